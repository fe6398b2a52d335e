//! The verdict on one rule: what Kleene's logic settles, and what all completions agree on.

use super::{
    catalogue::{Catalogue, FactPlace},
    completion::{self, Completions},
    condition::{Evaluation, Truth},
    date::Date,
    fact::Facts,
    pack::{Pack, Rule, format::Status},
};

/// What is decided of a rule.
pub(super) struct Verdict {
    pub(super) status: Status,
    /// The place of the rule that takes it away.
    pub(super) defeated_by: Option<usize>,
    /// Unknown facts that can still change the status, with their influence.
    pub(super) open: Vec<(FactPlace, u64)>,
}

impl Verdict {
    /// The ids of the facts that can still change the status, in catalogue order.
    pub(super) fn missing<'a>(&self, catalogue: &'a Catalogue) -> Vec<&'a str> {
        // In the order in which completions are tried, which is the catalogue's.
        self.open.iter().map(|(fact, _)| catalogue.fact_id(*fact)).collect()
    }
}

/// Decides the rules of one pack for one business on one day.
pub(super) struct Judge<'a> {
    pub(super) pack: &'a Pack,
    pub(super) facts: &'a Facts,
    pub(super) as_of: Date,
    pub(super) catalogue: &'a Catalogue,
    /// The truth of each leaf of the pack.
    pub(super) truths: Vec<Truth>,
}

impl<'a> Judge<'a> {
    pub(super) fn new(
        pack: &'a Pack,
        facts: &'a Facts,
        as_of: Date,
        catalogue: &'a Catalogue,
    ) -> Judge<'a> {
        let truths = pack.leaves.iter().map(|leaf| leaf.truth(facts, as_of)).collect();
        Judge { pack, facts, as_of, catalogue, truths }
    }

    pub(super) fn evaluation(&self) -> Evaluation<'_> {
        Evaluation { named: &self.pack.conditions, leaves: &self.truths }
    }

    /// The verdict on a rule of the pack, as far as is known.
    pub(super) fn verdict(&self, rule: &Rule) -> Verdict {
        self.verdict_if(rule, &self.truths)
    }

    /// The verdict if the known leaves had these truths.
    pub(super) fn verdict_if(&self, rule: &Rule, truths: &[Truth]) -> Verdict {
        let evaluation = Evaluation { named: &self.pack.conditions, leaves: truths };
        if let Some((status, defeated_by)) = self.settled(rule, evaluation) {
            return Verdict { status, defeated_by, open: Vec::new() };
        }
        let leaves = self.pack.leaves_of(rule);
        let variables = completion::variables(&leaves, self.facts, self.as_of, self.catalogue);
        let mut truths = truths.to_vec();
        let completions =
            Completions::tabulate(variables, &self.pack.conditions, &mut truths, |evaluation| {
                self.settled(rule, evaluation).map_or(Status::Depends, |(status, _)| status)
            });
        let Some(status) = completions.settled() else {
            return Verdict {
                status: Status::Depends,
                defeated_by: None,
                open: completions.influences(),
            };
        };
        // The last completion tried still stands in `truths`. Where completions are defeated by different rules, the one that
        // defeats there is named.
        let last = Evaluation { named: &self.pack.conditions, leaves: &truths };
        let defeated_by = self.settled(rule, last).and_then(|(_, defeated_by)| defeated_by);
        Verdict { status, defeated_by, open: Vec::new() }
    }

    /// The status as far as Kleene's logic settles it, with the rule that defeats.
    fn settled(&self, rule: &Rule, evaluation: Evaluation<'_>) -> Option<(Status, Option<usize>)> {
        match evaluation.truth(&rule.base) {
            Truth::False => return Some((Status::DoesNotApply, None)),
            Truth::Unknown => return None,
            Truth::True => {}
        }
        let mut open = false;
        for place in &rule.defeated_by {
            match self
                .pack
                .rules
                .get(*place)
                .map_or(Truth::False, |rule| evaluation.truth(&rule.base))
            {
                Truth::True => return Some((Status::Defeated, Some(*place))),
                Truth::Unknown => open = true,
                Truth::False => {}
            }
        }
        (!open).then_some((Status::Applies, None))
    }
}
