import { attempt, type Problem } from "../engine/outcome";
import type { Journey } from "./context";

/** Keeps what the business does and what follows from it; gives what is wrong with the text, if anything is. */
export function describeBusiness({ engine, dispatch }: Journey, text: string): Problem | null {
  const outcome = attempt(() => engine.classify(text));
  if (!outcome.ok) {
    return outcome.error;
  }
  dispatch({ type: "text", text });
  dispatch({ type: "suggest", suggestion: { kind: "text", input: text, classification: outcome.value } });
  return null;
}

// Closing brackets stay, so that the text remains one that a person would write.
const ENDING = /[\s,.;:!?\u2026\u3001\u3002\uff01\uff0c\uff0e\uff1a\uff1b\uff1f]+$/;
const CHINESE = /[\u3400-\u9fff]/;

/** The text with what the business does with its goods; the core's words bring the space that they need. */
export function withActivity(text: string, words: string): string {
  return text.replace(ENDING, "") + words;
}

/** The text with one more product at its end. */
export function withProduct(text: string, product: string): string {
  const before = text.replace(ENDING, "");
  return `${before}${CHINESE.test(before) ? "\u3001" : ", "}${product}`;
}
