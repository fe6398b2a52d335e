//! Conditions: which keys go together, and which test goes with which fact.

use serde_json::{Value, json};

use super::{
    keywords::{
        absent, both, condition as held, one_of, optional, optional_condition, stated, with,
    },
    vocabulary::{askable, fact_ids, value_of},
};
use crate::policy::{
    catalogue::{Catalogue, Fact, FactKind},
    pack::reading::{MOST_DAYS, MOST_MONTHS},
};

/// What a condition can be besides a question to a fact.
const COMPOUND: [&str; 5] = ["all", "any", "not", "use", "always"];
/// What a question to a fact can test, and what goes with a test.
const TESTS: [&str; 8] =
    ["is", "one-of", "any-of", "empty", "under", "today", "plus-months", "plus-days"];

/// A condition, or `null`; a place that must hold one adds `"type": "object"`.
pub(super) fn condition(catalogue: &Catalogue) -> Value {
    let kinds = COMPOUND.iter().map(|kind| stated(kind));
    json!({
        "title": "条件 · Condition",
        "description": both(
            "`all`、`any`、`not`、`use`、`always`、`fact` 中恰好写一个；写 `fact` 的，再写一个与其类型相符的判断。把 `use` 展开后，部分和层数有上限。",
            "Exactly one of `all`, `any`, `not`, `use`, `always` and `fact`; a `fact` goes with one test of its type. With every `use` written out, parts and depth are bounded.",
        ),
        "type": ["object", "null"],
        "additionalProperties": false,
        "properties": properties(catalogue),
        "if": stated("fact"),
        "then": { "$ref": "#/$defs/question" },
        "else": {
            "properties": absent(TESTS),
            // Only `null` is of the type `null`: the place may stay empty.
            "oneOf": kinds.chain([json!({ "type": "null" })]).collect::<Vec<_>>(),
        },
    })
}

fn properties(catalogue: &Catalogue) -> Value {
    // Whether a value fits the fact is the question's to say; here editors find what each value means.
    let any_value = |kind: FactKind, loose: Value| -> Value {
        let facts = askable(catalogue).filter(|fact| fact.kind == kind && fact.domain.is_none());
        let choices: Vec<Value> =
            std::iter::once(loose).chain(facts.filter_map(value_of)).collect();
        json!({ "anyOf": choices })
    };
    let choice = any_value(FactKind::Enum, json!({ "type": ["boolean", "string", "null"] }));
    let list = |zh, en, items: Value| json!({ "description": both(zh, en), "type": ["array", "null"], "items": items });
    json!({
        "all": optional(group("全部成立。", "Every one holds.")),
        "any": optional(group("至少一个成立。", "At least one holds.")),
        "not": optional_condition("不成立。", "It does not hold."),
        "use": {
            "description": both(
                "`conditions` 中写在前面的条件的编号。",
                "Id of a condition of `conditions`, one that stands before.",
            ),
            "type": ["string", "null"],
        },
        "always": {
            "description": both("只写 `true`：对谁都成立。", "Only `true`: holds for everyone."),
            "enum": [true, null],
        },
        "fact": with(
            optional(fact_ids(askable(catalogue))),
            "description",
            both(
                "所问的情况。编号见 data/facts.toml；所在地区决定用哪些政策包，不在条件里写。",
                "The fact that is asked. The region chooses the packs and is no fact of a rule.",
            ).into(),
        ),
        "is": with(choice, "description", both(
            "是否：`true` 或者 `false`。取值：是这个值。",
            "bool: `true` or `false`. enum: is this value.",
        ).into()),
        "one-of": list(
            "取值：是其中之一。",
            "enum: one of these values.",
            any_value(FactKind::Enum, json!({ "type": "string" })),
        ),
        "any-of": list(
            "集合：至少有其中之一。",
            "set: holds at least one of these values.",
            any_value(FactKind::Set, json!({ "type": "string" })),
        ),
        "empty": {
            "description": both(
                "集合：`true` 一个也没有；`false` 至少有一个。",
                "set: `true` holds nothing; `false` holds something.",
            ),
            "type": ["boolean", "null"],
        },
        "under": list(
            "所属产业：属于其中一类或其下级。",
            "industries: some code equals or lies below one of these.",
            json!({ "$ref": "#/$defs/emerging-industry" }),
        ),
        "today": with(optional(order()), "description", both(
            "日期：今天与该日期（加上 `plus-months`、`plus-days`）的先后。",
            "date: how today lies to the date, after `plus-months` and `plus-days`.",
        ).into()),
        "plus-months": period(MOST_MONTHS, "日期：先加几个月，可以为负。", "date: months added before comparing; may be negative."),
        "plus-days": period(MOST_DAYS, "日期：再加几天，可以为负。", "date: days added after the months; may be negative."),
    })
}

