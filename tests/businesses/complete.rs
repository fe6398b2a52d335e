//! Complete businesses: every fact known, and such as can stand together.

use std::collections::BTreeMap;

use fastrand::Rng;
use policy_checker::{
    policy::{
        Catalogue, Date, RawValue,
        catalogue::{Fact, FactKind},
    },
    taxonomy::Taxonomy,
};

use super::{AS_OF, asked};

/// What is true of one business.
pub type Truth = BTreeMap<String, RawValue>;

/// Draws a business.
///
/// Where nothing is said below: a yes or no is a fair coin, one of several values is drawn evenly, a set is empty in half of
/// the cases and else holds each value with a chance of one third, and a day lies on a deadline, a day beside one, or
/// anywhere in the last six years.
pub fn draw(rng: &mut Rng) -> Truth {
    let catalogue = Catalogue::bundled().unwrap();
    let mut truth: Truth =
        asked(catalogue).into_iter().map(|fact| (fact.id.clone(), value(fact, rng))).collect();
    // Half of those drawn with a violation lose it, so that five in eight have none, and then nothing that follows from one.
    if rng.bool() {
        set(&mut truth, "violation", text("none"));
    }
    if truth.get("violation") == Some(&text("none")) {
        set(&mut truth, "harm", text("none"));
        for fact in ["mitigation", "red-lines"] {
            set(&mut truth, fact, none());
        }
        for fact in [
            "first-offence",
            "corrected-in-time",
            "subjective-fault",
            "crime-suspected",
            "milder-law-since",
            "under-penalty",
        ] {
            set(&mut truth, fact, RawValue::Bool(false));
        }
    }
    let follows: [(&str, RawValue, &str, RawValue); 8] = [
        ("violation", text("none"), "no-fault-evidence", RawValue::Bool(false)),
        ("subjective-fault", RawValue::Bool(true), "no-fault-evidence", RawValue::Bool(false)),
        ("harm", text("none"), "life-health-or-financial", RawValue::Bool(false)),
        ("stage", text("setting-up"), "has-business-licence", RawValue::Bool(false)),
        ("stage", text("operating"), "has-business-licence", RawValue::Bool(true)),
        ("stage", text("setting-up"), "under-inspection", RawValue::Bool(false)),
        ("credit", text("good"), "credit-repair-ready", RawValue::Bool(false)),
        ("approval", text("none"), "has-approval", RawValue::Bool(false)),
    ];
    for (if_fact, is, then_fact, then) in follows {
        if truth.get(if_fact) == Some(&is) {
            set(&mut truth, then_fact, then);
        }
    }
    truth
}

fn value(fact: &Fact, rng: &mut Rng) -> RawValue {
    let ids: Vec<&str> = fact.values.iter().map(|value| value.id.as_str()).collect();
    match fact.kind {
        FactKind::Bool => RawValue::Bool(rng.bool()),
        FactKind::Enum => text(ids[rng.usize(..ids.len())]),
        FactKind::Date => text(&day(rng).to_string()),
        FactKind::Set if rng.bool() => none(),
        FactKind::Set if fact.domain.is_some() => {
            let codes: Vec<&str> = Taxonomy::bundled().emerging_codes().collect();
            let drawn = (0..rng.usize(1..=2)).map(|_| codes[rng.usize(..codes.len())].to_owned());
            RawValue::List(drawn.collect())
        }
        FactKind::Set => {
            let held = ids.into_iter().filter(|_| rng.usize(..3) == 0);
            RawValue::List(held.map(str::to_owned).collect())
        }
    }
}

fn day(rng: &mut Rng) -> Date {
    const PERIODS: [(i32, i32); 7] =
        [(0, 0), (12, 0), (24, 0), (36, 0), (36, -60), (60, 0), (0, -30)];
    let today: Date = AS_OF.parse().unwrap();
    if rng.bool() {
        return today.plus(0, -rng.i32(0..6 * 365));
    }
    let (months, days) = PERIODS[rng.usize(..PERIODS.len())];
    today.plus(-months, -days + rng.i32(-1..=1))
}

fn text(text: &str) -> RawValue {
    RawValue::Text(text.to_owned())
}

fn none() -> RawValue {
    RawValue::List(Vec::new())
}

fn set(truth: &mut Truth, fact: &str, value: RawValue) {
    // A name that the catalogue lacks would draw nothing.
    *truth.get_mut(fact).unwrap() = value;
}
