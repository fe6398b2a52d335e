//! Every small change of a pack that an author might make by mistake, by kind.

use policy_checker::policy::Date;
use serde_json::{Map, Value, json};

/// A kind of mistake.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    KeyLeftOut,
    UnknownKey,
    AnotherType,
    Null,
    WrongWord,
    Blank,
    TooLong,
    NoDate,
    OutOfRange,
    EmptyList,
    Repeated,
    TooMany,
    TwoInOne,
    AnotherTest,
    AnotherFact,
}

pub const KINDS: [Kind; 15] = [
    Kind::KeyLeftOut,
    Kind::UnknownKey,
    Kind::AnotherType,
    Kind::Null,
    Kind::WrongWord,
    Kind::Blank,
    Kind::TooLong,
    Kind::NoDate,
    Kind::OutOfRange,
    Kind::EmptyList,
    Kind::Repeated,
    Kind::TooMany,
    Kind::TwoInOne,
    Kind::AnotherTest,
    Kind::AnotherFact,
];

/// JSON pointers to every value of `value`, itself among them.
pub fn places(value: &Value) -> Vec<String> {
    let mut found = vec![String::new()];
    let below: Vec<(String, &Value)> = match value {
        Value::Object(map) => map.iter().map(|(key, value)| (key.clone(), value)).collect(),
        Value::Array(list) => {
            list.iter().enumerate().map(|(index, value)| (index.to_string(), value)).collect()
        }
        _ => Vec::new(),
    };
    for (step, value) in below {
        found.extend(places(value).into_iter().map(|rest| format!("/{step}{rest}")));
    }
    found
}

/// The pack with `value` at `place`, which is there or is a new key of an object that is.
pub fn put(pack: &Value, place: &str, value: Value) -> Value {
    let mut pack = pack.clone();
    match (pack.pointer_mut(place), place.rsplit_once('/')) {
        (Some(old), _) => *old = value,
        (None, Some((object, key))) => pack.pointer_mut(object).unwrap()[key] = value,
        (None, None) => unreachable!("the whole pack is there"),
    }
    pack
}

/// What the value may be changed to by mistakes of a kind; none where the kind does not fit it.
pub fn changed(value: &Value, kind: Kind) -> Vec<Value> {
    match (kind, value) {
        (Kind::KeyLeftOut, Value::Object(map)) => map.keys().map(|key| without(map, key)).collect(),
        (Kind::UnknownKey, Value::Object(map)) => {
            ["unknown", "", "When"].map(|key| joined(map, key, json!("x"))).into()
        }
        (Kind::AnotherType, _) => another_type(value),
        (Kind::Null, _) => vec![Value::Null],
        (Kind::WrongWord, Value::String(text)) => {
            vec![json!(format!("{text}x")), json!("nobody"), json!("none"), json!("other")]
        }
        (Kind::Blank, Value::String(_)) => vec![json!(""), json!(" \u{3000}\n")],
        (Kind::TooLong, Value::String(_)) => vec![json!("x".repeat(65)), json!("x".repeat(4_097))],
        (Kind::NoDate, Value::String(text)) if text.parse::<Date>().is_ok() => [
            "2024-02-30",
            "2023-02-29",
            "2024-13-01",
            "2024-1-1",
            "0000-01-01",
            "20240101",
            "二〇二四",
        ]
        .map(|text| json!(text))
        .into(),
        (Kind::OutOfRange, Value::Number(_)) => {
            let whole = [1_201, -1_201, 36_601, -36_601, 3_000_000_000_i64, i64::MIN];
            whole.map(|figure| json!(figure)).into_iter().chain([json!(0.5)]).collect()
        }
        (Kind::EmptyList, Value::Array(_)) => vec![json!([])],
        (Kind::Repeated, Value::Array(list)) => {
            let ends = [list.first(), list.last()].into_iter().flatten();
            ends.map(|value| Value::Array([&list[..], std::slice::from_ref(value)].concat()))
                .collect()
        }
        (Kind::TooMany, Value::Array(list)) => {
            list.first().map(|value| json!(vec![value; 33])).into_iter().collect()
        }
        (Kind::TwoInOne, Value::Object(map)) if is_condition(map) => added(map, &kinds()),
        (Kind::AnotherTest, Value::Object(map)) if is_condition(map) => {
            let mut found = added(map, &tests());
            // The same question by another test alone.
            if let Some(fact) = map.get("fact") {
                found.extend(tests().map(|(test, value)| json!({ "fact": fact, test: value })));
            }
            found
        }
        (Kind::AnotherFact, Value::Object(map)) if map.contains_key("fact") => {
            let facts = [
                "region",
                "stage",
                "industries",
                "four-new",
                "violation-on",
                "red-lines",
                "redlines",
            ];
            facts.map(|fact| joined(map, "fact", json!(fact))).into()
        }
        _ => Vec::new(),
    }
}

/// All mistakes in a pack: kind, place and the pack that results.
pub fn mistakes(pack: &Value) -> impl Iterator<Item = (Kind, String, Value)> {
    places(pack).into_iter().flat_map(move |place| {
        let value = pack.pointer(&place).unwrap();
        KINDS.into_iter().flat_map(move |kind| {
            let place = place.clone();
            changed(value, kind)
                .into_iter()
                .map(move |value| (kind, place.clone(), put(pack, &place, value)))
        })
    })
}

fn another_type(value: &Value) -> Vec<Value> {
    let others = [
        json!(true),
        json!(7),
        json!(1.5),
        json!("text"),
        json!([]),
        json!(["text"]),
        json!({}),
        json!({ "text": 7 }),
    ];
    let same = std::mem::discriminant(value);
    others.into_iter().filter(|other| std::mem::discriminant(other) != same).collect()
}

fn is_condition(map: &Map<String, Value>) -> bool {
    kinds().iter().any(|(kind, _)| map.contains_key(*kind))
}

fn kinds() -> [(&'static str, Value); 6] {
    [
        ("all", json!([{ "always": true }])),
        ("any", json!([{ "always": true }])),
        ("not", json!({ "always": true })),
        ("use", json!("covered")),
        ("always", json!(true)),
        ("fact", json!("sells-online")),
    ]
}

fn tests() -> [(&'static str, Value); 12] {
    [
        ("is", json!(true)),
        ("is", json!("none")),
        ("one-of", json!(["none"])),
        ("one-of", json!(["none", "none"])),
        ("any-of", json!(["model"])),
        ("empty", json!(true)),
        ("under", json!(["1.2"])),
        ("under", json!(["1.2", "1.2"])),
        ("under", json!(["1.2.999"])),
        ("today", json!("before")),
        ("plus-months", json!(1)),
        ("plus-days", json!(1)),
    ]
}

/// The object with each of these, where it has not that key.
fn added(map: &Map<String, Value>, more: &[(&str, Value)]) -> Vec<Value> {
    let new = more.iter().filter(|(key, _)| !map.contains_key(*key));
    new.map(|(key, value)| joined(map, key, value.clone())).collect()
}

fn joined(map: &Map<String, Value>, key: &str, value: Value) -> Value {
    let mut map = map.clone();
    map.insert(key.to_owned(), value);
    Value::Object(map)
}

fn without(map: &Map<String, Value>, key: &str) -> Value {
    let mut map = map.clone();
    map.remove(key);
    Value::Object(map)
}
