//! The other values that a fact could have, as far as a rule can tell them apart.

use crate::policy::{
    catalogue::{Catalogue, Fact, FactPlace},
    completion::{self, Row},
    condition::Test,
    date::Date,
    fact::Value,
    order::sort_short,
};

/// Values that the rule cannot tell apart.
pub(super) struct Other {
    pub(super) row: Row,
    pub(super) values: Vec<Value>,
    /// Whether the business can bring them about.
    pub(super) can: bool,
}

/// What a rule can tell of the values of one fact.
pub(super) struct Reader<'t> {
    pub(super) tests: &'t [&'t Test],
    pub(super) as_of: Date,
}

impl Reader<'_> {
    fn row(&self, value: &Value) -> Row {
        completion::row(self.tests, |test| test.holds(value, self.as_of))
    }

    /// Values of every class but the fact's own, the nearest that are at hand.
    pub(super) fn others(
        &self,
        place: FactPlace,
        fact: &Fact,
        value: &Value,
        catalogue: &Catalogue,
    ) -> Vec<Other> {
        let own = self.row(value);
        let near = if let Value::Date(date) = value { *date } else { self.as_of };
        let classes = completion::classes(place, self.tests, self.as_of, near, catalogue);
        let mut others = Vec::new();
        for (row, smallest) in classes.into_iter().filter(|(row, _)| *row != own) {
            let of_class = self.nearest(row, fact, value, smallest);
            let (in_reach, out_of_reach): (Vec<Value>, Vec<Value>) =
                of_class.into_iter().partition(|to| is_in_reach(fact, value, to, self.as_of));
            for (values, can) in [(in_reach, true), (out_of_reach, false)] {
                if !values.is_empty() {
                    others.push(Other { row, values, can });
                }
            }
        }
        let steps = |to: &Value| match (value, to) {
            (Value::Set(from), Value::Set(to)) => u64::from((from ^ to).count_ones()),
            (Value::Codes(from), Value::Codes(to)) => {
                let differs = |one: &&String| !(from.contains(one) && to.contains(one));
                from.iter().chain(to).filter(differs).count() as u64
            }
            (Value::Date(from), Value::Date(to)) => from.unix_days().abs_diff(to.unix_days()),
            _ => 1,
        };
        // What is on the way to another value is tried before it.
        sort_short(&mut others, |other| other.values.first().map(steps));
        others
    }

    /// Values of the class `row`: all choices; of sets the one that keeps most of what is held.
    fn nearest(&self, row: Row, fact: &Fact, value: &Value, smallest: Value) -> Vec<Value> {
        let about_members =
            completion::row(self.tests, |test| matches!(test, Test::AnyOf(_) | Test::Under(_)));
        let may_stay = |member: &Value| self.row(member) & about_members & !row == 0;
        let fits = |candidate: &Value| self.row(candidate) == row;
        let candidates = match (value, &smallest) {
            (_, Value::Choice(_)) => {
                let all = (0..=u8::MAX).zip(&fact.values).map(|(place, _)| Value::Choice(place));
                return all.filter(fits).collect();
            }
            (Value::Set(held), Value::Set(wanted)) => {
                let bits = |of: u64| (0..u64::BITS).map(move |place| of & (1_u64 << place));
                let staying = |of: u64| bits(of).filter(|bit| may_stay(&Value::Set(*bit)));
                let kept = staying(*held).fold(0, |all, bit| all | bit);
                // Beside the nearest, one that the business can bring about, where there is one.
                let in_reach = staying(reachable(fact)).map(|bit| Value::Set(kept | bit));
                let nearest = [kept, kept | wanted].map(Value::Set).into_iter();
                let mut found: Vec<Value> =
                    [nearest.chain([smallest]).find(fits), in_reach.into_iter().find(fits)]
                        .into_iter()
                        .flatten()
                        .collect();
                found.dedup();
                return found;
            }
            (Value::Codes(held), Value::Codes(wanted)) => {
                let alone = |code: &String| Value::Codes(vec![code.clone()]);
                let kept: Vec<String> =
                    held.iter().filter(|code| may_stay(&alone(code))).cloned().collect();
                let mut joined = [kept.as_slice(), wanted].concat();
                joined.sort_unstable();
                joined.dedup();
                vec![Value::Codes(kept), Value::Codes(joined)]
            }
            _ => Vec::new(),
        };
        vec![candidates.into_iter().find(fits).unwrap_or(smallest)]
    }
}

/// The values of a choice that the business can bring about, or those that it can add to a set, as bits.
fn reachable(fact: &Fact) -> u64 {
    let values = fact.values.iter().enumerate();
    let named = values.filter(|(_, value)| is_named(fact, &value.id));
    named.fold(0, |all, (place, _)| all | 1_u64 << place)
}

/// Whether the step of a fact leads there.
fn is_named(fact: &Fact, to: &str) -> bool {
    fact.step.iter().any(|step| step.to.iter().any(|named| named == to))
}

/// Whether `near` lies on the way from one value to another: it adds and drops nothing that the other does not.
pub(super) fn is_between(from: &Value, near: &Value, far: &Value) -> bool {
    match (from, near, far) {
        (Value::Set(from), Value::Set(near), Value::Set(far)) => (from ^ near) & !(from ^ far) == 0,
        (Value::Codes(from), Value::Codes(near), Value::Codes(far)) => {
            near.iter().all(|code| from.contains(code) || far.contains(code))
                && from.iter().filter(|code| far.contains(code)).all(|code| near.contains(code))
        }
        (Value::Date(from), Value::Date(near), Value::Date(far)) => {
            (from <= near && near <= far) || (far <= near && near <= from)
        }
        _ => false,
    }
}

fn is_in_reach(fact: &Fact, from: &Value, to: &Value, today: Date) -> bool {
    match (from, to) {
        (_, Value::Bool(to)) => is_named(fact, if *to { "true" } else { "false" }),
        (_, Value::Choice(place)) => reachable(fact) >> place & 1 == 1,
        (Value::Set(from), Value::Set(to)) => {
            // Nothing is dropped, and what is added can be.
            from & !to == 0 && to & !from & !reachable(fact) == 0
        }
        // What has run out can no longer be prolonged.
        (Value::Date(from), Value::Date(to)) => {
            is_named(fact, "later") && *from >= today && to > from
        }
        _ => false,
    }
}
