//! Installing, looking, going back, and changing the key.

use std::fs;

use serde_json::{Value, json};

use crate::{
    made::{Draft, key, public},
    place::{Place, tree},
};

/// A machine on which these bundles were installed one after another.
pub(crate) fn machine(drafts: &[Draft]) -> Place {
    let place = Place::new();
    for (number, draft) in drafts.iter().enumerate() {
        place.write("bundle", draft.bytes());
        let key = if number == 0 {
            format!("--key {}", public(&key(draft.signer)))
        } else {
            String::new()
        };
        place.say(&format!("install bundle --into kiosk {key}")).done();
    }
    place
}

#[test]
fn a_version_is_installed_and_the_one_before_is_kept() {
    let place = machine(&[Draft::new(3), Draft::new(5), Draft::new(9)]);
    assert_eq!(place.served(), Draft::new(9).site());
    let status = place.status();
    assert_eq!(status["running"]["release"], "0.9.0");
    assert_eq!(status["running"]["damage"], Value::Null);
    assert_eq!(status["previous"]["counter"], 5);
    assert_eq!(status["counter"], 9);
    assert_eq!(status["trusted_key"], json!(public(&key(1))));
    let names: Vec<String> = tree(&place.path("kiosk/versions"))
        .into_keys()
        .filter(|name| !name.contains('/'))
        .collect();
    assert_eq!(names, ["5", "9"]);
}

#[test]
fn the_first_install_wants_a_key_and_no_folder_is_made_without() {
    let place = Place::new();
    place.write("bundle", Draft::new(1).bytes());
    place.say("install bundle --into kiosk").refused("--key");
    place.say("status --into kiosk").refused("nothing is installed here");
    place.say("rollback --into kiosk").refused("nothing is installed here");
    place.say("verify bundle --trusted kiosk").refused("nothing is installed here");
    assert!(!place.path("kiosk").exists());
}

#[test]
fn later_another_key_cannot_be_given() {
    let place = machine(&[Draft::new(1)]);
    let before = tree(&place.path("kiosk"));
    let foreign = Draft { signer: 9, ..Draft::new(2) };
    place.write("bundle", foreign.bytes());
    let other = public(&key(9));
    place.say(&format!("install bundle --into kiosk --key {other}")).refused("trusts");
    assert_eq!(tree(&place.path("kiosk")), before);
    place.write("bundle", Draft::new(2).bytes());
    place.say(&format!("install bundle --into kiosk --key {}", public(&key(1)))).done();
}

#[test]
fn the_key_changes_only_by_a_bundle_of_the_old_key() {
    let place = machine(&[Draft { next: Some(2), ..Draft::new(1) }]);
    let status = place.status();
    assert_eq!(status["trusted_key"], json!(public(&key(2))));
    // By 2 alone now, which hands over to 3, and so on.
    for (counter, signer, next, taken) in [
        (2, 1, None, false),
        (2, 3, None, false),
        (2, 2, Some(3), true),
        (3, 2, None, false),
        (3, 1, Some(3), false),
        (3, 3, Some(1), true),
        (4, 3, None, false),
        (4, 1, None, true),
    ] {
        let draft = Draft { signer, next, ..Draft::new(counter) };
        place.write("bundle", draft.bytes());
        let ran = place.say("install bundle --into kiosk");
        if taken {
            ran.done();
            assert_eq!(place.served(), draft.site());
        } else {
            ran.refused("(unknown-key)");
        }
    }
    // A version that came back does not bring its key back.
    place.say("rollback --into kiosk").done();
    assert_eq!(place.status()["trusted_key"], json!(public(&key(1))));
}

#[test]
fn a_refused_change_of_key_changes_nothing() {
    let place = machine(&[Draft::new(1)]);
    let mut bytes = Draft { next: Some(2), ..Draft::new(2) }.bytes();
    *bytes.last_mut().unwrap() ^= 1;
    place.write("bundle", bytes);
    place.say("install bundle --into kiosk").refused("(file)");
    assert_eq!(place.status()["trusted_key"], json!(public(&key(1))));
}

