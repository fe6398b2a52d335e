import type { JSX } from "preact";
import { useAboutWords } from "./words";

/** What the page computes with. */
export function Build(): JSX.Element {
  const t = useAboutWords();
  return <>{t("about.build-wasm")}</>;
}
