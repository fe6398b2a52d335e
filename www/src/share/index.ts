export { codec, isCarrying } from "./state";
export { tables } from "./table";
