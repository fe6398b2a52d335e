export { rules } from "../cel.mjs";
