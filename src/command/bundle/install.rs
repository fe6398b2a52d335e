//! `bundle install`: checks a bundle, writes it beside the version that runs, and changes over.

use std::{io::Write, path::PathBuf};

use policy_checker::policy::Date;

use super::{
    super::{Failure, Lang, today::today},
    counter::Counter,
    folder::{AddError, Folder, FolderError, Name, Running, State, Version},
    key::PublicKey,
    refusal::Refusal,
    summary::Summary,
    verified::{Trust, Verified},
    verify,
};

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The bundle
    file: PathBuf,
    /// The folder of the installation; it is made if it is not there
    #[arg(long, value_name = "FOLDER")]
    into: PathBuf,
    /// The public key that has to have signed; for the first install, later the installation knows it
    #[arg(long)]
    key: Option<PublicKey>,
    /// The day against which the expiry is held; today unless told
    #[arg(long)]
    as_of: Option<Date>,
    /// Language of the result
    #[arg(long, value_enum, default_value_t)]
    lang: Lang,
}

#[derive(Debug, thiserror::Error)]
enum InstallError {
    #[error("{}", verify::line(.0, .1))]
    Refused(PathBuf, Refusal),
    #[error("{}: nothing is installed here, so it is not known whom to trust: give the publisher's key with --key", .0.display())]
    NoKey(PathBuf),
    #[error("--key: this installation trusts {0}, not the key given; leave --key away")]
    OtherKey(PublicKey),
    #[error(transparent)]
    Folder(#[from] FolderError),
}

/// What an install did.
struct Installed {
    bundle: Verified,
    before: Option<Counter>,
    /// What could not be cleared away; the version runs all the same.
    left: Option<FolderError>,
}

pub(super) fn run(arguments: &Arguments, out: &mut impl Write) -> Result<(), Failure> {
    let lang = arguments.lang;
    let folder = Folder::new(&arguments.into);
    let done = install(arguments, &folder)
        .map_err(|error| Failure::input(format!("{error}; {}", what_runs(&folder))))?;
    let manifest = &done.bundle.manifest;
    let summary = Summary::of(manifest, arguments.as_of.unwrap_or_else(today));
    let name = summary.name(lang);
    match (lang, done.bundle.again) {
        (Lang::Zh, false) => writeln!(out, "{name}已经启用")?,
        (Lang::Zh, true) => writeln!(out, "{name}已经重新安装，损坏的文件已替换")?,
        (Lang::En, false) => writeln!(out, "{name} runs now")?,
        (Lang::En, true) => {
            writeln!(out, "{name} was installed again in the place of the damaged copy")?;
        }
    }
    if let Some(before) = done.before {
        match lang {
            Lang::Zh => writeln!(out, "上一版本（序号 {before}）保留；bundle rollback 可退回")?,
            Lang::En => {
                writeln!(
                    out,
                    "the one before (counter {before}) is kept; `bundle rollback` goes back"
                )?;
            }
        }
    }
    if let Some(next) = manifest.next_key {
        match lang {
            Lang::Zh => writeln!(out, "签名密钥已更换，今后只接受用这个公钥验证的更新包：{next}")?,
            Lang::En => {
                writeln!(out, "the key has changed; from now on only this one is trusted: {next}")?;
            }
        }
    }
    if let Some(warning) = summary.warning(lang) {
        eprintln!("{warning}");
    }
    if let Some(left) = done.left {
        eprintln!(
            "warning: an old version could not be removed: {left}; the next install tries again"
        );
    }
    Ok(())
}

fn install(arguments: &Arguments, folder: &Folder) -> Result<Installed, InstallError> {
    let no_key = || InstallError::NoKey(arguments.into.clone());
    if arguments.key.is_none() && folder.running()?.is_none() {
        // A mistyped folder is not made.
        return Err(no_key());
    }
    let locked = folder.lock()?;
    let running = folder.running()?;
    let trust = match (&running, arguments.key) {
        (None, None) => return Err(no_key()),
        (None, Some(key)) => Trust { key, installed: None, damaged: None },
        (Some(running), Some(key)) if key != running.state.trusted => {
            return Err(InstallError::OtherKey(running.state.trusted));
        }
        (Some(running), _) => running.trust(),
    };
    let refused = |refusal| InstallError::Refused(arguments.file.clone(), refusal);
    let mut bundle = Verified::open(&arguments.file, &trust).map_err(refused)?;

    let name = |version: Version| version.name();
    let earlier = running.as_ref().and_then(|running| folder.previous(&running.state)).map(name);
    let counter = bundle.manifest.counter;
    let (state, now, before, kept) = match running {
        // All stays as it was, but for the damage.
        Some(Running { version, state }) if bundle.again => {
            (state, version.name().beside(), Some(version), earlier)
        }
        running => {
            let before = running.map(|running| running.version);
            let state = State {
                counter,
                trusted: bundle.manifest.next_key.unwrap_or(trust.key),
                previous: before.as_ref().map(Version::counter),
            };
            let kept = before.as_ref().map(Version::name);
            (state, Name::of(counter), before, kept)
        }
    };
    let ran = before.as_ref().map(Version::name);
    locked.remove_all_but(&ran.into_iter().chain(earlier).collect::<Vec<_>>())?;
    let version = locked.add(&mut bundle, &state, now).map_err(|error| match error {
        AddError::Bundle(refusal) => refused(refusal),
        AddError::Folder(error) => error.into(),
    })?;
    locked.run(&version)?;
    let left = locked.remove_all_but(&kept.into_iter().chain([now]).collect::<Vec<_>>()).err();
    Ok(Installed {
        before: before.filter(|_| !bundle.again).map(|version| version.counter()),
        bundle,
        left,
    })
}

/// Whatever went wrong, this is how it is now.
fn what_runs(folder: &Folder) -> String {
    match folder.running() {
        Ok(Some(Running { version, .. })) => {
            format!("the version that runs has the counter {}", version.counter())
        }
        Ok(None) => "no version runs".to_owned(),
        Err(_) => "which version runs is not known".to_owned(),
    }
}
