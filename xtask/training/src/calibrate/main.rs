//! Fits the constants that turn the shares of the model into probabilities, and writes `data/model/calibration.tsv`.
//!
//! `cargo xtask train` runs it after training, with the new weights built in; `--check` compares instead of writing. The
//! texts are those of `data/businesses/calibration.tsv`, which nothing else is trained on: on texts that the model has
//! learnt it would be surer than it should be.

mod fit;

use std::error::Error;
use std::fs;
use std::path::Path;

use policy_checker::classify::training::{Groups, Reading, Signal, score};
use policy_checker::taxonomy::Taxonomy;
use training::labelled::{Label, LabelledFile};

use fit::{Power, Regression};

fn main() -> Result<(), Box<dyn Error>> {
    let root = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."));
    let check = std::env::args().any(|argument| argument == "--check");
    let texts = LabelledFile::read(&root.join("data/businesses/calibration.tsv"))?.texts;
    let mut signals: Vec<(Signal, bool)> = Vec::new();
    let mut shares: Vec<Power> = Vec::new();
    // One more of each, so that a share is never stated as certain.
    let (mut nothing_own, mut of_them_outside) = (2.0, 1.0);
    for text in &texts {
        let scores = score(&Reading::new(&text.text));
        if scores.only.is_some() {
            nothing_own += 1.0;
            of_them_outside += f64::from(u8::from(text.label.is_outside()));
        } else if scores.says_something() {
            signals.push((scores.signal, !text.label.is_outside()));
            if !text.label.is_outside() {
                shares.push(Power { shares: scores.raw, right: right(&text.label) });
            }
        }
    }
    let regression = Regression::fit(&signals);
    let content = format!(
        "constant\tvalue\nINTERCEPT\t{:.2}\nWHOLE\t{:.2}\nLEAD\t{:.2}\nPOWER\t{:.2}\nNOTHING_OWN\t{:.2}\n",
        regression.intercept,
        regression.whole,
        regression.lead,
        Power::fit(&shares),
        of_them_outside / nothing_own,
    );
    let path = root.join("data/model/calibration.tsv");
    eprintln!("{} texts: {} with signals, {} inside", texts.len(), signals.len(), shares.len());
    if !check {
        return Ok(fs::write(path, content)?);
    }
    if fs::read_to_string(&path)? == content {
        return Ok(());
    }
    Err(format!("{}: differs from what the texts give; run `cargo xtask train`", path.display())
        .into())
}

/// For each sub-category whether its category is right.
fn right(label: &Label) -> Vec<bool> {
    let taxonomy = Taxonomy::bundled();
    let code_of = |id| taxonomy.path(id).first().and_then(|category| category.code);
    let accepted = label.at(1);
    let groups = Groups::bundled().inside().iter();
    groups.map(|id| code_of(*id).is_some_and(|code| accepted.contains(code))).collect()
}
