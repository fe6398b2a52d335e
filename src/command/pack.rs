//! `pack`: checks packs, prints one as JSON, and prints the JSON Schema of their format.

use std::{
    io::Write,
    path::{Path, PathBuf},
};

use policy_checker::policy::{
    Catalogue,
    pack::{
        checking::{self, Coverage},
        schema,
    },
};
use serde::Serialize;

use super::{
    Failure,
    assess::{load_packs, read_pack},
    input,
};

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, clap::Subcommand)]
enum Action {
    /// Hold packs against the format, the catalogues, their source texts, their own scenarios and themselves
    Check {
        /// Packs, TOML or JSON
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// Print the coverage of each sound pack, clause by clause, as a line of JSON
        #[arg(long)]
        json: bool,
    },
    /// Print a pack that fits the format and the catalogues as compact JSON, for `loadPack` in JavaScript
    Json {
        /// Pack, TOML or JSON
        file: PathBuf,
    },
    /// Print the JSON Schema of packs
    Schema,
}

pub(super) fn run(arguments: &Arguments, out: &mut impl Write) -> Result<(), Failure> {
    match &arguments.action {
        Action::Schema => {
            let catalogue =
                Catalogue::bundled().map_err(|error| Failure::input(error.to_string()))?;
            // On one line: editors read it, and indenting would add half its size.
            serde_json::to_writer(&mut *out, &schema::of_packs(catalogue))?;
            Ok(writeln!(out)?)
        }
        Action::Json { file } => {
            // Who loads it would be told of its faults too late.
            load_packs(std::slice::from_ref(file))?;
            Ok(writeln!(out, "{}", compact(&read_pack(file)?)?)?)
        }
        Action::Check { files, json } => {
            let mut lines: Vec<String> = Vec::new();
            for file in files {
                match check(file, *json, out) {
                    Ok(()) => {}
                    // What is wrong in the catalogue is told once, not with every pack.
                    Err(Failure::Input(found)) => {
                        let new: Vec<String> =
                            found.into_iter().filter(|line| !lines.contains(line)).collect();
                        lines.extend(new);
                    }
                    Err(other @ Failure::Output(_)) => return Err(other),
                    Err(other) => lines.push(other.to_string()),
                }
            }
            if lines.is_empty() { Ok(()) } else { Err(Failure::Input(lines)) }
        }
    }
}

/// JSON without spaces between its parts.
fn compact(json: &str) -> Result<String, serde_json::Error> {
    Ok(serde_json::from_str::<serde_json::Value>(json)?.to_string())
}

/// Writes what a sound pack covers.
fn check(file: &Path, json: bool, out: &mut impl Write) -> Result<(), Failure> {
    let packs = load_packs(&[file.to_owned()])?;
    let at = |finding: &dyn ToString| format!("{}: {}", file.display(), finding.to_string());
    let Some(pack) = packs.added().next() else {
        return Err(Failure::input(at(&"one pack is wanted")));
    };
    let source = source_text(file, &pack.document().source)?;
    let findings = checking::check(pack, Some(&source), &packs);
    let unused = checking::unused_values(&packs);
    let lines: Vec<String> = findings
        .iter()
        .map(|finding| at(finding))
        .chain(unused.iter().map(|finding| format!("catalogue: {finding}")))
        .collect();
    if !lines.is_empty() {
        return Err(Failure::Input(lines));
    }
    let coverage = Coverage::of(pack, packs.catalogue());
    if json {
        serde_json::to_writer(&mut *out, &Checked { file: &file.to_string_lossy(), coverage })?;
        return Ok(writeln!(out)?);
    }
    Ok(writeln!(
        out,
        "{}: ok; {}; {}: {} with a rule, {} with a reason; {}",
        file.display(),
        if coverage.rows == 0 {
            count(coverage.rules, "rule")
        } else {
            format!("{} with {}", count(coverage.rules, "rule"), count(coverage.rows, "row"))
        },
        count(coverage.clauses.len(), "clause"),
        coverage.with_rule(),
        coverage.with_reason(),
        count(coverage.scenarios, "scenario"),
    )?)
}

/// A sound pack in JSON.
#[derive(Serialize)]
struct Checked<'a> {
    file: &'a str,
    #[serde(flatten)]
    coverage: Coverage<'a>,
}

fn count(number: usize, unit: &str) -> String {
    format!("{number} {unit}{}", if number == 1 { "" } else { "s" })
}

/// The document's text: in `../sources` as in this project, or beside the pack.
fn source_text(file: &Path, source: &str) -> Result<String, Failure> {
    let plain = Path::new(source).file_name().is_some_and(|name| name == source);
    if !plain {
        return Err(Failure::input(format!(
            "{}: document.source: `{source}` is no plain file name",
            file.display()
        )));
    }
    let folder = file.parent().unwrap_or(Path::new("."));
    let places = [folder.join("../sources").join(source), folder.join(source)];
    let found = places.iter().find(|place| place.is_file()).ok_or_else(|| {
        let looked: Vec<String> = places.iter().map(|place| place.display().to_string()).collect();
        Failure::input(format!(
            "{}: document.source: no such file: {}",
            file.display(),
            looked.join(", ")
        ))
    })?;
    input::read_text(found)
}
