import chinese from "simple-keyboard-layouts/build/layouts/chinese";

type Readings = { readonly [syllable: string]: string | undefined };

// The package's type of a layout leaves out the characters.
const READINGS: Readings = (chinese as { readonly layoutCandidates?: Readings }).layoutCandidates ?? {};
const SYLLABLES = Object.keys(READINGS).sort();
const LONGEST = Math.max(...SYLLABLES.map((syllable) => syllable.length));
/** How many characters of each syllable are offered while it is not written to its end. */
const FEW = 3;

/** The characters that the beginning of what was typed may mean, the most usual first, and how many letters of it they stand for. */
export type Candidates = { readonly letters: number; readonly characters: readonly string[] };

/** The longest syllable at the beginning; where what is typed only begins syllables, the most usual characters of each. */
export function candidates(typed: string): Candidates | null {
  const open = SYLLABLES.filter((syllable) => syllable.length > typed.length && syllable.indexOf(typed) === 0);
  for (let letters = Math.min(typed.length, LONGEST); letters > 0; letters -= 1) {
    const whole = charactersOf(typed.slice(0, letters));
    if (whole.length > 0 && (letters === typed.length || open.length === 0)) {
      return { letters, characters: whole };
    }
  }
  const begun = open.map((syllable) => charactersOf(syllable).slice(0, FEW)).reduce((all, some) => all.concat(some), []);
  return begun.length === 0 ? null : { letters: typed.length, characters: begun.filter((one, at) => begun.indexOf(one) === at) };
}

function charactersOf(syllable: string): string[] {
  return Object.prototype.hasOwnProperty.call(READINGS, syllable) ? (READINGS[syllable] ?? "").split(" ") : [];
}
