/** Crockford's base 32: no I, L, O and U, so that no two symbols look alike. */
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

const GROUP = 4;

/** How many symbols the check has. */
export const CHECK_LENGTH = 6;

/** Up to this length the check finds every change of up to three symbols, and every swap of two. */
export const MAX_LENGTH = 1023;

/** The value of one character, upper or lower case, with O read as 0 and I and L as 1; -1 for no symbol. */
export function symbolOf(character: string): number {
  const upper = character.toUpperCase();
  const plain = upper === "O" ? "0" : upper === "I" || upper === "L" ? "1" : upper;
  return plain.length === 1 ? ALPHABET.indexOf(plain) : -1;
}

export function spell(symbols: readonly number[]): string {
  return symbols.map((symbol) => ALPHABET.charAt(symbol)).join("");
}

/** In groups of four, for reading out and typing. */
export function grouped(text: string): string {
  return (text.match(new RegExp(`.{1,${GROUP}}`, "g")) ?? []).join("-");
}

/** With the check behind. */
export function withCheck(symbols: readonly number[]): readonly number[] {
  const rest = remainder([...symbols, ...Array.from({ length: CHECK_LENGTH }, () => 0)]) ^ FINAL;
  return [...symbols, ...Array.from({ length: CHECK_LENGTH }, (_, at) => (rest >>> (5 * (CHECK_LENGTH - 1 - at))) & 31)];
}

export function checkHolds(symbols: readonly number[]): boolean {
  return symbols.length >= CHECK_LENGTH && symbols.length <= MAX_LENGTH && remainder(symbols) === FINAL;
}

// The code of BIP 173 with the constant of BIP 350, which also finds symbols left out or put in.
const GENERATOR = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];
const FINAL = 0x2bc830a3;

function remainder(symbols: readonly number[]): number {
  return symbols.reduce((sum, symbol) => {
    const top = sum >>> 25;
    return GENERATOR.reduce((next, term, bit) => (((top >>> bit) & 1) === 1 ? next ^ term : next), ((sum & 0x1ffffff) << 5) ^ symbol);
  }, 1);
}
