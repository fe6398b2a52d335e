//! Checks the hand-kept word lists of `data/lexicon/` and joins them into the tables that the classifier reads.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fmt::Write as _;
use std::path::Path;

use super::anchors::{Anchors, INDUSTRY};
use super::{Codes, Table};

/// Writes `synonyms.txt` (term, kind of target, place), `variants.txt` (traditional and simplified characters in
/// turn), `words.txt` (kind of word, word) and `activities.txt` (number of the activity, industries, role, words).
pub(super) fn compile(
    from: &Path,
    out_dir: &Path,
    codes: &Codes,
    anchors: &Anchors,
) -> Result<(), Box<dyn Error>> {
    let table = Table::read(&from.join("synonyms.tsv"))?;
    synonyms(&table, out_dir, codes)?;
    anchors.check(&table)?;
    variants(&Table::read(&from.join("variants.tsv"))?, out_dir)?;
    words(&Table::read(&from.join("words.tsv"))?, out_dir)?;
    activities(&Table::read(&from.join("activities.tsv"))?, out_dir, codes)
}

fn synonyms(table: &Table, out_dir: &Path, codes: &Codes) -> Result<(), Box<dyn Error>> {
    // Emerging classes before industries, each in the order of the table: the classifier reads them in step with it.
    let mut by_place: BTreeMap<(char, usize), BTreeSet<String>> = BTreeMap::new();
    for (at, row) in table.rows.iter().enumerate() {
        let file = format!("data/lexicon/{}:{}", table.name, at + 2);
        let (target, terms) = (table.cell(row, "target")?, table.cell(row, "terms")?);
        let place = if let Some(code) = target.strip_prefix(INDUSTRY) {
            codes.industries.get(code).map(|place| ('g', *place))
        } else {
            codes.emerging.get(target).or_else(|| codes.rows.get(target)).map(|place| ('e', *place))
        };
        let place = place.ok_or_else(|| format!("{file}: no class {target}"))?;
        let known = by_place.entry(place).or_default();
        for term in terms.split(';') {
            if !known.insert(term.to_owned()) {
                return Err(
                    format!("{file}: {target}: `{term}` stands twice; take one away").into()
                );
            }
        }
    }
    let mut text = String::new();
    for ((kind, place), terms) in by_place {
        let terms: Vec<String> = terms.into_iter().collect();
        writeln!(text, "{kind}{place}\t{}", terms.join(";"))?;
    }
    super::write(&out_dir.join("synonyms.txt"), text)
}

fn variants(table: &Table, out_dir: &Path) -> Result<(), Box<dyn Error>> {
    let mut pairs = BTreeMap::new();
    for row in &table.rows {
        let (from, to) = (table.cell(row, "from")?, table.cell(row, "to")?);
        if from.chars().count() != 1 || to.chars().count() != 1 {
            return Err(format!(
                "{}: `{from}` → `{to}`: one character each is expected",
                table.name
            )
            .into());
        }
        if !('\u{4E00}'..='\u{9FFF}').contains(&from.chars().next().unwrap_or_default()) {
            return Err(format!("{}: {from} lies outside the basic block", table.name).into());
        }
        pairs.insert(from.to_owned(), to.to_owned());
    }
    if let Some(from) = pairs.iter().find_map(|(from, to)| pairs.contains_key(to).then_some(from)) {
        return Err(
            format!("{}: {from} leads to a character that is itself changed", table.name).into()
        );
    }
    let text: String = pairs.into_iter().flat_map(|(from, to)| [from, to]).collect();
    super::write(&out_dir.join("variants.txt"), text)
}

fn words(table: &Table, out_dir: &Path) -> Result<(), Box<dyn Error>> {
    let mut text = String::new();
    for row in &table.rows {
        writeln!(text, "{}\t{}", table.cell(row, "kind")?, table.cell(row, "words")?)?;
    }
    super::write(&out_dir.join("words.txt"), text)
}

/// Rows of activities, and activities, that the classifier can tell apart.
const MOST_ACTIVITIES: usize = 32;

fn activities(table: &Table, out_dir: &Path, codes: &Codes) -> Result<(), Box<dyn Error>> {
    let mut names: Vec<&str> = Vec::new();
    let mut known: BTreeMap<&str, &str> = BTreeMap::new();
    let mut text = String::new();
    for (at, row) in table.rows.iter().enumerate() {
        let file = format!("data/lexicon/{}:{}", table.name, at + 2);
        let (name, role) = (table.cell(row, "activity")?, table.cell(row, "role")?);
        let (of, words) = (table.cell(row, "codes")?, table.cell(row, "words")?);
        if !["own", "trade", "around", "about", ""].contains(&role) {
            return Err(format!("{file}: {name}: unknown role `{role}`").into());
        }
        if let Some(code) =
            of.split_terminator(';').find(|code| !codes.industries.contains_key(*code))
        {
            return Err(format!("{file}: {name}: no industry {code}").into());
        }
        for word in words.split(';') {
            if let Some(other) = known.insert(word, name) {
                return Err(format!(
                    "{file}: `{word}` stands for {name} and for {other}; a word has one activity"
                )
                .into());
            }
        }
        let bit = names.iter().position(|known| *known == name).unwrap_or_else(|| {
            names.push(name);
            names.len() - 1
        });
        writeln!(text, "{bit}\t{of}\t{role}\t{words}")?;
    }
    if table.rows.len() > MOST_ACTIVITIES {
        return Err(format!("{}: more than {MOST_ACTIVITIES} rows", table.name).into());
    }
    super::write(&out_dir.join("activities.txt"), text)
}
