export default {
  // While developing, Vite would pack the package into a file of its own, from where it does not find its WebAssembly.
  optimizeDeps: { exclude: ["policy-checker"] },
};
