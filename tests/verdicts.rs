//! What a verdict carries, on packs made for the purpose; and how far a pack from anyone may go.

mod made;

use made::{QUOTE, case, day, pack, refused, rule};
use policy_checker::policy::{
    PackSet, RawFacts, assess,
    pack::format::{Firmness, Status},
};
use serde_json::{Value, json};

/// The first verdict of a pack of one rule, shown by `see`.
fn verdict<T>(
    pack: &str,
    facts: Value,
    as_of: &str,
    see: impl Fn(&policy_checker::policy::assess::AssessedMeasure) -> T,
) -> T {
    let packs = PackSet::bundled().unwrap().with([pack]).unwrap();
    let mut facts = facts;
    facts["region"] = "test".into();
    let facts = packs.read_facts(RawFacts::from_json(&facts.to_string()).unwrap()).unwrap();
    let assessment = assess(&packs, &facts, day(as_of));
    see(assessment.measures.iter().find(|entry| entry.document == "test").unwrap())
}

const TODAY: &str = "2026-11-21";

#[test]
fn a_verdict_that_no_single_case_settles_still_shows_its_clauses() {
    let own = |quote: &str| json!({"clauses": [{"ref": "一", "quote": quote}]});
    let filed = json!({"fact": "filed", "is": true});
    let cases = [case(filed.clone(), own("if filed")), case(json!({"not": filed}), own("if not"))];
    let pack = pack(&[rule("sandbox", json!({"clauses": [], "cases": cases}))], json!({}));
    let (status, clauses) =
        verdict(&pack, json!({}), TODAY, |entry| (entry.status, entry.clauses.len()));
    assert_eq!((status, clauses), (Status::Applies, 2));
    let quotes = verdict(&pack, json!({"filed": true}), TODAY, |entry| {
        entry.clauses.iter().map(|clause| clause.quote.clone()).collect::<Vec<_>>()
    });
    assert_eq!(quotes, ["if filed"]);
}

#[test]
fn a_measure_that_cannot_apply_shows_no_days() {
    let filed = json!({"fact": "filed", "is": true});
    let never = json!({"all": [filed, {"not": filed}]});
    let dates = json!([{"name": "until", "from": "established-on", "plus-months": [12]}]);
    let known = json!({"established-on": "2026-01-31"});
    let ruled_out = pack(&[rule("sandbox", json!({"when": never, "dates": dates}))], json!({}));
    assert_eq!(
        verdict(&ruled_out, known.clone(), TODAY, |entry| (entry.status, entry.dates.len())),
        (Status::DoesNotApply, 0)
    );
    let open = pack(&[rule("sandbox", json!({"when": filed, "dates": dates}))], json!({}));
    assert_eq!(
        verdict(&open, known, TODAY, |entry| (entry.status, entry.dates["until"].clone())),
        (Status::Depends, vec![day("2027-01-31")])
    );
}

#[test]
fn the_first_row_that_holds_says_how_firm_the_text_is() {
    let always = json!({"always": true});
    let cases = [case(always.clone(), json!({})), case(always, json!({"firmness": "planned"}))];
    let pack = pack(&[rule("sandbox", json!({"firmness": "explores", "cases": cases}))], json!({}));
    assert_eq!(verdict(&pack, json!({}), TODAY, |entry| entry.firmness), Firmness::Explores);
}

#[test]
fn what_is_stated_stands_in_place_of_what_follows() {
    let pack =
        pack(&[rule("sandbox", json!({"when": {"fact": "four-new", "is": true}}))], json!({}));
    for (facts, status) in [
        (json!({}), Status::Depends),
        (json!({"industries": []}), Status::DoesNotApply),
        (json!({"industries": ["4"]}), Status::Applies),
        (json!({"four-new": true}), Status::Applies),
        (json!({"four-new": true, "industries": []}), Status::Applies),
        (json!({"four-new": false, "industries": ["4"]}), Status::DoesNotApply),
        // This document ties four-new to the nine industries.
        (json!({"industries": [], "self-described-new": ["format"]}), Status::DoesNotApply),
    ] {
        assert_eq!(verdict(&pack, facts.clone(), TODAY, |entry| entry.status), status, "{facts}");
    }
}

#[test]
fn a_date_settles_on_the_right_day_whatever_day_it_is() {
    let within = json!({"fact": "established-on", "plus-months": 1, "today": "on-or-before"});
    let pack = pack(&[rule("sandbox", json!({"when": within}))], json!({}));
    for (as_of, established, status) in [
        ("2024-02-29", "2024-01-31", Status::Applies),
        ("2024-03-01", "2024-01-31", Status::DoesNotApply),
        ("2026-03-28", "2026-02-28", Status::Applies),
        ("2026-03-29", "2026-02-28", Status::DoesNotApply),
        ("2025-12-31", "2025-11-30", Status::DoesNotApply),
    ] {
        let facts = json!({"established-on": established});
        assert_eq!(
            verdict(&pack, facts, as_of, |entry| entry.status),
            status,
            "{established} on {as_of}"
        );
    }
    // Whatever today is, a date that is not known leaves it open, and is what is missing.
    let mut today = day("2023-12-25");
    while today < day("2024-04-05") {
        let seen = verdict(&pack, json!({}), &today.to_string(), |entry| {
            (entry.status, entry.missing.join(","))
        });
        assert_eq!(seen, (Status::Depends, "established-on".to_owned()), "{today}");
        today = today.plus(0, 1);
    }
}

