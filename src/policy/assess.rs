//! From facts to verdicts: one for each measure of each document in force.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::bilingual::Bilingual;

use super::{
    catalogue::{Catalogue, FactPlace, Stage},
    completion::{self, Completions},
    condition::{Evaluation, Leaf, Truth},
    date::Date,
    fact::Facts,
    pack::{
        Pack, Rule,
        format::{Citation, Document, Firmness, LegalStatus, Param, Status},
        set::PackSet,
    },
    question::Influence,
    trace::{Defeater, TraceKind, TraceNode, Tracer},
};

/// The measures that would apply to a business on a day, and what is still to be asked.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Assessment {
    /// The day.
    pub as_of: Date,
    /// The region; `null` if it is unknown, and only the national laws are counted.
    pub region: Option<String>,
    /// The documents in force for it.
    pub documents: Vec<AssessedDocument>,
    /// One entry for each measure of each document.
    pub measures: Vec<AssessedMeasure>,
    /// Unknown facts that can change some status, the most decisive first.
    pub questions: Vec<String>,
}

/// A document that an assessment rests on.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct AssessedDocument {
    /// Its id.
    pub id: String,
    /// Title as printed.
    pub title: String,
    /// Number as printed.
    pub number: String,
    /// Issuer as printed.
    pub issuer: String,
    /// The region it applies in; `null` for national law.
    pub region: Option<String>,
    /// Day of issue.
    pub issued: Option<Date>,
    /// Day from which it applies, if that is another.
    pub effective: Option<Date>,
    /// Legal status.
    pub status: LegalStatus,
    /// Whom it covers.
    pub covers: Bilingual,
    /// The legal status in words.
    pub note: Bilingual,
}

/// The verdict on one measure of one document.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct AssessedMeasure {
    /// Id of the measure.
    pub id: String,
    /// Id of the document.
    pub document: String,
    /// The part of the business's life that it belongs to.
    pub stage: Stage,
    /// What the measure is called.
    pub label: Bilingual,
    /// The verdict.
    pub status: Status,
    /// How firm the text is.
    pub firmness: Firmness,
    /// What it means for the business.
    pub text: Bilingual,
    /// What the business should do.
    pub action: Option<Bilingual>,
    /// Unknown facts that can still change the status.
    pub missing: Vec<String>,
    /// The rule that takes it away.
    pub defeated_by: Option<Defeater>,
    /// The words it rests on.
    pub clauses: Vec<Citation>,
    /// Figures that the document states.
    pub params: BTreeMap<String, Param>,
    /// Days that follow from the facts.
    pub dates: BTreeMap<String, Vec<Date>>,
    /// The rows of the decision table, where the measure has one.
    pub cases: Vec<AssessedCase>,
    /// Remarks that hold.
    pub notes: Vec<AssessedNote>,
    /// The condition tree.
    pub because: Vec<TraceNode>,
}

/// A row of a decision table.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct AssessedCase {
    /// What is known of it: `true`, `false` or `unknown`.
    pub truth: &'static str,
    /// How firm the text is.
    pub firmness: Firmness,
    /// The words it rests on, beside the measure's.
    pub clauses: Vec<Citation>,
    /// What it means for the business.
    pub text: Bilingual,
    /// What the business should do.
    pub action: Option<Bilingual>,
}

/// A remark.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct AssessedNote {
    /// What it says.
    pub text: Bilingual,
}

/// The verdicts of all packs in force for the facts' region, as of a day. Without a region, of the national laws alone.
#[must_use]
pub fn assess(packs: &PackSet, facts: &Facts, as_of: Date) -> Assessment {
    let catalogue = packs.catalogue();
    let region = facts.region();
    let packs: Vec<&Pack> = packs.in_force(region).collect();
    let assessors: Vec<Assessor> =
        packs.iter().map(|pack| Assessor::new(pack, facts, as_of, catalogue)).collect();
    let mut influence = Influence::new(catalogue);
    let mut measures = Vec::new();
    for place in 0..catalogue.measures().len() {
        for assessor in &assessors {
            let rule = assessor.pack.rules.iter().find(|rule| rule.measure == place);
            measures.extend(rule.map(|rule| assessor.measure(rule, &mut influence)));
        }
    }
    if region.is_none() {
        influence.add_first(catalogue.named().region);
    }
    Assessment {
        as_of,
        region: region.map(str::to_owned),
        documents: packs.iter().map(|pack| AssessedDocument::of(pack.document())).collect(),
        measures,
        questions: influence.questions(),
    }
}

