//! The packs that are loaded, and those that are in force for a region.

use std::{
    collections::BTreeSet,
    sync::{Arc, OnceLock},
};

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
#[derive(Clone, Debug)]
pub struct PackSet {
    catalogue: &'static Catalogue,
    bundled: &'static [Pack],
    added: Vec<Arc<Pack>>,
}

/// Packs that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum PackSetError {
    /// The catalogue cannot be used.
    #[error("catalogue: {0}")]
    Catalogue(#[from] CatalogueError),
    /// A pack of `data/packs` does not fit the format, the catalogue or the other packs.
    #[error("data/packs/{file}: {}", .findings.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "))]
    Bundled {
        /// Its file.
        file: String,
        /// What is wrong in it.
        findings: Vec<Finding>,
    },
    /// A pack does not fit the format, the catalogue or the other packs.
    #[error("pack {}: {}", .pack, .findings.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "))]
    Pack {
        /// Which one: its place among those given.
        pack: usize,
        /// What is wrong in it.
        findings: Vec<Finding>,
    },
}

/// Whether a document applies on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Validity {
    /// It has not begun to apply.
    NotYet,
    /// It applies, as far as its legal status lets it.
    Current,
    /// It has ended.
    NoLonger,
}

/// A document as it stands on a day.
#[derive(Clone, Copy, Debug)]
pub struct DatedPack<'a> {
    /// The version of that day: the last that has begun, or the first if none has.
    pub pack: &'a Pack,
    /// Whether it applies.
    pub validity: Validity,
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
            read_bundled(include_str!(concat!(env!("OUT_DIR"), "/packs.txt")), catalogue)
        });
        match bundled {
            Ok(bundled) => Ok(PackSet { catalogue, bundled, added: Vec::new() }),
            Err(error) => Err(error.clone()),
        }
    }

    /// These packs and those in `texts`, which are JSON. Packs of one document are its versions. A document among
    /// `texts` takes the place of the bundled one with all its versions.
    pub fn with<'a>(
        mut self,
        texts: impl IntoIterator<Item = &'a str>,
    ) -> Result<PackSet, PackSetError> {
        let refuse = |pack, findings| PackSetError::Pack { pack, findings };
        let mut given: Vec<Pack> = Vec::new();
        for (place, text) in texts.into_iter().enumerate() {
            let pack = Pack::from_json(text, self.catalogue)
                .map_err(|findings| refuse(place, findings))?;
            if let Some(finding) = repeats(&pack, given.iter()) {
                return Err(refuse(place, vec![finding]));
            }
            given.push(pack);
        }
        for (place, pack) in given.into_iter().enumerate() {
            self.add(pack).map_err(|finding| refuse(place, vec![finding]))?;
        }
        Ok(self)
    }

    /// Adds one pack, which is JSON, as [`PackSet::with`] does; an added pack of the same version gives way to it.
    ///
    /// # Errors
    /// What does not fit; the set is as it was.
    pub fn load(&mut self, text: &str) -> Result<&Pack, PackSetError> {
        let refuse = |findings| PackSetError::Pack { pack: 0, findings };
        let pack = Pack::from_json(text, self.catalogue).map_err(refuse)?;
        self.add(pack).map_err(|finding| refuse(vec![finding]))
    }

    fn add(&mut self, pack: Pack) -> Result<&Pack, Finding> {
        displaces(&pack, self.packs()).map_or(Ok(()), Err)?;
        self.added.retain(|added| !added.is_version(&pack));
        Ok(self.added.push_mut(Arc::new(pack)))
    }

    /// The catalogue that all packs share.
    #[must_use]
    pub fn catalogue(&self) -> &'static Catalogue {
        self.catalogue
    }

    /// All packs: local ones first, then the national laws.
    pub fn packs(&self) -> impl Iterator<Item = &Pack> + Clone {
        self.in_order().into_iter()
    }

    /// As a list: adapters around adapters would be copied to every place that asks for the packs.
    #[inline(never)]
    fn in_order(&self) -> Vec<&Pack> {
        let (mut local, mut national) = (Vec::new(), Vec::new());
        let bundled = self
            .bundled
            .iter()
            .filter(|pack| self.added.iter().all(|added| added.document.id != pack.document.id));
        for pack in bundled.chain(self.added()) {
            let of = if pack.document.region.is_some() { &mut local } else { &mut national };
            of.push(pack);
        }
        local.append(&mut national);
        local
    }

    /// The first version of a document.
    #[must_use]
    pub fn pack(&self, document: &str) -> Option<&Pack> {
        self.packs().find(|pack| pack.document.id == document)
    }

    /// The packs that came by [`PackSet::with`], in the order in which they came.
    pub fn added(&self) -> impl Iterator<Item = &Pack> + Clone {
        self.added.iter().map(Arc::as_ref)
    }

    /// The documents of a region and the national laws, as they stand on a day.
    pub fn standing<'a>(
        &'a self,
        region: Option<&'a str>,
        as_of: Date,
    ) -> impl Iterator<Item = DatedPack<'a>> {
        let mut seen = BTreeSet::new();
        self.packs().filter(move |pack| pack.counts_in(region)).filter_map(move |pack| {
            let id = pack.document.id.as_str();
            seen.insert(id).then(|| self.version(id, as_of))?
        })
    }

    /// The packs that count in a region on a day: of its documents and the national laws, the versions that apply.
    /// A document that names no day counts always; its legal status says what it is worth.
    pub fn in_force<'a>(
        &'a self,
        region: Option<&'a str>,
        as_of: Date,
    ) -> impl Iterator<Item = &'a Pack> {
        let standing = self.standing(region, as_of);
        standing
            .filter(|document| document.validity == Validity::Current)
            .map(|document| document.pack)
    }

    fn version(&self, document: &str, as_of: Date) -> Option<DatedPack<'_>> {
        let mut versions = self.in_order();
        versions.retain(|pack| pack.document.id == document);
        let begun = |pack: &&Pack| pack.document.start().is_none_or(|day| day <= as_of);
        let Some(pack) =
            versions.iter().copied().filter(begun).max_by_key(|pack| pack.document.start())
        else {
            let first = versions.into_iter().min_by_key(|pack| pack.document.start());
            return first.map(|pack| DatedPack { pack, validity: Validity::NotYet });
        };
        let ended = pack.document.until.is_some_and(|last| last < as_of);
        let validity = if ended { Validity::NoLonger } else { Validity::Current };
        Some(DatedPack { pack, validity })
    }

    /// The regions of the packs, each once.
    pub fn regions(&self) -> impl Iterator<Item = ChosenRegion> {
        self.of_each_region().map(|(region, pack)| ChosenRegion {
            region: region.clone(),
            document: pack.document.id.clone(),
        })
    }

    fn of_each_region(&self) -> impl Iterator<Item = (&Region, &Pack)> {
        let mut seen = BTreeSet::new();
        self.packs().filter_map(move |pack| {
            let region = pack.document.region.as_ref()?;
            seen.insert(region.id.as_str()).then_some((region, pack))
        })
    }

    /// Holds facts against the catalogue and the regions of the packs.
    ///
    /// # Errors
    /// All facts that do not fit.
    pub fn read_facts(&self, raw: RawFacts) -> Result<Facts, Vec<FactError>> {
        let regions: Vec<&str> =
            self.of_each_region().map(|(region, _)| region.id.as_str()).collect();
        Facts::read(raw, self.catalogue, &regions)
    }
}

