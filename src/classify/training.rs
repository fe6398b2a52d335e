//! What training shares with the model, so that both see a text in the same way.

pub use super::features::{Feature, features};
pub use super::groups::Groups;
pub use super::reading::Reading;
pub use super::squash::softmax;
pub use super::terms::{Target, TermKind, for_each_term};
pub use super::weights::STEP;
