//! `bundle rollback`: the way back to the version before, without opening the door to older bundles.

use std::{io::Write, path::PathBuf};

use super::{
    super::{Failure, Lang, today::today},
    folder::{Folder, State},
    summary::Summary,
};

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The folder of the installation
    #[arg(long, value_name = "FOLDER")]
    into: PathBuf,
    /// Language of the result
    #[arg(long, value_enum, default_value_t)]
    lang: Lang,
}

pub(super) fn run(arguments: &Arguments, out: &mut impl Write) -> Result<(), Failure> {
    let folder = Folder::new(&arguments.into);
    // A mistyped folder is not made.
    folder.installed()?;
    let locked = folder.lock()?;
    let running = folder.installed()?;
    let Some(previous) = folder.previous(&running.state) else {
        let reason = "there is no version before this one to go back to";
        return Err(Failure::input(format!("{}: {reason}", arguments.into.display())));
    };
    let manifest = previous.check().map_err(|damage| {
        Failure::input(format!(
            "{damage}; the version that runs was left alone: install a newer one"
        ))
    })?;
    // Of a version that was installed again, the damaged copy may be there still; which one is meant must be certain later.
    locked.remove_all_but(&[running.version.name(), previous.name()])?;
    // The counter and the key stay: what was refused is refused.
    previous.set_state(&State { previous: Some(running.version.counter()), ..running.state })?;
    locked.run(&previous)?;

    let name = Summary::of(&manifest, today()).name(arguments.lang);
    let (left, counter) = (running.version.counter(), running.state.counter);
    match arguments.lang {
        Lang::Zh => writeln!(
            out,
            "已退回{name}；序号 {left} 保留，再次 bundle rollback 可恢复。仍然只接受序号大于 {counter} 的更新包"
        )?,
        Lang::En => writeln!(
            out,
            "{name} runs again; counter {left} is kept, and `bundle rollback` returns to it. Bundles still need a counter \
             greater than {counter}"
        )?,
    }
    Ok(())
}
