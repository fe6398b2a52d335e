//! The taxonomy against the counts that its sources state, and look-up by code.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test may panic; that is how it fails"
)]

use std::collections::BTreeSet;

use policy_checker::taxonomy::{Basis, Taxonomy, TaxonomyError, browse};

#[test]
fn counts_are_those_of_the_sources() {
    let taxonomy = Taxonomy::bundled();
    let classes = |level| taxonomy.classes().iter().filter(|class| class.level == level).count();
    assert_eq!([classes(1), classes(2), classes(3), classes(4)], [9, 40, 186, 165]);
    let industries =
        |level| taxonomy.industries().iter().filter(|industry| industry.level == level).count();
    assert_eq!([industries(1), industries(2), industries(3), industries(4)], [20, 97, 473, 1382]);
    assert_eq!(taxonomy.links().len(), 939);
    assert_eq!(
        taxonomy.links().iter().filter(|link| !link.star && link.industry.is_some()).count(),
        118
    );
    assert_eq!(taxonomy.links().iter().map(|link| link.products().count()).sum::<usize>(), 4416);
}

#[test]
fn every_class_hangs_in_the_tree() {
    let taxonomy = Taxonomy::bundled();
    for class in taxonomy.classes() {
        let path = taxonomy.path(class.id);
        assert_eq!(path.first().map(|top| top.level), Some(1), "{}", class.name);
        assert!(path.iter().map(|above| above.level).is_sorted(), "{}", class.name);
        if let (Some(code), Some(parent)) =
            (class.code, class.parent.and_then(|id| taxonomy.class_at(id)))
        {
            let upper = parent.code.expect("a class with a code hangs below one with a code");
            assert!(code.starts_with(&format!("{upper}.")), "{code} below {upper}");
        }
    }
    for industry in taxonomy.industries().iter().filter(|industry| industry.level > 2) {
        let parent = industry.parent.and_then(|id| taxonomy.industry_at(id)).expect("a parent");
        assert!(industry.code.starts_with(parent.code), "{}", industry.code);
    }
}

#[test]
fn codes_are_unique_and_found() {
    let taxonomy = Taxonomy::bundled();
    let codes: Vec<&str> = taxonomy.emerging_codes().collect();
    assert_eq!(codes.iter().collect::<BTreeSet<_>>().len(), codes.len());
    for code in codes {
        assert_eq!(taxonomy.emerging(code).and_then(|class| class.code), Some(code));
        assert_eq!(browse(Some(code)).expect("a known code").code, Some(code));
    }
    for industry in taxonomy.industries() {
        assert_eq!(taxonomy.industry(industry.code).map(|found| found.id), Some(industry.id));
    }
}

#[test]
fn codes_of_industries_may_carry_their_section() {
    let taxonomy = Taxonomy::bundled();
    for spelling in ["3973", "C3973", "c3973", " C3973\t"] {
        assert_eq!(
            taxonomy.industry(spelling).map(|industry| industry.name),
            Some("集成电路制造"),
            "{spelling}"
        );
    }
    for wrong in ["A3973", "C", "397３", "39733", "", "C 3973", "é3973", "电子"] {
        let found = taxonomy.industry(wrong).map(|industry| industry.level);
        assert!(found.is_none() || wrong == "C" && found == Some(1), "{wrong}");
    }
}

#[test]
fn derived_codes_are_marked() {
    assert_eq!(browse(Some("1.2.4")).expect("known").basis, Some(Basis::Ordinal));
    assert!(browse(Some("1.2.4")).expect("known").note.is_some());
    assert_eq!(browse(Some("1.2")).expect("known").basis, Some(Basis::Source));
    let materials = browse(Some("3.4")).expect("known");
    let row = materials
        .children
        .iter()
        .find(|child| child.name == "半导体晶体制造")
        .expect("a material row");
    assert_eq!((row.code, row.level, row.basis), (None, 4, Some(Basis::ParentInferred)));
    assert!(!row.links.is_empty());
}

#[test]
fn both_sides_of_a_link_are_shown() {
    let class = browse(Some("1.2.4")).expect("known");
    assert!(class.links.iter().any(|link| link.code == Some("3973") && !link.star));
    let part = class.links.iter().find(|link| link.code == Some("3562")).expect("linked to 3562");
    assert!(part.star && !part.products.is_empty());
    let industry = browse(Some("3973")).expect("known");
    assert!(industry.links.iter().any(|link| link.code == Some("1.2.4")));
    let parents: Vec<&str> = industry.parents.iter().map(|parent| parent.code).collect();
    assert_eq!(parents, ["C", "39", "397"]);
}

#[test]
fn the_root_holds_the_nine_categories() {
    for root in [browse(None), browse(Some("  "))] {
        let codes: Vec<_> =
            root.expect("the root").children.iter().filter_map(|child| child.code).collect();
        assert_eq!(codes, ["1", "2", "3", "4", "5", "6", "7", "8", "9"]);
    }
}

#[test]
fn an_unknown_code_is_named_in_the_error() {
    let error = browse(Some("9.9.9")).expect_err("no such class");
    assert_eq!(error, TaxonomyError::UnknownCode { code: "9.9.9".to_owned() });
    assert!(error.to_string().contains("9.9.9"));
    let long = browse(Some(&"8".repeat(1_000_000))).expect_err("no such class");
    assert!(long.to_string().len() < 100);
}
