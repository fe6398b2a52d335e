// Made by the bundler from data/packs and data/sources; see www/full-text.
declare module "full-texts" {
  const fullTexts: import("./sources").Sources;
  export default fullTexts;
}
