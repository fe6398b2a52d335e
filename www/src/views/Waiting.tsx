import type { JSX } from "preact";
import { useFrame } from "../journey/context";
import { Title, useTabTitle } from "./parts";

/** Stands for a step that was asked for before the core was there; the step takes its place. */
export function Waiting(): JSX.Element {
  const { t } = useFrame().words;
  useTabTitle(t("load.waiting-title"));
  return (
    <>
      <Title>{t("load.waiting-title")}</Title>
      <p>{t("load.waiting-text")}</p>
    </>
  );
}
