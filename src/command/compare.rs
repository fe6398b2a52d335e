//! `compare`: the same business in every region, difference by difference.

use std::{collections::BTreeSet, io::Write, path::PathBuf};

use policy_checker::policy::{
    Date, PackSet,
    compare::{Aspect, ComparedMeasure, Comparison, InEveryRegion, Standing, compare},
    pack::{
        format::{LegalStatus, Param},
        set::Validity,
    },
};

use super::{
    Failure, Lang,
    assess::{firmness_name, load_packs, read_facts, status_name},
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
    /// A further pack, TOML or JSON; may be repeated
    #[arg(long = "pack")]
    packs: Vec<PathBuf>,
    /// Also the measures on which all regional documents agree, and the national laws
    #[arg(long)]
    all: bool,
    /// Language of the text
    #[arg(long, value_enum, default_value_t)]
    lang: Lang,
    /// JSON instead of text
    #[arg(long)]
    json: bool,
}

pub(super) fn run(arguments: &Arguments, out: &mut impl Write) -> Result<(), Failure> {
    let packs = load_packs(&arguments.packs)?;
    let business = InEveryRegion::new(&read_facts(&arguments.facts, &packs)?, &packs);
    let comparison = compare(&packs, &business, arguments.as_of.unwrap_or_else(today));
    if arguments.json {
        serde_json::to_writer(&mut *out, &comparison)?;
        return Ok(writeln!(out)?);
    }
    let text = Text { packs: &packs, comparison: &comparison, lang: arguments.lang };
    text.write_documents(out)?;
    text.write_differences(out)?;
    if arguments.all { text.write_rest(out) } else { text.write_counts(out) }
}

/// Writes a comparison for people.
struct Text<'a> {
    packs: &'a PackSet,
    comparison: &'a Comparison<'a>,
    lang: Lang,
}

