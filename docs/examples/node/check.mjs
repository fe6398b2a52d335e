// Which industry a business is in, and what would apply to it: node check.mjs "从事集成电路晶圆制造" jiangbei
import { Checker, isPolicyCheckerError } from "policy-checker";

const [text = "从事集成电路晶圆制造", region = "jiangbei"] = process.argv.slice(2);
const today = new Date().toLocaleDateString("sv");

try {
  const checker = await Checker.create();
  const { verdict, settled } = checker.classify(text);
  console.log(`${verdict}: ${settled === null ? "-" : `${settled.code} ${settled.name}`}`);

  // What a program guesses, a person confirms; only then is it a fact.
  const facts = { region, ...(settled !== null && { industries: [settled.code] }) };
  for (const { label, status, firmness } of checker.assess(facts, today).measures) {
    if (status === "applies") {
      console.log(`${status} (${firmness}): ${label.zh}`);
    }
  }
  const [next] = checker.questions(facts, today);
  console.log(`next question: ${next === undefined ? "-" : `${next.id} ${next.question.zh}`}`);
} catch (error) {
  if (!isPolicyCheckerError(error)) {
    throw error;
  }
  console.error(`${error.code}${error.path === null ? "" : ` at ${error.path}`}: ${error.message}`);
  process.exitCode = 1;
}
