//! Rules with their cases, notes and dates.

use std::fmt::Arguments;

use super::{
    LONGEST_ID, LONGEST_TEXT, MOST_CITATIONS, MOST_DAYS, MOST_MONTHS, MOST_PARAMS, Reader,
};
use crate::policy::{
    catalogue::FactKind,
    condition::Condition,
    pack::{
        Case, DateRule, Note, Rule,
        format::{CaseFile, Citation, DateFile, NoteFile, Param, RuleFile},
    },
    suggestion,
};

impl Reader<'_> {
    pub(super) fn rule(&mut self, rule: RuleFile, path: Arguments) -> Rule {
        let catalogue = self.catalogue;
        let measure = catalogue.measure_place(&rule.measure).unwrap_or_else(|| {
            let ids = catalogue.measures().iter().map(|measure| measure.id.as_str());
            self.find_unknown(format_args!("{path}.measure"), "measure", &rule.measure, ids);
            0
        });
        self.complete(&rule.says, format_args!("{path}.says"));
        if let Some(act) = &rule.r#do {
            self.complete(act, format_args!("{path}.do"));
        }
        if rule.when.is_none() && rule.cases.is_empty() {
            self.find(path, "neither `when` nor `cases`; write `when = { always = true }` if it holds for everyone");
        }
        let when = rule
            .when
            .as_ref()
            .map_or(Condition::Always, |when| self.condition(when, format_args!("{path}.when")).0);
        let mut cases = Vec::new();
        for (index, case) in rule.cases.into_iter().enumerate() {
            cases.push(self.case(case, format_args!("{path}.cases[{index}]")));
        }
        let mut base = vec![when.clone()];
        if !cases.is_empty() {
            base.push(Condition::Any(cases.iter().map(|case| case.when.clone()).collect()));
        }
        self.citations(&rule.clauses, format_args!("{path}.clauses"));
        if rule.clauses.is_empty()
            && (cases.is_empty() || cases.iter().any(|case| case.clauses.is_empty()))
        {
            self.find(
                format_args!("{path}.clauses"),
                "a rule rests on a clause; quote it here, or in every case",
            );
        }
        if rule.params.len() > MOST_PARAMS {
            self.find(
                format_args!("{path}.params"),
                format!("at most {MOST_PARAMS} figures are read"),
            );
        }
        for (name, param) in rule.params.iter().take(MOST_PARAMS) {
            let path = format_args!("{path}.params.{}", suggestion::shown(name));
            self.id(name, path);
            self.param(param, 0, path);
        }
        if rule.dates.len() > MOST_PARAMS {
            self.find(
                format_args!("{path}.dates"),
                format!("at most {MOST_PARAMS} dates are read"),
            );
        }
        let mut dates = Vec::new();
        for (index, date) in rule.dates.into_iter().enumerate() {
            dates.extend(self.date(date, format_args!("{path}.dates[{index}]")));
        }
        let mut notes = Vec::new();
        for (index, note) in rule.notes.into_iter().enumerate() {
            notes.push(self.note(note, format_args!("{path}.notes[{index}]")));
        }
        Rule {
            measure,
            firmness: rule.firmness,
            clauses: rule.clauses,
            when,
            when_is_written: rule.when.is_some(),
            cases,
            base: Condition::All(base),
            says: rule.says,
            act: rule.r#do,
            defeated_by: Vec::new(),
            reads: Vec::new(),
            params: rule.params,
            dates,
            notes,
        }
    }

    fn param(&mut self, param: &Param, depth: usize, path: Arguments) {
        match param {
            Param::Number(_) => {}
            Param::Text(text) => self.plain(text, LONGEST_TEXT, path),
            Param::List(list) if list.len() > MOST_PARAMS || depth > 1 => {
                self.find(
                    path,
                    format!("a list of at most {MOST_PARAMS} figures is read, nested once"),
                );
            }
            Param::List(list) => list.iter().for_each(|param| self.param(param, depth + 1, path)),
        }
    }

    fn case(&mut self, case: CaseFile, path: Arguments) -> Case {
        self.complete(&case.says, format_args!("{path}.says"));
        if let Some(act) = &case.r#do {
            self.complete(act, format_args!("{path}.do"));
        }
        self.citations(&case.clauses, format_args!("{path}.clauses"));
        Case {
            when: self.condition(&case.when, format_args!("{path}.when")).0,
            says: case.says,
            act: case.r#do,
            firmness: case.firmness,
            clauses: case.clauses,
        }
    }

    fn note(&mut self, note: NoteFile, path: Arguments) -> Note {
        self.complete(&note.says, format_args!("{path}.says"));
        Note { when: self.condition(&note.when, format_args!("{path}.when")).0, says: note.says }
    }

    fn citations(&mut self, citations: &[Citation], path: Arguments) {
        if citations.len() > MOST_CITATIONS {
            self.find(path, format!("at most {MOST_CITATIONS} citations are read"));
        }
        for (index, citation) in citations.iter().enumerate() {
            self.plain(&citation.r#ref, LONGEST_ID, format_args!("{path}[{index}].ref"));
            self.plain(&citation.quote, LONGEST_TEXT, format_args!("{path}[{index}].quote"));
            if citation.quote.trim().is_empty() {
                self.find(
                    format_args!("{path}[{index}].quote"),
                    "the words of the clause are wanted",
                );
            }
        }
    }

    fn date(&mut self, date: DateFile, path: Arguments) -> Option<DateRule> {
        self.id(&date.name, format_args!("{path}.name"));
        let (from, fact) = self.fact(&date.from, format_args!("{path}.from"))?;
        if fact.kind != FactKind::Date {
            self.find(format_args!("{path}.from"), format!("`{}` is no date", date.from));
        }
        let count = date.plus_months.len().max(date.plus_days.len());
        let fits = |figures: &[i32]| figures.is_empty() || figures.len() == count;
        if count == 0 || !fits(&date.plus_months) || !fits(&date.plus_days) {
            self.find(
                path,
                "`plus-months` and `plus-days` are wanted in equal number, or one of them",
            );
        }
        let figure = |figures: &[i32], place: usize| figures.get(place).copied().unwrap_or(0);
        if count > MOST_PARAMS {
            self.find(path, format!("at most {MOST_PARAMS} figures are read"));
        }
        let periods: Vec<(i32, i32)> = (0..count.min(MOST_PARAMS))
            .map(|place| (figure(&date.plus_months, place), figure(&date.plus_days, place)))
            .collect();
        for (months, days) in &periods {
            self.period(*months, *days, path);
        }
        let when =
            date.when.as_ref().map(|when| self.condition(when, format_args!("{path}.when")).0);
        Some(DateRule { name: date.name, from, periods, when })
    }

    pub(super) fn period(&mut self, months: i32, days: i32, path: Arguments) {
        if months.unsigned_abs() > MOST_MONTHS.unsigned_abs()
            || days.unsigned_abs() > MOST_DAYS.unsigned_abs()
        {
            self.find(
                path,
                format!("a period has at most {MOST_MONTHS} months and {MOST_DAYS} days"),
            );
        }
    }
}
