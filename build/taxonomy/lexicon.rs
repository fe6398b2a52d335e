//! Checks the hand-kept word lists of `data/lexicon/` and joins them into the tables that the classifier reads.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fmt::Write as _;
use std::path::Path;

use super::{Codes, Table};

/// Writes `synonyms.txt` (term, kind of target, place), `variants.txt` (traditional and simplified characters in
/// turn) and `words.txt` (kind of word, word).
pub(super) fn compile(from: &Path, out_dir: &Path, codes: &Codes) -> Result<(), Box<dyn Error>> {
    synonyms(&Table::read(&from.join("synonyms.tsv"))?, out_dir, codes)?;
    variants(&Table::read(&from.join("variants.tsv"))?, out_dir)?;
    words(&Table::read(&from.join("words.tsv"))?, out_dir)
}

fn synonyms(table: &Table, out_dir: &Path, codes: &Codes) -> Result<(), Box<dyn Error>> {
    // Emerging classes before industries, each in the order of the table: the classifier reads them in step with it.
    let mut by_place: BTreeMap<(char, usize), BTreeSet<String>> = BTreeMap::new();
    for row in &table.rows {
        let (target, terms) = (table.cell(row, "target")?, table.cell(row, "terms")?);
        let place = if let Some(code) = target.strip_prefix("gbt:") {
            codes.industries.get(code).map(|place| ('g', *place))
        } else {
            codes.emerging.get(target).or_else(|| codes.rows.get(target)).map(|place| ('e', *place))
        };
        let place = place.ok_or_else(|| format!("{}: no class {target}", table.name))?;
        let known = by_place.entry(place).or_default();
        for term in terms.split(';').map(str::trim).filter(|term| !term.is_empty()) {
            if !known.insert(term.to_owned()) {
                return Err(format!("{}: {term} stands twice for {target}", table.name).into());
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
