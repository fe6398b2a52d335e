import type { Lang } from "../engine/types";

/** A voice of the language that speaks on this device; one that sends the text away is never used. */
export function localVoice(lang: Lang): SpeechSynthesisVoice | null {
  const voices = "speechSynthesis" in window ? speechSynthesis.getVoices() : [];
  const fitting = voices.filter((voice) => voice.localService && languageOf(voice) === lang);
  return fitting.find((voice) => voice.default) ?? fitting[0] ?? null;
}

/** Calls `changed` when the list of voices is there or another; gives the function that stops it. */
export function onVoices(changed: () => void): () => void {
  // Safari before 16 has voices and no such event.
  if (!("speechSynthesis" in window) || !("addEventListener" in speechSynthesis)) {
    return () => undefined;
  }
  speechSynthesis.addEventListener("voiceschanged", changed);
  return () => speechSynthesis.removeEventListener("voiceschanged", changed);
}

/** Reads `text` aloud and calls `ended` when it is over, for whatever reason. */
export function speak(text: string, voice: SpeechSynthesisVoice, ended: () => void): void {
  const utterance = new SpeechSynthesisUtterance(text);
  utterance.voice = voice;
  utterance.lang = voice.lang;
  utterance.onend = ended;
  utterance.onerror = ended;
  speechSynthesis.cancel();
  speechSynthesis.speak(utterance);
}

export function stopSpeaking(): void {
  if ("speechSynthesis" in window) {
    speechSynthesis.cancel();
  }
}

// Android writes zh_CN; Cantonese voices are read "zh-HK" and would read the text in another language.
function languageOf({ lang }: SpeechSynthesisVoice): string {
  const tag = lang.replace("_", "-").toLowerCase();
  return /^(zh-hk|yue)/.test(tag) ? "yue" : (tag.split("-")[0] ?? "").replace("cmn", "zh");
}
