//! Reads the command line and calls the core; one file a sub-command.
//!
//! Exit status: 0 done; 1 the input was understood and something in it is wrong; 2 wrong usage.

mod assess;
mod browse;
mod bundle;
mod classify;
mod compare;
mod input;
mod pack;
mod today;

use std::{
    io::{self, Write},
    process::ExitCode,
};

use clap::{Parser, Subcommand, ValueEnum};
use policy_checker::bilingual::Bilingual;

/// Which strategic emerging industry a business is in, and which supervision measures apply to it.
#[derive(Debug, Parser)]
#[command(name = "policy-checker", version)]
struct Cli {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// Name the industry of one business, or of each line {"id", "text"} of standard input
    Classify(classify::Arguments),
    /// List the measures that would apply to a business
    Assess(assess::Arguments),
    /// Put the same business into every region
    Compare(compare::Arguments),
    /// Show the taxonomy as a tree
    Browse(browse::Arguments),
    /// Check packs, or print one as JSON or the JSON Schema of all
    Pack(pack::Arguments),
    /// Sign, check and install updates of the site for machines without a network
    Bundle(Box<bundle::Arguments>),
}

/// The language of what is written for people.
#[derive(Clone, Copy, Debug, Default, ValueEnum)]
enum Lang {
    #[default]
    Zh,
    En,
}

impl Lang {
    fn of(self, text: &Bilingual) -> &str {
        self.pick(&text.zh, &text.en)
    }

    fn pick<'a>(self, zh: &'a str, en: &'a str) -> &'a str {
        match self {
            Lang::Zh => zh,
            Lang::En => en,
        }
    }
}

/// Why a command did not do all that was asked.
#[derive(Debug, thiserror::Error)]
enum Failure {
    /// Something in the input is wrong: one line each.
    #[error("{}", .0.join("\n"))]
    Input(Vec<String>),
    /// Each wrong line of a stream has its error in the output already.
    #[error("lines with an error, each told in its place in the output: {0}")]
    Lines(usize),
    #[error("{0}")]
    Output(#[from] io::Error),
}

impl From<serde_json::Error> for Failure {
    /// Writing JSON fails only where the output does.
    fn from(error: serde_json::Error) -> Failure {
        Failure::Output(error.into())
    }
}

impl Failure {
    fn input(line: impl Into<String>) -> Failure {
        Failure::Input(vec![line.into()])
    }
}

/// Runs the command line of the process.
pub(crate) fn run() -> ExitCode {
    let cli = Cli::parse();
    let mut out = io::BufWriter::new(io::stdout().lock());
    let done = match cli.action {
        Action::Classify(arguments) => classify::run(&arguments, &mut out),
        Action::Assess(arguments) => assess::run(&arguments, &mut out),
        Action::Compare(arguments) => compare::run(&arguments, &mut out),
        Action::Browse(arguments) => browse::run(&arguments, &mut out),
        Action::Pack(arguments) => pack::run(&arguments, &mut out),
        Action::Bundle(arguments) => bundle::run(&arguments, &mut out),
    };
    match done.and_then(|()| Ok(out.flush()?)) {
        Ok(()) => ExitCode::SUCCESS,
        // The reader of a pipe has seen enough.
        Err(Failure::Output(error)) if error.kind() == io::ErrorKind::BrokenPipe => {
            ExitCode::SUCCESS
        }
        Err(failure) => {
            let _ = out.flush();
            eprintln!("{failure}");
            ExitCode::FAILURE
        }
    }
}
