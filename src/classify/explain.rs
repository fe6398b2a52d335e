//! Makes the result: ranks classes, and looks up the words that speak for each.

use super::calibrate::{Verdict, verdict};
use super::groups::Groups;
use super::lexicon::{Target, TermKind};
use super::model::Scores;
use super::reading::Reading;
use super::result::{
    Candidate, Classification, Evidence, EvidenceKind, ExcludedTerm, LevelShare, Nearest,
};
use super::units::Units;
use super::weights::Weights;
use crate::taxonomy::{Class, ClassId, Industry, Link, Note, Taxonomy};

/// Classes less probable than this are not shown.
const LEAST: f64 = 0.01;
/// Fewer informative symbols than this tell nothing.
const FEWEST_SYMBOLS: usize = 2;
/// A text of which the model knows less than this, and that holds no term, tells nothing.
const LEAST_KNOWN: f64 = 0.2;
const MOST_SUBCATEGORIES: usize = 10;
const MOST_NGRAMS: usize = 4;

const TOO_LITTLE: Note = Note {
    zh: "文字太少或未能识别，请补充主要产品、服务或技术。",
    en: "Too little of the text could be understood. Name the main products, services or technologies.",
};
const ONLY_TRADE: Note = Note {
    zh: "文字只说到买卖，没有说到研发、生产或服务；单纯的批发、零售和贸易不属于九大产业。",
    en: "The text speaks of buying and selling only; wholesale, retail and trade by themselves belong to none of the nine.",
};
const NO_LINK: Note = Note {
    zh: "本表中该行业没有对应的战略性新兴产业类别；但本表尚缺16个有对应关系的行业小类，不能据此断定其不属于。",
    en: "No emerging class is linked to this industry. The table lacks 16 linked industries, so this is no proof that it belongs to none.",
};
const ONLY_PRODUCTS: Note = Note {
    zh: "该行业只有列明的产品和服务属于战略性新兴产业，请对照确认。",
    en: "Only the listed products and services of this industry belong to the nine categories; please compare.",
};

/// The result of a text.
#[must_use]
pub fn classification(
    text: &str,
    reading: &Reading,
    scores: &Scores<'_>,
    limit: usize,
) -> Classification {
    let source = Source { text: text.chars().collect(), reading };
    let excluded = source.excluded();
    let unclear =
        scores.hits.is_empty() && (scores.symbols < FEWEST_SYMBOLS || scores.known < LEAST_KNOWN);
    if unclear {
        return Classification {
            candidates: Vec::new(),
            level1: Vec::new(),
            level2: Vec::new(),
            none: 0.5,
            verdict: Verdict::MoreText,
            excluded,
            nearest: None,
            note: Some(TOO_LITTLE),
        };
    }
    let inside: f64 = scores.groups.iter().take(Groups::bundled().inside.len()).sum();
    let scale = if inside > 0.0 { (1.0 - scores.none) / inside } else { 0.0 };
    Classification {
        candidates: candidates(&source, scores, scale, limit),
        level1: levels(scores, scale, 1, 9),
        level2: levels(scores, scale, 2, MOST_SUBCATEGORIES),
        none: scores.none,
        verdict: verdict(scores.none),
        excluded,
        nearest: nearest(scores),
        note: text_note(scores),
    }
}

fn text_note(scores: &Scores<'_>) -> Option<Note> {
    if scores.only_trade {
        return Some(ONLY_TRADE);
    }
    None
}

fn levels(scores: &Scores<'_>, scale: f64, level: u8, most: usize) -> Vec<LevelShare> {
    let taxonomy = Taxonomy::bundled();
    let mut shares: Vec<(ClassId, f64)> = Vec::new();
    for (class, share) in Groups::bundled().inside.iter().zip(&scores.groups) {
        let path = taxonomy.path(*class);
        let Some(at) = path.iter().find(|above| above.level == level) else {
            continue;
        };
        match shares.iter_mut().find(|(id, _)| *id == at.id) {
            Some((_, sum)) => *sum += share * scale,
            None => shares.push((at.id, share * scale)),
        }
    }
    shares.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    shares
        .into_iter()
        .take(most)
        .filter(|(_, probability)| *probability >= LEAST)
        .filter_map(|(id, probability)| {
            let class = taxonomy.class_at(id)?;
            Some(LevelShare { code: class.code?, name: class.name, probability })
        })
        .collect()
}

