//! Texts to train on, made from the tables alone: names, products, synonyms, and the official annotations of GB/T 4754.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fs;
use std::path::Path;

use policy_checker::classify::training::{Groups, Reading, Target, features, for_each_term};
use policy_checker::taxonomy::{Industry, Taxonomy};

use crate::random::Random;

/// A text as features, with the groups that it speaks for.
pub(crate) struct Sample {
    /// Places of features and their values; the squares sum to one.
    pub(crate) features: Vec<(usize, f32)>,
    /// Groups and their shares, which sum to one.
    pub(crate) label: Vec<(usize, f32)>,
    /// How much the sample counts.
    pub(crate) weight: f32,
}

/// All samples and the names of their features.
pub(crate) struct Corpus {
    /// Feature names by place.
    pub(crate) names: Vec<String>,
    /// The samples.
    pub(crate) samples: Vec<Sample>,
}

/// Texts that share a label.
struct Topic {
    texts: Vec<String>,
    label: Vec<(usize, f32)>,
}

/// A starred industry of the high-technology catalogue is mostly inside the nine; any other starred one mostly outside.
const HIGH_TECHNOLOGY: f32 = 0.6;
const OTHER_STARRED: f32 = 0.15;
/// Long annotations are sampled, lest they drown the rest.
const MOST_TEXTS: usize = 120;
/// Features of fewer texts are left out.
const FEWEST_TEXTS: u32 = 3;
const SEED: u64 = 20_181_107;

impl Corpus {
    /// Makes the corpus from the tables in `folder`.
    pub(crate) fn read(folder: &Path) -> Result<Self, Box<dyn Error>> {
        let mut topics = emerging();
        topics.extend(industries(folder)?);
        let mut random = Random::new(SEED);
        let mut names: BTreeMap<u64, (String, u32)> = BTreeMap::new();
        let mut raw = Vec::new();
        for topic in &mut topics {
            let texts = drawn(topic, &mut random);
            let weight = 1.0 / f32::from(u16::try_from(texts.len())?).sqrt();
            for text in &texts {
                let reading = Reading::new(text);
                let found = features(&reading, &reading.clauses);
                for feature in &found {
                    let name = || {
                        reading
                            .text
                            .chars
                            .iter()
                            .skip(feature.start)
                            .take(feature.end - feature.start)
                            .collect()
                    };
                    names.entry(feature.key).or_insert_with(|| (name(), 0)).1 += 1;
                }
                let counts: Vec<(u64, f64)> =
                    found.iter().map(|feature| (feature.key, feature.count)).collect();
                raw.push((counts, topic.label.clone(), weight));
            }
        }
        names
            .retain(|_, (name, texts)| *texts >= FEWEST_TEXTS && !name.contains(['\t', '\n', '"']));
        let places: BTreeMap<u64, usize> =
            names.keys().enumerate().map(|(at, key)| (*key, at)).collect();
        let mut samples: Vec<Sample> = raw
            .into_iter()
            .filter_map(|(counts, label, weight)| sample(&counts, label, weight, &places))
            .collect();
        balance(&mut samples);
        Ok(Self { names: names.into_values().map(|(name, _)| name).collect(), samples })
    }
}

/// One topic for each target of the lexicon.
fn emerging() -> Vec<Topic> {
    let mut topics: BTreeMap<Target, Topic> = BTreeMap::new();
    let mut add = |text: &str, target: Target| {
        let of = Groups::bundled().of(target);
        let topic =
            topics.entry(target).or_insert_with(|| Topic { texts: Vec::new(), label: even(of) });
        topic.texts.push(text.to_owned());
    };
    for_each_term(&mut |term, target, _| add(term, target));
    for link in Taxonomy::bundled().links() {
        for product in link.products().filter(|product| product.contains('（')) {
            add(product, Target::Class(link.class));
        }
    }
    topics.into_values().filter(|topic| !topic.label.is_empty()).collect()
}

fn even(groups: std::ops::Range<usize>) -> Vec<(usize, f32)> {
    let share = 1.0 / f32::from(u16::try_from(groups.len()).unwrap_or(u16::MAX));
    groups.map(|group| (group, share)).collect()
}

/// One topic for each industry, from its name, note and annotation.
fn industries(folder: &Path) -> Result<Vec<Topic>, Box<dyn Error>> {
    let tags = fs::read_to_string(folder.join("gbt4754-tags.tsv"))?;
    let high: BTreeSet<&str> = tags
        .lines()
        .filter_map(|line| {
            let mut cells = line.split('\t');
            let (code, catalogue, star) = (cells.next()?, cells.next()?, cells.next()?);
            (catalogue.starts_with("高技术产业") && star.is_empty()).then_some(code)
        })
        .collect();
    let mut topics = Vec::new();
    for line in fs::read_to_string(folder.join("gbt4754-2017.tsv"))?.lines().skip(1) {
        let cells: Vec<&str> = line.split('\t').collect();
        let [code, _, _, name, note, annotation] = cells.as_slice() else {
            return Err(format!("gbt4754-2017.tsv: {line}: six cells are expected").into());
        };
        let industry = Taxonomy::bundled()
            .industry(code)
            .ok_or_else(|| format!("gbt4754-2017.tsv: unknown class {code}"))?;
        let mut texts = vec![(*name).to_owned()];
        if industry.level == 4 {
            texts.extend(items(annotation));
            texts.extend(
                note.split("不包括").next().filter(|note| !note.is_empty()).map(str::to_owned),
            );
        }
        if let Some(label) = label(industry, high.contains(code)) {
            topics.push(Topic { texts, label });
        }
    }
    Ok(topics)
}

