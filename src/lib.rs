//! Says which of the nine strategic emerging industries a business belongs to, and which supervision measures of
//! *inclusive and prudent supervision* would apply to it, each with the words it rests on.
//!
//! The way of a request:
//!
//! 1. [`classify`] reads what a business does and names classes of the [`taxonomy`], with the words that decided and a
//!    probability, or says that it is none of them.
//! 2. The person confirms; what is known becomes [`policy::Facts`]. Unknown is never `false`.
//! 3. [`policy::assess()`] holds the facts against the packs in force for the region, as of a day that the caller names,
//!    and gives one verdict for each measure of each document, with its clause, its reason and what is still to be asked.
//!
//! No input or output, no clock, no randomness, no state: the same input gives the same bytes, natively and in the
//! browser. What talks to JavaScript is in `wasm`; what talks to a terminal is the command `policy-checker`.

#![cfg_attr(
    not(test),
    deny(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::indexing_slicing,
        clippy::unreachable
    )
)]

pub mod bilingual;
pub mod classify;
mod json;
pub mod policy;
pub mod taxonomy;
#[cfg(target_family = "wasm")]
pub mod wasm;
