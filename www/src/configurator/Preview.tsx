import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { settings, themeSettings, type Choices } from "./choices";
import { Pills } from "./Fields";
import { SANDBOX, withQuery } from "./markup";
import type { Words } from "./words";

/** How long one has to have stopped writing. */
const QUIET_MILLISECONDS = 400;

/** The check itself, as the options make it, on a phone and on a wide page. */
export function Preview({ t, choices, wrong }: { readonly t: Words; readonly choices: Choices; readonly wrong: number }): JSX.Element {
  const [width, setWidth] = useState<"phone" | "full">("full");
  const source = withQuery(`embed/${CHECKER_VERSION}/index.html`, [...settings(choices, "element"), ...themeSettings(choices)]);
  const [shown, setShown] = useState(source);
  useEffect(() => {
    const timer = setTimeout(() => setShown(source), QUIET_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [source]);
  return (
    <section class="preview" aria-labelledby="preview-title">
      <div class="preview-head">
        <h2 class="section-title" id="preview-title">
          {t("configure.preview")}
        </h2>
        <Pills
          name="width"
          label={t("configure.width")}
          value={width}
          values={[
            ["full", t("configure.width-full")],
            ["phone", t("configure.width-phone")],
          ]}
          onValue={setWidth}
        />
      </div>
      {wrong === 0 ? null : (
        <p class="preview-refused">
          <a href="#faults">{t("configure.refused-count", { count: wrong })}</a>
        </p>
      )}
      <div class="preview-ground">
        {/* Another frame for another address: to change the address of one would add a step to the way back. */}
        <iframe key={shown} class={`preview-frame preview-${width}`} src={shown} title={t("configure.preview")} sandbox={SANDBOX} referrerpolicy="no-referrer" />
      </div>
      <p class="note">{t("configure.preview-note")}</p>
    </section>
  );
}