impl Text<'_> {
    fn write_documents(&self, out: &mut dyn Write) -> Result<(), Failure> {
        for assessment in &self.comparison.regions {
            let region = self.region(assessment.region.unwrap_or_default());
            for document in assessment.documents.iter().filter(|found| found.region.is_some()) {
                let status = match document.validity {
                    Some(Validity::NotYet) => self.lang.pick("尚未施行", "not yet in force"),
                    Some(Validity::NoLonger) => self.lang.pick("已经失效", "no longer in force"),
                    Some(Validity::Current) | None => legal_status_name(document.status, self.lang),
                };
                writeln!(out, "{region}: 《{}》 ({status})", document.title)?;
            }
        }
        for region in &self.comparison.national_only {
            let why = self.lang.pick(
                "当日没有地方文件，只适用国家法律、行政法规",
                "no document of its own on this day, only the national laws",
            );
            writeln!(out, "{}: {why}", self.region(region))?;
        }
        Ok(())
    }

    fn write_differences(&self, out: &mut dyn Write) -> Result<(), Failure> {
        let differences = &self.comparison.differences;
        let title = self.lang.pick("各地不同的措施", "Measures that differ");
        writeln!(out, "\n{title} ({})", differences.len())?;
        for measure in differences {
            let differs: Vec<&str> =
                measure.differs.iter().map(|aspect| aspect_name(*aspect, self.lang)).collect();
            let what = self.lang.pick("不同", "differs");
            let differs = format!("{what}: {}", differs.join(", "));
            self.write_measure(measure, &differs, out)?;
        }
        Ok(())
    }

    fn write_rest(&self, out: &mut dyn Write) -> Result<(), Failure> {
        let same = &self.comparison.same;
        let title = self.lang.pick("各地相同的措施", "Measures on which all documents agree");
        writeln!(out, "\n{title} ({})", same.len())?;
        for measure in same {
            self.write_measure(measure, "", out)?;
        }
        let title =
            self.lang.pick("国家法律、行政法规，各地相同", "National laws, the same everywhere");
        writeln!(out, "\n{title} ({})", self.comparison.national.len())?;
        for entry in &self.comparison.national {
            writeln!(out, "\n{} [{}]", self.lang.of(entry.label), entry.measure)?;
            self.write_law(&entry.standing, out)?;
        }
        Ok(())
    }

    fn write_counts(&self, out: &mut dyn Write) -> Result<(), Failure> {
        let (same, national) = (self.comparison.same.len(), self.comparison.national.len());
        let line = match self.lang {
            Lang::Zh => {
                format!(
                    "各地相同的措施 {same} 项，国家法律、行政法规 {national} 项；加 --all 一并列出"
                )
            }
            Lang::En => format!(
                "All documents agree on {same} measures, and the national laws state {national}; --all lists them"
            ),
        };
        Ok(writeln!(out, "\n{line}")?)
    }

    fn write_measure(
        &self,
        measure: &ComparedMeasure,
        differs: &str,
        out: &mut dyn Write,
    ) -> Result<(), Failure> {
        let head = format!("{} [{}]  {differs}", self.lang.of(measure.label), measure.measure);
        writeln!(out, "\n{}", head.trim_end())?;
        for entry in &measure.regions {
            let says = match &entry.standing {
                Some(standing) => self.in_short(standing),
                None => {
                    self.lang.pick("文件没有提到", "the document says nothing of it").to_owned()
                }
            };
            writeln!(out, "  {}: {says}", self.region(entry.region))?;
        }
        let national = self.comparison.national.iter();
        for law in national.filter(|law| law.measure == measure.measure) {
            self.write_law(&law.standing, out)?;
        }
        Ok(())
    }

    fn write_law(&self, law: &Standing, out: &mut dyn Write) -> Result<(), Failure> {
        let everywhere = self.lang.pick("全国", "everywhere");
        Ok(writeln!(out, "  {everywhere} [{}]: {}", law.document, self.in_short(law))?)
    }

    /// Verdict, firmness, what decides, figures, days and places of the clauses; the words themselves are in the JSON.
    fn in_short(&self, standing: &Standing) -> String {
        let lang = self.lang;
        let mut parts = vec![format!(
            "{} ({}, {})",
            status_name(standing.status, lang),
            firmness_name(standing.firmness, lang),
            legal_status_name(standing.legal_status, lang)
        )];
        if let Some(defeater) = &standing.defeated_by {
            let by = lang.pick("被排除，依据", "taken away by");
            parts.push(format!("{by} {}", defeater.measure));
        }
        if !standing.missing.is_empty() {
            let on = lang.pick("取决于", "depends on");
            parts.push(format!("{on} {}", standing.missing.join(", ")));
        }
        let params = standing.params.iter();
        parts.extend(params.map(|(name, figure)| format!("{name} {}", figures(figure))));
        parts.extend(standing.dates.iter().map(|(name, days)| {
            let days: Vec<String> = days.iter().map(ToString::to_string).collect();
            format!("{name} {}", days.join(", "))
        }));
        let mut seen = BTreeSet::new();
        let places = standing.clauses.iter().map(|clause| clause.r#ref.as_str());
        let places: Vec<&str> = places.filter(|place| seen.insert(*place)).collect();
        parts.push(places.join(", "));
        parts.join("; ")
    }

    /// Name and id of a region.
    fn region(&self, id: &str) -> String {
        let chosen = self.packs.regions().find(|chosen| chosen.region.id == id);
        let other = self.lang.pick("其他地区", "Other region");
        let name = chosen.as_ref().map_or(other, |chosen| self.lang.of(&chosen.region.name));
        format!("{name} [{id}]")
    }
}

fn figures(figure: &Param) -> String {
    match figure {
        Param::Number(number) => number.to_string(),
        Param::Text(text) => text.clone(),
        Param::List(list) => list.iter().map(figures).collect::<Vec<String>>().join(", "),
    }
}

fn aspect_name(aspect: Aspect, lang: Lang) -> &'static str {
    match aspect {
        Aspect::Status => lang.pick("结论", "verdict"),
        Aspect::Silent => lang.pick("有的文件没有提到", "some documents say nothing"),
        Aspect::Missing => lang.pick("取决于什么", "what it depends on"),
        Aspect::Firmness => lang.pick("力度", "firmness"),
        Aspect::Params => lang.pick("数字", "figures"),
        Aspect::Dates => lang.pick("日期", "dates"),
    }
}

fn legal_status_name(status: LegalStatus, lang: Lang) -> &'static str {
    match status {
        LegalStatus::InForce => lang.pick("现行", "in force"),
        LegalStatus::Trial => lang.pick("试行", "on trial"),
        LegalStatus::Draft => lang.pick("征求意见稿，未生效", "draft, not in force"),
        LegalStatus::Reply => lang.pick("复函", "reply letter"),
        LegalStatus::Law => lang.pick("法律法规", "law"),
    }
}
