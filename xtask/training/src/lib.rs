//! What training and measuring share.

pub mod labelled;
