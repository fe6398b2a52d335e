//! Before anything gets the name by which it is found, it is on the disk: its bytes, and the names in its folders.

use std::{collections::BTreeMap, fs, os::unix::fs::MetadataExt, path::Path};

use nix::{sys::ptrace, unistd::Pid};

use crate::{
    made::{Draft, key, public},
    operating::machine,
    place::{Place, tree},
    stopped::{self, Ended, Then},
};

/// Numbers of system calls on this processor.
const FSYNC: u64 = 74;
const RENAME: [u64; 3] = [82, 264, 316];

/// What was put on the disk, by the device and number that a file or folder keeps when its name changes.
type Synced = BTreeMap<(u64, u64), Vec<u8>>;

fn number(path: &Path) -> (u64, u64) {
    let file = fs::metadata(path).unwrap();
    (file.dev(), file.ino())
}

/// The bytes of a file, or the names in a folder and what its links say.
fn content(path: &Path) -> Vec<u8> {
    if path.is_file() {
        return fs::read(path).unwrap();
    }
    let mut names: Vec<String> = fs::read_dir(path)
        .unwrap()
        .map(|entry| entry.unwrap())
        .map(|entry| {
            format!("{} -> {:?}\n", entry.file_name().display(), fs::read_link(entry.path()).ok())
        })
        .collect();
    names.sort();
    names.concat().into_bytes()
}

fn note(synced: &mut Synced, pid: Pid, descriptor: u64) {
    let path = fs::read_link(format!("/proc/{pid}/fd/{descriptor}")).unwrap();
    synced.insert(number(&path), content(&path));
}

#[track_caller]
fn assert_synced(synced: &Synced, path: &Path) {
    assert!(
        synced.get(&number(path)) == Some(&content(path)),
        "{} is not on the disk",
        path.display()
    );
}

/// The same for a folder and all in it.
#[track_caller]
fn assert_all_synced(synced: &Synced, folder: &Path) {
    assert_synced(synced, folder);
    for name in tree(folder).keys() {
        assert_synced(synced, &folder.join(name));
    }
}

/// Installs `bundle`, which becomes `version`; gives how many times something was renamed.
fn install(place: &Place, version: &str, arguments: &str) -> usize {
    let (root, versions) = (place.path("kiosk"), place.path("kiosk/versions"));
    let (mut synced, mut renamed) = (Synced::new(), 0);
    let ended = stopped::run_seen(&place.path(""), arguments, |_, pid| {
        let registers = ptrace::getregs(pid).unwrap();
        if registers.orig_rax == FSYNC {
            note(&mut synced, pid, registers.rdi);
        } else if RENAME.contains(&registers.orig_rax) {
            if renamed == 0 {
                assert_all_synced(&synced, &versions.join(format!("{version}.new")));
            } else {
                assert_all_synced(&synced, &versions.join(version));
                assert_synced(&synced, &versions);
            }
            renamed += 1;
        }
        Then::GoOn
    });
    assert_eq!(ended, Ended::Status(0));
    assert_synced(&synced, &root.join("versions"));
    assert_synced(&synced, &root);
    renamed
}

#[test]
fn what_gets_its_name_is_on_the_disk_and_so_is_the_name() {
    let place = machine(&[Draft::new(1), Draft::new(2)]);
    place.write("bundle", Draft::new(3).bytes());
    assert_eq!(install(&place, "3", "install bundle --into kiosk"), 2);
    fs::write(place.path("kiosk/current/site/index.html"), "spoilt").unwrap();
    assert_eq!(install(&place, "3.again", "install bundle --into kiosk"), 2);
}

#[test]
fn the_folders_that_an_install_makes_are_on_the_disk_with_those_that_hold_them() {
    let place = Place::new();
    place.write("bundle", Draft::new(1).bytes());
    let arguments = format!("install bundle --into far/away/kiosk --key {}", public(&key(1)));
    let mut synced = Synced::new();
    let ended = stopped::run_seen(&place.path(""), &arguments, |_, pid| {
        let registers = ptrace::getregs(pid).unwrap();
        if registers.orig_rax == FSYNC {
            note(&mut synced, pid, registers.rdi);
        }
        Then::GoOn
    });
    assert_eq!(ended, Ended::Status(0));
    for folder in ["", "far", "far/away", "far/away/kiosk"] {
        assert_synced(&synced, &place.path(folder));
    }
}
