/** The way back and forward through what was shown. */
export type Travel = {
  readonly current: () => unknown;
  readonly push: (entry: unknown) => void;
  readonly replace: (entry: unknown) => void;
  /** Replaces the entry, and takes out of the address what it carried. */
  readonly clear: (entry: unknown) => void;
  readonly back: () => void;
  /** Calls `show` with each entry that is reached by going back or forward; gives the function that stops it. */
  readonly listen: (show: (entry: unknown) => void) => () => void;
  /** Calls `read` when the address changes otherwise; gives the function that stops it. */
  readonly onAddress: (read: () => void) => () => void;
};

/** The browser's own. */
export const browserTravel: Travel = {
  current: () => history.state,
  push: (entry) => history.pushState(entry, ""),
  replace: (entry) => history.replaceState(entry, ""),
  clear: (entry) => history.replaceState(entry, "", location.pathname + location.search),
  back: () => history.back(),
  listen(show) {
    const listener = (event: PopStateEvent): void => show(event.state);
    window.addEventListener("popstate", listener);
    return () => window.removeEventListener("popstate", listener);
  },
  onAddress(read) {
    window.addEventListener("hashchange", read);
    return () => window.removeEventListener("hashchange", read);
  },
};

/** One of its own, where the browser's belongs to another page. */
export function ownTravel(): Travel {
  const entries: unknown[] = [null];
  let listeners: readonly ((entry: unknown) => void)[] = [];
  const replace = (entry: unknown): void => {
    entries[entries.length - 1] = entry;
  };
  return {
    current: () => entries[entries.length - 1],
    push: (entry) => void entries.push(entry),
    replace,
    clear: replace,
    back() {
      if (entries.length > 1) {
        entries.pop();
        listeners.forEach((show) => show(entries[entries.length - 1]));
      }
    },
    listen(show) {
      listeners = [...listeners, show];
      return () => {
        listeners = listeners.filter((other) => other !== show);
      };
    },
    onAddress: () => () => undefined,
  };
}
