//! Which clauses of a document its pack decides by, and why not the others.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::{
    bilingual::Bilingual,
    policy::{
        catalogue::Catalogue,
        pack::{Pack, citations, format::Clause, reading::references::clause_of},
    },
};

/// What a pack holds, and which clauses its measures rest on.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Coverage<'a> {
    /// Id of the document.
    pub document: &'a str,
    /// How many measures are decided.
    pub rules: usize,
    /// How many rows their decision tables have together.
    pub rows: usize,
    /// How many scenarios show them.
    pub scenarios: usize,
    /// Every clause of the list, in printed order.
    pub clauses: Vec<ClauseCoverage<'a>>,
}

/// A clause, with the measures that rest on it or the reason why none does.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct ClauseCoverage<'a> {
    /// The clause.
    pub r#ref: &'a str,
    /// Ids of the measures that rest on it, in the order of the rules.
    pub measures: Vec<&'a str>,
    /// Why no rule rests on it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub without_rule: Option<&'a Bilingual>,
}

impl<'a> Coverage<'a> {
    /// The coverage of a pack.
    #[must_use]
    pub fn of(pack: &'a Pack, catalogue: &'a Catalogue) -> Coverage<'a> {
        let mut resting: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
        for (index, rule) in pack.rules.iter().enumerate() {
            for (_, citation) in citations(std::slice::from_ref(rule)) {
                if let Some(clause) = clause_of(&citation.r#ref, &pack.clauses) {
                    resting.entry(&clause.r#ref).or_default().insert(index);
                }
            }
        }
        let measure = |index: &usize| {
            let rule = pack.rules.get(*index)?;
            Some(catalogue.measures().get(rule.measure)?.id.as_str())
        };
        let clause = |clause: &'a Clause| ClauseCoverage {
            r#ref: &clause.r#ref,
            measures: resting
                .get(clause.r#ref.as_str())
                .into_iter()
                .flatten()
                .filter_map(measure)
                .collect(),
            without_rule: clause.without_rule.as_ref(),
        };
        Coverage {
            document: &pack.document.id,
            rules: pack.rules.len(),
            rows: pack.rules.iter().map(|rule| rule.cases.len()).sum(),
            scenarios: pack.scenarios.len(),
            clauses: pack.clauses.iter().map(clause).collect(),
        }
    }

    /// How many clauses some measure rests on.
    #[must_use]
    pub fn with_rule(&self) -> usize {
        self.clauses.iter().filter(|clause| !clause.measures.is_empty()).count()
    }

    /// How many clauses say why no measure rests on them.
    #[must_use]
    pub fn with_reason(&self) -> usize {
        self.clauses.iter().filter(|clause| clause.without_rule.is_some()).count()
    }
}
