//! What the catalogue and the taxonomy let a pack name: measures, values of facts, codes of industries.

use serde_json::{Map, Value, json};

use super::keywords::{both, one_of, with};
use crate::{
    bilingual::Bilingual,
    policy::catalogue::{Catalogue, Domain, Fact, FactKind},
    taxonomy::Taxonomy,
};

/// The definitions of everything that can be named.
pub(super) fn definitions(catalogue: &Catalogue) -> Map<String, Value> {
    let values = catalogue
        .facts()
        .iter()
        .filter(|fact| !fact.values.is_empty())
        .map(|fact| (value_definition(fact), values(fact)));
    let mut definitions: Map<String, Value> = values.collect();
    definitions.insert("measure".to_owned(), measures(catalogue));
    definitions.insert("date-fact".to_owned(), date_facts(catalogue));
    definitions.insert("emerging-industry".to_owned(), emerging_industries());
    definitions
}

/// The facts that a rule may ask about: the region chooses the packs and is none.
pub(super) fn askable(catalogue: &Catalogue) -> impl Iterator<Item = &Fact> + Clone {
    catalogue.facts().iter().filter(|fact| fact.domain != Some(Domain::Regions))
}

/// A reference to the definition of what a fact may be or hold; none for facts without listed values.
pub(super) fn value_of(fact: &Fact) -> Option<Value> {
    let definition = match fact.domain {
        Some(Domain::EmergingIndustries) => "emerging-industry".to_owned(),
        Some(Domain::Regions) => return None,
        None => value_definition(fact),
    };
    let listed = matches!(fact.kind, FactKind::Enum | FactKind::Set);
    listed.then(|| json!({ "$ref": format!("#/$defs/{definition}") }))
}

/// One of some facts, with their names.
pub(super) fn fact_ids<'a>(facts: impl Iterator<Item = &'a Fact>) -> Value {
    one_of(facts.map(|fact| (fact.id.as_str(), explained(&fact.label, Some(&fact.help)))))
}

/// Name and explanation in both languages.
pub(super) fn explained(label: &Bilingual, help: Option<&Bilingual>) -> String {
    let name = named(label);
    help.map_or(name.clone(), |help| format!("{name}\n\n{}", both(&help.zh, &help.en)))
}

fn named(label: &Bilingual) -> String {
    format!("{} · {}", label.zh, label.en)
}

fn value_definition(fact: &Fact) -> String {
    format!("value-of-{}", fact.id)
}

/// Several facts share ids of values (`none`), so each meaning names its fact.
fn values(fact: &Fact) -> Value {
    one_of(fact.values.iter().map(|value| {
        let meaning = explained(&value.label, value.help.as_ref());
        (value.id.as_str(), format!("{}：{meaning}", fact.label.zh))
    }))
}

fn measures(catalogue: &Catalogue) -> Value {
    let ids = one_of(
        catalogue
            .measures()
            .iter()
            .map(|measure| (measure.id.as_str(), explained(&measure.label, Some(&measure.help)))),
    );
    let description = both("措施的编号。", "Id of a measure of the catalogue.");
    with(ids, "description", description.into())
}

fn date_facts(catalogue: &Catalogue) -> Value {
    let ids = fact_ids(askable(catalogue).filter(|fact| fact.kind == FactKind::Date));
    let about = both("从哪个日期起算。", "The date fact that it is counted from.");
    with(ids, "description", about.into())
}

fn emerging_industries() -> Value {
    let classes = Taxonomy::bundled().classes().iter();
    one_of(classes.filter_map(|class| Some((class.code?, class.name.to_owned()))))
}
