//! Turns the trained weights of `data/model/weights.tsv` into columns that compress well.

use std::collections::BTreeMap;
use std::error::Error;
use std::fmt::Write as _;
use std::path::Path;

use super::Table;

/// Constants that the classifier needs, and what they are.
const CONSTANTS: [(&str, &str); 5] = [
    ("INTERCEPT", "Of the regression for being inside."),
    ("WHOLE", "For the whole text."),
    ("LEAD", "For the lead of the strongest line."),
    ("POWER", "For the shares of the sub-categories."),
    ("NOTHING_OWN", "Probability of none where a text speaks of nothing of its own."),
];

/// What is added to counts and groups, and to weights.
const COUNT: u8 = 32;
const WEIGHT: i8 = 50;

/// Writes `calibration.rs`, the fitted constants; `features.txt`: the features that are a single Han character in one line, a
/// line for those that are two of them and begin with the same, then an empty line and all others one a line; and
/// `weights.bin`: for every feature in that order the number of its weights, then the group numbers, each less that of
/// the weight before it, then the weights; each plus what makes it a character of one byte.
pub(super) fn compile(from: &Path, out_dir: &Path) -> Result<(), Box<dyn Error>> {
    let table = Table::read(&from.join("weights.tsv"))?;
    let features = features(&table)?;
    let (mut counts, mut groups, mut values) = (Vec::new(), Vec::new(), Vec::new());
    for (feature, row) in &features.rows {
        let mut count: u8 = 0;
        let mut next: u8 = 0;
        for pair in table.cell(row, "weights")?.split(' ').filter(|pair| !pair.is_empty()) {
            let (group, value) = pair.split_once(':').ok_or_else(|| {
                format!("{}: {feature}: `{pair}` is not group:weight", table.name)
            })?;
            let group: u8 = group.parse()?;
            let step = group.checked_sub(next).ok_or_else(|| {
                format!("{}: {feature}: group {group} does not follow", table.name)
            })?;
            groups.push(step.checked_add(COUNT).ok_or_else(|| {
                format!("{}: {feature}: the group {group} is too far off", table.name)
            })?);
            next = group + 1;
            let value: i8 = value.parse()?;
            let raised = value.checked_add(WEIGHT).filter(|raised| *raised >= 0);
            values.push(raised.map(i8::cast_unsigned).ok_or_else(|| {
                format!("{}: {feature}: the weight {value} is too strong", table.name)
            })?);
            count = count
                .checked_add(1)
                .ok_or_else(|| format!("{}: {feature}: too many weights", table.name))?;
        }
        counts.push(
            count
                .checked_add(COUNT)
                .ok_or_else(|| format!("{}: {feature}: too many weights", table.name))?,
        );
    }
    let groups_table = Table::read(&from.join("groups.tsv"))?;
    let mut names = String::new();
    for row in &groups_table.rows {
        names.push_str(groups_table.cell(row, "group")?);
        names.push('\t');
        names.push_str(groups_table.cell(row, "bias")?);
        names.push('\n');
    }
    super::write(&out_dir.join("calibration.rs"), calibration(from)?)?;
    super::write(&out_dir.join("groups.txt"), names)?;
    super::write(&out_dir.join("features.txt"), features.text)?;
    super::write(&out_dir.join("weights.bin"), [counts, groups, values].concat())
}

/// The features as they are stored, and their rows in the same order.
struct Features<'a> {
    text: String,
    rows: Vec<(&'a str, &'a [String])>,
}

fn features(table: &Table) -> Result<Features<'_>, Box<dyn Error>> {
    let is_han = |char: &char| ('\u{4E00}'..='\u{9FFF}').contains(char);
    let (mut singles, mut pairs, mut others) = (Vec::new(), BTreeMap::new(), Vec::new());
    for row in &table.rows {
        let feature = table.cell(row, "feature")?;
        let chars: Vec<char> = feature.chars().filter(is_han).collect();
        match chars.as_slice() {
            [one] if one.len_utf8() == feature.len() => singles.push((feature, row.as_slice())),
            [left, right] if left.len_utf8() + right.len_utf8() == feature.len() => {
                let begun: &mut Vec<_> = pairs.entry(*left).or_default();
                begun.push((*right, (feature, row.as_slice())));
            }
            _ => others.push((feature, row.as_slice())),
        }
    }
    let mut text: String = singles.iter().map(|(feature, _)| *feature).collect();
    let mut rows = singles;
    for (left, begun) in pairs {
        text.extend(['\n', left]);
        text.extend(begun.iter().map(|(right, _)| *right));
        rows.extend(begun.into_iter().map(|(_, row)| row));
    }
    text.push_str("\n\n");
    for (feature, row) in others {
        text.push_str(feature);
        text.push('\n');
        rows.push((feature, row));
    }
    Ok(Features { text, rows })
}

fn calibration(from: &Path) -> Result<String, Box<dyn Error>> {
    let table = Table::read(&from.join("calibration.tsv"))?;
    let mut text = String::from("mod calibration {\n");
    for (name, what) in CONSTANTS {
        let row = table.rows.iter().find(|row| row.first().is_some_and(|cell| cell == name));
        let row = row.ok_or_else(|| format!("{}: no constant {name}", table.name))?;
        let value: f64 = table.cell(row, "value")?.parse()?;
        writeln!(text, "    /// {what}\n    pub(super) const {name}: f64 = {value:?};")?;
    }
    text.push_str("}\n");
    Ok(text)
}
