//! From facts to verdicts: one for each measure of each document that applies on the day.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::bilingual::Bilingual;

use super::{
    catalogue::{Catalogue, Stage},
    condition::Truth,
    date::Date,
    fact::Facts,
    pack::{
        Case, Pack, Rule,
        format::{Citation, Document, Firmness, LegalStatus, Param, Status},
        set::{DatedPack, PackSet, Validity},
    },
    question::Influence,
    trace::{Defeater, TraceKind, TraceNode, Tracer},
    verdict::Judge,
};

/// The measures that would apply to a business on a day, and what is still to be asked.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Assessment<'a> {
    /// The day.
    pub as_of: Date,
    /// The region; `null` if it is unknown, and only the national laws are counted.
    pub region: Option<&'a str>,
    /// Its documents and the national laws, with those that do not apply on the day, from which no measure follows.
    pub documents: Vec<AssessedDocument<'a>>,
    /// One entry for each measure of each document.
    pub measures: Vec<AssessedMeasure<'a>>,
    /// Unknown facts that can change some status, the most decisive first.
    pub questions: Vec<&'a str>,
}

/// A document that an assessment rests on.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct AssessedDocument<'a> {
    /// Its id.
    pub id: &'a str,
    /// Title as printed.
    pub title: &'a str,
    /// Number as printed.
    pub number: &'a str,
    /// Issuer as printed.
    pub issuer: &'a str,
    /// The region it applies in; `null` for national law.
    pub region: Option<&'a str>,
    /// Day of issue.
    pub issued: Option<Date>,
    /// Day from which it applies, if that is another.
    pub effective: Option<Date>,
    /// Last day on which it applies, if it has one.
    pub until: Option<Date>,
    /// Whether it applies on the day of the assessment; `null` in a list that knows no day.
    pub validity: Option<Validity>,
    /// Legal status.
    pub status: LegalStatus,
    /// Whom it covers.
    pub covers: &'a Bilingual,
    /// The legal status in words.
    pub note: &'a Bilingual,
}

/// The verdict on one measure of one document.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct AssessedMeasure<'a> {
    /// Id of the measure.
    pub id: &'a str,
    /// Id of the document.
    pub document: &'a str,
    /// The part of the business's life that it belongs to.
    pub stage: Stage,
    /// What the measure is called.
    pub label: &'a Bilingual,
    /// The verdict.
    pub status: Status,
    /// How firm the text is.
    pub firmness: Firmness,
    /// What it means for the business.
    pub text: &'a Bilingual,
    /// What the business should do.
    pub action: Option<&'a Bilingual>,
    /// Unknown facts that can still change the status.
    pub missing: Vec<&'a str>,
    /// The rule that takes it away.
    pub defeated_by: Option<Defeater<'a>>,
    /// The words it rests on.
    pub clauses: Vec<&'a Citation>,
    /// Figures that the document states.
    pub params: &'a BTreeMap<String, Param>,
    /// Days that follow from the facts.
    pub dates: BTreeMap<&'a str, Vec<Date>>,
    /// The rows of the decision table, where the measure has one.
    pub cases: Vec<AssessedCase<'a>>,
    /// Remarks that hold.
    pub notes: Vec<AssessedNote<'a>>,
    /// The condition tree.
    pub because: Vec<TraceNode<'a>>,
}

/// A row of a decision table.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct AssessedCase<'a> {
    /// What is known of it: `true`, `false` or `unknown`.
    pub truth: &'static str,
    /// How firm the text is.
    pub firmness: Firmness,
    /// The words it rests on, beside the measure's.
    pub clauses: Vec<&'a Citation>,
    /// What it means for the business.
    pub text: &'a Bilingual,
    /// What the business should do.
    pub action: Option<&'a Bilingual>,
}

/// A remark.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct AssessedNote<'a> {
    /// What it says.
    pub text: &'a Bilingual,
}

/// The verdicts of all packs in force for the facts' region, as of a day. Without a region, of the national laws alone.
#[must_use]
pub fn assess<'a>(packs: &'a PackSet, facts: &'a Facts, as_of: Date) -> Assessment<'a> {
    let catalogue = packs.catalogue();
    let region = facts.region();
    let documents: Vec<DatedPack> = packs.standing(region, as_of).collect();
    let assessors: Vec<Assessor> = documents
        .iter()
        .filter(|document| document.validity == Validity::Current)
        .map(|document| Assessor::new(document.pack, facts, as_of, catalogue))
        .collect();
    let mut influence = Influence::new(catalogue);
    let mut measures = Vec::new();
    for place in 0..catalogue.measures().len() {
        for assessor in &assessors {
            let rule = assessor.pack.rule_on(place);
            measures.extend(rule.map(|rule| assessor.measure(rule, &mut influence)));
        }
    }
    if region.is_none() {
        influence.add_first(catalogue.named().region);
    }
    Assessment {
        as_of,
        region,
        documents: documents
            .iter()
            .map(|standing| AssessedDocument::of(standing.pack.document(), Some(standing.validity)))
            .collect(),
        measures,
        questions: influence.questions(),
    }
}

/// Shows what is decided of the rules of one pack.
struct Assessor<'a> {
    judge: Judge<'a>,
    pack: &'a Pack,
    facts: &'a Facts,
    catalogue: &'a Catalogue,
}

