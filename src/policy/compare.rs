//! One business in every region: on which measures the regional documents part, and on which they agree.
//!
//! Only what regional documents say is compared. The national laws are the same everywhere and are listed once.

use std::collections::BTreeMap;

use serde::{Serialize, Serializer};

use crate::bilingual::Bilingual;

use super::{
    assess::{AssessedMeasure, Assessment, assess},
    catalogue::Stage,
    date::Date,
    fact::{Facts, OTHER_REGION},
    order::sort_short,
    pack::{
        format::{Citation, Firmness, LegalStatus, Param, Status},
        set::{PackSet, Validity},
    },
    trace::Defeater,
};

/// The same business in every region for which a pack is loaded, and in `other`.
#[derive(Clone, Debug)]
pub struct InEveryRegion {
    /// By id of the region, `other` last.
    facts: Vec<Facts>,
}

/// What the regional documents make of one business on a day.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Comparison<'a> {
    /// The day.
    pub as_of: Date,
    /// The whole assessment in each region, by id, `other` last.
    pub regions: Vec<Assessment<'a>>,
    /// The measures on which regional documents differ: by what differs first, then those that can help most, then in
    /// catalogue order.
    pub differences: Vec<ComparedMeasure<'a>>,
    /// The measures on which all regional documents agree, in catalogue order.
    pub same: Vec<ComparedMeasure<'a>>,
    /// What the national laws say, in every region alike.
    pub national: Vec<NationalEntry<'a>>,
    /// The regions without a document of their own in force that day. Only the national laws count there, so they are
    /// not compared.
    pub national_only: Vec<&'a str>,
}

/// One measure in every region that has a document.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ComparedMeasure<'a> {
    /// Id of the measure.
    pub measure: &'a str,
    /// What it is called.
    pub label: &'a Bilingual,
    /// The part of the business's life that it belongs to.
    pub stage: Stage,
    /// In what the regions differ, what matters most first; empty if they agree.
    pub differs: Vec<Aspect>,
    /// One entry for each region; one for each document where a region has several that speak of the measure.
    pub regions: Vec<RegionalEntry<'a>>,
}

/// In what two regions can differ; what matters most stands first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Aspect {
    /// The verdicts.
    Status,
    /// Some documents say nothing of it.
    Silent,
    /// The facts that would decide.
    Missing,
    /// How firm the texts are.
    Firmness,
    /// The figures that the documents state.
    Params,
    /// The days that follow.
    Dates,
}

/// A measure in one region.
#[derive(Clone, Debug, PartialEq)]
pub struct RegionalEntry<'a> {
    /// Id of the region.
    pub region: &'a str,
    /// What its document says; nothing is not a 'no'.
    pub standing: Option<Standing<'a>>,
}

/// A measure in the national laws.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct NationalEntry<'a> {
    /// Id of the measure.
    pub measure: &'a str,
    /// What it is called.
    pub label: &'a Bilingual,
    /// The part of the business's life that it belongs to.
    pub stage: Stage,
    /// What the law says.
    #[serde(flatten)]
    pub standing: Standing<'a>,
}

/// What one document says of one measure, in short.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Standing<'a> {
    /// Id of the document.
    pub document: &'a str,
    /// How far the document binds.
    pub legal_status: LegalStatus,
    /// The verdict.
    pub status: Status,
    /// How firm the text is.
    pub firmness: Firmness,
    /// Unknown facts that can still change the status.
    pub missing: Vec<&'a str>,
    /// The rule that takes it away.
    pub defeated_by: Option<Defeater<'a>>,
    /// Figures that the document states.
    pub params: &'a BTreeMap<String, Param>,
    /// Days that follow from the facts.
    pub dates: BTreeMap<&'a str, Vec<Date>>,
    /// The words it rests on.
    pub clauses: Vec<&'a Citation>,
    /// What it means for the business.
    pub text: &'a Bilingual,
}

impl InEveryRegion {
    /// Puts a business into every region of the packs; where it is now does not count.
    #[must_use]
    pub fn new(business: &Facts, packs: &PackSet) -> InEveryRegion {
        let mut regions: Vec<String> = packs.regions().map(|chosen| chosen.region.id).collect();
        regions.sort_unstable();
        regions.push(OTHER_REGION.to_owned());
        InEveryRegion { facts: regions.iter().map(|region| business.in_region(region)).collect() }
    }
}

/// Holds what the regional documents in force on a day make of a business against each other.
#[must_use]
pub fn compare<'a>(packs: &'a PackSet, business: &'a InEveryRegion, as_of: Date) -> Comparison<'a> {
    let regions: Vec<Assessment<'a>> =
        business.facts.iter().map(|facts| assess(packs, facts, as_of)).collect();
    let (compared, without): (Vec<&Assessment>, Vec<&Assessment>) =
        regions.iter().partition(|assessment| {
            assessment.documents.iter().any(|document| {
                document.region.is_some() && document.validity == Some(Validity::Current)
            })
        });
    let mut differences = Vec::new();
    let mut same = Vec::new();
    for measure in packs.catalogue().measures() {
        let entries: Vec<RegionalEntry> =
            compared.iter().flat_map(|assessment| entries(assessment, &measure.id)).collect();
        if entries.iter().all(|entry| entry.standing.is_none()) {
            continue;
        }
        let differs = differs(&entries);
        let list = if differs.is_empty() { &mut same } else { &mut differences };
        list.push(ComparedMeasure {
            measure: &measure.id,
            label: &measure.label,
            stage: measure.stage,
            differs,
            regions: entries,
        });
    }
    // A stable sort: what is equal keeps the order of the catalogue.
    sort_short(&mut differences, |measure| (measure.differs.first().copied(), measure.best()));
    let national = without.iter().find(|assessment| assessment.region == Some(OTHER_REGION));
    Comparison {
        as_of,
        national: national.map_or_else(Vec::new, |assessment| national_entries(assessment)),
        national_only: without.iter().filter_map(|assessment| assessment.region).collect(),
        differences,
        same,
        regions,
    }
}

