//! The real packs: whatever can be known of a business, rule by rule, and whole packs where much or little is known.

use std::{collections::BTreeSet, thread};

use jiff::civil::{Date, date};
use policy_checker::policy::{
    Date as CoreDate, PackSet, RawFacts, RawValue, catalogue::Fact, pack::format::Document,
};
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

/// Those of [`DAYS`] on which the document applies, or its first day.
fn days(document: &Document) -> Vec<Date> {
    let within = DAYS.into_iter().filter(|day| applies(document, *day)).collect::<Vec<Date>>();
    if within.is_empty() { document.start().map(in_jiff).into_iter().collect() } else { within }
}

/// Whether the day lies between the first and the last day of the document.
fn applies(document: &Document, day: Date) -> bool {
    document.start().is_none_or(|begin| in_jiff(begin) <= day)
        && document.until.is_none_or(|end| day <= in_jiff(end))
}

fn in_jiff(day: CoreDate) -> Date {
    day.to_string().parse().unwrap()
}

/// At the time of writing all states of all 138 rules are tried, 41,310 for one day, and no rule is sampled;
/// `cargo run --package policy-reference` counts them anew.
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
    for as_of in days(document).into_iter().take(if reads_a_date(rule) { DAYS.len() } else { 1 }) {
        let knowledge = pack.reference.knowledge(rule, as_of);
        let mut tried = BTreeSet::new();
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
            tried.insert(known);
        }
        let states = knowledge.states();
        assert!(
            tried.len() as u64 == states || states > MOST_STATES,
            "{} of {states} states tried of {} / {}",
            tried.len(),
            document.id,
            rule.measure
        );
    }
}

fn reads_a_date(rule: &Rule) -> bool {
    let mut questions = Vec::new();
    for condition in rule.conditions() {
        condition.note_questions(&mut questions);
    }
    questions.iter().any(|(_, test)| matches!(test, Test::Today(..)))
}

/// Periods about whose ends days are drawn: those of the packs.
const PERIODS: [(i32, i32); 6] = [(0, 0), (12, 0), (24, 0), (36, 0), (36, -60), (60, 0)];

/// A day, and any facts but the region, with values that matter on that day.
fn situation() -> impl Strategy<Value = (Date, Vec<(String, RawValue)>)> {
    let facts = catalogue().facts();
    let known = btree_map(0..facts.len(), known::value(), 0..facts.len());
    (day(), known).prop_map(move |(as_of, known)| {
        let known = known.iter().map(|(place, value)| (&facts[*place], value));
        let value = |(fact, value): (&Fact, &DrawnValue)| {
            (fact.id.clone(), value.of(fact, &PERIODS, as_of))
        };
        (as_of, known.filter(|(fact, _)| fact.id != "region").map(value).collect())
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    /// National laws stand beside the packs of a region here, and all rules beside one another.
    #[test]
    fn of_whole_packs_too(pack in any::<Index>(), (as_of, mut facts) in situation()) {
        let pack = pack.get::<BundledPack>(&BUNDLED);
        let document = &pack.file.document;
        let known = pack.reference.values(&RawFacts(facts.clone())).unwrap();
        let region = document.region.as_ref().map_or("other", |region| &region.id);
        facts.push(("region".to_owned(), RawValue::Text(region.to_owned())));
        let core = rules_core::verdicts(&PackSet::bundled().unwrap(), &document.id, RawFacts(facts), as_of).unwrap();
        let begun = |other: &&BundledPack| {
            let other = &other.file.document;
            other.id == document.id && other.start().is_none_or(|begin| in_jiff(begin) <= as_of)
        };
        let version = BUNDLED.iter().filter(begun).max_by_key(|other| other.file.document.start());
        if version.is_some_and(|other| other.file.document.start() != document.start()) {
            // Another version of the document counts on that day.
            return Ok(());
        }
        if !applies(document, as_of) {
            prop_assert!(core.is_empty(), "{} does not apply on {as_of}", document.id);
            return Ok(());
        }
        prop_assert_eq!(core.len(), pack.reference.rules().len());
        for rule in pack.reference.rules() {
            let verdict = pack.reference.verdict(rule, &known, as_of);
            prop_assert_eq!(core.get(&rule.measure), Some(&verdict), "{} / {}", document.id, rule.measure);
        }
    }
}
