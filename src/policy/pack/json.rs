//! How a pack is read from JSON: one `FromJson` for each type of the format, field by field.

use std::collections::BTreeMap;

use super::format::{
    CaseFile, Citation, Clause, ConditionFile, DateFile, Document, Firmness, LegalStatus,
    NamedConditionFile, NoteFile, OrderFile, PackFile, Param, Region, RuleFile, Scalar, Scenario,
    Silent, Status,
};
use crate::json::{Errors, FromJson, Json, Place, choice};

impl FromJson for PackFile {
    fn read(place: &Place, errors: &mut Errors) -> Option<PackFile> {
        place.object(errors, |pack| {
            let (document, clauses) = (pack.required("document"), pack.required("clauses"));
            let (conditions, rules) = (pack.or_default("conditions"), pack.required("rules"));
            let (scenarios, silent) = (pack.or_default("scenarios"), pack.or_default("silent"));
            Some(PackFile {
                document: document?,
                clauses: clauses?,
                conditions: conditions?,
                rules: rules?,
                scenarios: scenarios?,
                silent: silent?,
            })
        })
    }
}

impl FromJson for Document {
    fn read(place: &Place, errors: &mut Errors) -> Option<Document> {
        place.object(errors, |document| {
            let (id, region) = (document.required("id"), document.optional("region"));
            let (title, number) = (document.required("title"), document.required("number"));
            let (issuer, status) = (document.required("issuer"), document.required("status"));
            let (on, effective) = (document.optional("issued"), document.optional("effective"));
            let (until, source) = (document.optional("until"), document.required("source"));
            let off_directory = document.or_default("off-directory");
            let (covers, note) = (document.required("covers"), document.required("note"));
            Some(Document {
                id: id?,
                region: region?,
                title: title?,
                number: number?,
                issuer: issuer?,
                issued: on?,
                effective: effective?,
                until: until?,
                status: status?,
                source: source?,
                off_directory: off_directory?,
                covers: covers?,
                note: note?,
            })
        })
    }
}

impl FromJson for Silent {
    fn read(place: &Place, errors: &mut Errors) -> Option<Silent> {
        place.object(errors, |silent| {
            let (fact, values) = (silent.required("fact"), silent.optional("values"));
            let because = silent.required("because");
            Some(Silent { fact: fact?, values: values?, because: because? })
        })
    }
}

impl FromJson for Region {
    fn read(place: &Place, errors: &mut Errors) -> Option<Region> {
        place.object(errors, |region| {
            let (id, name) = (region.required("id"), region.required("name"));
            Some(Region { id: id?, name: name? })
        })
    }
}

