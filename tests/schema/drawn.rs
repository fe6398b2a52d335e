//! The same laws over packs drawn at random.

use jsonschema::Draft;
use policy_checker::{
    bilingual::Bilingual,
    policy::{
        Date,
        catalogue::{Domain, Fact, FactKind},
        pack::schema,
    },
};
use proptest::{
    collection::vec,
    option,
    prelude::*,
    sample::{Index, select, subsequence},
};
use serde_json::{Map, Value, json};

use crate::{
    changes::{KINDS, changed, places, put},
    loader::{EVERY_KEY, Fate, catalogue, fate, pack_of, packs},
    verdicts::{Editors, validator},
};

fn facts() -> Vec<&'static Fact> {
    catalogue().facts().iter().collect()
}

/// A word for a place where a value of the fact may stand; mostly one.
fn word(fact: &Fact) -> BoxedStrategy<Value> {
    let own: Vec<String> = match fact.domain {
        Some(Domain::EmergingIndustries) => ["1", "1.2", "1.2.4", "9"].map(str::to_owned).into(),
        _ => fact.values.iter().map(|value| value.id.clone()).collect(),
    };
    let strange = select(vec!["nobody", "none", "1.2.999", ""]).prop_map(|word| json!(word));
    if own.is_empty() {
        return strange.boxed();
    }
    prop_oneof![9 => select(own).prop_map(|word| json!(word)), 1 => strange].boxed()
}

fn words(fact: &Fact) -> BoxedStrategy<Value> {
    vec(word(fact), 0..4).prop_map(Value::Array).boxed()
}

fn one_of(values: &[Value]) -> BoxedStrategy<Value> {
    select(values.to_vec()).boxed()
}

/// The tests that there are, with values that fit the fact where it can have any.
fn tests(fact: &Fact) -> Vec<(&'static str, BoxedStrategy<Value>)> {
    let truths = one_of(&[json!(true), json!(false)]);
    let orders =
        one_of(&["before", "on-or-before", "on-or-after", "after", "never"].map(|o| json!(o)));
    let is = if fact.kind == FactKind::Enum { word(fact) } else { truths.clone() };
    vec![
        ("is", is),
        ("one-of", words(fact)),
        ("any-of", words(fact)),
        ("empty", truths),
        ("under", words(fact)),
        ("today", orders),
        ("plus-months", (-1_300_i32..1_300).prop_map(|months| json!(months)).boxed()),
        ("plus-days", (-40_000_i32..40_000).prop_map(|days| json!(days)).boxed()),
    ]
}

/// The tests that suit the fact's type; which of them alone is right the loader says.
fn suiting(fact: &Fact) -> &'static [&'static str] {
    match (fact.kind, fact.domain) {
        (FactKind::Bool, _) => &["is"],
        (FactKind::Enum, _) => &["is", "one-of"],
        (FactKind::Set, None) => &["any-of", "empty"],
        (FactKind::Set, Some(_)) => &["under", "empty"],
        (FactKind::Date, _) => &["today", "plus-months", "plus-days"],
    }
}

/// A question to a fact: mostly with a test that suits, sometimes with any tests, sometimes with a `null`.
fn question() -> BoxedStrategy<Value> {
    let of_fact = |fact: &'static Fact| {
        let keys: Vec<&'static str> = tests(fact).into_iter().map(|(key, _)| key).collect();
        let suiting = subsequence(suiting(fact).to_vec(), 1..=suiting(fact).len());
        let chosen = prop_oneof![4 => suiting, 1 => subsequence(keys.clone(), 0..=keys.len())];
        let values: Vec<BoxedStrategy<Value>> =
            tests(fact).into_iter().map(|(_, value)| value).collect();
        (chosen, values, option::weighted(0.1, select(keys.clone())), 0..20_u8).prop_map(
            move |(chosen, values, null, strange)| {
                let mut question = Map::new();
                let id = if strange == 0 { "redlines" } else { &fact.id };
                question.insert("fact".to_owned(), json!(id));
                for (key, value) in keys.iter().zip(values) {
                    if chosen.contains(key) {
                        question.insert((*key).to_owned(), value);
                    }
                }
                if let Some(key) = null {
                    question.insert(key.to_owned(), Value::Null);
                }
                Value::Object(question)
            },
        )
    };
    select(facts()).prop_flat_map(of_fact).boxed()
}

fn condition() -> impl Strategy<Value = Value> {
    let simple = prop_oneof![
        6 => question(),
        1 => Just(json!({ "use": "covered" })),
        1 => one_of(&[json!(true), json!(false), Value::Null]).prop_map(|held| json!({ "always": held })),
        1 => one_of(&[json!({}), Value::Null, json!([]), json!("covered"), json!({ "when": 1 })]),
    ];
    simple.prop_recursive(3, 8, 3, |inner| {
        let group = vec(inner.clone(), 0..3).prop_map(Value::Array);
        let pair = |key: &'static str| move |value: Value| json!({ key: value });
        prop_oneof![
            3 => group.clone().prop_map(pair("all")),
            3 => group.prop_map(pair("any")),
            2 => inner.clone().prop_map(pair("not")),
            1 => inner.prop_map(|inner| json!({ "not": inner, "all": null })),
            1 => Just(json!({ "always": true, "use": "covered" })),
        ]
    })
}

