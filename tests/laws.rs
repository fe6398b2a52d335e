//! Laws of the rules core, over facts drawn at random from the catalogue.

mod businesses;

use std::collections::BTreeMap;

use policy_checker::policy::{
    Assessment, Date, PackSet, RawFacts, RawValue, assess, assess::AssessedMeasure,
    pack::format::Status,
};
use proptest::{prelude::*, sample::subsequence};

use businesses::{AS_OF, facts, region, values};

fn as_of() -> Date {
    AS_OF.parse().unwrap()
}

fn packs() -> PackSet {
    PackSet::bundled().unwrap()
}

/// What the laws speak of.
struct Verdicts {
    entries: Vec<Entry>,
    questions: Vec<String>,
}

struct Entry {
    id: String,
    document: String,
    status: Status,
    missing: Vec<String>,
    cases: Vec<&'static str>,
}

fn assessed<T>(
    region: &str,
    known: impl IntoIterator<Item = (String, RawValue)>,
    see: impl FnOnce(&Assessment) -> T,
) -> T {
    let mut raw = vec![("region".to_owned(), RawValue::Text(region.to_owned()))];
    raw.extend(known);
    let packs = packs();
    let facts = packs.read_facts(RawFacts(raw)).unwrap();
    see(&assess(&packs, &facts, as_of()))
}

fn json(region: &str, known: impl IntoIterator<Item = (String, RawValue)>) -> String {
    assessed(region, known, |assessment| serde_json::to_string(assessment).unwrap())
}

fn verdicts(region: &str, known: impl IntoIterator<Item = (String, RawValue)>) -> Verdicts {
    let owned = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect();
    let entry = |entry: &AssessedMeasure| Entry {
        id: entry.id.to_owned(),
        document: entry.document.to_owned(),
        status: entry.status,
        missing: owned(&entry.missing),
        cases: entry.cases.iter().map(|case| case.truth).collect(),
    };
    assessed(region, known, |assessment| Verdicts {
        entries: assessment.measures.iter().map(entry).collect(),
        questions: owned(&assessment.questions),
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn the_order_of_facts_does_not_matter(region in region(), known in facts()) {
        let forward = json(&region, known.clone());
        let backward = json(&region, known.into_iter().rev());
        prop_assert_eq!(forward, backward);
    }

    #[test]
    fn more_knowledge_never_reopens_or_turns_a_verdict(region in region(), less in facts(), more in facts()) {
        let before = verdicts(&region, less.clone());
        let mut all = more;
        all.extend(less);
        let after = verdicts(&region, all);
        for (before, after) in before.entries.iter().zip(&after.entries) {
            prop_assert!(
                before.status == Status::Depends || before.status == after.status,
                "{} / {}: {:?} became {:?}", before.id, before.document, before.status, after.status
            );
        }
    }

    #[test]
    fn each_measure_of_each_document_has_one_entry(region in region(), known in facts()) {
        let packs = packs();
        let assessment = verdicts(&region, known);
        let mut pairs: Vec<(&str, &str)> = assessment.entries.iter().map(|entry| (entry.id.as_str(), entry.document.as_str())).collect();
        pairs.sort_unstable();
        let rules: usize = packs.in_force(Some(&region), as_of()).map(policy_checker::policy::Pack::rule_count).sum();
        prop_assert_eq!(pairs.len(), rules);
        pairs.dedup();
        prop_assert_eq!(pairs.len(), rules);
    }

    #[test]
    fn questions_are_the_facts_that_are_missing(region in region(), known in facts()) {
        let assessment = verdicts(&region, known);
        let mut missing: Vec<&str> = assessment.entries.iter().flat_map(|entry| &entry.missing).map(String::as_str).collect();
        missing.sort_unstable();
        missing.dedup();
        let mut questions: Vec<&str> = assessment.questions.iter().map(String::as_str).collect();
        questions.sort_unstable();
        prop_assert_eq!(questions, missing);
        for entry in &assessment.entries {
            prop_assert_eq!(entry.status == Status::Depends, !entry.missing.is_empty());
        }
    }
}

proptest! {
    // Each case tries all completions of what is missing.
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_verdict_is_open_only_if_completions_disagree(region in region(), known in facts(), kept in subsequence((0..40).collect::<Vec<usize>>(), 30)) {
        let catalogue = packs().catalogue();
        let known: BTreeMap<String, RawValue> =
            known.into_iter().enumerate().filter(|(place, _)| kept.contains(place)).map(|(_, fact)| fact).collect();
        let assessment = verdicts(&region, known.clone());
        let open = assessment.entries.iter().filter(|entry| (1..=3).contains(&entry.missing.len()));
        for entry in open.take(6) {
            let domains: Vec<(&str, Vec<RawValue>)> = entry
                .missing
                .iter()
                .map(|id| (id.as_str(), values(catalogue.fact(catalogue.fact_place(id).unwrap()).unwrap())))
                .collect();
            let mut completions = vec![Vec::new()];
            for (_, domain) in &domains {
                completions = completions
                    .iter()
                    .flat_map(|taken| (0..domain.len()).map(move |choice| [taken.as_slice(), &[choice]].concat()))
                    .collect();
            }
            let outcomes: BTreeMap<Vec<usize>, Status> = completions
                .into_iter()
                .map(|choice| {
                    let mut all = known.clone();
                    all.extend(choice.iter().zip(&domains).map(|(value, (id, domain))| ((*id).to_owned(), domain[*value].clone())));
                    let status = assessed(&region, all, |after| {
                        let own = |other: &&AssessedMeasure| other.id == entry.id && other.document == entry.document;
                        after.measures.iter().find(own).unwrap().status
                    });
                    (choice, status)
                })
                .collect();
            for (choice, status) in &outcomes {
                prop_assert_ne!(*status, Status::Depends, "{} still open with {:?} known", entry.id, choice);
            }
            for (place, (id, _)) in domains.iter().enumerate() {
                let matters = outcomes.iter().any(|(choice, status)| {
                    outcomes.iter().any(|(other, other_status)| {
                        status != other_status && choice.iter().zip(other).enumerate().all(|(at, (a, b))| at == place || a == b)
                    })
                });
                prop_assert!(matters, "{}: {} is listed as missing, but cannot change the status", entry.id, id);
            }
        }
    }
}

#[test]
fn what_holds_either_way_is_settled_though_kleene_leaves_it_open() {
    // Triggered supervision covers a four-new business whether a red line was touched or not: two cases, one always true.
    let known = [("industries".to_owned(), RawValue::List(vec!["1.2.4".to_owned()]))];
    let assessment = verdicts("jiangbei", known);
    let entry =
        assessment.entries.iter().find(|entry| entry.id == "triggered-supervision").unwrap();
    assert_eq!(entry.status, Status::Applies);
    assert!(entry.cases.iter().all(|case| *case == "unknown"));
}
