//! Scenarios: facts by the catalogue, and the verdicts they must lead to.

use serde_json::{Map, Value, json};

use super::{
    keywords::{both, date, with},
    vocabulary::{askable, explained, value_of},
};
use crate::policy::{
    catalogue::{Catalogue, Fact, FactKind},
    pack::format::Status,
};

pub(super) fn scenario(catalogue: &Catalogue) -> Value {
    json!({
        "description": both("已知情况和应得的结论。", "Facts and the verdicts that they must lead to."),
        "type": "object",
        "additionalProperties": false,
        "required": ["name", "as-of", "facts", "expect"],
        "properties": {
            "name": {
                "description": both("用一句话写明要说明什么。", "What it shows, as a sentence."),
                "type": "string",
            },
            "as-of": date("以哪一天为准。", "The day of the assessment."),
            "facts": {
                "description": both(
                    "已知的情况；不知道的不写。未知不等于“否”。",
                    "What is known; leave out what is not. Unknown is not no.",
                ),
                "type": "object",
                "additionalProperties": false,
                "properties": facts(catalogue),
            },
            "expect": {
                "description": both(
                    "各项措施应得的结论：`applies` 适用、`depends` 有待确定、`defeated` 被排除、`does-not-apply` 不适用。措施须在本政策包中有规则。",
                    "The status of each measure named: it applies, depends on facts that are not known, is taken away by another rule, or does not apply. The pack has a rule for it.",
                ),
                "type": "object",
                "additionalProperties": false,
                "properties": by_measure(catalogue, &status()),
            },
            "missing": {
                "description": both(
                    "有待确定的措施还缺哪些情况，须完全一致。",
                    "The facts that would decide an open measure, exactly.",
                ),
                "type": "object",
                "properties": by_measure(catalogue, &json!({ "$ref": "#/$defs/open-facts" })),
                // Of a measure that nobody knows nothing is missing, so the check takes an empty list.
                "additionalProperties": { "type": "array", "maxItems": 0 },
            },
        },
    })
}

/// Facts that can be found missing: neither the region nor what follows from other facts.
pub(super) fn open_facts(catalogue: &Catalogue) -> Value {
    let open = askable(catalogue).filter(|fact| !fact.derived);
    let ids: Vec<&str> = open.map(|fact| fact.id.as_str()).collect();
    json!({
        "description": both("还缺的情况。", "The facts that are missing."),
        "type": "array",
        "uniqueItems": true,
        "items": { "enum": ids },
    })
}

fn facts(catalogue: &Catalogue) -> Map<String, Value> {
    let schema = |fact: &Fact| {
        let about = format!(
            "{}\n\n{}",
            explained(&fact.label, None),
            both(&fact.question.zh, &fact.question.en)
        );
        with(known(fact), "description", about.into())
    };
    catalogue.facts().iter().map(|fact| (fact.id.clone(), schema(fact))).collect()
}

/// A value of the fact. Which regions there are depends on the packs that are loaded.
fn known(fact: &Fact) -> Value {
    match (fact.kind, value_of(fact)) {
        (FactKind::Bool, _) => json!({ "type": "boolean" }),
        (FactKind::Date, _) => date("", ""),
        (FactKind::Set, value) => json!({ "type": "array", "items": value }),
        (FactKind::Enum, Some(value)) => value,
        (FactKind::Enum, None) => json!({ "type": "string" }),
    }
}

fn by_measure(catalogue: &Catalogue, schema: &Value) -> Map<String, Value> {
    let named = catalogue.measures().iter().map(|measure| {
        let about = explained(&measure.label, None);
        (measure.id.clone(), with(schema.clone(), "description", about.into()))
    });
    named.collect()
}

fn status() -> Value {
    let statuses = [Status::Applies, Status::Depends, Status::Defeated, Status::DoesNotApply];
    json!({ "enum": statuses })
}
