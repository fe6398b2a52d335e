import { forcedBy } from "./engine/choice";
import { OWN_PAGE } from "./options";
import { start } from "./start";
import { page } from "./surface/page";

const place = document.getElementById("app");
if (place !== null) {
  start(place, { surface: page, options: OWN_PAGE, engine: forcedBy(location.search) });
}
