import { COLOUR_NAMES, DEFAULTS, FIXED, weakPairs, writeRatio, type AnyName, type ColourName, type Palette, type Weak } from "./pairs";

/** A colour that is not taken, for the pair that it would spoil with its ground. */
type Spoilt = { readonly name: ColourName; readonly pair: Weak; readonly ground: string };

/** Where these are not set, they are the accent, as the styles have it. */
const AS_ACCENT: readonly ColourName[] = ["accent-hover", "accent-ink", "accent-line"];

function asStyled(set: Partial<Palette>): Palette {
  const follow = AS_ACCENT.reduce<Partial<Palette>>((all, name) => (set.accent === undefined ? all : { ...all, [name]: set.accent }), {});
  return { ...DEFAULTS, ...follow, ...set };
}

/**
 * The colours of `set` that can be read with each other, and those that are left out for it: for each pair that is too weak the one in front,
 * else its ground. Without any the palette is strong enough, so there is an end. `shown` are all colours as they are then.
 */
export function readableColours(set: Partial<Palette>): { readonly kept: Partial<Palette>; readonly refused: readonly Spoilt[]; readonly shown: Palette } {
  const refused: Spoilt[] = [];
  let kept = set;
  for (let spoilt = firstSpoilt(kept); spoilt !== null; spoilt = firstSpoilt(kept)) {
    refused.push(spoilt);
    const { [spoilt.name]: _, ...others } = kept;
    kept = others;
  }
  return { kept, refused, shown: asStyled(kept) };
}

function firstSpoilt(set: Partial<Palette>): Spoilt | null {
  const palette: Readonly<Record<AnyName, string>> = { ...asStyled(set), ...FIXED };
  for (const pair of weakPairs(asStyled(set))) {
    const name = setBy(pair.on, set) ?? setBy(pair.over, set);
    if (name !== null) {
      return { name, pair, ground: palette[pair.over] };
    }
  }
  return null;
}

/** The name under which a colour of the palette was set; null where it was not. */
function setBy(name: AnyName, set: Partial<Palette>): ColourName | null {
  const own = COLOUR_NAMES.find((one) => one === name);
  if (own === undefined || set[own] !== undefined) {
    return own ?? null;
  }
  return AS_ACCENT.indexOf(own) >= 0 && set.accent !== undefined ? "accent" : null;
}

/** Why a colour is not taken, for the people who set it. */
export function reason({ pair: { on, over, ratio, wanted }, ground }: Spoilt): string {
  return `${on} would have ${writeRatio(ratio)} on ${over} (${ground}), and ${wanted}:1 is needed`;
}
