// The browsers of the test, oldest first, and what tells them apart.
import { access } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { bidi } from "./drivers/bidi.mjs";
import { devtools } from "./drivers/devtools.mjs";
import { miniBrowser } from "./drivers/minibrowser.mjs";
import { webdriver } from "./drivers/webdriver.mjs";
import { unpacked } from "./unpack.mjs";

/** A phone. */
const SIZE = { width: 360, height: 740 };

/**
 * `knowsKeyword`: whether the browser takes WebAssembly for allowed where the policy says `'wasm-unsafe-eval'`. Before that word
 * came, only the policy that allows `eval` allowed it. The `short` ones take part in each run of the tests: the oldest Chromium and the
 * three engines of today.
 */
export const KERNELS = [
  { ...old(64, false), short: true },
  ...[72, 80, 88, 92].map((version) => old(version, false)),
  old(108, true),
  { name: "chromium", short: true, knowsKeyword: true, start: async () => devtools(process.env.CHROMIUM ?? (await onPath("chromium")), "--headless=new", SIZE) },
  { name: "firefox", short: true, knowsKeyword: true, start: async () => bidi(await onPath("firefox-esr", "firefox"), SIZE) },
  { name: "webkit", short: true, knowsKeyword: true, start: startWebKit },
];

function old(version, knowsKeyword) {
  const name = `chromium-${version}`;
  return { name, knowsKeyword, start: async () => devtools(await unpacked(name), "--headless", SIZE) };
}

async function startWebKit() {
  await onPath("xvfb-run");
  const browser = await miniBrowser();
  if (browser === undefined) {
    throw new Error("MiniBrowser is not installed; it comes with libwebkit2gtk");
  }
  return webdriver(await onPath("WebKitWebDriver"), browser, SIZE);
}

/** The first of the programs that is on the path. */
async function onPath(...names) {
  for (const name of names) {
    for (const folder of (process.env.PATH ?? "").split(delimiter)) {
      const file = join(folder, name);
      if (await access(file).then(() => true, () => false)) {
        return file;
      }
    }
  }
  throw new Error(`${names.join(" or ")} is not installed`);
}
