import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { outline, type Picture } from "../share/picture";
import { pngAddress } from "../share/png";

type Props = { readonly picture: Picture; readonly label: string; readonly class: string };

/** A QR code as a picture that can be kept: dark on white in every look. */
export function QrImage(props: Props): JSX.Element {
  const address = useMemo(() => pngAddress(props.picture), [props.picture]);
  return <img class={props.class} src={address} width={props.picture.size * 4} height={props.picture.size * 4} alt={props.label} />;
}

/** A QR code as a drawing, sharp on paper. */
export function QrDrawing(props: Props): JSX.Element {
  const { size } = props.picture;
  return (
    <svg class={props.class} viewBox={`0 0 ${size} ${size}`} role="img" aria-label={props.label} focusable="false">
      <rect class="qr-light" width={size} height={size} />
      <path class="qr-dark" d={outline(props.picture)} />
    </svg>
  );
}
