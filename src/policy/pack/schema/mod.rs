//! The JSON Schema of packs, for editors: of what the reader demands, all that a schema can say.
//!
//! It never refuses a pack that the reader takes, and takes its ids and labels from the catalogue. What only the reader
//! can see (references between parts, quotes, sizes in bytes) stands in the description of the place.
//!
//! Editors of TOML still read draft 7, which passes over everything beside a `$ref`. So nothing that matters stands there
//! alone, and no keyword is used that only newer drafts know.

mod conditions;
mod keywords;
mod parts;
mod rules;
mod scenarios;
mod vocabulary;

use serde_json::{Map, Value, json};

use self::keywords::both;
use crate::policy::{
    catalogue::Catalogue,
    pack::reading::{MOST_CLAUSES, MOST_SCENARIOS},
};

/// The JSON Schema (draft 2020-12) of packs over a catalogue.
#[must_use]
pub fn of_packs(catalogue: &Catalogue) -> Value {
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "政策包 · Policy pack",
        "description": both(
            "一份政策文件写成的数据。能否使用以 `policy-checker pack check` 为准：它还检查引文、编号之间的引用、大小和情景。",
            "One policy document as data. `policy-checker pack check` decides: it also holds quotes, references between parts, sizes and scenarios to what they say.",
        ),
        "type": "object",
        "additionalProperties": false,
        "required": ["document", "clauses", "rules"],
        "properties": {
            "document": parts::document(),
            "clauses": {
                "description": both(
                    "按原文顺序列出全部条款。每条要么有规则引用，要么写明 `without-rule`；编号不得重复。",
                    "Every clause of the document in printed order. Each is cited by a rule or says why not (`without-rule`); none stands twice.",
                ),
                "type": "array",
                "maxItems": MOST_CLAUSES,
                "uniqueItems": true,
                "items": parts::clause(),
            },
            "conditions": {
                "description": both(
                    "几条规则共用的条件。编号不得重复。",
                    "Conditions that several rules share. No id stands twice.",
                ),
                "type": "array",
                "uniqueItems": true,
                "items": parts::named_condition(),
            },
            "rules": {
                "description": both(
                    "文件所定的措施，每项措施至多一条规则。",
                    "The measures of the document, at most one rule for each.",
                ),
                "type": "array",
                "uniqueItems": true,
                "items": rules::rule(),
            },
            "scenarios": {
                "description": both(
                    "已知情况和应得的结论，由 `pack check` 运行。",
                    "Facts and the verdicts that they must lead to; `pack check` runs them.",
                ),
                "type": "array",
                "maxItems": MOST_SCENARIOS,
                "items": scenarios::scenario(catalogue),
            },
            "silent": {
                "description": both(
                    "文件没有提到的取值。由 `pack check` 核对。",
                    "Values that the document does not name; `pack check` holds them against the conditions.",
                ),
                "type": "array",
                "items": parts::silent(),
            },
        },
        "$defs": definitions(catalogue),
    })
}

fn definitions(catalogue: &Catalogue) -> Map<String, Value> {
    let mut definitions = vocabulary::definitions(catalogue);
    let own = [
        ("text", keywords::text("不得为空。", "Must not be blank.")),
        ("condition", conditions::condition(catalogue)),
        ("question", conditions::question(catalogue)),
        ("parameter", rules::parameter()),
        ("open-facts", scenarios::open_facts(catalogue)),
    ];
    definitions.extend(own.map(|(name, schema)| (name.to_owned(), schema)));
    definitions
}
