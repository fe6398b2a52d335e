import { render } from "preact";
import { Configurator } from "./Configurator";

const place = document.getElementById("configurator");
if (place !== null) {
  place.textContent = "";
  render(<Configurator first={new URLSearchParams(location.search).get("lang") === "en" ? "en" : "zh"} />, place);
}
