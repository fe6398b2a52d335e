import type { DetailedHTMLProps, HTMLAttributes } from "react";
import type { PolicyCheckerElement, PolicyCheckerEventMap } from "./element.js";

type Own = "region" | "regionFixed" | "text" | "hide" | "handover" | "theme" | "size" | "engine" | "packs" | "page";
type Listeners = { [Type in "ready" | "resize" | "done" | "result" as `on${Type}`]?: ((event: PolicyCheckerEventMap[Type]) => void) | undefined };
type Given = { [Name in Own]?: PolicyCheckerElement[Name] | undefined };
type Usual = DetailedHTMLProps<HTMLAttributes<PolicyCheckerElement>, PolicyCheckerElement>;

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "policy-checker": Omit<Usual, keyof Given | keyof Listeners> & Given & Listeners;
    }
  }
}

export { PolicyCheckerElement } from "./define.js";
