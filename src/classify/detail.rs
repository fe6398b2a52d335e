//! What one more detail would help most where the answer is open.
//!
//! A text that does not say what the business does with its goods is read again with each activity added, so that the
//! person sees what would follow; one that does is asked about the products that tell the likeliest classes apart.

use std::ops::RangeInclusive;

use serde::Serialize;

use super::calibrate::{Verdict, verdict};
use super::groups::Groups;
use super::is_empty;
use super::model::{Scores, score};
use super::normalise::Normalised;
use super::reading::Reading;
use super::result::Candidate;
use crate::taxonomy::{Note, Taxonomy};

/// A detail that would help.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Detail {
    /// What to ask for.
    pub asks: Asks,
    /// The question.
    pub note: Note,
    /// The answers that are told apart.
    pub options: Vec<DetailOption>,
}

/// What is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Asks {
    /// What the business does with its goods.
    Activity,
    /// Which goods it makes.
    Product,
}

/// An answer, and what would follow from it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct DetailOption {
    /// For an activity the words to add to the text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub words: Option<&'static str>,
    /// For an activity the verdict that would follow.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verdict: Option<Verdict>,
    /// The likeliest class then; nothing unless the verdict would be in.
    pub code: Option<&'static str>,
    /// Its name.
    pub name: Option<&'static str>,
    /// Some of the products that the directory lists for it.
    #[serde(skip_serializing_if = "is_empty")]
    pub products: Vec<&'static str>,
}

const ACTIVITY: Note = Note {
    zh: "请写明是生产、销售、维修还是施工：同样的产品，做法不同，类别不同。",
    en: "Say whether you make, sell, repair or build it: the same goods belong to different classes.",
};
const PRODUCT: Note = Note {
    zh: "请写明具体的产品或服务，例如下列各类目录中列出的：",
    en: "Name the products or services, such as those that the directory lists for these classes:",
};

/// What can be added to a text in Chinese, and to one that ends in Latin letters.
const ACTIVITIES: [[&str; 2]; 4] = [
    ["生产", " manufacturing"],
    ["销售", " sales"],
    ["维修", " repair"],
    ["工程施工", " construction"],
];
/// Longer texts are not a bare product.
const MOST_SYMBOLS: usize = 12;
/// Classes that are told apart, and products of each.
const MOST_OPTIONS: usize = 3;
/// Characters of a product that is shown as an example; longer ones are explanations.
const SHORT: RangeInclusive<usize> = 2..=10;

/// The detail for a text that leaves its class open.
#[must_use]
pub(super) fn detail(text: &str, scores: &Scores, candidates: &[Candidate]) -> Option<Detail> {
    if is_bare(scores) {
        let options = activities(text);
        let first = options.first()?;
        let differs =
            |option: &DetailOption| option.verdict != first.verdict || option.code != first.code;
        if options.iter().any(differs) {
            return Some(Detail { asks: Asks::Activity, note: ACTIVITY, options });
        }
    }
    let options: Vec<DetailOption> =
        candidates.iter().filter_map(products).take(MOST_OPTIONS).collect();
    (!options.is_empty()).then_some(Detail { asks: Asks::Product, note: PRODUCT, options })
}

/// Whether a text names goods and nothing that is done with them.
#[must_use]
pub(super) fn is_bare(scores: &Scores) -> bool {
    scores.activities.is_empty() && scores.symbols <= MOST_SYMBOLS
}

fn activities(text: &str) -> Vec<DetailOption> {
    let text = text.trim_end_matches(|last: char| !last.is_alphanumeric());
    let latin = Normalised::new(text).chars.last().is_some_and(char::is_ascii);
    let taxonomy = Taxonomy::bundled();
    ACTIVITIES
        .into_iter()
        .map(|[chinese, english]| {
            let words = if latin { english } else { chinese };
            let found = score(&Reading::new(&format!("{text}{words}")));
            let verdict = verdict(found.none);
            let likeliest = found
                .groups
                .iter()
                .zip(Groups::bundled().inside())
                .max_by(|a, b| a.0.total_cmp(b.0));
            let class = likeliest
                .filter(|_| verdict == Verdict::In)
                .and_then(|(_, class)| taxonomy.class_at(*class));
            DetailOption {
                words: Some(words),
                verdict: Some(verdict),
                code: class.and_then(|class| class.code),
                name: class.map(|class| class.name),
                products: Vec::new(),
            }
        })
        .collect()
}

/// A class and some of its products; nothing where the directory lists none.
fn products(candidate: &Candidate) -> Option<DetailOption> {
    let taxonomy = Taxonomy::bundled();
    let class = taxonomy.emerging(candidate.code)?;
    let products: Vec<&'static str> = taxonomy
        .links_of_class(class.id)
        .flat_map(crate::taxonomy::Link::products)
        .filter(|product| SHORT.contains(&product.chars().count()))
        .take(MOST_OPTIONS)
        .collect();
    (!products.is_empty()).then_some(DetailOption {
        words: None,
        verdict: None,
        code: Some(candidate.code),
        name: Some(candidate.name),
        products,
    })
}
