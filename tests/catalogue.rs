//! The catalogues say everything in both languages, and hold the public ids.

use policy_checker::{
    bilingual::Bilingual,
    policy::{Catalogue, catalogue::Stage},
};

#[test]
fn every_text_exists_in_chinese_and_english() {
    let catalogue = Catalogue::bundled().unwrap();
    let of_facts = catalogue.facts().iter().flat_map(|fact| {
        let own = [&fact.label, &fact.question, &fact.help].map(|text| (fact.id.as_str(), text));
        let of_values =
            fact.values.iter().flat_map(|value| std::iter::once(&value.label).chain(&value.help));
        own.into_iter().chain(of_values.map(|text| (fact.id.as_str(), text)))
    });
    let of_measures = catalogue.measures().iter().flat_map(|measure| {
        [(measure.id.as_str(), &measure.label), (measure.id.as_str(), &measure.help)]
    });
    for (id, text) in of_facts.chain(of_measures) {
        let Bilingual { zh, en } = text;
        assert!(!text.is_incomplete(), "{id}: {zh:?} {en:?}");
        assert!(
            zh.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c)),
            "{id}: no Chinese in {zh:?}"
        );
        assert!(
            !en.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c)) || en.contains('('),
            "{id}: Chinese in {en:?}"
        );
    }
}

#[test]
fn ids_are_kebab_case_and_stand_once() {
    let catalogue = Catalogue::bundled().unwrap();
    let kebab = |id: &str| {
        id.split('-').all(|part| {
            !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
        })
    };
    let mut measures: Vec<&str> =
        catalogue.measures().iter().map(|measure| measure.id.as_str()).collect();
    let count = measures.len();
    measures.sort_unstable();
    measures.dedup();
    assert_eq!(measures.len(), count);
    assert!(measures.iter().all(|id| kebab(id)));
    for fact in catalogue.facts() {
        assert!(kebab(&fact.id), "{}", fact.id);
        assert!(fact.values.iter().all(|value| kebab(&value.id)), "{}", fact.id);
    }
}

#[test]
fn measures_stand_in_the_order_of_a_business_s_life() {
    let stages: Vec<Stage> =
        Catalogue::bundled().unwrap().measures().iter().map(|measure| measure.stage).collect();
    assert!(stages.is_sorted());
    assert!(
        [Stage::Entry, Stage::Operation, Stage::Rights, Stage::AfterViolation]
            .iter()
            .all(|stage| stages.contains(stage))
    );
}
