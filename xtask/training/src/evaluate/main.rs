//! Measures the classifier on labelled texts: `cargo xtask eval FILE…`.
//!
//! A file is tab separated with a header row that names at least the columns `text` and `sei_codes`: accepted codes joined
//! by `;`, or `none`. `--errors` also prints what went wrong. Use it to choose between designs; texts that were measured on
//! must never become training texts or lexicon terms.

mod measures;

use std::error::Error;
use std::fs;

use measures::{Answer, Measures};
use policy_checker::classify::{MAX_LIMIT, classify};

fn main() -> Result<(), Box<dyn Error>> {
    let (flags, files): (Vec<String>, Vec<String>) =
        std::env::args().skip(1).partition(|word| word.starts_with("--"));
    let print_errors = flags.iter().any(|flag| flag == "--errors");
    if files.is_empty() {
        return Err("name a file of labelled texts".into());
    }
    for file in files {
        let text = fs::read_to_string(&file).map_err(|reason| format!("{file}: {reason}"))?;
        let mut lines = text.lines();
        let header: Vec<&str> = lines.next().unwrap_or_default().split('\t').collect();
        let column = |name: &str| {
            header
                .iter()
                .position(|cell| *cell == name)
                .ok_or_else(|| format!("{file}: no column {name}"))
        };
        let (text_at, codes_at) = (column("text")?, column("sei_codes")?);
        let mut answers = Vec::new();
        for line in lines {
            let cells: Vec<&str> = line.split('\t').collect();
            let (Some(text), Some(codes)) = (cells.get(text_at), cells.get(codes_at)) else {
                continue;
            };
            let answer = Answer::new(codes, &classify(text, MAX_LIMIT)?);
            if print_errors && !answer.is_right() {
                println!("{answer}  {text}");
            }
            answers.push(answer);
        }
        println!("{file}\n{}", Measures::of(&answers));
    }
    Ok(())
}