impl Pack {
    /// Whether both are of the same version of the same document.
    pub(super) fn is_version(&self, other: &Pack) -> bool {
        self.document.id == other.document.id && self.document.start() == other.document.start()
    }

    fn counts_in(&self, region: Option<&str>) -> bool {
        self.document.region.as_ref().is_none_or(|own| Some(own.id.as_str()) == region)
    }
}

/// Reads a pack a line: its file, a tab, its JSON.
fn read_bundled(text: &str, catalogue: &Catalogue) -> Result<Vec<Pack>, PackSetError> {
    let mut packs: Vec<Pack> = Vec::new();
    for line in text.lines() {
        let (file, json) = line.split_once('\t').unwrap_or(("", line));
        let refuse = |findings| PackSetError::Bundled { file: file.to_owned(), findings };
        let pack = Pack::from_json(json, catalogue).map_err(refuse)?;
        let finding = repeats(&pack, packs.iter()).or_else(|| displaces(&pack, packs.iter()));
        finding.map_or(Ok(()), |finding| Err(refuse(vec![finding])))?;
        packs.push(pack);
    }
    Ok(packs)
}

/// What is wrong if the same version of the same document is there already.
fn repeats<'a>(pack: &Pack, mut others: impl Iterator<Item = &'a Pack>) -> Option<Finding> {
    others.any(|other| other.is_version(pack)).then(|| Finding {
        path: "document.effective".to_owned(),
        message: format!(
            "a pack of `{}` with the same first day is given before; versions of a document differ in it",
            pack.document.id
        ),
    })
}

/// What is wrong if the id is that of a document of another region, or of a national law.
fn displaces<'a>(pack: &Pack, others: impl Iterator<Item = &'a Pack>) -> Option<Finding> {
    let region = |pack: &Pack| pack.document.region.as_ref().map(|region| region.id.clone());
    let mut same_id = others.filter(|other| other.document.id == pack.document.id);
    same_id.any(|other| region(other) != region(pack)).then(|| Finding {
        path: "document.id".to_owned(),
        message: format!(
            "`{}` is the id of a document of another region; choose another id",
            pack.document.id
        ),
    })
}
