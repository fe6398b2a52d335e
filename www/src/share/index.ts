/** A script of its own, that the page loads right after its first view. */
export { writeCsv } from "./csv";
export { writeFile } from "./file";
export { opener } from "./opener";
export { picture } from "./picture";
export { codec } from "./state";
export { tables } from "./table";
