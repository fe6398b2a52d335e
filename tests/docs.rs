//! The pages on the pack format tell the truth: the example on them is the pack that is tested, the commands print what is
//! shown, every id exists, and both languages say it in the same places.

use std::{
    collections::BTreeSet,
    fs,
    io::Write,
    path::Path,
    process::{Command, Stdio},
};

use policy_checker::policy::{Catalogue, pack::schema};
use serde_json::Value;

const PAGES: [&str; 2] = ["docs/pack-format.md", "docs/pack-format.en.md"];
const PACK: &str = "tests/cases/packs/lakeside-district.toml";
const SOURCE: &str = "tests/cases/sources/lakeside-district.txt";

fn read(file: &str) -> String {
    fs::read_to_string(file).unwrap()
}

/// The fenced blocks of a page, each with its language.
fn blocks(page: &str) -> Vec<(String, String)> {
    let mut blocks = Vec::new();
    let mut open: Option<(String, String)> = None;
    for line in page.lines() {
        match (line.strip_prefix("```"), open.as_mut()) {
            (Some(language), None) => open = Some((language.to_owned(), String::new())),
            (Some(_), Some(_)) => blocks.extend(open.take()),
            (None, Some((_, text))) => {
                text.push_str(line);
                text.push('\n');
            }
            (None, None) => {}
        }
    }
    assert_eq!(open, None, "a block is not closed");
    blocks
}

fn blocks_in(page: &str, language: &str) -> Vec<String> {
    let of_language = |(own, text): (String, String)| (own == language).then_some(text);
    blocks(page).into_iter().filter_map(of_language).collect()
}

/// What is in backticks in a line.
fn code(line: &str) -> impl Iterator<Item = &str> {
    line.split('`').skip(1).step_by(2)
}

#[test]
fn the_example_on_the_pages_is_the_pack_that_is_tested() {
    for page in PAGES.map(read) {
        assert_eq!(blocks_in(&page, "toml").join("\n"), read(PACK));
        assert_eq!(blocks_in(&page, "text"), [read(SOURCE)]);
    }
}

#[test]
fn both_languages_have_the_same_headings_blocks_and_tables() {
    let [chinese, english] = PAGES.map(read);
    assert_eq!(blocks(&chinese), blocks(&english));
    let shape = |page: &str| -> Vec<String> {
        // What is in a block is compared above; a `#` there is no heading.
        let mut in_block = false;
        let outside = page.lines().filter(|line| {
            let fence = line.starts_with("```");
            in_block ^= fence;
            !in_block && !fence
        });
        outside
            .filter_map(|line| match line.as_bytes() {
                [b'#', ..] => Some(line.chars().take_while(|c| *c == '#').collect()),
                // A row explains the same keys in both languages.
                [b'|', ..] => {
                    let kebab: BTreeSet<&str> = code(line).flat_map(ids).collect();
                    Some(format!("| {kebab:?}"))
                }
                [b'-', ..] => Some("-".to_owned()),
                _ => None,
            })
            .collect()
    };
    assert_eq!(shape(&chinese), shape(&english));
}

