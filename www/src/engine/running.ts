import { asCoreError } from "./outcome";
import type { Engine } from "./types";

/** The functions of a started core, and a way to put a new instance under them; false where none can be had. */
export type Running = { readonly functions: Engine; readonly renew: () => boolean };

/**
 * The same functions, which survive a trap. What the core did not throw itself leaves an instance that nothing is known of:
 * a new one takes its place, and gets the call once more, since it has all its memory again.
 */
export function lasting({ functions, renew }: Running): Engine {
  const survive = <Call extends (...given: never[]) => unknown>(call: Call): Call =>
    ((...given) => {
      for (let again = true; ; again = false) {
        try {
          return call(...given);
        } catch (error) {
          if (asCoreError(error) !== null || !renew() || !again) {
            throw error;
          }
        }
      }
    }) as Call;
  return {
    assess: survive(functions.assess),
    browse: survive(functions.browse),
    catalogue: survive(functions.catalogue),
    changes: survive(functions.changes),
    classify: survive(functions.classify),
    classifyCode: survive(functions.classifyCode),
    compare: survive(functions.compare),
    find: survive(functions.find),
    version: survive(functions.version),
  };
}
