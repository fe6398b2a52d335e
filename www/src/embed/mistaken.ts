import { NAMES } from "./parameters";
import { THEME } from "./theme";

/** Attributes of every element that are no properties under the same name. */
const OF_EVERY_ELEMENT = /^(?:class|is|exportparts|part|slot|item[a-z]+|xmlns)$/;

/** Tells of attributes that were meant as options and are none; those of frameworks and of every element are not. */
export function warnOfMistaken(element: HTMLElement, warn: (message: string) => void): void {
  const own = element.getAttributeNames().filter((name) => NAMES.every((known) => known !== name));
  const properties = propertiesOf(element);
  own.forEach((name) => {
    const value = element.getAttribute(name) ?? "";
    const meant = plain(name);
    const theme = THEME.find((known) => plain(known) === meant);
    const option = NAMES.find((known) => plain(known) === meant);
    const written = `${name}="${value.slice(0, 60)}"`;
    if (option !== undefined) {
      warn(`${written}: no such option; write ${option}. It is passed over`);
    } else if (theme !== undefined) {
      warn(`${written}: no such option; the theme is set by the custom property --policy-checker-${theme}. It is passed over`);
    } else if (/^[a-z]+$/.test(name) && properties.indexOf(name) < 0 && !OF_EVERY_ELEMENT.test(name)) {
      warn(`${written}: no such option; it is passed over`);
    }
  });
}

/** Tells of a page whose scripts change how lists and texts are written as JSON, as old libraries do: the core can read no answer in it. */
export function warnOfJson(warn: (message: string) => void): void {
  if (JSON.stringify({ list: ["text"] }) !== '{"list":["text"]}') {
    warn("toJSON of this page's lists or texts is not the browser's own, so no result can be computed in it; take the frame or its loader");
  }
}

/** A name without what it may have been written with by mistake. */
function plain(name: string): string {
  return name.replace(/^(?:data-)?(?:--)?(?:policy-checker-)?/, "").replace(/[-_]/g, "").toLowerCase();
}

/** The properties that every element has, in small letters, as attributes are. */
function propertiesOf(element: HTMLElement): readonly string[] {
  const names: string[] = [];
  for (const name in element) {
    names.push(name.toLowerCase());
  }
  return names;
}