/// What the documents of a region say of a measure, by id of the document; one silent entry if none says anything.
fn entries<'a>(assessment: &Assessment<'a>, measure: &str) -> Vec<RegionalEntry<'a>> {
    let region = assessment.region.unwrap_or_default();
    let of_measure = assessment.measures.iter().filter(|entry| entry.id == measure);
    let mut standings: Vec<Standing> =
        of_measure.filter_map(|entry| Standing::of(entry, assessment, true)).collect();
    sort_short(&mut standings, |standing| standing.document);
    if standings.is_empty() {
        return vec![RegionalEntry { region, standing: None }];
    }
    let entry = |standing| RegionalEntry { region, standing: Some(standing) };
    standings.into_iter().map(entry).collect()
}

fn national_entries<'a>(assessment: &Assessment<'a>) -> Vec<NationalEntry<'a>> {
    let entries = assessment.measures.iter().filter_map(|entry| {
        let standing = Standing::of(entry, assessment, false)?;
        Some(NationalEntry { measure: entry.id, label: entry.label, stage: entry.stage, standing })
    });
    let mut entries: Vec<NationalEntry> = entries.collect();
    // Measures stand together already; their laws in the order of the packs.
    for of_measure in entries.chunk_by_mut(|one, other| one.measure == other.measure) {
        sort_short(of_measure, |entry| entry.standing.document);
    }
    entries
}

/// In what the entries of different regions differ.
fn differs(entries: &[RegionalEntry]) -> Vec<Aspect> {
    let by_region: Vec<Vec<&Standing>> = entries
        .chunk_by(|one, other| one.region == other.region)
        .map(|of_region| of_region.iter().filter_map(|entry| entry.standing.as_ref()).collect())
        .collect();
    let silent = by_region.iter().any(Vec::is_empty) && by_region.iter().any(|all| !all.is_empty());
    let speaking: Vec<&[&Standing]> =
        by_region.iter().map(Vec::as_slice).filter(|all| !all.is_empty()).collect();
    let aspects = [
        (Aspect::Status, part(&speaking, |a, b| a.status == b.status)),
        (Aspect::Silent, silent),
        (Aspect::Missing, part(&speaking, |a, b| a.missing == b.missing)),
        (Aspect::Firmness, part(&speaking, |a, b| a.firmness == b.firmness)),
        (Aspect::Params, part(&speaking, |a, b| a.params == b.params)),
        (Aspect::Dates, part(&speaking, |a, b| a.dates == b.dates)),
    ];
    let aspects = aspects.into_iter().filter(|(_, differs)| *differs).map(|(aspect, _)| aspect);
    let mut aspects: Vec<Aspect> = aspects.collect();
    // Of several documents in a region, each aspect may be found elsewhere, though no document is like another.
    if aspects.is_empty() && part(&speaking, alike) {
        aspects.push(Aspect::Status);
    }
    aspects
}

/// Whether nothing that is compared differs.
fn alike(a: &Standing, b: &Standing) -> bool {
    (a.status, a.firmness) == (b.status, b.firmness)
        && (&a.missing, a.params, &a.dates) == (&b.missing, b.params, &b.dates)
}

/// Whether some region holds a standing that another has no equal of.
fn part(regions: &[&[&Standing]], equal: impl Fn(&Standing, &Standing) -> bool) -> bool {
    let covers =
        |a: &[&Standing], b: &[&Standing]| a.iter().all(|one| b.iter().any(|two| equal(one, two)));
    // Being alike carries over from one region to the next, so neighbours are enough.
    regions.iter().zip(regions.iter().skip(1)).any(|(a, b)| !covers(a, b) || !covers(b, a))
}

impl ComparedMeasure<'_> {
    /// The best verdict of any region.
    fn best(&self) -> Option<Status> {
        let standings = self.regions.iter().filter_map(|entry| entry.standing.as_ref());
        standings.map(|standing| standing.status).min()
    }
}

impl<'a> Standing<'a> {
    /// The entry in short, if its document is a regional one, or a national one, as asked.
    fn of(
        entry: &AssessedMeasure<'a>,
        assessment: &Assessment<'a>,
        regional: bool,
    ) -> Option<Standing<'a>> {
        let document = assessment.documents.iter().find(|document| {
            document.id == entry.document && document.region.is_some() == regional
        })?;
        Some(Standing {
            document: document.id,
            legal_status: document.status,
            status: entry.status,
            firmness: entry.firmness,
            missing: entry.missing.clone(),
            defeated_by: entry.defeated_by.clone(),
            params: entry.params,
            dates: entry.dates.clone(),
            clauses: entry.clauses.clone(),
            text: entry.text,
        })
    }
}

impl Serialize for RegionalEntry<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        #[serde(untagged)]
        enum Shown<'s, 'a> {
            Speaks {
                region: &'s str,
                silent: bool,
                #[serde(flatten)]
                standing: &'s Standing<'a>,
            },
            Silent {
                region: &'s str,
                document: Option<&'s str>,
                silent: bool,
            },
        }
        let region = self.region;
        match &self.standing {
            Some(standing) => Shown::Speaks { region, silent: false, standing },
            None => Shown::Silent { region, document: None, silent: true },
        }
        .serialize(serializer)
    }
}
