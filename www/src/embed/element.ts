import type { State } from "../journey/state";
import { start, stop } from "../start";
import { elementSurface, followWidth, warn } from "../surface/element";
import type { News } from "../surface/surface";
import { ownTravel } from "../surface/travel";
import { readPacks } from "./packs";
import { NAMES, readParameters, type Name } from "./parameters";
import { drawn, followHeight, type Place } from "./shadow";
import { warnOfJson, warnOfMistaken } from "./mistaken";
import { holdTheme } from "./theme";

/** A pack as a portal gives it: the address of its JSON, its text, or the object that the text stands for. */
export type Pack = URL | string | object;

/** The events of the element, by their names: those of every element, and what it tells the page around. */
export interface PolicyCheckerEventMap extends Omit<HTMLElementEventMap, "resize"> {
  readonly ready: CustomEvent<null>;
  readonly resize: CustomEvent<{ readonly height: number }>;
  readonly done: CustomEvent<null>;
  readonly result: CustomEvent<{ readonly text: string }>;
}

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
 * @attr {string} hide - parts to leave out, with spaces between: header language settings examples code browse restore pictures take files copy print about
 * @attr {string} handover - name of the site that the person may hand a result over to
 * @attr {"system" | "light" | "dark"} theme - as the person may change it
 * @attr {"normal" | "large" | "elder"} size - size of type, as the person may change it
 * @attr {"wasm" | "js"} engine - the form of the core; chosen by itself without
 * @attr {string} packs - addresses of packs, with spaces between
 * @attr {string} page - the page that links with answers lead to; without one there are none
 * @fires {CustomEvent<null>} ready - everything is loaded; nothing more is requested
 * @fires {CustomEvent<{ height: number }>} resize - the height is another; `detail.height` in pixels
 * @fires {CustomEvent<null>} done - a result was shown; says nothing of it
 * @fires {CustomEvent<{ text: string }>} result - the person handed the result over; `detail.text` is what was shown for it, as JSON
 * @cssprop --policy-checker-accent - buttons, marks and what is chosen
 * @cssprop --policy-checker-accent-hover - the same under the pointer; the accent without
 * @cssprop --policy-checker-accent-ink - links and accented words; the accent without
 * @cssprop --policy-checker-accent-line - lines around what is chosen; the accent without
 * @cssprop --policy-checker-accent-soft - ground of what is chosen
 * @cssprop --policy-checker-card - ground of forms and measures
 * @cssprop --policy-checker-edge - borders of what can be pressed or filled in
 * @cssprop --policy-checker-focus - ring around what has the focus
 * @cssprop --policy-checker-focus-ink - line along that ring
 * @cssprop --policy-checker-font - list of fonts of all text
 * @cssprop --policy-checker-ink - text
 * @cssprop --policy-checker-line - lines between parts
 * @cssprop --policy-checker-muted - text of less weight
 * @cssprop --policy-checker-on-accent - text on the accent
 * @cssprop --policy-checker-paper - ground of the whole
 * @cssprop --policy-checker-plain-soft - ground of what does not apply
 * @cssprop --policy-checker-radius - how round corners are
 * @cssprop --policy-checker-title-font - list of fonts of titles
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

  /** The attribute `region`. */
  declare region: string;
  /** Whether there is the attribute `region-fixed`. */
  declare regionFixed: boolean;
  /** The attribute `text`. */
  declare text: string;
  /** The attribute `hide`. */
  declare hide: string;
  /** The attribute `handover`. */
  declare handover: string;
  /** The attribute `theme`. */
  declare theme: "" | "system" | "light" | "dark";
  /** The attribute `size`. */
  declare size: "" | "normal" | "large" | "elder";
  /** The attribute `engine`. */
  declare engine: "" | "wasm" | "js";
  /** The attribute `page`. */
  declare page: string;

  #place: Place | null = null;
  #hold: (() => void) | null = null;
  #packs: readonly Pack[] | null = null;
  #state: State | undefined;
  #travel = ownTravel();
  #stop: (() => void) | null = null;
  #due = false;

  connectedCallback(): void {
    this.#adopt();
    this.#later();
  }

  disconnectedCallback(): void {
    this.#later();
  }

  attributeChangedCallback(name: string, before: string | null, after: string | null): void {
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
    this.reset();
  }

  /** Forgets everything that was answered, and begins anew. */
  reset(): void {
    this.#forget();
    this.#halt();
    this.#later();
  }

  /** Takes up what was set on the element before its class was there. */
  #adopt(): void {
    for (const name of NAMES.map(propertyOf)) {
      const own = Object.getOwnPropertyDescriptor(this, name);
      if (own !== undefined) {
        Reflect.deleteProperty(this, name);
        Reflect.set(this, name, own.value);
      }
    }
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
    warnOfMistaken(this, warn);
    warnOfJson(warn);
    const hold = (this.#hold ??= holdTheme(this, root, warn));
    hold();
    const surface = elementSurface({
      shadow: root.getRootNode() as ShadowRoot,
      box,
      root,
      home: page,
      travel: this.#travel,
      tell: (news) => {
        hold();
        this.#tell(news);
        return true;
      },
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
        hold();
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

/** What the base class has, for the events of this one. */
export interface PolicyCheckerElement {
  addEventListener<Type extends keyof PolicyCheckerEventMap>(
    type: Type,
    listener: (this: PolicyCheckerElement, event: PolicyCheckerEventMap[Type]) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
  removeEventListener<Type extends keyof PolicyCheckerEventMap>(
    type: Type,
    listener: (this: PolicyCheckerElement, event: PolicyCheckerEventMap[Type]) => void,
    options?: boolean | EventListenerOptions,
  ): void;
  removeEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | EventListenerOptions): void;
}

for (const name of NAMES) {
  if (name !== "packs" && name !== "lang") {
    reflect(name);
  }
}

function propertyOf(name: Name): string {
  return name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}

/** A property for an attribute; that of `region-fixed` is a truth and is called `regionFixed`. */
function reflect(name: Name): void {
  const isFlag = name === "region-fixed";
  Object.defineProperty(PolicyCheckerElement.prototype, propertyOf(name), {
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
