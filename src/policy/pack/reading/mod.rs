//! Holds a pack against the catalogues and turns its conditions into places in tables.
//!
//! A pack may come from anyone, so its size is bounded in every direction before anything is computed with it.

mod conditions;
pub(super) mod references;
mod rules;
mod text;

use self::references::Defeats;

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Arguments,
};

use super::{
    Finding, MOST_FINDINGS, Named, Pack, Rule,
    format::{Document, NamedConditionFile, PackFile},
};
use crate::{
    bilingual::Bilingual,
    policy::{
        catalogue::{Catalogue, Fact, FactPlace},
        condition::{Condition, Leaf},
        fact::OTHER_REGION,
        suggestion,
    },
};

/// The longest text, in bytes.
pub(super) const LONGEST_TEXT: usize = 4_096;
/// The longest id, in bytes.
pub(super) const LONGEST_ID: usize = 64;
/// The most citations of one rule or case.
pub(super) const MOST_CITATIONS: usize = 32;
/// The most clauses of a pack.
pub(super) const MOST_CLAUSES: usize = 2_000;
/// The most scenarios of a pack.
pub(super) const MOST_SCENARIOS: usize = 2_000;
/// The most figures of one rule, and of one list.
pub(super) const MOST_PARAMS: usize = 32;
/// The longest periods that are computed with.
pub(super) const MOST_MONTHS: i32 = 1_200;
pub(super) const MOST_DAYS: i32 = 36_600;

pub(super) fn read(file: PackFile, catalogue: &Catalogue) -> Result<Pack, Vec<Finding>> {
    let mut reader = Reader {
        catalogue,
        off_directory: file.document.off_directory,
        leaves: Vec::new(),
        conditions: Vec::new(),
        named: BTreeMap::new(),
        findings: Vec::new(),
    };
    reader.document(&file.document);
    reader.clauses(&file);
    reader.silent(&file);
    if file.scenarios.len() > MOST_SCENARIOS {
        reader.find(
            format_args!("scenarios"),
            format!("at most {MOST_SCENARIOS} scenarios are read"),
        );
    }
    let named = reader.named_conditions(file.conditions);
    let defeats: Vec<Defeats> = file.rules.iter().map(Defeats::of).collect();
    let mut measures: BTreeSet<&str> = BTreeSet::new();
    let mut rules: Vec<Rule> = Vec::new();
    for ((index, rule), Defeats { measure, .. }) in file.rules.into_iter().enumerate().zip(&defeats)
    {
        if reader.is_full() {
            break;
        }
        if !measures.insert(measure) {
            let message = format!(
                "`{}` has a rule already; write one rule with cases",
                suggestion::shown(measure)
            );
            reader.find(format_args!("rules[{index}].measure"), message);
        }
        rules.push(reader.rule(rule, format_args!("rules[{index}]")));
    }
    if !reader.is_full() {
        reader.defeats(&defeats, &mut rules);
        reader.reads(&mut rules);
        reader.cited(&rules, file.clauses.get(..MOST_CLAUSES).unwrap_or(&file.clauses));
    }
    if reader.findings.is_empty() {
        let Reader { leaves, conditions, .. } = reader;
        let (document, clauses) = (file.document, file.clauses);
        let (scenarios, silent) = (file.scenarios, file.silent);
        Ok(Pack { document, clauses, scenarios, silent, named, conditions, leaves, rules })
    } else {
        Err(reader.findings)
    }
}

struct Reader<'a> {
    catalogue: &'a Catalogue,
    off_directory: bool,
    leaves: Vec<Leaf>,
    conditions: Vec<Condition>,
    /// Places of the named conditions so far, and their sizes.
    named: BTreeMap<String, (usize, Size)>,
    findings: Vec<Finding>,
}

/// Nodes and depth of a condition with every `use` written out.
#[derive(Clone, Copy)]
struct Size {
    nodes: usize,
    depth: usize,
}

impl<'a> Reader<'a> {
    fn is_full(&self) -> bool {
        self.findings.len() >= MOST_FINDINGS
    }

    /// Where something is wrong is written out only then: of a sound pack that would be thousands of paths.
    fn find(&mut self, path: Arguments, message: impl Into<String>) {
        if !self.is_full() {
            self.findings.push(Finding::of(path.to_string(), message));
        }
    }

