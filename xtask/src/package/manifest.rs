//! `package.json`.

use serde::{Serialize, Serializer};

use super::contents::{ELEMENTS, EXPORTS, Export, WITH_EFFECTS, files};
use crate::error::XtaskError;
use crate::tree::Manifest;

/// Fields in the order in which people look for them.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Package<'a> {
    name: &'a str,
    version: &'a str,
    description: Option<&'a str>,
    license: Option<&'a str>,
    r#type: &'static str,
    /// For tools that know no `exports`.
    main: &'static str,
    types: &'static str,
    exports: Exports,
    custom_elements: &'static str,
    side_effects: &'static [&'static str],
    files: Vec<&'static str>,
    engines: Engines,
}

#[derive(Serialize)]
struct Engines {
    node: &'static str,
}

struct Exports;

impl Serialize for Exports {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(EXPORTS.iter().map(|export| (export.path, Target::of(export))))
    }
}

/// Where an import leads. The first condition that holds decides.
#[derive(Serialize)]
#[serde(untagged)]
enum Target {
    File(String),
    Conditions {
        #[serde(skip_serializing_if = "Option::is_none")]
        types: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        node: Option<String>,
        default: String,
    },
}

impl Target {
    fn of(export: &Export) -> Self {
        let place = |file: &str| format!("./{file}");
        match (export.types, export.node) {
            (None, None) => Self::File(place(export.file)),
            (types, node) => Self::Conditions {
                types: types.map(place),
                node: node.map(place),
                default: place(export.file),
            },
        }
    }
}

/// The manifest of the npm package, from what the root `Cargo.toml` says.
pub(super) fn of(package: &Manifest) -> Result<String, XtaskError> {
    let manifest = Package {
        name: &package.name,
        version: &package.version,
        description: package.description.as_deref(),
        license: package.license.as_deref(),
        r#type: "module",
        main: "./index.js",
        types: "./index.d.ts",
        exports: Exports,
        custom_elements: ELEMENTS,
        side_effects: WITH_EFFECTS,
        files: files().into_iter().collect(),
        engines: Engines { node: ">=20" },
    };
    let json = serde_json::to_string_pretty(&manifest)
        .map_err(|error| XtaskError::step("writing the manifest of the package", error))?;
    Ok(format!("{json}\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_come_first_and_what_always_holds_comes_last() -> Result<(), serde_json::Error> {
        let export = Export { path: ".", types: Some("a.d.ts"), node: Some("n.js"), file: "a.js" };
        let json = serde_json::to_string(&Target::of(&export))?;
        assert_eq!(json, r#"{"types":"./a.d.ts","node":"./n.js","default":"./a.js"}"#);
        Ok(())
    }
}
