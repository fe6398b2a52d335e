import type { Facts } from "../engine/types";

/** What has to be said of answers taken together; each is a text of the page. */
export type Caution = "caution.fault" | "caution.crime";

/** Answers that cannot both be so, and those beside which a "no penalty" would mislead. */
export function cautions(answers: Facts): readonly Caution[] {
  const found: Caution[] = [];
  if (answers["subjective-fault"] === true && answers["no-fault-evidence"] === true) {
    found.push("caution.fault");
  }
  // Article 27 of the Administrative Penalty Law: a suspected crime goes to the judicial authorities.
  if (answers["crime-suspected"] === true) {
    found.push("caution.crime");
  }
  return found;
}
