//! The pack format: what a pack author writes, as TOML or JSON, before it is held against the catalogues.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{Finding, MOST_FINDINGS};
use crate::{
    bilingual::Bilingual,
    json,
    policy::{date::Date, raw_fact::RawFacts},
};

/// One policy document as data.
#[derive(Clone, Debug)]
pub struct PackFile {
    /// The document.
    pub document: Document,
    /// Every clause of the document in printed order.
    pub clauses: Vec<Clause>,
    /// Conditions that several rules share; one may use those before it.
    pub conditions: Vec<NamedConditionFile>,
    /// At most one for each measure.
    pub rules: Vec<RuleFile>,
    /// Facts and the verdicts that they must lead to.
    pub scenarios: Vec<Scenario>,
    /// Values of a set that the document says nothing about, where it names others of the set.
    pub silent: Vec<Silent>,
}

/// Whose document it is, and how far it binds.
#[derive(Clone, Debug)]
pub struct Document {
    /// Stable public id.
    pub id: String,
    /// The region it applies in; absent for national law.
    pub region: Option<Region>,
    /// Title as printed.
    pub title: String,
    /// Number as printed; empty if it has none.
    pub number: String,
    /// Issuer as printed.
    pub issuer: String,
    /// Day of issue, if the document states it.
    pub issued: Option<Date>,
    /// Day from which it applies, if that is another.
    pub effective: Option<Date>,
    /// Last day on which it applies, if it has ended or states its end.
    pub until: Option<Date>,
    /// Legal status.
    pub status: LegalStatus,
    /// File name of its text in `data/sources`.
    pub source: String,
    /// Whether it admits business outside the nine categories as four-new.
    pub off_directory: bool,
    /// Whom it covers.
    pub covers: Bilingual,
    /// The legal status in words; shown with every result.
    pub note: Bilingual,
}

impl PackFile {
    /// Reads a pack from JSON, without holding it against anything.
    ///
    /// # Errors
    /// Everything that does not fit the format.
    pub fn from_json(json: &str) -> Result<PackFile, Vec<Finding>> {
        let finding = |(path, message): (String, String)| Finding {
            path: if path.is_empty() { "(pack)".to_owned() } else { path },
            message,
        };
        json::read(json, MOST_FINDINGS).map_err(|errors| errors.into_iter().map(finding).collect())
    }
}

impl Document {
    /// The day from which it applies, as far as the document says.
    #[must_use]
    pub fn start(&self) -> Option<Date> {
        self.effective.or(self.issued)
    }
}

/// A region that people can choose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Region {
    /// Stable public id.
    pub id: String,
    /// Its name.
    pub name: Bilingual,
}

/// Legal status of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum LegalStatus {
    /// A normative document in force.
    InForce,
    /// In force on trial (试行).
    Trial,
    /// A draft for comments: not in force.
    Draft,
    /// A reply letter that reports and announces.
    Reply,
    /// A law or an administrative regulation in force.
    Law,
}

/// A clause of the document.
#[derive(Clone, Debug)]
pub struct Clause {
    /// Its heading as printed, for example `四(二)`.
    pub r#ref: String,
    /// Why no rule rests on it; absent where one does.
    pub without_rule: Option<Bilingual>,
}

/// A condition with a name.
#[derive(Clone, Debug)]
pub struct NamedConditionFile {
    /// The name, for `use`.
    pub id: String,
    /// What it says, in words.
    pub label: Bilingual,
    /// The condition.
    pub when: ConditionFile,
}

/// One measure as the document has it.
#[derive(Clone, Debug)]
pub struct RuleFile {
    /// Id of a measure of the catalogue.
    pub measure: String,
    /// How firm the text is.
    pub firmness: Firmness,
    /// The words it rests on.
    pub clauses: Vec<Citation>,
    /// When it applies; left out, `cases` alone decide.
    pub when: Option<ConditionFile>,
    /// What it means for the business.
    pub says: Bilingual,
    /// What the business should do.
    pub r#do: Option<Bilingual>,
    /// Measures of the same pack that take it away where they apply.
    pub defeated_by: Vec<String>,
    /// Figures that the document states.
    pub params: BTreeMap<String, Param>,
    /// Days to compute.
    pub dates: Vec<DateFile>,
    /// Rows of a decision table: where there are any, one of them must hold.
    pub cases: Vec<CaseFile>,
    /// Remarks that never change the status.
    pub notes: Vec<NoteFile>,
}

/// How firm a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Firmness {
    /// 应当
    Must,
    /// 可以
    May,
    /// 鼓励
    Encourages,
    /// 探索
    Explores,
    /// 拟
    Planned,
}

