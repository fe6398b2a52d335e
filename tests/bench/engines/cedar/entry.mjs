import init, { preparsePolicySet, statefulIsAuthorized } from "@cedar-policy/cedar-wasm/web";

const REQUEST = {
  principal: { type: "Business", id: "b" },
  action: { type: "Action", id: "a" },
  resource: { type: "Measure", id: "m" },
  preparsedPolicySetId: "rules",
  entities: [],
};

export async function load(text, wasm) {
  await init({ module_or_path: wasm });
  const staticPolicies = JSON.parse(text);
  const parsed = preparsePolicySet("rules", { staticPolicies });
  if (parsed.type !== "success") throw new Error(JSON.stringify(parsed.errors));
  const count = Object.keys(staticPolicies).length;
  function decide(facts) {
    const answer = statefulIsAuthorized({ ...REQUEST, context: facts });
    if (answer.type !== "success") throw new Error(JSON.stringify(answer.errors));
    const verdicts = new Array(count).fill(false);
    for (const id of answer.response.diagnostics.reason) verdicts[id.slice(1)] = true;
    for (const { policyId } of answer.response.diagnostics.errors) verdicts[policyId.slice(1)] = null;
    return verdicts;
  }
  return { decide, readings: () => ({ "a policy with an error is open": decide }) };
}
