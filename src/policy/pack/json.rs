//! How a pack is read from JSON: one `FromJson` for each type of the format, field by field.

use std::collections::BTreeMap;

use super::format::{
    CaseFile, Citation, Clause, ConditionFile, DateFile, Document, Firmness, LegalStatus,
    NamedConditionFile, NoteFile, OrderFile, PackFile, Param, Region, RuleFile, Scalar, Scenario,
    Silent, Status,
};
use crate::json::{Errors, FromJson, Json, Place, choice};

impl FromJson for PackFile {
    fn read(place: &Place, errors: &mut Errors) -> PackFile {
        place.object(errors, |pack| PackFile {
            document: pack.required("document"),
            clauses: pack.required("clauses"),
            conditions: pack.or_default("conditions"),
            rules: pack.required("rules"),
            scenarios: pack.or_default("scenarios"),
            silent: pack.or_default("silent"),
        })
    }
}

impl FromJson for Document {
    fn read(place: &Place, errors: &mut Errors) -> Document {
        place.object(errors, |document| Document {
            id: document.required("id"),
            region: document.optional("region"),
            title: document.required("title"),
            number: document.required("number"),
            issuer: document.required("issuer"),
            status: document.required("status"),
            issued: document.optional("issued"),
            effective: document.optional("effective"),
            until: document.optional("until"),
            source: document.required("source"),
            off_directory: document.or_default("off-directory"),
            covers: document.required("covers"),
            note: document.required("note"),
        })
    }
}

impl FromJson for Silent {
    fn read(place: &Place, errors: &mut Errors) -> Silent {
        place.object(errors, |silent| Silent {
            fact: silent.required("fact"),
            values: silent.optional("values"),
            because: silent.required("because"),
        })
    }
}

impl FromJson for Region {
    fn read(place: &Place, errors: &mut Errors) -> Region {
        place.object(errors, |region| Region {
            id: region.required("id"),
            name: region.required("name"),
        })
    }
}

impl FromJson for Clause {
    fn read(place: &Place, errors: &mut Errors) -> Clause {
        place.object(errors, |clause| Clause {
            r#ref: clause.required("ref"),
            without_rule: clause.optional("without-rule"),
        })
    }
}

impl FromJson for NamedConditionFile {
    fn read(place: &Place, errors: &mut Errors) -> NamedConditionFile {
        place.object(errors, |named| NamedConditionFile {
            id: named.required("id"),
            label: named.required("label"),
            when: named.required("when"),
        })
    }
}

impl FromJson for RuleFile {
    fn read(place: &Place, errors: &mut Errors) -> RuleFile {
        place.object(errors, |rule| RuleFile {
            measure: rule.required("measure"),
            firmness: rule.required("firmness"),
            clauses: rule.or_default("clauses"),
            when: rule.optional("when"),
            says: rule.required("says"),
            r#do: rule.optional("do"),
            defeated_by: rule.or_default("defeated-by"),
            params: rule.or_default("params"),
            dates: rule.or_default("dates"),
            cases: rule.or_default("cases"),
            notes: rule.or_default("notes"),
        })
    }
}

impl FromJson for Citation {
    fn read(place: &Place, errors: &mut Errors) -> Citation {
        place.object(errors, |citation| Citation {
            r#ref: citation.required("ref"),
            quote: citation.required("quote"),
        })
    }
}

impl FromJson for Param {
    fn read(place: &Place, errors: &mut Errors) -> Param {
        match place.value {
            Json::Integer(_) => Param::Number(i32::read(place, errors)),
            Json::List(_) => Param::List(Vec::read(place, errors)),
            Json::Text(text) => Param::Text(text.clone().into_owned()),
            _ => {
                place.mistaken(errors, "a whole number, a text or a list of them");
                Param::Number(0)
            }
        }
    }
}

impl FromJson for DateFile {
    fn read(place: &Place, errors: &mut Errors) -> DateFile {
        place.object(errors, |date| DateFile {
            name: date.required("name"),
            from: date.required("from"),
            plus_months: date.or_default("plus-months"),
            plus_days: date.or_default("plus-days"),
            when: date.optional("when"),
        })
    }
}

impl FromJson for CaseFile {
    fn read(place: &Place, errors: &mut Errors) -> CaseFile {
        place.object(errors, |case| CaseFile {
            when: case.required("when"),
            says: case.required("says"),
            r#do: case.optional("do"),
            firmness: case.optional("firmness"),
            clauses: case.or_default("clauses"),
        })
    }
}

