import type { Journey } from "../journey/context";

/** Whether the full text of a document can be shown, or may come yet; a pack that was loaded later brings none. */
export function hasText({ sources }: Pick<Journey, "sources">, id: string): boolean {
  return sources === undefined || sources === null || Object.prototype.hasOwnProperty.call(sources, id);
}
