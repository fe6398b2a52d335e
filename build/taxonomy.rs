//! Compiles `data/taxonomy/` and `data/lexicon/` into the compact tables that the library embeds.
//!
//! Everything is checked here, so that the library can read the tables without a doubt: parents exist, links name
//! known classes, every entry of the lexicon is anchored in them, no cell holds a separator of the compact form.

use std::collections::HashMap;
use std::error::Error;
use std::fmt::Write as _;
use std::path::Path;
use std::{fs, io};

mod anchors;
mod lexicon;
mod weights;

use anchors::Anchors;

/// Writes `emerging.txt`, `industries.txt`, `links.txt`, `terms.txt`, `variants.txt`, `words.txt` and `weights.bin`
/// into `out_dir`.
///
/// # Errors
///
/// When a table cannot be read or written, or a row of it is not consistent; the message names the file and the row.
pub(crate) fn compile(manifest_dir: &Path, out_dir: &Path) -> Result<(), Box<dyn Error>> {
    let data = manifest_dir.join("data");
    let (codes, anchors) = taxonomy(&data.join("taxonomy"), out_dir)?;
    lexicon::compile(&data.join("lexicon"), out_dir, &codes, &anchors)?;
    weights::compile(&data.join("model"), out_dir)?;
    Ok(())
}

/// A table of tab separated cells with a header row.
struct Table {
    name: String,
    columns: HashMap<String, usize>,
    rows: Vec<Vec<String>>,
}

impl Table {
    fn read(path: &Path) -> Result<Self, Box<dyn Error>> {
        println!("cargo:rerun-if-changed={}", path.display());
        let name =
            path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
        let text = fs::read_to_string(path).map_err(|reason| in_file(path, &reason))?;
        let mut lines = text.lines();
        let header = lines.next().ok_or_else(|| format!("{name}: the header row is missing"))?;
        let columns: HashMap<String, usize> =
            header.split('\t').enumerate().map(|(at, column)| (column.to_owned(), at)).collect();
        let mut rows = Vec::new();
        for (at, line) in lines.enumerate() {
            let cells: Vec<String> = line.split('\t').map(str::to_owned).collect();
            if cells.len() != columns.len() {
                return Err(format!(
                    "{name}:{}: {} cells, {} expected",
                    at + 2,
                    cells.len(),
                    columns.len()
                )
                .into());
            }
            rows.push(cells);
        }
        Ok(Self { name, columns, rows })
    }

    fn cell<'a>(&self, row: &'a [String], column: &str) -> Result<&'a str, Box<dyn Error>> {
        let at =
            self.columns.get(column).ok_or_else(|| format!("{}: no column {column}", self.name))?;
        Ok(row.get(*at).map_or("", |cell| cell.trim()))
    }
}

fn in_file(path: &Path, reason: &io::Error) -> String {
    format!("{}: {reason}", path.display())
}

fn write(path: &Path, content: impl AsRef<[u8]>) -> Result<(), Box<dyn Error>> {
    Ok(fs::write(path, content).map_err(|reason| in_file(path, &reason))?)
}

/// Codes that a lexicon may name: every printed or derived class code, every GB/T code, and every row name.
struct Codes {
    emerging: HashMap<String, usize>,
    rows: HashMap<String, usize>,
    industries: HashMap<String, usize>,
}

fn taxonomy(from: &Path, out_dir: &Path) -> Result<(Codes, Anchors), Box<dyn Error>> {
    let industry_table = Table::read(&from.join("gbt4754-2017.tsv"))?;
    let class_table = Table::read(&from.join("emerging.tsv"))?;
    let link_table = Table::read(&from.join("emerging-links.tsv"))?;
    let industries = industries(&industry_table, out_dir)?;
    let (emerging, rows) = emerging(&class_table, out_dir)?;
    let codes = Codes { emerging, rows, industries };
    links(&link_table, out_dir, &codes)?;
    Ok((codes, Anchors::read(&class_table, &link_table, &industry_table)?))
}

