// Packs in JSON, sound and otherwise.
import { below } from "../../share/support/draw.mjs";

const ODD = [null, true, 0, -1, 1.5, "", "x", "jiangbei", "2024-02-30", [], {}, "\u0000", "长".repeat(300)];

/** A pack, most often with a few things in it changed. `packs` are texts; the first, which is no bundled one, can really be loaded. */
export function pack(next, packs) {
  const text = packs[next() < 0.6 ? 0 : below(next, packs.length)];
  const kind = next();
  if (kind < 0.15) {
    return text;
  }
  if (kind < 0.25) {
    const at = below(next, text.length);
    return text.slice(0, at) + ["", "\0", "}", ",", '"', "\\ud800"][below(next, 6)] + text.slice(at + below(next, 3));
  }
  const changed = JSON.parse(text);
  if (kind < 0.6) {
    changed.document.id = `${changed.document.id}-${below(next, 3)}`;
  }
  for (let times = below(next, 4); times > 0; times -= 1) {
    change(changed, next);
  }
  return JSON.stringify(changed);
}

/** Changes one thing somewhere in `node`. */
function change(node, next) {
  const keys = Object.keys(node);
  if (keys.length === 0) {
    return;
  }
  const key = keys[below(next, keys.length)];
  const inner = node[key];
  if (typeof inner === "object" && inner !== null && next() < 0.85) {
    change(inner, next);
  } else if (next() < 0.3) {
    if (Array.isArray(node)) {
      node.splice(Number(key), 1);
    } else {
      delete node[key];
    }
  } else if (next() < 0.3 && Array.isArray(node)) {
    node.push(inner);
  } else if (next() < 0.2) {
    node[`${key}-more`] = inner;
  } else {
    node[key] = ODD[below(next, ODD.length)];
  }
}
