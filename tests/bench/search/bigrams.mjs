// How Chinese is split for libraries that know words between blanks only: pairs of neighbouring characters.

const WORDS = /[a-z0-9]+(?:[.+#-][a-z0-9]+)*|[^\x00-\x7f\p{P}\p{Z}\p{S}]+/gu;

/** The pairs of neighbouring characters of a folded text; Latin words and numbers stay whole, as does a single character. */
export function bigrams(text) {
  const tokens = [];
  for (const [word] of text.matchAll(WORDS)) {
    const characters = [...word];
    if (characters.length === 1 || word.charCodeAt(0) < 128) {
      tokens.push(word);
      continue;
    }
    for (let place = 1; place < characters.length; place += 1) {
      tokens.push(characters[place - 1] + characters[place]);
    }
  }
  return tokens;
}
