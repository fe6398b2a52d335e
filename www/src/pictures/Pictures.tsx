import type { JSX } from "preact";
import type { Assessment } from "../engine/types";
import { useJourney } from "../journey/context";
import { Matrix } from "./Matrix";
import { Timeline } from "./Timeline";

/** The result once more, to look at: by day, and by district. */
export function Pictures({ assessment }: { readonly assessment: Assessment }): JSX.Element {
  const { t } = useJourney().words;
  return (
    <section class="pictures" aria-labelledby="pictures-title">
      <h2 class="section-title" id="pictures-title">
        {t("pictures.title")}
      </h2>
      <Timeline assessment={assessment} />
      <Matrix assessment={assessment} />
    </section>
  );
}
