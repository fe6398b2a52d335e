//! `bundle verify`: checks bundles without installing them.

use std::{
    io::Write,
    path::{Path, PathBuf},
};

use policy_checker::policy::Date;
use serde::Serialize;

use super::{
    super::{Failure, Lang, input::Reason, today::today},
    folder::Folder,
    key::PublicKey,
    refusal::Refusal,
    summary::Summary,
    verified::{Trust, Verified},
};

#[derive(Debug, clap::Args)]
#[command(group = clap::ArgGroup::new("whom").required(true))]
pub(super) struct Arguments {
    /// Bundles
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// The public key that has to have signed
    #[arg(long, group = "whom")]
    key: Option<PublicKey>,
    /// An installation: its key and its counter decide, as in `install`
    #[arg(long, group = "whom", value_name = "FOLDER")]
    trusted: Option<PathBuf>,
    /// The day against which the expiry is held; today unless told
    #[arg(long)]
    as_of: Option<Date>,
    /// Language of the result
    #[arg(long, value_enum, default_value_t)]
    lang: Lang,
    /// One line of JSON for each bundle
    #[arg(long)]
    json: bool,
}

/// What is said of one bundle.
#[derive(Serialize)]
struct Told<'a> {
    file: &'a str,
    verdict: &'static str,
    #[serde(flatten)]
    summary: Option<Summary>,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<Reason>,
}

pub(super) fn run(arguments: &Arguments, out: &mut impl Write) -> Result<(), Failure> {
    let trust = trust(arguments)?;
    let today = arguments.as_of.unwrap_or_else(today);
    let mut refused = Vec::new();
    for file in &arguments.files {
        let verdict =
            Verified::open(file, &trust).map(|bundle| Summary::of(&bundle.manifest, today));
        if arguments.json {
            let name = file.to_string_lossy();
            let told = match &verdict {
                Ok(_) => "sound",
                Err(_) => "refused",
            };
            let error = verdict.as_ref().err().map(reason);
            let summary = verdict.as_ref().ok().cloned();
            serde_json::to_writer(&mut *out, &Told { file: &name, verdict: told, summary, error })?;
            writeln!(out)?;
        } else if let Ok(summary) = &verdict {
            let sound = arguments.lang.pick("：完好：", ": sound: ");
            writeln!(out, "{}{sound}{}", file.display(), summary.line(arguments.lang))?;
        }
        match verdict {
            Err(refusal) => refused.push(line(file, &refusal)),
            Ok(summary) => {
                if let Some(warning) = summary.warning(arguments.lang) {
                    eprintln!("{}: {warning}", file.display());
                }
            }
        }
    }
    if refused.is_empty() { Ok(()) } else { Err(Failure::Input(refused)) }
}

/// How a refusal is said.
pub(super) fn line(file: &Path, refusal: &Refusal) -> String {
    format!("{}: refused ({}): the file {refusal}", file.display(), refusal.code())
}

fn reason(refusal: &Refusal) -> Reason {
    let path = match refusal {
        Refusal::Path { path, .. } | Refusal::File(path) => path.clone(),
        _ => String::new(),
    };
    Reason { code: refusal.code(), path, message: refusal.to_string() }
}

fn trust(arguments: &Arguments) -> Result<Trust, Failure> {
    if let Some(key) = arguments.key {
        return Ok(Trust { key, installed: None, damaged: None });
    }
    let folder = Folder::new(arguments.trusted.as_deref().unwrap_or(Path::new(".")));
    Ok(folder.installed()?.trust())
}
