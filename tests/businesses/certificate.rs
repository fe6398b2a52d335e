//! The fewest facts of one business that settle every verdict: what a questioner who knew the answers would ask.

use std::collections::BTreeSet;

use policy_checker::policy::pack::format::Status;

use super::{complete::Truth, journey::Place};

/// Facts of which at least one has to be told, because the others together leave some verdict open.
type Cut = BTreeSet<String>;

/// A smallest set of facts, beside those given, that settles every verdict for a business. It is exact.
///
/// By implicit hitting sets: a set that settles everything hits every cut, so a smallest set that hits the cuts found so
/// far is no larger than what is sought; if it settles everything, it is that. Else what it leaves open gives further cuts.
pub fn smallest(place: &Place, truth: &Truth, given: &[&str]) -> BTreeSet<String> {
    let mut cuts: BTreeSet<Cut> = BTreeSet::new();
    loop {
        let chosen = smallest_hitting(&cuts);
        let told = || given.iter().copied().chain(chosen.iter().map(String::as_str));
        let standing = place.standing(truth, told());
        let open = standing.verdicts.iter().filter(|(_, (status, _))| *status == Status::Depends);
        let found: Vec<Cut> =
            open.map(|(measure, _)| cut(place, truth, told().collect(), measure)).collect();
        if found.is_empty() {
            return chosen;
        }
        cuts.extend(found);
    }
}

/// Tells as much as leaves the verdict open, and gives what then matters.
fn cut(place: &Place, truth: &Truth, told: BTreeSet<&str>, measure: &(String, String)) -> Cut {
    let mut told: BTreeSet<String> = told.into_iter().map(str::to_owned).collect();
    let missing = |told: &BTreeSet<String>| {
        let mut standing = place.standing(truth, told.iter().map(String::as_str));
        standing.verdicts.remove(measure).unwrap().1
    };
    let mut matters = missing(&told);
    let mut settling = BTreeSet::new();
    // Telling more never reopens a verdict, so what settles it now settles it later.
    while let Some(fact) = matters.iter().find(|fact| !settling.contains(*fact)).cloned() {
        told.insert(fact.clone());
        let then = missing(&told);
        if then.is_empty() {
            told.remove(&fact);
            settling.insert(fact);
        } else {
            matters = then;
        }
    }
    matters.into_iter().collect()
}

/// A smallest set that has an element of each cut, by branch and bound.
fn smallest_hitting(cuts: &BTreeSet<Cut>) -> BTreeSet<String> {
    let minimal: Vec<&Cut> = cuts
        .iter()
        .filter(|cut| !cuts.iter().any(|other| other != *cut && other.is_subset(cut)))
        .collect();
    let mut best: Option<BTreeSet<String>> = None;
    branch(&minimal, BTreeSet::new(), &mut best);
    best.unwrap_or_default()
}

fn branch(cuts: &[&Cut], chosen: BTreeSet<String>, best: &mut Option<BTreeSet<String>>) {
    let open: Vec<&Cut> = cuts.iter().filter(|cut| cut.is_disjoint(&chosen)).copied().collect();
    if best.as_ref().is_some_and(|best| chosen.len() + disjoint(&open) >= best.len()) {
        return;
    }
    let Some(smallest) = open.iter().min_by_key(|cut| cut.len()) else {
        *best = Some(chosen);
        return;
    };
    for fact in *smallest {
        let mut further = chosen.clone();
        further.insert(fact.clone());
        branch(&open, further, best);
    }
}

/// How many of the cuts share no fact, taken greedily: each needs a fact of its own.
fn disjoint(cuts: &[&Cut]) -> usize {
    let mut sorted = cuts.to_vec();
    sorted.sort_by_key(|cut| cut.len());
    let mut taken: BTreeSet<&String> = BTreeSet::new();
    let mut count = 0;
    for cut in sorted {
        if cut.iter().all(|fact| !taken.contains(fact)) {
            taken.extend(cut);
            count += 1;
        }
    }
    count
}
