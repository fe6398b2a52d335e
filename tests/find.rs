//! What is found as one types: codes before names before other words, with the characters that match.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test may panic; that is how it fails"
)]

use policy_checker::classify::normalise::Normalised;
use policy_checker::taxonomy::{Found, FoundKind, MAX_FOUND, MAX_QUERY, MatchedBy, Taxonomy, find};
use proptest::prelude::*;
use serde::Deserialize;

#[derive(Deserialize)]
struct Cases {
    cases: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    query: String,
    first: Vec<String>,
    by: Option<String>,
    words: Option<String>,
}

const ALL: usize = MAX_FOUND;

fn id(found: &Found) -> String {
    let kind = match found.kind {
        FoundKind::Emerging => "emerging",
        FoundKind::Industry => "industry",
    };
    format!("{kind} {}", found.code)
}

fn matching(found: &Found) -> String {
    found.text.chars().skip(found.start).take(found.end - found.start).collect()
}

fn folded(text: &str) -> String {
    Normalised::new(text).chars.into_iter().collect()
}

#[test]
fn what_one_types_is_found() {
    let cases: Cases =
        toml::from_str(include_str!("cases/find.toml")).expect("the case file is read");
    for Case { query, first, by, words } in cases.cases {
        let found = find(&query, first.len().max(1));
        assert_eq!(found.iter().map(id).collect::<Vec<_>>(), first, "{query}");
        let one = found.first();
        let found_by = one.map(|one| serde_json::to_value(one.by).expect("a word"));
        assert_eq!(found_by.as_ref().and_then(|by| by.as_str()), by.as_deref(), "{query}");
        assert_eq!(one.map(matching), words, "{query}");
    }
}

#[test]
fn a_class_says_where_it_stands() {
    let one = |query: &str| find(query, 1).into_iter().next().expect("something is found");
    let above = |found: &Found| found.parents.iter().map(|one| one.code).collect::<Vec<_>>();
    let class = one("1.2.4");
    assert_eq!((class.name, above(&class)), ("集成电路制造", vec!["1", "1.2"]));
    let industry = one("3973");
    assert_eq!(above(&industry), ["C", "39", "397"]);
    let row = one("半导体晶体制造");
    assert_eq!((row.code, row.row), ("3.4", Some("半导体晶体制造")));
    assert_eq!(above(&row), ["3"]);
}

#[test]
fn a_code_finds_its_class_first_and_what_begins_with_it_too() {
    let taxonomy = Taxonomy::bundled();
    for code in taxonomy.emerging_codes() {
        assert_eq!(find(code, 1).iter().map(id).collect::<Vec<_>>(), [format!("emerging {code}")]);
    }
    let upper = taxonomy.industries().iter().filter(|industry| industry.level < 4);
    let classes = taxonomy.industries().iter().filter(|industry| industry.level == 4);
    // One class in seven: the others go the same way, and without optimisation each takes milliseconds.
    for industry in upper.chain(classes.step_by(7)) {
        let found: Vec<String> = find(industry.code, ALL).iter().map(id).collect();
        assert_eq!(found.first(), Some(&format!("industry {}", industry.code)));
        let below = taxonomy
            .industries()
            .iter()
            .filter(|below| below.level > 1 && below.code.starts_with(industry.code));
        for below in below.take(MAX_FOUND) {
            assert!(found.contains(&format!("industry {}", below.code)), "{}", industry.code);
        }
    }
}

#[test]
fn every_name_finds_its_class() {
    let taxonomy = Taxonomy::bundled();
    for class in taxonomy.classes() {
        let coded = taxonomy.coded(*class).and_then(|coded| coded.code).expect("a code above");
        let found = find(class.name, 10);
        let named =
            |one: &Found| id(one) == format!("emerging {coded}") && one.by == MatchedBy::Name;
        assert!(found.iter().any(named), "{}", class.name);
    }
}

#[test]
fn places_count_the_same_in_scalars_and_in_utf16() {
    let taxonomy = Taxonomy::bundled();
    let names = taxonomy.classes().iter().map(|class| class.name);
    let industries = taxonomy.industries().iter().map(|industry| industry.name);
    let products = taxonomy.links().iter().flat_map(policy_checker::taxonomy::Link::products);
    let synonyms = include_str!("../data/lexicon/synonyms.tsv").lines();
    for text in names.chain(industries).chain(products).chain(synonyms) {
        assert!(text.chars().all(|char| char.len_utf16() == 1), "{text}");
    }
}

#[test]
fn a_query_of_any_length_is_answered() {
    assert!(find(&"集".repeat(MAX_QUERY), ALL).is_empty());
    assert!(find(&"集".repeat(1_000_000), ALL).is_empty());
    assert!(find("集成", 0).is_empty());
    assert_eq!(find("制造", usize::MAX).len(), MAX_FOUND);
}

fn rank(found: &Found, query: &str) -> usize {
    let place = match (found.start, found.end == found.text.chars().count()) {
        (0, true) => 0,
        (0, false) => 1,
        _ => 2,
    };
    match found.by {
        MatchedBy::Code => usize::from(!folded(query).ends_with(&folded(found.text))),
        MatchedBy::Name => 2 + place,
        MatchedBy::Product | MatchedBy::Synonym => 5 + place,
    }
}

proptest! {
    #[test]
    fn what_is_found_matches_and_stands_in_order(
        query in prop_oneof!["[0-9]{1,4}", "[A-T][0-9]{0,4}", "[1-9](\\.[1-9]){0,2}", "[集成电路设备制造新材料服务a-zA-Z]{1,3}", ".{0,12}"],
        limit in 0usize..60,
    ) {
        let found = find(&query, limit);
        prop_assert!(found.len() <= limit);
        prop_assert_eq!(&find(&query, limit), &found);
        prop_assert!(find(&query, ALL).starts_with(&found));
        prop_assert!(found.is_sorted_by_key(|one| rank(one, query.trim())), "{:?}", found);
        for one in &found {
            let (words, typed) = (folded(&matching(one)), folded(query.trim()));
            // A code may be typed with the letter of its section.
            prop_assert!(
                words == typed || one.by == MatchedBy::Code && typed.ends_with(&words),
                "{}: {:?}", query, one
            );
        }
    }
}
