import type { JSX } from "preact";
import type { Fault } from "./choices";
import { COLOUR_NAMES, writeRatio, type AnyName } from "../theme/pairs";
import type { Words } from "./words";

/** Why there is nothing to copy: each fault with its place and how to mend it. */
export function Faults({ t, faults }: { readonly t: Words; readonly faults: readonly Fault[] }): JSX.Element {
  return (
    <section class="errors" id="faults" aria-labelledby="faults-title">
      <h2 class="errors-title" id="faults-title">
        {t("configure.refused")}
      </h2>
      <ul class="errors-list">
        {faults.map((fault) => {
          const text = say(fault, t);
          const field = fieldOf(fault);
          return (
            <li key={text}>
              <a href={`#${field}`} onClick={(event) => goTo(event, field)}>
                {text}
              </a>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function say(fault: Fault, t: Words): string {
  switch (fault.kind) {
    case "colour":
      return t("fault.colour", { colour: t(`colour.${fault.name}`) });
    case "weak": {
      const { on, over, ratio, wanted } = fault.pair;
      return t("fault.weak", { on: t(`colour.${on}`), over: t(`colour.${over}`), ratio: writeRatio(ratio), wanted: `${wanted}:1` });
    }
    default:
      return t(`fault.${fault.kind}`);
  }
}

function fieldOf(fault: Fault): string {
  switch (fault.kind) {
    case "colour":
      return `colour-${fault.name}`;
    case "weak":
      return `colour-${[fault.pair.on, fault.pair.over].find(isSettable) ?? "accent"}`;
    default:
      return fault.kind;
  }
}

const isSettable = (name: AnyName): boolean => COLOUR_NAMES.some((one) => one === name);

function goTo(event: Event, id: string): void {
  const field = document.getElementById(id);
  event.preventDefault();
  const fold = field?.closest("details");
  if (fold !== null && fold !== undefined) {
    fold.open = true;
  }
  field?.focus();
  field?.scrollIntoView({ block: "center" });
}
