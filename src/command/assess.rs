//! `assess`: the measures that would apply to a business, or to each of several.

use std::{
    io::Write,
    path::{Path, PathBuf},
};

use super::{
    Failure, Lang,
    input::{self, Line, LineError, Reason},
    today::today,
};
use serde::Serialize;

use policy_checker::policy::{
    Assessment, Catalogue, Changes, Date, Facts, PackSet, RawFacts, assess,
    assess::AssessedMeasure,
    changes,
    fact::FactError,
    pack::{
        self,
        format::{Firmness, Status},
        set::{PackSetError, Validity},
    },
};

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// What is known of the business: a JSON object, or one a line; - for standard input
    #[arg(long)]
    facts: PathBuf,
    /// The day of the assessment; today unless told
    #[arg(long)]
    as_of: Option<Date>,
    /// A further pack, TOML or JSON; may be repeated
    #[arg(long = "pack")]
    packs: Vec<PathBuf>,
    /// Language of the text
    #[arg(long, value_enum, default_value_t)]
    lang: Lang,
    /// Also tell what would turn each settled verdict
    #[arg(long)]
    changes: bool,
    /// JSON instead of text
    #[arg(long)]
    json: bool,
}

/// An assessment, and what would turn its verdicts where that is asked for.
#[derive(Serialize)]
struct Answer<'a> {
    #[serde(flatten)]
    assessment: Assessment<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    changes: Option<Vec<Changes<'a>>>,
}

pub(super) fn run(arguments: &Arguments, out: &mut impl Write) -> Result<(), Failure> {
    let packs = load_packs(&arguments.packs)?;
    let as_of = arguments.as_of.unwrap_or_else(today);
    let bytes = input::read_bytes(&arguments.facts)?;
    let write = |facts: &Facts, out: &mut dyn Write| -> Result<(), Failure> {
        let changes = arguments.changes.then(|| changes(&packs, facts, as_of));
        let answer = Answer { assessment: assess(&packs, facts, as_of), changes };
        if arguments.json {
            serde_json::to_writer(&mut *out, &answer)?;
            Ok(writeln!(out)?)
        } else {
            write_text(&answer, packs.catalogue(), arguments.lang, out)
        }
    };
    if !is_stream(&bytes) {
        let text = input::text_of(bytes, &arguments.facts)?;
        let facts = read_facts_in(&text, &arguments.facts, &packs)?;
        return write(&facts, out);
    }
    let mut bad = 0;
    input::for_each_line(bytes.as_slice(), |line, content| {
        let read = match content {
            Line::Text(content) => RawFacts::from_json(&content),
            Line::Bad(reason) => Err(vec![FactError { path: String::new(), reason }]),
        };
        match read.and_then(|raw| packs.read_facts(raw)) {
            Ok(facts) => write(&facts, out),
            Err(errors) => {
                bad += 1;
                let path = errors.first().map_or_else(String::new, |error| error.path.clone());
                let message = errors.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ");
                let error = Reason { code: "bad-facts", path, message };
                serde_json::to_writer(&mut *out, &LineError { line, id: None, error })?;
                Ok(writeln!(out)?)
            }
        }
    })?;
    if bad == 0 { Ok(()) } else { Err(Failure::Lines(bad)) }
}

/// Whether the input is one object a line: it is no single value, and some line is an object by itself.
fn is_stream(bytes: &[u8]) -> bool {
    let is_json = |text: &[u8]| serde_json::from_slice::<serde::de::IgnoredAny>(text).is_ok();
    let mut lines =
        bytes.split(|byte| *byte == b'\n').map(<[u8]>::trim_ascii).filter(|line| !line.is_empty());
    !is_json(bytes)
        && lines.clone().count() > 1
        && lines.any(|line| line.starts_with(b"{") && is_json(line))
}

fn in_file(file: &Path, errors: &[FactError]) -> Vec<String> {
    errors.iter().map(|error| format!("{}: {error}", file.display())).collect()
}

/// Facts of one business; for commands that take no stream.
pub(super) fn read_facts(file: &Path, packs: &PackSet) -> Result<Facts, Failure> {
    read_facts_in(&input::read_text(file)?, file, packs)
}

fn read_facts_in(text: &str, file: &Path, packs: &PackSet) -> Result<Facts, Failure> {
    let read = RawFacts::from_json(text);
    read.and_then(|raw| packs.read_facts(raw))
        .map_err(|errors| Failure::Input(in_file(file, &errors)))
}

/// The bundled packs and those of the files.
pub(super) fn load_packs(files: &[PathBuf]) -> Result<PackSet, Failure> {
    let texts = files.iter().map(|file| read_pack(file)).collect::<Result<Vec<_>, _>>()?;
    let bundled = PackSet::bundled().map_err(|error| Failure::input(error.to_string()))?;
    bundled.with(texts.iter().map(String::as_str)).map_err(|error| match error {
        PackSetError::Pack { pack, findings } => {
            let file = files.get(pack).map_or_else(String::new, |file| file.display().to_string());
            Failure::Input(findings.iter().map(|finding| format!("{file}: {finding}")).collect())
        }
        other => Failure::input(other.to_string()),
    })
}

/// The JSON of a pack file: a name that ends in `.json` holds it, any other TOML.
pub(super) fn read_pack(file: &Path) -> Result<String, Failure> {
    let text = input::read_text(file)?;
    if file.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("json")) {
        return Ok(text);
    }
    pack::toml::to_json(&text)
        .map_err(|finding| Failure::input(format!("{}: {finding}", file.display())))
}

