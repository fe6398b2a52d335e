//! The journey of questions: it ends, asks for nothing twice, and for nothing whose answer is idle.

mod businesses;

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
};

use fastrand::Rng;
use policy_checker::policy::{Catalogue, PackSet, pack::format::Status};

use businesses::{
    asked,
    certificate::smallest,
    complete::{Truth, draw},
    journey::{Place, Standing},
    values,
};

const SEED: u64 = 20_261_121;

/// The regions of the packs, and the one that has none.
fn regions(packs: &PackSet) -> Vec<String> {
    let local = packs.regions().map(|chosen| chosen.region.id);
    local.chain(["other".to_owned()]).collect()
}

/// Calls `each` with some businesses in every region.
fn everywhere(businesses: usize, mut each: impl FnMut(&Place, &Truth, &mut Rng)) {
    let packs = PackSet::bundled().unwrap();
    for region in regions(&packs) {
        let mut rng = Rng::with_seed(SEED);
        for _ in 0..businesses {
            let truth = draw(&mut rng);
            each(&Place { packs: &packs, region: &region }, &truth, &mut rng);
        }
    }
}

fn first(_: &[String]) -> usize {
    0
}

fn statuses(standing: &Standing) -> Vec<Status> {
    standing.verdicts.values().map(|(status, _)| *status).collect()
}

#[test]
fn the_journey_asks_for_no_fact_twice_and_ends_where_the_whole_truth_ends() {
    everywhere(24, |place, truth, _| {
        // That no fact is asked for twice is asserted on the way.
        let asked = place.journey(truth, &[], first);
        let told = place.standing(truth, asked.iter().map(String::as_str));
        let all = place.standing(truth, truth.keys().map(String::as_str));
        assert_eq!(statuses(&told), statuses(&all), "{}: {truth:?}", place.region);
        assert!(asked.iter().all(|fact| place.form().contains(fact)));
    });
}

#[test]
fn no_question_is_asked_whose_answer_changes_nothing() {
    everywhere(3, |place, truth, _| {
        let asked = place.journey(truth, &[], first);
        for step in 0..asked.len() {
            let told: Truth =
                asked[..step].iter().map(|fact| (fact.clone(), truth[fact].clone())).collect();
            let standing = place.standing(&told, told.keys().map(String::as_str));
            let question = &asked[step];
            let open =
                standing.verdicts.iter().filter(|(_, (_, missing))| missing.contains(question));
            let nearest = open.min_by_key(|(_, (_, missing))| missing.len());
            let (measure, _) = nearest.expect("a question that no verdict waits for");
            assert!(
                turns(place, &told, question, measure),
                "{}: no answer to {question} turns {measure:?} after {told:?}",
                place.region
            );
        }
    });
}

/// Whether two complete sets of facts that extend `told` and differ in `question` alone lead to different verdicts.
fn turns(place: &Place, told: &Truth, question: &str, measure: &(String, String)) -> bool {
    let catalogue = Catalogue::bundled().unwrap();
    let verdict = |told: &Truth| {
        let mut standing = place.standing(told, told.keys().map(String::as_str));
        standing.verdicts.remove(measure).unwrap()
    };
    let answers = |id: &str| values(catalogue.fact(catalogue.fact_place(id).unwrap()).unwrap());
    let with = |id: &str, value| {
        let mut told = told.clone();
        told.insert(id.to_owned(), value);
        told
    };
    let (_, missing) = verdict(told);
    if !missing.iter().any(|fact| fact == question) {
        return false;
    }
    if let Some(other) = missing.iter().find(|fact| *fact != question) {
        return answers(other)
            .into_iter()
            .any(|answer| turns(place, &with(other, answer), question, measure));
    }
    let outcomes: BTreeSet<Status> =
        answers(question).into_iter().map(|answer| verdict(&with(question, answer)).0).collect();
    outcomes.len() > 1 && !outcomes.contains(&Status::Depends)
}

