import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { attempt } from "../engine/outcome";
import type { Found } from "../engine/types";
import { useJourney, type Journey } from "../journey/context";

const SHOWN = 8;

type Props = { readonly id: string; readonly describedBy: string; readonly invalid: boolean };

/**
 * The field for a code, with the classes that its beginning, a name or a product may mean: a combobox with a list that
 * the arrows walk through. Choosing a class writes its code; nothing else happens until the form is sent. The list stays
 * when the focus goes, lest the button below moves away under the pointer.
 */
export function CodeField({ id, describedBy, invalid }: Props): JSX.Element {
  const journey = useJourney();
  const { surface, state, words, dispatch, announce } = journey;
  const { t } = words;
  const [typing, setTyping] = useState(false);
  const [active, setActive] = useState<number | null>(null);
  const found = typing ? foundFor(journey, state.code) : [];
  const open = found.length > 0;
  const list = `${id}-list`;
  const optionId = (at: number): string => `${id}-option-${at}`;

  useEffect(() => {
    if (typing && state.code.trim() !== "") {
      announce(t(open ? "code.live" : "code.live-none", { count: found.length }));
    }
  }, [typing, state.code]);
  useEffect(() => {
    const option = active === null ? null : surface.byId(optionId(active));
    option?.scrollIntoView({ block: "nearest" });
  }, [active]);

  const close = (): void => {
    setTyping(false);
    setActive(null);
  };
  const choose = (one: Found): void => {
    dispatch({ type: "code", code: one.code });
    close();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    // Enter and Escape also end the input of a Chinese word, and mean that word alone.
    if (event.isComposing) {
      return;
    }
    const chosen = active === null ? undefined : found[active];
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (open) {
        setActive(neighbour(active, event.key === "ArrowDown" ? 1 : -1, found.length));
      } else {
        setTyping(true);
      }
    } else if (event.key === "Enter" && chosen !== undefined) {
      event.preventDefault();
      choose(chosen);
    } else if (event.key === "Escape" && open) {
      event.preventDefault();
      close();
    }
  };

  return (
    <div class="finder">
      <input
        class="input finder-input"
        type="text"
        id={id}
        role="combobox"
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
        value={state.code}
        aria-autocomplete="list"
        aria-expanded={open ? "true" : "false"}
        aria-controls={open ? list : undefined}
        aria-activedescendant={open && active !== null ? optionId(active) : undefined}
        aria-describedby={describedBy}
        aria-invalid={invalid ? "true" : undefined}
        onInput={(event) => {
          dispatch({ type: "code", code: event.currentTarget.value });
          setTyping(true);
          setActive(null);
        }}
        onKeyDown={onKeyDown}
      />
      {open ? (
        <ul class="finder-list" id={list} role="listbox" aria-label={t("code.found")}>
          {found.map((one, at) => (
            <li
              class={at === active ? "finder-option finder-option-active" : "finder-option"}
              id={optionId(at)}
              key={optionId(at)}
              role="option"
              aria-selected={at === active ? "true" : "false"}
              // The field keeps the focus, so that the list is still there when the button of the mouse goes up.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => choose(one)}
            >
              <Option found={one} />
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}

function foundFor({ engine }: Journey, query: string): readonly Found[] {
  const outcome = attempt(() => engine.find(query, { limit: SHOWN }));
  return outcome.ok ? outcome.value : [];
}

/** The next place in a circle; from nowhere, the first or the last. */
function neighbour(active: number | null, step: 1 | -1, count: number): number {
  return active === null ? (step === 1 ? 0 : count - 1) : (active + step + count) % count;
}

/** Code and name, where the class stands, and the words that match where these are others. */
function Option({ found }: { readonly found: Found }): JSX.Element {
  const { t } = useJourney().words;
  const { by } = found;
  const above = found.parents.map(({ name }) => name).join(" › ");
  return (
    <>
      <span class="finder-name">
        <span class="code">{by === "code" ? <Matching found={found} /> : found.code}</span>{" "}
        <span lang="zh-CN">{by === "name" && found.row === null ? <Matching found={found} /> : found.name}</span>
      </span>
      <span class="finder-detail">
        {t(found.kind === "emerging" ? "code.kind-emerging" : "code.kind-industry")}
        {above === "" ? null : <span lang="zh-CN"> {above}</span>}
      </span>
      {by === "code" || (by === "name" && found.row === null) ? null : (
        <span class="finder-detail" lang="zh-CN">
          <Matching found={found} />
        </span>
      )}
    </>
  );
}

function Matching({ found: { text, start, end } }: { readonly found: Found }): JSX.Element {
  return (
    <>
      {text.slice(0, start)}
      <mark class="evidence">{text.slice(start, end)}</mark>
      {text.slice(end)}
    </>
  );
}
