//! A disk that takes no more bytes: the command is killed in the middle of a write, or told so.

use nix::sys::signal::{Signal, kill};
use rustix::process::{Pid, Resource, Rlimit, prlimit};

use crate::{
    made::Draft,
    operating::machine,
    place::{Place, tree},
    stopped::{Ended, ended, pid_of, waiting},
};

/// Installs with files of at most `bytes`; `first` is said to the shell before.
fn install(place: &Place, bytes: usize, first: &str) -> Ended {
    let pid = pid_of(&waiting(&place.path(""), "install bundle --into kiosk", first));
    let limit = Some(bytes as u64);
    let child = Pid::from_raw(pid.as_raw()).unwrap();
    prlimit(Some(child), Resource::Fsize, Rlimit { current: limit, maximum: limit }).unwrap();
    kill(pid, Signal::SIGCONT).unwrap();
    ended(pid)
}

/// Every length at which some write is cut: all short ones, and those around the ends of the files.
fn lengths(place: &Place) -> (Vec<usize>, usize) {
    let sizes: Vec<usize> =
        crate::place::files(&place.path("kiosk/versions/2")).values().map(Vec::len).collect();
    let longest = *sizes.iter().max().unwrap();
    let around = sizes.iter().flat_map(|size| [size.saturating_sub(1), *size, size + 1]);
    let mut lengths: Vec<usize> = (0..32).chain((32..longest).step_by(29)).chain(around).collect();
    lengths.sort_unstable();
    lengths.dedup();
    (lengths, longest)
}

#[test]
fn a_write_that_is_cut_short_by_death_leaves_the_version_that_ran() {
    let place = machine(&[Draft::new(1), Draft::new(2)]);
    place.write("bundle", Draft::new(3).bytes());
    let (lengths, longest) = lengths(&place);
    for length in lengths {
        let ended = install(&place, length, "");
        if length >= longest {
            assert_eq!(ended, Ended::Status(0), "{length}");
            assert_eq!(place.served(), Draft::new(3).site());
            return;
        }
        assert_eq!(ended, Ended::Signal(Signal::SIGXFSZ), "{length}");
        assert_eq!(place.served(), Draft::new(2).site(), "{length}");
        assert_eq!(place.status()["previous"]["counter"], 1, "{length}");
    }
    panic!("the bundle was never installed");
}

#[test]
fn a_disk_that_is_full_is_told_and_nothing_is_left_behind() {
    let place = machine(&[Draft::new(1), Draft::new(2)]);
    place.write("bundle", Draft::new(3).bytes());
    let before = tree(&place.path("kiosk"));
    let (lengths, longest) = lengths(&place);
    for length in lengths.into_iter().filter(|length| *length < longest) {
        let ended = install(&place, length, "trap '' XFSZ;");
        assert_eq!(ended, Ended::Status(1), "{length}");
        assert_eq!(tree(&place.path("kiosk")), before, "{length}");
    }
    place.say("install bundle --into kiosk").done();
}
