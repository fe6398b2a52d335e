//! What refers to other parts of the pack: defeat, leaves, clauses.

use std::collections::{BTreeMap, BTreeSet};

use super::{Reader, conditions::MOST_NODES};
use crate::policy::{
    completion,
    condition::{self, Leaf},
    pack::{
        Rule, citations,
        format::{Clause, RuleFile},
    },
    suggestion::shown,
};

/// A rule's measure, and those that take it away.
pub(super) struct Defeats {
    pub(super) measure: String,
    defeated_by: Vec<String>,
}

impl Defeats {
    pub(super) fn of(rule: &RuleFile) -> Defeats {
        Defeats { measure: rule.measure.clone(), defeated_by: rule.defeated_by.clone() }
    }
}

impl Reader<'_> {
    pub(super) fn defeats(&mut self, files: &[Defeats], rules: &mut [Rule]) {
        for (index, file) in files.iter().enumerate() {
            for (nth, measure) in file.defeated_by.iter().enumerate() {
                let path = format_args!("rules[{index}].defeated-by[{nth}]");
                let Some(place) = files.iter().position(|other| other.measure == *measure) else {
                    let ids = files.iter().map(|file| file.measure.as_str());
                    self.find_unknown(path, "measure of this pack", measure, ids);
                    continue;
                };
                let measure = shown(measure);
                if place == index
                    || files.get(place).is_some_and(|file| !file.defeated_by.is_empty())
                {
                    self.find(
                        path,
                        format!(
                            "`{measure}` can itself be defeated; what defeats must stand by itself"
                        ),
                    );
                    continue;
                }
                let Some(rule) = rules.get_mut(index) else { continue };
                if rule.defeated_by.contains(&place) {
                    self.find(path, format!("`{measure}` stands twice"));
                    continue;
                }
                rule.defeated_by.push(place);
            }
        }
    }

    /// Notes which leaves each rule reads, and refuses rules that read too many facts to be decided exactly.
    pub(super) fn reads(&mut self, rules: &mut [Rule]) {
        let bases: Vec<BTreeSet<usize>> =
            rules.iter().map(|rule| rule.base.leaves(&self.conditions)).collect();
        let nodes: Vec<usize> = rules.iter().map(|rule| self.nodes_of(rule)).collect();
        for (index, rule) in rules.iter_mut().enumerate() {
            let all = || std::iter::once(index).chain(rule.defeated_by.iter().copied());
            let parts: usize = all().filter_map(|place| nodes.get(place)).sum();
            let mut reads = BTreeSet::new();
            all().filter_map(|place| bases.get(place)).for_each(|base| reads.extend(base));
            rule.reads = reads.into_iter().collect();
            if parts > MOST_NODES {
                let message = format!(
                    "with every `use`, every case, and what defeats it written out, a rule has at most {MOST_NODES} parts"
                );
                self.find(format_args!("rules[{index}]"), message);
            }
            let leaves: Vec<&Leaf> =
                rule.reads.iter().filter_map(|place| self.leaves.get(*place)).collect();
            if !completion::can_be_tried(&leaves, self.catalogue) {
                let facts: Vec<String> = completion::counts(&leaves, self.catalogue)
                    .into_iter()
                    .map(|(fact, values)| format!("{} {values}", self.catalogue.fact_id(fact)))
                    .collect();
                let message = format!(
                    "reads too many facts to be decided exactly: it tells apart {} values, and at most {} combinations can be tried; join rows, or ask fewer facts",
                    facts.join(" × "),
                    completion::MOST_COMBINATIONS
                );
                self.find(format_args!("rules[{index}]"), message);
            }
        }
    }

    /// The nodes of all conditions of a rule with every `use` written out.
    fn nodes_of(&self, rule: &Rule) -> usize {
        let of_cases = rule.cases.iter().map(|case| &case.when);
        let of_notes = rule.notes.iter().map(|note| &note.when);
        let of_dates = rule.dates.iter().filter_map(|date| date.when.as_ref());
        let all = std::iter::once(&rule.when).chain(of_cases).chain(of_notes).chain(of_dates);
        // One more is enough to refuse the rule.
        condition::nodes(all, &self.conditions, MOST_NODES + 1)
    }

    /// Every citation names a clause of the list, and every clause has a rule or says why not.
    pub(super) fn cited(&mut self, rules: &[Rule], clauses: &[Clause]) {
        // Of each clause that is cited, where and as what for the first time.
        let mut cited: BTreeMap<&str, (String, &str)> = BTreeMap::new();
        for (path, citation) in citations(rules) {
            match clause_of(&citation.r#ref, clauses) {
                Some(clause) => {
                    cited.entry(&clause.r#ref).or_insert((path, &citation.r#ref));
                }
                None => self.find(
                    format_args!("{path}.ref"),
                    format!(
                        "`{}` is no clause of the pack's list, nor part of one",
                        shown(&citation.r#ref)
                    ),
                ),
            }
        }
        for (index, clause) in clauses.iter().enumerate() {
            let path = format_args!("clauses[{index}]");
            match (cited.get(clause.r#ref.as_str()), &clause.without_rule) {
                (None, None) => self.find(
                    path,
                    format!(
                        "`{}` has neither a rule nor a reason (`without-rule`)",
                        shown(&clause.r#ref)
                    ),
                ),
                (Some((place, part)), Some(_)) if *part != clause.r#ref => self.find(
                    path,
                    format!(
                        "{place} cites `{}`, which is not listed and so counts as part of `{}`; list it, or take `without-rule` away",
                        shown(part),
                        shown(&clause.r#ref)
                    ),
                ),
                (Some((place, _)), Some(_)) => self.find(
                    path,
                    format!(
                        "{place} rests on `{}`, so `without-rule` is not true; take it away",
                        shown(&clause.r#ref)
                    ),
                ),
                _ => {}
            }
        }
    }
}

/// The clause that a reference names, or is part of.
pub(in crate::policy::pack) fn clause_of<'a>(
    reference: &str,
    clauses: &'a [Clause],
) -> Option<&'a Clause> {
    let holds = |clause: &&Clause| {
        let rest = reference.strip_prefix(clause.r#ref.as_str());
        // `附1` is no part of `附10`, nor `十` of `十五`.
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['(', '（', '第']))
    };
    clauses.iter().filter(holds).max_by_key(|clause| clause.r#ref.len())
}
