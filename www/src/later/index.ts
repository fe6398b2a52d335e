/** What the first view does not need, in a script of its own. */
export { opener } from "../share/opener";
export { EngineNotice } from "../views/EngineNotice";
export { Beside, StepView } from "../views/StepView";
