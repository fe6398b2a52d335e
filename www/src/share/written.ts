import type { Catalogue } from "../engine/types";
import type { Carried } from "./carried";
import { picture, type Picture } from "./picture";
import { codec } from "./state";

/** The same answers as a link, as a code and as a picture of the link; all null for more than these can hold. */
export type Written = {
  readonly link: string | null;
  readonly code: string | null;
  readonly picture: Picture | null;
};

/** `home` is the page that the link leads to; without one there is only the code. */
export function written(carried: Carried, catalogue: Pick<Catalogue, "facts">, home: string | null): Written {
  const { writeCode, writeFragment } = codec(catalogue);
  const fragment = writeFragment(carried);
  if (fragment === null) {
    return { link: null, code: null, picture: null };
  }
  const link = home === null ? null : home + fragment;
  return { link, code: writeCode(carried), picture: link === null ? null : picture(link) };
}
