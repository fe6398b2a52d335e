//! `pack`: checks packs, and prints the JSON Schema of their format.

use std::{
    io::Write,
    path::{Path, PathBuf},
};

use policy_checker::policy::{
    Catalogue,
    pack::{checking, schema},
};

use super::{Failure, assess::load_packs, input};

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, clap::Subcommand)]
enum Action {
    /// Hold packs against the format, the catalogues, their source texts and their own scenarios
    Check {
        /// Packs, TOML or JSON
        #[arg(required = true)]
        files: Vec<PathBuf>,
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
        Action::Check { files } => {
            let mut lines = Vec::new();
            for file in files {
                match check(file) {
                    Ok(summary) => writeln!(out, "{}: {summary}", file.display())?,
                    Err(Failure::Input(found)) => lines.extend(found),
                    Err(other @ Failure::Output(_)) => return Err(other),
                    Err(other) => lines.push(other.to_string()),
                }
            }
            if lines.is_empty() { Ok(()) } else { Err(Failure::Input(lines)) }
        }
    }
}

/// What a sound pack holds, in one line.
fn check(file: &Path) -> Result<String, Failure> {
    let packs = load_packs(&[file.to_owned()])?;
    let at = |finding: &dyn ToString| format!("{}: {}", file.display(), finding.to_string());
    let Some(pack) = packs.added().next() else {
        return Err(Failure::input(at(&"one pack is wanted")));
    };
    let source = source_text(file, &pack.document().source)?;
    let findings = checking::check(pack, Some(&source), &packs);
    if !findings.is_empty() {
        return Err(Failure::Input(findings.iter().map(|finding| at(finding)).collect()));
    }
    let with_rule = pack.clauses().iter().filter(|clause| clause.without_rule.is_none()).count();
    Ok(format!(
        "ok; {} rules, {} clauses ({with_rule} with a rule), {} scenarios",
        pack.rule_count(),
        pack.clauses().len(),
        pack.scenario_count()
    ))
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
