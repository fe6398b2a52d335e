// Turns the styles of a page into those of an element with a shadow tree in a page of others: what hung on the root of the page hangs on
// the root of the checker, lengths follow its own size of type and not that of the page around, and the width that counts is its own.
import { readFile } from "node:fs/promises";
import postcss from "postcss";

const ROOT = ".policy-checker";
const BOX = ".policy-checker-box";
const REM = "--rem";
const PIXELS = 16;

/** What the page around says of its own elements must not reach in: not by `*`, by inheritance, or by the direction of its text. */
const SHELL = `
:host { display: block !important; contain: content; }
${BOX} { all: initial; display: block; direction: ltr; position: relative; overflow: hidden; }
${ROOT} { ${REM}: ${PIXELS}px; background: var(--paper); }
@media print { :host { contain: none; } ${BOX} { overflow: visible; } }
`;

/** The styles of `file`, which a bundler has made one. */
export function elementStyles(css) {
  const root = postcss.parse(css);
  root.walkAtRules("page", (rule) => rule.remove());
  root.walkRules((rule) => {
    if (rule.selectors.some((one) => one.includes(":root:not([class])"))) {
      rule.remove();
      return;
    }
    rule.selectors = rule.selectors.map(insideRoot);
  });
  root.walkDecls((declaration) => {
    if (declaration.prop === "font-size" && /^[\d.]+%$/.test(declaration.value) && /^\.(large|elder)$/.test(declaration.parent.selector)) {
      declaration.prop = REM;
      declaration.value = `${(parseFloat(declaration.value) / 100) * PIXELS}px`;
    } else {
      declaration.value = declaration.value.replace(/(^|[\s(,])(-?[\d.]+)rem\b/g, (_, before, count) => `${before}calc(var(${REM}) * ${count})`);
    }
  });
  root.walkAtRules("media", (rule) => {
    const width = /\((min|max)-width: ?([\d.]+)em\)/.exec(rule.params);
    if (width === null) {
      return;
    }
    const [, side, em] = width;
    const name = `from-${Math.round(Number(em))}`;
    const within = side === "min" ? `.${name}` : `${BOX}:not(.${name})`;
    rule.walkRules((inner) => {
      inner.selectors = inner.selectors.map((one) => `${within} ${one}`);
    });
    const rest = rule.params.replace(width[0], "").replace(/\band\s*$/, "").trim();
    if (rest === "" || rest === "screen") {
      rule.replaceWith(rule.nodes);
    } else {
      rule.params = rest;
    }
  });
  return `${SHELL}${root.toString()}`;
}

function insideRoot(selector) {
  const root = selector.replace(/^(?::root|html|body)(?=$|[\s.[:])/, ROOT);
  // `*` and elements by name are few; below the root they cannot meet what the shell needs.
  return root;
}
