import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { Lang } from "../../engine/types";
import { kioskWords } from "../words";
import type { Candidates } from "./pinyin";

/** As many characters as one row holds. */
const ROW = 8;

/** The letters typed so far and the characters they may mean, a row at a time. */
export function CandidateRow(props: {
  readonly lang: Lang;
  readonly typed: string;
  readonly found: Candidates | null;
  readonly onChoose: (character: string) => void;
}): JSX.Element {
  const { lang, typed, found, onChoose } = props;
  const t = kioskWords(lang);
  const [from, setFrom] = useState(0);
  const characters = found?.characters ?? [];
  const earlier = (): void => setFrom(from - ROW);
  const later = (): void => setFrom(from + ROW);
  return (
    <div class="kiosk-candidates" role="group" aria-label={t("keys.candidates")}>
      <p class="kiosk-typed" role="status">
        {typed === "" ? t("keys.hint") : found === null ? `${typed} ${t("keys.none")}` : typed}
      </p>
      {characters.slice(from, from + ROW).map((one) => (
        <button class="kiosk-key" type="button" lang="zh-CN" key={one} onClick={() => onChoose(one)}>
          {one}
        </button>
      ))}
      {from === 0 ? null : (
        <button class="kiosk-key" type="button" aria-label={t("keys.earlier")} onClick={earlier}>
          ‹
        </button>
      )}
      {characters.length <= from + ROW ? null : (
        <button class="kiosk-key" type="button" aria-label={t("keys.more")} onClick={later}>
          ›
        </button>
      )}
    </div>
  );
}