fn group(zh: &str, en: &str) -> Value {
    json!({
        "description": both(zh, en),
        "type": "array",
        "minItems": 1,
        "items": held("其中一个条件。", "One of the conditions."),
    })
}

fn order() -> Value {
    one_of([
        ("before", "今天早于该日期 · today is earlier".to_owned()),
        ("on-or-before", "今天不晚于该日期 · today is earlier or the same".to_owned()),
        ("on-or-after", "今天不早于该日期 · today is the same or later".to_owned()),
        ("after", "今天晚于该日期 · today is later".to_owned()),
    ])
}

fn period(most: i32, zh: &str, en: &str) -> Value {
    json!({
        "description": both(zh, en),
        "type": ["integer", "null"],
        "minimum": -most,
        "maximum": most,
    })
}

/// What may stand beside a `fact`: nothing compound, and one test that fits its type and values.
pub(super) fn question(catalogue: &Catalogue) -> Value {
    let of_kind = |kind: FactKind| askable(catalogue).filter(move |fact| fact.kind == kind);
    let (coded, listed): (Vec<&Fact>, Vec<&Fact>) =
        of_kind(FactKind::Set).partition(|fact| fact.domain.is_some());
    let by_type = [
        takes(of_kind(FactKind::Bool), "is", None, &[]),
        takes(of_kind(FactKind::Enum), "is", Some("one-of"), &[]),
        takes(listed.into_iter(), "any-of", Some("empty"), &[]),
        takes(coded.into_iter(), "under", Some("empty"), &[]),
        takes(of_kind(FactKind::Date), "today", None, &["plus-months", "plus-days"]),
    ];
    let yes_or_no = json!({ "properties": { "is": { "type": ["boolean", "null"] } } });
    let by_values =
        std::iter::once(json!({ "if": asks(of_kind(FactKind::Bool)), "then": yes_or_no }))
            .chain(askable(catalogue).filter(|fact| value_of(fact).is_some()).map(values));
    json!({
        "description": both("判断须与情况的类型相符。", "The test fits the type of the fact."),
        "properties": absent(COMPOUND),
        "allOf": by_type.into_iter().chain(by_values).collect::<Vec<_>>(),
    })
}

/// These facts take the test `usual`, or `instead` of it another, and the keys of `beside` with it.
fn takes<'a>(
    facts: impl Iterator<Item = &'a Fact>,
    usual: &str,
    instead: Option<&str>,
    beside: &[&str],
) -> Value {
    let taken = |test: &&str| *test == usual || instead == Some(*test) || beside.contains(test);
    let properties = absent(TESTS.into_iter().filter(|test| !taken(test)));
    // Where both are left out, an error that asks for the usual one says more than one of `oneOf`.
    let count = match instead {
        None => stated(usual),
        Some(instead) => json!({
            "if": stated(instead),
            "then": { "properties": absent([usual]) },
            "else": stated(usual),
        }),
    };
    json!({ "if": asks(facts), "then": { "properties": properties, "allOf": [count] } })
}

/// The values that the tests of an enum or a set can name.
fn values(fact: &Fact) -> Value {
    let some = json!({ "type": ["array", "null"], "minItems": 1, "items": value_of(fact) });
    let tests = match (fact.kind, fact.domain) {
        (FactKind::Enum, _) => {
            let ids = fact.values.iter().map(|value| value.id.as_str());
            json!({ "is": { "enum": ids.map(Some).chain([None]).collect::<Vec<_>>() }, "one-of": some })
        }
        (_, Some(_)) => json!({ "under": with(some, "uniqueItems", true.into()) }),
        (_, None) => json!({ "any-of": some }),
    };
    json!({ "if": asks(std::iter::once(fact)), "then": { "properties": tests } })
}

fn asks<'a>(facts: impl Iterator<Item = &'a Fact>) -> Value {
    let facts: Vec<&str> = facts.map(|fact| fact.id.as_str()).collect();
    json!({ "required": ["fact"], "properties": { "fact": { "enum": facts } } })
}
