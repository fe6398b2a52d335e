//! Packs made for the purpose of a test.
#![expect(clippy::needless_pass_by_value, reason = "JSON literals read better without borrowing")]
#![allow(dead_code, reason = "each test file uses a part")]

use policy_checker::policy::{
    Date, PackSet,
    pack::{Finding, set::PackSetError},
};
use serde_json::{Value, json};

/// Words that every rule quotes.
pub const QUOTE: &str = "quoted words";

/// A pack of the region `test` with these rules.
pub fn pack(rules: &[Value], more: Value) -> String {
    let text = json!({"zh": "一", "en": "one"});
    let mut pack = json!({
        "document": {
            "id": "test", "region": {"id": "test", "name": text}, "title": "t", "number": "", "issuer": "i",
            "status": "in-force", "source": "none.txt", "covers": text, "note": text,
        },
        "clauses": [{"ref": "一"}],
        "rules": rules,
    });
    for (key, value) in more.as_object().cloned().unwrap_or_default() {
        pack[key] = value;
    }
    pack.to_string()
}

pub fn rule(measure: &str, more: Value) -> Value {
    let mut rule = json!({
        "measure": measure, "firmness": "must", "says": {"zh": "一", "en": "one"}, "clauses": [{"ref": "一", "quote": QUOTE}],
    });
    for (key, value) in more.as_object().cloned().unwrap_or_default() {
        rule[key] = value;
    }
    rule
}

pub fn case(when: Value, more: Value) -> Value {
    let mut case = json!({"when": when, "says": {"zh": "一", "en": "one"}});
    for (key, value) in more.as_object().cloned().unwrap_or_default() {
        case[key] = value;
    }
    case
}

pub fn day(text: &str) -> Date {
    text.parse().unwrap()
}

/// What is wrong in a pack that is not taken.
pub fn refused(pack: &str) -> Vec<Finding> {
    match PackSet::bundled().unwrap().with([pack]) {
        Err(PackSetError::Pack { findings, .. }) => findings,
        Err(error) => panic!("{error}"),
        Ok(_) => panic!("the pack was taken"),
    }
}
