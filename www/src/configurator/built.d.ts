/** Written into the script when the site is built. */

/** The version of the checker, as its folder is named. */
declare const CHECKER_VERSION: string;
/** The digests of the two scripts that other pages name. */
declare const CHECKER_INTEGRITY: { readonly "loader.js": string; readonly "policy-checker.js": string };
/** The districts that the core knows. */
declare const CHECKER_REGIONS: readonly { readonly id: string; readonly name: { readonly zh: string; readonly en: string } }[];
