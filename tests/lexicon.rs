//! Every term of the lexicon leads to its own target, however it is written.
//!
//! The terms are read from the table itself, one by one, as a person might type them.

#![allow(clippy::expect_used, reason = "a test may panic; that is how it fails")]

use std::collections::{BTreeMap, BTreeSet};

use policy_checker::classify::{
    Classification, DEFAULT_LIMIT, Verdict, classify, normalise::Normalised,
};
use policy_checker::taxonomy::Taxonomy;

/// A business looks at the first three.
const FIRST: usize = 3;
/// Terms of emerging classes in a thousand that must find theirs; all did when this was written.
const LEAST: usize = 995;

const SYNONYMS: &str = include_str!("../data/lexicon/synonyms.tsv");
const VARIANTS: &str = include_str!("../data/lexicon/variants.tsv");

/// What a term stands for.
#[derive(Debug, Default)]
struct Targets {
    /// Codes of emerging classes.
    emerging: BTreeSet<&'static str>,
    /// Codes of GB/T 4754.
    outside: BTreeSet<&'static str>,
}

/// Every term once, with all its targets.
fn terms() -> BTreeMap<&'static str, Targets> {
    let mut terms: BTreeMap<&str, Targets> = BTreeMap::new();
    for line in SYNONYMS.lines().skip(1) {
        let mut cells = line.split('\t');
        let (target, words) = (cells.next(), cells.nth(2));
        let target = target.expect("a row has a target");
        for term in words.expect("a row has terms").split(';') {
            let targets = terms.entry(term).or_default();
            match target.strip_prefix("gbt:") {
                Some(code) => targets.outside.insert(code),
                // A row of the tables without a code counts for the class above it.
                None => targets.emerging.insert(target.split('/').next().unwrap_or(target)),
            };
        }
    }
    terms
}

fn read(text: &str) -> Classification {
    classify(text, DEFAULT_LIMIT).expect("the text is short enough")
}

/// Whether a target is among the first answers: a category or sub-category among those of its level, a class, or one above
/// or below it, among the candidates.
fn leads_to(found: &Classification, target: &str) -> bool {
    let level = Taxonomy::bundled().emerging(target).expect("the build knows every target").level;
    match level {
        1 => found.level1.iter().take(FIRST).any(|share| share.code == target),
        2 => found.level2.iter().take(FIRST).any(|share| share.code == target),
        _ => found.candidates.iter().take(FIRST).any(|candidate| {
            let is_above =
                target.strip_prefix(candidate.code).is_some_and(|rest| rest.starts_with('.'));
            candidate.code == target || is_above || candidate.parents.contains(&target)
        }),
    }
}

fn described(term: &str, targets: &Targets, found: &Classification) -> String {
    let codes: Vec<&str> = found.candidates.iter().take(FIRST).map(|first| first.code).collect();
    format!(
        "{term} for {:?} {:?}: {:?}, none {:.2}, {codes:?}",
        targets.emerging, targets.outside, found.verdict, found.none
    )
}

#[test]
fn a_term_of_an_emerging_class_leads_to_it() {
    let (mut count, mut verdicts, mut failures) = (0, BTreeMap::new(), Vec::new());
    for (term, targets) in terms().iter().filter(|(_, targets)| !targets.emerging.is_empty()) {
        count += 1;
        let found = read(term);
        *verdicts.entry(format!("{:?}", found.verdict)).or_insert(0) += 1;
        let leads = targets.emerging.iter().any(|target| leads_to(&found, target));
        // A term that also stands for an industry outside may be either.
        if !leads || (found.verdict == Verdict::None && targets.outside.is_empty()) {
            failures.push(described(term, targets, &found));
        }
    }
    let right = count - failures.len();
    println!(
        "{right} of {count} terms lead to their class, {verdicts:?}; not these: {failures:#?}"
    );
    assert!(
        right * 1000 >= LEAST * count,
        "{} of {count}:\n{}",
        failures.len(),
        failures.join("\n")
    );
}

#[test]
fn a_term_of_an_industry_outside_is_never_called_inside() {
    let (mut count, mut verdicts, mut failures) = (0, BTreeMap::new(), Vec::new());
    for (term, targets) in terms().iter().filter(|(_, targets)| targets.emerging.is_empty()) {
        count += 1;
        let found = read(term);
        *verdicts.entry(format!("{:?}", found.verdict)).or_insert(0) += 1;
        if found.verdict == Verdict::In {
            failures.push(described(term, targets, &found));
        }
    }
    println!("{count} terms of industries outside: {verdicts:?}");
    assert!(
        failures.is_empty(),
        "{} of {count} are called inside:\n{}",
        failures.len(),
        failures.join("\n")
    );
}

/// The build reckons the folded length by itself; this holds it against the folding.
#[test]
fn every_term_is_as_long_as_can_be_found() {
    for term in terms().keys() {
        let length = Normalised::new(term).chars.len();
        assert!((2..=30).contains(&length), "{term}: {length} folded characters");
    }
}

/// The result without the words as written, which differ between spellings.
fn without_spelling(mut found: Classification) -> Classification {
    for evidence in found.candidates.iter_mut().flat_map(|candidate| &mut candidate.evidence) {
        evidence.text.clear();
    }
    for excluded in &mut found.excluded {
        excluded.text.clear();
        excluded.by.clear();
    }
    found
}

/// The traditional forms of each simplified character.
fn traditional_forms() -> BTreeMap<char, Vec<char>> {
    let mut forms: BTreeMap<char, Vec<char>> = BTreeMap::new();
    for line in VARIANTS.lines().skip(1) {
        let mut chars = line.chars();
        let (from, to) = (chars.next(), chars.nth(1));
        let to = to.expect("a row has a simplified form");
        forms.entry(to).or_default().push(from.expect("a row has a traditional form"));
    }
    forms
}

fn full_width(char: char) -> char {
    match char {
        ' ' => '\u{3000}',
        '!'..='~' => char::from_u32(u32::from(char) + 0xFEE0).unwrap_or(char),
        other => other,
    }
}

#[test]
fn a_term_may_be_written_in_any_form() {
    let forms = traditional_forms();
    let traditional = |term: &str, pick: fn(&[char]) -> Option<&char>| -> String {
        let form = |char: char| forms.get(&char).and_then(|forms| pick(forms)).copied();
        term.chars().map(|char| form(char).unwrap_or(char)).collect()
    };
    let (mut tried, mut failures) = (0, Vec::new());
    for term in terms().keys() {
        let spellings = BTreeSet::from([
            traditional(term, <[char]>::first),
            traditional(term, <[char]>::last),
            term.chars().map(full_width).collect(),
            term.to_uppercase(),
        ]);
        let mut plain = None;
        for spelling in spellings.iter().filter(|spelling| spelling != term) {
            tried += 1;
            let plain = plain.get_or_insert_with(|| without_spelling(read(term)));
            if without_spelling(read(spelling)) != *plain {
                failures.push(format!("{spelling} is not read as {term}"));
            }
        }
    }
    println!("{tried} other spellings");
    assert!(tried > 1000, "only {tried} spellings");
    assert!(failures.is_empty(), "{} of {tried}:\n{}", failures.len(), failures.join("\n"));
}
