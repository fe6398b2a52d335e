import { asCoreError } from "./outcome";

/** The functions of a started core, and a way to put a new instance under them; false where none can be had. */
export type Running<Functions> = { readonly functions: Functions; readonly renew: () => boolean };

type Call = (...given: never[]) => unknown;

/**
 * The functions of these names, which survive a trap. What the core did not throw itself leaves an instance that nothing is
 * known of: a new one takes its place, and gets the call once more, since it has all its memory again.
 */
export function lasting<Functions extends Record<Name, Call>, Name extends string>(
  { functions, renew }: Running<Functions>,
  names: readonly Name[],
): Pick<Functions, Name> {
  const survivors: Partial<Record<Name, Call>> = {};
  for (const name of names) {
    const call = functions[name];
    survivors[name] = (...given) => {
      for (let again = true; ; again = false) {
        try {
          return call(...given);
        } catch (error) {
          if (asCoreError(error) !== null || !renew() || !again) {
            throw error;
          }
        }
      }
    };
  }
  return survivors as Pick<Functions, Name>;
}
