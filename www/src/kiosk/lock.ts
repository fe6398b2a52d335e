// Keeps a person on the page. What the page cannot see, such as the keys of the system, is for the machine to forbid: docs/kiosk.md.

/** Keys that are pressed to type and to move, and nothing else. Those that are not here do nothing. */
const KEYS: readonly string[] = [
  "Tab", "Enter", "Escape", "Backspace", "Delete", "Insert", "Home", "End", "PageUp", "PageDown",
  "ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "Shift", "CapsLock", "AltGraph",
  // An input method that is there takes these.
  "Process", "Unidentified", "Convert", "NonConvert", "KanaMode", "Dead",
];

/** The gestures that open a menu, drag something out, drop something in, scale the page, or take something to the clipboard. */
const GESTURES = ["contextmenu", "dragstart", "dragover", "drop", "gesturestart", "gesturechange", "auxclick", "copy", "cut"] as const;

/** Fields keep what belongs to writing. */
const FIELDS = "input, textarea";

const ACTIVE = { capture: true, passive: false };

/** Takes the ways out of a page: keys, links, gestures, menus, windows. */
export function lockPage(): void {
  window.addEventListener("keydown", (event) => (isTyping(event) ? undefined : refuse(event)), ACTIVE);
  GESTURES.forEach((gesture) => window.addEventListener(gesture, refuse, ACTIVE));
  window.addEventListener("wheel", (event) => (event.ctrlKey ? refuse(event) : undefined), ACTIVE);
  window.addEventListener("touchmove", (event) => (event.touches.length > 1 ? refuse(event) : undefined), ACTIVE);
  window.addEventListener("selectstart", (event) => (inField(event.target) ? undefined : event.preventDefault()), ACTIVE);
  window.addEventListener(
    "click",
    (event) => {
      // A link leads to a place on the page, and its own script brings one there; with a key held it would open a window.
      if (event.target instanceof Element && event.target.closest("a") !== null) {
        event.preventDefault();
      }
    },
    ACTIVE,
  );
  // The middle button scrolls and pastes.
  window.addEventListener("mousedown", (event) => (event.button === 0 ? undefined : refuse(event)), ACTIVE);
  window.open = () => null;
}

function isTyping({ key, ctrlKey, altKey, metaKey }: KeyboardEvent): boolean {
  return !ctrlKey && !altKey && !metaKey && (key.length === 1 || KEYS.indexOf(key) >= 0);
}

function inField(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(FIELDS) !== null;
}

function refuse(event: Event): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}
