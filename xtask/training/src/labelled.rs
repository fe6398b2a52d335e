//! Labelled texts as files hold them.
//!
//! A file is tab separated with a header row that names at least the columns `text` and `sei_codes`: accepted codes joined
//! by `;`, or `none`. Columns that say where a label comes from (`basis`, `label_basis`, `source`) or how a text is written (`style`) part the texts into groups.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use policy_checker::taxonomy::Taxonomy;

/// Columns that part the texts, where a file has them.
const GROUPING: [&str; 4] = ["basis", "label_basis", "source", "style"];
/// The word that stands for a business in none of the nine categories.
pub const NONE: &str = "none";

/// Why a file cannot be measured on.
#[derive(Debug, thiserror::Error)]
pub enum LabelError {
    /// The file cannot be read.
    #[error("{}: {reason}", file.display())]
    Read {
        /// The file.
        file: PathBuf,
        /// What the system says.
        reason: std::io::Error,
    },
    /// A column that is needed is not there.
    #[error("{}: no column {column}; name it in the first row, cells are separated by tabs", file.display())]
    NoColumn {
        /// The file.
        file: PathBuf,
        /// The column.
        column: &'static str,
    },
    /// There are no rows.
    #[error("{}: no texts; write one in each row below the first", file.display())]
    NoTexts {
        /// The file.
        file: PathBuf,
    },
    /// A row ends too early.
    #[error("{}, line {line}: no {column}; give every row as many cells as the first", file.display())]
    NoCell {
        /// The file.
        file: PathBuf,
        /// The line.
        line: usize,
        /// The column.
        column: &'static str,
    },
    /// A label is no code.
    #[error(
        "{}, line {line}: {label:?} in sei_codes is no code of the nine categories; write codes such as 1.2.4 joined by ;, or {NONE}",
        file.display()
    )]
    NoCode {
        /// The file.
        file: PathBuf,
        /// The line.
        line: usize,
        /// What stands there.
        label: String,
    },
}

/// What a reader says of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Label {
    /// In none of the nine categories.
    Outside,
    /// In one of these classes; each is right.
    Inside(BTreeSet<String>),
    /// In one of the nine or in none: nothing can be wrong of it, so nothing is measured on it.
    Either,
}

/// A text and its label.
#[derive(Debug)]
pub struct LabelledText {
    /// The text.
    pub text: String,
    /// Its label.
    pub label: Label,
    /// Cells of the columns that part the texts, in the order of [`LabelledFile::grouping`].
    pub groups: Vec<String>,
}

/// A file of labelled texts.
#[derive(Debug)]
pub struct LabelledFile {
    /// Where it lies.
    pub path: PathBuf,
    /// Which columns part the texts.
    pub grouping: Vec<&'static str>,
    /// The texts that something can be measured on.
    pub texts: Vec<LabelledText>,
    /// How many accept both none and a class.
    pub left_out: usize,
}

impl LabelledFile {
    /// Reads the file at `path`.
    ///
    /// # Errors
    ///
    /// When it cannot be read, or a row of it is not as said above.
    pub fn read(path: &Path) -> Result<Self, LabelError> {
        let table = fs::read_to_string(path)
            .map_err(|reason| LabelError::Read { file: path.to_owned(), reason })?;
        Self::parse(path, &table)
    }

    fn parse(path: &Path, table: &str) -> Result<Self, LabelError> {
        let file = || path.to_owned();
        let mut lines = table.trim_start_matches('\u{feff}').lines();
        let header: Vec<&str> = lines.next().unwrap_or_default().split('\t').collect();
        let place = |column| header.iter().position(|cell| *cell == column);
        let needed = |column| place(column).ok_or(LabelError::NoColumn { file: file(), column });
        let (text_at, codes_at) = (needed("text")?, needed("sei_codes")?);
        let grouping: Vec<(&'static str, usize)> =
            GROUPING.iter().filter_map(|column| Some((*column, place(column)?))).collect();
        let mut texts = Vec::new();
        for (row, line) in lines.enumerate().filter(|(_, line)| !line.trim().is_empty()) {
            let line_number = row + 2;
            let cells: Vec<&str> = line.split('\t').collect();
            let cell = |at: usize, column| {
                cells.get(at).ok_or(LabelError::NoCell { file: file(), line: line_number, column })
            };
            let label = Label::read(cell(codes_at, "sei_codes")?)
                .map_err(|label| LabelError::NoCode { file: file(), line: line_number, label })?;
            let groups = grouping.iter().map(|(_, at)| (*cells.get(*at).unwrap_or(&"")).to_owned());
            texts.push(LabelledText {
                text: (*cell(text_at, "text")?).to_owned(),
                label,
                groups: groups.collect(),
            });
        }
        if texts.is_empty() {
            return Err(LabelError::NoTexts { file: file() });
        }
        let all = texts.len();
        texts.retain(|text| text.label != Label::Either);
        let left_out = all - texts.len();
        let grouping = grouping.into_iter().map(|(column, _)| column).collect();
        Ok(Self { path: file(), grouping, texts, left_out })
    }
}

impl LabelledText {
    /// A text with the label that stands in `cell`.
    ///
    /// # Errors
    ///
    /// When a part of the cell is neither a code nor `none`.
    pub fn read(text: &str, cell: &str) -> Result<Self, String> {
        Ok(Self { text: text.to_owned(), label: Label::read(cell)?, groups: Vec::new() })
    }
}

impl Label {
    /// Reads accepted codes; the error is the part that is none.
    ///
    /// # Errors
    ///
    /// When a part is neither a code nor `none`.
    pub fn read(cell: &str) -> Result<Self, String> {
        let (mut codes, mut none) = (BTreeSet::new(), false);
        for part in cell.split(';').map(str::trim) {
            if part == NONE {
                none = true;
            } else if is_code(part) {
                codes.insert(part.to_owned());
            } else {
                return Err(part.to_owned());
            }
        }
        Ok(match (none, codes.is_empty()) {
            (true, true) => Self::Outside,
            (true, false) => Self::Either,
            (false, _) => Self::Inside(codes),
        })
    }

