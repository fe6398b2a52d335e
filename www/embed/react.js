export { PolicyCheckerElement } from "./define.js";
