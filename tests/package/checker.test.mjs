// What a checker promises beyond the answers of the core: its start, its packs, its errors, and that it hurts nobody.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { after, before, describe as suite, test } from "node:test";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { listening } from "../listening.mjs";
import { install, ROOT, run } from "./support/installed.mjs";

const { parse } = createRequire(join(ROOT, "www", "package.json"))("smol-toml");

const AS_OF = "2026-11-21";
const FACTS = { region: "jiangbei", industries: ["1.2.4"], approval: "notice-and-promise" };
const TEXT = "从事集成电路晶圆制造、封装测试及销售";

/** An error as data; anything that is none of the package's fails the test. */
function thrown(call) {
  try {
    call();
  } catch (error) {
    assert.equal(error.name, "PolicyCheckerError", String(error.stack));
    return { code: error.code, path: error.path, findings: error.findings };
  }
  return assert.fail("nothing was thrown");
}

const rejected = async (promise) => {
  const error = await promise.then(() => assert.fail("it did not fail"), (reason) => reason);
  return thrown(() => {
    throw error;
  });
};

suite("a checker", () => {
  let installed;
  let Checker;
  let isPolicyCheckerError;
  let raw;
  let plain;
  let wasm;
  let lakeside;
  before(async () => {
    installed = await install();
    raw = await installed.import("index.node.js");
    plain = await installed.import("policy_checker_plain.js");
    ({ Checker, isPolicyCheckerError } = raw);
    await raw.default();
    await plain.default();
    wasm = await installed.read("policy_checker_bg.wasm");
    const pack = join(ROOT, "tests", "cases", "packs", "lakeside-district.toml");
    lakeside = JSON.stringify(parse(await readFile(pack, "utf8")));
  });
  after(() => installed.remove());

  const both = (name, body) => {
    for (const engine of ["wasm", "js"]) {
      test(`${name}, as ${engine}`, async () => body(await Checker.create({ engine }), engine));
    }
  };

  test("starts as WebAssembly by itself where that runs", async () => {
    const { engine, reason, version } = await Checker.create();
    assert.deepEqual([engine, reason, version], ["wasm", null, raw.version()]);
  });

  both("answers as the functions of the core do", (checker, engine) => {
    assert.deepEqual([checker.engine, checker.reason], [engine, "forced"]);
    for (const [given, expected] of [
      [checker.classify(TEXT, { limit: 2 }), raw.classify(TEXT, { limit: 2 })],
      [checker.classifyCode("3973"), raw.classifyCode("3973")],
      [checker.lookup("397", { limit: 3 }), raw.find("397", { limit: 3 })],
      [checker.browse(), raw.browse()],
      [checker.browse("1.2"), raw.browse("1.2")],
      [checker.assess(FACTS, AS_OF), raw.assess(FACTS, AS_OF)],
      [checker.changes(FACTS, AS_OF), raw.changes(FACTS, AS_OF)],
      [checker.compare(FACTS, AS_OF), raw.compare(FACTS, AS_OF)],
      [checker.catalogue(), raw.catalogue()],
      [checker.checkPack(lakeside), raw.checkPack(lakeside)],
      [checker.checkPack("{}"), raw.checkPack("{}")],
    ]) {
      assert.deepEqual(given, expected);
    }
  });

  both("asks what the assessment leaves open, in its order, with all that a form needs", (checker) => {
    const ids = raw.assess(FACTS, AS_OF).questions;
    assert.ok(ids.length > 5);
    const entries = new Map(raw.catalogue().facts.map((fact) => [fact.id, fact]));
    assert.deepEqual(checker.questions(FACTS, AS_OF), ids.map((id) => entries.get(id)));
    for (const { type, values, domain, question } of checker.questions({}, AS_OF)) {
      assert.ok(question.zh !== "" && question.en !== "");
      assert.equal(["enum", "set"].includes(type), values !== undefined || domain !== undefined);
    }
  });

  both("keeps its packs to itself", async (checker, engine) => {
    const other = await Checker.create({ engine });
    const form = engine === "wasm" ? raw : plain;
    const regions = (one) => one.catalogue().regions.map(({ id }) => id);
    const usual = regions(other);
    const document = checker.loadPack(lakeside);
    const region = document.region;
    assert.ok(region !== null && !usual.includes(region));
    assert.deepEqual([regions(checker).includes(region), regions(other), regions(form)], [true, usual, usual]);

    const facts = { region, stage: "operating", violation: "none", "red-lines": [] };
    assert.ok(checker.assess(facts, AS_OF).measures.some((measure) => measure.document === document.id));
    assert.ok(checker.changes(facts, AS_OF).some((change) => change.document === document.id));
    assert.ok(checker.compare(facts, AS_OF).regions.some((one) => one.region === region));
    assert.ok(checker.questions(facts, AS_OF).length > 0);
    assert.equal(thrown(() => other.assess(facts, AS_OF)).code, "bad-facts");

    // Nor does it see what the functions of the core were given, or take it away from them.
    try {
      form.loadPack(lakeside);
      assert.deepEqual(regions(other), usual);
      assert.deepEqual(regions(await Checker.create({ engine })), usual);
      assert.ok(regions(form).includes(region));
    } finally {
      form.unloadPacks();
    }
    assert.ok(regions(checker).includes(region));
    checker.unloadPacks();
    assert.deepEqual(regions(checker), usual);
  });

  both("takes a pack as text or object, its versions side by side, and the same version once", (checker) => {
    const pack = JSON.parse(lakeside);
    const given = checker.loadPack(pack);
    raw.loadPack(lakeside);
    const expected = raw.catalogue().documents.find(({ id }) => id === given.id);
    raw.unloadPacks();
    assert.deepEqual(given, expected);
    const versions = () => checker.catalogue().documents.filter(({ id }) => id === given.id).map(({ number }) => number);
    const renamed = { ...pack, document: { ...pack.document, number: "第2号" } };
    checker.loadPack(renamed);
    assert.deepEqual(versions(), ["第2号"]);
    checker.loadPack({ ...pack, document: { ...pack.document, number: "第3号", issued: "2030-01-01", effective: "2030-01-01", until: undefined } });
    assert.deepEqual(versions(), ["第2号", "第3号"]);
  });

  both("refuses what is no pack with the place and all findings, and is as it was", (checker) => {
    checker.loadPack(lakeside);
    const before = checker.catalogue();
    const stolen = JSON.parse(lakeside);
    stolen.document.id = "penalty-law";
    const faulty = JSON.parse(lakeside);
    faulty.rules[0].firmness = "perhaps";
    faulty.rules[1].firmness = "never";
    for (const pack of ["", "{}", "[]", "5", '"x"', JSON.stringify(stolen), JSON.stringify(faulty)]) {
      const refused = thrown(() => checker.loadPack(pack));
      assert.deepEqual({ ...refused, path: refused.path === "pack" ? "" : refused.path }, thrown(() => raw.loadPack(pack)), pack);
    }
    assert.ok(thrown(() => checker.loadPack(faulty)).findings.length > 1);
    const cyclic = {};
    cyclic.itself = cyclic;
    for (const [pack, code] of [
      [cyclic, "unreadable"],
      [{ number: 5n }, "unreadable"],
      [{ toJSON: () => undefined }, "wrong-type"],
      [undefined, "wrong-type"],
      [null, "wrong-type"],
      [5, "wrong-type"],
      ["\ud800", "lone-surrogate"],
      [" ".repeat(2 * 1024 * 1024 + 1), "text-too-long"],
    ]) {
      assert.deepEqual(thrown(() => checker.loadPack(pack)), { code, path: "pack", findings: undefined });
    }
    assert.deepEqual(checker.catalogue(), before);
  });

  both("throws what the core throws", (checker) => {
    for (const call of [
      (core) => core.classify(5),
      (core) => core.classify(TEXT, { limit: 0 }),
      (core) => core.classify(TEXT, { limits: 1 }),
      (core) => core.classifyCode("x"),
      (core) => core.browse("1.2.99"),
      (core) => core.assess({ region: "atlantis" }, AS_OF),
      (core) => core.assess(FACTS, "2026-02-30"),
      (core) => core.changes(null, AS_OF),
      (core) => core.compare({ stage: "x", approval: 5 }, AS_OF),
    ]) {
      assert.deepEqual(thrown(() => call(checker)), thrown(() => call(raw)));
    }
    const error = (() => {
      try {
        return checker.browse("1.2.99");
      } catch (caught) {
        return caught;
      }
    })();
    assert.deepEqual([error, new Error("x"), "x", null].map(isPolicyCheckerError), [true, false, false, false]);
  });

  test("may be called while another one is reading its arguments", async () => {
    const [one, other] = [await Checker.create({ engine: "wasm" }), await Checker.create({ engine: "js" })];
    other.loadPack(lakeside);
    const expected = one.assess(FACTS, AS_OF);
    let called = 0;
    const nested = {
      get region() {
        called += 1;
        assert.equal(other.classify(TEXT).verdict, "in");
        assert.equal(raw.classify(TEXT).verdict, "in");
        return FACTS.region;
      },
      industries: FACTS.industries,
      approval: FACTS.approval,
    };
    assert.deepEqual(one.assess(nested, AS_OF), expected);
    assert.ok(called > 0);
    assert.deepEqual(one.assess(FACTS, AS_OF), expected);
  });

  both("answers again, with its packs, after the stack ran out inside it", (checker) => {
    checker.loadPack(lakeside);
    const expected = checker.compare(FACTS, AS_OF);
    let [failures, answered] = [0, false];
    // From where not one more call fits, level by level upwards, until what is left is enough.
    const down = () => {
      try {
        down();
      } catch {
        // As deep as it goes.
      }
      if (!answered) {
        try {
          checker.compare(FACTS, AS_OF);
          answered = true;
        } catch {
          failures += 1;
        }
      }
    };
    down();
    assert.ok(answered && failures > 1, `${failures} failures`);
    assert.deepEqual(checker.compare(FACTS, AS_OF), expected);
  });

  test("survives an instance whose memory is destroyed", async () => {
    const { instantiate } = WebAssembly;
    const memories = [];
    WebAssembly.instantiate = async (...given) => {
      const source = await instantiate(...given);
      memories.push((source.instance ?? source).exports.memory);
      return source;
    };
    try {
      const checker = await Checker.create({ engine: "wasm" });
      checker.loadPack(lakeside);
      const expected = [checker.classify(TEXT), checker.catalogue()];
      assert.equal(memories.length, 1);
      new Uint8Array(memories[0].buffer).fill(0xff);
      assert.deepEqual([checker.classify(TEXT), checker.catalogue()], expected);
    } finally {
      WebAssembly.instantiate = instantiate;
    }
  });

  suite("takes its file", () => {
    let address;
    let stop;
    before(async () => {
      const server = createServer((request, response) => {
        response.writeHead(request.url === "/core.wasm" ? 200 : 404).end(request.url === "/core.wasm" ? wasm : "no such page");
      });
      const { url, close } = await listening(server);
      [address, stop] = [url, close];
    });
    after(() => stop());

    const file = () => join(installed.home, "policy_checker_bg.wasm");
    for (const [name, source] of [
      ["from a path", file],
      ["from a file's address", () => pathToFileURL(file())],
      ["from a file's address as text", () => pathToFileURL(file()).href],
      ["from an address", () => new URL("core.wasm", address)],
      ["from an address as text", () => `${address}core.wasm`],
      ["from a response", () => fetch(`${address}core.wasm`)],
      ["from a response that was made", () => new Response(wasm)],
      ["from bytes", () => wasm],
      ["from a buffer", () => new Uint8Array(wasm).buffer],
      ["from a view of a buffer", () => new DataView(new Uint8Array(wasm).buffer)],
      ["from a compiled module", () => WebAssembly.compile(wasm)],
    ]) {
      test(name, async () => {
        const checker = await Checker.create({ engine: "wasm", wasm: await source() });
        assert.equal(checker.classify(TEXT).verdict, "in");
      });
    }

    const EMPTY = new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);
    for (const [name, source, reason] of [
      ["that is not there", () => join(installed.home, "no.wasm"), "missing"],
      ["that a server does not have", () => `${address}no.wasm`, "missing"],
      ["that no server has", () => "http://127.0.0.1:9/core.wasm", "missing"],
      ["of a response that failed", () => fetch(`${address}no.wasm`), "missing"],
      ["of a response that was read", async () => {
        const response = new Response(wasm);
        await response.arrayBuffer();
        return response;
      }, "damaged"],
      ["that is cut off", () => wasm.subarray(0, wasm.length >> 1), "damaged"],
      ["that is another module", () => EMPTY, "damaged"],
      ["that is another compiled module", () => WebAssembly.compile(EMPTY), "damaged"],
      ["that is no module", () => new TextEncoder().encode("<!doctype html>"), "damaged"],
    ]) {
      test(`${name}, and without it takes JavaScript and says why; if told not to, it fails`, async () => {
        const checker = await Checker.create({ wasm: await source() });
        assert.deepEqual([checker.engine, checker.reason, checker.classify(TEXT).verdict], ["js", reason, "in"]);
        const { code, path } = await rejected(Checker.create({ engine: "wasm", wasm: await source() }));
        assert.deepEqual([code, path], [`wasm-${reason}`, null]);
      });
    }
  });

  test("that is made the wrong way says what would be right", async () => {
    for (const [given, code, path] of [
      [null, "wrong-type", "options"],
      ["js", "wrong-type", "options"],
      [{ engine: "native" }, "bad-options", "options.engine"],
      [{ engine: null }, "bad-options", "options.engine"],
      [{ kind: "js" }, "bad-options", "options.kind"],
      [{ wasm: 5 }, "bad-options", "options.wasm"],
      [{ wasm: null }, "bad-options", "options.wasm"],
      [{ wasm: Promise.resolve(wasm) }, "bad-options", "options.wasm"],
    ]) {
      assert.deepEqual(await rejected(Checker.create(given)), { code, path, findings: undefined }, JSON.stringify(given));
    }
    assert.equal(thrown(() => new Checker()).code, "bad-use");
    assert.equal(thrown(() => new Checker({})).code, "bad-use");
  });

  test("falls to JavaScript where there is no WebAssembly", async () => {
    const { WebAssembly: removed } = globalThis;
    delete globalThis.WebAssembly;
    try {
      const checker = await Checker.create();
      assert.deepEqual([checker.engine, checker.reason, checker.classify(TEXT).verdict], ["js", "absent", "in"]);
      assert.equal((await rejected(Checker.create({ engine: "wasm" }))).code, "wasm-absent");
    } finally {
      globalThis.WebAssembly = removed;
    }
  });

  test("says which file is not hosted when neither form can be had", async () => {
    const alone = join(installed.folder, "alone");
    const script = `import { cp } from "node:fs/promises";
      await cp(${JSON.stringify(join(installed.home, "checker.node.js"))}, ${JSON.stringify(join(alone, "checker.node.js"))});
      const { Checker } = await import(${JSON.stringify(pathToFileURL(join(alone, "checker.node.js")).href)});
      await Checker.create().catch(({ name, code, message }) => console.log(name, code, message.includes("policy_checker_plain.js")));`;
    assert.equal(await run("node", ["--input-type=module", "--eval", script]), "PolicyCheckerError js-missing true\n");
  });

  test("does nothing until it is made", async () => {
    const script = `
      const before = Reflect.ownKeys(globalThis).map(String).join();
      globalThis.fetch = () => { throw new Error("a request at import"); };
      Object.assign(WebAssembly, { instantiate: null, compile: null, Module: null, Instance: null });
      const names = Object.keys(await import("policy-checker"));
      console.log(before === Reflect.ownKeys(globalThis).map(String).join(), typeof document, names.includes("Checker"), names.includes("default"));`;
    assert.equal(await run("node", ["--input-type=module", "--eval", script], { cwd: installed.folder }), "true undefined true true\n");
  });

  test("in the form for browsers reads no file by itself but through fetch", async () => {
    // Node's fetch knows no files, so that the browser's form ends in JavaScript here.
    const { Checker: InBrowser } = await installed.import("checker.js");
    const checker = await InBrowser.create();
    assert.deepEqual([checker.engine, checker.reason], ["js", "missing"]);
    assert.equal((await InBrowser.create({ wasm: await readFile(join(installed.home, "policy_checker_bg.wasm")) })).engine, "wasm");
  });
});
