//! Where things are in the work tree, and what cargo knows of it.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use serde::Deserialize;

use crate::error::XtaskError;
use crate::process;

/// The work tree that the tool was started for.
#[derive(Debug)]
pub(crate) struct Tree {
    root: PathBuf,
    target: PathBuf,
    package: Manifest,
}

/// What the root package says of itself.
#[derive(Debug, Deserialize)]
pub(crate) struct Manifest {
    /// Name of the package.
    pub(crate) name: String,
    /// Version of the package.
    pub(crate) version: String,
    /// One sentence on what it is.
    #[serde(default)]
    pub(crate) description: Option<String>,
    /// Licence expression.
    #[serde(default)]
    pub(crate) license: Option<String>,
    #[serde(rename = "manifest_path")]
    file: PathBuf,
}

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Manifest>,
    target_directory: PathBuf,
    workspace_root: PathBuf,
}

impl Tree {
    /// The tree around the folder that cargo names as this tool's own.
    pub(crate) fn locate() -> Result<Self, XtaskError> {
        const STEP: &str = "finding the work tree";
        let tool = std::env::var_os("CARGO_MANIFEST_DIR")
            .ok_or_else(|| XtaskError::step(STEP, "start this tool as `cargo xtask`"))?;
        let json = process::output(
            STEP,
            process::command("cargo", Path::new(&tool)).args([
                "metadata",
                "--no-deps",
                "--format-version",
                "1",
            ]),
        )?;
        let metadata: Metadata =
            serde_json::from_str(&json).map_err(|error| XtaskError::step(STEP, error))?;
        let root = metadata.workspace_root;
        let manifest = root.join("Cargo.toml");
        let package = metadata
            .packages
            .into_iter()
            .find(|package| package.file == manifest)
            .ok_or_else(|| XtaskError::step(STEP, "the root Cargo.toml has no package"))?;
        Ok(Self { root, target: metadata.target_directory, package })
    }

    /// The root of the work tree.
    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// The root package.
    pub(crate) fn package(&self) -> &Manifest {
        &self.package
    }

    /// Name of the module and of its files in `pkg/`.
    pub(crate) fn module(&self) -> String {
        self.package.name.replace('-', "_")
    }

    /// The npm package: build output, but for its README.
    pub(crate) fn pkg(&self) -> PathBuf {
        self.root.join("pkg")
    }

    /// Sources of the page.
    pub(crate) fn www(&self) -> PathBuf {
        self.root.join("www")
    }

    /// A file of an npm package of the page.
    pub(crate) fn npm(&self, file: &str) -> PathBuf {
        self.www().join("node_modules").join(file)
    }

    /// The finished static site.
    pub(crate) fn site(&self) -> PathBuf {
        self.target.join("site")
    }

    /// Intermediate files and fingerprints of this tool.
    pub(crate) fn scratch(&self) -> PathBuf {
        self.target.join("xtask")
    }

    /// Waits until no other run of this tool builds in the tree, and keeps them out until the file is dropped.
    pub(crate) fn lock(&self) -> Result<File, XtaskError> {
        let folder = self.scratch();
        fs::create_dir_all(&folder).map_err(XtaskError::file("create", &folder))?;
        let path = folder.join("lock");
        let file = File::create(&path).map_err(XtaskError::file("create", &path))?;
        file.lock().map_err(XtaskError::file("lock", &path))?;
        Ok(file)
    }

    /// Cargo's output folder for this machine's release builds.
    pub(crate) fn release(&self) -> PathBuf {
        self.target.join("release")
    }

    /// Cargo's output folder for the wasm target and `profile`.
    pub(crate) fn wasm_output(&self, profile: &str) -> PathBuf {
        self.target.join("wasm32-unknown-unknown").join(profile)
    }
}
