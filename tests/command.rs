//! The command as a script uses it: results, exit status, and input of every kind.

use std::{
    io::Write,
    process::{Command, Output, Stdio},
};

use policy_checker::policy::{Catalogue, pack::schema};
use serde_json::{Value, json};

fn run(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_policy-checker"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_vec();
    let writer = std::thread::spawn(move || stdin.write_all(&input));
    let output = child.wait_with_output().unwrap();
    // A command that wants no input may have closed it.
    let _ = writer.join().unwrap();
    output
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

fn json_lines(output: &Output) -> Vec<Value> {
    json_lines_of(std::str::from_utf8(&output.stdout).unwrap())
}

fn json_lines_of(text: &str) -> Vec<Value> {
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn assessed(facts: &Value) -> Value {
    let output = run(
        &["assess", "--facts", "-", "--as-of", "2026-11-21", "--json"],
        facts.to_string().as_bytes(),
    );
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    json_lines(&output).remove(0)
}

fn entry<'a>(assessment: &'a Value, measure: &str, document: &str) -> &'a Value {
    let measures = assessment["measures"].as_array().unwrap();
    measures.iter().find(|entry| entry["id"] == measure && entry["document"] == document).unwrap()
}

#[test]
fn a_text_is_classified_with_spans_that_slice_to_the_words() {
    let text = "从事集成电路晶圆制造、封装测试及销售";
    let output = run(&["classify", "--text", text, "--json"], b"");
    assert_eq!(output.status.code(), Some(0));
    let result = json_lines(&output).remove(0);
    assert_eq!(result["verdict"], "in");
    assert_eq!(result["level1"][0]["code"], "1");
    let evidence = result["candidates"][0]["evidence"].as_array().unwrap();
    assert!(!evidence.is_empty());
    let characters: Vec<char> = text.chars().collect();
    for found in evidence {
        let (start, end) = (found["start"].as_u64().unwrap(), found["end"].as_u64().unwrap());
        let slice: String = characters
            [usize::try_from(start).unwrap()..usize::try_from(end).unwrap()]
            .iter()
            .collect();
        assert_eq!(found["text"], slice);
    }
}

#[test]
fn a_stream_gives_a_line_for_a_line_and_goes_on_after_bad_ones() {
    let input = [
        r#"{"id":1,"text":"除尘设备制造"}"#.as_bytes(),
        b"\n{\"id\":2,\"text\":\"half \\ud800 pair\"}\nno json\n\xff\xfe\x00\n\n{\"id\":3}\n",
        format!("{{\"id\":4,\"text\":\"{}\"}}\n", "长".repeat(400_000)).as_bytes(),
        format!("{{\"id\":5,\"text\":\"{}\"}}\n", "a".repeat(70_000)).as_bytes(),
        "[".repeat(100_000).as_bytes(),
        "\n{\"id\":\"last\",\"text\":\"理发店\"}\n".as_bytes(),
    ]
    .concat();
    let output = run(&["classify"], &input);
    assert_eq!(output.status.code(), Some(1));
    let lines = json_lines(&output);
    assert_eq!(lines.len(), 9);
    assert_eq!(lines[0]["id"], 1);
    assert_eq!(lines[0]["level1"][0]["code"], "7");
    for (line, code) in [
        (1, "bad-line"),
        (2, "bad-line"),
        (3, "bad-line"),
        (4, "bad-line"),
        (5, "bad-line"),
        (6, "text-too-long"),
        (7, "bad-line"),
    ] {
        assert_eq!(lines[line]["error"]["code"], code, "{line}: {}", lines[line]);
    }
    assert_eq!(lines[2]["line"], 3);
    assert_eq!(lines[6]["id"], 5);
    assert_eq!(lines[8]["verdict"], "none");
}

