/** Where answers begin in an address; some programs write `%3D` for `=`. */
export const LINK = /#s(?:=|%3D)/i;

/** Whether an address carries answers, readable or not. */
export function isCarrying(fragment: string): boolean {
  return fragment.search(LINK) === 0;
}
