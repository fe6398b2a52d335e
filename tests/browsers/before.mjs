// What a run may do before the page's own script, as the text of a script.

/** Takes WebAssembly away. */
export const REMOVE = "delete window.WebAssembly;";

/** Keeps the memory of the core's first instance, so that a test can ruin it. */
export const EXPOSE = `(${expose})();`;

function expose() {
  const instantiate = WebAssembly.instantiate;
  WebAssembly.instantiate = function (source, imports) {
    return instantiate.call(WebAssembly, source, imports).then(function (started) {
      window.coreMemory = window.coreMemory || started.instance.exports.memory;
      return started;
    });
  };
}
