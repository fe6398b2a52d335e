/**
 * Holds the frame to the server that it came from. Where a sandbox leaves the frame no origin of its own, `'self'` is nobody in WebKit and in old
 * Chromiums, so the server is named by its address, which a static page cannot know. Comes before anything else is asked for.
 */
export function narrowPolicy(): void {
  const own = `'self' ${location.origin}`;
  const policy = document.createElement("meta");
  policy.httpEquiv = "Content-Security-Policy";
  policy.content = `default-src 'none'; script-src ${own} 'wasm-unsafe-eval'; style-src ${own}; img-src ${own} data: blob:; connect-src ${own}`;
  document.head.appendChild(policy);
}
