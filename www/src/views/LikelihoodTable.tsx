import type { JSX } from "preact";
import type { Classification } from "../engine/types";
import { industryName, useJourney } from "../journey/context";
import { Bar } from "./Candidate";
import { probabilityWords } from "./probability";

/** How likely each of the nine industries is, and none of them, best first. */
export function LikelihoodTable({ result }: { readonly result: Classification }): JSX.Element | null {
  const journey = useJourney();
  const { t } = journey.words;
  if (result.level1.length === 0) {
    return null;
  }
  return (
    <details class="more-detail">
      <summary>{t("industry.level1")}</summary>
      <table class="table">
        <thead>
          <tr>
            <th scope="col">{t("industry.level1-name")}</th>
            <th scope="col">{t("industry.level1-probability")}</th>
          </tr>
        </thead>
        <tbody>
          {result.level1.map(({ code, probability }) => (
            <tr key={code}>
              <th scope="row" lang="zh-CN">
                {code} {industryName(journey, code)}
              </th>
              <td>
                <Bar value={probability} />
                {probabilityWords(probability, journey.words)}
              </td>
            </tr>
          ))}
          <tr>
            <th scope="row">{t("industry.none-probability")}</th>
            <td>
              <Bar value={result.none} />
              {probabilityWords(result.none, journey.words)}
            </td>
          </tr>
        </tbody>
      </table>
    </details>
  );
}
