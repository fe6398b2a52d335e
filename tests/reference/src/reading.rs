//! Writes a pack out: names replaced by what they stand for.

use std::collections::BTreeMap;

use jiff::civil::Date;
use policy_checker::policy::{
    Catalogue, RawFacts, RawValue,
    catalogue::{Fact, FactKind},
    pack::format::{ConditionFile, PackFile, RuleFile, Scalar},
};
use thiserror::Error;

use crate::condition::{Condition, Test, Value};

/// A pack, written out.
#[derive(Debug)]
pub struct Reference {
    /// The facts there are, by id.
    pub(crate) facts: BTreeMap<&'static str, &'static Fact>,
    pub(crate) off_directory: bool,
    rules: Vec<Rule>,
}

/// A measure, with all that decides whether it applies.
#[derive(Debug)]
pub struct Rule {
    /// The measure.
    pub measure: String,
    /// When it would apply.
    pub applies: Condition,
    /// When another measure takes it away, one condition for each that does.
    pub defeats: Vec<Condition>,
}

/// A pack or a fact that cannot be read.
#[derive(Clone, Debug, Error)]
pub enum ReadingError {
    /// A fact that the catalogue lacks.
    #[error("`{0}` is no fact of the catalogue")]
    Fact(String),
    /// A name that stands for nothing.
    #[error("`{0}` is no condition before the one that uses it")]
    Condition(String),
    /// A defeat by a measure that has no rule.
    #[error("`{0}` is no measure of the pack")]
    Measure(String),
    /// A condition that says nothing, or asks something that its fact cannot be.
    #[error("this is no condition: {0:?}")]
    NoCondition(Box<ConditionFile>),
    /// A value that its fact cannot have.
    #[error("`{0}` cannot be {1:?}")]
    Value(String, RawValue),
}

impl Reference {
    /// Writes out a pack; the core has to have accepted it.
    pub fn read(file: &PackFile, catalogue: &'static Catalogue) -> Result<Reference, ReadingError> {
        let facts: BTreeMap<&str, &Fact> =
            catalogue.facts().iter().map(|fact| (fact.id.as_str(), fact)).collect();
        let mut names = BTreeMap::new();
        for named in &file.conditions {
            let condition = condition(&named.when, &names, &facts)?;
            names.insert(named.id.as_str(), condition);
        }
        let applies: BTreeMap<&str, Condition> = file
            .rules
            .iter()
            .map(|rule| Ok((rule.measure.as_str(), applies(rule, &names, &facts)?)))
            .collect::<Result<_, ReadingError>>()?;
        let of = |measure: &String| {
            let found = applies.get(measure.as_str()).cloned();
            found.ok_or_else(|| ReadingError::Measure(measure.clone()))
        };
        let rule = |rule: &RuleFile| {
            Ok(Rule {
                measure: rule.measure.clone(),
                applies: of(&rule.measure)?,
                defeats: rule.defeated_by.iter().map(of).collect::<Result<_, _>>()?,
            })
        };
        let rules = file.rules.iter().map(rule).collect::<Result<_, _>>()?;
        Ok(Reference { facts, off_directory: file.document.off_directory, rules })
    }

    /// The rules in the pack's order.
    #[must_use]
    pub fn rules(&self) -> &[Rule] {
        &self.rules
    }

    /// The values of facts as they arrive; the region, which is no fact of a rule, is left out.
    pub fn values(&self, raw: &RawFacts) -> Result<BTreeMap<String, Value>, ReadingError> {
        let value = |(id, raw): &(String, RawValue)| {
            let fact = self.facts.get(id.as_str()).ok_or_else(|| ReadingError::Fact(id.clone()))?;
            let wrong = || ReadingError::Value(id.clone(), raw.clone());
            let value = match (fact.kind, raw) {
                (FactKind::Bool, RawValue::Bool(value)) => Value::Bool(*value),
                (FactKind::Enum, RawValue::Text(id)) => Value::Choice(id.clone()),
                (FactKind::Set, RawValue::List(ids)) => Value::Set(ids.iter().cloned().collect()),
                (FactKind::Date, RawValue::Text(day)) => {
                    Value::Day(day.parse::<Date>().map_err(|_| wrong())?)
                }
                _ => return Err(wrong()),
            };
            Ok((id.clone(), value))
        };
        raw.0.iter().filter(|(id, _)| id != "region").map(value).collect()
    }
}

/// `when` and, where there are cases, one of them.
fn applies(
    rule: &RuleFile,
    names: &BTreeMap<&str, Condition>,
    facts: &BTreeMap<&str, &Fact>,
) -> Result<Condition, ReadingError> {
    let mut all = Vec::new();
    if let Some(when) = &rule.when {
        all.push(condition(when, names, facts)?);
    }
    if !rule.cases.is_empty() {
        let cases = rule.cases.iter().map(|case| condition(&case.when, names, facts));
        all.push(Condition::Any(cases.collect::<Result<_, _>>()?));
    }
    Ok(Condition::All(all))
}

fn condition(
    file: &ConditionFile,
    names: &BTreeMap<&str, Condition>,
    facts: &BTreeMap<&str, &Fact>,
) -> Result<Condition, ReadingError> {
    let every = |of: &[ConditionFile]| {
        of.iter().map(|part| condition(part, names, facts)).collect::<Result<Vec<_>, _>>()
    };
    match file {
        ConditionFile { always: Some(true), .. } => Ok(Condition::Always),
        ConditionFile { all: Some(of), .. } => Ok(Condition::All(every(of)?)),
        ConditionFile { any: Some(of), .. } => Ok(Condition::Any(every(of)?)),
        ConditionFile { not: Some(of), .. } => {
            Ok(Condition::Not(Box::new(condition(of, names, facts)?)))
        }
        ConditionFile { r#use: Some(name), .. } => {
            let found = names.get(name.as_str()).cloned();
            found.ok_or_else(|| ReadingError::Condition(name.clone()))
        }
        ConditionFile { fact: Some(id), .. } => {
            let fact = facts.get(id.as_str()).ok_or_else(|| ReadingError::Fact(id.clone()))?;
            let test = test(fact.kind, file)
                .ok_or_else(|| ReadingError::NoCondition(Box::new(file.clone())))?;
            Ok(match test {
                Test::Is(is) if id == "four-new" => Condition::FourNew(is),
                test => Condition::Asks(id.clone(), test),
            })
        }
        _ => Err(ReadingError::NoCondition(Box::new(file.clone()))),
    }
}

fn test(kind: FactKind, file: &ConditionFile) -> Option<Test> {
    Some(match (kind, file) {
        (FactKind::Bool, ConditionFile { is: Some(Scalar::Bool(is)), .. }) => Test::Is(*is),
        (FactKind::Enum, ConditionFile { is: Some(Scalar::Text(id)), .. }) => {
            Test::OneOf(vec![id.clone()])
        }
        (FactKind::Enum, ConditionFile { one_of: Some(ids), .. }) => Test::OneOf(ids.clone()),
        (FactKind::Set, ConditionFile { any_of: Some(ids), .. }) => Test::AnyOf(ids.clone()),
        (FactKind::Set, ConditionFile { empty: Some(empty), .. }) => Test::Empty(*empty),
        (FactKind::Set, ConditionFile { under: Some(codes), .. }) => Test::Under(codes.clone()),
        (FactKind::Date, ConditionFile { today: Some(order), .. }) => {
            Test::Today(*order, file.plus_months.unwrap_or(0), file.plus_days.unwrap_or(0))
        }
        _ => return None,
    })
}