/// Words of the document, and where they stand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Citation {
    /// A clause of the pack's list, or a part of one (`第三十三条第一款` is part of `第三十三条`).
    pub r#ref: String,
    /// Verbatim; line breaks do not count.
    pub quote: String,
}

/// A figure of the document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Param {
    /// A whole number.
    Number(i32),
    /// A text.
    Text(String),
    /// Several, for example a range.
    List(Vec<Param>),
}

/// A day that follows from a fact.
#[derive(Clone, Debug)]
pub struct DateFile {
    /// Its name in the result, for example `until`.
    pub name: String,
    /// The date fact that it is counted from.
    pub from: String,
    /// Months to add, one figure for each day to compute.
    pub plus_months: Vec<i32>,
    /// Days to add after the months, likewise.
    pub plus_days: Vec<i32>,
    /// When it is computed; left out, whenever the measure is not ruled out.
    pub when: Option<ConditionFile>,
}

/// A row of a decision table.
#[derive(Clone, Debug)]
pub struct CaseFile {
    /// When the row holds.
    pub when: ConditionFile,
    /// What it means for the business.
    pub says: Bilingual,
    /// What the business should do.
    pub r#do: Option<Bilingual>,
    /// How firm the text is, if other than the rule's.
    pub firmness: Option<Firmness>,
    /// The words it rests on, beside the rule's.
    pub clauses: Vec<Citation>,
}

/// A remark.
#[derive(Clone, Debug)]
pub struct NoteFile {
    /// When it is shown.
    pub when: ConditionFile,
    /// What it says.
    pub says: Bilingual,
}

/// A condition: one of `all`, `any`, `not`, `use`, `always`, or a question to a `fact`.
#[derive(Clone, Debug, Default)]
pub struct ConditionFile {
    /// Every one holds.
    pub all: Option<Vec<ConditionFile>>,
    /// At least one holds.
    pub any: Option<Vec<ConditionFile>>,
    /// It does not hold.
    pub not: Option<Box<ConditionFile>>,
    /// A condition of `conditions`.
    pub r#use: Option<String>,
    /// `true`: holds for everyone.
    pub always: Option<bool>,
    /// The fact that is asked; with exactly one of the tests below.
    pub fact: Option<String>,
    /// bool, enum: the value.
    pub is: Option<Scalar>,
    /// enum: one of these values.
    pub one_of: Option<Vec<String>>,
    /// set: holds at least one of these values.
    pub any_of: Option<Vec<String>>,
    /// set: is empty, or is not.
    pub empty: Option<bool>,
    /// `industries`: some code equals or lies below one of these.
    pub under: Option<Vec<String>>,
    /// date: how today lies to the date after `plus-months` and `plus-days`.
    pub today: Option<OrderFile>,
    /// date: months added before comparing.
    pub plus_months: Option<i32>,
    /// date: days added before comparing.
    pub plus_days: Option<i32>,
}

/// `true`, `false` or a value of an enum.
#[derive(Clone, Debug)]
pub enum Scalar {
    /// Of a bool.
    Bool(bool),
    /// Of an enum.
    Text(String),
}

/// How today lies to a day.
#[derive(Clone, Copy, Debug)]
pub enum OrderFile {
    /// Earlier.
    Before,
    /// Earlier or the same.
    OnOrBefore,
    /// The same or later.
    OnOrAfter,
    /// Later.
    After,
}

/// Facts and the verdicts that they must lead to.
#[derive(Clone, Debug)]
pub struct Scenario {
    /// What it shows, as a sentence.
    pub name: String,
    /// The day of the assessment.
    pub as_of: Date,
    /// What is known.
    pub facts: RawFacts,
    /// The status of each measure named.
    pub expect: BTreeMap<String, Status>,
    /// The facts that would decide an open measure, exactly.
    pub missing: BTreeMap<String, Vec<String>>,
}

/// Values that someone may choose and that make no difference under this document.
#[derive(Clone, Debug)]
pub struct Silent {
    /// A fact of the type set.
    pub fact: String,
    /// Those of its values that no condition of the pack asks for; left out, all of them.
    pub values: Option<Vec<String>>,
    /// Why none does.
    pub because: Bilingual,
}

/// Whether a measure applies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// It applies.
    Applies,
    /// It depends on facts that are not known.
    Depends,
    /// It would apply, but another rule takes it away.
    Defeated,
    /// It does not apply.
    DoesNotApply,
}

impl Status {
    /// The id in results.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Status::Applies => "applies",
            Status::Depends => "depends",
            Status::Defeated => "defeated",
            Status::DoesNotApply => "does-not-apply",
        }
    }
}
