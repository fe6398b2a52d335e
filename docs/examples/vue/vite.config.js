import vue from "@vitejs/plugin-vue";

// Without this, Vue would look for a component of that name.
const compilerOptions = { isCustomElement: (tag) => tag === "policy-checker" };

export default {
  plugins: [vue({ template: { compilerOptions } })],
  // The package is a link here, which Vite's server would not follow; one that was installed needs no such setting.
  resolve: { preserveSymlinks: true },
};
