//! The core counts months and days as a calendar library does.

use jiff::civil::{Date, date};
use policy_checker::policy::{Date as CoreDate, RawFacts, RawValue, pack::format::PackFile};
use policy_reference::{Reference, calendar, rules_core};
use proptest::prelude::*;
use serde_json::{Value as Json, json};

use crate::generator::{BUNDLED, DOCUMENT, catalogue, conditions, day};

const ORDERS: [&str; 4] = ["before", "on-or-before", "on-or-after", "after"];
const PERIODS: [(i32, i32); 9] =
    [(0, 0), (1, 0), (-1, 0), (0, 30), (1, -1), (-1, 1), (12, 0), (24, 0), (36, -60)];

fn of_core(day: Date) -> CoreDate {
    day.to_string().parse().unwrap()
}

fn days(first: Date, last: Date) -> impl Iterator<Item = Date> {
    first.series(jiff::ToSpan::day(1)).take_while(move |day| *day <= last)
}

#[test]
fn periods_end_on_the_same_day() {
    for day in days(date(2023, 12, 1), date(2025, 3, 31)) {
        let core = of_core(day);
        for months in -26..=26 {
            for days in [-366, -60, -31, -1, 0, 1, 28, 90, 365] {
                let (ours, theirs) = (core.plus(months, days), calendar::after(day, months, days));
                assert_eq!(
                    ours.to_string(),
                    theirs.to_string(),
                    "{day} + {months} months {days} days"
                );
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(20_000))]

    #[test]
    fn so_they_do_from_any_day_to_the_ends_of_the_calendar(
        day in prop_oneof![day(), (-719_162..=2_932_896).prop_map(|days| calendar::after(date(1970, 1, 1), 0, days))],
        months in conditions::months(),
        days in conditions::days(),
    ) {
        prop_assert_eq!(of_core(day).plus(months, days).to_string(), calendar::after(day, months, days).to_string());
    }
}

/// A document with a rule for each way in which today can lie to the day a period after a date.
fn deadlines(months: i32, days: i32) -> Json {
    let text = json!({ "zh": "文", "en": "text" });
    let rule = |(order, measure): (&str, &str)| {
        json!({
            "measure": measure, "firmness": "must", "clauses": [{ "ref": "1", "quote": "text" }], "says": text,
            "when": { "fact": "established-on", "plus-months": months, "plus-days": days, "today": order },
        })
    };
    let measures = catalogue().measures().iter().map(|measure| measure.id.as_str());
    json!({
        "document": {
            "id": DOCUMENT, "title": DOCUMENT, "number": "", "issuer": DOCUMENT, "status": "law", "source": "",
            "covers": text, "note": text,
        },
        "clauses": [{ "ref": "1" }],
        "rules": ORDERS.into_iter().zip(measures).map(rule).collect::<Vec<Json>>(),
    })
}

#[test]
fn today_lies_the_same_way_to_deadlines_about_the_ends_of_months() {
    let ends =
        days(date(2023, 12, 27), date(2025, 1, 3)).filter(|day| !(4..27).contains(&day.day()));
    let ends: Vec<Date> = ends.collect();
    for (months, days) in PERIODS {
        let json = deadlines(months, days);
        let packs = rules_core::alone(&json, &BUNDLED).unwrap();
        let reference =
            Reference::read(&PackFile::from_json(&json.to_string()).unwrap(), catalogue()).unwrap();
        for as_of in &ends {
            let turn = calendar::before(*as_of, months, days);
            for offset in -5..=5 {
                let day = calendar::after(turn, 0, offset);
                let facts =
                    RawFacts(vec![("established-on".to_owned(), RawValue::Text(day.to_string()))]);
                let known = reference.values(&facts).unwrap();
                let core = rules_core::verdicts(&packs, DOCUMENT, facts, *as_of).unwrap();
                for rule in reference.rules() {
                    let verdict = reference.verdict(rule, &known, *as_of);
                    assert_eq!(
                        core.get(&rule.measure),
                        Some(&verdict),
                        "{as_of} to {day} + {months} months {days} days: {:?}",
                        rule.applies
                    );
                }
            }
        }
    }
}
