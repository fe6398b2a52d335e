//! Turns the catalogues and packs from TOML, which people write, into compact JSON, which the library reads.
//!
//! A pack is found by lying in `data/packs`; nothing here or in `src` names one.

use serde_json::{Map, Value};
use std::{
    error::Error,
    fs,
    path::{Path, PathBuf},
};

/// Writes `catalogue.json` (`{"facts": […], "measures": […]}`) and `packs.txt` (a pack a line, by file name: the name, a tab,
/// its JSON).
pub fn compile(data: &Path, out_dir: &Path) -> Result<(), Box<dyn Error>> {
    let mut catalogue = read(&data.join("facts.toml"))?;
    catalogue.extend(read(&data.join("measures.toml"))?);
    let catalogue = serde_json::to_string(&catalogue)?;
    fs::write(out_dir.join("catalogue.json"), catalogue)?;

    let folder = data.join("packs");
    println!("cargo:rerun-if-changed={}", folder.display());
    let mut files: Vec<PathBuf> =
        fs::read_dir(&folder)?.map(|entry| entry.map(|e| e.path())).collect::<Result<_, _>>()?;
    files.retain(|file| file.extension().is_some_and(|ext| ext == "toml"));
    files.sort();
    let packs = files
        .iter()
        .map(|file| {
            let mut pack = read(file)?;
            // Scenarios, and reasons for having no rule or condition, serve those who check a pack; what is shipped does
            // without.
            pack.remove("scenarios");
            pack.remove("silent");
            if let Some(Value::Array(clauses)) = pack.get_mut("clauses") {
                clauses.retain(|clause| clause.get("without-rule").is_none());
            }
            let name = file.file_name().unwrap_or_default().to_string_lossy();
            Ok(format!("{name}\t{}", serde_json::to_string(&pack)?))
        })
        .collect::<Result<Vec<_>, Box<dyn Error>>>()?;
    fs::write(out_dir.join("packs.txt"), packs.join("\n"))?;
    Ok(())
}

fn read(file: &Path) -> Result<Map<String, Value>, Box<dyn Error>> {
    println!("cargo:rerun-if-changed={}", file.display());
    let text = fs::read_to_string(file).map_err(|e| format!("{}: {e}", file.display()))?;
    toml::from_str(&text).map_err(|e| format!("{}: {e}", file.display()).into())
}
