// The package is a link here, which Vite's server would not follow; one that was installed needs no such setting.
export default { resolve: { preserveSymlinks: true } };
