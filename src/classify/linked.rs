//! The result for an industry's code, from its links to the emerging classes.

use super::calibrate::Verdict;
use super::levels::Level;
use super::ranking::{ranked, rising};
use super::result::{Candidate, Classification, Nearest};
use crate::taxonomy::{Class, Industry, Link, Note, Taxonomy};

const NO_LINK: Note = Note {
    zh: "本表中该行业没有对应的战略性新兴产业类别；但本表尚缺16个有对应关系的行业小类，不能据此断定其不属于。",
    en: "No emerging class is linked to this industry. The table lacks 16 linked industries, so this is no proof that it belongs to none.",
};
const ONLY_PRODUCTS: Note = Note {
    zh: "该行业只有列明的产品和服务属于战略性新兴产业，请对照确认。",
    en: "Only the listed products and services of this industry belong to the nine categories; please compare.",
};

/// A class, the row without a code that it stands for, whether the whole industry belongs to it, and the products that do.
type LinkEntry = (Class, Option<&'static str>, bool, Vec<&'static str>);

/// The result of an industry's code, from the links of the industries at or below it.
#[must_use]
pub(super) fn of_links(
    links: &[&Link],
    industry: Industry,
    leaves: usize,
    limit: usize,
) -> Classification {
    let taxonomy = Taxonomy::bundled();
    let mut entries: Vec<LinkEntry> = Vec::new();
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
    let order = ranked(entries.iter().map(|entry| {
        let part = if entry.2 { 0 } else { 1 << 32 };
        (part + u64::from(u32::MAX) - rising(entry.3.len()), rising(usize::from(entry.0.id.0)))
    }));
    let (none, verdict, remark) = if entries.is_empty() {
        (0.9, Verdict::None, Some(NO_LINK))
    } else if whole {
        (0.02, Verdict::In, None)
    } else {
        (0.5, Verdict::Weak, Some(ONLY_PRODUCTS))
    };
    let total: f64 = order.iter().filter_map(|place| entries.get(*place)).map(weight_of).sum();
    let (mut level1, mut level2) = (Level::default(), Level::default());
    let mut candidates = Vec::new();
    for entry in order.into_iter().filter_map(|place| entries.get(place)) {
        let probability = (1.0 - none) * weight_of(entry) / total;
        let path = taxonomy.path(entry.0.id);
        for (level, shares) in [(1, &mut level1), (2, &mut level2)] {
            if let Some(above) = path.iter().find(|above| above.level == level) {
                shares.add(above.id, probability);
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
                // Where a whole industry below the code belongs to the class, no product alone does.
                products: if entry.2 { Vec::new() } else { entry.3.clone() },
            });
        }
    }
    candidates.truncate(limit);
    let nearest =
        entries.is_empty().then_some(Nearest { code: industry.code, name: industry.name });
    Classification {
        candidates,
        level1: level1.rows(0.0),
        level2: level2.rows(0.0),
        none,
        verdict,
        excluded: Vec::new(),
        nearest,
        note: remark,
        settled: None,
        lines: Vec::new(),
        detail: None,
    }
}

/// A whole industry counts far more than listed products; of those, longer lists count more.
fn weight_of(entry: &LinkEntry) -> f64 {
    if entry.2 {
        100.0
    } else {
        1.0 + f64::from(u32::try_from(entry.3.len()).unwrap_or(u32::MAX)).sqrt()
    }
}
