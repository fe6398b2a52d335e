import type { JSX } from "preact";
import { useRef, useState } from "preact/hooks";
import { page } from "../surface/page";
import { copy } from "../views/deliver";
import { packAddresses, WAYS, type Choices, type Way } from "./choices";
import { policy, snippet, themeRule, type Built } from "./markup";
import type { Words } from "./words";

/** What to copy for each way, and what the policy of the page around has to allow. */
export function Snippets({ t, choices, sound }: { readonly t: Words; readonly choices: Choices; readonly sound: boolean }): JSX.Element {
  return (
    <section class="snippets" aria-labelledby="snippets-title">
      <h2 class="section-title" id="snippets-title">
        {t("configure.snippets")}
      </h2>
      {sound ? (
        <>
          <p class="note note-apart">{t("configure.snippets-hint")}</p>
          {WAYS.map((way) => (
            <WayToEmbed way={way} t={t} choices={choices} key={way} />
          ))}
        </>
      ) : (
        <p>{t("configure.snippets-none")}</p>
      )}
    </section>
  );
}

function WayToEmbed({ way, t, choices }: { readonly way: Way; readonly t: Words; readonly choices: Choices }): JSX.Element {
  const built: Built = { version: CHECKER_VERSION, integrity: CHECKER_INTEGRITY, name: t("configure.snippet-name") };
  const rule = way === "element" ? themeRule(choices) : "";
  const [plain, wasm] = [policy(way, choices, false), policy(way, choices, true)];
  const isOneLine = plain === wasm || choices.strict;
  return (
    <section class="way-to-embed" aria-labelledby={`way-${way}`}>
      <h3 class="way-title" id={`way-${way}`}>
        {t(`way.${way}`)}
      </h3>
      <p class="way-note">{t(`way.${way}-note`)}</p>
      {choices.handover !== "" && (way === "link" || way === "frame") ? <p class="note way-left-out">{t("configure.no-handover")}</p> : null}
      {packAddresses(choices).length > 0 && (way === "link" || way === "frame") ? <p class="note way-left-out">{t("configure.own-packs")}</p> : null}
      <Copied id={`${way}-markup`} t={t} label={t("configure.markup")} of={t(`way.${way}`)} text={snippet(way, choices, built)} />
      {rule === "" ? null : <Copied id={`${way}-style`} t={t} label={t("configure.style")} of={t(`way.${way}`)} text={rule} />}
      {plain === null || wasm === null ? (
        <p class="note">{t("configure.policy-none")}</p>
      ) : isOneLine ? (
        <Copied id={`${way}-policy`} t={t} label={t("configure.policy")} of={t(`way.${way}`)} text={plain} />
      ) : (
        <>
          <Copied id={`${way}-policy`} t={t} label={t("configure.policy-wasm")} of={t(`way.${way}`)} text={wasm} />
          <Copied id={`${way}-policy-strict`} t={t} label={t("configure.policy-js")} of={t(`way.${way}`)} text={plain} />
        </>
      )}
    </section>
  );
}

/** About as many signs as a line of the field takes, on a wide page and on a narrow one. */
const LINE = 88;
const SHORT_LINE = 32;

/** A text that is copied by a button, or by hand where the browser lets no button copy. */
function Copied(props: { readonly id: string; readonly t: Words; readonly label: string; readonly of: string; readonly text: string }): JSX.Element {
  const { id, t, text } = props;
  const field = useRef<HTMLTextAreaElement>(null);
  const [said, setSaid] = useState({ text: "", words: "" });
  const most = page.narrow.now() ? SHORT_LINE : LINE;
  const rows = text.split("\n").reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / most)), 0);
  const copied = (): void => {
    if (field.current !== null) {
      void copy(field.current, page).then((done) => setSaid({ text, words: t(done ? "configure.copied" : "configure.copy-by-hand") }));
    }
  };
  return (
    <div class="copied">
      <div class="copied-head">
        <label class="copied-label" for={id}>
          {props.label}
        </label>
        <span class="copied-said" role="status">
          {said.text === text ? said.words : ""}
        </span>
        <button class="button button-small copied-button" type="button" aria-label={t("configure.copy-what", { what: props.label, of: props.of })} onClick={copied}>
          {t("configure.copy")}
        </button>
      </div>
      <textarea class="textarea copied-text" id={id} ref={field} rows={rows} readOnly value={text} spellcheck={false} lang="en" dir="ltr" />
    </div>
  );
}
