//! The rules core: from facts to verdicts, with the clause and the reason of each.
//!
//! [`catalogue`] says which facts and measures there are, [`pack`] reads documents as data, [`fact`] reads what is known
//! of a business, [`mod@assess`] decides, and [`mod@compare`] holds regions against each other. A verdict is exact: it is
//! open only if two completions of the unknown facts disagree.

pub mod assess;
pub mod catalogue;
pub mod change;
pub mod compare;
mod completion;
mod condition;
pub mod date;
pub mod fact;
mod order;
pub mod pack;
mod question;
pub mod raw_fact;
pub(crate) mod suggestion;
pub mod trace;
mod verdict;

pub use assess::{Assessment, assess};
pub use catalogue::Catalogue;
pub use change::{Changes, changes};
pub use compare::compare;
pub use date::Date;
pub use fact::Facts;
pub use pack::{Pack, set::PackSet};
pub use raw_fact::{RawFacts, RawValue};