#[test]
fn the_way_back_keeps_older_bundles_out() {
    let place = machine(&[Draft::new(1)]);
    place.say("rollback --into kiosk").refused("no version before");
    place.write("bundle", Draft::new(2).bytes());
    place.say("install bundle --into kiosk").done();
    place.say("rollback --into kiosk").done();
    assert_eq!(place.served(), Draft::new(1).site());
    let status = place.status();
    assert_eq!((&status["running"]["counter"], &status["counter"]), (&json!(1), &json!(2)));
    place.say("install bundle --into kiosk").refused("(old)");
    // And forth again.
    place.say("rollback --into kiosk").done();
    assert_eq!(place.served(), Draft::new(2).site());
    place.say("rollback --into kiosk").done();
    place.write("bundle", Draft::new(3).bytes());
    place.say("install bundle --into kiosk").done();
    assert_eq!(place.status()["previous"]["counter"], 1);
}

#[test]
fn expiry_warns_and_decides_nothing() {
    let place = Place::new();
    place.write("bundle", Draft { expires: Some("2027-06-30"), ..Draft::new(1) }.bytes());
    let key = public(&key(1));
    for (day, warned) in
        [("1970-01-01", false), ("2027-06-30", false), ("2027-07-01", true), ("2099-01-01", true)]
    {
        let said = |words: &str| place.say(&format!("{words} --as-of {day} --lang en")).done();
        let verified = said(&format!("verify bundle --json --key {key}"));
        let told: Value = serde_json::from_str(&verified.out).unwrap();
        assert_eq!(
            (&told["verdict"], &told["expired"]),
            (&json!("sound"), &json!(warned)),
            "{day}"
        );
        let installed = said(&format!("install bundle --into {day} --key {key}"));
        let status = said(&format!("status --into {day}"));
        for ran in [verified, installed, status] {
            assert_eq!(ran.err.contains("expired on 2027-06-30"), warned, "{day}: {ran:?}");
        }
    }
}

#[test]
fn two_commands_do_not_change_a_folder_at_once() {
    let place = machine(&[Draft::new(1), Draft::new(2)]);
    let before = tree(&place.path("kiosk"));
    let lock = fs::File::open(place.path("kiosk/lock")).unwrap();
    lock.lock().unwrap();
    place.write("bundle", Draft::new(3).bytes());
    place.say("install bundle --into kiosk").refused("another command");
    place.say("rollback --into kiosk").refused("another command");
    assert_eq!(tree(&place.path("kiosk")), before);
    place.status();
    // Closing it would not do: a process that another test is just starting may hold a copy of it for a moment.
    lock.unlock().unwrap();
    place.say("install bundle --into kiosk").done();
}

#[test]
fn a_change_on_the_disk_is_seen() {
    for (path, bytes, words) in [
        ("site/index.html", Some("other"), "\"site/index.html\" is not what was signed"),
        ("site/index.html", None, "\"site/index.html\""),
        ("site/extra.html", Some("more"), "\"site/extra.html\" was not in the bundle"),
        ("signed", Some("nothing"), "\"signed\""),
        ("state.json", Some("{}"), "the state is damaged"),
        ("state.json", None, "the state is damaged"),
    ] {
        let place = machine(&[Draft::new(1), Draft::new(2)]);
        let file = place.path("kiosk/current").join(path);
        match bytes {
            Some(bytes) => fs::write(&file, bytes).unwrap(),
            None => fs::remove_file(&file).unwrap(),
        }
        place.say("status --into kiosk").refused(words);
        if path != "state.json" {
            place.say("rollback --into kiosk").done();
            assert_eq!(place.served(), Draft::new(1).site());
            // There is no way back to what is damaged.
            place.say("rollback --into kiosk").refused("left alone");
            assert_eq!(place.served(), Draft::new(1).site());
        }
    }
}

#[test]
fn a_folder_that_is_something_else_is_left_alone() {
    let place = Place::new();
    place.write("bundle", Draft::new(1).bytes());
    place.write("website/current/index.html", "mine");
    place.write("file", "mine");
    let before = tree(&place.path("website"));
    let key = public(&key(1));
    place.say(&format!("install bundle --into website --key {key}")).refused("this is not what");
    place.say(&format!("install bundle --into file --key {key}")).refused("file");
    let after: Vec<String> =
        tree(&place.path("website")).into_keys().filter(|name| name != "lock").collect();
    assert_eq!(after, before.into_keys().collect::<Vec<_>>());
}