#[test]
fn each_open_verdict_shares_one_vote_among_its_facts_and_most_votes_come_first() {
    // So that every share is a whole number.
    const VOTE: usize = 27_720;
    let catalogue = Catalogue::bundled().unwrap();
    let place_of = |id: &str| catalogue.fact_place(id).unwrap();
    everywhere(6, |place, truth, rng| {
        let told = truth.keys().map(String::as_str).filter(|_| rng.bool());
        let standing = place.standing(truth, told);
        let mut votes: BTreeMap<&str, usize> = BTreeMap::new();
        for (_, missing) in standing.verdicts.values() {
            for fact in missing {
                assert_eq!(VOTE % missing.len(), 0);
                *votes.entry(fact).or_default() += VOTE / missing.len();
            }
        }
        let mut expected: Vec<&str> = votes.keys().copied().collect();
        expected.sort_by_key(|fact| (Reverse(votes[fact]), place_of(fact)));
        assert_eq!(standing.questions, expected);
    });
}

#[test]
fn the_order_asks_less_than_a_random_one_and_a_random_one_less_than_a_form() {
    let mut sums: BTreeMap<String, [usize; 3]> = BTreeMap::new();
    everywhere(24, |place, truth, rng| {
        let lengths = [
            place.journey(truth, &[], first).len(),
            place.journey(truth, &[], |open| rng.usize(..open.len())).len(),
            place.form().len(),
        ];
        let sum = sums.entry(place.region.to_owned()).or_default();
        sum.iter_mut().zip(lengths).for_each(|(sum, length)| *sum += length);
    });
    for (region, sums) in sums {
        assert!(sums.is_sorted_by(|less, more| less < more), "{region}: {sums:?}");
    }
}

#[test]
fn the_smallest_set_settles_everything_and_no_smaller_one_does() {
    // Facts that every business needs are given, so that the rest is small enough to try all sets of one fact less.
    const GIVEN: [&str; 4] = ["industries", "key-fields", "on-negative-list", "under-inspection"];
    const LARGEST: usize = 5;
    let packs = PackSet::bundled().unwrap();
    let place = Place { packs: &packs, region: "other" };
    let facts: Vec<String> =
        place.form().into_iter().filter(|fact| !GIVEN.contains(&fact.as_str())).collect();
    let mut rng = Rng::with_seed(SEED);
    let mut sizes = BTreeSet::new();
    for _ in 0..24 {
        let truth = draw(&mut rng);
        let smallest = smallest(&place, &truth, &GIVEN);
        let settles = |told: &[&str]| {
            let told = GIVEN.iter().chain(told).copied();
            place.standing(&truth, told).questions.is_empty()
        };
        assert!(settles(&smallest.iter().map(String::as_str).collect::<Vec<_>>()));
        assert!(place.journey(&truth, &GIVEN, first).len() >= smallest.len());
        if (1..=LARGEST).contains(&smallest.len()) && sizes.insert(smallest.len()) {
            for set in sets(&facts, smallest.len() - 1) {
                assert!(!settles(&set), "{set:?} does as well as {smallest:?}");
            }
        }
    }
    assert!(sizes.iter().any(|size| *size > 2), "none of {sizes:?} is a trial");
}

/// All sets of so many of the facts.
fn sets(facts: &[String], size: usize) -> Vec<Vec<&str>> {
    let Some((one, rest)) = facts.split_first() else {
        return if size == 0 { vec![Vec::new()] } else { Vec::new() };
    };
    let mut all = sets(rest, size);
    if size > 0 {
        let with = sets(rest, size - 1).into_iter().map(|set| [vec![one.as_str()], set].concat());
        all.extend(with);
    }
    all
}

#[test]
fn what_is_drawn_can_stand_together_and_is_complete() {
    let catalogue = Catalogue::bundled().unwrap();
    let expected: BTreeSet<&str> = asked(catalogue).iter().map(|fact| fact.id.as_str()).collect();
    let mut rng = Rng::with_seed(SEED);
    for _ in 0..200 {
        let truth = draw(&mut rng);
        assert_eq!(truth.keys().map(String::as_str).collect::<BTreeSet<_>>(), expected);
        let is = |fact: &str, value: serde_json::Value| {
            serde_json::to_value(&truth[fact]).unwrap() == value
        };
        if is("violation", "none".into()) {
            assert!(is("harm", "none".into()) && is("first-offence", false.into()));
            assert!(is("no-fault-evidence", false.into()) && is("under-penalty", false.into()));
        }
        assert_ne!(is("stage", "setting-up".into()), is("has-business-licence", true.into()));
    }
}
