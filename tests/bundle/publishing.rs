//! Making keys and bundles.

use std::fs;

use crate::{
    made::{Draft, key, public, public_of},
    place::Place,
};

/// The secret key file of a key of the tests.
pub(crate) fn key_file(number: u8) -> String {
    let secret = crate::made::hex(&[number; 32]);
    format!("policy-checker secret key 1\nsecret {secret}\npublic {}\n", public(&key(number)))
}

#[test]
fn a_key_is_made_for_its_owner_alone_and_never_overwritten() {
    let place = Place::new();
    let printed = place.say("key secret").done();
    let text = fs::read_to_string(place.path("secret")).unwrap();
    assert_eq!(text.lines().last(), Some(format!("public {}", printed.out.trim()).as_str()));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = fs::metadata(place.path("secret")).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
    place.say("key secret").refused("never overwritten");
    assert_eq!(fs::read_to_string(place.path("secret")).unwrap(), text);
    let other = place.say("key other").done();
    assert_ne!(printed.out, other.out);
}

#[test]
fn a_signed_site_is_byte_for_byte_what_the_format_says() {
    let place = Place::new();
    let draft = Draft { next: Some(2), expires: Some("2027-11-22"), ..Draft::new(7) };
    for (path, bytes) in &draft.files {
        place.write(&format!("site/{path}"), bytes);
    }
    place.write("secret", key_file(1));
    let sign = format!(
        "sign --site site --key secret --counter 7 --release 0.7.0 --created 2026-11-22 --expires 2027-11-22 --next-key {}",
        public(&key(2))
    );
    place.say(&format!("{sign} --out seven.bundle")).done();
    assert_eq!(fs::read(place.path("seven.bundle")).unwrap(), draft.bytes());
    place.say(&format!("{sign} --out again.bundle")).done();
    assert_eq!(fs::read(place.path("again.bundle")).unwrap(), draft.bytes());
    place
        .say(&format!("{sign} --out again.bundle"))
        .refused("again.bundle: the file is there already");
}

#[test]
fn a_site_that_no_machine_would_take_is_not_signed() {
    let place = Place::new();
    place.write("secret", key_file(1));
    place.write("no key", "policy-checker secret key 1\n");
    place.write("empty/readme.txt", "no page");
    place.write("names/index.html", "");
    place.write("names/a b.txt", "");
    place.write("names/图.png", "");
    place.write("names/con.js", "");
    place.write("case/index.html", "");
    place.write("case/Index.html", "");
    place.write("sound/index.html", "");
    let rest = "--counter 1 --release 1 --out bundle";
    for (site, words) in [
        ("empty", &["empty: ", "no index.html"][..]),
        ("names", &["\"a b.txt\"", "\"图.png\"", "\"con.js\"", "rename the file"]),
        ("case", &["stands there twice"]),
        ("nowhere", &["nowhere: "]),
    ] {
        let ran = place.say(&format!("sign --site {site} --key secret {rest}"));
        for word in words {
            assert!(ran.err.contains(word), "{site}: `{word}` is not in {ran:?}");
        }
        ran.refused(site);
    }
    #[cfg(unix)]
    {
        place.write("links/index.html", "");
        std::os::unix::fs::symlink("/etc/passwd", place.path("links/other.html")).unwrap();
        place
            .say(&format!("sign --site links --key secret {rest}"))
            .refused("\"other.html\" is a link");
    }
    place.say(&format!("sign --site sound --key nowhere {rest}")).refused("nowhere: ");
    place
        .bundle(&[
            "sign",
            "--site",
            "sound",
            "--key",
            "no key",
            "--counter",
            "1",
            "--release",
            "1",
            "--out",
            "bundle",
        ])
        .refused("no key: this is no secret key");
    place.write("sound/key", key_file(1));
    for (key, out) in
        [("sound/key", "bundle"), ("secret", "sound/bundle"), ("secret", "sound/../sound/bundle")]
    {
        place
            .say(&format!("sign --site sound --key {key} --counter 1 --release 1 --out {out}"))
            .refused("would be published with it");
    }
    assert!(!place.path("bundle").exists());
    assert!(!place.path("bundle.new").exists());
}

#[test]
fn wrong_usage_is_told_apart() {
    let place = Place::new();
    let good = public(&key(1));
    let slip = good.replacen(|c| c != '7', "7", 1);
    let weak = public_of(&[&[1][..], &[0; 31]].concat());
    for (words, told) in [
        ("", "Usage"),
        ("sign --site site", "required"),
        ("verify bundle", "--trusted"),
        ("install bundle", "--into"),
        ("status", "--into"),
        (&format!("verify bundle --key {slip}"), "a digit of this public key is wrong"),
        (&format!("verify bundle --key {}", &good[..70]), "72 lower-case hexadecimal digits"),
        (&format!("verify bundle --key {weak}"), "none that a signature can rest on"),
        (&format!("verify bundle --key {good} --trusted kiosk"), "cannot be used with"),
        ("sign --site s --key k --release 1 --out o --counter 0", "from 1 to"),
        ("sign --site s --key k --release 1 --out o --counter 9007199254740992", "from 1 to"),
        ("sign --site s --key k --release a/b --out o --counter 1", "a release has"),
        ("sign --site s --key k --release 1 --out o --counter 1 --expires soon", "YYYY-MM-DD"),
    ] {
        let ran = place.say(words);
        assert_eq!(ran.status, Some(2), "{words}: {ran:?}");
        assert!(ran.err.contains(told), "{words}: {ran:?}");
    }
}