#[test]
fn verify_tells_each_bundle_and_installs_none() {
    let place = machine(&[Draft::new(4)]);
    let before = tree(&place.path("kiosk"));
    place.write("good", Draft::new(5).bytes());
    place.write("old", Draft::new(4).bytes());
    let ran = place.say("verify good old nowhere --trusted kiosk --json");
    let told: Vec<Value> =
        ran.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!((&told[0]["verdict"], &told[0]["counter"]), (&json!("sound"), &json!(5)));
    assert_eq!(told[1]["error"]["code"], "old");
    assert_eq!(told[2]["error"]["code"], "unreadable");
    assert_eq!(ran.refused("old: refused (old)").err.lines().count(), 2);
    assert_eq!(tree(&place.path("kiosk")), before);
    // A key alone knows no counter.
    place.say(&format!("verify good old --key {}", public(&key(1)))).done();
}

#[test]
fn a_damaged_version_that_runs_is_mended_by_its_own_bundle_and_by_no_other() {
    let ours = Draft::new(2);
    let other = Draft { expires: Some("2027-11-22"), ..Draft::new(2) };
    let place = machine(&[Draft::new(1), ours.clone()]);
    let before = place.status();
    // As long as it is whole, it is what was installed already.
    place.write("bundle", ours.bytes());
    place.say("install bundle --into kiosk").refused("(old)");
    place.say("verify bundle --trusted kiosk").refused("(old)");
    // Twice, as the copies take turns.
    for name in ["2.again", "2"] {
        fs::write(place.path("kiosk/current/site/index.html"), "spoilt").unwrap();
        place.write("kiosk/current/site/foreign/file", "not ours");
        place.say("status --into kiosk").refused("install the same bundle again");
        let damaged = tree(&place.path("kiosk"));
        let mut altered = ours.bytes();
        *altered.last_mut().unwrap() ^= 1;
        for (bytes, code) in [
            (other.bytes(), "(old)"),
            (Draft::new(1).bytes(), "(old)"),
            (Draft { signer: 9, ..Draft::new(2) }.bytes(), "(unknown-key)"),
            (altered, "(file)"),
            (ours.bytes()[..ours.bytes().len() - 1].to_vec(), "(truncated)"),
        ] {
            place.write("bundle", bytes);
            place.say("install bundle --into kiosk").refused(code);
            place.say("verify bundle --trusted kiosk").refused(code);
            assert_eq!(tree(&place.path("kiosk")), damaged);
        }
        place.write("bundle", ours.bytes());
        place.say("verify bundle --trusted kiosk").done();
        place.say("install bundle --into kiosk").done();
        assert_eq!(place.served(), ours.site());
        let mut after = place.status();
        assert!(after["running"]["folder"].as_str().unwrap().ends_with(name));
        after["running"]["folder"] = before["running"]["folder"].clone();
        assert_eq!(after, before);
        place.say("install bundle --into kiosk").refused("(old)");
    }
    place.say("rollback --into kiosk").done();
    assert_eq!(place.served(), Draft::new(1).site());
    place.say("rollback --into kiosk").done();
    assert_eq!(place.served(), ours.site());
}

#[test]
fn a_version_that_came_back_is_mended_and_neither_counter_nor_key_come_back() {
    let first = Draft { next: Some(2), ..Draft::new(1) };
    let place = machine(&[first.clone(), Draft { signer: 2, next: Some(3), ..Draft::new(2) }]);
    place.say("rollback --into kiosk").done();
    let before = place.status();
    fs::remove_file(place.path("kiosk/current/site/app.js")).unwrap();
    place.write("bundle", first.bytes());
    place.say("install bundle --into kiosk").done();
    assert_eq!(place.served(), first.site());
    let after = place.status();
    for field in ["counter", "trusted_key", "previous"] {
        assert_eq!(after[field], before[field], "{field}");
    }
    // A newer one keeps the mended copy as the version before.
    place.write("bundle", Draft { signer: 3, ..Draft::new(3) }.bytes());
    place.say("install bundle --into kiosk").done();
    assert_eq!(place.status()["previous"]["counter"], 1);
    place.say("rollback --into kiosk").done();
    assert_eq!(place.served(), first.site());
}

#[test]
fn without_what_was_signed_it_is_not_known_which_bundle_is_the_same() {
    let place = machine(&[Draft::new(1)]);
    fs::write(place.path("kiosk/current/signed"), "nothing").unwrap();
    place.write("bundle", Draft::new(1).bytes());
    place.say("install bundle --into kiosk").refused("(old)");
    place.write("bundle", Draft::new(2).bytes());
    place.say("install bundle --into kiosk").done();
    assert_eq!(place.served(), Draft::new(2).site());
}
