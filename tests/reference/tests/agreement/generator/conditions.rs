//! Conditions as they are drawn: over facts that are chosen later, so that a counter-example shrinks well.

use policy_checker::policy::catalogue::{Domain, Fact, FactKind};
use proptest::{
    collection::vec,
    prelude::*,
    sample::{Index, select},
};
use serde_json::{Value as Json, json};

/// Codes that lie in and beside one another.
pub const CODES: [&str; 7] = ["1", "1.2", "1.2.1", "1.2.4", "2.1", "7", "9"];
const NINE: [&str; 9] = ["1", "2", "3", "4", "5", "6", "7", "8", "9"];

#[derive(Clone, Debug)]
pub enum Drawn {
    Always,
    All(Vec<Drawn>),
    Any(Vec<Drawn>),
    Not(Box<Drawn>),
    /// A condition with a name; the question, where none has one yet.
    Named(Index, Question),
    Asks(Question),
}

/// A question to any fact: what does not fit its type is not used.
#[derive(Clone, Debug)]
pub struct Question {
    fact: Index,
    form: u8,
    yes: bool,
    values: Vec<Index>,
    order: &'static str,
    months: i32,
    days: i32,
}

pub fn drawn() -> impl Strategy<Value = Drawn> + Clone {
    let leaf = prop_oneof![
        12 => question().prop_map(Drawn::Asks),
        3 => (any::<Index>(), question()).prop_map(|(name, question)| Drawn::Named(name, question)),
        1 => Just(Drawn::Always),
    ];
    leaf.prop_recursive(3, 6, 3, |part| {
        prop_oneof![
            vec(part.clone(), 1..=3).prop_map(Drawn::All),
            vec(part.clone(), 1..=3).prop_map(Drawn::Any),
            part.prop_map(|of| Drawn::Not(Box::new(of))),
        ]
    })
}

fn question() -> impl Strategy<Value = Question> + Clone {
    let order = select(vec!["before", "on-or-before", "on-or-after", "after"]);
    let values = vec(any::<Index>(), 1..=3);
    (any::<Index>(), 0..5_u8, any::<bool>(), values, order, months(), days()).prop_map(
        |(fact, form, yes, values, order, months, days)| Question {
            fact,
            form,
            yes,
            values,
            order,
            months,
            days,
        },
    )
}

pub fn months() -> impl Strategy<Value = i32> + Clone {
    prop_oneof![6 => select(vec![0, 1, -1, 6, 12, 24, -12]), 1 => -1_200..=1_200]
}

pub fn days() -> impl Strategy<Value = i32> + Clone {
    prop_oneof![4 => Just(0), 4 => select(vec![1, -1, 30, -60]), 1 => -36_600..=36_600]
}

impl Drawn {
    /// As a pack writes it, over these facts and after so many conditions with names.
    pub fn json(&self, facts: &[&Fact], named: usize) -> Json {
        let all = |of: &[Drawn]| of.iter().map(|part| part.json(facts, named)).collect::<Vec<_>>();
        match self {
            Drawn::Always => json!({ "always": true }),
            Drawn::All(of) => json!({ "all": all(of) }),
            Drawn::Any(of) => json!({ "any": all(of) }),
            Drawn::Not(of) => json!({ "not": of.json(facts, named) }),
            Drawn::Named(name, _) if named > 0 => json!({ "use": name.index(named).to_string() }),
            Drawn::Named(_, question) | Drawn::Asks(question) => question.json(facts),
        }
    }

    /// The periods of all its questions.
    pub fn periods(&self) -> Vec<(i32, i32)> {
        match self {
            Drawn::Always => Vec::new(),
            Drawn::All(of) | Drawn::Any(of) => of.iter().flat_map(Drawn::periods).collect(),
            Drawn::Not(of) => of.periods(),
            Drawn::Named(_, question) | Drawn::Asks(question) => {
                vec![(question.months, question.days)]
            }
        }
    }
}

impl Question {
    fn json(&self, facts: &[&Fact]) -> Json {
        let fact = *self.fact.get(facts);
        let id = &fact.id;
        let chosen = |ids: &[&str]| -> Vec<String> {
            let mut chosen: Vec<String> =
                self.values.iter().map(|value| (*value.get(ids)).to_owned()).collect();
            chosen.sort_unstable();
            chosen.dedup();
            chosen
        };
        let ids: Vec<&str> = fact.values.iter().map(|value| value.id.as_str()).collect();
        match (fact.kind, fact.domain, self.form) {
            (FactKind::Bool, _, _) => json!({ "fact": id, "is": self.yes }),
            (FactKind::Enum, _, 0) => json!({ "fact": id, "is": self.values[0].get(&ids) }),
            (FactKind::Enum, _, _) => json!({ "fact": id, "one-of": chosen(&ids) }),
            (FactKind::Set, _, 0) => json!({ "fact": id, "empty": self.yes }),
            (FactKind::Set, Some(Domain::EmergingIndustries), 1) => {
                json!({ "fact": id, "under": NINE })
            }
            (FactKind::Set, Some(_), _) => json!({ "fact": id, "under": chosen(&CODES) }),
            (FactKind::Set, None, _) => json!({ "fact": id, "any-of": chosen(&ids) }),
            (FactKind::Date, _, _) => json!({
                "fact": id, "today": self.order, "plus-months": self.months, "plus-days": self.days,
            }),
        }
    }
}
