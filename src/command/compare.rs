//! `compare`: the same business in every region.

use std::{io::Write, path::PathBuf};

use policy_checker::policy::{Assessment, Date, Facts, PackSet, assess, fact::OTHER_REGION};
use serde::Serialize;

use super::{
    Failure, Lang,
    assess::{read_facts, status_name},
    today::today,
};

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// What is known of the business, as a JSON object; - for standard input
    #[arg(long)]
    facts: PathBuf,
    /// The day of the assessment; today unless told
    #[arg(long)]
    as_of: Option<Date>,
    /// Language of the text
    #[arg(long, value_enum, default_value_t)]
    lang: Lang,
    /// JSON instead of text
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct Comparison<'a> {
    as_of: Date,
    regions: Vec<Assessment<'a>>,
}

pub(super) fn run(arguments: &Arguments, out: &mut impl Write) -> Result<(), Failure> {
    let packs = PackSet::bundled().map_err(|error| Failure::input(error.to_string()))?;
    let facts = read_facts(&arguments.facts, &packs)?;
    let as_of = arguments.as_of.unwrap_or_else(today);
    let mut regions: Vec<String> = packs.regions().map(|chosen| chosen.region.id).collect();
    regions.push(OTHER_REGION.to_owned());
    let facts: Vec<Facts> = regions.iter().map(|region| facts.in_region(region)).collect();
    let comparison = Comparison {
        as_of,
        regions: facts.iter().map(|facts| assess(&packs, facts, as_of)).collect(),
    };
    if arguments.json {
        serde_json::to_writer(&mut *out, &comparison)?;
        return Ok(writeln!(out)?);
    }
    for measure in packs.catalogue().measures() {
        let verdicts: Vec<String> = comparison
            .regions
            .iter()
            .flat_map(|assessment| {
                let region = assessment.region.unwrap_or_default();
                let entries = assessment.measures.iter().filter(|entry| entry.id == measure.id);
                entries.map(move |entry| {
                    format!(
                        "  {region} / {}: {}",
                        entry.document,
                        status_name(entry.status, arguments.lang)
                    )
                })
            })
            .collect();
        if !verdicts.is_empty() {
            writeln!(
                out,
                "{} [{}]\n{}",
                arguments.lang.of(&measure.label),
                measure.id,
                verdicts.join("\n")
            )?;
        }
    }
    Ok(())
}
