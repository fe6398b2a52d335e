// The colours of the tokens against each ground they stand on, in every look. axe sees text alone, and only what is shown.
import assert from "node:assert/strict";
import { after, before, describe as suite, test } from "node:test";
import { launch, withPage } from "./support/browser.mjs";
import { LOOKS, setLook } from "./support/looks.mjs";

const TEXT = {
  ink: ["paper", "card", "plain-soft", "accent-soft", "open-soft", "found"],
  muted: ["paper", "card", "plain-soft", "accent-soft", "open-soft"],
  "accent-ink": ["paper", "card", "accent-soft"],
  "on-accent": ["accent", "accent-hover"],
  good: ["card", "good-soft"],
  open: ["card", "open-soft"],
  bad: ["paper", "card", "bad-soft"],
};

const LINES = {
  edge: ["paper", "card", "accent-soft"],
  accent: ["paper", "card", "open-soft", "accent-soft"],
  "accent-line": ["paper", "card"],
  "open-edge": ["paper", "card", "open-soft"],
  good: ["paper", "card"],
  bad: ["paper", "card"],
  "found-line": ["card", "found"],
};

const GROUNDS = ["paper", "card", "accent-soft", "open-soft", "accent"];

suite("contrast", () => {
  let browser;
  before(async () => {
    browser = await launch();
  });
  after(() => browser.close());

  for (const [name, look] of Object.entries(LOOKS)) {
    test(name, () =>
      withPage(browser, {}, async (page) => {
        await setLook(page, look);
        const names = [...Object.entries(TEXT), ...Object.entries(LINES)].flatMap(([ink, grounds]) => [ink, ...grounds]);
        const colours = await read(page, [...new Set([...names, ...GROUNDS, "focus", "focus-ink"])]);
        const ratio = (one, other) => contrast(colours[one], colours[other]);
        const wanted = look.contrast === "high" ? 7 : 4.5;
        const low = [
          ...pairs(TEXT).filter(([ink, ground]) => ratio(ink, ground) < wanted),
          ...pairs(LINES).filter(([line, ground]) => ratio(line, ground) < 3),
          // Of the two lines of the focus one must show, and the two must be told apart.
          ...GROUNDS.filter((ground) => Math.max(ratio("focus", ground), ratio("focus-ink", ground)) < 3).map((ground) => ["focus", ground]),
          ...(ratio("focus", "focus-ink") < 3 ? [["focus", "focus-ink"]] : []),
        ];
        assert.deepEqual(low.map(([one, other]) => `${one} on ${other}: ${ratio(one, other).toFixed(2)}`), []);
      }));
  }
});

function pairs(table) {
  return Object.entries(table).flatMap(([ink, grounds]) => grounds.map((ground) => [ink, ground]));
}

/** The colours of the tokens as red, green and blue. */
function read(page, names) {
  return page.evaluate((all) => {
    const probe = document.body.appendChild(document.createElement("i"));
    const read = Object.fromEntries(
      all.map((name) => {
        probe.style.color = `var(--${name})`;
        return [name, getComputedStyle(probe).color.match(/\d+/g).slice(0, 3).map(Number)];
      }),
    );
    probe.remove();
    return read;
  }, names);
}

/** By the formula of WCAG 2. */
function contrast(one, other) {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour) {
  const [red, green, blue] = colour.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
