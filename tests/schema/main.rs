//! The JSON Schema of packs: it refuses nothing that the loader takes, and all that a schema can of what it does not.

mod beyond;
mod changes;
mod drawn;
mod loader;
mod names;
mod verdicts;
mod vocabulary;

use std::collections::BTreeMap;

use policy_checker::policy::pack::schema;

use changes::{Kind, mistakes};
use loader::{EVERY_KEY, Fate, catalogue, fate, pack_of, packs};
use verdicts::Editors;

/// Kinds of mistakes of which the schema overlooks none.
const SEEN_WHOLLY: [Kind; 7] = [
    Kind::UnknownKey,
    Kind::AnotherType,
    Kind::NoDate,
    Kind::OutOfRange,
    Kind::TwoInOne,
    Kind::AnotherTest,
    Kind::AnotherFact,
];

#[test]
fn it_is_a_schema_of_draft_2020_12_and_of_a_size_for_editors() {
    let schema = schema::of_packs(catalogue());
    assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
    jsonschema::meta::validate(&schema).unwrap();
    assert!(schema.to_string().len() < 150_000);
}

#[test]
fn every_pack_is_accepted() {
    let editors = Editors::new();
    for (file, pack) in packs() {
        assert_eq!(editors.errors(&pack), Vec::<String>::new(), "{file}");
        assert_eq!(fate(&pack), Fate::Sound, "{file}");
    }
}

/// `cargo test --test schema of_every_mistake -- --nocapture` prints how many are seen.
#[test]
fn of_every_mistake_the_schema_sees_what_a_schema_can() {
    let (editors, pack) = (Editors::new(), pack_of(EVERY_KEY));
    let mut seen: BTreeMap<Kind, (usize, usize)> = BTreeMap::new();
    for (kind, place, faulty) in mistakes(&pack) {
        let verdict =
            editors.compare(&faulty, &place).unwrap_or_else(|error| panic!("{kind:?} {error}"));
        if let Fate::Unread(findings) = verdict.fate {
            // Characters and bytes are as many here, so nothing excuses the schema.
            let too_long = findings.iter().any(|finding| finding.message.contains("too long"));
            assert!(verdict.refused || !too_long, "{place}");
            let (refused, of) = seen.entry(kind).or_default();
            *refused += usize::from(verdict.refused);
            *of += 1;
        }
    }
    for (kind, (refused, of)) in &seen {
        println!("{:<12} {refused:>5} of {of:>5}", format!("{kind:?}"));
        assert!(refused == of || !SEEN_WHOLLY.contains(kind), "{kind:?}");
    }
    let sum = |part: fn(&(usize, usize)) -> usize| seen.values().map(part).sum::<usize>();
    println!("{:<12} {:>5} of {:>5}", "all", sum(|seen| seen.0), sum(|seen| seen.1));
    assert_eq!(seen.len(), changes::KINDS.len(), "a kind of mistake that the loader never refuses");
}

#[test]
fn what_is_beyond_a_schema_is_refused_by_the_loader_alone() {
    let (editors, pack) = (Editors::new(), pack_of(EVERY_KEY));
    for beyond in beyond::all() {
        let faulty = beyond.shown_in(&pack);
        let Fate::Unread(findings) = fate(&faulty) else { panic!("read: {}", beyond.says) };
        let told = findings.iter().any(|finding| finding.message.contains(&beyond.says));
        assert!(told, "{}: {findings:?}", beyond.says);
        assert!(!editors.refuses(&faulty), "{}", beyond.says);
    }
}
