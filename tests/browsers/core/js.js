import * as core from "./plain.js";
import { publish } from "./publish.js";

// Its memory is the heap of the page, which tells no size.
publish(core.startPlain().functions, () => 0);
