//! Counting tests from what the test programs print.

use std::fmt;

/// How many tests ran, and how they ended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    passed: u64,
    failed: u64,
    skipped: u64,
}

impl Tally {
    /// Takes in a line of `cargo test` or of `node --test`; other lines change nothing.
    pub(crate) fn see(&mut self, line: &str) {
        if let Some(counts) = line.trim_start().strip_prefix("test result: ") {
            for count in counts.split(['.', ';']) {
                self.count(count.split_once(' ').map(|_| count.trim()), false);
            }
        } else if let Some(count) = line.strip_prefix("ℹ ") {
            self.count(Some(count.trim()), true);
        }
    }

    /// `3 passed` of cargo, or with `name_first` `pass 3` of Node.
    fn count(&mut self, text: Option<&str>, name_first: bool) {
        let Some((first, second)) = text.and_then(|text| text.split_once(' ')) else {
            return;
        };
        let (name, number) = if name_first { (first, second) } else { (second, first) };
        let Ok(number) = number.parse::<u64>() else {
            return;
        };
        match name {
            "passed" | "pass" => self.passed += number,
            "failed" | "fail" | "cancelled" => self.failed += number,
            "ignored" | "skipped" | "todo" => self.skipped += number,
            _ => {}
        }
    }

    /// Why these counts are no success, if they are none: a step that runs no test or leaves some out proves nothing.
    pub(crate) fn objection(&self) -> Option<&'static str> {
        if self.failed > 0 {
            Some("tests failed")
        } else if self.skipped > 0 {
            Some("tests were skipped")
        } else if self.passed == 0 {
            Some("no test ran")
        } else {
            None
        }
    }
}

impl std::ops::AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped += other.skipped;
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} passed, {} failed, {} skipped", self.passed, self.failed, self.skipped)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tally(lines: &[&str]) -> Tally {
        let mut tally = Tally::default();
        for line in lines {
            tally.see(line);
        }
        tally
    }

    #[test]
    fn cargo_lines_add_up() {
        let seen = tally(&[
            "running 3 tests",
            "test result: ok. 3 passed; 0 failed; 0 ignored; 0 measured; 7 filtered out; finished in 0.01s",
            "test result: FAILED. 1 passed; 2 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.00s",
        ]);
        assert_eq!(seen, Tally { passed: 4, failed: 2, skipped: 1 });
    }

    #[test]
    fn node_lines_add_up() {
        let seen = tally(&["ℹ tests 6", "ℹ pass 3", "ℹ fail 1", "ℹ cancelled 1", "ℹ todo 1"]);
        assert_eq!(seen, Tally { passed: 3, failed: 2, skipped: 1 });
    }

    #[test]
    fn only_tests_that_ran_and_passed_count_as_success() {
        assert_eq!(tally(&["ℹ pass 1"]).objection(), None);
        assert_eq!(tally(&[]).objection(), Some("no test ran"));
        assert_eq!(
            tally(&["test result: ok. 1 passed; 0 failed; 1 ignored; 0 measured"]).objection(),
            Some("tests were skipped")
        );
        assert_eq!(tally(&["ℹ pass 9", "ℹ fail 1"]).objection(), Some("tests failed"));
    }
}
