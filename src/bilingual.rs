//! Text that exists in both languages of the interface.

use serde::{Deserialize, Serialize};

/// A text in Chinese and English; neither may be left out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "command", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Bilingual {
    /// Chinese, plain official style.
    pub zh: String,
    /// English.
    pub en: String,
}

impl Bilingual {
    /// Whether either language is missing, that is empty or blank.
    #[must_use]
    pub fn is_incomplete(&self) -> bool {
        self.zh.trim().is_empty() || self.en.trim().is_empty()
    }
}
