//! Turns the trained weights of `data/model/weights.tsv` into columns that compress well.

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

/// Writes `calibration.rs`, the fitted constants, `features.txt`, the features one a line, and `weights.bin`: for every feature the number of its weights,
/// then all group numbers, then all weights.
pub(super) fn compile(from: &Path, out_dir: &Path) -> Result<(), Box<dyn Error>> {
    let table = Table::read(&from.join("weights.tsv"))?;
    let mut features = String::new();
    let (mut counts, mut groups, mut values) = (Vec::new(), Vec::new(), Vec::new());
    for row in &table.rows {
        let feature = table.cell(row, "feature")?;
        let mut count: u8 = 0;
        for pair in table.cell(row, "weights")?.split(' ').filter(|pair| !pair.is_empty()) {
            let (group, value) = pair.split_once(':').ok_or_else(|| {
                format!("{}: {feature}: `{pair}` is not group:weight", table.name)
            })?;
            groups.push(group.parse::<u8>()?);
            values.push(value.parse::<i8>()?.cast_unsigned());
            count = count
                .checked_add(1)
                .ok_or_else(|| format!("{}: {feature}: too many weights", table.name))?;
        }
        counts.push(count);
        features.push_str(feature);
        features.push('\n');
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
    super::write(&out_dir.join("features.txt"), features)?;
    super::write(&out_dir.join("weights.bin"), [counts, groups, values].concat())
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
