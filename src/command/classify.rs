//! `classify`: one business, a GB/T 4754-2017 code, or a stream of businesses.

use std::io::{self, Write};

use policy_checker::classify::{self, Classification, Detail, Verdict};
use serde::{Deserialize, Serialize};
use serde_json::{Value, value::RawValue};

use super::{
    Failure, Lang,
    input::{self, Line, LineError, Reason},
};

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// What the business does; without it and --code, standard input is read, one {"id", "text"} a line
    #[arg(long, conflicts_with = "code")]
    text: Option<String>,
    /// Its class of GB/T 4754-2017
    #[arg(long)]
    code: Option<String>,
    /// How many candidates
    #[arg(long, default_value_t = 5)]
    limit: usize,
    /// Language of the text
    #[arg(long, value_enum, default_value_t)]
    lang: Lang,
    /// JSON instead of text
    #[arg(long)]
    json: bool,
}

pub(super) fn run(arguments: &Arguments, out: &mut impl Write) -> Result<(), Failure> {
    let result = match (&arguments.text, &arguments.code) {
        (Some(text), _) => classify::classify(text, arguments.limit),
        (None, Some(code)) => classify::classify_code(code, arguments.limit),
        (None, None) => return stream(arguments.limit, out),
    };
    let classification = result.map_err(|error| Failure::input(format!("--{error}")))?;
    if arguments.json {
        serde_json::to_writer(&mut *out, &classification)?;
        Ok(writeln!(out)?)
    } else {
        write_text(&classification, arguments.lang, out)
    }
}

/// One line of a stream. The id goes back as it came, whatever it is.
#[derive(Deserialize)]
struct Business {
    #[serde(default)]
    id: Option<Box<RawValue>>,
    text: Value,
}

#[derive(Serialize)]
struct Answer<'a> {
    id: Option<&'a RawValue>,
    #[serde(flatten)]
    classification: &'a Classification,
}

fn stream(limit: usize, out: &mut impl Write) -> Result<(), Failure> {
    let (mut lines, mut bad) = (0, 0);
    input::for_each_line(io::stdin().lock(), |line, content| {
        lines += 1;
        let mut id = None;
        match answer(content, limit, &mut id) {
            Ok(classification) => {
                serde_json::to_writer(
                    &mut *out,
                    &Answer { id: id.as_deref(), classification: &classification },
                )?;
            }
            Err(error) => {
                bad += 1;
                serde_json::to_writer(&mut *out, &LineError { line, id: id.as_deref(), error })?;
            }
        }
        Ok(writeln!(out)?)
    })?;
    match (lines, bad) {
        (0, _) => Err(Failure::input(
            "standard input is empty; one {\"id\", \"text\"} a line is wanted, or --text",
        )),
        (_, 0) => Ok(()),
        (_, bad) => Err(Failure::Lines(bad)),
    }
}

/// Classifies one line, and gives its id even where the rest of the line is wrong.
fn answer(
    content: Line,
    limit: usize,
    id: &mut Option<Box<RawValue>>,
) -> Result<Classification, Reason> {
    let fail = |code, path: &str, message: String| Reason { code, path: path.to_owned(), message };
    let text = match content {
        Line::Text(text) => text,
        Line::Bad(message) => return Err(fail("bad-line", "", message)),
    };
    let business: Business =
        serde_json::from_str(&text).map_err(|error| fail("bad-line", "", error.to_string()))?;
    *id = business.id;
    let Value::String(text) = business.text else {
        return Err(fail("bad-line", "text", "a text is wanted".to_owned()));
    };
    classify::classify(&text, limit)
        .map_err(|error| fail(error.code(), error.path(), error.to_string()))
}

fn write_text(
    classification: &Classification,
    lang: Lang,
    out: &mut impl Write,
) -> Result<(), Failure> {
    let verdict = match classification.verdict {
        Verdict::In => lang.pick("属于战略性新兴产业", "in a strategic emerging industry"),
        Verdict::Weak => lang.pick("可能属于，把握不大", "possibly in one; not certain"),
        Verdict::None => lang
            .pick("不属于九大战略性新兴产业", "in none of the nine strategic emerging industries"),
        Verdict::MoreText => {
            lang.pick("说明太少，请再写具体些", "too little to tell; please say more")
        }
    };
    writeln!(out, "{verdict}")?;
    for candidate in &classification.candidates {
        let words: Vec<&str> =
            candidate.evidence.iter().map(|evidence| evidence.text.as_str()).collect();
        writeln!(
            out,
            "  {:<8} {}  {:.0}%  {}",
            candidate.code,
            candidate.name,
            candidate.probability * 100.0,
            words.join(lang.pick("、", ", "))
        )?;
    }
    let none = lang.pick("都不属于的概率", "probability of none of them");
    writeln!(out, "  {none}: {:.0}%", classification.none * 100.0)?;
    if let Some(nearest) = &classification.nearest {
        let closest = lang.pick("九大产业之外最接近", "nearest outside the nine");
        writeln!(out, "  {closest}: {} {}", nearest.code, nearest.name)?;
    }
    if let Some(note) = &classification.note {
        writeln!(out, "  {}", lang.pick(note.zh, note.en))?;
    }
    match &classification.detail {
        Some(detail) => write_detail(detail, lang, out),
        None => Ok(()),
    }
}

fn write_detail(detail: &Detail, lang: Lang, out: &mut impl Write) -> Result<(), Failure> {
    writeln!(out, "  {}", lang.pick(detail.note.zh, detail.note.en))?;
    for option in &detail.options {
        let class = match (option.code, option.name) {
            (Some(code), Some(name)) => format!("{code} {name}"),
            _ if option.verdict == Some(Verdict::None) => {
                lang.pick("不属于九大产业", "in none of the nine").to_owned()
            }
            _ => lang.pick("仍不能确定", "still open").to_owned(),
        };
        match option.words {
            Some(words) => writeln!(out, "    {} → {class}", words.trim())?,
            None => writeln!(out, "    {class}: {}", option.products.join(lang.pick("、", "; ")))?,
        }
    }
    Ok(())
}
