import type { State } from "../journey/state";
import { start, stop } from "../start";
import { elementSurface, followWidth, ROOT_CLASS, warn } from "../surface/element";
import type { News } from "../surface/surface";
import { ownTravel } from "../surface/travel";
import { readPacks, type Pack } from "./packs";
import { NAMES, readParameters, type Name } from "./parameters";

const STYLES = new URL("element.css", import.meta.url).href;

// The class is imported where there is no document, too.
const Base = typeof HTMLElement === "undefined" ? (class {} as typeof HTMLElement) : HTMLElement;

/**
 * The checker as an element. It stands in a shadow tree, takes nothing but its own files from the server it came from, and tells the page around
 * no answer, unless the person hands one over.
 *
 * @tagname policy-checker
 * @attr {"zh" | "en"} lang - language of the texts; Chinese without
 * @attr {string} region - district that is chosen at first
 * @attr {boolean} region-fixed - the district is settled and not asked
 * @attr {string} text - what the business does, as far as the page around knows
 * @attr {string} hide - parts to leave out, with spaces between: header settings examples code browse restore pictures take files copy print about
 * @attr {string} handover - name of the site that the person may hand a result over to
 * @attr {"system" | "light" | "dark"} theme - as the person may change it
 * @attr {"normal" | "large" | "elder"} size - size of type, as the person may change it
 * @attr {"wasm" | "js"} engine - the form of the core; chosen by itself without
 * @attr {string} packs - addresses of packs, with spaces between
 * @attr {string} page - the page that links with answers lead to; without one there are none
 * @fires ready - everything is loaded; nothing more is requested
 * @fires resize - the height is another; `detail.height` in pixels
 * @fires done - a result was shown; says nothing of it
 * @fires result - the person handed the result over; `detail.text` is what was shown for it, as JSON
 * @csspart question - the title of a step
 * @csspart option - an answer to choose
 * @csspart primary - the button that leads on
 * @csspart result - the result in one sentence
 * @csspart clause - a quoted clause
 */
export class PolicyCheckerElement extends Base {
  static get observedAttributes(): readonly string[] {
    return NAMES;
  }

  #place: { readonly box: HTMLElement; readonly root: HTMLElement } | null = null;
  #packs: readonly Pack[] | null = null;
  #state: State | undefined;
  #travel = ownTravel();
  #stop: (() => void) | null = null;
  #due = false;

  connectedCallback(): void {
    this.#later();
  }

  disconnectedCallback(): void {
    this.#later();
  }

  attributeChangedCallback(name: Name, before: string | null, after: string | null): void {
    if (before === after || this.#stop === null) {
      return;
    }
    if (name === "lang" && this.#state !== undefined) {
      this.#state = { ...this.#state, lang: readParameters(this.#given, () => undefined).options.lang };
    } else if (name === "region" || name === "region-fixed" || name === "packs") {
      // Answers that were given for another district or under other rules are not mixed with these.
      this.#forget();
    }
    this.#halt();
    this.#later();
  }

  /** Packs beside those of the core: addresses, texts of JSON, or objects. Takes the place of the attribute. */
  get packs(): readonly Pack[] {
    return this.#packs ?? readParameters(this.#given, () => undefined).packs;
  }

  set packs(packs: readonly Pack[]) {
    this.#packs = Array.from(packs);
    this.#forget();
    this.#halt();
    this.#later();
  }

  /** Forgets everything that was answered, and begins anew. */
  reset(): void {
    this.#forget();
    this.#halt();
    this.#later();
  }

  readonly #given = (name: Name): string | null => this.getAttribute(name);

  #forget(): void {
    this.#state = undefined;
    this.#travel = ownTravel();
  }

  /** Once for all changes that come together: a framework moves an element by taking it out and putting it in. */
  #later(): void {
    if (!this.#due) {
      this.#due = true;
      Promise.resolve().then(() => {
        this.#due = false;
        if (!this.isConnected) {
          this.#halt();
        } else if (this.#stop === null) {
          this.#start();
        }
      });
    }
  }

  #start(): void {
    const { box, root } = (this.#place ??= drawn(this.attachShadow({ mode: "open" })));
    const { options, engine, packs, page } = readParameters(this.#given, warn);
    const surface = elementSurface({
      shadow: root.getRootNode() as ShadowRoot,
      box,
      root,
      home: page,
      travel: this.#travel,
      tell: (news) => this.#tell(news),
      reload: () => this.reset(),
    });
    const unfollow = followWidth(box);
    const unmeasure = followHeight(box, (height) => this.dispatchEvent(new CustomEvent("resize", { detail: { height } })));
    start(root, {
      surface,
      options,
      engine,
      packs: readPacks(this.#packs ?? packs, warn),
      resumed: this.#state,
      onState: (state) => {
        this.#state = state;
      },
    });
    this.#stop = () => {
      unfollow();
      unmeasure();
      stop(root);
      root.removeAttribute("data-ready");
    };
  }

  #halt(): void {
    this.#stop?.();
    this.#stop = null;
  }

  #tell(news: News): void {
    this.dispatchEvent(news.type === "result" ? new CustomEvent("result", { detail: { text: news.text } }) : new CustomEvent(news.type));
  }
}

for (const name of NAMES) {
  if (name !== "packs" && name !== "lang") {
    reflect(name);
  }
}

/** A property for an attribute; that of `region-fixed` is a truth and is called `regionFixed`. */
function reflect(name: Name): void {
  const isFlag = name === "region-fixed";
  Object.defineProperty(PolicyCheckerElement.prototype, name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase()), {
    configurable: true,
    enumerable: true,
    get(this: HTMLElement) {
      return isFlag ? this.hasAttribute(name) : (this.getAttribute(name) ?? "");
    },
    set(this: HTMLElement, value: unknown) {
      if (value === null || value === undefined || value === false || (isFlag && value === "")) {
        this.removeAttribute(name);
      } else {
        this.setAttribute(name, isFlag ? "" : String(value));
      }
    },
  });
}

/** The shadow tree: styles by a link, which every policy of a page can allow by address, and the place of the checker. */
function drawn(shadow: ShadowRoot): { readonly box: HTMLElement; readonly root: HTMLElement } {
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
  box.appendChild(root);
  shadow.appendChild(styles);
  shadow.appendChild(box);
  return { box, root };
}

function followHeight(box: HTMLElement, changed: (height: number) => void): () => void {
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
