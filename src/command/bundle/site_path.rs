//! Names of files in a bundle: those that mean the same file, inside the site's folder, on every system.

use std::{
    collections::BTreeMap,
    fmt,
    path::{Path, PathBuf},
};

/// The longest path in bytes: with the folder of the installation before it, it fits every system.
const LONGEST: usize = 200;

/// Names that Windows gives to devices, with any ending.
const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "com", "lpt"];

/// A relative path, with `/` between its parts.
///
/// Parts are made of few characters, instead of few being forbidden: so there are no two spellings of one name but for
/// the case of letters, and nothing that hides, turns the direction of writing, or is special to some system.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct SitePath(String);

/// Why a path is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(super) enum PathFault {
    #[error("is longer than {LONGEST} bytes")]
    Long,
    #[error("has an empty part, `.` or `..`, or begins or ends with `/`")]
    Part,
    #[error(
        "has a character other than the letters a to z and A to Z, digits, `-`, `_`, `.` and `/`"
    )]
    Character,
    #[error("has a part that ends with `.`, which Windows drops")]
    LastDot,
    #[error("is the name of a device under Windows")]
    Device,
    #[error("stands there twice, if upper and lower case are one")]
    Twice,
    #[error("is both a file and a folder, if upper and lower case are one")]
    FileAndFolder,
    #[error("lies in a folder that is spelled in two ways")]
    Spelling,
}

impl SitePath {
    pub(super) fn new(text: &str) -> Result<SitePath, PathFault> {
        if text.len() > LONGEST {
            return Err(PathFault::Long);
        }
        for part in text.split('/') {
            if matches!(part, "" | "." | "..") {
                return Err(PathFault::Part);
            }
            let allowed = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
            if !part.chars().all(allowed) {
                return Err(PathFault::Character);
            }
            if part.ends_with('.') {
                return Err(PathFault::LastDot);
            }
            if is_device(part) {
                return Err(PathFault::Device);
            }
        }
        Ok(SitePath(text.to_owned()))
    }

    pub(super) fn as_str(&self) -> &str {
        &self.0
    }

    /// Where the file lies if the site lies in `folder`.
    pub(super) fn below(&self, folder: &Path) -> PathBuf {
        self.0.split('/').fold(folder.to_owned(), |path, part| path.join(part))
    }

    /// The folders above the file, the outermost first.
    pub(super) fn folders(&self) -> impl Iterator<Item = &str> {
        self.0.match_indices('/').filter_map(|(at, _)| self.0.get(..at))
    }
}

impl fmt::Display for SitePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

fn is_device(part: &str) -> bool {
    let stem = part.split('.').next().unwrap_or(part).to_ascii_lowercase();
    let name = stem.trim_end_matches(|c: char| c.is_ascii_digit());
    let numbered = matches!(name, "com" | "lpt");
    DEVICES.contains(&name)
        && if numbered { stem.len() == name.len() + 1 } else { stem.len() == name.len() }
}

/// Finds the first path that cannot stand beside those before it, on systems where upper and lower case are one, too.
pub(super) fn first_clash<'a>(
    paths: impl IntoIterator<Item = &'a SitePath>,
) -> Option<(&'a SitePath, PathFault)> {
    enum Taken<'a> {
        File,
        Folder(&'a str),
    }
    let mut taken: BTreeMap<String, Taken> = BTreeMap::new();
    for path in paths {
        for folder in path.folders() {
            let entry = taken.entry(folder.to_ascii_lowercase()).or_insert(Taken::Folder(folder));
            match entry {
                Taken::File => return Some((path, PathFault::FileAndFolder)),
                Taken::Folder(spelled) if *spelled != folder => {
                    return Some((path, PathFault::Spelling));
                }
                Taken::Folder(_) => {}
            }
        }
        match taken.insert(path.as_str().to_ascii_lowercase(), Taken::File) {
            None => {}
            Some(Taken::File) => return Some((path, PathFault::Twice)),
            Some(Taken::Folder(_)) => return Some((path, PathFault::FileAndFolder)),
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_path_means_one_file_inside_the_folder_or_is_refused() {
        for allowed in
            ["index.html", ".htaccess", "a/b-c/D_e.1.js", "console.js", "com", "com10.txt", "lpt.x"]
        {
            assert!(SitePath::new(allowed).is_ok(), "{allowed}");
        }
        let long = "a".repeat(201);
        for (refused, fault) in [
            ("", PathFault::Part),
            ("/etc/passwd", PathFault::Part),
            ("a/", PathFault::Part),
            ("a//b", PathFault::Part),
            ("./a", PathFault::Part),
            ("a/../../b", PathFault::Part),
            ("a\\b", PathFault::Character),
            ("C:/a", PathFault::Character),
            ("a\0", PathFault::Character),
            ("a\nb", PathFault::Character),
            ("a\u{202e}b", PathFault::Character),
            ("a b", PathFault::Character),
            ("PROGRA~1", PathFault::Character),
            ("a:stream", PathFault::Character),
            ("é", PathFault::Character),
            ("a./b", PathFault::LastDot),
            ("...", PathFault::LastDot),
            ("NUL", PathFault::Device),
            ("a/con.txt", PathFault::Device),
            ("Com1.tar.gz", PathFault::Device),
            ("lpt9", PathFault::Device),
            (long.as_str(), PathFault::Long),
        ] {
            assert_eq!(SitePath::new(refused), Err(fault), "{refused:?}");
        }
    }

    #[test]
    fn paths_that_meet_where_case_does_not_count_are_told() {
        for (paths, fault) in [
            (&["a", "b/a", "b/c"][..], None),
            (&["a", "A"], Some(PathFault::Twice)),
            (&["x", "x/y"], Some(PathFault::FileAndFolder)),
            (&["X/y", "x"], Some(PathFault::FileAndFolder)),
            (&["X/y", "x/z"], Some(PathFault::Spelling)),
        ] {
            let paths: Vec<SitePath> =
                paths.iter().map(|path| SitePath::new(path).unwrap()).collect();
            assert_eq!(first_clash(&paths).map(|(_, fault)| fault), fault, "{paths:?}");
        }
    }

    proptest! {
        #[test]
        fn what_is_accepted_stays_below_the_folder(text in "(?s)[a./\\\\: ~\\PC]{0,12}") {
            if let Ok(path) = SitePath::new(&text) {
                let placed = path.below(Path::new("site"));
                let parts: Vec<_> = placed.components().collect();
                prop_assert!(parts.iter().all(|part| matches!(part, std::path::Component::Normal(_))));
                prop_assert_eq!(parts.len(), 1 + text.split('/').count());
            }
        }
    }
}
