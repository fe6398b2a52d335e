//! What schema and loader say of the same pack, and what must hold between the two.

use jsonschema::{Draft, Validator};
use policy_checker::policy::pack::{Finding, schema};
use serde_json::Value;

use crate::{
    beyond::{Beyond, all, is_beyond},
    loader::{Fate, catalogue, fate},
};

/// The schema as editors of both drafts read it.
pub struct Editors {
    current: Validator,
    /// Editors of TOML pass over what stands beside a `$ref`.
    older: Validator,
    beyond: Vec<Beyond>,
}

/// What both say of one pack.
pub struct Verdict {
    pub fate: Fate,
    pub refused: bool,
}

impl Editors {
    pub fn new() -> Editors {
        let schema = schema::of_packs(catalogue());
        Editors {
            current: validator(&schema, Draft::Draft202012),
            older: validator(&schema, Draft::Draft7),
            beyond: all(),
        }
    }

    /// What the schema finds wrong, by either draft.
    pub fn errors(&self, pack: &Value) -> Vec<String> {
        let of = |validator: &Validator| -> Vec<String> {
            let errors = validator.iter_errors(pack);
            errors.map(|error| format!("{}: {error}", error.instance_path())).collect()
        };
        let mut errors = of(&self.current);
        errors.extend(of(&self.older));
        errors
    }

    pub fn refuses(&self, pack: &Value) -> bool {
        !self.current.is_valid(pack)
    }

    pub fn current(&self) -> &Validator {
        &self.current
    }

    /// Holds one pack against schema and loader. `place` is what was changed in a pack that both accept.
    ///
    /// Never a false alarm: what the schema refuses the loader refuses; outside of scenarios, which are only run by the
    /// check, it cannot even be read. And no more leniency than there has to be: what the loader refuses and the schema
    /// does not is beyond any schema.
    pub fn compare(&self, pack: &Value, place: &str) -> Result<Verdict, String> {
        let fate = fate(pack);
        let refused = self.refuses(pack);
        let in_scenarios = place.starts_with("/scenarios");
        if refused || !self.older.is_valid(pack) {
            let agreed = match fate {
                Fate::Unread(_) => true,
                Fate::Unsound(_) => in_scenarios,
                Fate::Sound => false,
            };
            if !agreed {
                return Err(format!("{place}: false alarm: {:?}; {fate:?}", self.errors(pack)));
            }
        }
        if !refused {
            let overlooked = match &fate {
                Fate::Unread(findings) => {
                    findings.iter().find(|finding| !is_beyond(finding, &self.beyond))
                }
                Fate::Unsound(findings) => findings.iter().find(|finding| is_of_facts(finding)),
                Fate::Sound => None,
            };
            if let Some(finding) = overlooked {
                return Err(format!("{place}: the schema overlooks: {finding}"));
            }
        }
        Ok(Verdict { fate, refused })
    }
}

/// Facts of scenarios fit the catalogue; only the regions depend on what is loaded, and the verdicts on everything.
fn is_of_facts(finding: &Finding) -> bool {
    finding.path.contains("].facts.") && !finding.path.ends_with(".facts.region")
}

pub fn validator(schema: &Value, draft: Draft) -> Validator {
    jsonschema::options().with_draft(draft).should_validate_formats(true).build(schema).unwrap()
}
