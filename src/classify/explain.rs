//! Makes the result: ranks classes, and looks up the words that speak for each.

use super::calibrate::{SURE_INSIDE, Verdict, verdict};
use super::clauses::{Clause, Weight};
use super::detail::{detail, is_bare};
use super::groups::Groups;
use super::levels::Level;
use super::model::{Only, Part, Scores};
use super::ranking::{falling, ranked, rising};
use super::reading::Reading;
use super::result::{
    Candidate, Classification, Evidence, EvidenceKind, ExcludedTerm, LevelShare, Line, LineKind,
    Nearest, Settled,
};
use super::terms::{Target, TermKind};
use super::units::{Unit, Units};
use super::weights::{FeatureWeights, Weights};
use crate::taxonomy::{Class, ClassId, Note, Taxonomy};

/// Classes less probable than this are not shown.
const LEAST: f64 = 0.01;
/// Categories and sub-categories less probable than this are not shown.
const LEAST_LEVEL: f64 = 0.001;
const MOST_NGRAMS: usize = 4;
/// Terms that are shown of a class; a text may repeat one without end.
const MOST_TERMS: usize = 20;
/// Lines that are shown.
const MOST_LINES: usize = 40;
/// Where none is less probable than this, no industry outside is worth a mention.
const LEAST_NONE: f64 = 0.05;

const TOO_LITTLE: Note = Note {
    zh: "文字太少或未能识别，请补充主要产品、服务或技术。",
    en: "Too little of the text could be understood. Name the main products, services or technologies.",
};
const ONLY_TRADE: Note = Note {
    zh: "文字只说到买卖，没有说到研发、生产或服务；单纯的批发、零售和贸易不属于九大产业。",
    en: "The text speaks of buying and selling only; wholesale, retail and trade by themselves belong to none of the nine.",
};

const ONLY_AROUND: Note = Note {
    zh: "文字只说到围绕产品的服务（如咨询、维修、租赁、运输、培训），相应类别的目录没有列出这类服务。",
    en: "The text speaks of services around products only (such as consulting, repair, leasing, transport or training), which the directory does not list for these classes.",
};

/// The result of a text.
#[must_use]
pub fn classification(
    text: &str,
    reading: &Reading,
    scores: &Scores,
    limit: usize,
) -> Classification {
    let source = Source { text: text.chars().collect(), reading, known: known(scores) };
    let excluded = source.excluded();
    if !scores.says_something() {
        return Classification {
            candidates: Vec::new(),
            level1: Vec::new(),
            level2: Vec::new(),
            none: 0.5,
            verdict: Verdict::MoreText,
            settled: None,
            lines: Vec::new(),
            excluded,
            nearest: None,
            note: Some(TOO_LITTLE),
            detail: None,
        };
    }
    let inside: f64 = scores.groups.iter().take(Groups::bundled().inside().len()).sum();
    let scale = if inside > 0.0 { (1.0 - scores.none) / inside } else { 0.0 };
    let verdict = verdict(scores.none);
    let candidates = candidates(&source, scores, scale, limit);
    let (level1, level2) = (level(scores, scale, 1), level(scores, scale, 2));
    let settled = settled(&candidates, &level2, &level1);
    let deepest = candidates.first().map_or(0, |first| first.level);
    let open = settled.as_ref().is_none_or(|class| class.level < deepest);
    let asks = verdict != Verdict::None && (open || is_bare(scores));
    let detail = if asks { detail(text, scores, &candidates) } else { None };
    Classification {
        candidates,
        level1,
        level2,
        none: scores.none,
        verdict,
        settled,
        lines: source.lines(scores),
        excluded,
        nearest: nearest(scores),
        note: text_note(scores),
        detail,
    }
}

/// The deepest class that is as sure as the verdict in has to be.
fn settled(
    candidates: &[Candidate],
    level2: &[LevelShare],
    level1: &[LevelShare],
) -> Option<Settled> {
    let of = |share: &LevelShare, level: u8| Settled {
        code: share.code,
        name: share.name,
        level,
        probability: share.probability,
    };
    let class = candidates.first().map(|first| Settled {
        code: first.code,
        name: first.name,
        level: first.level,
        probability: first.probability,
    });
    [class, level2.first().map(|share| of(share, 2)), level1.first().map(|share| of(share, 1))]
        .into_iter()
        .flatten()
        .find(|class| class.probability >= SURE_INSIDE)
}

fn text_note(scores: &Scores) -> Option<Note> {
    scores.only.map(|only| match only {
        Only::Trade => ONLY_TRADE,
        Only::Around => ONLY_AROUND,
    })
}