/// The groups that an industry speaks for; none where it cannot be told.
fn label(industry: Industry, high_technology: bool) -> Option<Vec<(usize, f32)>> {
    let (taxonomy, groups) = (Taxonomy::bundled(), Groups::bundled());
    let outside = groups.of(Target::Industry(industry.id)).next()?;
    let links: Vec<_> = taxonomy
        .links()
        .iter()
        .filter(|link| {
            let linked = link.industry.and_then(|id| taxonomy.industry_at(id));
            linked.is_some_and(|linked| linked.code.starts_with(industry.code))
        })
        .collect();
    if links.is_empty() {
        return Some(vec![(outside, 1.0)]);
    }
    if industry.level < 4 {
        return None;
    }
    let whole = links.iter().any(|link| !link.star);
    let mut mass: BTreeMap<usize, f32> = BTreeMap::new();
    for link in links.iter().filter(|link| !whole || !link.star) {
        let products = f32::from(u16::try_from(link.products().count()).unwrap_or(u16::MAX));
        for group in groups.of(Target::Class(link.class)) {
            *mass.entry(group).or_default() += (1.0 + products).sqrt();
        }
    }
    let inside = match (whole, high_technology) {
        (true, _) => 1.0,
        (false, true) => HIGH_TECHNOLOGY,
        (false, false) => OTHER_STARRED,
    };
    let total: f32 = mass.values().sum();
    let mut label: Vec<(usize, f32)> =
        mass.into_iter().map(|(group, part)| (group, inside * part / total)).collect();
    if inside < 1.0 {
        label.push((outside, 1.0 - inside));
    }
    Some(label)
}

/// What an annotation includes, item by item.
fn items(annotation: &str) -> Vec<String> {
    let included = annotation.split('◆').next().unwrap_or_default();
    let items = included
        .split(['—', '◇'])
        .map(str::trim)
        .filter(|item| !item.is_empty() && !item.starts_with("包括"));
    items
        .flat_map(|item| match item.split_once('：') {
            Some((head, tail)) => {
                std::iter::once(head).chain(tail.split(['、', '，', '；', ','])).collect()
            }
            None => vec![item],
        })
        .map(str::trim)
        .filter(|text| text.chars().count() >= 2 && !text.starts_with("其他未列明"))
        .map(str::to_owned)
        .collect()
}

/// The texts of a topic, at most [`MOST_TEXTS`], and as many lists of two to four of them.
fn drawn(topic: &mut Topic, random: &mut Random) -> Vec<String> {
    while topic.texts.len() > MOST_TEXTS {
        let at = random.below(topic.texts.len());
        topic.texts.swap_remove(at);
    }
    let lists = (0..topic.texts.len()).map(|_| {
        let parts: Vec<&str> = (0..2 + random.below(3))
            .filter_map(|_| topic.texts.get(random.below(topic.texts.len())))
            .map(String::as_str)
            .collect();
        parts.join("、")
    });
    let lists: Vec<String> = lists.collect();
    topic.texts.iter().cloned().chain(lists).collect()
}

fn sample(
    counts: &[(u64, f64)],
    label: Vec<(usize, f32)>,
    weight: f32,
    places: &BTreeMap<u64, usize>,
) -> Option<Sample> {
    let known: Vec<(usize, f64)> =
        counts.iter().filter_map(|(key, count)| Some((*places.get(key)?, *count))).collect();
    let length = known.iter().map(|(_, count)| count).sum::<f64>().sqrt();
    #[expect(
        clippy::cast_possible_truncation,
        reason = "values between 0 and 1, where single precision is enough"
    )]
    let features =
        known.iter().map(|(place, count)| (*place, (count.sqrt() / length) as f32)).collect();
    (!known.is_empty()).then_some(Sample { features, label, weight })
}

/// Gives what lies inside the nine categories as much weight as what lies outside.
fn balance(samples: &mut [Sample]) {
    let share = |sample: &Sample| -> f32 {
        let inside = sample.label.iter().filter(|(group, _)| !Groups::bundled().is_outside(*group));
        inside.map(|(_, share)| share).sum()
    };
    let inside: f32 = samples.iter().map(|sample| sample.weight * share(sample)).sum();
    let total: f32 = samples.iter().map(|sample| sample.weight).sum();
    for sample in samples.iter_mut() {
        let share = share(sample);
        sample.weight *=
            total * (share / (2.0 * inside) + (1.0 - share) / (2.0 * (total - inside)));
    }
    let total: f32 = samples.iter().map(|sample| sample.weight).sum();
    let mean = total / f32::from(u16::try_from(samples.len() / 1000).unwrap_or(u16::MAX)) / 1000.0;
    for sample in samples {
        sample.weight = (sample.weight / mean).min(5.0);
    }
}