#[test]
fn every_command_answers_hostile_input_with_an_error_and_never_panics() {
    let deep_array = "[".repeat(200_000);
    let deep_object = r#"{"stage":"#.repeat(50_000);
    let megabyte = "一".repeat(350_000);
    let inputs: [&[u8]; 9] = [
        b"",
        b"\xff\xfe\x00\x01",
        b"\0\0\0\0",
        deep_array.as_bytes(),
        deep_object.as_bytes(),
        megabyte.as_bytes(),
        br#"{"stage":"\ud800"}"#,
        br#"{"stage":null}"#,
        br#"{"stage":"operating","stage":"setting-up"}"#,
    ];
    for input in inputs {
        for arguments in [
            &["assess", "--facts", "-"][..],
            &["compare", "--facts", "-"],
            &["pack", "check", "/dev/stdin"],
            &["classify"],
        ] {
            let output = run(arguments, input);
            let shown = String::from_utf8_lossy(&input[..input.len().min(40)]).into_owned();
            assert_eq!(output.status.code(), Some(1), "{arguments:?} {shown}: {}", stderr(&output));
            assert!(!stderr(&output).trim().is_empty(), "{arguments:?} {shown}");
            assert!(
                !stderr(&output).contains("panicked"),
                "{arguments:?} {shown}: {}",
                stderr(&output)
            );
        }
    }
    for (arguments, words) in [
        (&["classify", "--code", "99999"][..], "99999"),
        (&["classify", "--text", "x", "--limit", "0"], "limit"),
        (&["browse", "no such code"], "no such code"),
        (&["assess", "--facts", "no/such/file"], "no/such/file"),
        (&["pack", "check", "no/such/file"], "no/such/file"),
    ] {
        let output = run(arguments, b"");
        assert_eq!(output.status.code(), Some(1), "{arguments:?}");
        assert!(stderr(&output).contains(words), "{arguments:?}: {}", stderr(&output));
    }
    assert_eq!(
        run(&["classify", "--text", ""], b"").status.code(),
        Some(0),
        "an empty text is too little to tell"
    );
}

#[test]
fn wrong_usage_is_told_apart_from_wrong_input() {
    for arguments in [
        &[][..],
        &["assess"],
        &["nonsense"],
        &["classify", "--text", "a", "--code", "3973"],
        &["assess", "--facts", "-", "--as-of", "soon"],
    ] {
        assert_eq!(run(arguments, b"").status.code(), Some(2), "{arguments:?}");
    }
}

#[test]
fn wrong_facts_are_named_all_at_once() {
    let facts = json!({"region": "atlantis", "redlines": [], "approval": "pre", "industries": ["1.2.4", "12.3"], "violation-on": "2024-02-30", "stage": true});
    let output = run(&["assess", "--facts", "-"], facts.to_string().as_bytes());
    assert_eq!(output.status.code(), Some(1));
    let lines = stderr(&output);
    for words in [
        "region: unknown region `atlantis`",
        "did you mean `red-lines`",
        "approval: ",
        "industries[1]: ",
        "violation-on: ",
        "stage: ",
    ] {
        assert!(lines.contains(words), "{words} is not in:\n{lines}");
    }
}

#[test]
fn unknown_is_never_no_and_a_red_line_defeats_and_says_by_what() {
    let unknown = assessed(&json!({"region": "jiangbei"}));
    let inclusive = entry(&unknown, "inclusive-period", "jiangbei");
    assert_eq!(inclusive["status"], "depends");
    assert_eq!(inclusive["missing"], json!(["industries", "red-lines"]));

    let touched = assessed(
        &json!({"region": "jiangbei", "industries": ["1.2.4"], "red-lines": ["data-security"]}),
    );
    let inclusive = entry(&touched, "inclusive-period", "jiangbei");
    assert_eq!(inclusive["status"], "defeated");
    assert_eq!(
        inclusive["defeated_by"],
        json!({"measure": "red-line-enforcement", "document": "jiangbei"})
    );
    assert_eq!(entry(&touched, "red-line-enforcement", "jiangbei")["status"], "applies");

    // Another document's red line is none here.
    let elsewhere = assessed(
        &json!({"region": "jiangbei", "industries": ["1.2.4"], "red-lines": ["national-security"]}),
    );
    assert_eq!(entry(&elsewhere, "inclusive-period", "jiangbei")["status"], "applies");
}

