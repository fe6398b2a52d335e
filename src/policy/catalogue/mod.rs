//! The two catalogues: which facts a rule may ask about, and which measures it may decide.

mod reading;

use std::sync::OnceLock;

use serde::Serialize;
use thiserror::Error;

use crate::{bilingual::Bilingual, json};

/// Facts and measures that every pack shares, in the order in which they are shown and asked.
#[derive(Debug)]
pub struct Catalogue {
    facts: Vec<Fact>,
    measures: Vec<Measure>,
    named: NamedFacts,
}

/// The place of a fact in the catalogue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct FactPlace(pub(super) usize);

/// The facts that the core itself knows by name, because one is derived from others and one selects the packs.
#[derive(Clone, Copy, Debug)]
pub(super) struct NamedFacts {
    pub(super) region: FactPlace,
    pub(super) industries: FactPlace,
    pub(super) self_described_new: FactPlace,
    pub(super) four_new: FactPlace,
}

/// Something that can be known of a business.
#[derive(Clone, Debug, Serialize)]
pub struct Fact {
    /// Stable public id.
    pub id: String,
    /// What its value looks like.
    #[serde(rename = "type")]
    pub kind: FactKind,
    /// Which part of a form it belongs to.
    pub group: String,
    /// Short name.
    pub label: Bilingual,
    /// How a business person is asked.
    pub question: Bilingual,
    /// Why it is asked, or how to find out.
    pub help: Bilingual,
    /// What an `enum` may be or a `set` may hold; empty where `domain` says it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub values: Vec<FactValue>,
    /// Values that come from elsewhere.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub domain: Option<Domain>,
    /// What the business itself can do about it; absent where it cannot change it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub step: Option<Step>,
    /// Whether the core works it out from other facts when it is not stated.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub derived: bool,
}

/// The type of a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum FactKind {
    /// Yes or no.
    Bool,
    /// One of several values.
    Enum,
    /// Any number of values; the empty set means 'known to be none'.
    Set,
    /// A day.
    Date,
}

/// Values that are not listed in the catalogue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Domain {
    /// The regions of the loaded packs, and `other`.
    Regions,
    /// Codes of the nine strategic emerging industries, at any level.
    EmergingIndustries,
}

/// What a business can do to bring a fact to another value.
#[derive(Clone, Debug, Serialize)]
pub struct Step {
    /// The values that it can bring about: `true` or `false`, values of an enum, values that it can add to a set;
    /// `later` for a date that has not passed.
    pub to: Vec<String>,
    /// What it does, as advice.
    pub how: Bilingual,
}

/// One value of an `enum` or `set`.
#[derive(Clone, Debug, Serialize)]
pub struct FactValue {
    /// Stable public id.
    pub id: String,
    /// What it is called.
    pub label: Bilingual,
    /// When to choose it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub help: Option<Bilingual>,
}

/// A kind of supervision measure.
#[derive(Clone, Debug, Serialize)]
pub struct Measure {
    /// Stable public id.
    pub id: String,
    /// When in the life of a business it matters.
    pub stage: Stage,
    /// What it is called.
    pub label: Bilingual,
    /// What it is in general, whatever a document makes of it.
    pub help: Bilingual,
}

/// The part of a business's life to which a measure belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    /// Entering the market.
    Entry,
    /// Daily operation.
    Operation,
    /// What the business may rely on.
    Rights,
    /// After a violation.
    AfterViolation,
}

/// A catalogue that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{path}: {reason}")]
pub struct CatalogueError {
    /// Where in the catalogue.
    pub path: String,
    /// What is wrong there.
    pub reason: String,
}

struct CatalogueFile {
    facts: Vec<Fact>,
    measures: Vec<Measure>,
}

/// The one fact that follows from others where it is not stated.
const FOUR_NEW: &str = "four-new";

/// Sets are held as bits, so a closed set has at most this many values.
const MOST_VALUES: usize = 64;

