/** Loads at the first call only; null where it cannot be had, and the page works without it. */
export function once<T>(load: () => Promise<T>): () => Promise<T | null> {
  let loading: Promise<T | null> | null = null;
  return () => {
    if (loading === null) {
      loading = load().catch(() => null);
    }
    return loading;
  };
}
