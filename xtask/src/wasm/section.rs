//! Dropping a custom section.

use wasm_encoder::{Module, RawSection};
use wasmparser::{Parser, Payload};

use crate::error::XtaskError;

/// The module without its custom sections called `name`.
///
/// Used for `target_features`: the standard library's objects still list reference types there, and the glue generator
/// would then insist on them although no code uses any.
pub(super) fn without_custom(module: &[u8], name: &str) -> Result<Vec<u8>, XtaskError> {
    let step = || format!("dropping the custom section {name}");
    let mut kept = Module::new();
    for payload in Parser::new(0).parse_all(module) {
        let payload = payload.map_err(|error| XtaskError::step(step(), error))?;
        if matches!(&payload, Payload::CustomSection(section) if section.name() == name) {
            continue;
        }
        if let Some((id, range)) = payload.as_section() {
            let data = module
                .get(range)
                .ok_or_else(|| XtaskError::step(step(), "a section reaches beyond the module"))?;
            kept.section(&RawSection { id, data });
        }
    }
    Ok(kept.finish())
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_encoder::{CustomSection, TypeSection};

    fn module(names: &[&str]) -> Vec<u8> {
        let mut module = Module::new();
        let mut types = TypeSection::new();
        types.ty().function([], []);
        module.section(&types);
        for name in names {
            module.section(&CustomSection { name: (*name).into(), data: (&b"data"[..]).into() });
        }
        module.finish()
    }

    #[test]
    fn only_the_named_section_goes() -> Result<(), XtaskError> {
        let both = module(&["producers", "target_features"]);
        assert_eq!(without_custom(&both, "target_features")?, module(&["producers"]));
        Ok(())
    }

    #[test]
    fn a_damaged_module_is_an_error() {
        let mut damaged = module(&["producers"]);
        damaged.truncate(damaged.len() - 1);
        assert!(without_custom(&damaged, "producers").is_err());
    }
}
