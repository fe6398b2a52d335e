//! Schema and loader know the same keys and the same words. The loader's are read off its own messages.

use std::collections::{BTreeMap, BTreeSet};

use jsonschema::{ValidationError, error::ValidationErrorKind};
use policy_checker::policy::pack::{Finding, schema};
use serde_json::{Value, json};

use crate::{
    changes::{places, put},
    loader::{EVERY_KEY, Fate, catalogue, fate, pack_of},
    verdicts::Editors,
};

const NOBODY: &str = "nobody's";

/// The names that the loader wanted in place of [`NOBODY`], if that is what it complains of.
fn wanted(pack: &Value, what: &str) -> Option<BTreeSet<String>> {
    let Fate::Unread(findings) = fate(pack) else { return None };
    let told =
        |finding: &&Finding| finding.message.starts_with(&format!("unknown {what} `{NOBODY}`"));
    let (_, expected) = findings.iter().find(told)?.message.split_once("(one of: ")?;
    Some(expected.trim_end_matches(')').split(", ").map(str::to_owned).collect())
}

/// The schema's error of that sort in exactly that place.
fn error_at<'a>(
    editors: &'a Editors,
    pack: &'a Value,
    place: &str,
    keyword: &str,
) -> ValidationError<'a> {
    let mut errors = editors.current().iter_errors(pack);
    errors
        .find(|error| error.instance_path().as_str() == place && error.kind().keyword() == keyword)
        .unwrap_or_else(|| panic!("{place}: no error of `{keyword}`"))
}

#[test]
fn the_schema_has_exactly_the_keys_of_the_loader_and_the_example_uses_them_all() {
    let (editors, pack) = (Editors::new(), pack_of(EVERY_KEY));
    let schema = schema::of_packs(catalogue());
    let mut used: BTreeMap<BTreeSet<String>, BTreeSet<String>> = BTreeMap::new();
    for place in places(&pack) {
        let Some(Value::Object(object)) = pack.pointer(&place) else { continue };
        let mut object = object.clone();
        let keys: Vec<String> = object.keys().cloned().collect();
        object.insert(NOBODY.to_owned(), json!(1));
        let faulty = put(&pack, &place, Value::Object(object));
        // Where the ids of the catalogue are keys there is no list of fields.
        let Some(wanted) = wanted(&faulty, "key") else { continue };
        let error = error_at(&editors, &faulty, &place, "additionalProperties");
        let keyword = error.schema_path().as_str();
        let properties = keyword.replace("/additionalProperties", "/properties");
        let known = schema.pointer(&properties).unwrap().as_object().unwrap();
        assert_eq!(known.keys().cloned().collect::<BTreeSet<_>>(), wanted, "{place}");
        used.entry(wanted).or_default().extend(keys);
    }
    assert!(used.len() >= 10, "{used:?}");
    for (wanted, used) in used {
        assert_eq!(used, wanted);
    }
}

#[test]
fn the_schema_has_exactly_the_words_of_the_loader() {
    let (editors, pack) = (Editors::new(), pack_of(EVERY_KEY));
    let mut compared = BTreeSet::new();
    for place in places(&pack) {
        if !pack.pointer(&place).unwrap().is_string() {
            continue;
        }
        let faulty = put(&pack, &place, json!(NOBODY));
        let Some(wanted) = wanted(&faulty, "value") else { continue };
        let error = error_at(&editors, &faulty, &place, "enum");
        let ValidationErrorKind::Enum { options } = error.kind() else { unreachable!() };
        let known = options.as_array().unwrap().iter().filter_map(Value::as_str);
        assert_eq!(known.map(str::to_owned).collect::<BTreeSet<_>>(), wanted, "{place}");
        compared.insert(wanted);
    }
    // Status of the document, firmness, order of days, status of a measure.
    assert_eq!(compared.len(), 4, "{compared:?}");
}

#[test]
fn every_id_of_the_catalogue_has_its_meaning_in_both_languages() {
    let schema = schema::of_packs(catalogue());
    let meaning = |place: &str, id: &str| -> String {
        let list = schema.pointer(place).unwrap_or_else(|| panic!("{place}"));
        let ids = list["enum"].as_array().unwrap();
        let at = ids.iter().position(|known| known == id).unwrap_or_else(|| panic!("{place} {id}"));
        let (short, long) =
            (&list["enumDescriptions"][at], &list["x-taplo"]["docs"]["enumValues"][at]);
        let (short, long) = (short.as_str().unwrap(), long.as_str().unwrap());
        assert!(long.starts_with(short), "{long}");
        short.to_owned()
    };
    let catalogue = catalogue();
    let mut seen = Vec::new();
    for measure in catalogue.measures() {
        seen.push((meaning("/$defs/measure", &measure.id), &measure.label));
    }
    for fact in catalogue.facts().iter().filter(|fact| fact.id != "region") {
        seen.push((meaning("/$defs/condition/properties/fact", &fact.id), &fact.label));
        for value in &fact.values {
            seen.push((meaning(&format!("/$defs/value-of-{}", fact.id), &value.id), &value.label));
        }
    }
    for (meaning, label) in seen {
        assert!(meaning.contains(&label.zh) && meaning.contains(&label.en), "{meaning}");
    }
}