fn level(scores: &Scores, scale: f64, level: u8) -> Vec<LevelShare> {
    let taxonomy = Taxonomy::bundled();
    let mut shares = Level::default();
    for (class, share) in Groups::bundled().inside().iter().zip(&scores.groups) {
        let above = match level {
            1 => taxonomy.class_at(*class).and_then(|class| class.parent),
            _ => Some(*class),
        };
        if let Some(above) = above {
            shares.add(above, share * scale);
        }
    }
    shares.rows(LEAST_LEVEL)
}

fn candidates(source: &Source<'_>, scores: &Scores, scale: f64, limit: usize) -> Vec<Candidate> {
    let taxonomy = Taxonomy::bundled();
    let mut entries: Vec<(Class, Option<&'static str>, f64, f64)> = Vec::new();
    for (unit, share) in units(scores) {
        if Groups::bundled().is_outside(unit.group) {
            break;
        }
        let group = scores.groups.get(unit.group).copied().unwrap_or_default() * scale;
        // Entries are joined within a group only, so that a faint group gives none that could be shown.
        let (Target::Class(id), Some(shown)) = (unit.target, unit.coded.filter(|_| group >= LEAST))
        else {
            continue;
        };
        let probability = group * share;
        let row =
            taxonomy.class_at(id).filter(|class| class.id != shown.id).map(|class| class.name);
        match entries.iter_mut().find(|entry| entry.0.id == shown.id) {
            Some(entry) => {
                entry.2 += probability;
                if probability > entry.3 {
                    (entry.1, entry.3) = (row, probability);
                }
            }
            None => entries.push((shown, row, probability, probability)),
        }
    }
    ranked(entries.iter().map(|entry| (falling(entry.2), rising(usize::from(entry.0.id.0)))))
        .into_iter()
        .take(limit)
        .filter_map(|place| entries.get(place).copied())
        .filter(|(_, _, probability, _)| *probability >= LEAST)
        .filter_map(|(class, row, probability, _)| {
            let mut parents: Vec<&'static str> =
                taxonomy.path(class.id).iter().filter_map(|above| above.code).collect();
            let code = parents.pop()?;
            let evidence = source.evidence(scores, class);
            Some(Candidate {
                code,
                name: class.name,
                level: class.level,
                parents,
                row,
                probability,
                evidence,
                products: Vec::new(),
            })
        })
        .collect()
}

/// The units that were ranked, those inside the nine categories first, with their shares.
fn units(scores: &Scores) -> impl Iterator<Item = (&'static Unit, f64)> {
    scores.units.iter().filter_map(|(unit, share)| Some((Units::bundled().at(*unit)?, *share)))
}

fn nearest(scores: &Scores) -> Option<Nearest> {
    if scores.none < LEAST_NONE {
        return None;
    }
    let (groups, taxonomy) = (Groups::bundled(), Taxonomy::bundled());
    let (mut best, mut most, mut alike) = (None, 0.0_f64, 0);
    for (unit, share) in units(scores).filter(|(unit, _)| groups.is_outside(unit.group)) {
        // What a text that only trades or serves resembles is trade or that service, whatever its goods are.
        if scores.only.is_some() && !unit.activities.meets(scores.activities) {
            continue;
        }
        let share = scores.groups.get(unit.group).copied().unwrap_or_default() * share;
        if share > most {
            (best, most, alike) = (Some(unit), share, 0);
        } else if share.to_bits() == most.to_bits() {
            alike += 1;
        }
    }
    let best = best?;
    let Target::Industry(id) = best.target else {
        return None;
    };
    let mut industry = taxonomy.industry_at(id)?;
    // Where nothing tells the industries of a division apart, the division is all that can be said.
    while alike > 0 && industry.level > 2 {
        industry = taxonomy.industry_at(industry.parent?)?;
    }
    Some(Nearest { code: industry.code, name: industry.name })
}

/// The text as written beside its reading.
struct Source<'a> {
    text: Vec<char>,
    reading: &'a Reading,
    known: Vec<Known>,
}

