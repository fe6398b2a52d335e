// States of a journey with the built core.
import { catalogue, industries } from "./core.mjs";
import { carrier } from "./draw.mjs";

export { below, random } from "./draw.mjs";

export const carried = carrier({ catalogue, industries });
