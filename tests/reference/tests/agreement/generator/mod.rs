//! Packs, facts and days drawn at random: over all types of facts, small enough that everything can be tried.

pub mod conditions;
pub mod known;

use std::{collections::BTreeMap, fmt, sync::LazyLock};

use jiff::civil::Date;
use policy_checker::policy::{
    Catalogue, PackSet, RawFacts, RawValue,
    catalogue::Fact,
    pack::{format::PackFile, set::PackSetError},
};
use policy_reference::{
    Reference, Verdict,
    bundled::{self, BundledPack},
    condition::Value,
    rules_core,
};
use proptest::{
    collection::vec,
    option,
    prelude::*,
    sample::{Index, select},
};
use serde_json::{Value as Json, json};

use self::{conditions::Drawn, known::DrawnValue};

pub const DOCUMENT: &str = "generated";

/// In so many ways what is unknown to a rule may turn out, so that thousands of packs take seconds.
const MOST_WAYS: usize = 5_000;

/// The facts that each type stands for; one with a meaning of its own is a type of its own.
static TYPES: LazyLock<Vec<Vec<&'static Fact>>> = LazyLock::new(|| {
    let mut types: BTreeMap<String, Vec<&Fact>> = BTreeMap::new();
    for fact in catalogue().facts().iter().filter(|fact| fact.id != "region") {
        let special = fact.derived || fact.domain.is_some() || fact.id == "self-described-new";
        let name = if special { fact.id.clone() } else { format!("{:?}", fact.kind) };
        types.entry(name).or_default().push(fact);
    }
    types.into_values().collect()
});

pub static BUNDLED: LazyLock<Vec<BundledPack>> = LazyLock::new(|| bundled::packs().unwrap());

pub fn catalogue() -> &'static Catalogue {
    Catalogue::bundled().unwrap()
}

/// A pack, what is known of a business, and a day.
#[derive(Clone)]
pub struct Case {
    pub pack: Json,
    pub facts: Vec<(String, RawValue)>,
    pub as_of: Date,
}

/// Why a case cannot be decided.
pub fn refusal(error: &PackSetError) -> TestCaseError {
    match error {
        // What the core promises to refuse is no counter-example.
        PackSetError::Pack { findings, .. }
            if findings
                .iter()
                .all(|finding| finding.message.starts_with("reads too many facts")) =>
        {
            TestCaseError::reject("the core refuses rules of that size")
        }
        error => TestCaseError::fail(error.to_string()),
    }
}

impl Case {
    pub fn core(&self) -> Result<BTreeMap<String, Verdict>, TestCaseError> {
        let packs = self.packs()?;
        rules_core::verdicts(&packs, DOCUMENT, RawFacts(self.facts.clone()), self.as_of)
            .map_err(|error| TestCaseError::fail(error.to_string()))
    }

    pub fn packs(&self) -> Result<PackSet, TestCaseError> {
        rules_core::alone(&self.pack, &BUNDLED).map_err(|error| refusal(&error))
    }

    pub fn reference(&self) -> BTreeMap<String, Verdict> {
        let (reference, known) = self.read();
        let verdict = |rule| reference.verdict(rule, &known, self.as_of);
        reference.rules().iter().map(|rule| (rule.measure.clone(), verdict(rule))).collect()
    }

    fn read(&self) -> (Reference, BTreeMap<String, Value>) {
        let file = PackFile::from_json(&self.pack.to_string()).unwrap();
        let reference = Reference::read(&file, catalogue()).unwrap();
        let known = reference.values(&RawFacts(self.facts.clone())).unwrap();
        (reference, known)
    }

    fn is_small(&self) -> bool {
        let (reference, known) = self.read();
        reference.rules().iter().all(|rule| reference.ways(rule, &known, self.as_of) <= MOST_WAYS)
    }
}

/// What a counter-example shows: the conditions, and no text that decides nothing.
impl fmt::Debug for Case {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let off_directory = &self.pack["document"]["off-directory"];
        writeln!(f, "\n  as of {}, off-directory: {off_directory}", self.as_of)?;
        for (fact, value) in &self.facts {
            writeln!(f, "  known: {fact} = {value:?}")?;
        }
        for named in self.pack["conditions"].as_array().into_iter().flatten() {
            writeln!(f, "  condition {}: {}", named["id"], named["when"])?;
        }
        for rule in self.pack["rules"].as_array().into_iter().flatten() {
            writeln!(f, "  rule {}: when {}", rule["measure"], rule["when"])?;
            for case in rule["cases"].as_array().into_iter().flatten() {
                writeln!(f, "    case: {}", case["when"])?;
            }
            writeln!(f, "    defeated by: {}", rule["defeated-by"])?;
        }
        Ok(())
    }
}

