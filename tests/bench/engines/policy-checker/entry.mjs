import init, { assess, loadPack } from "../../../../pkg/policy_checker.js";

const VERDICTS = { applies: true, "does-not-apply": false, depends: null };

export async function load(text, wasm) {
  await init({ module_or_path: wasm });
  const { asOf, packs, places } = JSON.parse(text);
  packs.forEach((pack) => loadPack(pack));
  const count = Object.keys(places).length;
  function decide(facts) {
    const { measures } = assess(facts, asOf);
    if (measures.length !== count) throw new Error(`${measures.length} measures were assessed, not ${count}`);
    const verdicts = new Array(count);
    for (const { document, id, status } of measures) verdicts[places[`${document}/${id}`]] = VERDICTS[status];
    return verdicts;
  }
  return { decide, readings: () => ({ "`depends` is open": decide }) };
}
