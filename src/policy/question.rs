//! Which unknown fact to ask for next.

use std::{cmp::Reverse, collections::BTreeSet};

use super::catalogue::{Catalogue, FactPlace};

/// How much each unknown fact would decide, summed over the open measures.
pub(super) struct Influence<'a> {
    catalogue: &'a Catalogue,
    /// By place; `None` for a fact that can change nothing.
    sums: Vec<Option<u64>>,
}

impl<'a> Influence<'a> {
    pub(super) fn new(catalogue: &'a Catalogue) -> Influence<'a> {
        Influence { catalogue, sums: vec![None; catalogue.facts().len()] }
    }

    /// Adds what the facts would decide of one open measure.
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

    /// The ids of the facts, the most decisive first; equal ones in catalogue order.
    pub(super) fn questions(self) -> Vec<&'a str> {
        let sums = self.sums.iter().enumerate();
        let ranked: BTreeSet<(Reverse<u64>, usize)> =
            sums.filter_map(|(place, sum)| Some((Reverse((*sum)?), place))).collect();
        let id = |place| self.catalogue.fact_id(FactPlace(place));
        ranked.into_iter().map(|(_, place)| id(place)).collect()
    }
}