#[test]
#[expect(clippy::too_many_lines, reason = "one table")]
fn a_pack_that_would_take_long_is_refused_at_once() {
    let filed = json!({"fact": "filed", "is": true});
    let many = |count: usize, of: &Value| vec![of.clone(); count];
    let doubling: Vec<Value> = (0..40)
        .map(|level| {
            let when = if level == 0 { filed.clone() } else { json!({"all": [{"use": format!("c{}", level - 1)}, {"use": format!("c{}", level - 1)}]}) };
            json!({"id": format!("c{level}"), "label": {"zh": "一", "en": "one"}, "when": when})
        })
        .collect();
    let days: Vec<Value> = (0..3_000)
        .map(|days| json!({"fact": "established-on", "plus-days": days, "today": "after"}))
        .collect();
    let facts = [
        "filed",
        "has-approval",
        "promise-kept",
        "own-standard",
        "hazard-left",
        "first-offence",
        "corrected-in-time",
        "crime-suspected",
        "no-fault-evidence",
        "subjective-fault",
        "key-enterprise",
        "sells-online",
        "social-need",
    ];
    let clauses: Vec<Value> = (0..2_001).map(|nth| json!({"ref": format!("一({nth})")})).collect();
    let each: Vec<Value> = facts.iter().map(|fact| json!({"fact": fact, "is": true})).collect();
    for (what, pack, words) in [
        (
            "a long text",
            pack(
                &[rule(
                    "sandbox",
                    json!({"when": filed, "says": {"zh": "一".repeat(5_000), "en": "one"}}),
                )],
                json!({}),
            ),
            "bytes are too long",
        ),
        (
            "a wide condition",
            pack(&[rule("sandbox", json!({"when": {"all": many(1_001, &filed)}}))], json!({})),
            "at most 1000 parts",
        ),
        (
            "many cases",
            pack(
                &[rule("sandbox", json!({"cases": many(1_001, &case(filed.clone(), json!({})))}))],
                json!({}),
            ),
            "at most 1000 parts",
        ),
        (
            "conditions that double",
            pack(
                &[rule("sandbox", json!({"when": {"use": "c39"}}))],
                json!({"conditions": doubling}),
            ),
            "at most 1000 parts",
        ),
        (
            "many days",
            pack(&[rule("sandbox", json!({"when": {"any": days}}))], json!({})),
            "at most",
        ),
        (
            "many facts",
            pack(&[rule("sandbox", json!({"when": {"all": each}}))], json!({})),
            "reads too many facts",
        ),
        (
            "many citations",
            pack(
                &[rule(
                    "sandbox",
                    json!({"when": filed, "clauses": many(33, &json!({"ref": "一", "quote": QUOTE}))}),
                )],
                json!({}),
            ),
            "at most 32 citations",
        ),
        (
            "many clauses",
            pack(&[rule("sandbox", json!({"when": filed}))], json!({"clauses": clauses})),
            "at most 2000 clauses",
        ),
        (
            "a repeated defeat",
            pack(
                &[
                    rule(
                        "sandbox",
                        json!({"when": filed, "defeated-by": ["joint-response", "joint-response"]}),
                    ),
                    rule("joint-response", json!({"when": filed})),
                ],
                json!({}),
            ),
            "stands twice",
        ),
        (
            "a chain of defeats",
            pack(
                &[
                    rule("sandbox", json!({"when": filed, "defeated-by": ["joint-response"]})),
                    rule("joint-response", json!({"when": filed, "defeated-by": ["sandbox"]})),
                ],
                json!({}),
            ),
            "must stand by itself",
        ),
    ] {
        let findings = refused(&pack);
        assert!(
            findings.iter().any(|finding| finding.message.contains(words)),
            "{what}: {findings:?}"
        );
    }
    let strangers: Vec<Value> =
        (0..5_000).map(|nth| rule(&format!("measure-{nth}"), json!({"when": filed}))).collect();
    assert_eq!(refused(&pack(&strangers, json!({}))).len(), 100);
}

#[test]
fn no_message_about_a_pack_breaks_its_line_or_commands_a_terminal() {
    let evil = "\u{1b}[2J\n\u{202e}x".repeat(1_000);
    let own = rule("sandbox", json!({"when": {"always": true}}));
    for rules in [
        json!({"clauses": [{"ref": evil, "quote": QUOTE}]}),
        json!({"when": {"fact": "industries", "under": [evil]}}),
        json!({"when": {"use": evil}}),
        json!({"params": {(evil.as_str()): 1}}),
        json!({"measure": evil, "defeated-by": [evil]}),
    ]
    .map(|more| vec![rule("sandbox", more)])
    .into_iter()
    .chain([vec![own.clone(), own]])
    {
        let clauses = json!([{"ref": "一"}, {"ref": evil}, {"ref": evil}]);
        for finding in refused(&pack(&rules, json!({"clauses": clauses}))) {
            let told = finding.to_string();
            assert!(!told.contains(|c: char| c.is_control() || c == '\u{202e}'), "{told:?}");
            assert!(told.len() < 2_000, "{} bytes", told.len());
        }
    }
}

#[test]
fn a_word_of_the_document_is_answered_with_the_id_that_is_meant() {
    for (place, word, id) in [
        ("/rules/0/firmness", "可以", "may"),
        ("/rules/0/firmness", "不得", "must"),
        ("/document/status", "试行", "trial"),
        ("/document/status", "征求意见稿", "draft"),
    ] {
        let text = pack(&[rule("sandbox", json!({"when": {"always": true}}))], json!({}));
        let mut pack: Value = serde_json::from_str(&text).unwrap();
        *pack.pointer_mut(place).unwrap() = word.into();
        let message = &refused(&pack.to_string())[0].message;
        assert!(message.starts_with(&format!("unknown value `{word}`; write `{id}`")), "{message}");
    }
}