    /// Says that nobody declared `id`, and what it may have been meant for.
    fn find_unknown<'b>(
        &mut self,
        path: Arguments,
        what: &str,
        id: &str,
        known: impl IntoIterator<Item = &'b str>,
    ) {
        if !self.is_full() {
            self.find(path, suggestion::unknown(what, id, known));
        }
    }

    fn complete(&mut self, text: &Bilingual, path: Arguments) {
        if text.is_incomplete() {
            self.find(path, "both zh and en are wanted");
        }
        self.plain(&text.zh, LONGEST_TEXT, path);
        self.plain(&text.en, LONGEST_TEXT, path);
    }

    /// A text that is shown as it stands: of bounded length, without markup or characters that change how others look.
    fn plain(&mut self, text: &str, longest: usize, path: Arguments) {
        if text.len() > longest {
            self.find(
                path,
                format!("{} bytes are too long; at most {longest} are read", text.len()),
            );
        }
        if let Some(markup) = text::markup(text) {
            let markup: String = markup.chars().take(12).collect();
            self.find(path, format!("plain text is wanted, without markup such as `{markup}`"));
        }
        if let Some(hidden) = text.chars().find(|c| text::is_hidden(*c)) {
            self.find(
                path,
                format!("the invisible character U+{:04X} is not taken", u32::from(hidden)),
            );
        }
    }

    /// An id that stands in addresses and results.
    fn id(&mut self, id: &str, path: Arguments) {
        if id.len() > LONGEST_ID || !text::is_kebab_case(id) {
            let message = format!(
                "an id is wanted: small letters, digits and hyphens, beginning with a letter, at most {LONGEST_ID}"
            );
            self.find(path, message);
        }
    }

    fn document(&mut self, document: &Document) {
        self.id(&document.id, format_args!("document.id"));
        for (key, text) in [("title", &document.title), ("issuer", &document.issuer)] {
            if text.trim().is_empty() {
                self.find(format_args!("document.{key}"), "must not be empty");
            }
            self.plain(text, LONGEST_TEXT, format_args!("document.{key}"));
        }
        self.plain(&document.number, LONGEST_TEXT, format_args!("document.number"));
        self.plain(&document.source, LONGEST_TEXT, format_args!("document.source"));
        if document.until.is_some_and(|last| document.start().is_some_and(|first| last < first)) {
            self.find(
                format_args!("document.until"),
                "lies before the day from which the document applies",
            );
        }
        self.complete(&document.covers, format_args!("document.covers"));
        self.complete(&document.note, format_args!("document.note"));
        if let Some(region) = &document.region {
            self.complete(&region.name, format_args!("document.region.name"));
            self.id(&region.id, format_args!("document.region.id"));
            if region.id == OTHER_REGION {
                let message = format!(
                    "a region of its own is wanted; `{OTHER_REGION}` stands for all without a pack"
                );
                self.find(format_args!("document.region.id"), message);
            }
        }
    }

    fn clauses(&mut self, file: &PackFile) {
        if file.clauses.len() > MOST_CLAUSES {
            self.find(format_args!("clauses"), format!("at most {MOST_CLAUSES} clauses are read"));
        }
        let mut refs = BTreeSet::new();
        for (index, clause) in file.clauses.iter().enumerate().take(MOST_CLAUSES) {
            if !refs.insert(clause.r#ref.as_str()) {
                self.find(
                    format_args!("clauses[{index}].ref"),
                    format!("`{}` is listed twice", suggestion::shown(&clause.r#ref)),
                );
            }
            self.plain(&clause.r#ref, LONGEST_ID, format_args!("clauses[{index}].ref"));
            if let Some(reason) = &clause.without_rule {
                self.complete(reason, format_args!("clauses[{index}].without-rule"));
            }
        }
    }

    fn silent(&mut self, file: &PackFile) {
        for (index, silent) in file.silent.iter().enumerate() {
            let path = format_args!("silent[{index}]");
            self.plain(&silent.fact, LONGEST_ID, format_args!("{path}.fact"));
            self.complete(&silent.because, format_args!("{path}.because"));
            for (nth, value) in silent.values.iter().flatten().enumerate() {
                self.plain(value, LONGEST_ID, format_args!("{path}.values[{nth}]"));
            }
        }
    }

    fn named_conditions(&mut self, conditions: Vec<NamedConditionFile>) -> Vec<Named> {
        let mut named = Vec::new();
        for (index, condition) in conditions.into_iter().enumerate() {
            let path = format_args!("conditions[{index}]");
            if self.is_full() {
                break;
            }
            self.complete(&condition.label, format_args!("{path}.label"));
            self.plain(&condition.id, LONGEST_ID, format_args!("{path}.id"));
            let (read, size) = self.condition(&condition.when, format_args!("{path}.when"));
            if self.named.insert(condition.id.clone(), (self.conditions.len(), size)).is_some() {
                self.find(
                    format_args!("{path}.id"),
                    format!("the condition `{}` stands twice", suggestion::shown(&condition.id)),
                );
            }
            self.conditions.push(read);
            named.push(Named { id: condition.id, label: condition.label });
        }
        named
    }

    fn fact(&mut self, id: &str, path: Arguments) -> Option<(FactPlace, &'a Fact)> {
        let catalogue = self.catalogue;
        let found =
            catalogue.fact_place(id).and_then(|place| Some((place, catalogue.fact(place)?)));
        if found.is_none() {
            self.find_unknown(
                path,
                "fact",
                id,
                catalogue.facts().iter().map(|fact| fact.id.as_str()),
            );
        }
        found
    }
}
