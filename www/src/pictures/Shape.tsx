import type { JSX } from "preact";
import type { Status } from "../engine/types";
import type { Sign } from "./layout/path";

/** Told apart by their form alone, on screens without colour and on paper. */
const SHAPES: Readonly<Record<Status | Sign | "draft" | "silent", string>> = {
  applies: "M2 8a6 6 0 1 0 12 0A6 6 0 1 0 2 8z",
  depends: "M8 2a6 6 0 0 0 0 12z M8 2a6 6 0 0 1 0 12v-1a5 5 0 0 0 0-10z",
  defeated: "M4 2l4 4 4-4 2 2-4 4 4 4-2 2-4-4-4 4-2-2 4-4-4-4z",
  "does-not-apply": "M2.75 8a5.25 5.25 0 1 0 10.5 0A5.25 5.25 0 1 0 2.75 8z",
  draft: "M2.75 8a5.25 5.25 0 1 0 10.5 0A5.25 5.25 0 1 0 2.75 8z M7.5 8h1",
  silent: "M4 8h8",
  met: "M2 8a6 6 0 1 0 12 0A6 6 0 1 0 2 8z M5 8l2.25 2.25L11 6",
  unmet: "M3 3h10v10H3z M5.5 5.5l5 5m0-5l-5 5",
  open: "M8 1.75L14.25 8 8 14.25 1.75 8z",
  defeats: "M8 1.5l7 12.5H1z M8 6v3.5m0 1.5v1",
  spares: "M2.75 8a5.25 5.25 0 1 0 10.5 0A5.25 5.25 0 1 0 2.75 8z M5.5 8h5",
};

/** A small sign beside the word that says the same. */
export function Shape(props: { readonly of: keyof typeof SHAPES; readonly x?: number; readonly y?: number }): JSX.Element {
  return (
    <svg class={`shape shape-${props.of}`} viewBox="0 0 16 16" width="16" height="16" x={props.x} y={props.y} aria-hidden="true" focusable="false">
      <path d={SHAPES[props.of]} />
    </svg>
  );
}