/// The ids in a piece of code; a text in quotation marks counts if it is one.
fn ids(code: &str) -> impl Iterator<Item = &str> {
    code.split(|c: char| !(c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'))
        .filter(|word| word.starts_with(|c: char| c.is_ascii_lowercase()))
}

/// Every key, and every text that stands for itself, in a JSON Schema.
fn words_of(schema: &Value, keys: &mut BTreeSet<String>, texts: &mut BTreeSet<String>) {
    match schema {
        Value::Object(object) => {
            if let Some(Value::Object(properties)) = object.get("properties") {
                keys.extend(properties.keys().cloned());
            }
            for (key, value) in object {
                match (key.as_str(), value) {
                    ("const", Value::String(text)) => _ = texts.insert(text.clone()),
                    ("enum", Value::Array(values)) => {
                        texts
                            .extend(values.iter().filter_map(|value| Some(value.as_str()?.into())));
                    }
                    _ => words_of(value, keys, texts),
                }
            }
        }
        Value::Array(list) => list.iter().for_each(|value| words_of(value, keys, texts)),
        _ => {}
    }
}

#[test]
fn every_id_in_a_table_exists_and_every_key_is_explained() {
    let catalogue = Catalogue::bundled().unwrap();
    let (mut keys, mut texts) = (BTreeSet::new(), BTreeSet::new());
    words_of(&schema::of_packs(catalogue), &mut keys, &mut texts);
    // Facts and measures are keys of scenarios; what they mean stands in the catalogue.
    let facts = catalogue.facts().iter().map(|fact| &fact.id);
    let declared: BTreeSet<&String> =
        facts.chain(catalogue.measures().iter().map(|measure| &measure.id)).collect();
    // Conditions are named by the pack, and these are words of TOML and of the two languages.
    let example = read(PACK);
    let named = |word: &str| {
        ["true", "zh", "en"].contains(&word) || example.contains(&format!("\nid = \"{word}\""))
    };
    for file in PAGES {
        let page = read(file);
        let mut met = BTreeSet::new();
        for line in page.lines().filter(|line| line.starts_with('|')) {
            for word in code(line).flat_map(ids) {
                let exists = keys.contains(word) || texts.contains(word) || named(word);
                assert!(exists, "{file}: no such id: {word}\n{line}");
                met.insert(word);
            }
        }
        let outside_tables = ["zh", "en"];
        for key in keys.iter().filter(|key| !declared.contains(key)) {
            let explained = met.contains(key.as_str()) || outside_tables.contains(&key.as_str());
            assert!(explained, "{file}: the tables do not explain `{key}`");
        }
    }
}

/// The draft as it stands at each check of the pages: only the document, then no scenarios, then all of it.
fn drafts() -> [String; 3] {
    let whole = read(PACK);
    let before = |part: &str| whole.split_once(part).unwrap().0.to_owned();
    let document = before("[[clauses]]");
    [format!("clauses = []\nrules = []\n\n{document}"), before("[[scenarios]]"), whole.clone()]
}

/// What a line `$ [echo '…' | ]cargo run -- …` prints in a folder.
fn printed(line: &str, folder: &Path) -> String {
    let (input, command) =
        line.strip_prefix("echo '").and_then(|rest| rest.split_once("' | ")).unwrap_or(("", line));
    let arguments = command.strip_prefix("cargo run -- ").unwrap();
    let mut child = Command::new(env!("CARGO_BIN_EXE_policy-checker"))
        .args(arguments.split(' '))
        .current_dir(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    String::from_utf8([output.stdout, output.stderr].concat()).unwrap()
}

/// Whether the lines shown are all that is printed, in order; `…` stands for any lines.
fn is_shown_truly(shown: &[&str], printed: &[&str]) -> bool {
    let Some((first, rest)) = shown.split_first() else { return printed.is_empty() };
    if *first == "…" {
        return (0..=printed.len()).any(|left_out| is_shown_truly(rest, &printed[left_out..]));
    }
    printed
        .split_first()
        .is_some_and(|(line, others)| line == first && is_shown_truly(rest, others))
}

#[test]
fn every_command_prints_what_is_shown() {
    let folder = tempfile::TempDir::new_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    let draft = folder.path().join("draft");
    fs::create_dir(&draft).unwrap();
    fs::copy(SOURCE, draft.join("lakeside-district.txt")).unwrap();
    let mut drafts = drafts().into_iter();
    let mut run = 0;
    for block in blocks_in(&read(PAGES[0]), "console") {
        for command in block.split("$ ").skip(1) {
            let (line, shown) = command.split_once('\n').unwrap();
            if line.contains("pack check") {
                let draft = draft.join("lakeside-district.toml");
                fs::write(draft, drafts.next().expect("a draft for each check")).unwrap();
            }
            let printed = printed(line, folder.path());
            let shown: Vec<&str> = shown.lines().collect();
            let lines: Vec<&str> = printed.lines().collect();
            assert!(is_shown_truly(&shown, &lines), "$ {line}\n{printed}");
            run += 1;
        }
    }
    assert_eq!(drafts.next(), None, "each draft is checked on the page");
    assert!(run > 0);
}

#[test]
fn the_files_that_the_pages_link_to_exist() {
    for page in PAGES {
        let text = read(page);
        let targets = text.split("](").skip(1).filter_map(|rest| Some(rest.split_once(')')?.0));
        let local: Vec<&str> = targets.filter(|target| !target.contains("://")).collect();
        assert!(!local.is_empty());
        for target in local {
            assert!(Path::new("docs").join(target).exists(), "{page}: {target}");
        }
    }
}
