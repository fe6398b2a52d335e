import type { Sources } from "../about/sources";
import { unpack } from "./packed";

export const sources: Sources = JSON.parse(new TextDecoder().decode(unpack("texts"))) as Sources;