#[test]
fn without_a_region_only_the_national_laws_count_and_the_region_is_asked_first() {
    let assessment = assessed(&json!({"violation": "minor"}));
    let documents: Vec<&Value> = assessment["documents"]
        .as_array()
        .unwrap()
        .iter()
        .map(|document| &document["id"])
        .collect();
    assert!(documents.contains(&&json!("penalty-law")) && !documents.contains(&&json!("jiangbei")));
    assert_eq!(assessment["region"], Value::Null);
    assert_eq!(assessment["questions"][0], "region");
}

#[test]
fn facts_may_come_one_object_a_line() {
    let input = "{\"region\":\"other\"}\n\n{\"region\":\"nowhere\"}\n{\"region\":\"beibei\"}\n";
    let output =
        run(&["assess", "--facts", "-", "--as-of", "2026-11-21", "--json"], input.as_bytes());
    assert_eq!(output.status.code(), Some(1));
    let lines = json_lines(&output);
    assert_eq!(lines.len(), 3);
    assert_eq!(lines[0]["region"], "other");
    assert_eq!((&lines[1]["line"], &lines[1]["error"]["path"]), (&json!(3), &json!("region")));
    assert_eq!(lines[2]["region"], "beibei");
}

#[test]
fn a_district_is_added_without_code() {
    let pack = "tests/cases/packs/example-district.toml";
    let checked = run(&["pack", "check", pack], b"");
    assert_eq!(checked.status.code(), Some(0), "{}", stderr(&checked));
    assert_eq!(
        String::from_utf8(checked.stdout).unwrap(),
        format!("{pack}: ok; 2 rules; 3 clauses: 1 with a rule, 2 with a reason; 4 scenarios\n")
    );
    let facts =
        json!({"region": "example-district", "industries": ["8.2"], "red-lines": []}).to_string();
    let output = run(
        &["assess", "--facts", "-", "--pack", pack, "--as-of", "2026-11-21", "--json"],
        facts.as_bytes(),
    );
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let assessment = json_lines(&output).remove(0);
    assert_eq!(entry(&assessment, "inclusive-period", "example-district")["status"], "applies");
    let without = run(&["assess", "--facts", "-"], facts.as_bytes());
    assert_eq!(without.status.code(), Some(1));
}

#[test]
fn a_faulty_pack_is_refused_with_path_and_reason() {
    let output = run(&["pack", "check", "tests/cases/packs/faulty.toml"], b"");
    assert_eq!(output.status.code(), Some(1));
    let lines = stderr(&output);
    for words in [
        "rules[0].measure: unknown measure `inclusive-perod`; did you mean `inclusive-period`?",
        "rules[0].when.all[0].fact: unknown fact `redlines`; did you mean `red-lines`?",
        "rules[0].when.all[1].is[0]: unknown value",
        "rules[1].defeated-by[0]: unknown measure of this pack",
        "rules[1].says: both zh and en are wanted",
        "rules[1].clauses[0].ref: `九` is no clause",
        "clauses[0]: `一` has neither a rule nor a reason",
    ] {
        assert!(lines.contains(words), "{words} is not in:\n{lines}");
    }
    for (pack, words) in [
        ("wrong-quote.toml", "rules[0].clauses[0].quote: these words are not in the source text"),
        ("wrong-scenario.toml", "scenarios[0].expect.inclusive-period"),
    ] {
        let output = run(&["pack", "check", &format!("tests/cases/packs/{pack}")], b"");
        assert_eq!(output.status.code(), Some(1));
        assert!(stderr(&output).contains(words), "{pack}: {}", stderr(&output));
    }
}