fn candidates(
    source: &Source<'_>,
    scores: &Scores<'_>,
    scale: f64,
    limit: usize,
) -> Vec<Candidate> {
    let taxonomy = Taxonomy::bundled();
    let mut ranked: Vec<(Class, Option<&'static str>, f64, f64)> = Vec::new();
    for (at, unit) in Units::bundled().iter() {
        let Target::Class(id) = unit.target else {
            continue;
        };
        let Some(class) = taxonomy.class_at(id) else {
            continue;
        };
        let own = scores.units.get(usize::from(at)).copied().unwrap_or_default();
        let probability =
            own * scores.groups.get(usize::from(unit.group)).copied().unwrap_or_default() * scale;
        let Some(shown) = taxonomy.coded(class) else {
            continue;
        };
        let row = (shown.id != class.id).then_some(class.name);
        // Rows without a code share that of the class above: one entry, named after the best of them.
        match ranked.iter_mut().find(|entry| entry.0.id == shown.id) {
            Some(entry) => {
                entry.2 += probability;
                if probability > entry.3 {
                    (entry.1, entry.3) = (row, probability);
                }
            }
            None => ranked.push((shown, row, probability, probability)),
        }
    }
    ranked.sort_by(|a, b| b.2.total_cmp(&a.2).then(a.0.id.cmp(&b.0.id)));
    ranked
        .into_iter()
        .take(limit)
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

fn nearest(scores: &Scores<'_>) -> Option<Nearest> {
    let taxonomy = Taxonomy::bundled();
    let groups = Groups::bundled();
    let best = Units::bundled()
        .iter()
        .filter(|(_, unit)| groups.is_outside(usize::from(unit.group)))
        .filter_map(|(at, unit)| {
            let share =
                scores.groups.get(usize::from(unit.group))? * scores.units.get(usize::from(at))?;
            Some((share, unit))
        })
        .max_by(|a, b| a.0.total_cmp(&b.0))?;
    let Target::Industry(id) = best.1.target else {
        return None;
    };
    taxonomy.industry_at(id).map(|industry| Nearest { code: industry.code, name: industry.name })
}

/// The text as written beside its reading.
struct Source<'a> {
    text: Vec<char>,
    reading: &'a Reading,
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

    /// Terms that name the class or its sub-category, then the strongest n-grams beside them.
    fn evidence(&self, scores: &Scores<'_>, class: Class) -> Vec<Evidence> {
        let Some(group) = Groups::bundled().of_class(class.id) else {
            return Vec::new();
        };
        let mut taken: Vec<(usize, usize)> = Vec::new();
        let mut found = Vec::new();
        for hit in &scores.hits {
            let kind = hit
                .targets
                .iter()
                .filter(|(target, _)| matches!(target, Target::Class(id) if Groups::bundled().of_class(*id) == Some(group)))
                .map(|(_, kind)| *kind)
                .min();
            if let Some(kind) = kind {
                taken.push((hit.start, hit.end));
                found.push(self.shown(hit.start, hit.end, evidence_kind(kind)));
            }
        }
        let mut grams: Vec<(i8, usize, usize)> = scores
            .features
            .iter()
            .filter_map(|feature| {
                let weight =
                    Weights::bundled().of(feature.key).iter().find(|(of, _)| *of == group)?.1;
                (weight > 0 && feature.end - feature.start > 1).then_some((
                    weight,
                    feature.start,
                    feature.end,
                ))
            })
            .collect();
        grams.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
        for (_, start, end) in grams {
            if found.len() >= taken.len().max(MOST_NGRAMS) {
                break;
            }
            if taken.iter().all(|(from, to)| end <= *from || *to <= start) {
                taken.push((start, end));
                found.push(self.shown(start, end, EvidenceKind::Ngram));
            }
        }
        found.sort_by_key(|evidence| evidence.start);
        found
    }

    fn shown(&self, from: usize, to: usize, kind: EvidenceKind) -> Evidence {
        let (start, end, text) = self.slice(from, to);
        let term = self.reading.text.chars.get(from..to).unwrap_or_default().iter().collect();
        Evidence { start, end, text, kind, term }
    }
}

fn evidence_kind(kind: TermKind) -> EvidenceKind {
    match kind {
        TermKind::Name => EvidenceKind::Name,
        TermKind::Product => EvidenceKind::Product,
        TermKind::Synonym | TermKind::Industry => EvidenceKind::Synonym,
    }
}

/// The result of an industry's code, from the links of the industries at or below it.
#[must_use]
pub fn of_links(
    links: &[&Link],
    industry: Industry,
    leaves: usize,
    limit: usize,
) -> Classification {
    let taxonomy = Taxonomy::bundled();
    let mut entries: Vec<(Class, Option<&'static str>, bool, Vec<&'static str>)> = Vec::new();
    for link in links {
        let Some(class) = taxonomy.class_at(link.class) else {
            continue;
        };
        let Some(shown) = taxonomy.coded(class) else {
            continue;
        };
        let row = (shown.id != class.id).then_some(class.name);
        match entries.iter_mut().find(|entry| entry.0.id == shown.id && entry.1 == row) {
            Some(entry) => {
                entry.2 |= !link.star;
                entry.3.extend(link.products());
            }
            None => entries.push((shown, row, !link.star, link.products().collect())),
        }
    }
    // A group or division counts as whole only where it is itself a single class.
    let whole = leaves <= 1 && entries.iter().any(|entry| entry.2);
    entries.sort_by(|a, b| b.2.cmp(&a.2).then(b.3.len().cmp(&a.3.len())).then(a.0.id.cmp(&b.0.id)));
    let (none, verdict, remark) = if entries.is_empty() {
        (0.9, Verdict::None, Some(NO_LINK))
    } else if whole {
        (0.02, Verdict::In, None)
    } else {
        (0.5, Verdict::Weak, Some(ONLY_PRODUCTS))
    };
    let total: f64 = entries.iter().map(weight_of).sum();
    let mut level1: Vec<LevelShare> = Vec::new();
    let mut level2: Vec<LevelShare> = Vec::new();
    let mut candidates = Vec::new();
    for entry in &entries {
        let probability = (1.0 - none) * weight_of(entry) / total;
        let path = taxonomy.path(entry.0.id);
        for (level, shares) in [(1, &mut level1), (2, &mut level2)] {
            if let Some(above) = path.iter().find(|above| above.level == level) {
                add_share(shares, above, probability);
            }
        }
        let mut parents: Vec<&'static str> = path.iter().filter_map(|above| above.code).collect();
        if let Some(code) = parents.pop() {
            candidates.push(Candidate {
                code,
                name: entry.0.name,
                level: entry.0.level,
                parents,
                row: entry.1,
                probability,
                evidence: Vec::new(),
                products: entry.3.clone(),
            });
        }
    }
    candidates.truncate(limit);
    for shares in [&mut level1, &mut level2] {
        shares.sort_by(|a, b| b.probability.total_cmp(&a.probability).then(a.code.cmp(b.code)));
        shares.truncate(MOST_SUBCATEGORIES);
    }
    let nearest =
        entries.is_empty().then_some(Nearest { code: industry.code, name: industry.name });
    Classification {
        candidates,
        level1,
        level2,
        none,
        verdict,
        excluded: Vec::new(),
        nearest,
        note: remark,
    }
}

type LinkEntry = (Class, Option<&'static str>, bool, Vec<&'static str>);

/// A whole industry counts far more than listed products; of those, longer lists count more.
fn weight_of(entry: &LinkEntry) -> f64 {
    if entry.2 {
        100.0
    } else {
        1.0 + f64::from(u32::try_from(entry.3.len()).unwrap_or(u32::MAX)).sqrt()
    }
}

fn add_share(shares: &mut Vec<LevelShare>, class: &Class, probability: f64) {
    let Some(code) = class.code else { return };
    match shares.iter_mut().find(|share| share.code == code) {
        Some(share) => share.probability += probability,
        None => shares.push(LevelShare { code, name: class.name, probability }),
    }
}
