//! Every product that the classification lists leads to its own class, alone or among words that say nothing.
//!
//! The products are drawn from the tables as printed, with their brackets, parameters and `等`.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test may panic; that is how it fails"
)]

use std::collections::{BTreeMap, BTreeSet};

use fastrand::Rng;
use policy_checker::classify::{DEFAULT_LIMIT, classify};
use policy_checker::taxonomy::Taxonomy;

const DRAWS: usize = 10_000;
/// A business looks at the first three.
const FIRST: usize = 3;
/// Draws in a hundred that must find their class.
const LEAST: usize = 97;
const SEED: u64 = 189;
/// Where the list of products stands in what a business might write.
const FILLERS: [&str; 12] = [
    "从事{}的研发、生产和销售",
    "主要产品包括{}等",
    "本公司专业生产{}，产品广泛应用于各个领域",
    "{}的设计、制造及销售。（依法须经批准的项目，经相关部门批准后方可开展经营活动）",
    "我们是一家做{}的企业",
    "公司主营业务为{}，拥有自主知识产权",
    "一般项目：{}；技术服务、技术开发、技术咨询、技术交流、技术转让、技术推广。",
    "一家专注于{}的高新技术企业",
    "{}研发及生产，货物进出口",
    "提供{}及相关服务",
    "我公司成立于2015年，致力于{}，为客户提供一体化解决方案。",
    "小型企业，主要做{}",
];
const SEPARATORS: [&str; 4] = ["、", "，", "；", "和"];

/// The products of each class that has a code; a row without one counts for the class above it.
struct Lists {
    by_class: BTreeMap<&'static str, Vec<&'static str>>,
    classes_of: BTreeMap<&'static str, BTreeSet<&'static str>>,
}

impl Lists {
    fn of_the_classification() -> Self {
        let taxonomy = Taxonomy::bundled();
        let (mut by_class, mut classes_of) = (BTreeMap::new(), BTreeMap::new());
        for link in taxonomy.links() {
            let class = taxonomy.class_at(link.class).expect("a link names a class");
            let coded = taxonomy.coded(class).and_then(|class| class.code);
            let code = coded.expect("some class above has a code");
            for product in link.products() {
                by_class.entry(code).or_insert_with(Vec::new).push(product);
                classes_of.entry(product).or_insert_with(BTreeSet::new).insert(code);
            }
        }
        Self { by_class, classes_of }
    }

    fn any(&self, random: &mut Rng) -> (&'static str, &'static str) {
        let all: usize = self.by_class.values().map(Vec::len).sum();
        let mut place = random.usize(..all);
        for (class, products) in &self.by_class {
            match products.get(place) {
                Some(product) => return (class, product),
                None => place -= products.len(),
            }
        }
        unreachable!("the place is one of all products")
    }

    /// A class is drawn as often as it has products.
    fn three(&self, random: &mut Rng) -> (&'static str, String) {
        let (class, first) = self.any(random);
        let mut products = vec![first];
        let others = self.by_class.get(class).map_or(&[][..], Vec::as_slice);
        products.extend((0..2).filter_map(|_| random.choice(others)));
        let separator = random.choice(SEPARATORS).expect("there are separators");
        let filler = random.choice(FILLERS).expect("there are fillers");
        (class, filler.replace("{}", &products.join(separator)))
    }
}

/// Which share of the draws finds its class, in a hundred, with the failures by class.
#[derive(Default)]
struct Tally {
    draws: usize,
    failures: BTreeMap<&'static str, Vec<String>>,
}

impl Tally {
    fn add(&mut self, text: &str, accepted: &BTreeSet<&str>, class: &'static str) {
        let found = classify(text, DEFAULT_LIMIT).expect("the text is short enough");
        let first: Vec<&str> =
            found.candidates.iter().take(FIRST).map(|candidate| candidate.code).collect();
        self.draws += 1;
        if !first.iter().any(|code| accepted.contains(code)) {
            let failure = format!("{text} → {first:?}, none {:.2}", found.none);
            self.failures.entry(class).or_default().push(failure);
        }
    }

    fn check(&self, variant: &str) {
        let failed: usize = self.failures.values().map(Vec::len).sum();
        println!("{variant}: {} of {} find their class", self.draws - failed, self.draws);
        let by_class = self.failures.iter().map(|(class, texts)| {
            format!("{class}: {} not found\n  {}", texts.len(), texts.join("\n  "))
        });
        let by_class: Vec<String> = by_class.collect();
        assert!(
            (self.draws - failed) * 100 >= LEAST * self.draws,
            "{variant}: {failed} of {} do not find their class\n{}",
            self.draws,
            by_class.join("\n")
        );
    }
}

#[test]
fn a_product_alone_finds_its_class() {
    let lists = Lists::of_the_classification();
    let mut random = Rng::with_seed(SEED);
    let mut tally = Tally::default();
    for _ in 0..DRAWS {
        let (class, product) = lists.any(&mut random);
        tally.add(product, &lists.classes_of[product], class);
    }
    tally.check("alone");
}

#[test]
fn three_products_of_a_class_among_other_words_find_it() {
    let lists = Lists::of_the_classification();
    let mut random = Rng::with_seed(SEED);
    let mut tally = Tally::default();
    for _ in 0..DRAWS {
        let (class, text) = lists.three(&mut random);
        tally.add(&text, &BTreeSet::from([class]), class);
    }
    tally.check("three with other words");
}
