//! `bundle sign`: puts a site into one signed file.

use std::{
    fs::{self, File},
    io::{self, Write},
    path::{Path, PathBuf},
};

use policy_checker::policy::Date;

use super::{
    super::{Failure, Lang, today::today},
    counter::Counter,
    digest::{CopyError, Digest},
    durable,
    header::Header,
    key::{PublicKey, SecretKey},
    manifest::{Entry, MOST_FILES, Manifest, Release},
    site_path::SitePath,
    summary::Summary,
    verified::{Trust, Verified},
};

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The folder of the site
    #[arg(long, value_name = "FOLDER")]
    site: PathBuf,
    /// The secret key, as `bundle key` wrote it
    #[arg(long, value_name = "FILE")]
    key: PathBuf,
    /// Greater than that of every bundle before; machines refuse others
    #[arg(long)]
    counter: Counter,
    /// The version as people name it
    #[arg(long)]
    release: Release,
    /// The day of making; today unless told
    #[arg(long)]
    created: Option<Date>,
    /// The last day; later, machines warn and go on
    #[arg(long)]
    expires: Option<Date>,
    /// The public key that signs from the next bundle on
    #[arg(long, value_name = "KEY")]
    next_key: Option<PublicKey>,
    /// Where to write the bundle; a file that is there is never overwritten
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    /// Language of the result
    #[arg(long, value_enum, default_value_t)]
    lang: Lang,
}

pub(super) fn run(arguments: &Arguments, out: &mut impl Write) -> Result<(), Failure> {
    let key = SecretKey::read(&arguments.key).map_err(|error| Failure::input(error.to_string()))?;
    for path in [&arguments.key, &arguments.out] {
        keep_outside(&arguments.site, path)?;
    }
    let today = today();
    let manifest = Manifest {
        release: arguments.release.clone(),
        counter: arguments.counter,
        created: arguments.created.unwrap_or(today),
        expires: arguments.expires,
        key: key.public(),
        next_key: arguments.next_key,
        files: entries(&arguments.site)?,
    };
    let refused = |reason: &dyn std::fmt::Display| {
        Failure::input(format!("{}: the bundle {reason}", arguments.site.display()))
    };
    // By the reader's own rules, before anything is written.
    Manifest::from_bytes(&manifest.to_bytes()).map_err(|refusal| refused(&refusal))?;
    let header = Header::signed_by(&key, &manifest).map_err(|refusal| refused(&refusal))?;
    if fs::symlink_metadata(&arguments.out).is_ok() {
        let reason = "the file is there already; name another, or remove it";
        return Err(Failure::input(format!("{}: {reason}", arguments.out.display())));
    }
    let unfinished = durable::unfinished(&arguments.out);
    let written = write(&unfinished, &header, &manifest, &arguments.site).and_then(|()| {
        // A file of the site may have changed meanwhile.
        let trust = Trust { key: key.public(), installed: None, damaged: None };
        Verified::open(&unfinished, &trust).map_err(|refusal| refused(&refusal))?;
        fs::rename(&unfinished, &arguments.out)
            .and_then(|()| durable::sync_parent(&arguments.out))
            .map_err(at(&arguments.out))
    });
    if written.is_err() {
        let _ = fs::remove_file(&unfinished);
    }
    written?;
    let line = Summary::of(&manifest, today).line(arguments.lang);
    Ok(writeln!(out, "{}: {line}", arguments.out.display())?)
}

/// A secret key that was published is none, and a bundle in a bundle is a mistake.
fn keep_outside(site: &Path, path: &Path) -> Result<(), Failure> {
    let folder = match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    let site = fs::canonicalize(site).map_err(at(site))?;
    if !fs::canonicalize(folder).map_err(at(folder))?.starts_with(site) {
        return Ok(());
    }
    let reason =
        "lies in the folder of the site, and would be published with it; name another place";
    Err(Failure::input(format!("{}: {reason}", path.display())))
}

fn at(path: &Path) -> impl Fn(io::Error) -> Failure {
    move |error| Failure::input(format!("{}: {error}", path.display()))
}

/// Every file of the site in order of its path; all names that are not allowed are told at once.
fn entries(site: &Path) -> Result<Vec<Entry>, Failure> {
    let mut entries = Vec::new();
    let mut wrong = Vec::new();
    let said = |inside: &str, fault: &dyn std::fmt::Display| {
        format!("{}: {inside:?} {fault}", site.display())
    };
    let mut folders = vec![(site.to_owned(), String::new())];
    while let Some((folder, prefix)) = folders.pop() {
        for entry in fs::read_dir(&folder).map_err(at(&folder))? {
            let entry = entry.map_err(at(&folder))?;
            let path = entry.path();
            let inside = format!("{prefix}{}", entry.file_name().to_string_lossy());
            let kind = entry.file_type().map_err(at(&path))?;
            if kind.is_dir() {
                folders.push((path, format!("{inside}/")));
                continue;
            }
            if !kind.is_file() {
                wrong.push(said(&inside, &"is a link or no file; put the file itself there"));
                continue;
            }
            match SitePath::new(&inside) {
                Err(fault) => wrong.push(said(&inside, &format!("{fault}; rename the file"))),
                Ok(inside) => entries.push(describe(inside, &path)?),
            }
            if entries.len() > MOST_FILES {
                let reason =
                    format!("more than {MOST_FILES} files; is this the folder of the site?");
                return Err(Failure::input(format!("{}: {reason}", site.display())));
            }
        }
    }
    if !wrong.is_empty() {
        wrong.sort();
        return Err(Failure::Input(wrong));
    }
    entries.sort_by(|one, other| one.path.cmp(&other.path));
    Ok(entries)
}

fn describe(inside: SitePath, path: &Path) -> Result<Entry, Failure> {
    let mut file = File::open(path).map_err(at(path))?;
    let (size, sha256) = Digest::of_rest(&mut file).map_err(at(path))?;
    Ok(Entry { path: inside, size, sha256 })
}

fn write(path: &Path, header: &Header, manifest: &Manifest, site: &Path) -> Result<(), Failure> {
    let mut bundle = File::create(path).map_err(at(path))?;
    bundle.write_all(&header.to_bytes()).map_err(at(path))?;
    for entry in &manifest.files {
        let source = entry.path.below(site);
        let mut file = File::open(&source).map_err(at(&source))?;
        Digest::of_copy(&mut file, &mut bundle).map_err(|error| match error {
            CopyError::Reading(error) => at(&source)(error),
            CopyError::Writing(error) => at(path)(error),
        })?;
    }
    bundle.sync_all().map_err(at(path))
}
