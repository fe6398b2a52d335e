// Turns the styles of a page into those of an element with a shadow tree in a page of others: what hung on the root of the page hangs on
// the root of the checker, lengths follow its own size of type and not that of the page around, and the width that counts is its own.
import postcss from "postcss";

const ROOT = ".policy-checker";
const BOX = ".policy-checker-box";
const REM = "--rem";
const PIXELS = 16;

/**
 * What the page around says of its own elements must not reach in: not by `*`, by inheritance, by the direction of its text, or by what its mode does to
 * tables. Whether text can be picked follows the page around in some browsers, where nothing could be written into a field then.
 */
const SHELL = `
:host { display: block !important; contain: content; }
${BOX} { all: initial; display: block; direction: ltr; position: relative; overflow: hidden; -webkit-user-select: text; user-select: text; }
table { font: inherit; color: inherit; text-align: inherit; white-space: inherit; }
${ROOT} { ${REM}: ${PIXELS}px; background: var(--paper); }
@media print { :host { contain: none; } ${BOX} { overflow: visible; } }
`;

/** The same for an element; `css` is what a bundler has made one. */
export function elementStyles(css) {
  const root = postcss.parse(css);
  root.walkAtRules("page", (rule) => rule.remove());
  root.walkRules((rule) => {
    if (rule.selectors.some((one) => one.includes(":root:not([class])"))) {
      rule.remove();
      return;
    }
    rule.selectors = rule.selectors.map((one) => one.replace(/^(?::root|html|body)(?=$|[\s.[:])/, ROOT));
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
