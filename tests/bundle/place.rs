//! A folder of its own for each test, and the real command in it.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use tempfile::TempDir;

pub(crate) const COMMAND: &str = env!("CARGO_BIN_EXE_policy-checker");

/// What a run of the command gave.
#[derive(Debug)]
pub(crate) struct Ran {
    pub(crate) status: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Ran {
    #[track_caller]
    pub(crate) fn done(self) -> Ran {
        assert_eq!(self.status, Some(0), "{self:?}");
        self
    }

    /// The command refused with a message that has these words.
    #[track_caller]
    pub(crate) fn refused(self, words: &str) -> Ran {
        assert_eq!(self.status, Some(1), "{self:?}");
        assert!(self.err.contains(words), "`{words}` is not in {self:?}");
        self
    }
}

/// An item of a folder.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Item {
    Folder,
    File(Vec<u8>),
    Link(PathBuf),
}

pub(crate) type Tree = BTreeMap<String, Item>;

/// Everything in a folder, with all bytes.
pub(crate) fn tree(folder: &Path) -> Tree {
    fn add(folder: &Path, prefix: &str, tree: &mut Tree) {
        let Ok(entries) = fs::read_dir(folder) else { return };
        for entry in entries {
            let entry = entry.unwrap();
            let name = format!("{prefix}{}", entry.file_name().to_str().unwrap());
            let kind = entry.file_type().unwrap();
            let item = if kind.is_dir() {
                add(&entry.path(), &format!("{name}/"), tree);
                Item::Folder
            } else if kind.is_symlink() {
                Item::Link(fs::read_link(entry.path()).unwrap())
            } else {
                Item::File(fs::read(entry.path()).unwrap())
            };
            tree.insert(name, item);
        }
    }
    let mut tree = Tree::new();
    add(folder, "", &mut tree);
    tree
}

/// Only the files.
pub(crate) fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let file = |(name, item)| match item {
        Item::File(bytes) => Some((name, bytes)),
        Item::Folder | Item::Link(_) => None,
    };
    tree(folder).into_iter().filter_map(file).collect()
}

/// A folder that is removed after the test.
pub(crate) struct Place(TempDir);

impl Place {
    pub(crate) fn new() -> Place {
        Place(TempDir::new_in(env!("CARGO_TARGET_TMPDIR")).unwrap())
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub(crate) fn write(&self, name: &str, bytes: impl AsRef<[u8]>) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    /// Runs `bundle` with these arguments in the folder.
    pub(crate) fn bundle(&self, arguments: &[&str]) -> Ran {
        let mut command = Command::new(COMMAND);
        let ran =
            command.arg("bundle").args(arguments).current_dir(self.0.path()).output().unwrap();
        Ran {
            status: ran.status.code(),
            out: String::from_utf8(ran.stdout).unwrap(),
            err: String::from_utf8(ran.stderr).unwrap(),
        }
    }

    /// Runs `bundle` with words that are separated by spaces.
    pub(crate) fn say(&self, words: &str) -> Ran {
        self.bundle(&words.split_whitespace().collect::<Vec<_>>())
    }

    /// What `bundle status` says of the folder `kiosk`.
    pub(crate) fn status(&self) -> serde_json::Value {
        let ran = self.say("status --into kiosk --json").done();
        serde_json::from_str(&ran.out).unwrap()
    }

    /// The files that a web server would serve.
    pub(crate) fn served(&self) -> BTreeMap<String, Vec<u8>> {
        files(&self.path("kiosk/current/site"))
    }
}

/// Writes a folder with all that is in `tree`.
#[cfg(target_os = "linux")]
pub(crate) fn plant(folder: &Path, tree: &Tree) {
    if tree.is_empty() {
        return;
    }
    fs::create_dir(folder).unwrap();
    // A folder comes before what is in it.
    for (name, item) in tree {
        let path = folder.join(name);
        match item {
            Item::Folder => fs::create_dir(path).unwrap(),
            Item::File(bytes) => fs::write(path, bytes).unwrap(),
            Item::Link(target) => std::os::unix::fs::symlink(target, path).unwrap(),
        }
    }
}
