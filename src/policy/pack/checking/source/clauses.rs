//! The list of clauses names every heading of the text, and no other.
//!
//! A heading need not be listed if a clause that it stands in is, and no other part of that clause: then the rule or the
//! reason of that clause speaks for the whole of it. A clause that is nothing but a title, and has a reason for having no
//! rule, speaks for itself alone.

use std::collections::BTreeSet;

use super::{
    marker::{Form, is_numeral},
    outline::{Heading, Outline},
    plain,
    quotes::PREAMBLE,
};
use crate::policy::{
    pack::{Pack, checking::report::Report, format::Clause},
    suggestion,
};

/// Parts that have no heading in print: what stands before the first, what stands after the last, and the notice with
/// which a document is sent out.
const WITHOUT_HEADING: [&str; 3] = [PREAMBLE, "结尾", "通知"];

/// The headings without a number that a list names, for example `总体要求` for `总体要求(一)`.
pub(super) fn words(clauses: &[Clause]) -> Vec<String> {
    let mut words: Vec<String> = clauses.iter().filter_map(|clause| word(&clause.r#ref)).collect();
    words.dedup();
    words
}

fn word(reference: &str) -> Option<String> {
    let reference = plain(reference);
    let numbered = |c: char| is_numeral(c) || c.is_ascii_digit() || c == '(';
    if reference.starts_with(numbered) || reference.starts_with('第') || reference.starts_with('附')
    {
        return None;
    }
    let word: String = reference.chars().take_while(|c| !c.is_ascii_digit() && *c != '(').collect();
    (!word.is_empty() && !WITHOUT_HEADING.contains(&word.as_str())).then_some(word)
}

pub(super) fn check(pack: &Pack, outline: &Outline, report: &mut Report) {
    unlisted(pack, outline, report);
    not_printed(pack, outline, report);
}

/// Headings that the list neither names nor contains.
fn unlisted(pack: &Pack, outline: &Outline, report: &mut Report) {
    let listed: BTreeSet<String> =
        pack.clauses().iter().map(|clause| plain(&clause.r#ref)).collect();
    let is_listed = |heading: &Heading| {
        listed.contains(&heading.numbered) || listed.contains(&heading.reference)
    };
    let reasons: BTreeSet<String> = pack
        .clauses()
        .iter()
        .filter(|clause| clause.without_rule.is_some())
        .map(|clause| plain(&clause.r#ref))
        .collect();
    let mut has_listed_part = vec![false; outline.headings.len()];
    for heading in outline.headings.iter().filter(|heading| is_listed(heading)) {
        for above in ancestors(outline, heading) {
            if let Some(slot) = has_listed_part.get_mut(above) {
                *slot = true;
            }
        }
    }
    let mut missing = vec![false; outline.headings.len()];
    for (place, heading) in outline.headings.iter().enumerate() {
        if report.is_full() {
            return;
        }
        if is_listed(heading) || matches!(heading.form, Form::Book | Form::Chapter | Form::Section)
        {
            continue;
        }
        let above: Vec<usize> = ancestors(outline, heading).collect();
        // Told with the part that it stands in.
        if above.iter().any(|above| missing.get(*above) == Some(&true)) {
            continue;
        }
        let holder = above.iter().find_map(|above| {
            let heading = outline.headings.get(*above).filter(|heading| is_listed(heading))?;
            Some((*above, heading))
        });
        let why = match holder {
            None => "no clause of the list names or contains it".to_owned(),
            Some((above, clause)) if has_listed_part.get(above) == Some(&true) => {
                format!("the list names other parts of `{}`, but not this one", clause.reference)
            }
            Some((_, clause))
                if heading.form != Form::Row
                    && !clause.has_text
                    && reasons.contains(&clause.numbered) =>
            {
                format!(
                    "`{}` is only a title, so its reason does not cover this part",
                    clause.reference
                )
            }
            Some(_) => continue,
        };
        if let Some(slot) = missing.get_mut(place) {
            *slot = true;
        }
        let beginning: String = outline.words(&heading.range).chars().take(16).collect();
        let message = format!(
            "`{}` is a heading of the source text ({beginning}…), and {why}; list it, with a rule or with `without-rule`",
            heading.numbered
        );
        report.find("clauses", message);
    }
    for annex in &outline.announced {
        if !listed.contains(annex) {
            let message = format!(
                "the source text names `{annex}` as an annex, and the list does not; list it, with a rule or with `without-rule`"
            );
            report.find("clauses", message);
        }
    }
}

/// Places of the headings that one stands in, the nearest first.
fn ancestors<'a>(outline: &'a Outline, heading: &'a Heading) -> impl Iterator<Item = usize> + 'a {
    std::iter::successors(heading.parent, |place| outline.headings.get(*place)?.parent)
}

/// Clauses of the list that the text does not have, or has in another order.
fn not_printed(pack: &Pack, outline: &Outline, report: &mut Report) {
    let mut before: Option<(usize, &str)> = None;
    for (index, clause) in pack.clauses().iter().enumerate() {
        let reference = plain(&clause.r#ref);
        let path = format!("clauses[{index}].ref");
        if let Some(heading) = outline.heading(&reference) {
            if let Some((start, earlier)) = before
                && heading.range.start < start
            {
                let message = format!(
                    "`{}` stands before `{earlier}` in the source text; list clauses in printed order",
                    clause.r#ref
                );
                report.find(path, message);
            } else {
                before = Some((heading.range.start, &clause.r#ref));
            }
            continue;
        }
        if WITHOUT_HEADING.contains(&reference.as_str())
            || outline.announced.contains(&reference)
            || stands_inside(outline, &reference)
        {
            continue;
        }
        let known = outline.headings.iter().map(|heading| heading.numbered.as_str());
        let nearest = suggestion::nearest(&reference, known)
            .map_or_else(String::new, |nearest| format!("; did you mean `{nearest}`?"));
        let message = format!(
            "`{}` is no heading of the source text `{}`; write it as printed, nested headings as in `四(二)1`{nearest}",
            clause.r#ref, pack.document.source
        );
        report.find(path, message);
    }
}

/// Whether the last step of a reference is printed within a line: `一是…`, `（一）…`, `1.…`, or is a paragraph (款).
fn stands_inside(outline: &Outline, reference: &str) -> bool {
    let Some((heading, step)) = outline.nearest(reference) else { return false };
    let words = outline.words(&heading.range);
    if let Some(numbered) = step.strip_prefix('第') {
        return numbered.ends_with('款')
            || numbered
                .strip_suffix('项')
                .is_some_and(|item| words.contains(&format!("({item})")));
    }
    if step.starts_with('(') {
        return words.contains(&step);
    }
    let signs: &[&str] = if step.chars().all(is_numeral) {
        &["是", "、"]
    } else if step.chars().all(|c| c.is_ascii_digit()) {
        &[".", "、", ")"]
    } else {
        return false;
    };
    signs.iter().any(|sign| words.contains(&format!("{step}{sign}")))
}
