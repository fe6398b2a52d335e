//! Turns the trained weights of `data/model/weights.tsv` into columns that compress well.

use std::error::Error;
use std::path::Path;

use super::Table;

/// Writes `features.txt`, the features one a line, and `weights.bin`: for every feature the number of its weights,
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
    super::write(&out_dir.join("groups.txt"), names)?;
    super::write(&out_dir.join("features.txt"), features)?;
    super::write(&out_dir.join("weights.bin"), [counts, groups, values].concat())
}
