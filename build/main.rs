//! Compiles `data/` into the tables that the library embeds.

mod packs;
mod taxonomy;

use std::{env, error::Error, path::PathBuf};

fn main() -> Result<(), Box<dyn Error>> {
    let manifest_dir = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?);
    let out_dir = PathBuf::from(env::var("OUT_DIR")?);
    println!("cargo:rerun-if-changed=build");
    taxonomy::compile(&manifest_dir, &out_dir)?;
    packs::compile(&manifest_dir.join("data"), &out_dir)
}