#[test]
fn the_coverage_of_packs_is_printed_clause_by_clause() {
    let packs = ["data/packs/jiangbei.toml", "tests/cases/packs/example-district.toml"];
    let output = run(&[&["pack", "check", "--json"], &packs[..]].concat(), b"");
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let lines = json_lines(&output);
    assert_eq!(lines.len(), 2);
    assert_eq!((&lines[0]["file"], &lines[0]["document"]), (&json!(packs[0]), &json!("jiangbei")));
    let clauses = lines[1]["clauses"].as_array().unwrap();
    assert_eq!(clauses[0]["without-rule"]["en"], "States the scope.");
    assert_eq!(
        clauses[1],
        json!({"ref": "二", "measures": ["inclusive-period", "red-line-enforcement"]})
    );
    for (line, rules) in [(&lines[0], 18), (&lines[1], 2)] {
        assert_eq!(line["rules"], rules);
        for clause in line["clauses"].as_array().unwrap() {
            let decides = !clause["measures"].as_array().unwrap().is_empty();
            assert_ne!(decides, clause.get("without-rule").is_some(), "{clause}");
        }
    }
}

#[test]
fn a_fault_of_the_rules_is_told_on_one_line_and_a_sound_pack_beside_it_is_still_told() {
    let packs = ["tests/cases/packs/never-applies.toml", "tests/cases/packs/example-district.toml"];
    let output = run(&["pack", "check", packs[0], packs[1]], b"");
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8(output.stdout.clone()).unwrap().starts_with(packs[1]));
    let told = stderr(&output);
    assert_eq!(told.lines().count(), 1, "{told}");
    for words in [
        packs[0],
        "rules[0].when: the rule can never apply",
        "`credit = good` and `credit = poor` cannot both be true",
        "mend the condition, or take the rule out",
    ] {
        assert!(told.contains(words), "{words} is not in:\n{told}");
    }
}

#[test]
fn a_pack_becomes_the_same_pack_in_json() {
    let pack = "tests/cases/packs/example-district.toml";
    let output = run(&["pack", "json", pack], b"");
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let printed = String::from_utf8(output.stdout).unwrap();
    let [pack_in_json] = json_lines_of(&printed).try_into().unwrap();
    assert_eq!(printed, format!("{pack_in_json}\n"), "on one line, without spaces");
    let written = toml::from_str::<Value>(&std::fs::read_to_string(pack).unwrap()).unwrap();
    assert_eq!(pack_in_json, written);

    // It is a pack as good as the other, and JSON stays what it is.
    let folder = tempfile::TempDir::new_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    let copy = folder.path().join("example-district.json");
    std::fs::write(&copy, &printed).unwrap();
    let again = run(&["pack", "json", copy.to_str().unwrap()], b"");
    assert_eq!(String::from_utf8(again.stdout).unwrap(), printed);

    let faulty = run(&["pack", "json", "tests/cases/packs/faulty.toml"], b"");
    assert_eq!(faulty.status.code(), Some(1));
    assert!(faulty.stdout.is_empty());
    assert!(stderr(&faulty).contains("did you mean `inclusive-period`?"), "{}", stderr(&faulty));
}

#[test]
fn the_schema_of_packs_is_printed() {
    let output = run(&["pack", "schema"], b"");
    let printed: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(printed, schema::of_packs(Catalogue::bundled().unwrap()));
}

#[test]
fn the_same_business_is_put_into_every_region() {
    let output = run(
        &["compare", "--facts", "-", "--as-of", "2026-11-21", "--json"],
        br#"{"industries":["1.2.4"]}"#,
    );
    let comparison = json_lines(&output).remove(0);
    let regions: Vec<&str> = comparison["regions"]
        .as_array()
        .unwrap()
        .iter()
        .map(|assessment| assessment["region"].as_str().unwrap())
        .collect();
    assert!(
        regions.contains(&"jiangbei")
            && regions.contains(&"beibei")
            && regions.last() == Some(&"other")
    );
}

