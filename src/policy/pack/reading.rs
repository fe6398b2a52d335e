//! Holds a pack against the catalogues and turns its conditions into places in tables.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Case, DateRule, Finding, Named, Note, Pack, Rule,
    format::{
        CaseFile, Citation, Clause, ConditionFile, DateFile, NoteFile, OrderFile, PackFile,
        RuleFile, Scalar,
    },
};
use crate::{
    bilingual::Bilingual,
    policy::{
        catalogue::{Catalogue, Domain, Fact, FactKind, FactPlace},
        completion,
        condition::{Condition, Leaf, Order, Test},
        date::Date,
        fact::{Facts, OTHER_REGION},
        raw_fact::RawFacts,
        suggestion,
    },
    taxonomy::Taxonomy,
};

/// The most nodes that a condition may have once every `use` is written out.
const MOST_NODES: usize = 1_000;
/// The deepest that conditions may nest, likewise.
const DEEPEST: usize = 64;
/// The longest periods that are computed with.
const MOST_MONTHS: i32 = 1_200;
const MOST_DAYS: i32 = 36_600;

pub(super) fn read(file: PackFile, catalogue: &Catalogue) -> Result<Pack, Vec<Finding>> {
    let mut reader = Reader {
        catalogue,
        off_directory: file.document.off_directory,
        leaves: Vec::new(),
        conditions: Vec::new(),
        named: BTreeMap::new(),
        findings: Vec::new(),
    };
    reader.document(&file);
    let named = file.conditions.iter().enumerate().map(|(index, condition)| {
        let path = format!("conditions[{index}]");
        reader.complete(&condition.label, &format!("{path}.label"));
        let (read, size) = reader.condition(&condition.when, &format!("{path}.when"));
        if reader.named.insert(condition.id.clone(), (reader.conditions.len(), size)).is_some() {
            reader.find(
                format!("{path}.id"),
                format!("the condition `{}` stands twice", condition.id),
            );
        }
        reader.conditions.push(read);
        Named::of(condition)
    });
    let named: Vec<Named> = named.collect();
    let mut measures = BTreeSet::new();
    let mut rules: Vec<Rule> = Vec::new();
    for (index, rule) in file.rules.iter().enumerate() {
        if !measures.insert(rule.measure.as_str()) {
            reader.find(
                format!("rules[{index}].measure"),
                format!("`{}` has a rule already; write one rule with cases", rule.measure),
            );
        }
        let read = reader.rule(rule, &format!("rules[{index}]"));
        rules.push(read);
    }
    reader.defeats(&file.rules, &mut rules);
    reader.reads(&mut rules);
    reader.cited(&file);
    if reader.findings.is_empty() {
        let Reader { leaves, conditions, .. } = reader;
        let PackFile { document, clauses, scenarios, .. } = file;
        Ok(Pack { document, clauses, scenarios, named, conditions, leaves, rules })
    } else {
        Err(reader.findings)
    }
}

struct Reader<'a> {
    catalogue: &'a Catalogue,
    off_directory: bool,
    leaves: Vec<Leaf>,
    conditions: Vec<Condition>,
    /// Places of the named conditions so far, and their sizes.
    named: BTreeMap<String, (usize, Size)>,
    findings: Vec<Finding>,
}

/// Nodes and depth of a condition with every `use` written out.
#[derive(Clone, Copy)]
struct Size {
    nodes: usize,
    depth: usize,
}