fn industries(table: &Table, out_dir: &Path) -> Result<HashMap<String, usize>, Box<dyn Error>> {
    let mut known = HashMap::new();
    let mut text = String::new();
    for row in &table.rows {
        let (code, parent) = (table.cell(row, "code")?, table.cell(row, "parent")?);
        let level: usize = table.cell(row, "level")?.parse()?;
        if code.len() != level || (level > 1 && !known.contains_key(parent)) {
            return Err(
                format!("{}: class {code} has no parent {parent} before it", table.name).into()
            );
        }
        let place = known.len();
        if known.insert(code.to_owned(), place).is_some() {
            return Err(format!("{}: class {code} stands twice", table.name).into());
        }
        writeln!(text, "{code}\t{}", table.cell(row, "name")?)?;
    }
    write(&out_dir.join("industries.txt"), text)?;
    Ok(known)
}

type Places = HashMap<String, usize>;

fn emerging(table: &Table, out_dir: &Path) -> Result<(Places, Places), Box<dyn Error>> {
    let (mut known, mut rows) = (HashMap::new(), HashMap::new());
    let mut text = String::new();
    // Parents first: a row without a code may stand before the class that it lies under.
    let mut order: Vec<&Vec<String>> = table.rows.iter().collect();
    let level_at = table.columns.get("level").copied().ok_or("emerging.tsv: no column level")?;
    order.sort_by_key(|row| row.get(level_at));
    for (at, row) in order.into_iter().enumerate() {
        let (code, parent, name) =
            (table.cell(row, "code")?, table.cell(row, "parent")?, table.cell(row, "name")?);
        let level = table.cell(row, "level")?;
        let basis = match table.cell(row, "code_basis")? {
            "source" => 's',
            "cited" => 'c',
            "ordinal" => 'o',
            "name only" => 'n',
            "name only; parent inferred" => 'i',
            "name only; parent cited" => 'p',
            other => return Err(format!("{}: unknown code_basis {other}", table.name).into()),
        };
        let parent_at = match known.get(parent) {
            Some(place) => format!("{place}"),
            None if level == "1" => String::new(),
            None => return Err(format!("{}: {name} has no parent {parent}", table.name).into()),
        };
        if !code.is_empty() && known.insert(code.to_owned(), at).is_some() {
            return Err(format!("{}: class {code} stands twice", table.name).into());
        }
        rows.insert(format!("{}/{name}", if code.is_empty() { parent } else { code }), at);
        writeln!(text, "{code}\t{level}\t{parent_at}\t{basis}\t{name}")?;
    }
    write(&out_dir.join("emerging.txt"), text)?;
    Ok((known, rows))
}

fn links(table: &Table, out_dir: &Path, codes: &Codes) -> Result<(), Box<dyn Error>> {
    let mut lines = Vec::new();
    for row in &table.rows {
        let (code, parent, name) = (
            table.cell(row, "sei_code")?,
            table.cell(row, "parent")?,
            table.cell(row, "sei_name")?,
        );
        let (gbt, star) = (table.cell(row, "gbt4754")?, table.cell(row, "star")?);
        let place = codes
            .emerging
            .get(code)
            .or_else(|| codes.rows.get(&format!("{parent}/{name}")))
            .ok_or_else(|| format!("{}: no class {code} {name}", table.name))?;
        let industry = match codes.industries.get(gbt) {
            Some(industry) => industry.to_string(),
            None if gbt.is_empty() => String::new(),
            None => {
                let reason = format!("{}: {name} links to the unknown class {gbt}", table.name);
                return Err(reason.into());
            }
        };
        let products: Vec<&str> = table
            .cell(row, "products")?
            .split(';')
            .map(str::trim)
            .filter(|product| !product.is_empty())
            .collect();
        let line = format!("{place}\t{industry}\t{star}\t{}\n", products.join(";"));
        lines.push((*place, gbt.to_owned(), star.to_owned(), line));
    }
    lines.sort();
    let text: String = lines.into_iter().map(|(.., line)| line).collect();
    write(&out_dir.join("links.txt"), text)
}
