/** What the page loads after its first view. */
export { Path } from "../pictures/Path";
export { Pictures } from "../pictures/Pictures";
export { TakeAway } from "../views/TakeAway";