/// A rule as it is drawn.
#[derive(Clone, Debug)]
struct DrawnRule {
    /// Whether others may be defeated by it; then nothing defeats it.
    stands: bool,
    when: Option<Drawn>,
    cases: Vec<Drawn>,
    /// For each rule of the pack, whether it defeats this one, if it stands.
    defeated_by: [bool; 4],
}

/// Any pack of some rules over some facts, with anything known of them, on any day.
pub fn case() -> impl Strategy<Value = Case> {
    let rule = (
        any::<bool>(),
        option::of(conditions::drawn()),
        vec(conditions::drawn(), 0..=2),
        any::<[bool; 4]>(),
    )
        .prop_map(|(stands, when, cases, defeated_by)| DrawnRule {
            stands,
            when,
            cases,
            defeated_by,
        });
    let parts = (any::<bool>(), vec(conditions::drawn(), 0..=2), vec(rule, 1..=4));
    let cases = (vec((any::<Index>(), any::<Index>()), 1..=5), parts, known::drawn(), day())
        .prop_map(|(facts, (off_directory, named, rules), known, as_of)| {
            let facts: Vec<&Fact> = facts
                .into_iter()
                .map(|(of_type, fact)| *fact.get(of_type.get::<Vec<&Fact>>(&TYPES)))
                .collect();
            let periods: Vec<(i32, i32)> = named
                .iter()
                .chain(rules.iter().flat_map(|rule| rule.when.iter().chain(&rule.cases)))
                .flat_map(Drawn::periods)
                .collect();
            let pack = pack(off_directory, &named, &rules, &facts);
            Case { pack, facts: known_facts(&facts, known, &periods, as_of), as_of }
        });
    cases.prop_filter("too many ways to try", Case::is_small)
}

/// Days on which months of different length meet, in years with and without a leap day, and the ends of the calendar.
pub fn day() -> impl Strategy<Value = Date> {
    let year = select(vec![2023, 2024, 2026, 2027, 2028, 2000, 1900, 2100, 1, 4, 9996, 9999]);
    let day = select(vec![1, 2, 15, 27, 28, 29, 30, 31]);
    (year, 1..=12_i8, day).prop_map(|(year, month, day)| {
        let first = Date::new(year, month, 1).unwrap();
        Date::new(year, month, first.days_in_month().min(day)).unwrap()
    })
}

/// A value or none for each fact that the pack asks and for those that four-new follows from.
fn known_facts(
    facts: &[&Fact],
    known: [Option<DrawnValue>; 8],
    periods: &[(i32, i32)],
    as_of: Date,
) -> Vec<(String, RawValue)> {
    let derivation = ["industries", "self-described-new", "four-new"];
    let fact = |id| catalogue().fact(catalogue().fact_place(id).unwrap()).unwrap();
    let mut values = BTreeMap::new();
    for (fact, value) in derivation.map(fact).iter().chain(facts).zip(known) {
        values.extend(value.map(|value| (fact.id.clone(), value.of(fact, periods, as_of))));
    }
    values.into_iter().collect()
}

fn pack(off_directory: bool, named: &[Drawn], rules: &[DrawnRule], facts: &[&Fact]) -> Json {
    let text = json!({ "zh": "文", "en": "text" });
    let conditions: Vec<Json> = named
        .iter()
        .enumerate()
        .map(|(place, when)| json!({ "id": place.to_string(), "label": text, "when": when.json(facts, place) }))
        .collect();
    let measure = |place: usize| catalogue().measures()[place].id.as_str();
    let written = |(place, rule): (usize, &DrawnRule)| {
        let condition = |drawn: &Drawn| drawn.json(facts, named.len());
        let cases: Vec<Json> = rule
            .cases
            .iter()
            .map(|case| json!({ "when": condition(case), "says": text }))
            .collect();
        let defeated_by: Vec<&str> = rules
            .iter()
            .enumerate()
            .filter(|(other, defeater)| !rule.stands && defeater.stands && rule.defeated_by[*other])
            .map(|(other, _)| measure(other))
            .collect();
        let mut json = json!({
            "measure": measure(place),
            "firmness": "must",
            "clauses": [{ "ref": "1", "quote": "text" }],
            "says": text,
            "cases": cases,
            "defeated-by": defeated_by,
        });
        if let Some(when) = &rule.when {
            json["when"] = condition(when);
        } else if cases.is_empty() {
            json["when"] = json!({ "always": true });
        }
        json
    };
    json!({
        "document": {
            "id": DOCUMENT, "title": DOCUMENT, "number": "", "issuer": DOCUMENT, "status": "law", "source": "",
            "off-directory": off_directory, "covers": text, "note": text,
        },
        "clauses": [{ "ref": "1" }],
        "conditions": conditions,
        "rules": rules.iter().enumerate().map(written).collect::<Vec<Json>>(),
    })
}