#[test]
fn a_comparison_calls_no_document_in_force_that_does_not_apply_on_the_day() {
    let on = |day: &str| {
        let output =
            run(&["compare", "--facts", "-", "--as-of", day, "--lang", "en"], br#"{"filed":true}"#);
        let text = String::from_utf8(output.stdout).unwrap();
        text.lines().find(|line| line.contains("[jiangbei]: 《")).unwrap().to_owned()
    };
    assert!(on("2021-12-29").ends_with("(not yet in force)"));
    assert!(on("2021-12-30").ends_with("(on trial)"));
}

#[test]
fn the_taxonomy_is_browsed_by_either_code() {
    let tree = |arguments: &[&str]| String::from_utf8(run(arguments, b"").stdout).unwrap();
    assert!(tree(&["browse"]).contains("\n  9 相关服务业\n    9.1 "));
    assert!(tree(&["browse", "1.2"]).contains("1.2.4 集成电路制造"));
    assert!(tree(&["browse", "C3973"]).contains("1.2.4"));
}

#[test]
fn part_of_a_code_or_a_word_finds_classes() {
    let found = run(&["browse", "--find", "集成", "--limit", "2"], b"");
    assert_eq!(found.status.code(), Some(0), "{}", stderr(&found));
    let lines = String::from_utf8(found.stdout).unwrap();
    let begins: Vec<bool> = lines
        .lines()
        .zip(["SEI2018 1.2.4 集成电路制造", "GB/T4754 3973 集成电路制造"])
        .map(|(line, begin)| line.starts_with(begin))
        .collect();
    assert_eq!(begins, [true, true], "{lines}");
    let product = run(&["browse", "--find", "光端机", "--json"], b"");
    let product = json_lines(&product).remove(0);
    assert_eq!(product[0]["by"], "product");
    for (arguments, status, words) in [
        (&["browse", "--find", "没有这样的行业"][..], 1, "nothing matches"),
        (&["browse", "--find", "39", "--limit", "0"], 1, "between 1 and 50"),
        (&["browse", "39", "--find", "39"], 2, "--find"),
        (&["browse", "--limit", "3"], 2, "--find"),
    ] {
        let failed = run(arguments, b"");
        assert_eq!(failed.status.code(), Some(status), "{arguments:?}");
        assert!(stderr(&failed).contains(words), "{arguments:?}: {}", stderr(&failed));
    }
}

#[test]
fn a_stream_of_facts_loses_no_line() {
    let long = format!("{{\"region\":\"{}\"}}", "x".repeat(1_100_000));
    let input = [
        b"\xef\xbb\xbf{\"region\":\"beibei\"\n".as_slice(),
        b"{\"region\":\"other\"}\n\xff\n",
        long.as_bytes(),
        b"\n{\"region\":\"jiangbei\"}",
    ]
    .concat();
    let output = run(&["assess", "--facts", "-", "--json"], &input);
    assert_eq!(output.status.code(), Some(1));
    let lines = json_lines(&output);
    assert_eq!(lines.len(), 5);
    assert_eq!(
        (&lines[0]["line"], &lines[1]["region"], &lines[4]["region"]),
        (&json!(1), &json!("other"), &json!("jiangbei"))
    );
    assert!(lines[2]["error"]["message"].as_str().unwrap().contains("UTF-8"));
    assert!(lines[3]["error"]["message"].as_str().unwrap().contains("longer than"));
}

#[test]
fn an_id_goes_back_as_it_came() {
    let output = run(&["classify"], b"{\"id\":12345678901234567890123,\"text\":\"x\"}\n{\"id\":[1.50],\"text\":7}\n{\"text\":\"x\"}\n");
    let text = String::from_utf8(output.stdout).unwrap();
    let lines: Vec<&str> = text.lines().collect();
    assert!(lines[0].starts_with("{\"id\":12345678901234567890123,"), "{}", lines[0]);
    assert!(lines[1].contains("\"id\":[1.50],") && lines[1].contains("bad-line"), "{}", lines[1]);
    assert!(lines[2].starts_with("{\"id\":null,"), "{}", lines[2]);
}

#[test]
fn an_error_stays_on_its_line() {
    let output = run(&["assess", "--facts", "-"], "{\"a\\nb\\u001b[31m\":true}".as_bytes());
    assert_eq!(stderr(&output).lines().count(), 1);
    assert!(!stderr(&output).contains('\u{1b}'));
}