impl FromJson for Clause {
    fn read(place: &Place, errors: &mut Errors) -> Option<Clause> {
        place.object(errors, |clause| {
            let (r#ref, without_rule) = (clause.required("ref"), clause.optional("without-rule"));
            Some(Clause { r#ref: r#ref?, without_rule: without_rule? })
        })
    }
}

impl FromJson for NamedConditionFile {
    fn read(place: &Place, errors: &mut Errors) -> Option<NamedConditionFile> {
        place.object(errors, |named| {
            let (id, label) = (named.required("id"), named.required("label"));
            let when = named.required("when");
            Some(NamedConditionFile { id: id?, label: label?, when: when? })
        })
    }
}

impl FromJson for RuleFile {
    fn read(place: &Place, errors: &mut Errors) -> Option<RuleFile> {
        place.object(errors, |rule| {
            let (measure, firmness) = (rule.required("measure"), rule.required("firmness"));
            let (clauses, when) = (rule.or_default("clauses"), rule.optional("when"));
            let (says, act) = (rule.required("says"), rule.optional("do"));
            let (defeated_by, params) = (rule.or_default("defeated-by"), rule.or_default("params"));
            let (dates, cases) = (rule.or_default("dates"), rule.or_default("cases"));
            let notes = rule.or_default("notes");
            Some(RuleFile {
                measure: measure?,
                firmness: firmness?,
                clauses: clauses?,
                when: when?,
                says: says?,
                r#do: act?,
                defeated_by: defeated_by?,
                params: params?,
                dates: dates?,
                cases: cases?,
                notes: notes?,
            })
        })
    }
}

impl FromJson for Citation {
    fn read(place: &Place, errors: &mut Errors) -> Option<Citation> {
        place.object(errors, |citation| {
            let (r#ref, quote) = (citation.required("ref"), citation.required("quote"));
            Some(Citation { r#ref: r#ref?, quote: quote? })
        })
    }
}

impl FromJson for Param {
    fn read(place: &Place, errors: &mut Errors) -> Option<Param> {
        match place.value {
            Json::Integer(_) => i32::read(place, errors).map(Param::Number),
            Json::Text(_) => String::read(place, errors).map(Param::Text),
            Json::List(_) => Vec::read(place, errors).map(Param::List),
            _ => place.mistaken(errors, "a whole number, a text or a list of them"),
        }
    }
}

impl FromJson for DateFile {
    fn read(place: &Place, errors: &mut Errors) -> Option<DateFile> {
        place.object(errors, |date| {
            let (name, from) = (date.required("name"), date.required("from"));
            let plus_months = date.or_default("plus-months");
            let (plus_days, when) = (date.or_default("plus-days"), date.optional("when"));
            Some(DateFile {
                name: name?,
                from: from?,
                plus_months: plus_months?,
                plus_days: plus_days?,
                when: when?,
            })
        })
    }
}

impl FromJson for CaseFile {
    fn read(place: &Place, errors: &mut Errors) -> Option<CaseFile> {
        place.object(errors, |case| {
            let (when, says) = (case.required("when"), case.required("says"));
            let (act, firmness) = (case.optional("do"), case.optional("firmness"));
            let clauses = case.or_default("clauses");
            Some(CaseFile {
                when: when?,
                says: says?,
                r#do: act?,
                firmness: firmness?,
                clauses: clauses?,
            })
        })
    }
}

impl FromJson for NoteFile {
    fn read(place: &Place, errors: &mut Errors) -> Option<NoteFile> {
        place.object(errors, |note| {
            let (when, says) = (note.required("when"), note.required("says"));
            Some(NoteFile { when: when?, says: says? })
        })
    }
}

impl FromJson for ConditionFile {
    fn read(place: &Place, errors: &mut Errors) -> Option<ConditionFile> {
        place.object(errors, |condition| {
            let (all, any) = (condition.optional("all"), condition.optional("any"));
            let not: Option<Option<ConditionFile>> = condition.optional("not");
            let (r#use, always) = (condition.optional("use"), condition.optional("always"));
            let (fact, is) = (condition.optional("fact"), condition.optional("is"));
            let (one_of, any_of) = (condition.optional("one-of"), condition.optional("any-of"));
            let (empty, under) = (condition.optional("empty"), condition.optional("under"));
            let today = condition.optional("today");
            let plus_months = condition.optional("plus-months");
            let plus_days = condition.optional("plus-days");
            Some(ConditionFile {
                all: all?,
                any: any?,
                not: not?.map(Box::new),
                r#use: r#use?,
                always: always?,
                fact: fact?,
                is: is?,
                one_of: one_of?,
                any_of: any_of?,
                empty: empty?,
                under: under?,
                today: today?,
                plus_months: plus_months?,
                plus_days: plus_days?,
            })
        })
    }
}

impl FromJson for Scalar {
    fn read(place: &Place, errors: &mut Errors) -> Option<Scalar> {
        match place.value {
            Json::Bool(truth) => Some(Scalar::Bool(*truth)),
            Json::Text(text) => Some(Scalar::Text(text.clone().into_owned())),
            _ => place.mistaken(errors, "true, false or a value of the fact, as text,"),
        }
    }
}

impl FromJson for Scenario {
    fn read(place: &Place, errors: &mut Errors) -> Option<Scenario> {
        place.object(errors, |scenario| {
            let (name, as_of) = (scenario.required("name"), scenario.required("as-of"));
            let (facts, expect) = (scenario.required("facts"), scenario.required("expect"));
            let missing = scenario.or_default("missing");
            Some(Scenario {
                name: name?,
                as_of: as_of?,
                facts: facts?,
                expect: expect?,
                missing: missing?,
            })
        })
    }
}

impl<T: FromJson> FromJson for BTreeMap<String, T> {
    fn read(place: &Place, errors: &mut Errors) -> Option<BTreeMap<String, T>> {
        if !matches!(place.value, Json::Object(_)) {
            return place.mistaken(errors, "an object");
        }
        let mut sound = true;
        let mut map = BTreeMap::new();
        for (key, field) in place.fields() {
            match T::read(&field, errors) {
                Some(value) => {
                    if map.insert(key.to_owned(), value).is_some() {
                        sound = false;
                        field.wrong::<()>(errors, "stands twice");
                    }
                }
                None => sound = false,
            }
        }
        sound.then_some(map)
    }
}

impl FromJson for LegalStatus {
    fn read(place: &Place, errors: &mut Errors) -> Option<LegalStatus> {
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
        choice(place, errors, &names, &meanings)
    }
}

impl FromJson for Firmness {
    fn read(place: &Place, errors: &mut Errors) -> Option<Firmness> {
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
        choice(place, errors, &names, &meanings)
    }
}

impl FromJson for OrderFile {
    fn read(place: &Place, errors: &mut Errors) -> Option<OrderFile> {
        let names = [
            ("before", OrderFile::Before),
            ("on-or-before", OrderFile::OnOrBefore),
            ("on-or-after", OrderFile::OnOrAfter),
            ("after", OrderFile::After),
        ];
        choice(place, errors, &names, &[])
    }
}

impl FromJson for Status {
    fn read(place: &Place, errors: &mut Errors) -> Option<Status> {
        let all = [Status::Applies, Status::Depends, Status::Defeated, Status::DoesNotApply];
        let meanings = [
            ("适用", "applies"),
            ("有待确定", "depends"),
            ("被排除", "defeated"),
            ("不适用", "does-not-apply"),
        ];
        choice(place, errors, &all.map(|status| (status.id(), status)), &meanings)
    }
}
