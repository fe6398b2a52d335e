//! What the package holds: what people import, and what that loads.

use std::collections::BTreeSet;

/// A way into the package.
#[derive(Debug)]
pub(super) struct Export {
    /// What stands after the name of the package in an import.
    pub(super) path: &'static str,
    pub(super) types: Option<&'static str>,
    /// What Node takes instead of the script.
    pub(super) node: Option<&'static str>,
    pub(super) file: &'static str,
}

const fn typed(path: &'static str, types: &'static str, file: &'static str) -> Export {
    Export { path, types: Some(types), node: None, file }
}

const fn untyped(path: &'static str, file: &'static str) -> Export {
    Export { path, types: None, node: None, file }
}

/// What editors show of the element.
pub(super) const ELEMENTS: &str = "custom-elements.json";

/// All ways into the package. What is not listed cannot be imported.
pub(super) const EXPORTS: &[Export] = &[
    Export { node: Some("index.node.js"), ..typed(".", "index.d.ts", "index.js") },
    typed("./element", "element.d.ts", "element.js"),
    typed("./define", "define.d.ts", "define.js"),
    typed("./react", "react.d.ts", "react.js"),
    typed("./plain", "policy_checker_plain.d.ts", "policy_checker_plain.js"),
    typed(
        "./plain/classic",
        "policy_checker_plain_classic.d.ts",
        "policy_checker_plain_classic.js",
    ),
    typed("./messages", "policy_checker_messages.d.ts", "policy_checker_messages.js"),
    typed("./policy_checker_bg.wasm", "policy_checker_bg.wasm.d.ts", "policy_checker_bg.wasm"),
    untyped("./custom-elements.json", ELEMENTS),
    untyped("./package.json", "package.json"),
];

/// What `www/package.mjs` writes.
pub(super) const BUNDLED: &[&str] = &[
    "checker.js",
    "checker.node.js",
    ELEMENTS,
    "define.js",
    "documents.js",
    "element.css",
    "element.js",
    "index.js",
    "index.node.js",
    "paper.css",
    "plain.js",
    "react.d.ts",
    "react.js",
];

/// Whose types are written from the sources: their places below `www/src`.
pub(super) const DECLARED: &[&str] =
    &["checker/checker.d.ts", "checker/index.d.ts", "embed/define.d.ts", "embed/element.d.ts"];

/// What `wasm` makes and those load.
const CORE: &[&str] = &["policy_checker.js", "policy_checker.d.ts"];

/// Scripts that do something as they are loaded: a bundler must not leave them out.
pub(super) const WITH_EFFECTS: &[&str] =
    &["./define.js", "./policy_checker_plain_classic.js", "./react.js"];

/// The terms, from the root of the project.
pub(super) const LICENCES: &[&str] = &["LICENSE-APACHE", "LICENSE-MIT"];

/// Every file to pack but the manifest and README.md, which npm packs always.
pub(super) fn files() -> BTreeSet<&'static str> {
    let imported =
        EXPORTS.iter().flat_map(|export| [Some(export.file), export.node, export.types]).flatten();
    let declared = DECLARED.iter().map(|place| file_name(place));
    let listed = BUNDLED.iter().chain(CORE).chain(LICENCES).copied();
    imported.chain(declared).chain(listed).filter(|name| *name != "package.json").collect()
}

/// The last part of a place.
pub(super) fn file_name(place: &'static str) -> &'static str {
    place.rsplit_once('/').map_or(place, |(_, name)| name)
}
