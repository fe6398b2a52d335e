// How long an engine takes from nothing to its first answer: `node start.mjs <folder>` prints microseconds of processor
// time. To be run once a process.
import { fetched, run, spent } from "./engine.mjs";

await run(async (folder) => {
  const { script, rules, wasm, complete } = await fetched(folder);
  const before = process.cpuUsage();
  const { load } = await import(script);
  const { decide } = await load(rules, wasm);
  await decide(complete[0]);
  return spent(before);
});
