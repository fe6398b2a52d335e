//! What the loader refuses and no schema can, from `tests/cases/schema/beyond.toml`.

use std::fs;

use policy_checker::policy::pack::Finding;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::changes::put;

#[derive(Deserialize)]
pub struct Beyond {
    /// A part of the loader's words.
    pub says: String,
    place: String,
    value: Value,
    /// How many times `value` stands under `not`.
    #[serde(default)]
    nested: usize,
}

#[derive(Deserialize)]
struct File {
    beyond: Vec<Beyond>,
}

pub fn all() -> Vec<Beyond> {
    let text = fs::read_to_string("tests/cases/schema/beyond.toml").unwrap();
    toml::from_str::<File>(&text).unwrap().beyond
}

impl Beyond {
    /// The pack with a fault of this sort.
    pub fn shown_in(&self, pack: &Value) -> Value {
        let value = (0..self.nested).fold(self.value.clone(), |inner, _| json!({ "not": inner }));
        put(pack, &self.place, value)
    }
}

/// Whether no schema could have told this.
pub fn is_beyond(finding: &Finding, all: &[Beyond]) -> bool {
    all.iter().any(|beyond| finding.message.contains(&beyond.says))
}