impl Reader<'_> {
    fn find(&mut self, path: impl Into<String>, message: impl Into<String>) {
        self.findings.push(Finding { path: path.into(), message: message.into() });
    }

    fn complete(&mut self, text: &Bilingual, path: &str) {
        if text.is_incomplete() {
            self.find(path, "both zh and en are wanted");
        }
    }

    fn document(&mut self, file: &PackFile) {
        let document = &file.document;
        for (key, text) in
            [("id", &document.id), ("title", &document.title), ("issuer", &document.issuer)]
        {
            if text.trim().is_empty() {
                self.find(format!("document.{key}"), "must not be empty");
            }
        }
        self.complete(&document.covers, "document.covers");
        self.complete(&document.note, "document.note");
        if let Some(region) = &document.region {
            self.complete(&region.name, "document.region.name");
            if region.id == OTHER_REGION || region.id.trim().is_empty() {
                self.find("document.region.id", format!("a region of its own is wanted; `{OTHER_REGION}` stands for all without a pack"));
            }
        }
        let mut refs = BTreeSet::new();
        for (index, clause) in file.clauses.iter().enumerate() {
            if !refs.insert(clause.r#ref.as_str()) {
                self.find(
                    format!("clauses[{index}].ref"),
                    format!("`{}` is listed twice", clause.r#ref),
                );
            }
            if let Some(reason) = &clause.without_rule {
                self.complete(reason, &format!("clauses[{index}].without-rule"));
            }
        }
    }

    fn rule(&mut self, rule: &RuleFile, path: &str) -> Rule {
        let measure = self.catalogue.measure_place(&rule.measure).unwrap_or_else(|| {
            let ids = self.catalogue.measures().iter().map(|measure| measure.id.as_str());
            let message = suggestion::unknown("measure", &rule.measure, ids);
            self.find(format!("{path}.measure"), message);
            0
        });
        self.complete(&rule.says, &format!("{path}.says"));
        if let Some(act) = &rule.r#do {
            self.complete(act, &format!("{path}.do"));
        }
        if rule.when.is_none() && rule.cases.is_empty() {
            self.find(path, "neither `when` nor `cases`; write `when = { always = true }` if it holds for everyone");
        }
        let when = rule
            .when
            .as_ref()
            .map_or(Condition::Always, |when| self.condition(when, &format!("{path}.when")).0);
        let cases: Vec<Case> = rule
            .cases
            .iter()
            .enumerate()
            .map(|(index, case)| self.case(case, &format!("{path}.cases[{index}]")))
            .collect();
        let mut base = vec![when.clone()];
        if !cases.is_empty() {
            base.push(Condition::Any(cases.iter().map(|case| case.when.clone()).collect()));
        }
        self.citations(&rule.clauses, &format!("{path}.clauses"));
        if rule.clauses.is_empty()
            && (cases.is_empty() || cases.iter().any(|case| case.clauses.is_empty()))
        {
            self.find(
                format!("{path}.clauses"),
                "a rule rests on a clause; quote it here, or in every case",
            );
        }
        let dates = rule
            .dates
            .iter()
            .enumerate()
            .filter_map(|(index, date)| self.date(date, &format!("{path}.dates[{index}]")))
            .collect();
        let notes = rule
            .notes
            .iter()
            .enumerate()
            .map(|(index, note)| self.note(note, &format!("{path}.notes[{index}]")))
            .collect();
        Rule {
            measure,
            firmness: rule.firmness,
            clauses: rule.clauses.clone(),
            when,
            cases,
            base: Condition::All(base),
            says: rule.says.clone(),
            act: rule.r#do.clone(),
            defeated_by: Vec::new(),
            reads: Vec::new(),
            params: rule.params.clone(),
            dates,
            notes,
        }
    }

    fn case(&mut self, case: &CaseFile, path: &str) -> Case {
        self.complete(&case.says, &format!("{path}.says"));
        if let Some(act) = &case.r#do {
            self.complete(act, &format!("{path}.do"));
        }
        self.citations(&case.clauses, &format!("{path}.clauses"));
        Case {
            when: self.condition(&case.when, &format!("{path}.when")).0,
            says: case.says.clone(),
            act: case.r#do.clone(),
            firmness: case.firmness,
            clauses: case.clauses.clone(),
        }
    }

    fn note(&mut self, note: &NoteFile, path: &str) -> Note {
        self.complete(&note.says, &format!("{path}.says"));
        Note {
            when: self.condition(&note.when, &format!("{path}.when")).0,
            says: note.says.clone(),
        }
    }

    fn citations(&mut self, citations: &[Citation], path: &str) {
        for (index, citation) in citations.iter().enumerate() {
            if citation.quote.trim().is_empty() {
                self.find(format!("{path}[{index}].quote"), "the words of the clause are wanted");
            }
        }
    }

    fn date(&mut self, date: &DateFile, path: &str) -> Option<DateRule> {
        let (from, fact) = self.fact(&date.from, &format!("{path}.from"))?;
        if fact.kind != FactKind::Date {
            self.find(format!("{path}.from"), format!("`{}` is no date", date.from));
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
        let periods: Vec<(i32, i32)> = (0..count)
            .map(|place| (figure(&date.plus_months, place), figure(&date.plus_days, place)))
            .collect();
        for (months, days) in &periods {
            self.period(*months, *days, path);
        }
        let when = date.when.as_ref().map(|when| self.condition(when, &format!("{path}.when")).0);
        Some(DateRule { name: date.name.clone(), from, periods, when })
    }

    fn period(&mut self, months: i32, days: i32, path: &str) {
        if months.unsigned_abs() > MOST_MONTHS.unsigned_abs()
            || days.unsigned_abs() > MOST_DAYS.unsigned_abs()
        {
            self.find(
                path,
                format!("a period has at most {MOST_MONTHS} months and {MOST_DAYS} days"),
            );
        }
    }

    fn fact(&mut self, id: &str, path: &str) -> Option<(FactPlace, &Fact)> {
        let catalogue = self.catalogue;
        let found =
            catalogue.fact_place(id).and_then(|place| Some((place, catalogue.fact(place)?)));
        if found.is_none() {
            let message = suggestion::unknown(
                "fact",
                id,
                catalogue.facts().iter().map(|fact| fact.id.as_str()),
            );
            self.find(path, message);
        }
        found
    }

    /// The condition and its size; in its place `always` where something was found wrong.
    fn condition(&mut self, file: &ConditionFile, path: &str) -> (Condition, Size) {
        let (condition, size) = self.node(file, path);
        if size.nodes > MOST_NODES || size.depth > DEEPEST {
            let message = format!(
                "with every `use` written out, a condition has at most {MOST_NODES} parts, nested at most {DEEPEST} deep"
            );
            self.find(path, message);
            return (Condition::Always, Size { nodes: 1, depth: 1 });
        }
        (condition, size)
    }

    fn node(&mut self, file: &ConditionFile, path: &str) -> (Condition, Size) {
        let one = Size { nodes: 1, depth: 1 };
        let kinds = [
            file.all.is_some(),
            file.any.is_some(),
            file.not.is_some(),
            file.r#use.is_some(),
            file.always.is_some(),
            file.fact.is_some(),
        ];
        if kinds.iter().filter(|kind| **kind).count() != 1 {
            self.find(
                path,
                "exactly one of `all`, `any`, `not`, `use`, `always` and `fact` is wanted",
            );
            return (Condition::Always, one);
        }
        if file.fact.is_none() && file.has_test() {
            self.find(
                path,
                "a test (`is`, `one-of`, `any-of`, `empty`, `under`, `today`) goes with a `fact`",
            );
        }
        if let Some(of) = &file.all {
            let (of, size) = self.group(of, &format!("{path}.all"));
            (Condition::All(of), size)
        } else if let Some(of) = &file.any {
            let (of, size) = self.group(of, &format!("{path}.any"));
            (Condition::Any(of), size)
        } else if let Some(of) = &file.not {
            let (of, size) = self.condition(of, &format!("{path}.not"));
            (Condition::Not(Box::new(of)), Size { nodes: size.nodes + 1, depth: size.depth + 1 })
        } else if let Some(id) = &file.r#use {
            let Some((place, size)) = self.named.get(id).copied() else {
                let message =
                    suggestion::unknown("condition", id, self.named.keys().map(String::as_str));
                self.find(
                    format!("{path}.use"),
                    format!("{message} (a condition may use those before it)"),
                );
                return (Condition::Always, one);
            };
            (Condition::Named(place), Size { nodes: size.nodes + 1, depth: size.depth + 1 })
        } else if let Some(id) = &file.fact {
            (self.leaf(id, file, path).unwrap_or(Condition::Always), one)
        } else {
            if file.always == Some(false) {
                self.find(
                    format!("{path}.always"),
                    "only `true` has a meaning: a rule that never applies is left out",
                );
            }
            (Condition::Always, one)
        }
    }

    fn group(&mut self, of: &[ConditionFile], path: &str) -> (Vec<Condition>, Size) {
        if of.is_empty() {
            self.find(path, "an empty list; name at least one condition");
        }
        let mut size = Size { nodes: 1, depth: 1 };
        let mut read = Vec::with_capacity(of.len());
        for (index, condition) in of.iter().enumerate() {
            let (condition, inner) = self.condition(condition, &format!("{path}[{index}]"));
            size = Size {
                nodes: size.nodes.saturating_add(inner.nodes),
                depth: size.depth.max(inner.depth + 1),
            };
            read.push(condition);
        }
        (read, size)
    }

    fn leaf(&mut self, id: &str, file: &ConditionFile, path: &str) -> Option<Condition> {
        let (place, fact) = self.fact(id, &format!("{path}.fact"))?;
        let fact = fact.clone();
        if fact.domain == Some(Domain::Regions) {
            self.find(
                format!("{path}.fact"),
                "the region chooses the packs and is no fact of a rule",
            );
            return None;
        }
        let test = self.test(&fact, file, path)?;
        let leaf = self.place_of(Leaf { fact: place, test: test.clone() });
        let Test::Is(is) = test else {
            return Some(Condition::Leaf(leaf));
        };
        if place != self.catalogue.named().four_new {
            return Some(Condition::Leaf(leaf));
        }
        Some(Condition::Derived { leaf, is, definition: Box::new(self.four_new()) })
    }

    /// Industries are not empty, or the person calls the business new and the document admits business outside the nine.
    fn four_new(&mut self) -> Condition {
        let named = self.catalogue.named();
        let mut ways = vec![Condition::Leaf(
            self.place_of(Leaf { fact: named.industries, test: Test::Empty(false) }),
        )];
        if self.off_directory {
            ways.push(Condition::Leaf(
                self.place_of(Leaf { fact: named.self_described_new, test: Test::Empty(false) }),
            ));
        }
        Condition::Any(ways)
    }

    fn place_of(&mut self, leaf: Leaf) -> usize {
        self.leaves.iter().position(|known| *known == leaf).unwrap_or_else(|| {
            self.leaves.push(leaf);
            self.leaves.len() - 1
        })
    }

    fn test(&mut self, fact: &Fact, file: &ConditionFile, path: &str) -> Option<Test> {
        let tests = [
            file.is.is_some(),
            file.one_of.is_some(),
            file.any_of.is_some(),
            file.empty.is_some(),
            file.under.is_some(),
            file.today.is_some(),
        ];
        if tests.iter().filter(|test| **test).count() != 1 {
            self.find(
                path,
                "exactly one test is wanted: `is`, `one-of`, `any-of`, `empty`, `under` or `today`",
            );
            return None;
        }
        if file.today.is_none() && (file.plus_months.is_some() || file.plus_days.is_some()) {
            self.find(path, "`plus-months` and `plus-days` go with `today`");
        }
        match (fact.kind, file) {
            (FactKind::Bool, ConditionFile { is: Some(Scalar::Bool(is)), .. }) => {
                Some(Test::Is(*is))
            }
            (FactKind::Enum, ConditionFile { is: Some(Scalar::Text(value)), .. }) => self
                .places(fact, std::slice::from_ref(value), &format!("{path}.is"))
                .map(Test::OneOf),
            (FactKind::Enum, ConditionFile { one_of: Some(values), .. }) => {
                self.places(fact, values, &format!("{path}.one-of")).map(Test::OneOf)
            }
            (FactKind::Set, ConditionFile { empty: Some(empty), .. }) => Some(Test::Empty(*empty)),
            (FactKind::Set, ConditionFile { any_of: Some(values), .. })
                if fact.domain.is_none() =>
            {
                self.places(fact, values, &format!("{path}.any-of")).map(Test::AnyOf)
            }
            (FactKind::Set, ConditionFile { under: Some(codes), .. }) if fact.domain.is_some() => {
                self.codes(codes, &format!("{path}.under")).map(Test::Under)
            }
            (FactKind::Date, ConditionFile { today: Some(order), plus_months, plus_days, .. }) => {
                let (months, days) = (plus_months.unwrap_or(0), plus_days.unwrap_or(0));
                self.period(months, days, path);
                let order = match order {
                    OrderFile::Before => Order::Before,
                    OrderFile::OnOrBefore => Order::OnOrBefore,
                    OrderFile::OnOrAfter => Order::OnOrAfter,
                    OrderFile::After => Order::After,
                };
                Some(Test::Today { order, months, days })
            }
            _ => {
                let wanted = match fact.kind {
                    FactKind::Bool => "`is = true` or `is = false`",
                    FactKind::Enum => "`is = \"value\"` or `one-of`",
                    FactKind::Set if fact.domain.is_some() => "`empty` or `under`",
                    FactKind::Set => "`any-of` or `empty`",
                    FactKind::Date => "`today`",
                };
                self.find(path, format!("`{}` takes {wanted}", fact.id));
                None
            }
        }
    }

    fn places(&mut self, fact: &Fact, values: &[String], path: &str) -> Option<u64> {
        let mut places = 0_u64;
        for (index, value) in values.iter().enumerate() {
            let Some(place) = fact.values.iter().position(|declared| declared.id == *value) else {
                let message = suggestion::unknown(
                    "value",
                    value,
                    fact.values.iter().map(|value| value.id.as_str()),
                );
                self.find(format!("{path}[{index}]"), message);
                return None;
            };
            places |= 1 << place;
        }
        if places == 0 {
            self.find(path, "an empty list; name at least one value");
            return None;
        }
        Some(places)
    }

    fn codes(&mut self, codes: &[String], path: &str) -> Option<Vec<String>> {
        if codes.is_empty() {
            self.find(path, "an empty list; name at least one code");
            return None;
        }
        for (index, code) in codes.iter().enumerate() {
            if Taxonomy::bundled().emerging(code).is_none() {
                self.find(
                    format!("{path}[{index}]"),
                    format!("`{code}` is no code of the nine strategic emerging industries"),
                );
                return None;
            }
        }
        Some(codes.to_vec())
    }

    fn defeats(&mut self, files: &[RuleFile], rules: &mut [Rule]) {
        for (index, file) in files.iter().enumerate() {
            for (nth, measure) in file.defeated_by.iter().enumerate() {
                let path = format!("rules[{index}].defeated-by[{nth}]");
                let Some(place) = files.iter().position(|other| other.measure == *measure) else {
                    let ids = files.iter().map(|file| file.measure.as_str());
                    self.find(path, suggestion::unknown("measure of this pack", measure, ids));
                    continue;
                };
                if place == index
                    || files.get(place).is_some_and(|file| !file.defeated_by.is_empty())
                {
                    self.find(
                        path,
                        format!(
                            "`{measure}` can itself be defeated; what defeats must stand by itself"
                        ),
                    );
                    continue;
                }
                if let Some(rule) = rules.get_mut(index) {
                    rule.defeated_by.push(place);
                }
            }
        }
    }

    /// Notes which leaves each rule reads, and refuses rules that read too many facts to be decided exactly.
    fn reads(&mut self, rules: &mut [Rule]) {
        let bases: Vec<BTreeSet<usize>> =
            rules.iter().map(|rule| self.leaves_of(&rule.base)).collect();
        let Ok(no_facts) = Facts::read(RawFacts::default(), self.catalogue, &[]) else {
            return;
        };
        for (index, rule) in rules.iter_mut().enumerate() {
            let all = std::iter::once(index).chain(rule.defeated_by.iter().copied());
            let reads: BTreeSet<usize> =
                all.filter_map(|place| bases.get(place)).flatten().copied().collect();
            rule.reads = reads.into_iter().collect();
            let leaves: Vec<(usize, &Leaf)> = rule
                .reads
                .iter()
                .filter_map(|place| Some((*place, self.leaves.get(*place)?)))
                .collect();
            let variables = completion::variables(
                &leaves,
                &no_facts,
                Date::from_unix_days(20_000),
                self.catalogue,
            );
            if completion::combinations(&variables).is_none() {
                let facts: Vec<&str> = variables
                    .iter()
                    .map(|variable| self.catalogue.fact_id(variable.fact))
                    .collect();
                let message = format!(
                    "reads too many facts to be decided exactly ({}); at most {} combinations of their values can be told apart",
                    facts.join(", "),
                    completion::MOST_COMBINATIONS
                );
                self.findings.push(Finding { path: format!("rules[{index}]"), message });
            }
        }
    }

    fn leaves_of(&self, condition: &Condition) -> BTreeSet<usize> {
        let mut leaves = BTreeSet::new();
        let mut open = vec![condition];
        while let Some(condition) = open.pop() {
            match condition {
                Condition::Always => {}
                Condition::All(of) | Condition::Any(of) => open.extend(of),
                Condition::Not(of) => open.push(of),
                Condition::Leaf(leaf) => _ = leaves.insert(*leaf),
                Condition::Derived { leaf, definition, .. } => {
                    leaves.insert(*leaf);
                    open.push(definition);
                }
                Condition::Named(place) => open.extend(self.conditions.get(*place)),
            }
        }
        leaves
    }

    /// Every citation names a clause of the list, and every clause has a rule or says why not.
    fn cited(&mut self, file: &PackFile) {
        let mut cited: BTreeSet<&str> = BTreeSet::new();
        let citations = file.rules.iter().enumerate().flat_map(|(index, rule)| {
            let own = rule.clauses.iter().enumerate().map(move |(nth, citation)| {
                (format!("rules[{index}].clauses[{nth}].ref"), citation)
            });
            let of_cases = rule.cases.iter().enumerate().flat_map(move |(row, case)| {
                let path = move |nth| format!("rules[{index}].cases[{row}].clauses[{nth}].ref");
                case.clauses.iter().enumerate().map(move |(nth, citation)| (path(nth), citation))
            });
            own.chain(of_cases)
        });
        for (path, citation) in citations {
            match clause_of(&citation.r#ref, &file.clauses) {
                Some(clause) => _ = cited.insert(&clause.r#ref),
                None => self.find(
                    path,
                    format!(
                        "`{}` is no clause of the pack's list, nor part of one",
                        citation.r#ref
                    ),
                ),
            }
        }
        for (index, clause) in file.clauses.iter().enumerate() {
            let path = format!("clauses[{index}]");
            match (cited.contains(clause.r#ref.as_str()), &clause.without_rule) {
                (false, None) => self.find(
                    path,
                    format!("`{}` has neither a rule nor a reason (`without-rule`)", clause.r#ref),
                ),
                (true, Some(_)) => self.find(
                    path,
                    format!("`{}` has a rule, so `without-rule` is not true", clause.r#ref),
                ),
                _ => {}
            }
        }
    }
}

/// The clause that a reference names, or is part of.
fn clause_of<'a>(reference: &str, clauses: &'a [Clause]) -> Option<&'a Clause> {
    let holds = |clause: &&Clause| {
        let rest = reference.strip_prefix(clause.r#ref.as_str());
        // `附1` is no part of `附10`, nor `十` of `十五`.
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['(', '（', '第']))
    };
    clauses.iter().filter(holds).max_by_key(|clause| clause.r#ref.len())
}

impl ConditionFile {
    fn has_test(&self) -> bool {
        self.is.is_some()
            || self.one_of.is_some()
            || self.any_of.is_some()
            || self.empty.is_some()
            || self.under.is_some()
            || self.today.is_some()
            || self.plus_months.is_some()
            || self.plus_days.is_some()
    }
}
