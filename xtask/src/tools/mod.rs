//! What the commands need from outside the lock file of cargo, installed when it is missing.

pub(crate) mod apt;
pub(crate) mod browser;
pub(crate) mod npm;
pub(crate) mod wasm_target;
