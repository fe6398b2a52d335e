//! What is found, up to a bound.

use crate::policy::pack::{Finding, MOST_FINDINGS};

/// Findings so far.
#[derive(Default)]
pub(super) struct Report {
    findings: Vec<Finding>,
}

impl Report {
    pub(super) fn is_full(&self) -> bool {
        self.findings.len() >= MOST_FINDINGS
    }

    pub(super) fn find(&mut self, path: impl Into<String>, message: impl Into<String>) {
        if !self.is_full() {
            self.findings.push(Finding::of(path, message));
        }
    }

    pub(super) fn into_findings(self) -> Vec<Finding> {
        self.findings
    }
}