fn write_text(
    answer: &Answer,
    catalogue: &Catalogue,
    lang: Lang,
    out: &mut dyn Write,
) -> Result<(), Failure> {
    let assessment = &answer.assessment;
    for document in &assessment.documents {
        write!(out, "《{}》 {} ", document.title, document.number)?;
        match (document.validity, document.effective.or(document.issued), document.until) {
            (Some(Validity::NotYet), Some(first), _) => {
                let words =
                    lang.pick("尚未施行，开始施行的日期：", "Not yet in force; applies from ");
                write!(out, "{words}{first} ")?;
            }
            (Some(Validity::NoLonger), _, Some(last)) => {
                let words =
                    lang.pick("已经失效，最后施行的日期：", "No longer in force; applied until ");
                write!(out, "{words}{last} ")?;
            }
            _ => {}
        }
        writeln!(out, "{}", lang.of(document.note))?;
    }
    for status in [Status::Applies, Status::Depends, Status::Defeated, Status::DoesNotApply] {
        let entries: Vec<&AssessedMeasure> =
            assessment.measures.iter().filter(|entry| entry.status == status).collect();
        if entries.is_empty() {
            continue;
        }
        writeln!(out, "\n{} ({})", status_name(status, lang), entries.len())?;
        for entry in entries {
            write_measure(entry, catalogue, lang, out)?;
            let own = |of: &&Changes| (of.measure, of.document) == (entry.id, entry.document);
            if let Some(changes) = answer.changes.iter().flatten().find(own) {
                write_changes(changes, lang, out)?;
            }
        }
    }
    if !assessment.questions.is_empty() {
        writeln!(
            out,
            "\n{}: {}",
            lang.pick("还需了解", "Still to be asked"),
            named(&assessment.questions, catalogue, lang)
        )?;
    }
    Ok(())
}

/// Facts by name and id.
fn named(facts: &[&str], catalogue: &Catalogue, lang: Lang) -> String {
    let name = |id: &&str| {
        let fact = catalogue.fact_place(id).and_then(|place| catalogue.fact(place));
        fact.map_or((*id).to_owned(), |fact| format!("{} ({id})", lang.of(&fact.label)))
    };
    facts.iter().map(name).collect::<Vec<String>>().join(", ")
}

fn write_measure(
    entry: &AssessedMeasure,
    catalogue: &Catalogue,
    lang: Lang,
    out: &mut dyn Write,
) -> Result<(), Failure> {
    let firmness = firmness_name(entry.firmness, lang);
    writeln!(out, "- {} [{} / {}] ({firmness})", lang.of(entry.label), entry.id, entry.document)?;
    if entry.status == Status::DoesNotApply {
        return Ok(());
    }
    writeln!(out, "  {}", lang.of(entry.text))?;
    for case in entry.cases.iter().filter(|case| case.truth == "true") {
        writeln!(out, "  {}", lang.of(case.text))?;
    }
    if let Some(defeater) = &entry.defeated_by {
        writeln!(
            out,
            "  {}: {} / {}",
            lang.pick("被排除，依据", "Taken away by"),
            defeater.measure,
            defeater.document
        )?;
    }
    if !entry.missing.is_empty() {
        writeln!(
            out,
            "  {}: {}",
            lang.pick("取决于", "Depends on"),
            named(&entry.missing, catalogue, lang)
        )?;
    }
    for (name, days) in &entry.dates {
        let days: Vec<String> = days.iter().map(ToString::to_string).collect();
        writeln!(out, "  {name}: {}", days.join(", "))?;
    }
    for clause in &entry.clauses {
        writeln!(out, "  {}：“{}”", clause.r#ref, clause.quote)?;
    }
    Ok(())
}

fn write_changes(changes: &Changes, lang: Lang, out: &mut dyn Write) -> Result<(), Failure> {
    let can = lang.pick("企业自己可以改变", "In your hands");
    let cannot = lang.pick("企业自己不能改变", "Out of your hands");
    for (whose, changes) in [(can, &changes.can), (cannot, &changes.cannot)] {
        for change in changes {
            let facts = change
                .facts
                .iter()
                .map(|fact| {
                    let to = fact.to.iter().map(serde_json::to_string);
                    let to = to.collect::<Result<Vec<String>, serde_json::Error>>()?;
                    Ok(format!("{} = {}", fact.fact, to.join(" / ")))
                })
                .collect::<Result<Vec<String>, serde_json::Error>>()?
                .join(", ");
            writeln!(out, "  {whose}: {facts} → {}", status_name(change.status, lang))?;
            for how in change.facts.iter().filter_map(|fact| fact.how) {
                writeln!(out, "    {}", lang.of(how))?;
            }
        }
    }
    Ok(())
}

pub(super) fn status_name(status: Status, lang: Lang) -> &'static str {
    match status {
        Status::Applies => lang.pick("适用", "Applies"),
        Status::Depends => lang.pick("有待确定", "Depends"),
        Status::Defeated => lang.pick("被排除", "Defeated"),
        Status::DoesNotApply => lang.pick("不适用", "Does not apply"),
    }
}

pub(super) fn firmness_name(firmness: Firmness, lang: Lang) -> &'static str {
    match firmness {
        Firmness::Must => lang.pick("应当", "must"),
        Firmness::May => lang.pick("可以", "may"),
        Firmness::Encourages => lang.pick("鼓励", "encourages"),
        Firmness::Explores => lang.pick("探索", "explores"),
        Firmness::Planned => lang.pick("拟", "planned"),
    }
}
