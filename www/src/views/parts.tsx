import { createContext, type ComponentChildren, type JSX } from "preact";
import { useContext, useLayoutEffect, useRef } from "preact/hooks";
import { useFrame } from "../journey/context";
import type { Key } from "../i18n/translate";
import type { Surface } from "../surface/surface";

export const TITLE_ID = "page-title";

/** False for a step that waits out of sight while a page beside the journey shows. */
export const ShownContext = createContext(true);

/** The one h1 of a step. The focus goes here when a step appears, so it takes focus without being a tab stop. */
export function Title({ children }: { readonly children: ComponentChildren }): JSX.Element {
  return (
    <h1 class="title" part="question" id={useContext(ShownContext) ? TITLE_ID : `${TITLE_ID}-below`} tabIndex={-1}>
      {children}
    </h1>
  );
}

/** Begins to read the page anew: its top in sight, the focus on its title. */
export function showTop(surface: Surface): void {
  surface.showTop();
  surface.byId(TITLE_ID)?.focus({ preventScroll: true });
}

/** Names the browser tab; with errors, the name begins with "Error", as the focus moves to the summary. */
export function useTabTitle(title: string, errors: readonly FieldError[] = []): void {
  const { surface, words } = useFrame();
  const { t } = words;
  const prefix = errors.length > 0 ? t("error.prefix") : "";
  const full = `${prefix}${title} – ${t("site.name")}`;
  const shown = useContext(ShownContext);
  useLayoutEffect(() => {
    if (shown) {
      surface.setTitle(full);
    }
  }, [full, shown]);
}

/** A field that has to be mended: `field` is the id of the element to go to. */
export type FieldError = { readonly field: string; readonly message: string };

/** Stands first on the page, takes the focus and links each error to its field. */
export function ErrorSummary({ errors }: { readonly errors: readonly FieldError[] }): JSX.Element | null {
  const { surface, words } = useFrame();
  const { t } = words;
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (errors.length > 0 && box.current !== null) {
      box.current.focus();
    }
  }, [errors]);
  if (errors.length === 0) {
    return null;
  }
  return (
    <div class="errors" role="alert" tabIndex={-1} ref={box} aria-labelledby="errors-title">
      <h2 class="errors-title" id="errors-title">
        {t("error.title")}
      </h2>
      <ul class="errors-list">
        {errors.map((error) => (
          <li key={`${error.field} ${error.message}`}>
            <a href={`#${error.field}`} onClick={(event) => focusField(event, surface.byId(error.field))}>
              {error.message}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

// The address must not change: its entries in the history belong to the steps.
function focusField(event: Event, field: HTMLElement | null): void {
  event.preventDefault();
  if (field !== null) {
    field.focus();
    field.scrollIntoView({ block: "center" });
  }
}

/** The error at the field itself, in the same words as in the summary. */
export function FieldMessage({ id, error }: { readonly id: string; readonly error: FieldError | undefined }) {
  const { t } = useFrame().words;
  if (error === undefined) {
    return null;
  }
  return (
    <p class="field-error" id={id}>
      <span class="visually-hidden">{t("error.prefix")}</span>
      {error.message}
    </p>
  );
}

/** A form that is handled in the page and sent nowhere. */
export function Form(props: { readonly onSubmit: () => void; readonly children: ComponentChildren }): JSX.Element {
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        props.onSubmit();
      }}
      // A frame that may send no forms is told of no sending either; Enter presses the button, too.
      onClick={(event) => {
        const pressed = event.target instanceof Element ? event.target.closest("button") : null;
        if (pressed !== null && pressed.type === "submit") {
          event.preventDefault();
          props.onSubmit();
        }
      }}
    >
      {props.children}
    </form>
  );
}

export function Submit({ label }: { readonly label: Key }): JSX.Element {
  const { t } = useFrame().words;
  return (
    <button class="button" part="primary" type="submit">
      {t(label)}
    </button>
  );
}

const CHINESE = /([\u3000-\u303f\u3400-\u9fff\uff00-\uffef]+)/;

/** A text with names from the documents in it: in English, what is Chinese is marked as such, so that it is read out right. */
export function Mixed({ text }: { readonly text: string }): JSX.Element {
  const { lang } = useFrame().words;
  if (lang === "zh") {
    return <>{text}</>;
  }
  // A split by a group gives what lies between and what was found in turn.
  const pieces = text.split(CHINESE);
  return <>{pieces.map((piece, at) => (at % 2 === 1 ? <span lang="zh-CN" key={at}>{piece}</span> : piece))}</>;
}

/** A choice of the way to go on that looks like a link and acts like a button. */
export function TextButton(props: {
  readonly onClick: () => void;
  readonly children: ComponentChildren;
  readonly label?: string;
}): JSX.Element {
  const name = props.label === undefined ? {} : { "aria-label": props.label };
  return (
    <button class="text-button" type="button" onClick={props.onClick} {...name}>
      {props.children}
    </button>
  );
}
