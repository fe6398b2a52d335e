//! The tables of the classifier. The first text builds what it needs of them, unless they were built before.

use std::sync::atomic::{AtomicUsize, Ordering};

use super::activity::ActivityTable;
use super::groups::Groups;
use super::lexicon::Lexicon;
use super::terms::Folded;
use super::units::Units;
use super::weights::Weights;
use crate::taxonomy::Taxonomy;

/// Each needs those before it and takes about as long as the next.
const TABLES: [fn(); 5] = [
    || _ = (Taxonomy::bundled(), Groups::bundled(), ActivityTable::bundled()),
    || _ = Folded::bundled(),
    || _ = Lexicon::bundled(),
    || _ = Weights::bundled(),
    || _ = Units::bundled(),
];

/// Builds the next of the tables that a first text would wait for; false once all are there.
pub fn prepare() -> bool {
    static BUILT: AtomicUsize = AtomicUsize::new(0);
    let next = BUILT.fetch_add(1, Ordering::Relaxed);
    match TABLES.get(next) {
        Some(build) => {
            build();
            next + 1 < TABLES.len()
        }
        None => false,
    }
}
