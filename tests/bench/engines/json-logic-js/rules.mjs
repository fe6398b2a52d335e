export { rules } from "../json-logic.mjs";
