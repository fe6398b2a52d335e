// The same for <script src> without type=module: ready once it is loaded, under the name that bundle.mjs gives it.
import { initSync } from "./entry.js";

export * from "./entry.js";

initSync();
