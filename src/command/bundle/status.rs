//! `bundle status`: which version runs, whether it is unchanged, and what is accepted next.

use std::{io::Write, path::PathBuf};

use policy_checker::policy::Date;
use serde::Serialize;

use super::{
    super::{Failure, Lang, today::today},
    counter::Counter,
    folder::{Damage, Folder, Version},
    summary::Summary,
};

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The folder of the installation
    #[arg(long, value_name = "FOLDER")]
    into: PathBuf,
    /// The day against which the expiry is held; today unless told
    #[arg(long)]
    as_of: Option<Date>,
    /// Language of the result
    #[arg(long, value_enum, default_value_t)]
    lang: Lang,
    /// The result as JSON
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct Status {
    running: Shown,
    previous: Option<Shown>,
    /// Only bundles with a greater counter are accepted.
    counter: Counter,
    trusted_key: String,
}

/// One version, as far as it can still be read.
#[derive(Serialize)]
struct Shown {
    folder: PathBuf,
    #[serde(flatten)]
    summary: Option<Summary>,
    /// How it differs from what was signed.
    damage: Option<String>,
}

pub(super) fn run(arguments: &Arguments, out: &mut impl Write) -> Result<(), Failure> {
    let lang = arguments.lang;
    let today = arguments.as_of.unwrap_or_else(today);
    let folder = Folder::new(&arguments.into);
    let running = folder.installed()?;
    let checked = running.version.check();
    let status = Status {
        previous: folder.previous(&running.state).map(|version| {
            let checked = version.check();
            shown(&version, checked.as_ref().err(), today)
        }),
        running: shown(&running.version, checked.as_ref().err(), today),
        counter: running.state.counter,
        trusted_key: running.state.trusted.to_string(),
    };
    if arguments.json {
        serde_json::to_writer(&mut *out, &status)?;
        writeln!(out)?;
    } else {
        status.write(lang, out)?;
    }
    if let Some(warning) = status.running.summary.and_then(|summary| summary.warning(lang)) {
        eprintln!("{warning}");
    }
    match checked {
        Ok(_) => Ok(()),
        Err(damage) => {
            let way_out = "install the same bundle again, or one with a greater counter, or go back with `bundle rollback`";
            Err(Failure::input(format!("{damage}; {way_out}")))
        }
    }
}

fn shown(version: &Version, damage: Option<&Damage>, today: Date) -> Shown {
    let summary = version.manifest().ok().map(|manifest| Summary::of(&manifest, today));
    let damage = damage.map(ToString::to_string);
    Shown { folder: version.path().to_owned(), summary, damage }
}

impl Status {
    fn write(&self, lang: Lang, out: &mut impl Write) -> Result<(), Failure> {
        writeln!(out, "{}{}", lang.pick("运行：", "runs: "), self.running.line(lang))?;
        if let Some(expires) = self.running.summary.as_ref().and_then(Summary::expires) {
            writeln!(out, "{}{expires}", lang.pick("有效期至：", "expires: "))?;
        }
        let previous = self.previous.as_ref().map(|previous| previous.line(lang));
        let none = || lang.pick("无", "none").to_owned();
        writeln!(out, "{}{}", lang.pick("上一版本：", "before: "), previous.unwrap_or_else(none))?;
        let (counter, key) = (self.counter, &self.trusted_key);
        match lang {
            Lang::Zh => writeln!(out, "接受：序号大于 {counter}、用这个公钥验证的更新包：{key}")?,
            Lang::En => {
                writeln!(out, "accepts: counters greater than {counter}, signed with {key}")?;
            }
        }
        Ok(())
    }
}

impl Shown {
    fn line(&self, lang: Lang) -> String {
        let damaged = self.damage.as_ref().map(|_| lang.pick("（已损坏）", " (damaged)"));
        let unreadable = || self.folder.display().to_string();
        let line = self.summary.as_ref().map_or_else(unreadable, |summary| summary.line(lang));
        format!("{line}{}", damaged.unwrap_or_default())
    }
}
