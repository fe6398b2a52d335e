//! The real command is killed at every point at which the folder has changed: a whole version runs, and the next install
//! works.

use std::{fs, path::Path};

use nix::sys::signal::Signal;

use crate::{
    made::{Draft, key, public},
    operating::machine,
    place::{Place, Tree, tree},
    stopped::{self, Ended, Then},
};

/// How many calls before the recorded one the folder is looked at again: their number may differ a little.
const EARLIER: usize = 40;

struct Case {
    place: Place,
    arguments: String,
    /// What runs before and after; nothing before a first install.
    before: Option<Draft>,
    after: Draft,
}

/// Copies a folder as it was.
fn restore(folder: &Path, from: &Tree) {
    if folder.exists() {
        fs::remove_dir_all(folder).unwrap();
    }
    crate::place::plant(folder, from);
}

/// The folder, which was `begin` at first, at each moment at which it is another than before, with the number of the call.
fn moments(case: &Case, begin: &Tree) -> Vec<(usize, Tree)> {
    let kiosk = case.place.path("kiosk");
    // In some file systems the order in which names were made is the order in which they are found and removed.
    restore(&kiosk, begin);
    let mut moments: Vec<(usize, Tree)> = Vec::new();
    let mut look = |call| {
        let now = tree(&kiosk);
        if moments.last().is_none_or(|(_, last)| *last != now) {
            moments.push((call, now));
        }
        Then::GoOn
    };
    let ended = stopped::run(&case.place.path(""), &case.arguments, &mut look);
    assert_eq!(ended, Ended::Status(0), "{}", case.arguments);
    moments
}

/// Whatever is left, a whole version runs, and the next install succeeds and clears up.
fn assert_sound(case: &Case, what: &str) {
    let place = &case.place;
    let served = place.served();
    let expected = [case.before.as_ref(), Some(&case.after)];
    let running = expected.into_iter().flatten().find(|draft| draft.site() == served);
    if let Some(running) = running {
        let status = place.status();
        assert_eq!(status["running"]["counter"], running.counter, "{what}");
    } else {
        assert!(case.before.is_none() && served.is_empty(), "{what}: {:?}", served.keys());
        place.say("status --into kiosk").refused("nothing is installed");
    }

    let key = public(&key(1));
    place.write("next", Draft::new(90).bytes());
    let key = if running.is_none() { format!("--key {key}") } else { String::new() };
    place.say(&format!("install next --into kiosk {key}")).done();
    assert_eq!(place.served(), Draft::new(90).site(), "{what}");
    let status = place.status();
    assert_eq!(
        status["previous"]["counter"].as_u64(),
        running.map(|draft| draft.counter),
        "{what}"
    );
    assert_eq!(status["previous"]["damage"].as_str(), None, "{what}");
    let left: Vec<String> =
        tree(&place.path("kiosk")).into_keys().filter(|name| name.contains(".new")).collect();
    assert_eq!(left, [""; 0], "{what}");
}

/// Kills the command where the folder, which was `begin` at first, is `moment`; `call` says about when.
fn kill_at(case: &Case, begin: &Tree, call: usize, moment: &Tree) -> Ended {
    let kiosk = case.place.path("kiosk");
    restore(&kiosk, begin);
    stopped::run(&case.place.path(""), &case.arguments, |now| {
        let there = now + EARLIER >= call && tree(&kiosk) == *moment;
        if there { Then::Kill } else { Then::GoOn }
    })
}

/// Kills at every moment; gives their number.
fn kill_everywhere(case: &Case) -> usize {
    let kiosk = case.place.path("kiosk");
    let begin = tree(&kiosk);
    let moments = moments(case, &begin);
    for (call, moment) in &moments {
        let ended = kill_at(case, &begin, *call, moment);
        let what = format!("{} killed before call {call}", case.arguments);
        assert_eq!(ended, Ended::Signal(Signal::SIGKILL), "{what}");
        assert_eq!(tree(&kiosk), *moment, "{what}");
        assert_sound(case, &what);
    }
    moments.len()
}

fn case(drafts: &[Draft], after: Draft, arguments: &str) -> Case {
    let place = if drafts.is_empty() { Place::new() } else { machine(drafts) };
    place.write("bundle", after.bytes());
    Case { place, arguments: arguments.to_owned(), before: drafts.last().cloned(), after }
}

#[test]
fn killed_while_installing_for_the_first_time() {
    let arguments = format!("install bundle --into kiosk --key {}", public(&key(1)));
    let moments = kill_everywhere(&case(&[], Draft::new(1), &arguments));
    assert!(moments >= 20, "{moments}");
}

#[test]
fn killed_while_installing_beside_two_versions_and_what_another_kill_left() {
    let case = case(&[Draft::new(1), Draft::new(2)], Draft::new(3), "install bundle --into kiosk");
    case.place.write("kiosk/versions/3.new/site/index.html", "half");
    case.place.write("kiosk/versions/2.new", "half");
    let moments = kill_everywhere(&case);
    assert!(moments >= 30, "{moments}");
}

#[test]
fn killed_while_going_back() {
    let first = Draft::new(1);
    let case = case(&[first.clone(), Draft::new(2)], first, "rollback --into kiosk");
    let moments = kill_everywhere(&case);
    assert!(moments >= 5, "{moments}");
}

#[test]
fn killed_while_the_key_changes_the_key_fits_the_version_that_runs() {
    let case = case(
        &[Draft::new(1)],
        Draft { next: Some(2), ..Draft::new(2) },
        "install bundle --into kiosk",
    );
    let kiosk = case.place.path("kiosk");
    let begin = tree(&kiosk);
    let mut seen = [false; 2];
    for (call, moment) in moments(&case, &begin) {
        kill_at(&case, &begin, call, &moment);
        let status = case.place.status();
        let changed = status["running"]["counter"] == 2;
        seen[usize::from(changed)] = true;
        assert_eq!(status["trusted_key"], public(&key(if changed { 2 } else { 1 })), "{call}");
    }
    assert_eq!(seen, [true; 2]);
}

#[test]
fn killed_while_a_damaged_version_is_installed_again() {
    let draft = Draft::new(2);
    let case = case(&[Draft::new(1), draft.clone()], draft.clone(), "install bundle --into kiosk");
    let kiosk = case.place.path("kiosk");
    fs::write(case.place.path("kiosk/current/site/index.html"), "spoilt").unwrap();
    let (begin, spoilt) = (tree(&kiosk), case.place.served());
    let mut seen = [false; 2];
    for (call, moment) in moments(&case, &begin) {
        kill_at(&case, &begin, call, &moment);
        assert_eq!(tree(&kiosk), moment, "{call}");
        let served = case.place.served();
        let mended = served == draft.site();
        assert!(mended || served == spoilt, "{call}");
        seen[usize::from(mended)] = true;
        if mended {
            // The damaged copy may lie there still: it is not the one that comes back.
            case.place.say("rollback --into kiosk").done();
            assert_eq!(case.place.served(), Draft::new(1).site(), "{call}");
            case.place.say("rollback --into kiosk").done();
        } else {
            case.place.say("install bundle --into kiosk").done();
        }
        assert_eq!(case.place.served(), draft.site(), "{call}");
        let status = case.place.status();
        assert_eq!((&status["counter"], &status["previous"]["counter"]), (&2.into(), &1.into()));
        let versions = tree(&case.place.path("kiosk/versions"));
        assert_eq!(versions.keys().filter(|name| !name.contains('/')).count(), 2, "{call}");
    }
    assert_eq!(seen, [true; 2]);
}