impl Catalogue {
    /// The catalogues of `data/facts.toml` and `data/measures.toml`.
    pub fn bundled() -> Result<&'static Catalogue, CatalogueError> {
        static BUNDLED: OnceLock<Result<Catalogue, CatalogueError>> = OnceLock::new();
        BUNDLED
            .get_or_init(|| {
                Catalogue::from_json(include_str!(concat!(env!("OUT_DIR"), "/catalogue.json")))
            })
            .as_ref()
            .map_err(Clone::clone)
    }

    fn from_json(text: &str) -> Result<Catalogue, CatalogueError> {
        let file: CatalogueFile = json::read(text, 1).map_err(|errors| {
            let (path, reason) = errors.into_iter().next().unwrap_or_default();
            CatalogueError { path, reason }
        })?;
        for (index, fact) in file.facts.iter().enumerate() {
            let error = |reason: &str| {
                Err(CatalogueError { path: format!("facts[{index}]"), reason: reason.to_owned() })
            };
            if file.facts.iter().take(index).any(|other| other.id == fact.id) {
                return error("this id stands twice");
            }
            let listed =
                matches!(fact.kind, FactKind::Enum | FactKind::Set) && fact.domain.is_none();
            if listed == fact.values.is_empty() {
                return error(
                    "values are listed for an enum or a set without a domain, and for nothing else",
                );
            }
            if fact.derived && fact.id != FOUR_NEW {
                return error("the core knows no way to derive it");
            }
            let leads_nowhere = |step: &Step| {
                step.to.is_empty()
                    || step.to.iter().any(|to| match fact.kind {
                        FactKind::Bool => to != "true" && to != "false",
                        FactKind::Date => to != "later",
                        FactKind::Enum | FactKind::Set => {
                            fact.values.iter().all(|value| value.id != *to)
                        }
                    })
            };
            if fact.step.as_ref().is_some_and(leads_nowhere) {
                return error("`step.to` names values of the fact, or `later` for a date");
            }
            if fact.values.len() > MOST_VALUES {
                return error("more than 64 values");
            }
        }
        for (index, measure) in file.measures.iter().enumerate() {
            if file.measures.iter().take(index).any(|other| other.id == measure.id) {
                let path = format!("measures[{index}]");
                return Err(CatalogueError { path, reason: "this id stands twice".to_owned() });
            }
        }
        let place = |id: &str| {
            place_of(&file.facts, id).ok_or_else(|| CatalogueError {
                path: "facts".to_owned(),
                reason: format!(
                    "the fact `{id}` is missing, which the core derives from or selects by"
                ),
            })
        };
        let named = NamedFacts {
            region: place("region")?,
            industries: place("industries")?,
            self_described_new: place("self-described-new")?,
            four_new: place(FOUR_NEW)?,
        };
        Ok(Catalogue { facts: file.facts, measures: file.measures, named })
    }

    /// All facts in catalogue order.
    #[must_use]
    pub fn facts(&self) -> &[Fact] {
        &self.facts
    }

    /// All measures in catalogue order.
    #[must_use]
    pub fn measures(&self) -> &[Measure] {
        &self.measures
    }

    /// The place of the fact of that id.
    #[must_use]
    pub fn fact_place(&self, id: &str) -> Option<FactPlace> {
        place_of(&self.facts, id)
    }

    /// The fact at a place of this catalogue.
    #[must_use]
    pub fn fact(&self, place: FactPlace) -> Option<&Fact> {
        self.facts.get(place.0)
    }

    /// The place of the measure of that id.
    #[must_use]
    pub fn measure_place(&self, id: &str) -> Option<usize> {
        self.measures.iter().position(|measure| measure.id == id)
    }

    pub(super) fn named(&self) -> NamedFacts {
        self.named
    }

    /// The id of the fact at a place; empty for a place of another catalogue.
    pub(super) fn fact_id(&self, place: FactPlace) -> &str {
        self.fact(place).map_or("", |fact| &fact.id)
    }
}

fn place_of(facts: &[Fact], id: &str) -> Option<FactPlace> {
    facts.iter().position(|fact| fact.id == id).map(FactPlace)
}
