//! Conditions and facts in words, with the ids that authors write.

use super::{ground::Ground, situations::Example};
use crate::policy::{
    catalogue::{Fact, FactPlace},
    condition::{Condition, Leaf, Order, Test},
    date::Date,
    fact::{ShownValue, Value},
};

/// The longest condition that is written out, in characters.
const LONGEST: usize = 160;

impl Ground<'_> {
    /// A condition, for example `credit = good or four-new = true`.
    pub(super) fn words(&self, condition: &Condition) -> String {
        let mut words = String::new();
        self.write(condition, &mut words);
        if words.chars().count() > LONGEST {
            words = words.chars().take(LONGEST).chain(['…']).collect();
        }
        // A name alone does not say what is meant.
        let meant = match condition {
            Condition::Named(place) => self.pack.conditions.get(*place),
            _ => None,
        };
        match meant {
            Some(meant @ (Condition::Leaf(_) | Condition::Derived { .. })) => {
                format!("`{words}` ({})", self.words(meant))
            }
            _ => format!("`{words}`"),
        }
    }

    fn write(&self, condition: &Condition, words: &mut String) {
        // What is longer is cut anyway.
        if words.len() > 4 * LONGEST {
            return;
        }
        match condition {
            Condition::Always => words.push_str("always"),
            Condition::All(of) => self.write_joined(of, " and ", words),
            Condition::Any(of) => self.write_joined(of, " or ", words),
            Condition::Not(of) => {
                words.push_str("not (");
                self.write(of, words);
                words.push(')');
            }
            Condition::Leaf(leaf) | Condition::Derived { leaf, .. } => {
                let leaf = self.pack.leaves.get(*leaf);
                let asked = leaf.and_then(|leaf| Some((leaf, self.catalogue.fact(leaf.fact)?)));
                if let Some((leaf, fact)) = asked {
                    words.push_str(&question(leaf, fact));
                }
            }
            Condition::Named(place) => {
                if let Some(named) = self.pack.named.get(*place) {
                    words.push_str(&named.id);
                }
            }
        }
    }

    fn write_joined(&self, of: &[Condition], between: &str, words: &mut String) {
        for (place, part) in of.iter().enumerate() {
            if place > 0 {
                words.push_str(between);
            }
            let grouped = matches!(part, Condition::All(of) | Condition::Any(of) if of.len() > 1);
            if grouped {
                words.push('(');
            }
            self.write(part, words);
            if grouped {
                words.push(')');
            }
        }
    }

    /// The facts of an example in words; a date by how it lies to the day of the assessment.
    pub(super) fn told(&self, example: &Example) -> String {
        if example.facts.is_empty() {
            return "whatever the facts".to_owned();
        }
        let told = |(fact, value): &(FactPlace, Value)| {
            let value = match value {
                Value::Date(day) => distance(*day, example.as_of),
                _ => self.literal(*fact, value),
            };
            format!("{} = {value}", self.catalogue.fact_id(*fact))
        };
        example.facts.iter().map(told).collect::<Vec<String>>().join(", ")
    }

    /// The lines of a scenario: its day, facts and expectation, as a pack has them.
    pub(super) fn scenario(&self, example: &Example, measure: &str, status: &str) -> String {
        let region = self.pack.document.region.as_ref();
        let region = region.map(|region| format!("region = \"{}\"", region.id));
        let fact = |(fact, value): &(FactPlace, Value)| {
            format!("{} = {}", self.catalogue.fact_id(*fact), self.literal(*fact, value))
        };
        let facts: Vec<String> = region.into_iter().chain(example.facts.iter().map(fact)).collect();
        format!(
            "`as-of = \"{}\"`, `facts = {{ {} }}`, `expect = {{ {measure} = \"{status}\" }}`",
            example.as_of,
            facts.join(", ")
        )
    }

    /// A value as a pack has it.
    fn literal(&self, fact: FactPlace, value: &Value) -> String {
        let Some(fact) = self.catalogue.fact(fact) else { return String::new() };
        match value.shown(fact) {
            ShownValue::Bool(value) => value.to_string(),
            ShownValue::Text(id) => format!("\"{id}\""),
            ShownValue::Date(date) => format!("\"{date}\""),
            ShownValue::List(ids) => {
                let ids: Vec<String> = ids.iter().map(|id| format!("\"{id}\"")).collect();
                format!("[{}]", ids.join(", "))
            }
        }
    }
}

fn question(leaf: &Leaf, fact: &Fact) -> String {
    let id = &fact.id;
    let chosen = |places: u64| {
        let held = fact.values.iter().enumerate().filter(|(place, _)| places >> place & 1 == 1);
        held.map(|(_, value)| value.id.as_str()).collect::<Vec<&str>>().join("|")
    };
    match &leaf.test {
        Test::Is(is) => format!("{id} = {is}"),
        Test::OneOf(places) => format!("{id} = {}", chosen(*places)),
        Test::AnyOf(places) => format!("{id} has {}", chosen(*places)),
        Test::Empty(true) => format!("{id} is empty"),
        Test::Empty(false) => format!("{id} is not empty"),
        Test::Under(codes) => format!("{id} under {}", codes.join("|")),
        Test::Today { order, months, days } => {
            let order = match order {
                Order::Before => "before",
                Order::OnOrBefore => "on or before",
                Order::OnOrAfter => "on or after",
                Order::After => "after",
            };
            let shift = |number: i32, unit: &str| match number {
                0 => String::new(),
                _ => format!(" {number:+} {unit}"),
            };
            format!("today {order} {id}{}{}", shift(*months, "months"), shift(*days, "days"))
        }
    }
}

/// How a day lies to the day of the assessment, for example `13 months and 1 day before the day of assessment`.
fn distance(day: Date, today: Date) -> String {
    let (from, to, side) = match day.cmp(&today) {
        std::cmp::Ordering::Equal => return "the day of assessment".to_owned(),
        std::cmp::Ordering::Less => (day, today, "before"),
        std::cmp::Ordering::Greater => (today, day, "after"),
    };
    if day == Date::MIN || day == Date::MAX {
        return format!("\"{day}\"");
    }
    // A month has at most 31 days, so at least this many have passed; at most a few more.
    let passed = to.unix_days() - from.unix_days();
    let least = i32::try_from(passed / 31).unwrap_or(i32::MAX);
    let months = (least..least.saturating_add(4 + least / 50))
        .take_while(|months| from.plus(*months, 0) <= to)
        .last()
        .unwrap_or(0);
    let days = to.unix_days() - from.plus(months, 0).unix_days();
    let count = |number: i64, unit: &str| match number {
        0 => None,
        1 => Some(format!("1 {unit}")),
        _ => Some(format!("{number} {unit}s")),
    };
    let parts: Vec<String> =
        [count(i64::from(months), "month"), count(days, "day")].into_iter().flatten().collect();
    format!("{} {side} the day of assessment", parts.join(" and "))
}