/// A feature of several characters that the model knows: where it stands, and what the model knows of it.
type Known = (usize, usize, FeatureWeights<'static>);

/// Looked up once for all candidates.
fn known(scores: &Scores) -> Vec<Known> {
    let several = scores.features.iter().filter(|feature| feature.end - feature.start > 1);
    several
        .filter_map(|feature| {
            Some((feature.start, feature.end, Weights::bundled().of(feature.key)?))
        })
        .collect()
}

impl Source<'_> {
    fn slice(&self, start: usize, end: usize) -> (usize, usize, String) {
        let (start, end) = self.reading.text.original_span(start, end);
        (start, end, self.text.get(start..end).unwrap_or_default().iter().collect())
    }

    fn excluded(&self) -> Vec<ExcludedTerm> {
        self.reading
            .excluded
            .iter()
            .map(|stretch| {
                let (start, end, text) = self.slice(stretch.start, stretch.end);
                ExcludedTerm {
                    start,
                    end,
                    text,
                    by: self.slice(stretch.by_start, stretch.by_end).2,
                }
            })
            .collect()
    }

    /// What a text with several clauses speaks of in each.
    fn lines(&self, scores: &Scores) -> Vec<Line> {
        let mut lines: Vec<(Clause, Option<LevelShare>)> = Vec::new();
        for part in &scores.parts {
            lines.push((part.clause, part_class(part)));
        }
        for clause in self.reading.clauses.iter().filter(|clause| clause.weight != Weight::Full) {
            if !self.reading.symbols(*clause).is_empty() {
                lines.push((*clause, None));
            }
        }
        if lines.len() < 2 {
            return Vec::new();
        }
        ranked(lines.iter().map(|(clause, _)| (rising(clause.start), 0)))
            .into_iter()
            .filter_map(|place| lines.get(place))
            .take(MOST_LINES)
            .map(|(clause, class)| {
                let (start, end, text) = self.slice(clause.start, clause.end);
                let kind = match clause.weight {
                    Weight::Full => LineKind::Own,
                    Weight::Aside | Weight::Customer => LineKind::Aside,
                    Weight::Around => LineKind::Around,
                    Weight::Trade => LineKind::Trade,
                };
                Line { start, end, text, kind, class: class.clone() }
            })
            .collect()
    }

    /// Terms that name the class, else terms of its sub-category, and the strongest n-grams beside them.
    fn evidence(&self, scores: &Scores, class: Class) -> Vec<Evidence> {
        let taxonomy = Taxonomy::bundled();
        let Some(group) = Groups::bundled().of(Target::Class(class.id)).next() else {
            return Vec::new();
        };
        let names_class = |id: ClassId| taxonomy.path(id).iter().any(|above| above.id == class.id);
        let names_group = |id: ClassId| Groups::bundled().of(Target::Class(id)).contains(&group);
        let mut found = terms(scores, names_class);
        if found.is_empty() {
            found = terms(scores, names_group);
        }
        found.truncate(MOST_TERMS);
        let mut grams: Vec<(u8, usize, usize)> = Vec::new();
        for (start, end, weights) in &self.known {
            let weight = weights.iter().find(|(of, _)| *of == group).map(|(_, weight)| weight);
            if let Some(weight) = weight.filter(|weight| *weight > 0) {
                grams.push((weight.unsigned_abs(), *start, *end));
            }
        }
        let order = ranked(grams.iter().map(|gram| (u64::from(u8::MAX - gram.0), rising(gram.1))));
        let most = found.len().max(MOST_NGRAMS);
        for (_, start, end) in order.into_iter().filter_map(|place| grams.get(place).copied()) {
            if found.len() >= most {
                break;
            }
            let taken = scores
                .hits
                .iter()
                .map(|hit| (hit.start, hit.end))
                .chain(found.iter().map(|(from, to, _)| (*from, *to)));
            if taken.into_iter().all(|(from, to)| end <= from || to <= start) {
                found.push((start, end, EvidenceKind::Ngram));
            }
        }
        ranked(found.iter().map(|(start, end, _)| (rising(*start), rising(*end))))
            .into_iter()
            .filter_map(|place| found.get(place))
            .map(|(start, end, kind)| self.shown(*start, *end, *kind))
            .collect()
    }

    fn shown(&self, from: usize, to: usize, kind: EvidenceKind) -> Evidence {
        let (start, end, text) = self.slice(from, to);
        let term = self.reading.text.chars.get(from..to).unwrap_or_default().iter().collect();
        Evidence { start, end, text, kind, term }
    }
}

/// The likeliest sub-category of a line, where that is likelier than none.
fn part_class(part: &Part) -> Option<LevelShare> {
    let class = Groups::bundled().inside().get(part.best.0)?;
    let class = Taxonomy::bundled().class_at(*class).filter(|_| part.none < 0.5)?;
    Some(LevelShare { code: class.code?, name: class.name, probability: part.best.1 })
}

fn terms(scores: &Scores, names: impl Fn(ClassId) -> bool) -> Vec<(usize, usize, EvidenceKind)> {
    scores
        .hits
        .iter()
        .filter_map(|hit| {
            let kinds = hit
                .targets
                .iter()
                .filter(|(target, _)| matches!(target, Target::Class(id) if names(*id)));
            Some((hit.start, hit.end, evidence_kind(kinds.map(|(_, kind)| *kind).min()?)))
        })
        .collect()
}

fn evidence_kind(kind: TermKind) -> EvidenceKind {
    match kind {
        TermKind::Name => EvidenceKind::Name,
        TermKind::Product => EvidenceKind::Product,
        TermKind::Synonym | TermKind::Industry => EvidenceKind::Synonym,
    }
}