/// A value for a fact of a scenario; mostly one of its type.
fn known(fact: &Fact) -> BoxedStrategy<Value> {
    let fitting = match (fact.kind, fact.domain) {
        (FactKind::Bool, _) => one_of(&[json!(true), json!(false)]),
        (FactKind::Enum, Some(_)) => Just(json!("every-key")).boxed(),
        (FactKind::Enum, None) => word(fact),
        (FactKind::Set, _) => words(fact),
        (FactKind::Date, _) => day().prop_map(|day| json!(day)).boxed(),
    };
    let strange = one_of(&[
        json!(true),
        json!("text"),
        json!([]),
        json!(["text", 1]),
        json!(7),
        Value::Null,
        json!({}),
    ]);
    prop_oneof![9 => fitting, 1 => strange].boxed()
}

/// Days and near misses.
fn day() -> impl Strategy<Value = String> {
    let year = select(vec!["0000", "0004", "1900", "2000", "2023", "2024", "9999", "24", "20240"]);
    let part = |most: u8| prop_oneof![9 => (0..=most).prop_map(|n| format!("{n:02}")), 1 => Just("1".to_owned())];
    (year, part(14), part(33)).prop_map(|(year, month, day)| format!("{year}-{month}-{day}"))
}

thread_local! {
    static EDITORS: Editors = Editors::new();
    static EXAMPLE: Value = pack_of(EVERY_KEY);
}

fn example_with(place: &str, value: Value) -> Value {
    EXAMPLE.with(|example| put(example, place, value))
}

fn compare(pack: &Value, place: &str) -> Result<(), TestCaseError> {
    let compared = EDITORS.with(|editors| editors.compare(pack, place));
    compared.map(|_| ()).map_err(TestCaseError::fail)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_024))]

    #[test]
    fn of_any_condition_schema_and_loader_say_the_same(condition in condition()) {
        let pack = example_with("/rules/1/when", condition);
        compare(&pack, "/rules/1/when")?;
    }

    #[test]
    fn of_any_facts_schema_and_loader_say_the_same(
        facts in vec(select(facts()).prop_flat_map(|fact| (Just(fact.id.clone()), known(fact))), 0..6)
    ) {
        let facts: Map<String, Value> = facts.into_iter().collect();
        let pack = example_with("/scenarios/1/facts", Value::Object(facts));
        compare(&pack, "/scenarios/1/facts")?;
    }

    #[test]
    fn days_are_those_of_the_calendar(day in day()) {
        let pack = example_with("/document/issued", json!(day));
        prop_assert_eq!(EDITORS.with(|editors| editors.refuses(&pack)), day.parse::<Date>().is_err());
    }

    #[test]
    fn figures_are_those_that_are_computed_with(
        months in vec(-1_203_i32..1_203, 0..3), days in vec(-36_603_i32..36_603, 0..3), param in any::<i64>()
    ) {
        let pack = example_with("/rules/0/dates/0/plus-months", json!(months));
        let pack = put(&pack, "/rules/0/dates/0/plus-days", json!(days));
        compare(&pack, "/rules/0/dates")?;
        let pack = example_with("/rules/0/params", json!({ "figure": param >> (param & 63) }));
        compare(&pack, "/rules/0/params")?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn of_several_mistakes_at_once_schema_and_loader_say_the_same(
        pack in select(packs()), drawn in vec((any::<Index>(), select(KINDS.to_vec()), any::<Index>()), 1..4)
    ) {
        let (_, mut pack) = pack;
        let mut changed_places = Vec::new();
        for (place, kind, choice) in drawn {
            let places = places(&pack);
            let place = place.get(&places);
            let choices = changed(pack.pointer(place).unwrap(), kind);
            if !choices.is_empty() {
                pack = put(&pack, place, choice.get(&choices).clone());
                changed_places.push(place.clone());
            }
        }
        // Where one of the mistakes is in a scenario, it may be that one which the schema sees.
        let place = changed_places.iter().find(|place| place.starts_with("/scenarios"));
        compare(&pack, place.map_or("", |place| place))?;
    }
}

#[test]
fn a_text_is_refused_by_the_schema_when_it_is_by_the_loader() {
    let pack = pack_of(EVERY_KEY);
    let text = validator(&schema::of_packs(catalogue())["$defs"]["text"], Draft::Draft202012);
    for character in '\0'..='\u{ffff}' {
        let word = character.to_string();
        let blank = Bilingual { zh: word.clone(), en: word.clone() }.is_incomplete();
        // Reading a pack for every character would take minutes; those of one kind may stand for the rest.
        let hidden = character.is_control()
            || ('\u{2000}'..='\u{206f}').contains(&character)
            || ('\u{fff0}'..='\u{ffff}').contains(&character)
            || ['\u{61c}', '\u{180e}'].contains(&character);
        let refused = if hidden || !character.is_alphanumeric() && character < '\u{250}' {
            let said = put(&pack, "/rules/0/says", json!({ "zh": word, "en": word }));
            matches!(fate(&said), Fate::Unread(_))
        } else {
            blank || character == '\u{feff}'
        };
        assert_eq!(text.is_valid(&json!(word)), !refused, "{character:?}");
    }
    for (word, valid) in
        [("a < b", true), ("<3", true), ("x<b", false), ("</", false), ("<!", false)]
    {
        assert_eq!(text.is_valid(&json!(word)), valid, "{word}");
    }
}

#[test]
fn editors_that_know_no_calendar_still_see_the_shape_of_a_day() {
    let schema = schema::of_packs(catalogue());
    let editor = jsonschema::options().should_validate_formats(false).build(&schema).unwrap();
    for (day, accepted) in [
        ("2024-02-29", true),
        ("2024-02-30", true),
        ("2024-13-01", false),
        ("2024-01-32", false),
        ("2024-1-1", false),
        ("20240101", false),
        ("2024-01-01T00:00:00Z", false),
    ] {
        let pack = example_with("/document/issued", json!(day));
        assert_eq!(editor.is_valid(&pack), accepted, "{day}");
    }
}
