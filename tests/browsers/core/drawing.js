// The cases of tests/builds, drawn and asked in the page itself, so that nothing has to be carried there that JSON has no words for.
import { cases } from "../../builds/support/cases.mjs";
import { inEveryEngine, outcome } from "../../builds/support/form.mjs";
import { carriers, excesses, FEW_PLACES, refusals } from "../../builds/support/refusals.mjs";

/**
 * A way to ask `core` some cases after the other, and to look at those that were asked last. `memory` gives the bytes of the core's
 * memory.
 */
export function drawing(core, stock, memory) {
  let drawn;
  let last = [];
  return {
    /** A part that has no seed is every refusal. */
    begin({ count, seed }) {
      drawn = seed === undefined ? refusals() : cases(count, seed, stock);
    },
    /** Digests of the outcomes of up to `count` more. */
    more(count) {
      last = [];
      while (last.length < count) {
        const { value: one, done } = drawn.next();
        if (done) {
          break;
        }
        last.push({ name: one.name, outcome: inEveryEngine(outcome(() => one.run(core))) });
      }
      return last.map((one) => digest(one.outcome));
    },
    /** Of those asked last, the one at this place. */
    tell: (at) => last[at],
    /** What is wrong with how the core takes what is far too much. */
    faults() {
      return excesses(core, memory, FEW_PLACES).concat(carriers(core).map((name) => `${name}: 100 MB are copied`));
    },
  };
}

/** FNV-1a over the UTF-16 units, and how many these are. */
function digest(text) {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    hash = Math.imul(hash ^ (unit & 0xff), 0x01000193);
    hash = Math.imul(hash ^ (unit >> 8), 0x01000193);
  }
  return `${text.length}-${(hash >>> 0).toString(16)}`;
}
