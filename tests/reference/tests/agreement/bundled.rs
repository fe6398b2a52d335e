//! The real packs: whatever can be known of a business, rule by rule, and whole packs where much or little is known.

use std::{collections::BTreeMap, thread};

use jiff::civil::{Date, date};
use policy_checker::policy::{PackSet, RawFacts, RawValue};
use policy_reference::{
    Rule, bundled::BundledPack, condition::Test, knowledge::MOST_STATES, rules_core,
};
use proptest::{collection::btree_map, prelude::*, sample::Index};

use crate::generator::{
    BUNDLED, catalogue, day,
    known::{self, DrawnValue},
};

/// A day like any other, the last of February with and without a leap day, and the last of a longer month than the one
/// before. Rules that read no date are the same on all.
const DAYS: [Date; 4] =
    [date(2026, 11, 21), date(2028, 2, 29), date(2027, 2, 28), date(2027, 3, 31)];

/// Today every state of every rule is tried; `cargo run --package policy-reference` counts them.
#[test]
fn whatever_is_known_the_core_says_of_each_rule_what_trying_everything_says() {
    thread::scope(|scope| {
        for pack in BUNDLED.iter() {
            scope.spawn(|| {
                assert_eq!(pack.reference.rules().len(), pack.file.rules.len());
                for rule in pack.reference.rules() {
                    try_every_state(pack, rule);
                }
            });
        }
    });
}

fn try_every_state(pack: &BundledPack, rule: &Rule) {
    let document = &pack.file.document;
    let region = document.region.as_ref().map_or("other", |region| &region.id);
    let packs = rules_core::alone(&pack.only(&rule.measure), &BUNDLED).unwrap();
    for as_of in DAYS.into_iter().take(if reads_a_date(rule) { DAYS.len() } else { 1 }) {
        let knowledge = pack.reference.knowledge(rule, as_of);
        let mut tried = 0;
        for known in knowledge.tried() {
            let mut facts = rules_core::raw(&known);
            facts.0.push(("region".to_owned(), RawValue::Text(region.to_owned())));
            let core = rules_core::verdicts(&packs, &document.id, facts, as_of).unwrap();
            let reference = pack.reference.verdict(rule, &known, as_of);
            assert_eq!(
                core.get(&rule.measure),
                Some(&reference),
                "{} / {} on {as_of}, where {known:?}",
                document.id,
                rule.measure
            );
            tried += 1;
        }
        assert_eq!(tried, knowledge.states().min(MOST_STATES));
    }
}

fn reads_a_date(rule: &Rule) -> bool {
    let mut questions = Vec::new();
    for condition in rule.conditions() {
        condition.note_questions(&mut questions);
    }
    questions.iter().any(|(_, test)| matches!(test, Test::Today(..)))
}

/// Facts by place in the catalogue, with values.
fn known() -> impl Strategy<Value = BTreeMap<usize, DrawnValue>> {
    btree_map(0..catalogue().facts().len(), known::value(), 0..catalogue().facts().len())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    /// National laws stand beside the packs of a region here, and all rules beside one another.
    #[test]
    fn of_whole_packs_too(pack in any::<Index>(), known in known(), as_of in day()) {
        let pack = pack.get::<BundledPack>(&BUNDLED);
        let document = &pack.file.document;
        let region = document.region.as_ref().map_or("other", |region| &region.id);
        let facts: Vec<(String, RawValue)> = catalogue()
            .facts()
            .iter()
            .enumerate()
            .filter(|(_, fact)| fact.id != "region")
            .filter_map(|(place, fact)| {
                Some((fact.id.clone(), known.get(&place)?.of(fact, &PERIODS, as_of)))
            })
            .collect();
        let values = pack.reference.values(&RawFacts(facts.clone())).unwrap();
        let region = ("region".to_owned(), RawValue::Text(region.to_owned()));
        let facts = RawFacts([facts, vec![region]].concat());
        let core = rules_core::verdicts(&PackSet::bundled().unwrap(), &document.id, facts, as_of).unwrap();
        let begun = document.effective.or(document.issued).is_none_or(|day| day.to_string() <= as_of.to_string());
        let rules = pack.reference.rules().iter().filter(|_| begun);
        let verdicts: BTreeMap<_, _> =
            rules.map(|rule| (rule.measure.clone(), pack.reference.verdict(rule, &values, as_of))).collect();
        prop_assert_eq!(core, verdicts, "{}", document.id);
    }
}

/// Those of the packs.
const PERIODS: [(i32, i32); 6] = [(0, 0), (12, 0), (24, 0), (36, 0), (36, -60), (60, 0)];
