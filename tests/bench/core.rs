//! Measures the library natively: `cargo bench --bench core -- <inputs.json>` prints one JSON object, as `wasm.mjs` beside
//! it does for WebAssembly. `cargo xtask bench` makes the inputs and runs both.

use std::{
    env,
    error::Error,
    fs,
    hint::black_box,
    time::{Duration, Instant},
};

use policy_checker::{
    classify::classify,
    policy::{Date, PackSet, RawFacts, assess, fact::FactError},
};
use serde::Deserialize;
use serde_json::Value;

const ROUNDS: usize = 30;
const WARM_UP: usize = 5;
/// Candidates of a classification, as many as the page asks for.
const LIMIT: usize = 5;

#[derive(Deserialize)]
struct Inputs {
    texts: Vec<String>,
    assessments: Vec<Assessment>,
}

#[derive(Deserialize)]
struct Assessment {
    facts: Value,
    #[serde(rename = "asOf")]
    as_of: String,
}

/// The middle of `values`; zero of none.
fn median(mut values: Vec<Duration>) -> Duration {
    values.sort_unstable();
    values.get(values.len() / 2).copied().unwrap_or_default()
}

/// The median over `items` of each item's own median time, in microseconds.
fn measure<T: Clone>(
    items: &[T],
    mut call: impl FnMut(T) -> Result<(), Box<dyn Error>>,
) -> Result<f64, Box<dyn Error>> {
    let mut medians = Vec::with_capacity(items.len());
    for item in items {
        let mut times = Vec::with_capacity(ROUNDS);
        for round in 0..WARM_UP + ROUNDS {
            let item = item.clone();
            let begin = Instant::now();
            call(item)?;
            if round >= WARM_UP {
                times.push(begin.elapsed());
            }
        }
        medians.push(median(times));
    }
    Ok(median(medians).as_secs_f64() * 1e6)
}

fn joined(errors: Vec<FactError>) -> String {
    errors.into_iter().map(|error| error.to_string()).collect::<Vec<_>>().join("; ")
}

fn main() -> Result<(), Box<dyn Error>> {
    // cargo adds a flag of its own.
    let path = env::args().skip(1).find(|argument| !argument.starts_with("--"));
    let path = path.ok_or("usage: cargo bench --bench core -- <inputs.json>")?;
    let inputs: Inputs = serde_json::from_str(&fs::read_to_string(&path)?)?;

    let begin = Instant::now();
    if let Some(first) = inputs.texts.first() {
        black_box(classify(first, LIMIT)?);
    }
    let start = begin.elapsed().as_secs_f64() * 1e3;

    let classify = measure(&inputs.texts, |text| {
        black_box(classify(&text, LIMIT)?);
        Ok(())
    })?;
    let assessments = inputs.assessments.iter().map(|Assessment { facts, as_of }| {
        let facts = RawFacts::from_json(&facts.to_string()).map_err(joined)?;
        Ok((facts, as_of.parse::<Date>()?))
    });
    let assessments = assessments.collect::<Result<Vec<_>, Box<dyn Error>>>()?;
    let assess = measure(&assessments, |(facts, as_of)| {
        // As in JavaScript, where each call reads its arguments.
        let packs = PackSet::bundled()?;
        let facts = packs.read_facts(facts).map_err(joined)?;
        black_box(assess(&packs, &facts, as_of));
        Ok(())
    })?;
    println!("{}", serde_json::json!({ "classify": classify, "assess": assess, "start": start }));
    Ok(())
}
