//! Values as they are drawn: those that the questions of the pack turn on, and others.

use jiff::civil::Date;
use policy_checker::policy::{
    RawValue,
    catalogue::{Fact, FactKind},
};
use policy_reference::{calendar, values::all_codes};
use proptest::{array, collection::vec, option, prelude::*, sample::Index};

use super::conditions::CODES;

/// A value of any fact: what does not fit its type is not used.
#[derive(Clone, Debug)]
pub struct DrawnValue {
    yes: bool,
    choice: Index,
    held: Vec<Index>,
    /// The date lies so many days from where a period of the pack turns.
    period: Index,
    offset: i32,
}

pub fn value() -> impl Strategy<Value = DrawnValue> + Clone {
    let offset = prop_oneof![6 => -4..=4, 1 => -4_000_000..=4_000_000];
    (any::<bool>(), any::<Index>(), vec(any::<Index>(), 0..=3), any::<Index>(), offset).prop_map(
        |(yes, choice, held, period, offset)| DrawnValue { yes, choice, held, period, offset },
    )
}

/// Values or none: half of the facts are unknown.
pub fn drawn() -> impl Strategy<Value = [Option<DrawnValue>; 8]> {
    array::uniform8(option::of(value()))
}

impl DrawnValue {
    pub fn of(&self, fact: &Fact, periods: &[(i32, i32)], as_of: Date) -> RawValue {
        let ids: Vec<&str> = fact.values.iter().map(|value| value.id.as_str()).collect();
        let held = |ids: &[&str]| self.held.iter().map(|id| (*id.get(ids)).to_owned()).collect();
        match (fact.kind, fact.domain) {
            (FactKind::Bool, _) => RawValue::Bool(self.yes),
            (FactKind::Enum, _) => RawValue::Text((*self.choice.get(&ids)).to_owned()),
            (FactKind::Set, None) => RawValue::List(held(&ids)),
            (FactKind::Set, Some(_)) if self.yes => RawValue::List(held(&CODES)),
            (FactKind::Set, Some(_)) => RawValue::List(held(&all_codes().collect::<Vec<_>>())),
            (FactKind::Date, _) => {
                let periods = [periods, &[(0, 0)]].concat();
                let (months, days) = self.period.get(&periods);
                let turn = calendar::before(as_of, *months, *days);
                RawValue::Text(calendar::after(turn, 0, self.offset).to_string())
            }
        }
    }
}
