//! Compiles `data/` into the tables that the library embeds.

mod packs;
mod taxonomy;

use std::{env, error::Error, path::PathBuf, process::ExitCode};

fn main() -> ExitCode {
    match compile() {
        Ok(()) => ExitCode::SUCCESS,
        // As it stands: a message of several lines is read line by line.
        Err(fault) => {
            eprintln!("{fault}");
            ExitCode::FAILURE
        }
    }
}

fn compile() -> Result<(), Box<dyn Error>> {
    let manifest_dir = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?);
    let out_dir = PathBuf::from(env::var("OUT_DIR")?);
    println!("cargo:rerun-if-changed=build");
    taxonomy::compile(&manifest_dir, &out_dir)?;
    packs::compile(&manifest_dir.join("data"), &out_dir)
}
