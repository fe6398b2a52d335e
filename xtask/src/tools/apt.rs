//! Packages of the system, where apt-get installs them.

use std::process::{Command, Stdio};

use crate::error::XtaskError;
use crate::process;
use crate::tree::Tree;

/// Installs `packages` for `step`. `otherwise` says what to do where there is no apt-get.
pub(crate) fn install(
    tree: &Tree,
    step: &'static str,
    packages: &[&str],
    otherwise: &str,
) -> Result<(), XtaskError> {
    if answers(Command::new("apt-get").arg("--version")).is_none() {
        return Err(XtaskError::step(
            step,
            format!("{} missing and there is no apt-get; {otherwise}", packages.join(" and ")),
        ));
    }
    let is_root = answers(Command::new("id").arg("-u")).is_some_and(|id| id.trim() == "0");
    let apt = |arguments: &[&str]| {
        let mut command = if is_root {
            process::command("apt-get", tree.root())
        } else {
            let mut command = process::command("sudo", tree.root());
            command.arg("--preserve-env=DEBIAN_FRONTEND,RUNLEVEL").arg("apt-get");
            command
        };
        // In run level 1 no package starts a service of its own.
        command.args(arguments).env("DEBIAN_FRONTEND", "noninteractive").env("RUNLEVEL", "1");
        process::run_quietly("installing with apt-get", &mut command)
    };
    // Another program may be installing: a machine that has just started often updates itself.
    let mut arguments =
        vec!["install", "-q", "-y", "--no-install-recommends", "-o", "DPkg::Lock::Timeout=600"];
    arguments.extend(packages);
    apt(&["update", "-q"])
        .and_then(|()| apt(&arguments))
        .map_err(|error| XtaskError::step(step, format!("{error}; {otherwise}")))
}

/// What the command writes, if it can be run and succeeds.
pub(crate) fn answers(command: &mut Command) -> Option<String> {
    let output = command.stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}
