// The interface of the package, on an instance that is plain JavaScript.
import * as glue from "./glue.js";
import { instantiate } from "./code.js";
import { frequent, segments } from "./data.js";

export { assess, browse, catalogue, changes, checkPack, classify, classifyCode, compare, find, loadPack, prepare, start, unloadPacks, version } from "./glue.js";

let started = false;

/** Starts with a new instance: whatever was loaded into the one before is forgotten. */
export function __wbg_reset_state() {
  const instance = __wbg_instantiate({ "./policy_checker_bg.js": glue });
  glue.__wbg_set_wasm(instance);
  instance.__wbindgen_start();
  started = true;
}

/** What a further instance exports, which has nothing to do with the one that the functions here work on. */
export function __wbg_instantiate(imports) {
  const instance = instantiate(imports);
  fill(new Uint8Array(instance.memory.buffer));
  return instance;
}

export function initSync() {
  if (!started) {
    __wbg_reset_state();
  }
}

export default async function init() {
  initSync();
}

/** A character of three bytes in UTF-8 stands for these, one from U+0180 on for a frequent one, any other for the byte that its lower eight bits are. */
function fill(memory) {
  for (const [address, length, text] of segments) {
    let at = address;
    for (let index = 0; index < text.length; index += 1) {
      let code = text.charCodeAt(index);
      if (code < 0x180) {
        memory[at++] = code;
      } else {
        if (code < 0x800) {
          code = frequent.charCodeAt(code - 0x180);
        }
        memory[at++] = 0xe0 | (code >> 12);
        memory[at++] = 0x80 | ((code >> 6) & 0x3f);
        memory[at++] = 0x80 | (code & 0x3f);
      }
    }
    if (at !== address + length) {
      throw new Error("this script was not read as UTF-8: serve it with charset=utf-8");
    }
  }
}
