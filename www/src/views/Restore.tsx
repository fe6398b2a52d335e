import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { useJourney } from "../journey/context";
import type { Translator } from "../i18n/translate";
import { isShown } from "../options";
import type { Fault, FileReading } from "../share/file";
import { opener, type Opener } from "../share/opener";
import { ErrorSummary, FieldMessage, Form, Submit, Title, useTabTitle, type FieldError } from "./parts";

const CODE = "restore-code";
const FILE = "restore-file";
/** As many faults of a file as a person mends in one go. */
const MOST_FAULTS = 10;

/** Answers given before come back: from a code that is typed, or a file that was saved. */
export function Restore(): JSX.Element {
  const { engine, catalogue, words, options, dispatch, go } = useJourney();
  const { t } = words;
  const [typed, setTyped] = useState("");
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  useTabTitle(t("restore.title"), errors);

  const take = (source: "code" | "file", field: string, read: (by: Opener) => FileReading): void => {
    const reading = read(opener(engine, catalogue));
    if (reading.kind === "faults") {
      setErrors(reading.faults.slice(0, MOST_FAULTS).map((fault) => ({ field, message: faultWords(fault, words) })));
    } else if (reading.kind !== "ok") {
      setErrors([{ field, message: t(`restore.${source}-${reading.kind}`) }]);
    } else {
      dispatch({ type: "incoming", incoming: { source, reading } });
      go({ name: "opening" });
    }
  };
  const submit = (): void => {
    if (typed.trim() === "") {
      setErrors([{ field: CODE, message: t("restore.code-empty") }]);
    } else {
      take("code", CODE, (by) => by.code(typed));
    }
  };
  const open = (file: File | undefined): void => {
    if (file === undefined) {
      return;
    }
    const reader = new FileReader();
    reader.onload = () => take("file", FILE, (by) => by.file(String(reader.result)));
    reader.onerror = () => setErrors([{ field: FILE, message: t("restore.file-not-ours") }]);
    reader.readAsText(file);
  };

  const codeError = errors.find(({ field }) => field === CODE);
  const fileError = errors.find(({ field }) => field === FILE);
  return (
    <>
      <ErrorSummary errors={errors} />
      <Title>{t("restore.title")}</Title>
      <Form onSubmit={submit}>
        <div class={codeError === undefined ? "group" : "group group-error"}>
          <label class="label" for={CODE}>
            {t("restore.code")}
          </label>
          <p class="hint" id="restore-code-hint">
            {t("restore.code-hint")}
          </p>
          <FieldMessage id="restore-code-error" error={codeError} />
          <textarea
            class="textarea take-text"
            id={CODE}
            rows={3}
            autocomplete="off"
            autocapitalize="characters"
            spellcheck={false}
            value={typed}
            aria-describedby={codeError === undefined ? "restore-code-hint" : "restore-code-hint restore-code-error"}
            aria-invalid={codeError === undefined ? undefined : "true"}
            onInput={(event) => setTyped(event.currentTarget.value)}
          />
        </div>
        <Submit label="restore.submit" />
      </Form>
      {isShown(options, "files") ? (
        <>
          <p class="or restore-or">{t("question.or")}</p>
          <div class={fileError === undefined ? "group" : "group group-error"}>
            <label class="label" for={FILE}>
              {t("restore.file")}
            </label>
            <p class="hint" id="restore-file-hint">
              {t("restore.file-hint")}
            </p>
            <FieldMessage id="restore-file-error" error={fileError} />
            <input
              class="file"
              id={FILE}
              type="file"
              accept=".json,application/json"
              aria-describedby={fileError === undefined ? "restore-file-hint" : "restore-file-hint restore-file-error"}
              aria-invalid={fileError === undefined ? undefined : "true"}
              onChange={(event) => {
                open(event.currentTarget.files?.[0]);
                // The same file, mended, may be chosen again.
                event.currentTarget.value = "";
              }}
            />
          </div>
        </>
      ) : null}
    </>
  );
}

function faultWords({ path, reason, detail }: Fault, { t }: Translator): string {
  const words = t(`fault.${reason}`, { detail });
  return path === "" ? words : t("fault.at", { path, words });
}
