//! Which unknown fact to ask for next.
//!
//! Each open measure has one vote and shares it evenly among the facts that can still change it. A fact on which much
//! waits, and on which much waits alone, is asked first. `docs/rules-core.md` says how many questions this takes, and what
//! was tried beside it.

use std::cmp::Reverse;

use super::{
    catalogue::{Catalogue, FactPlace},
    order::sort_short,
};

/// The vote of one open measure. It is split without remainder: a measure is open on at most twelve facts, for each has
/// two classes of values or more, and no more than 4,096 combinations are tried.
pub(super) const VOTE: u64 = 27_720;

/// The votes for each unknown fact.
pub(super) struct Influence<'a> {
    catalogue: &'a Catalogue,
    /// By place; `None` for a fact that can change nothing.
    sums: Vec<Option<u64>>,
}

impl<'a> Influence<'a> {
    pub(super) fn new(catalogue: &'a Catalogue) -> Influence<'a> {
        Influence { catalogue, sums: vec![None; catalogue.facts().len()] }
    }

    /// Adds the vote of one open measure, in the shares of its facts.
    pub(super) fn add(&mut self, open: &[(FactPlace, u64)]) {
        for (fact, influence) in open {
            if let Some(sum) = self.sums.get_mut(fact.0) {
                *sum = Some(sum.unwrap_or(0).saturating_add(*influence));
            }
        }
    }

    /// Puts a fact before all others.
    pub(super) fn add_first(&mut self, fact: FactPlace) {
        self.add(&[(fact, u64::MAX)]);
    }

    /// The ids of the facts, those with most votes first; equal ones in catalogue order.
    pub(super) fn questions(self) -> Vec<&'a str> {
        let sums = self.sums.iter().enumerate();
        let mut ranked: Vec<(Reverse<u64>, usize)> =
            sums.filter_map(|(place, sum)| Some((Reverse((*sum)?), place))).collect();
        sort_short(&mut ranked, |of| *of);
        let id = |place| self.catalogue.fact_id(FactPlace(place));
        ranked.into_iter().map(|(_, place)| id(place)).collect()
    }
}
