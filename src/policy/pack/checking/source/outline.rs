//! The numbered parts of a document's text, nested as printed.

use std::{collections::BTreeMap, ops::Range};

use super::{
    marker::{self, Form, Marker},
    plain,
};

/// The parts of a text and the text itself, as it is compared.
#[derive(Debug)]
pub(super) struct Outline {
    /// Without spaces, since texts break lines where the print did.
    pub(super) text: String,
    pub(super) headings: Vec<Heading>,
    /// Annexes that the text lists, by reference; whether or not it holds them.
    pub(super) announced: Vec<String>,
}

/// The heading of a part.
#[derive(Debug)]
pub(super) struct Heading {
    pub(super) form: Form,
    /// How a pack names the part, for example `二(一)1`.
    pub(super) reference: String,
    /// The same with `(其一)`, `(其二)`, where a number is printed twice.
    pub(super) numbered: String,
    /// The part that it stands in.
    pub(super) parent: Option<usize>,
    /// Where the part stands in the text.
    pub(super) range: Range<usize>,
    /// Whether it has words of its own: more than a title before its first part.
    pub(super) has_text: bool,
}

/// A text has at most so many headings that are looked at.
const MOST_HEADINGS: usize = 5_000;

impl Outline {
    /// Reads a text line by line. `words` are headings without a number.
    pub(super) fn of(text: &str, words: &[String]) -> Outline {
        let mut reader = Reader::default();
        let mut compared = String::with_capacity(text.len());
        for line in text.lines() {
            let plain_line = plain(line);
            if reader.headings.len() < MOST_HEADINGS {
                if words.contains(&plain_line) {
                    let marker = Marker {
                        form: Form::Word,
                        number: 0,
                        name: plain_line.clone(),
                        rest: String::new(),
                        set_off: true,
                    };
                    reader.push(&marker, compared.len());
                } else if let Some(marker) = marker::read(line) {
                    reader.read(&marker, compared.len());
                }
            }
            compared.push_str(&plain_line);
        }
        reader.finish(compared)
    }

    /// The heading of that reference.
    pub(super) fn heading(&self, reference: &str) -> Option<&Heading> {
        let reference = plain(reference);
        let named =
            |heading: &&Heading| heading.reference == reference || heading.numbered == reference;
        self.headings.iter().find(named)
    }

    /// The heading that a reference names, or else the nearest one that it stands in, with the rest of the reference.
    pub(super) fn nearest(&self, reference: &str) -> Option<(&Heading, String)> {
        let reference = plain(reference);
        let within = |name: &String| {
            let rest = reference.strip_prefix(name.as_str())?;
            let same_kind = |of: fn(char) -> bool| name.ends_with(of) && rest.starts_with(of);
            // `附1` is no part of `附10`, nor `十` of `十五`.
            let goes_on = same_kind(|c| c.is_ascii_digit()) || same_kind(marker::is_numeral);
            (!goes_on).then(|| rest.to_owned())
        };
        self.headings
            .iter()
            .filter_map(|heading| {
                let rest = within(&heading.numbered).or_else(|| within(&heading.reference))?;
                Some((heading, rest))
            })
            .min_by_key(|(_, rest)| rest.len())
    }

    /// The words of a part.
    pub(super) fn words(&self, range: &Range<usize>) -> &str {
        self.text.get(range.clone()).unwrap_or_default()
    }

    /// What stands before the first heading.
    pub(super) fn preamble(&self) -> Range<usize> {
        0..self.headings.first().map_or(self.text.len(), |heading| heading.range.start)
    }
}

/// Reads headings in the order in which they stand.
#[derive(Default)]
struct Reader {
    headings: Vec<Heading>,
    /// Places of the headings that are open, the outermost first.
    open: Vec<usize>,
    /// The last number of each form since the annex began.
    last: BTreeMap<Form, u32>,
    announced: Vec<String>,
    /// The last number of a list of annexes that is being read, and the word before it.
    listing: Option<(String, u32)>,
}

