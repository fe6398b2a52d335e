//! Whole results, so that a change of any word is seen: `INSTA_UPDATE=always cargo test --test snapshots` accepts it.

use std::process::{Command, Stdio};

/// What the command prints for the facts of `tests/cases`.
fn assessed(facts: &str, arguments: &[&str]) -> String {
    let file = format!("tests/cases/facts/{facts}.json");
    let output = Command::new(env!("CARGO_BIN_EXE_policy-checker"))
        .args(["assess", "--facts", &file, "--as-of", "2026-11-21"])
        .args(arguments)
        .stdin(Stdio::null())
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn a_founder_in_jiangbei_in_chinese() {
    insta::assert_snapshot!(assessed("founder-in-jiangbei", &[]));
}

#[test]
fn a_first_offender_in_beibei_in_english() {
    insta::assert_snapshot!(assessed("first-offender-in-beibei", &["--lang", "en"]));
}

#[test]
fn a_red_line_in_jiangbei_as_json() {
    let json: serde_json::Value =
        serde_json::from_str(&assessed("red-line-in-jiangbei", &["--json"])).unwrap();
    insta::assert_snapshot!(serde_json::to_string_pretty(&json).unwrap());
}
