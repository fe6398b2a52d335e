/** What the first view does not need, in a script of its own. */
export { opener } from "../share/opener";
export { EngineNotice } from "../views/EngineNotice";
export { UpdateNotice } from "../views/UpdateNotice";
export { Beside, StepView } from "../views/StepView";
