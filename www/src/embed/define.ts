import { PolicyCheckerElement } from "./element.js";

// Two copies of the script may be on a page; the first one serves it.
if (typeof customElements !== "undefined" && customElements.get("policy-checker") === undefined) {
  customElements.define("policy-checker", PolicyCheckerElement);
}

declare global {
  interface HTMLElementTagNameMap {
    "policy-checker": PolicyCheckerElement;
  }
}

export { PolicyCheckerElement };