impl FromJson for NoteFile {
    fn read(place: &Place, errors: &mut Errors) -> NoteFile {
        place.object(errors, |note| NoteFile {
            when: note.required("when"),
            says: note.required("says"),
        })
    }
}

impl FromJson for ConditionFile {
    fn read(place: &Place, errors: &mut Errors) -> ConditionFile {
        place.object(errors, |condition| ConditionFile {
            all: condition.optional("all"),
            any: condition.optional("any"),
            not: condition.optional("not").map(Box::new),
            r#use: condition.optional("use"),
            always: condition.optional("always"),
            fact: condition.optional("fact"),
            is: condition.optional("is"),
            one_of: condition.optional("one-of"),
            any_of: condition.optional("any-of"),
            empty: condition.optional("empty"),
            under: condition.optional("under"),
            today: condition.optional("today"),
            plus_months: condition.optional("plus-months"),
            plus_days: condition.optional("plus-days"),
        })
    }
}

impl FromJson for Scalar {
    fn read(place: &Place, errors: &mut Errors) -> Scalar {
        match place.value {
            Json::Bool(truth) => Scalar::Bool(*truth),
            Json::Text(text) => Scalar::Text(text.clone().into_owned()),
            _ => {
                place.mistaken(errors, "true, false or a value of the fact, as text,");
                Scalar::Bool(false)
            }
        }
    }
}

impl FromJson for Scenario {
    fn read(place: &Place, errors: &mut Errors) -> Scenario {
        place.object(errors, |scenario| Scenario {
            name: scenario.required("name"),
            as_of: scenario.required("as-of"),
            facts: scenario.required("facts"),
            expect: scenario.required("expect"),
            missing: scenario.or_default("missing"),
        })
    }
}

impl<T: FromJson> FromJson for BTreeMap<String, T> {
    fn read(place: &Place, errors: &mut Errors) -> BTreeMap<String, T> {
        let mut map = BTreeMap::new();
        if !matches!(place.value, Json::Object(_)) {
            place.mistaken(errors, "an object");
        }
        for (key, field) in place.fields() {
            if map.insert(key.to_owned(), T::read(&field, errors)).is_some() {
                field.wrong(errors, "stands twice");
            }
        }
        map
    }
}

impl FromJson for LegalStatus {
    fn read(place: &Place, errors: &mut Errors) -> LegalStatus {
        let names = [
            ("in-force", LegalStatus::InForce),
            ("trial", LegalStatus::Trial),
            ("draft", LegalStatus::Draft),
            ("reply", LegalStatus::Reply),
            ("law", LegalStatus::Law),
        ];
        let meanings = [
            ("现行", "in-force"),
            ("现行有效", "in-force"),
            ("有效", "in-force"),
            ("试行", "trial"),
            ("征求意见稿", "draft"),
            ("草案", "draft"),
            ("复函", "reply"),
            ("法律", "law"),
            ("行政法规", "law"),
        ];
        choice(place, errors, &names, &meanings).unwrap_or(LegalStatus::InForce)
    }
}

impl FromJson for Firmness {
    fn read(place: &Place, errors: &mut Errors) -> Firmness {
        let names = [
            ("must", Firmness::Must),
            ("may", Firmness::May),
            ("encourages", Firmness::Encourages),
            ("explores", Firmness::Explores),
            ("planned", Firmness::Planned),
        ];
        let meanings = [
            ("应当", "must"),
            ("须", "must"),
            ("不得", "must"),
            ("可以", "may"),
            ("鼓励", "encourages"),
            ("探索", "explores"),
            ("试点", "explores"),
            ("拟", "planned"),
            ("计划", "planned"),
        ];
        choice(place, errors, &names, &meanings).unwrap_or(Firmness::Must)
    }
}

impl FromJson for OrderFile {
    fn read(place: &Place, errors: &mut Errors) -> OrderFile {
        let names = [
            ("before", OrderFile::Before),
            ("on-or-before", OrderFile::OnOrBefore),
            ("on-or-after", OrderFile::OnOrAfter),
            ("after", OrderFile::After),
        ];
        choice(place, errors, &names, &[]).unwrap_or(OrderFile::Before)
    }
}

impl FromJson for Status {
    fn read(place: &Place, errors: &mut Errors) -> Status {
        let all = [Status::Applies, Status::Depends, Status::Defeated, Status::DoesNotApply];
        let meanings = [
            ("适用", "applies"),
            ("有待确定", "depends"),
            ("被排除", "defeated"),
            ("不适用", "does-not-apply"),
        ];
        choice(place, errors, &all.map(|status| (status.id(), status)), &meanings)
            .unwrap_or(Status::Depends)
    }
}
