import { ROOT_CLASS, warn } from "../surface/element";

const STYLES = new URL("element.css", import.meta.url).href;

/** Where the checker stands: in `root`, which `box` goes around. */
export type Place = { readonly box: HTMLElement; readonly root: HTMLElement };

/** The shadow tree: styles by a link, which every policy of a page can allow by address, and the place of the checker. */
export function drawn(shadow: ShadowRoot): Place {
  const styles = document.createElement("link");
  styles.rel = "stylesheet";
  styles.href = STYLES;
  const box = document.createElement("div");
  box.className = "policy-checker-box";
  const root = document.createElement("div");
  root.className = ROOT_CLASS;
  // Nothing shows unstyled; and it shows even where the styles cannot be had.
  root.hidden = true;
  const show = (): void => {
    root.hidden = false;
  };
  styles.onload = show;
  styles.onerror = () => {
    warn(`${STYLES}: the styles cannot be loaded; style-src has to allow them`);
    show();
  };
  keepIn(box);
  box.appendChild(root);
  shadow.appendChild(styles);
  shadow.appendChild(box);
  return { box, root };
}

/**
 * Keeps in what belongs to writing and copying: the page around sees the whole element in place of a field, so its shortcuts would take what is typed, and
 * scripts against copying would take it from the fields. Keys that lead out of a field go on.
 */
function keepIn(box: HTMLElement): void {
  const stop = (event: Event): void => event.stopPropagation();
  ["selectstart", "copy", "cut", "paste", "beforeinput", "input"].forEach((type) => box.addEventListener(type, stop));
  ["keydown", "keypress", "keyup"].forEach((type) =>
    box.addEventListener(type, (event) => {
      const { key } = event as KeyboardEvent;
      if (event.target instanceof Element && /^(?:input|textarea|select)$/.test(event.target.localName) && !/^(?:Escape|Tab|F\d+)$/.test(key)) {
        stop(event);
      }
    }),
  );
}

/** Tells each new height of the box, in pixels; gives the function that stops it. */
export function followHeight(box: HTMLElement, changed: (height: number) => void): () => void {
  if (typeof ResizeObserver === "undefined") {
    return () => undefined;
  }
  let told = -1;
  const observer = new ResizeObserver(() => {
    const height = Math.ceil(box.getBoundingClientRect().height);
    // Until the styles are there it has none.
    if (height !== told && height > 0) {
      told = height;
      changed(height);
    }
  });
  observer.observe(box);
  return () => observer.disconnect();
}
