import { OWN_PAGE } from "../options";
import { start } from "../start";
import { page } from "../surface/page";

const place = document.getElementById("app");
if (place !== null) {
  // A link to a file on one device leads nowhere on another, and would name its folders.
  start(place, { surface: { ...page, keepsOffline: false, home: null }, options: OWN_PAGE, engine: null });
}
