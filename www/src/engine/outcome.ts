import type { CoreError, ErrorCode } from "./types";

/** What a call of the core gave: a value, or the error to say in words. */
export type Outcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: Problem };

/** `code` and `path` are the core's; `internal` for anything that is no error of the core. */
export type Problem = { readonly code: ErrorCode; readonly path: string | null; readonly message: string };

/** Runs one call of the core; an error becomes data so that the page says it and lives on. */
export function attempt<T>(call: () => T): Outcome<T> {
  try {
    return { ok: true, value: call() };
  } catch (error) {
    const known = asCoreError(error);
    const message = error instanceof Error ? error.message : String(error);
    return { ok: false, error: { code: known === null ? "internal" : known.code, path: known === null ? null : known.path, message } };
  }
}

/** The core's own error, or null for anything else. */
export function asCoreError(error: unknown): CoreError | null {
  return error instanceof Error && typeof (error as { code?: unknown }).code === "string" ? (error as CoreError) : null;
}
