//! Quotes stand in the text word for word, and in the clause that they name.

use super::{
    outline::{Heading, Outline},
    plain,
};
use crate::policy::pack::{Pack, checking::report::Report, citations};

/// What stands before the first heading.
pub(super) const PREAMBLE: &str = "前言";

pub(super) fn check(pack: &Pack, outline: &Outline, report: &mut Report) {
    for (path, citation) in citations(&pack.rules) {
        if report.is_full() {
            return;
        }
        let quote = plain(&citation.quote);
        if !outline.text.contains(&quote) {
            let message = format!(
                "these words are not in the source text `{}`: {}",
                pack.document.source, citation.quote
            );
            report.find(format!("{path}.quote"), message);
            continue;
        }
        let range = match outline.nearest(&citation.r#ref) {
            Some((heading, _)) => heading.range.clone(),
            None if citation.r#ref == PREAMBLE => outline.preamble(),
            None => continue,
        };
        if !outline.words(&range).contains(&quote) {
            let place = match holder(outline, &quote) {
                Some(heading) => format!("they stand in `{}`", heading.numbered),
                None => "they stand before the first heading".to_owned(),
            };
            let message = format!(
                "these words are in the text, but not in `{}`: {place}; name that clause, or quote this one: {}",
                citation.r#ref, citation.quote
            );
            report.find(format!("{path}.ref"), message);
        }
    }
}

/// The smallest part that holds the words.
fn holder<'a>(outline: &'a Outline, quote: &str) -> Option<&'a Heading> {
    outline
        .headings
        .iter()
        .filter(|heading| outline.words(&heading.range).contains(quote))
        .min_by_key(|heading| heading.range.len())
}
