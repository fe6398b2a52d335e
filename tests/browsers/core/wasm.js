import * as glue from "../../../pkg/policy_checker_bg.js";
import { publish } from "./publish.js";

let memory;

async function started() {
  const bytes = await (await fetch("policy_checker_bg.wasm")).arrayBuffer();
  const { instance } = await WebAssembly.instantiate(bytes, { "./policy_checker_bg.js": glue });
  memory = instance.exports.memory;
  glue.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  return glue;
}

publish(started(), () => memory.buffer.byteLength);
