import type { JSX } from "preact";
import { FIGURES, percent, SETS, type Figure, type Rate } from "./figures";
import { useAboutWords } from "./words";

const ORDER: readonly Figure[] = ["category", "subcategory", "called-in", "called-out", "weak", "best"];
const COLUMNS = ["companies", "held-out"] as const;

/** How often the classifier was right, on which texts, and how far chance may have helped. */
export function Accuracy(): JSX.Element {
  const t = useAboutWords();
  return (
    <>
      <p>{t("about.sure-measures")}</p>
      <p>{t("about.sure-industries")}</p>
      <table class="accuracy">
        <caption>{t("about.sure-caption")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("about.sure-figure")}</th>
            {COLUMNS.map((set) => (
              <th scope="col" key={set}>
                {t(`about.set-${set}`, { texts: SETS[set].texts })}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {ORDER.map((figure) => (
            <tr key={figure}>
              <th scope="row">{t(`about.figure-${figure}`)}</th>
              {COLUMNS.map((set) => (
                <td key={set}>
                  <Share rate={FIGURES[figure][set]} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <ul class="points">
        <li>{t("about.sure-companies", { inside1: SETS.companies.inside, outside1: SETS.companies.outside })}</li>
        <li>{t("about.sure-held-out", { inside2: SETS["held-out"].inside, outside2: SETS["held-out"].outside })}</li>
        <li>{t("about.sure-small")}</li>
      </ul>
    </>
  );
}

function Share({ rate }: { readonly rate: Rate }): JSX.Element {
  const t = useAboutWords();
  const { hits, of, low, high } = rate;
  return (
    <>
      <strong>{percent(rate)}%</strong> <span class="accuracy-part">{t("about.sure-interval", { low, high })}</span>{" "}
      <span class="accuracy-part">{t("about.sure-hits", { hits, of })}</span>
    </>
  );
}
