import type { JSX } from "preact";
import { useJourney } from "../journey/context";
import { Answers } from "./Answers";
import { Cautions } from "./Cautions";
import { ReadAloud } from "./ReadAloud";
import { Title, useTabTitle } from "./parts";

/** Every answer once more before the result, each with a way to change it. */
export function CheckAnswers(): JSX.Element {
  const { state, words, go } = useJourney();
  const { t } = words;
  const title = t("check.title");
  const unsure = state.unsure.length;
  const hint = unsure === 0 ? t("check.hint") : `${t("check.hint")}${t("check.unsure", { count: unsure })}`;
  useTabTitle(title);
  return (
    <>
      <ReadAloud text={`${title}${t("sentence.end")}${hint}`} />
      <Title>{title}</Title>
      <p class="hint">{hint}</p>
      <Cautions />
      <Answers plain />
      <p class="check-go">
        <button class="button" type="button" onClick={() => go({ name: "result" })}>
          {t("check.submit")}
        </button>
      </p>
    </>
  );
}