impl Reader {
    fn read(&mut self, marker: &Marker, at: usize) {
        if marker.form == Form::Annex && self.is_list_of_annexes(marker) {
            return;
        }
        if let Some((word, last)) = &mut self.listing
            && marker.form == Form::Number
            && marker.number == *last + 1
        {
            *last += 1;
            self.announced.push(format!("{word}{}", marker.number));
            return;
        }
        if self.goes_on(marker) {
            self.push(marker, at);
        }
    }

    /// `附件：1. …` lists what is annexed; the annexes follow later.
    fn is_list_of_annexes(&mut self, marker: &Marker) -> bool {
        let Some(title) = marker.rest.strip_prefix([':', '：']) else { return false };
        let title = title.trim();
        if title.is_empty() {
            return false;
        }
        match marker::read(title).filter(|first| first.form == Form::Number) {
            Some(first) => {
                self.announced.push(format!("{}{}", marker.name, first.number));
                self.listing = Some((marker.name.clone(), first.number));
            }
            None => self.announced.push(marker.name.clone()),
        }
        true
    }

    /// Whether a number goes on with what came before; else it is part of a sentence that the print broke there.
    fn goes_on(&self, marker: &Marker) -> bool {
        let last = self.last.get(&marker.form).copied();
        let is_open = self.open.iter().any(|place| self.form(*place) == Some(marker.form));
        let number = marker.number;
        match marker.form {
            Form::Annex | Form::Word => true,
            Form::Book | Form::Chapter | Form::Section | Form::Article => {
                // Articles count in hundreds, inserted ones between.
                let next = last.map_or(number == 100, |last| {
                    number == (last / 100 + 1) * 100 || number == last + 1
                });
                next || marker.set_off && (last.is_none_or(|last| number > last) || number == 100)
            }
            Form::Numeral => last.is_none_or(|last| number > last) || number == 1,
            Form::BracketedNumeral => {
                number == 1 || is_open && last.is_some_and(|last| number > last)
            }
            Form::Number | Form::BracketedNumber | Form::Circled => {
                number == 1 || last.is_some_and(|last| number == last + 1)
            }
            Form::Row => self.open.first().and_then(|place| self.form(*place)) == Some(Form::Annex),
        }
    }

    fn form(&self, place: usize) -> Option<Form> {
        self.headings.get(place).map(|heading| heading.form)
    }

    fn push(&mut self, marker: &Marker, at: usize) {
        let form = marker.form;
        if form == Form::Annex {
            // Each annex starts its own numbering, and is more than announced.
            self.last.clear();
            self.announced.retain(|announced| *announced != marker.name);
        }
        self.listing = None;
        self.close(form);
        let parent = self.open.last().copied();
        let reference = self.reference(marker, parent);
        // Chapters and sections start anew in what holds them; articles run on.
        self.last
            .retain(|other, _| !matches!(other, Form::Chapter | Form::Section) || *other <= form);
        self.last.insert(form, marker.number);
        self.open.push(self.headings.len());
        self.headings.push(Heading {
            form,
            numbered: reference.clone(),
            reference,
            parent,
            range: at..at,
            has_text: false,
        });
    }

    /// Closes the parts that a heading of this form ends: those of its own form, with all that stands in them.
    fn close(&mut self, form: Form) {
        let ends = |other: Form| match form {
            Form::Annex => true,
            // A title without a number stands at the top, or at the top of its annex.
            Form::Word => other != Form::Annex,
            Form::Numeral => other == Form::Numeral || other == Form::Word,
            Form::Book | Form::Chapter | Form::Section | Form::Article => other >= form,
            _ => other == form,
        };
        let first = self.open.iter().position(|place| self.form(*place).is_some_and(ends));
        if let Some(first) = first {
            self.open.truncate(first);
        }
    }

    fn reference(&self, marker: &Marker, parent: Option<usize>) -> String {
        if marker.form == Form::Row {
            return format!("附{}", marker.name);
        }
        let above = parent.and_then(|place| self.headings.get(place));
        // Articles are numbered through, whatever the chapter.
        let above = above
            .filter(|above| !matches!(above.form, Form::Book | Form::Chapter | Form::Section))
            .map_or("", |above| above.reference.as_str());
        format!("{above}{}", plain(&marker.name))
    }

