//! Counts the questions of a journey: `cargo bench --bench questions` prints a table, as `cargo xtask bench` does.
//!
//! Random complete businesses answer truthfully until nothing is open, in every region, with the region alone known and
//! with the industries known as well. The same seed draws the same businesses for every region.

#[path = "../businesses/mod.rs"]
mod businesses;

use std::{error::Error, num::TryFromIntError};

use fastrand::Rng;
use policy_checker::policy::{PackSet, fact::OTHER_REGION};

use businesses::{certificate::smallest, complete::draw, journey::Place};

const SEED: u64 = 20_261_121;
const BUSINESSES: u32 = 200;

fn main() -> Result<(), Box<dyn Error>> {
    let packs = PackSet::bundled()?;
    let mut regions: Vec<String> = packs.regions().map(|chosen| chosen.region.id).collect();
    regions.push(OTHER_REGION.to_owned());
    println!(
        "{:<28} {:>8} {:>8} {:>8} {:>8} {:>8}",
        "questions", "average", "worst", "fewest", "random", "form"
    );
    for (title, given) in [("region known", &[][..]), ("industries known", &["industries"])] {
        for region in &regions {
            let place = Place { packs: &packs, region };
            let row = count(&place, given)?;
            println!(
                "{:<28} {:>8.2} {:>8} {:>8.2} {:>8.2} {:>8}",
                format!("{title}, {region}"),
                row.asked,
                row.worst,
                row.fewest,
                row.random,
                row.form
            );
        }
    }
    Ok(())
}

/// Questions of the businesses in one region; averages where nothing else is said.
struct Row {
    /// In the order of the core.
    asked: f64,
    /// The longest journey in that order.
    worst: u32,
    /// The facts that would have been enough, had it been known which. No order can do better; this is exact.
    fewest: f64,
    /// In a random order of the open questions.
    random: f64,
    /// The facts that the documents read at all.
    form: usize,
}

fn count(place: &Place, given: &[&str]) -> Result<Row, TryFromIntError> {
    let mut draws = Rng::with_seed(SEED);
    let mut picks = Rng::with_seed(SEED);
    let (mut asked, mut worst, mut fewest, mut random) = (0, 0, 0, 0);
    for _ in 0..BUSINESSES {
        let truth = draw(&mut draws);
        let length = u32::try_from(place.journey(&truth, given, |_| 0).len())?;
        asked += length;
        worst = worst.max(length);
        fewest += u32::try_from(smallest(place, &truth, given).len())?;
        let at_random = place.journey(&truth, given, |open| picks.usize(..open.len()));
        random += u32::try_from(at_random.len())?;
    }
    let average = |sum: u32| f64::from(sum) / f64::from(BUSINESSES);
    let form = place.form().iter().filter(|fact| !given.contains(&fact.as_str())).count();
    Ok(Row { asked: average(asked), worst, fewest: average(fewest), random: average(random), form })
}