/// What is decided of a rule.
struct Decision {
    status: Status,
    defeated_by: Option<usize>,
    /// Unknown facts that can still change the status, with their influence.
    open: Vec<(FactPlace, u64)>,
}

/// Assesses the rules of one pack.
struct Assessor<'a> {
    pack: &'a Pack,
    facts: &'a Facts,
    as_of: Date,
    catalogue: &'a Catalogue,
    /// The truth of each leaf of the pack.
    truths: Vec<Truth>,
}

impl<'a> Assessor<'a> {
    fn new(
        pack: &'a Pack,
        facts: &'a Facts,
        as_of: Date,
        catalogue: &'a Catalogue,
    ) -> Assessor<'a> {
        let truths = pack.leaves.iter().map(|leaf| leaf.truth(facts, as_of)).collect();
        Assessor { pack, facts, as_of, catalogue, truths }
    }

    fn evaluation(&self) -> Evaluation<'_> {
        Evaluation { named: &self.pack.conditions, leaves: &self.truths }
    }

    fn measure(&self, rule: &Rule, influence: &mut Influence) -> AssessedMeasure {
        let evaluation = self.evaluation();
        let decision = self.decide(rule);
        influence.add(&decision.open);
        let missing: BTreeSet<FactPlace> = decision.open.iter().map(|(fact, _)| *fact).collect();
        let measure = self.catalogue.measures().get(rule.measure);
        let holding = rule.cases.iter().filter(|case| evaluation.truth(&case.when) == Truth::True);
        AssessedMeasure {
            id: measure.map_or_else(String::new, |measure| measure.id.clone()),
            document: self.pack.document().id.clone(),
            stage: measure.map_or(Stage::Operation, |measure| measure.stage),
            label: measure.map_or_else(|| rule.says.clone(), |measure| measure.label.clone()),
            status: decision.status,
            firmness: holding.clone().find_map(|case| case.firmness).unwrap_or(rule.firmness),
            text: rule.says.clone(),
            action: rule.act.clone(),
            missing: missing
                .into_iter()
                .map(|fact| self.catalogue.fact_id(fact).to_owned())
                .collect(),
            defeated_by: decision.defeated_by.and_then(|place| self.defeater(place)),
            clauses: self.clauses(rule, decision.status),
            params: rule.params.clone(),
            dates: self.dates(rule),
            cases: rule
                .cases
                .iter()
                .map(|case| AssessedCase {
                    truth: evaluation.truth(&case.when).name(),
                    firmness: case.firmness.unwrap_or(rule.firmness),
                    clauses: case.clauses.clone(),
                    text: case.says.clone(),
                    action: case.act.clone(),
                })
                .collect(),
            notes: rule
                .notes
                .iter()
                .filter(|note| evaluation.truth(&note.when) == Truth::True)
                .map(|note| AssessedNote { text: note.says.clone() })
                .collect(),
            because: self.because(rule),
        }
    }

    fn decide(&self, rule: &Rule) -> Decision {
        if let Some((status, defeated_by)) = self.settled(rule, self.evaluation()) {
            return Decision { status, defeated_by, open: Vec::new() };
        }
        let leaves: Vec<(usize, &Leaf)> = rule
            .reads
            .iter()
            .filter_map(|place| Some((*place, self.pack.leaves.get(*place)?)))
            .collect();
        let variables = completion::variables(&leaves, self.facts, self.as_of, self.catalogue);
        let mut truths = self.truths.clone();
        let completions =
            Completions::tabulate(variables, &self.pack.conditions, &mut truths, |evaluation| {
                match self.settled(rule, evaluation) {
                    Some((Status::Applies, _)) => 1,
                    Some((Status::Defeated, _)) => 2,
                    _ => 0,
                }
            });
        match completions.settled() {
            Some(0) => {
                Decision { status: Status::DoesNotApply, defeated_by: None, open: Vec::new() }
            }
            Some(1) => Decision { status: Status::Applies, defeated_by: None, open: Vec::new() },
            // The last completion tried still stands in `truths`, and in it some rule defeats.
            Some(_) => {
                let last = Evaluation { named: &self.pack.conditions, leaves: &truths };
                let defeated_by = self.settled(rule, last).and_then(|(_, defeated_by)| defeated_by);
                Decision { status: Status::Defeated, defeated_by, open: Vec::new() }
            }
            None => Decision {
                status: Status::Depends,
                defeated_by: None,
                open: completions.influences(),
            },
        }
    }

    /// The status as far as Kleene's logic settles it, with the rule that defeats.
    fn settled(&self, rule: &Rule, evaluation: Evaluation<'_>) -> Option<(Status, Option<usize>)> {
        match evaluation.truth(&rule.base) {
            Truth::False => return Some((Status::DoesNotApply, None)),
            Truth::Unknown => return None,
            Truth::True => {}
        }
        let mut open = false;
        for place in &rule.defeated_by {
            match self
                .pack
                .rules
                .get(*place)
                .map_or(Truth::False, |rule| evaluation.truth(&rule.base))
            {
                Truth::True => return Some((Status::Defeated, Some(*place))),
                Truth::Unknown => open = true,
                Truth::False => {}
            }
        }
        (!open).then_some((Status::Applies, None))
    }

    fn defeater(&self, place: usize) -> Option<Defeater> {
        let measure = self.catalogue.measures().get(self.pack.rules.get(place)?.measure)?;
        Some(Defeater { measure: measure.id.clone(), document: self.pack.document().id.clone() })
    }

    /// The rule's clauses and those of the cases that can hold; of all cases where the measure does not apply.
    fn clauses(&self, rule: &Rule, status: Status) -> Vec<Citation> {
        let evaluation = self.evaluation();
        let counts = |truth| match status {
            Status::DoesNotApply => true,
            Status::Depends => truth != Truth::False,
            Status::Applies | Status::Defeated => truth == Truth::True,
        };
        let of_cases = rule
            .cases
            .iter()
            .filter(|case| counts(evaluation.truth(&case.when)))
            .flat_map(|case| &case.clauses);
        let mut clauses: Vec<Citation> = Vec::new();
        for citation in rule.clauses.iter().chain(of_cases) {
            if !clauses.contains(citation) {
                clauses.push(citation.clone());
            }
        }
        clauses
    }

    fn dates(&self, rule: &Rule) -> BTreeMap<String, Vec<Date>> {
        let evaluation = self.evaluation();
        let possible = evaluation.truth(&rule.base) != Truth::False;
        let mut dates: BTreeMap<String, Vec<Date>> = BTreeMap::new();
        for date in &rule.dates {
            let wanted =
                date.when.as_ref().map_or(possible, |when| evaluation.truth(when) != Truth::False);
            let Some(super::fact::Value::Date(from)) = self.facts.value(date.from) else {
                continue;
            };
            if wanted {
                let days = date.periods.iter().map(|(months, days)| from.plus(*months, *days));
                dates.entry(date.name.clone()).or_default().extend(days);
            }
        }
        dates
    }

    fn because(&self, rule: &Rule) -> Vec<TraceNode> {
        let evaluation = self.evaluation();
        let tracer =
            Tracer { pack: self.pack, facts: self.facts, catalogue: self.catalogue, evaluation };
        let mut nodes = vec![tracer.node(&rule.when)];
        if !rule.cases.is_empty() {
            let any: Vec<TraceNode> =
                rule.cases.iter().map(|case| tracer.node(&case.when)).collect();
            let truth =
                Truth::any(rule.cases.iter().map(|case| evaluation.truth(&case.when))).name();
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

impl AssessedDocument {
    /// The document of a pack as results show it.
    #[must_use]
    pub fn of(document: &Document) -> AssessedDocument {
        AssessedDocument {
            id: document.id.clone(),
            title: document.title.clone(),
            number: document.number.clone(),
            issuer: document.issuer.clone(),
            region: document.region.as_ref().map(|region| region.id.clone()),
            issued: document.issued,
            effective: document.effective,
            status: document.status,
            covers: document.covers.clone(),
            note: document.note.clone(),
        }
    }
}