    /// Whether the business is in none of the nine.
    #[must_use]
    pub fn is_outside(&self) -> bool {
        *self == Self::Outside
    }

    /// Whether `answer`, a category or none, is right.
    #[must_use]
    pub fn accepts(&self, answer: &str) -> bool {
        if answer == NONE { self.is_outside() } else { self.at(1).contains(answer) }
    }

    /// The accepted codes, cut to `level`; those that do not go so deep are left out.
    #[must_use]
    pub fn at(&self, level: usize) -> BTreeSet<&str> {
        match self {
            Self::Inside(codes) => codes.iter().filter_map(|code| cut(code, level)).collect(),
            Self::Outside | Self::Either => BTreeSet::new(),
        }
    }
}

impl std::fmt::Display for Label {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Inside(codes) => {
                let codes: Vec<&str> = codes.iter().map(String::as_str).collect();
                to.write_str(&codes.join(";"))
            }
            Self::Outside | Self::Either => to.write_str(NONE),
        }
    }
}

/// The first parts of a code, as many as `level`; none if it has fewer.
#[must_use]
pub fn cut(code: &str, level: usize) -> Option<&str> {
    let dots: Vec<usize> = code.match_indices('.').map(|(at, _)| at).collect();
    match dots.len() + 1 {
        parts if parts < level => None,
        parts if parts == level => Some(code),
        _ => code.get(..*dots.get(level.checked_sub(1)?)?),
    }
}

/// Whether `code` is written as a code is, below a category that exists. A class that the tables lack may be a label: it
/// is one that cannot be found.
fn is_code(code: &str) -> bool {
    let parts: Vec<&str> = code.split('.').collect();
    let numbers = parts.iter().all(|part| part.parse::<u8>().is_ok_and(|number| number > 0));
    let category = parts.first().and_then(|category| Taxonomy::bundled().emerging(category));
    numbers && parts.len() <= 3 && category.is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(table: &str) -> Result<LabelledFile, String> {
        LabelledFile::parse(Path::new("file.tsv"), table).map_err(|error| error.to_string())
    }

    #[test]
    fn columns_may_stand_in_any_order() {
        let file =
            parsed("source\tsei_codes\ttext\nhere\tnone\tbooks\nthere\t1.2;3\tchips\n").unwrap();
        let rows: Vec<(&str, String, &[String])> = file
            .texts
            .iter()
            .map(|text| (text.text.as_str(), text.label.to_string(), text.groups.as_slice()))
            .collect();
        assert_eq!(file.grouping, ["source"]);
        assert_eq!(
            rows,
            [
                ("books", "none".to_owned(), &["here".to_owned()][..]),
                ("chips", "1.2;3".to_owned(), &["there".to_owned()][..]),
            ]
        );
    }

    #[test]
    fn a_text_that_may_be_inside_or_outside_is_left_out_and_counted() {
        let file = parsed("text\tsei_codes\na\tnone;1\nb\t1\n").unwrap();
        assert_eq!((file.texts.len(), file.left_out), (1, 1));
    }

    #[test]
    fn what_is_wrong_is_told_with_its_place() {
        for (table, message) in [
            ("text\tcode\n", "file.tsv: no column sei_codes"),
            ("text\tsei_codes\n", "file.tsv: no texts"),
            ("text\tsei_codes\na\t1\nb\n", "file.tsv, line 3: no sei_codes"),
            ("text\tsei_codes\na\t\n", "file.tsv, line 2: \"\" in sei_codes"),
            ("text\tsei_codes\na\t1.2.x\n", "file.tsv, line 2: \"1.2.x\" in sei_codes"),
            ("text\tsei_codes\na\t10\n", "file.tsv, line 2: \"10\" in sei_codes"),
        ] {
            let found = parsed(table).unwrap_err();
            assert!(found.starts_with(message), "{found}");
        }
    }

    #[test]
    fn a_label_counts_only_at_levels_that_it_reaches() {
        let label = Label::read("1.2.4;3").unwrap();
        let at = |level| label.at(level).into_iter().collect::<Vec<_>>();
        assert_eq!((at(1), at(2), at(3)), (vec!["1", "3"], vec!["1.2"], vec!["1.2.4"]));
    }
}
