import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { useJourney } from "../journey/context";
import { useAboutWords, type AboutKey } from "./words";

export const CONTENTS_ID = "contents";

/** `place` is the id of the element that the entry leads to. */
export type Entry = { readonly place: string; readonly label: string; readonly level: number; readonly chinese: boolean };

/** The parts of a long page: beside it on wide screens, folded above it on narrow ones. */
export function Contents(props: { readonly heading: AboutKey; readonly entries: readonly Entry[] }): JSX.Element {
  const { surface } = useJourney();
  const t = useAboutWords();
  const [open, setOpen] = useState(false);
  return (
    <nav class={open ? "contents contents-open" : "contents"} aria-labelledby="contents-title" id={CONTENTS_ID} tabIndex={-1}>
      <h2 class="contents-title" id="contents-title">
        {t(props.heading)}
      </h2>
      <button class="button button-small contents-toggle" type="button" aria-expanded={open} onClick={() => setOpen(!open)}>
        {t(open ? "document.contents-hide" : "document.contents-show")}
      </button>
      <ul class="contents-list">
        {props.entries.map(({ place, label, level, chinese }) => (
          <li class={`contents-level-${level}`} key={place}>
            <a href={`#${place}`} lang={chinese ? "zh-CN" : undefined} onClick={(event) => jump(event, surface.byId(place))}>
              {label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

// The address must not change: its entries in the history belong to the steps.
export function jump(event: Event, element: HTMLElement | null): void {
  event.preventDefault();
  bring(element);
}

/** Puts the element at the top of the window, and the reader's focus on it. */
export function bring(element: HTMLElement | null): void {
  if (element !== null) {
    element.focus({ preventScroll: true });
    element.scrollIntoView();
  }
}