    fn finish(mut self, text: String) -> Outline {
        number_repeats(&mut self.headings);
        let starts: Vec<usize> = self.headings.iter().map(|heading| heading.range.start).collect();
        let parents: Vec<Option<usize>> =
            self.headings.iter().map(|heading| heading.parent).collect();
        for (place, heading) in self.headings.iter_mut().enumerate() {
            let following = parents.iter().enumerate().skip(place + 1);
            // What follows belongs to it as long as its parent is this one or comes after it.
            let end = following
                .clone()
                .find(|(_, parent)| parent.is_none_or(|parent| parent < place))
                .and_then(|(next, _)| starts.get(next))
                .copied()
                .unwrap_or(text.len());
            let first_part = starts.get(place + 1).copied().unwrap_or(text.len()).min(end);
            heading.range.end = end;
            let own = text.get(heading.range.start..first_part).unwrap_or_default();
            let after_number =
                own.trim_start_matches(|c| "、.".contains(c) || marker::is_numeral(c));
            heading.has_text =
                after_number.contains(['。', '；', ';', '：', ':', '，', ',', '！', '？']);
        }
        Outline { text, headings: self.headings, announced: self.announced }
    }
}

/// Tells apart headings that are printed with the same number.
fn number_repeats(headings: &mut [Heading]) {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for heading in headings.iter_mut() {
        let count = counts.entry(heading.reference.clone()).or_default();
        *count += 1;
        heading.numbered = format!("{}(其{})", heading.reference, ordinal(*count));
    }
    for heading in headings {
        if counts.get(&heading.reference) == Some(&1) {
            heading.numbered.clone_from(&heading.reference);
        }
    }
}

fn ordinal(number: usize) -> String {
    let digits = ["一", "二", "三", "四", "五", "六", "七", "八", "九"];
    number
        .checked_sub(1)
        .and_then(|place| digits.get(place))
        .map_or_else(|| number.to_string(), |digit| (*digit).to_owned())
}

#[cfg(test)]
mod tests {
    use std::fs;

    use serde::Deserialize;

    use super::Outline;

    #[derive(Deserialize)]
    struct Cases {
        cases: Vec<Case>,
    }

    #[derive(Deserialize)]
    struct Case {
        name: String,
        text: String,
        #[serde(default)]
        words: Vec<String>,
        headings: Vec<String>,
        #[serde(default)]
        titles: Vec<String>,
        #[serde(default)]
        announced: Vec<String>,
    }

    #[test]
    fn headings_are_told_from_numbers_within_sentences() {
        let cases = fs::read_to_string("tests/cases/outlines.toml").unwrap();
        let cases: Cases = toml::from_str(&cases).unwrap();
        for case in cases.cases {
            let outline = Outline::of(&case.text, &case.words);
            let found = |wanted: fn(&super::Heading) -> bool| -> Vec<&str> {
                let headings = outline.headings.iter().filter(|heading| wanted(heading));
                headings.map(|heading| heading.numbered.as_str()).collect()
            };
            assert_eq!(found(|_| true), case.headings, "{}", case.name);
            assert_eq!(found(|heading| !heading.has_text), case.titles, "{}: titles", case.name);
            assert_eq!(outline.announced, case.announced, "{}", case.name);
        }
    }

    #[test]
    fn the_outline_of_the_published_documents_is_whole() {
        // File, headings without chapters, the last one.
        for (file, count, last) in [
            ("administrative-penalty-law-2021.md", 86, "第八十六条"),
            ("business-environment-regulation-2019.md", 72, "第七十二条"),
        ] {
            let text = fs::read_to_string(format!("data/sources/{file}")).unwrap();
            let outline = Outline::of(&text, &[]);
            let articles: Vec<&str> = outline
                .headings
                .iter()
                .filter(|heading| heading.form == super::Form::Article)
                .map(|heading| heading.reference.as_str())
                .collect();
            assert_eq!((articles.len(), articles.last()), (count, Some(&last)), "{file}");
        }
    }
}
