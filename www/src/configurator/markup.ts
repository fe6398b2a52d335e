import { packAddresses, settings, themeSettings, type Choices, type Setting, type Way } from "./choices";

/** What the snippets need of the build, and the words in them. */
export type Built = {
  readonly version: string;
  readonly integrity: { readonly "loader.js": string; readonly "policy-checker.js": string };
  /** The name of the check, for people who cannot see the frame, and for the link. */
  readonly name: string;
};

export const SANDBOX = "allow-scripts allow-popups allow-modals allow-downloads";

/** The folder of the version. */
export function folder(choices: Choices, version: string): string {
  return `${start(choices)}embed/${choices.moving ? version.replace(/\..*$/, "") : version}/`;
}

/** The markup to copy for a way. */
export function snippet(way: Way, choices: Choices, built: Built): string {
  const base = folder(choices, built.version);
  const theme: readonly Setting[] = themeSettings(choices);
  const own = settings(choices, way);
  switch (way) {
    case "link": {
      const all = [...own, ...theme];
      // With nothing to carry it leads to the page of its own.
      return link(all.length === 0 ? start(choices) : withQuery(`${base}index.html`, all), built);
    }
    case "frame":
      return tag("iframe", [
        ["src", withQuery(`${base}index.html`, [...own, ...theme])],
        ["title", built.name],
        ["width", "100%"],
        ["height", "640"],
        ["frameborder", "0"],
        ["referrerpolicy", "no-referrer"],
        ["sandbox", SANDBOX],
      ]);
    case "loader":
      return tag("script", [
        ["src", `${base}loader.js`],
        ...digest("loader.js", choices, built),
        ...[...own, ["title", built.name] as const, ...theme].map(([name, value]): Setting => [`data-${name}`, value ?? ""]),
      ]);
    case "element":
      return `${tag("script", [["type", "module"], ["src", `${base}policy-checker.js`], ...digest("policy-checker.js", choices, built)])}\n${
        // What stands in the element shows where it cannot run.
        tag("policy-checker", own, link(start(choices), built))
      }`;
  }
}

/** The rule that sets the theme of the element; empty where there is none to set. */
export function themeRule(choices: Choices): string {
  const set = themeSettings(choices);
  return set.length === 0 ? "" : `policy-checker {\n${set.map(([name, value]) => `  --policy-checker-${name}: ${value};`).join("\n")}\n}`;
}

/** What a folder that moves on holds has another digest tomorrow. */
function digest(name: keyof Built["integrity"], { moving }: Choices, { integrity }: Built): readonly Setting[] {
  return moving ? [] : [["integrity", integrity[name]], ["crossorigin", "anonymous"]];
}

/** The directives that the policy of the page around has to allow; null where it has to allow nothing. */
export function policy(way: Way, choices: Choices, wasm: boolean): string | null {
  const source = originOf(choices.site);
  const packs = unique(packAddresses(choices).map(originOf));
  const fetched = (more: readonly string[]): readonly string[] => {
    const from = unique([...more, ...packs]);
    return from.length === 0 ? [] : [`connect-src ${from.join(" ")}`];
  };
  switch (way) {
    case "link":
      return null;
    case "frame":
      return `frame-src ${source}`;
    case "loader":
      return [`script-src ${source}`, `frame-src ${source}`, ...fetched([])].join("; ");
    case "element":
      return [`script-src ${source}${wasm ? " 'wasm-unsafe-eval'" : ""}`, `style-src ${source}`, ...fetched(wasm ? [source] : []), "img-src data:"].join("; ");
  }
}

/** As a policy names where an address leads; a path leads to the page's own server. */
function originOf(address: string): string {
  try {
    return new URL(address).origin;
  } catch {
    return "'self'";
  }
}

function unique(all: readonly string[]): readonly string[] {
  return all.filter((one, at) => all.indexOf(one) === at);
}

/** The page of the check's own. */
function start({ site }: Choices): string {
  return site.replace(/\/*$/, "/");
}

function link(address: string, { name }: Built): string {
  return `<a href="${escape(address)}">${escape(name)}</a>`;
}

export function withQuery(address: string, all: readonly Setting[]): string {
  const query = new URLSearchParams();
  all.forEach(([name, value]) => query.set(name, value ?? ""));
  const text = query.toString();
  return text === "" ? address : `${address}?${text}`;
}

/** `content` is markup. */
function tag(name: string, all: readonly Setting[], content = ""): string {
  const attributes = all.map(([key, value]) => (value === null ? key : `${key}="${escape(value)}"`));
  const line = [name, ...attributes].join(" ");
  const opening = line.length <= LINE ? `<${line}>` : `<${[name, ...attributes].join("\n  ")}>`;
  return `${opening}${content}</${name}>`;
}

/** Longer ones have a line for each attribute. */
const LINE = 100;

/** A text as it stands between the quotes of an attribute or in an element. */
function escape(text: string): string {
  return text
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/"/g, "&quot;")
    .replace(/[\t\n\r]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
