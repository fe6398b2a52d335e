//! The naive evaluator tries enough: for any value there is one in its list that passes the same tests.

use jiff::civil::{Date, date};
use policy_checker::policy::{catalogue::Fact, pack::format::OrderFile};
use policy_reference::{
    calendar,
    condition::{Test, Value},
    values::{all_codes, values},
};
use proptest::{
    collection::vec,
    prelude::*,
    sample::{select, subsequence},
};

use crate::generator::{catalogue, conditions, day};

fn fact(id: &str) -> &'static Fact {
    catalogue().fact(catalogue().fact_place(id).unwrap()).unwrap()
}

fn some_of(ids: Vec<String>, most: usize) -> impl Strategy<Value = Vec<String>> + Clone {
    subsequence(ids, 0..=most)
}

fn owned<'a>(ids: impl Iterator<Item = &'a str>) -> Vec<String> {
    ids.map(str::to_owned).collect()
}

fn red_lines() -> Vec<String> {
    owned(fact("red-lines").values.iter().map(|value| value.id.as_str()))
}

fn about(
    list: impl Strategy<Value = Vec<String>> + 'static,
    test: fn(Vec<String>) -> Test,
) -> impl Strategy<Value = Vec<Test>> {
    vec(prop_oneof![1 => any::<bool>().prop_map(Test::Empty), 3 => list.prop_map(test)], 1..=4)
}

fn deadline() -> impl Strategy<Value = Test> {
    let order = select(vec![
        OrderFile::Before,
        OrderFile::OnOrBefore,
        OrderFile::OnOrAfter,
        OrderFile::After,
    ]);
    (order, conditions::months(), conditions::days())
        .prop_map(|(order, months, days)| Test::Today(order, months, days))
}

/// The value in the list of a fact's values that passes the same tests as `value`.
fn stands_for(id: &str, value: &Value, tests: &[Test], as_of: Date) -> Option<Value> {
    let tests: Vec<&Test> = tests.iter().collect();
    let passed =
        |value: &Value| tests.iter().map(|test| test.passes(value, as_of)).collect::<Vec<_>>();
    values(fact(id), &tests, as_of).into_iter().find(|other| passed(other) == passed(value))
}

const TODAY: Date = date(2026, 11, 21);

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn a_set_stands_for_every_set(tests in about(some_of(red_lines(), 5), Test::AnyOf), held in some_of(red_lines(), 13)) {
        let value = Value::Set(held.into_iter().collect());
        prop_assert!(stands_for("red-lines", &value, &tests, TODAY).is_some());
    }

    #[test]
    fn some_codes_stand_for_all_codes(
        tests in about(some_of(owned(conditions::CODES.into_iter()), 4), Test::Under),
        held in some_of(owned(all_codes()), 6),
    ) {
        let value = Value::Set(held.into_iter().collect());
        prop_assert!(stands_for("industries", &value, &tests, TODAY).is_some());
    }

    #[test]
    fn a_day_stands_for_every_day(
        tests in vec(deadline(), 1..=4),
        as_of in day(),
        near in any::<bool>(),
        offset in -40..=40,
        any in -719_162..=2_932_896,
    ) {
        let turn = match &tests[0] {
            Test::Today(_, months, days) if near => calendar::before(as_of, *months, *days),
            _ => calendar::after(date(1970, 1, 1), 0, any),
        };
        let value = Value::Day(calendar::after(turn, 0, offset));
        prop_assert!(stands_for("established-on", &value, &tests, as_of).is_some(), "{value:?}");
    }
}
