//! How the catalogues are read from JSON: one `FromJson` for each type, field by field.

use super::{CatalogueFile, Domain, Fact, FactKind, FactValue, Measure, Stage, Step};
use crate::json::{Errors, FromJson, Place, choice};

impl FromJson for CatalogueFile {
    fn read(place: &Place, errors: &mut Errors) -> CatalogueFile {
        place.object(errors, |file| CatalogueFile {
            facts: file.required("facts"),
            measures: file.required("measures"),
        })
    }
}

impl FromJson for Fact {
    fn read(place: &Place, errors: &mut Errors) -> Fact {
        place.object(errors, |fact| Fact {
            id: fact.required("id"),
            kind: fact.required("type"),
            group: fact.required("group"),
            label: fact.required("label"),
            question: fact.required("question"),
            help: fact.required("help"),
            values: fact.or_default("values"),
            domain: fact.optional("domain"),
            step: fact.optional("step"),
            derived: fact.or_default("derived"),
        })
    }
}

impl FromJson for Step {
    fn read(place: &Place, errors: &mut Errors) -> Step {
        place.object(errors, |step| Step { to: step.required("to"), how: step.required("how") })
    }
}

impl FromJson for FactValue {
    fn read(place: &Place, errors: &mut Errors) -> FactValue {
        place.object(errors, |value| FactValue {
            id: value.required("id"),
            label: value.required("label"),
            help: value.optional("help"),
        })
    }
}

impl FromJson for Measure {
    fn read(place: &Place, errors: &mut Errors) -> Measure {
        place.object(errors, |measure| Measure {
            id: measure.required("id"),
            stage: measure.required("stage"),
            label: measure.required("label"),
            help: measure.required("help"),
        })
    }
}

impl FromJson for FactKind {
    fn read(place: &Place, errors: &mut Errors) -> FactKind {
        let names = [
            ("bool", FactKind::Bool),
            ("enum", FactKind::Enum),
            ("set", FactKind::Set),
            ("date", FactKind::Date),
        ];
        choice(place, errors, &names, &[]).unwrap_or(FactKind::Bool)
    }
}

impl FromJson for Domain {
    fn read(place: &Place, errors: &mut Errors) -> Domain {
        let names =
            [("regions", Domain::Regions), ("emerging-industries", Domain::EmergingIndustries)];
        choice(place, errors, &names, &[]).unwrap_or(Domain::Regions)
    }
}

impl FromJson for Stage {
    fn read(place: &Place, errors: &mut Errors) -> Stage {
        let names = [
            ("entry", Stage::Entry),
            ("operation", Stage::Operation),
            ("rights", Stage::Rights),
            ("after-violation", Stage::AfterViolation),
        ];
        choice(place, errors, &names, &[]).unwrap_or(Stage::Entry)
    }
}
