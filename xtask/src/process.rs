//! Running other programs: always by argument list, never through a shell.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};

use crate::error::XtaskError;

/// A command that runs in `folder`.
pub(crate) fn command(program: &str, folder: &Path) -> Command {
    let mut command = Command::new(program);
    command.current_dir(folder);
    command
}

/// How to mend a missing `program`, for the messages of [`run`] and the others here.
fn help(program: &str) -> String {
    match program {
        "cargo" | "rustc" | "rustup" => "install Rust with rustup (https://rustup.rs)".into(),
        "node" | "npm" => "install Node.js 20 or newer with npm, and put it on PATH".into(),
        other => format!("install {other} and put it on PATH"),
    }
}

fn start_error(command: &Command) -> impl FnOnce(std::io::Error) -> XtaskError {
    let program = command.get_program().to_string_lossy().into_owned();
    move |source| XtaskError::Start { help: help(&program), program, source }
}

fn line(command: &Command) -> String {
    std::iter::once(command.get_program())
        .chain(command.get_args())
        .map(|part| part.to_string_lossy())
        .collect::<Vec<_>>()
        .join(" ")
}

fn success(
    step: &str,
    command: &Command,
    status: std::process::ExitStatus,
) -> Result<(), XtaskError> {
    if status.success() {
        return Ok(());
    }
    Err(XtaskError::Failed { step: step.into(), status, command: line(command) })
}

/// Runs a program with this one's output; an exit status other than 0 is an error.
pub(crate) fn run(step: &str, command: &mut Command) -> Result<(), XtaskError> {
    let status = command.status().map_err(start_error(command))?;
    success(step, command, status)
}

/// Runs a program whose output is kept from standard output, which belongs to this tool's own answer.
pub(crate) fn run_quietly(step: &str, command: &mut Command) -> Result<(), XtaskError> {
    let status = command.stdout(std::io::stderr()).status().map_err(start_error(command))?;
    success(step, command, status)
}

/// Runs a program and gives what it wrote to standard output.
pub(crate) fn output(step: &str, command: &mut Command) -> Result<String, XtaskError> {
    let output = command.stderr(Stdio::inherit()).output().map_err(start_error(command))?;
    success(step, command, output.status)?;
    String::from_utf8(output.stdout).map_err(|error| XtaskError::step(step, error))
}

/// Runs a program, passing its standard output on line by line, and shows each line to `see` as well.
pub(crate) fn watch(
    step: &str,
    command: &mut Command,
    mut see: impl FnMut(&str),
) -> Result<(), XtaskError> {
    let mut child = command.stdout(Stdio::piped()).spawn().map_err(start_error(command))?;
    if let Some(pipe) = child.stdout.take() {
        let mut screen = std::io::stdout();
        for bytes in BufReader::new(pipe).split(b'\n') {
            let bytes = bytes.map_err(|error| XtaskError::step(step, error))?;
            let text = String::from_utf8_lossy(&bytes);
            // A closed terminal must not stop the tests half way.
            let _ = writeln!(screen, "{text}");
            see(&text);
        }
    }
    let status = child.wait().map_err(|error| XtaskError::step(step, error))?;
    success(step, command, status)
}
