//! `bundle` as publishers and operators use it: nothing altered is installed, and whatever happens, a whole version runs.
//!
//! Bundles are made here a second time, byte by byte from the description of the format, and signed with keys of the tests:
//! so there are those, too, that `bundle sign` would never write.

#[cfg(all(target_os = "linux", target_arch = "x86_64"))]
mod durable;
#[cfg(target_os = "linux")]
mod kills;
#[cfg(target_os = "linux")]
mod limits;
mod made;
#[cfg(target_os = "linux")]
mod meanwhile;
mod mutations;
mod operating;
mod place;
mod publishing;
mod refusals;
#[cfg(target_os = "linux")]
mod stopped;
