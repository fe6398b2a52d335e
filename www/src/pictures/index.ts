/** What the page loads after its first view. */
export { Path } from "./Path";
export { Pictures } from "./Pictures";
