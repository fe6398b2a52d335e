//! Measures the classifier on labelled texts: `cargo xtask eval FILE…`.
//!
//! [`labelled`] reads the texts, [`answer`] classifies them, [`report`] puts the figures together and [`print`] writes them.
//! [`export`] gives search libraries what they need for the same task, [`peers`] reads what they found, and [`comparison`] holds
//! it against ours. Texts that were measured on must never become training texts or lexicon terms.

mod answer;
mod comparison;
mod confusion;
mod export;
mod figures;
mod misses;
mod peer_figures;
mod peers;
mod print;
mod ranking;
mod report;
mod statistics;

use std::error::Error;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use export::Export;
use peers::Peers;
use report::Report;
use training::labelled::{LabelError, LabelledFile};

#[derive(Debug, Parser)]
#[command(name = "evaluate")]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Prints the lexicon as documents, and the texts, as JSON
    Export {
        /// Labelled texts
        #[arg(required = true)]
        files: Vec<PathBuf>,
    },
    /// Prints all figures
    Report {
        /// Labelled texts
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// What search libraries found for these files, in this order
        #[arg(long)]
        peers: Option<PathBuf>,
        /// How many misses to print
        #[arg(long)]
        errors: usize,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
}

fn run(command: Command) -> Result<(), Box<dyn Error>> {
    match command {
        Command::Export { files } => {
            let files = read(&files)?;
            let texts = files.iter().flat_map(|file| &file.texts);
            println!("{}", serde_json::to_string(&Export::new(texts))?);
        }
        Command::Report { files, peers, errors, json } => {
            let files = read(&files)?;
            let texts = files.iter().map(|file| file.texts.len()).sum();
            let peers = peers.map(|peers| Peers::read(&peers, texts)).transpose()?;
            let report = Report::of(&files, peers.as_ref(), errors)?;
            if json {
                println!("{}", serde_json::to_string_pretty(&report)?);
            } else {
                print!("{report}");
            }
        }
    }
    Ok(())
}

fn read(files: &[PathBuf]) -> Result<Vec<LabelledFile>, LabelError> {
    files.iter().map(|file| LabelledFile::read(file)).collect()
}

fn main() -> ExitCode {
    match run(Cli::parse().command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}
