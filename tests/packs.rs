//! Every pack of `data/packs` fits the catalogues, quotes its document verbatim, and is sound in every way that
//! `pack check` knows; and what `pack check` says is true.

mod packs {
    mod exactness;
    mod faults;
    mod real;
    mod support;
}
