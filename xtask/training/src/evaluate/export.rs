//! What search libraries need to be measured on the same task: the lexicon as documents, and the texts.

use policy_checker::classify::normalise::Normalised;
use policy_checker::classify::training::{Target, TermKind, for_each_term};
use policy_checker::taxonomy::Taxonomy;
use serde::Serialize;

use training::labelled::LabelledText;

/// Everything that the libraries are given.
#[derive(Debug, Serialize)]
pub(crate) struct Export<'a> {
    documents: Vec<Document>,
    texts: Vec<ExportedText<'a>>,
}

/// A class, or an industry outside the nine categories, with all terms that the build compiles for it, folded.
#[derive(Debug, Default, Serialize)]
struct Document {
    /// The code of the class, or that of the class above a row without one; none for an industry.
    code: Option<&'static str>,
    names: Vec<String>,
    products: Vec<String>,
    synonyms: Vec<String>,
}

/// A text in both forms: ours folds it itself, the libraries cannot.
#[derive(Debug, Serialize)]
struct ExportedText<'a> {
    written: &'a str,
    folded: String,
}

impl<'a> Export<'a> {
    /// The lexicon, and these texts.
    pub(crate) fn new(texts: impl Iterator<Item = &'a LabelledText>) -> Self {
        let texts = texts
            .map(|labelled| ExportedText {
                written: &labelled.text,
                folded: folded(&labelled.text),
            })
            .collect();
        Self { documents: documents(), texts }
    }
}

fn documents() -> Vec<Document> {
    let mut documents: Vec<(Target, Document)> = Vec::new();
    for_each_term(&mut |term, target, kind| {
        // All terms of a target come together.
        if documents.last().is_none_or(|(last, _)| *last != target) {
            documents.push((target, Document { code: code(target), ..Document::default() }));
        }
        if let Some((_, document)) = documents.last_mut() {
            let field = match kind {
                TermKind::Name | TermKind::Industry => &mut document.names,
                TermKind::Product => &mut document.products,
                TermKind::Synonym => &mut document.synonyms,
            };
            field.push(folded(term));
        }
    });
    documents.into_iter().map(|(_, document)| document).collect()
}

fn code(target: Target) -> Option<&'static str> {
    let Target::Class(class) = target else { return None };
    let taxonomy = Taxonomy::bundled();
    taxonomy.coded(taxonomy.class_at(class)?)?.code
}

fn folded(text: &str) -> String {
    Normalised::new(text).chars.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_class_is_one_document_under_a_code_of_the_tables() {
        let taxonomy = Taxonomy::bundled();
        let codes: Vec<&str> = documents().iter().filter_map(|document| document.code).collect();
        assert_eq!(codes.len(), taxonomy.classes().len());
        assert!(codes.iter().all(|code| taxonomy.emerging(code).is_some()));
        assert!(taxonomy.emerging_codes().all(|code| codes.contains(&code)));
    }

    #[test]
    fn documents_hold_every_term_folded_and_by_kind() {
        let (documents, mut terms) = (documents(), 0);
        for_each_term(&mut |_, _, _| terms += 1);
        let held = |document: &Document| {
            document.names.len() + document.products.len() + document.synonyms.len()
        };
        assert_eq!(documents.iter().map(held).sum::<usize>(), terms);
        let category = documents.iter().find(|document| document.code == Some("1")).unwrap();
        let name = folded(Taxonomy::bundled().emerging("1").unwrap().name);
        assert_eq!(category.names.first(), Some(&name));
        assert!(
            documents
                .iter()
                .flat_map(|document| &document.synonyms)
                .all(|term| *term == folded(term))
        );
        let outside = documents.iter().filter(|document| document.code.is_none());
        assert!(outside.into_iter().all(|industry| industry.products.is_empty()));
    }
}
