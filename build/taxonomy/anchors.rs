//! Checks that every entry of the lexicon is anchored: its `of` stands literally in the tables under its target.

use std::collections::HashMap;
use std::error::Error;

use super::Table;

/// What an entry may say of its terms; `data/lexicon/README.md` describes each.
const KINDS: [&str; 6] = ["field", "same", "short", "kind", "part", "english"];
/// What stands before the code of an industry.
pub(super) const INDUSTRY: &str = "gbt:";
/// A shorter anchor stands in half of the tables and says nothing.
const SHORTEST_ANCHOR: usize = 2;
/// Folded characters of a term that the classifier can find, as in `src/classify/lexicon.rs`.
const LENGTHS: std::ops::RangeInclusive<usize> = 2..=30;

/// What the tables say under each target, by target.
pub(super) struct Anchors {
    texts: HashMap<String, Vec<String>>,
}

impl Anchors {
    /// Reads what may be an anchor: names of classes, their listed products, and what GB/T 4754 says of the industries
    /// that they link to; for an industry what GB/T 4754 says of it and of those below it.
    pub(super) fn read(
        emerging: &Table,
        links: &Table,
        industries: &Table,
    ) -> Result<Self, Box<dyn Error>> {
        let mut anchors = Self { texts: HashMap::new() };
        let mut said = HashMap::new();
        let mut above = HashMap::new();
        for row in &industries.rows {
            let code = industries.cell(row, "code")?;
            let text = ["name", "note", "annotation"].map(|column| industries.cell(row, column));
            let [name, note, annotation] = text;
            let text = [name?, note?, annotation?].join("\n");
            above.insert(code, industries.cell(row, "parent")?);
            let mut target = Some(code);
            while let Some(code) = target.filter(|code| !code.is_empty()) {
                anchors.add(format!("{INDUSTRY}{code}"), &text);
                target = above.get(code).copied();
            }
            said.insert(code, text);
        }
        for row in &emerging.rows {
            let name = emerging.cell(row, "name")?;
            let (code, parent) = (emerging.cell(row, "code")?, emerging.cell(row, "parent")?);
            anchors.add_class((code, parent, name), name);
        }
        for row in &links.rows {
            let [code, parent, name] =
                ["sei_code", "parent", "sei_name"].map(|at| links.cell(row, at));
            let class = (code?, parent?, name?);
            anchors.add_class(class, links.cell(row, "products")?);
            if let Some(text) = said.get(links.cell(row, "gbt4754")?) {
                anchors.add_class(class, text);
            }
        }
        Ok(anchors)
    }

    fn add(&mut self, target: String, text: &str) {
        self.texts.entry(target).or_default().push(text.to_owned());
    }

    /// Adds what is said of a class to it and to every class above it.
    fn add_class(&mut self, (code, parent, name): (&str, &str, &str), text: &str) {
        let coded = if code.is_empty() { parent } else { code };
        self.add(format!("{coded}/{name}"), text);
        let mut target = Some(coded);
        while let Some(code) = target.filter(|code| !code.is_empty()) {
            self.add(code.to_owned(), text);
            target = code.rsplit_once('.').map(|(above, _)| above);
        }
    }

    /// Checks a table of synonyms.
    ///
    /// # Errors
    ///
    /// When an entry is not as it should be; the message has a line for each fault, with file, line, target and words.
    pub(super) fn check(&self, table: &Table) -> Result<(), Box<dyn Error>> {
        let mut faults = Vec::new();
        for (at, row) in table.rows.iter().enumerate() {
            let [target, kind, of, terms] =
                ["target", "kind", "of", "terms"].map(|column| table.cell(row, column));
            let (target, kind, of, terms) = (target?, kind?, of?, terms?);
            let mut fault = |what: String| {
                faults.push(format!("data/lexicon/{}:{}: {target}: {what}", table.name, at + 2));
            };
            if !KINDS.contains(&kind) {
                fault(format!(
                    "unknown kind `{kind}` of `{terms}`; known are {}",
                    KINDS.join(", ")
                ));
            }
            if of.chars().count() < SHORTEST_ANCHOR {
                fault(format!(
                    "the anchor `{of}` of `{terms}` is shorter than {SHORTEST_ANCHOR} characters"
                ));
            } else if !self.holds(target, of) {
                fault(format!(
                    "the anchor `{of}` of `{terms}` does not stand in the tables under {target}; give words that stand \
                     there literally"
                ));
            }
            for term in terms.split(';') {
                if kind == "english" && !term.is_ascii() {
                    fault(format!("`{term}` is not English; give it another kind"));
                }
                if term.trim() != term {
                    fault(format!("`{term}` begins or ends with a blank; take it away"));
                }
                let length = folded_length(term);
                if !LENGTHS.contains(&length) {
                    fault(format!(
                        "`{term}` has {length} characters and could never be found; give it {} to {}",
                        LENGTHS.start(),
                        LENGTHS.end()
                    ));
                }
            }
        }
        if faults.is_empty() { Ok(()) } else { Err(faults.join("\n").into()) }
    }

    fn holds(&self, target: &str, of: &str) -> bool {
        self.texts.get(target).is_some_and(|texts| texts.iter().any(|text| text.contains(of)))
    }
}

/// How many characters of a term are left once it is folded: blanks count only between two words of letters or digits.
fn folded_length(term: &str) -> usize {
    let is_word = |char: &char| char.is_alphanumeric() && u32::from(*char) < 0x0590;
    let pieces: Vec<&str> = term.split_whitespace().collect();
    let joined = pieces.windows(2).filter(|pair| match pair {
        [left, right] => {
            left.chars().next_back().as_ref().is_some_and(is_word)
                && right.chars().next().as_ref().is_some_and(is_word)
        }
        _ => false,
    });
    pieces.iter().map(|piece| piece.chars().count()).sum::<usize>() + joined.count()
}
