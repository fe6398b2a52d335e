//! Bundles that break one rule each: the reason names it.

use std::fs;

use crate::{
    made::{Draft, key, public, public_of, sealed},
    operating::machine,
    place::{Place, tree},
};

/// A bundle with one change to the text of its manifest, signed with the right key.
fn edited(from: &str, to: &str) -> Vec<u8> {
    let draft = Draft { next: Some(2), expires: Some("2027-11-22"), ..Draft::new(6) };
    let manifest = draft.manifest();
    assert!(manifest.contains(from), "{from}");
    sealed(&manifest.replacen(from, to, 1), &draft.content(), &key(1))
}

fn with_paths(paths: &[&str]) -> Vec<u8> {
    let files = paths.iter().map(|path| ((*path).to_owned(), b"x".to_vec())).collect();
    Draft { files, ..Draft::new(6) }.bytes()
}

/// Each is signed with the right key, has a new counter, and is refused with this code.
fn broken() -> Vec<(&'static str, &'static str, Vec<u8>)> {
    let one = public(&key(1));
    let files = |entries: &str| {
        let manifest = Draft::new(6).manifest();
        let begin = manifest.split_once("\"files\":[").unwrap().0;
        sealed(&format!("{begin}\"files\":[{entries}]}}"), b"", &key(1))
    };
    let entry = |path: &str, size: &str| {
        format!(r#"{{"path":"{path}","size":{size},"sha256":"{}"}}"#, "0".repeat(64))
    };
    let many: Vec<String> = (0..2_001).map(|number| entry(&format!("f{number:04}"), "1")).collect();
    vec![
        ("another format", "manifest", edited("\"format\":1", "\"format\":2")),
        (
            "another product",
            "manifest",
            edited("\"product\":\"policy-checker\"", "\"product\":\"other\""),
        ),
        ("counter 0", "manifest", edited("\"counter\":6", "\"counter\":0")),
        ("counter too great", "manifest", edited("\"counter\":6", "\"counter\":9007199254740992")),
        ("counter as text", "manifest", edited("\"counter\":6", "\"counter\":\"6\"")),
        ("counter as a fraction", "manifest", edited("\"counter\":6", "\"counter\":6.0")),
        ("counter with a zero", "manifest", edited("\"counter\":6", "\"counter\":06")),
        ("negative counter", "manifest", edited("\"counter\":6", "\"counter\":-6")),
        ("counter twice", "manifest", edited("\"counter\":6", "\"counter\":6,\"counter\":7")),
        ("no counter", "manifest", edited("\"counter\":6,", "")),
        ("unknown field", "manifest", edited("\"counter\":6", "\"counter\":6,\"script\":\"x\"")),
        ("a space", "manifest", edited("\"counter\":6", "\"counter\": 6")),
        ("an escape", "manifest", edited("\"release\":\"0", "\"release\":\"\\u0030")),
        ("null", "manifest", edited("\"expires\":\"2027-11-22\"", "\"expires\":null")),
        ("no day", "manifest", edited("2027-11-22", "2027-02-30")),
        ("hostile release", "manifest", edited("\"release\":\"0", "\"release\":\"\\u001b[31m")),
        (
            "order of fields",
            "manifest",
            edited(
                "\"format\":1,\"product\":\"policy-checker\"",
                "\"product\":\"policy-checker\",\"format\":1",
            ),
        ),
        (
            "digits of the key",
            "manifest",
            edited(&public(&key(2)), &public(&key(2)).to_uppercase()),
        ),
        ("a next key with a slip", "manifest", edited(&public(&key(2))[..4], "0000")),
        ("a weak next key", "manifest", edited(&public(&key(2)), &public_of(&[0; 32]))),
        ("the same key again", "manifest", edited(&public(&key(2)), &one)),
        ("another signer than told", "manifest", edited(&one, &public(&key(3)))),
        (
            "an upper-case digest",
            "manifest",
            files(&entry("index.html", "0").replace("000\"", "00A\"")),
        ),
        ("no start page", "manifest", with_paths(&["a.html", "b.html"])),
        ("no files", "manifest", with_paths(&[])),
        ("files out of order", "manifest", with_paths(&["index.html", "app.js"])),
        ("no JSON", "manifest", sealed("manifest", b"", &key(1))),
        ("deep JSON", "manifest", sealed(&"[".repeat(100_000), b"", &key(1))),
        ("not UTF-8", "manifest", edited("0.6.0", "0.6.\u{fffd}")),
        ("a path twice", "path", with_paths(&["index.html", "index.html"])),
        ("a path twice but for case", "path", with_paths(&["Index.html", "index.html"])),
        ("a file and a folder", "path", with_paths(&["a", "a/b", "index.html"])),
        ("a folder in two spellings", "path", with_paths(&["A/b", "a/c", "index.html"])),
        ("out of the folder", "path", with_paths(&["../index.html", "index.html"])),
        ("too many files", "too-much", files(&many.join(","))),
        ("too large", "too-much", files(&entry("index.html", "209715201"))),
        (
            "sizes that overflow",
            "too-much",
            files(&[entry("a", &u64::MAX.to_string()), entry("index.html", "2")].join(",")),
        ),
        ("a size beyond numbers", "manifest", files(&entry("index.html", "18446744073709551616"))),
        ("more told than there is", "truncated", files(&entry("index.html", "1000"))),
        ("less told than there is", "trailing-bytes", {
            let draft = Draft::new(6);
            sealed(&draft.manifest(), &[draft.content(), b"x".to_vec()].concat(), &key(1))
        }),
        ("another file", "file", {
            let draft = Draft::new(6);
            let mut content = draft.content();
            content[0] ^= 1;
            sealed(&draft.manifest(), &content, &key(1))
        }),
    ]
}

#[test]
fn a_bundle_that_breaks_a_rule_is_refused_by_its_name_even_if_the_right_key_signed_it() {
    let place = machine(&[Draft::new(4), Draft::new(5)]);
    let before = tree(&place.path("kiosk"));
    for (what, code, bytes) in broken() {
        place.write("bundle", bytes);
        let ran = place.say("install bundle --into kiosk");
        assert_eq!(ran.status, Some(1), "{what}: {ran:?}");
        assert!(ran.err.contains(&format!("bundle: refused ({code}): ")), "{what}: {ran:?}");
        assert!(
            ran.err.ends_with("; the version that runs has the counter 5\n"),
            "{what}: {ran:?}"
        );
        let shown = ran.err.trim_end_matches('\n');
        assert!(!shown.contains(char::is_control), "{what}: {ran:?}");
        assert_eq!(tree(&place.path("kiosk")), before, "{what}");
        place.say("verify bundle --trusted kiosk").refused(&format!("refused ({code})"));
    }
    // Every reason is explained to those who operate.
    let page = fs::read_to_string("docs/bundles.md").unwrap();
    for (_, code, _) in broken() {
        assert!(page.contains(&format!("`{code}`")), "{code}");
    }
    // None of the changes is in the test's own writing of bundles.
    place.write("bundle", edited("\"counter\":6", "\"counter\":6"));
    place.say("install bundle --into kiosk").done();
}

#[test]
fn what_is_no_file_is_refused_at_once() {
    let place = Place::new();
    fs::create_dir(place.path("folder")).unwrap();
    place.write("empty", "");
    place.write("short", "policy-checker bundle 1");
    place.write("later", "policy-checker bundle 2\nrest");
    place.write("large", [b"policy-checker bundle 1\n", [0xff; 4].as_slice(), b"{}"].concat());
    let key = public(&key(1));
    for (file, code) in [
        ("folder", "unreadable"),
        ("nowhere", "unreadable"),
        ("empty", "no-bundle"),
        ("short", "no-bundle"),
        ("later", "other-format"),
        ("large", "manifest-size"),
        #[cfg(unix)]
        ("/dev/zero", "unreadable"),
    ] {
        let refused = format!("{file}: refused ({code})");
        place.say(&format!("verify {file} --key {key}")).refused(&refused);
        place.say(&format!("install {file} --into kiosk --key {key}")).refused(&refused);
    }
    place.say("status --into kiosk").refused("nothing is installed");
}
