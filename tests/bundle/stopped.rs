//! Runs the real command from one system call to the next, and ends it between two of them.

use std::{
    os::unix::process::CommandExt,
    path::Path,
    process::{Child, Command, Stdio},
};

use nix::{
    sys::{
        ptrace::{self, Options},
        signal::{Signal, kill},
        wait::{WaitPidFlag, WaitStatus, waitpid},
    },
    unistd::Pid,
};

use crate::place::COMMAND;

/// What is to happen before a system call.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Then {
    GoOn,
    Kill,
}

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ended {
    Status(i32),
    Signal(Signal),
}

/// A shell that waits, and becomes the command when it goes on.
pub(crate) fn waiting(folder: &Path, arguments: &str, first: &str) -> Child {
    let mut shell = Command::new("sh");
    shell
        .args(["-c", &format!("{first} kill -STOP $$; exec \"$0\" bundle {arguments}"), COMMAND])
        .current_dir(folder)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .process_group(0);
    let child = shell.spawn().unwrap();
    match waitpid(pid_of(&child), Some(WaitPidFlag::WUNTRACED)).unwrap() {
        WaitStatus::Stopped(..) => child,
        other => panic!("{other:?}"),
    }
}

pub(crate) fn pid_of(child: &Child) -> Pid {
    Pid::from_raw(child.id().try_into().unwrap())
}

/// Runs `bundle` with these arguments; `before` is asked before each of its system calls, counted from 0.
pub(crate) fn run(folder: &Path, arguments: &str, mut before: impl FnMut(usize) -> Then) -> Ended {
    run_seen(folder, arguments, |call, _| before(call))
}

/// The same, and `before` can look at the process.
pub(crate) fn run_seen(
    folder: &Path,
    arguments: &str,
    mut before: impl FnMut(usize, Pid) -> Then,
) -> Ended {
    let pid = pid_of(&waiting(folder, arguments, ""));
    ptrace::attach(pid).unwrap();
    waitpid(pid, None).unwrap();
    let options =
        Options::PTRACE_O_TRACESYSGOOD | Options::PTRACE_O_TRACEEXEC | Options::PTRACE_O_EXITKILL;
    ptrace::setoptions(pid, options).unwrap();
    let mut passed_on = None;
    // The command begins at the end of the call that made it of the shell.
    let (mut is_command, mut inside, mut calls) = (false, true, 0);
    loop {
        ptrace::syscall(pid, passed_on.take()).unwrap();
        match waitpid(pid, None).unwrap() {
            WaitStatus::PtraceEvent(..) => (is_command, inside) = (true, true),
            WaitStatus::PtraceSyscall(_) if is_command => {
                inside = !inside;
                if inside {
                    if before(calls, pid) == Then::Kill {
                        // The call that it stands before is not made.
                        kill(pid, Signal::SIGKILL).unwrap();
                        return ended(pid);
                    }
                    calls += 1;
                }
            }
            // The shell's own, and what is left over from the way in.
            WaitStatus::PtraceSyscall(_)
            | WaitStatus::Stopped(_, Signal::SIGSTOP | Signal::SIGCONT) => {}
            WaitStatus::Stopped(_, signal) => passed_on = Some(signal),
            WaitStatus::Exited(_, status) => return Ended::Status(status),
            other => panic!("{other:?}"),
        }
    }
}

/// Waits for the end.
pub(crate) fn ended(pid: Pid) -> Ended {
    match waitpid(pid, None).unwrap() {
        WaitStatus::Exited(_, status) => Ended::Status(status),
        WaitStatus::Signaled(_, signal, _) => Ended::Signal(signal),
        other => panic!("{other:?}"),
    }
}
