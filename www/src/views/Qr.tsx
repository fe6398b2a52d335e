import type { JSX } from "preact";
import type { Picture } from "../share/picture";

/** A QR code: dark on white in every look. */
export function Qr(props: { readonly picture: Picture; readonly label: string; readonly class: string }): JSX.Element {
  const { size, outline } = props.picture;
  return (
    <svg class={props.class} viewBox={`0 0 ${size} ${size}`} role="img" aria-label={props.label} focusable="false">
      <rect class="qr-light" width={size} height={size} />
      <path class="qr-dark" d={outline} />
    </svg>
  );
}
