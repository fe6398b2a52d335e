import type { JSX } from "preact";
import { useContext, useEffect, useLayoutEffect, useState } from "preact/hooks";
import { useJourney } from "../journey/context";
import { ShownContext } from "./parts";
import { localVoice, onVoices, speak, stopSpeaking } from "../settings/speech";

/** Reads the main words of the step aloud. Shown only where the device itself has a voice of the language. */
export function ReadAloud({ text }: { readonly text: string }): JSX.Element | null {
  const { words } = useJourney();
  const [, listAgain] = useState(0);
  const [speaking, setSpeaking] = useState(false);
  useLayoutEffect(() => onVoices(() => listAgain((times) => times + 1)), []);
  const shown = useContext(ShownContext);
  // Other words, another step, or a page before it: what is being said is no longer what shows.
  useEffect(
    () => () => {
      stopSpeaking();
      setSpeaking(false);
    },
    [text, shown],
  );
  const voice = localVoice(words.lang);
  if (voice === null) {
    return null;
  }
  const press = (): void => {
    if (speaking) {
      stopSpeaking();
    } else {
      speak(text, voice, () => setSpeaking(false));
    }
    setSpeaking(!speaking);
  };
  return (
    <button class="text-button read" type="button" onClick={press}>
      {words.t(speaking ? "settings.read-stop" : "settings.read")}
    </button>
  );
}