impl<'a> Assessor<'a> {
    fn new(
        pack: &'a Pack,
        facts: &'a Facts,
        as_of: Date,
        catalogue: &'a Catalogue,
    ) -> Assessor<'a> {
        Assessor { judge: Judge::new(pack, facts, as_of, catalogue), pack, facts, catalogue }
    }

    fn measure(&self, rule: &'a Rule, influence: &mut Influence) -> AssessedMeasure<'a> {
        let evaluation = self.judge.evaluation();
        let decision = self.judge.verdict(rule);
        influence.add(&decision.open);
        let measure = self.catalogue.measures().get(rule.measure);
        let truths = rule.cases.iter().map(|case| evaluation.truth(&case.when));
        let cases: Vec<(&Case, Truth)> = rule.cases.iter().zip(truths).collect();
        let holding = cases.iter().find(|(_, truth)| *truth == Truth::True);
        AssessedMeasure {
            id: measure.map_or("", |measure| &measure.id),
            document: &self.pack.document().id,
            stage: measure.map_or(Stage::Operation, |measure| measure.stage),
            label: measure.map_or(&rule.says, |measure| &measure.label),
            status: decision.status,
            firmness: holding.and_then(|(case, _)| case.firmness).unwrap_or(rule.firmness),
            text: &rule.says,
            action: rule.act.as_ref(),
            missing: decision.missing(self.catalogue),
            defeated_by: decision.defeated_by.and_then(|place| self.defeater(place)),
            clauses: clauses(rule, &cases, decision.status),
            params: &rule.params,
            dates: self.dates(rule, decision.status),
            cases: cases
                .iter()
                .map(|(case, truth)| AssessedCase {
                    truth: truth.name(),
                    firmness: case.firmness.unwrap_or(rule.firmness),
                    clauses: case.clauses.iter().collect(),
                    text: &case.says,
                    action: case.act.as_ref(),
                })
                .collect(),
            notes: rule
                .notes
                .iter()
                .filter(|note| evaluation.truth(&note.when) == Truth::True)
                .map(|note| AssessedNote { text: &note.says })
                .collect(),
            because: self.because(rule, &cases),
        }
    }

    fn defeater(&self, place: usize) -> Option<Defeater<'a>> {
        let measure = self.catalogue.measures().get(self.pack.rules.get(place)?.measure)?;
        Some(Defeater { measure: &measure.id, document: &self.pack.document().id })
    }

    fn dates(&self, rule: &'a Rule, status: Status) -> BTreeMap<&'a str, Vec<Date>> {
        let evaluation = self.judge.evaluation();
        let possible = status != Status::DoesNotApply;
        let mut dates: BTreeMap<&str, Vec<Date>> = BTreeMap::new();
        for date in &rule.dates {
            let wanted =
                date.when.as_ref().map_or(possible, |when| evaluation.truth(when) != Truth::False);
            let Some(super::fact::Value::Date(from)) = self.facts.value(date.from) else {
                continue;
            };
            if wanted {
                let days = date.periods.iter().map(|(months, days)| from.plus(*months, *days));
                dates.entry(&date.name).or_default().extend(days);
            }
        }
        dates
    }

    fn because(&self, rule: &Rule, cases: &[(&Case, Truth)]) -> Vec<TraceNode<'a>> {
        let evaluation = self.judge.evaluation();
        let tracer =
            Tracer { pack: self.pack, facts: self.facts, catalogue: self.catalogue, evaluation };
        let mut nodes = vec![tracer.node(&rule.when)];
        if !cases.is_empty() {
            let any: Vec<TraceNode<'a>> =
                cases.iter().map(|(case, _)| tracer.node(&case.when)).collect();
            let truth = Truth::any(cases.iter().map(|(_, truth)| *truth)).name();
            nodes.push(TraceNode { kind: TraceKind::Any { any }, truth });
        }
        for place in &rule.defeated_by {
            if let (Some(defeat), Some(rule)) = (self.defeater(*place), self.pack.rules.get(*place))
            {
                let of = tracer.node(&rule.base);
                nodes.push(TraceNode {
                    truth: of.truth,
                    kind: TraceKind::Defeat { defeat, of: Box::new(of) },
                });
            }
        }
        nodes
    }
}

/// The rule's clauses and those of the cases that hold; of those that can hold, or of all, where none is known to.
fn clauses<'a>(rule: &'a Rule, cases: &[(&'a Case, Truth)], status: Status) -> Vec<&'a Citation> {
    let holds = status != Status::Depends && cases.iter().any(|(_, truth)| *truth == Truth::True);
    let counts = |truth| match status {
        Status::DoesNotApply => true,
        _ if holds => truth == Truth::True,
        _ => truth != Truth::False,
    };
    let of_cases =
        cases.iter().filter(|(_, truth)| counts(*truth)).flat_map(|(case, _)| &case.clauses);
    let mut all: Vec<&Citation> = Vec::new();
    for citation in rule.clauses.iter().chain(of_cases) {
        if !all.contains(&citation) {
            all.push(citation);
        }
    }
    all
}

impl<'a> AssessedDocument<'a> {
    /// The document of a pack as results show it.
    #[must_use]
    pub fn of(document: &'a Document, validity: Option<Validity>) -> AssessedDocument<'a> {
        AssessedDocument {
            id: &document.id,
            title: &document.title,
            number: &document.number,
            issuer: &document.issuer,
            region: document.region.as_ref().map(|region| region.id.as_str()),
            issued: document.issued,
            effective: document.effective,
            until: document.until,
            validity,
            status: document.status,
            covers: &document.covers,
            note: &document.note,
        }
    }
}
