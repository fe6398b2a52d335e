// The browser as docs/kiosk starts it. Its policy takes root; without, the test says so and looks at the flags alone.
import assert from "node:assert/strict";
import { describe as suite, test } from "node:test";
import { SITE_URL } from "./support/browser.mjs";
import { KIOSK_URL } from "./support/kiosk.mjs";
import { firstPage, flags, machinePolicy, policyFault, startMachine } from "./support/machine.mjs";
import { until } from "./support/until.mjs";

suite("the machine of docs/kiosk", { concurrency: false }, () => {
  test("opens the kiosk, alone in its history, on a private window", async (context) => {
    const fault = await policyFault();
    if (fault !== null) {
      context.diagnostic(fault);
    }
    await withMachine(KIOSK_URL, fault === null ? await machinePolicy() : null, async (machine) => {
      const page = await machine.open(await firstPage(machine));
      await until(() => page.evaluate('document.querySelectorAll(".kiosk-begin").length === 2'));
      assert.equal(await page.evaluate("history.length"), 1);
      assert.ok((await flags()).includes("--incognito"));
      await page.evaluate('document.querySelector(".kiosk-begin").click()');
      await until(() => page.evaluate('document.documentElement.hasAttribute("data-ready")'));
      await page.evaluate('document.querySelector(".kiosk-end-button").click()');
      await until(() => page.evaluate('document.querySelectorAll(".kiosk-begin").length === 2'));
      assert.equal(await page.evaluate("history.length"), 1);
      if (fault === null) {
        for (const address of [SITE_URL, `${SITE_URL}index.html`, "http://127.0.0.1:9/", "https://example.org/", "file:///etc/passwd", "data:text/html,out"]) {
          const { errorText } = await page.send("Page.navigate", { url: address });
          assert.equal(errorText, "net::ERR_BLOCKED_BY_ADMINISTRATOR", address);
        }
      }
    });
  });

  test("knows every policy and finds each in order", async (context) => {
    const fault = await policyFault();
    if (fault !== null) {
      context.diagnostic(fault);
      return;
    }
    const policy = await machinePolicy();
    policy.URLAllowlist.push("chrome://policy");
    await withMachine(KIOSK_URL, policy, async (machine) => {
      const page = await machine.open(await firstPage(machine));
      await page.send("Page.navigate", { url: "chrome://policy" });
      const verdicts = await until(async () => {
        const shown = new Map(await page.evaluate(ROWS));
        return Object.keys(policy).every((name) => shown.has(name)) ? shown : null;
      });
      assert.deepEqual(
        Object.keys(policy).map((name) => [name, verdicts.get(name)]).filter(([, verdict]) => verdict !== "OK"),
        [],
      );
    });
  });

  test("lets nobody look into the page with the tools of developers", async (context) => {
    const fault = await policyFault();
    if (fault !== null) {
      context.diagnostic(fault);
      return;
    }
    await withMachine(KIOSK_URL, await machinePolicy({ tools: false }), async (machine) => {
      const page = await firstPage(machine);
      await assert.rejects(machine.open(page), /Not allowed/);
    });
  });
});

/** What chrome://policy says of each policy: its name and whether it is in order. */
const ROWS = `(() => {
  const found = [];
  const walk = (root) => {
    for (const one of root.querySelectorAll("*")) {
      if (one.tagName === "POLICY-ROW") {
        const text = (part) => (one.shadowRoot.querySelector(part)?.textContent ?? "").trim();
        found.push([text(".name").split(/\\s/)[0], text(".messages")]);
      }
      if (one.shadowRoot !== null) walk(one.shadowRoot);
    }
  };
  walk(document);
  return found;
})()`;

async function withMachine(address, policy, body) {
  const machine = await startMachine(address, policy);
  try {
    await body(machine);
  } finally {
    await machine.close();
  }
}
