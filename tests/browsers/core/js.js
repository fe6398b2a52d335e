import * as core from "./plain.js";
import { publish } from "./publish.js";

publish(core.startPlain().functions);
