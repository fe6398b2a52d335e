//! Packs: one policy document each, as data.
//!
//! [`mod@format`] is what authors write, `reading` holds it against the catalogues, [`checking`] holds it against its
//! source text, its own scenarios and itself, and [`set`] gathers the packs that are in force for a region. With the
//! command, `schema` says to an editor what it can of the format.

pub mod checking;
pub mod format;
mod json;
mod reading;
#[cfg(feature = "command")]
pub mod schema;
pub mod set;
#[cfg(feature = "command")]
pub mod toml;

use std::collections::BTreeMap;

use serde::Serialize;
use thiserror::Error;

use self::format::{Citation, Clause, Document, Firmness, PackFile, Param, Scenario, Silent};
use crate::bilingual::Bilingual;

use super::{
    catalogue::{Catalogue, FactPlace},
    condition::{Condition, Leaf},
    suggestion::on_one_line,
};

/// A pack that fits the catalogues.
#[derive(Debug)]
pub struct Pack {
    document: Document,
    clauses: Vec<Clause>,
    scenarios: Vec<Scenario>,
    #[cfg_attr(
        target_family = "wasm",
        expect(dead_code, reason = "only the command analyses packs")
    )]
    silent: Vec<Silent>,
    pub(super) named: Vec<Named>,
    pub(super) conditions: Vec<Condition>,
    pub(super) leaves: Vec<Leaf>,
    pub(super) rules: Vec<Rule>,
}

/// How a named condition is shown.
#[derive(Debug)]
pub(super) struct Named {
    pub(super) id: String,
    pub(super) label: Bilingual,
}

/// One measure as the document has it.
#[derive(Debug)]
pub(super) struct Rule {
    /// Place in the catalogue.
    pub(super) measure: usize,
    pub(super) firmness: Firmness,
    pub(super) clauses: Vec<Citation>,
    pub(super) when: Condition,
    /// Whether `when` was written; where it was left out, the cases alone decide.
    #[cfg_attr(
        target_family = "wasm",
        expect(dead_code, reason = "only the command analyses packs")
    )]
    pub(super) when_is_written: bool,
    pub(super) cases: Vec<Case>,
    /// `when` and one of the cases.
    pub(super) base: Condition,
    pub(super) says: Bilingual,
    pub(super) act: Option<Bilingual>,
    /// Places among the pack's rules.
    pub(super) defeated_by: Vec<usize>,
    /// Places of the leaves that the rule and those that defeat it read.
    pub(super) reads: Vec<usize>,
    pub(super) params: BTreeMap<String, Param>,
    pub(super) dates: Vec<DateRule>,
    pub(super) notes: Vec<Note>,
}

#[derive(Debug)]
pub(super) struct Case {
    pub(super) when: Condition,
    pub(super) says: Bilingual,
    pub(super) act: Option<Bilingual>,
    pub(super) firmness: Option<Firmness>,
    pub(super) clauses: Vec<Citation>,
}

#[derive(Debug)]
pub(super) struct Note {
    pub(super) when: Condition,
    pub(super) says: Bilingual,
}

#[derive(Debug)]
pub(super) struct DateRule {
    pub(super) name: String,
    pub(super) from: FactPlace,
    /// Months and days to add, for each day to compute.
    pub(super) periods: Vec<(i32, i32)>,
    pub(super) when: Option<Condition>,
}

/// Something wrong in a pack.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Error)]
#[error("{path}: {message}")]
pub struct Finding {
    /// Where: keys and places as in `rules[3].when.all[1]`.
    pub path: String,
    /// What is wrong, and how to mend it.
    pub message: String,
}

impl Finding {
    /// Both may quote what stands in a pack.
    fn of(path: impl Into<String>, message: impl Into<String>) -> Finding {
        Finding { path: on_one_line(path.into()), message: on_one_line(message.into()) }
    }
}

/// How many findings are told of one pack; who mends these will see the rest.
const MOST_FINDINGS: usize = 100;
/// The largest pack that is read, in bytes.
pub const MOST_BYTES: usize = 2 * 1024 * 1024;

impl Pack {
    /// Reads a pack from JSON.
    ///
    /// # Errors
    /// Everything that does not fit the format or the catalogues.
    pub fn from_json(json: &str, catalogue: &Catalogue) -> Result<Pack, Vec<Finding>> {
        if json.len() > MOST_BYTES {
            let message =
                format!("the pack has {} bytes; at most {MOST_BYTES} are read", json.len());
            return Err(vec![Finding { path: "(pack)".to_owned(), message }]);
        }
        reading::read(PackFile::from_json(json)?, catalogue)
    }

    /// The rule on the measure at a place of the catalogue.
    pub(super) fn rule_on(&self, measure: usize) -> Option<&Rule> {
        self.rules.iter().find(|rule| rule.measure == measure)
    }

    /// The leaves that a rule and those that defeat it read, with their places.
    pub(super) fn leaves_of(&self, rule: &Rule) -> Vec<(usize, &Leaf)> {
        let leaf = |place: &usize| Some((*place, self.leaves.get(*place)?));
        rule.reads.iter().filter_map(leaf).collect()
    }

    /// The conditions of the rules that defeat a rule.
    fn defeats_of<'a>(&'a self, rule: &'a Rule) -> impl Iterator<Item = &'a Condition> + Clone {
        let defeaters = rule.defeated_by.iter().filter_map(|place| self.rules.get(*place));
        defeaters.map(|rule| &rule.base)
    }

    /// The conditions of a rule and of those that defeat it.
    fn bases_of<'a>(&'a self, rule: &'a Rule) -> impl Iterator<Item = &'a Condition> + Clone {
        std::iter::once(&rule.base).chain(self.defeats_of(rule))
    }

    /// Whose document it is, and how far it binds.
    #[must_use]
    pub fn document(&self) -> &Document {
        &self.document
    }

    /// Every clause of the document, in printed order.
    #[must_use]
    pub fn clauses(&self) -> &[Clause] {
        &self.clauses
    }

    /// How many measures it decides.
    #[must_use]
    pub fn rule_count(&self) -> usize {
        self.rules.len()
    }

    /// How many scenarios it brings.
    #[must_use]
    pub fn scenario_count(&self) -> usize {
        self.scenarios.len()
    }
}

/// Every citation of some rules with its path, as in `rules[3].cases[1].clauses[0]`.
fn citations(rules: &[Rule]) -> impl Iterator<Item = (String, &Citation)> {
    rules.iter().enumerate().flat_map(|(index, rule)| {
        let own = rule.clauses.iter().enumerate();
        let own =
            own.map(move |(nth, citation)| (format!("rules[{index}].clauses[{nth}]"), citation));
        let of_cases = rule.cases.iter().enumerate().flat_map(move |(row, case)| {
            let path = move |nth| format!("rules[{index}].cases[{row}].clauses[{nth}]");
            case.clauses.iter().enumerate().map(move |(nth, citation)| (path(nth), citation))
        });
        own.chain(of_cases)
    })
}
