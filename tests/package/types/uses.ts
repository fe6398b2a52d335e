// What a caller writes, compiled against the packed types; each line that must not compile says so.
import init, { assess, Checker, classify, isPolicyCheckerError } from "policy-checker";
import type {
  AssessedDocument,
  Assessment,
  Catalogue,
  Changes,
  Classification,
  Comparison,
  CreateOptions,
  EngineChoice,
  EngineReason,
  Fact,
  Facts,
  Finding,
  Found,
  PolicyCheckerError,
  StartError,
  TaxonomyNode,
} from "policy-checker";
import { PolicyCheckerElement } from "policy-checker/define";
import { PolicyCheckerElement as Undefined, type Pack, type PolicyCheckerEventMap } from "policy-checker/element";
import initPlain, { classify as classifyPlainly } from "policy-checker/plain";

const facts: Facts = { region: "jiangbei", industries: ["1.2.4"], "written-promise": true };

export async function checked(): Promise<void> {
  const checker: Checker = await Checker.create();
  const classification: Classification = checker.classify("text", { limit: 3 });
  const byCode: Classification = checker.classifyCode("3973");
  const found: readonly Found[] = checker.lookup("397", { limit: 3 });
  const node: TaxonomyNode = checker.browse();
  const below: TaxonomyNode = checker.browse("1.2");
  const assessment: Assessment = checker.assess(facts, "2026-11-21");
  const changes: readonly Changes[] = checker.changes(facts, "2026-11-21");
  const comparison: Comparison = checker.compare(facts, "2026-11-21");
  const questions: readonly Fact[] = checker.questions(facts, "2026-11-21");
  const catalogue: Catalogue = checker.catalogue();
  const document: AssessedDocument = checker.loadPack("{}");
  const same: AssessedDocument = checker.loadPack({ document: {} });
  const { ok, findings }: { ok: boolean; findings: readonly Finding[] } = checker.checkPack("{}");
  checker.unloadPacks();
  const engine: EngineChoice = checker.engine;
  const reason: EngineReason = checker.reason;
  const version: string = checker.version;
  void [classification, byCode, found, node, below, assessment, changes, comparison, questions, catalogue, document, same, ok, findings];
  void [engine, reason, version];

  // @ts-expect-error a fact cannot be a number
  checker.assess({ region: 5 }, "2026-11-21");
  // @ts-expect-error the day is wanted
  checker.assess(facts);
  // @ts-expect-error a day is a text
  checker.questions(facts, new Date());
  // @ts-expect-error results are not for writing
  assessment.region = "beibei";
  // @ts-expect-error nor is the checker
  checker.engine = "js";
  // @ts-expect-error a checker is made by `create`
  new Checker();
  // @ts-expect-error a pack is a text or an object
  checker.loadPack(5);
}

export const options: readonly CreateOptions[] = [
  {},
  { engine: "auto" },
  { engine: "js" },
  { engine: undefined, wasm: undefined },
  { wasm: "/core.wasm" },
  { wasm: new URL("https://example.org/core.wasm") },
  { wasm: new Uint8Array(8) },
  { wasm: new ArrayBuffer(8) },
  { wasm: new Response() },
  { wasm: new WebAssembly.Module(new Uint8Array(8)) },
  // @ts-expect-error there is no such form
  { engine: "native" },
  // @ts-expect-error that is no file
  { wasm: null },
];

export function told(error: unknown): string {
  if (isPolicyCheckerError(error)) {
    const known: PolicyCheckerError | StartError = error;
    const path: string | null = error.path;
    return `${known.code} ${path} ${known.message} ${error.findings?.length ?? 0}`;
  }
  // @ts-expect-error nothing is known of it
  return error.code;
}

/** As it was before there was `Checker`. */
export async function functions(): Promise<readonly string[]> {
  await init();
  await init({ module_or_path: new Uint8Array(8) });
  await initPlain();
  const { verdict } = classify("text");
  return [verdict, classifyPlainly("text").verdict, ...assess(facts, "2026-11-21").questions];
}

export function embedded(packs: readonly Pack[]): PolicyCheckerElement {
  const element = document.createElement("policy-checker");
  const same: Undefined = element;
  element.region = "beibei";
  element.regionFixed = true;
  element.theme = "dark";
  element.packs = [...packs, new URL("https://example.org/pack.json"), "pack.json", { document: {} }];
  element.addEventListener("resize", ({ detail }) => detail.height.toFixed());
  element.addEventListener("result", function ({ detail: { text } }) {
    this.reset();
    text.trim();
  });
  element.addEventListener("click", (event) => event.clientX);
  element.addEventListener("unknown", (event) => event.type, { once: true });
  const listener = (event: PolicyCheckerEventMap["ready"]): null => event.detail;
  element.addEventListener("ready", listener);
  element.removeEventListener("ready", listener);

  // @ts-expect-error there is no such look
  element.theme = "pink";
  // @ts-expect-error that says nothing
  element.addEventListener("done", ({ detail }) => detail.text);
  // @ts-expect-error a list is wanted
  element.packs = "pack.json";
  // @ts-expect-error it is a truth
  element.regionFixed = "beibei";
  return same;
}
