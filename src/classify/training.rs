//! What training shares with the model, so that both see a text in the same way.

pub use super::calibrate::{Signal, logistic, sharpen};
pub use super::features::{Feature, features};
pub use super::groups::Groups;
pub use super::model::{Scores, score};
pub use super::reading::Reading;
pub use super::squash::{ln, softmax};
pub use super::terms::{Target, TermKind, for_each_term};
pub use super::weights::STEP;
