//! Text that exists in both languages of the interface.

use serde::Serialize;

use crate::json::{Errors, FromJson, Place};

/// A text in Chinese and English; neither may be left out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
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

impl FromJson for Bilingual {
    fn read(place: &Place, errors: &mut Errors) -> Bilingual {
        place.object(errors, |text| Bilingual { zh: text.required("zh"), en: text.required("en") })
    }
}
