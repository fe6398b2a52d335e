//! The packs that are loaded, and those that are in force for a region.

use std::{collections::BTreeSet, sync::OnceLock};

use serde::Serialize;
use thiserror::Error;

use super::{Finding, Pack, format::Region};
use crate::policy::{
    catalogue::{Catalogue, CatalogueError},
    date::Date,
    fact::{FactError, Facts},
    raw_fact::RawFacts,
};

/// Packs over one catalogue.
#[derive(Debug)]
pub struct PackSet {
    catalogue: &'static Catalogue,
    bundled: &'static [Pack],
    added: Vec<Pack>,
}

/// Packs that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum PackSetError {
    /// The catalogue cannot be used.
    #[error("catalogue: {0}")]
    Catalogue(#[from] CatalogueError),
    /// A pack does not fit the format or the catalogue.
    #[error("pack {}: {}", .pack, .findings.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "))]
    Pack {
        /// Which one: its place among those given.
        pack: usize,
        /// What is wrong in it.
        findings: Vec<Finding>,
    },
    /// Two of the packs given are of one document.
    #[error("two packs are of the document `{0}`")]
    Twice(String),
}

/// A region that people can choose, and the document that is in force there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ChosenRegion {
    /// Id and name.
    #[serde(flatten)]
    pub region: Region,
    /// Id of its document.
    pub document: String,
}

impl PackSet {
    /// The packs of `data/packs`.
    pub fn bundled() -> Result<PackSet, PackSetError> {
        static BUNDLED: OnceLock<Result<Vec<Pack>, PackSetError>> = OnceLock::new();
        let catalogue = Catalogue::bundled()?;
        let bundled = BUNDLED.get_or_init(|| {
            let json = include_str!(concat!(env!("OUT_DIR"), "/packs.jsonl"));
            read_all(json.lines(), catalogue)
        });
        match bundled {
            Ok(bundled) => Ok(PackSet { catalogue, bundled, added: Vec::new() }),
            Err(error) => Err(error.clone()),
        }
    }

    /// These packs and those in `texts`, which are JSON. A pack of a document that is bundled takes its place.
    pub fn with<'a>(
        mut self,
        texts: impl IntoIterator<Item = &'a str>,
    ) -> Result<PackSet, PackSetError> {
        self.added.extend(read_all(texts, self.catalogue)?);
        for (index, pack) in self.added.iter().enumerate() {
            if self.added.iter().take(index).any(|other| other.document.id == pack.document.id) {
                return Err(PackSetError::Twice(pack.document.id.clone()));
            }
        }
        Ok(self)
    }

    /// The catalogue that all packs share.
    #[must_use]
    pub fn catalogue(&self) -> &'static Catalogue {
        self.catalogue
    }

    /// All packs: local ones first, then the national laws.
    pub fn packs(&self) -> impl Iterator<Item = &Pack> + Clone {
        let bundled = self
            .bundled
            .iter()
            .filter(|pack| self.added.iter().all(|added| added.document.id != pack.document.id));
        let all = bundled.chain(&self.added);
        all.clone()
            .filter(|pack| pack.document.region.is_some())
            .chain(all.filter(|pack| pack.document.region.is_none()))
    }

    /// The pack of a document.
    #[must_use]
    pub fn pack(&self, document: &str) -> Option<&Pack> {
        self.packs().find(|pack| pack.document.id == document)
    }

    /// The packs that came by [`PackSet::with`], in the order in which they came.
    #[must_use]
    pub fn added(&self) -> &[Pack] {
        &self.added
    }

    /// The packs that count in a region on a day: its own and the national laws, from the day of effect or else of issue.
    /// A document without either counts always; its legal status says what it is worth.
    pub fn in_force<'a>(
        &'a self,
        region: Option<&'a str>,
        as_of: Date,
    ) -> impl Iterator<Item = &'a Pack> + Clone {
        self.packs().filter(move |pack| {
            let document = &pack.document;
            let begun = document.effective.or(document.issued).is_none_or(|day| day <= as_of);
            begun && document.region.as_ref().is_none_or(|own| Some(own.id.as_str()) == region)
        })
    }

    /// The regions of the packs, each once.
    pub fn regions(&self) -> impl Iterator<Item = ChosenRegion> {
        let mut seen = BTreeSet::new();
        self.packs().filter_map(move |pack| {
            let region =
                pack.document.region.clone().filter(|region| seen.insert(region.id.clone()))?;
            Some(ChosenRegion { region, document: pack.document.id.clone() })
        })
    }

    /// Holds facts against the catalogue and the regions of the packs.
    ///
    /// # Errors
    /// All facts that do not fit.
    pub fn read_facts(&self, raw: RawFacts) -> Result<Facts, Vec<FactError>> {
        let regions = self.packs().filter_map(|pack| pack.document.region.as_ref());
        let regions: Vec<&str> = regions.map(|region| region.id.as_str()).collect();
        Facts::read(raw, self.catalogue, &regions)
    }
}

fn read_all<'a>(
    texts: impl IntoIterator<Item = &'a str>,
    catalogue: &Catalogue,
) -> Result<Vec<Pack>, PackSetError> {
    let read = |(pack, text): (usize, &str)| {
        Pack::from_json(text, catalogue).map_err(|findings| PackSetError::Pack { pack, findings })
    };
    texts.into_iter().enumerate().map(read).collect()
}
