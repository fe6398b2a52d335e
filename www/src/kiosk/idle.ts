/** As long as nobody has to touch anything, in seconds. */
export const IDLE = 60;
/** The same after the result went to the printer: whoever takes the paper goes. */
export const IDLE_AFTER_PRINT = 30;
/** As long as the warning shows before everything is cleared. */
export const COUNTDOWN = 30;

const MILLISECONDS = 1000;
/** How often the time is looked at. */
const LOOK_EVERY = 250;

/** Signs of a person. A click that no pointer made comes from a screen reader or another aid. */
const SIGNS = ["pointerdown", "pointerup", "pointermove", "touchstart", "touchmove", "keydown", "wheel", "input", "click"] as const;

export type IdleWatch = {
  /** The result has gone to the printer; the next sign of a person makes the time what it was. */
  readonly printed: () => void;
  readonly stop: () => void;
};

/**
 * Calls `onLeft` with the seconds that are left of the countdown, each time they are fewer, and with null when somebody is there again; calls
 * `onEnd` when nobody came. The time is that since the page was loaded: whoever sets the clock of the machine changes nothing.
 */
export function watchIdle(onLeft: (seconds: number | null) => void, onEnd: () => void): IdleWatch {
  let last = performance.now();
  let idle = IDLE;
  let told: number | null = null;
  let pointer = "";
  const tell = (left: number | null): void => {
    if (left !== told) {
      told = left;
      onLeft(left);
    }
  };
  const seen = (event: Event): void => {
    if (event.type === "pointermove") {
      // A browser says that a mouse moved when what lies under it did.
      const { screenX, screenY } = event as PointerEvent;
      const place = `${screenX} ${screenY}`;
      const moved = pointer !== "" && place !== pointer;
      pointer = place;
      if (!moved) {
        return;
      }
    }
    last = performance.now();
    idle = IDLE;
    tell(null);
  };
  const look = (): void => {
    const left = idle + COUNTDOWN - (performance.now() - last) / MILLISECONDS;
    if (left <= 0) {
      stop();
      onEnd();
    } else if (left <= COUNTDOWN) {
      tell(Math.ceil(left));
    }
  };
  SIGNS.forEach((sign) => window.addEventListener(sign, seen, { capture: true, passive: true }));
  const timer = setInterval(look, LOOK_EVERY);
  const stop = (): void => {
    clearInterval(timer);
    SIGNS.forEach((sign) => window.removeEventListener(sign, seen, { capture: true }));
  };
  return {
    printed() {
      last = performance.now();
      idle = IDLE_AFTER_PRINT;
    },
    stop,
  };
}
