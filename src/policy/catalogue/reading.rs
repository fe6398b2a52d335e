//! How the catalogues are read from JSON: one `FromJson` for each type, field by field.

use super::{CatalogueFile, Domain, Fact, FactKind, FactValue, Measure, Stage, Step};
use crate::json::{Errors, FromJson, Place, choice};

impl FromJson for CatalogueFile {
    fn read(place: &Place, errors: &mut Errors) -> Option<CatalogueFile> {
        place.object(errors, |file| {
            let (facts, measures) = (file.required("facts"), file.required("measures"));
            Some(CatalogueFile { facts: facts?, measures: measures? })
        })
    }
}

impl FromJson for Fact {
    fn read(place: &Place, errors: &mut Errors) -> Option<Fact> {
        place.object(errors, |fact| {
            let (id, kind, group) =
                (fact.required("id"), fact.required("type"), fact.required("group"));
            let (label, question) = (fact.required("label"), fact.required("question"));
            let (help, values) = (fact.required("help"), fact.or_default("values"));
            let (domain, step) = (fact.optional("domain"), fact.optional("step"));
            let derived = fact.or_default("derived");
            Some(Fact {
                id: id?,
                kind: kind?,
                group: group?,
                label: label?,
                question: question?,
                help: help?,
                values: values?,
                domain: domain?,
                step: step?,
                derived: derived?,
            })
        })
    }
}

impl FromJson for Step {
    fn read(place: &Place, errors: &mut Errors) -> Option<Step> {
        place.object(errors, |step| {
            let (to, how) = (step.required("to"), step.required("how"));
            Some(Step { to: to?, how: how? })
        })
    }
}

impl FromJson for FactValue {
    fn read(place: &Place, errors: &mut Errors) -> Option<FactValue> {
        place.object(errors, |value| {
            let (id, label) = (value.required("id"), value.required("label"));
            let help = value.optional("help");
            Some(FactValue { id: id?, label: label?, help: help? })
        })
    }
}

impl FromJson for Measure {
    fn read(place: &Place, errors: &mut Errors) -> Option<Measure> {
        place.object(errors, |measure| {
            let (id, stage) = (measure.required("id"), measure.required("stage"));
            let (label, help) = (measure.required("label"), measure.required("help"));
            Some(Measure { id: id?, stage: stage?, label: label?, help: help? })
        })
    }
}

impl FromJson for FactKind {
    fn read(place: &Place, errors: &mut Errors) -> Option<FactKind> {
        let names = [
            ("bool", FactKind::Bool),
            ("enum", FactKind::Enum),
            ("set", FactKind::Set),
            ("date", FactKind::Date),
        ];
        choice(place, errors, &names, &[])
    }
}

impl FromJson for Domain {
    fn read(place: &Place, errors: &mut Errors) -> Option<Domain> {
        let names =
            [("regions", Domain::Regions), ("emerging-industries", Domain::EmergingIndustries)];
        choice(place, errors, &names, &[])
    }
}

impl FromJson for Stage {
    fn read(place: &Place, errors: &mut Errors) -> Option<Stage> {
        let names = [
            ("entry", Stage::Entry),
            ("operation", Stage::Operation),
            ("rights", Stage::Rights),
            ("after-violation", Stage::AfterViolation),
        ];
        choice(place, errors, &names, &[])
    }
}
