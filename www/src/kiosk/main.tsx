import { render } from "preact";
import { forcedBy } from "../engine/choice";
import { Kiosk } from "./Kiosk";
import { lockPage } from "./lock";
import { homeOf } from "./surface";
import { neverKept } from "./wipe";

const place = document.getElementById("app");
const around = document.getElementById("kiosk");
if (place !== null && around !== null) {
  lockPage();
  neverKept();
  around.textContent = "";
  render(<Kiosk place={place} home={homeOf(location, document.documentElement)} engine={forcedBy(location.search)} />, around);
}
