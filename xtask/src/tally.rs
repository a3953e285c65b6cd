//! Adds up what the test runners say at their end.

use std::fmt;

/// How many tests passed and how many failed.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Tally {
    /// Tests that passed.
    pub passed: u64,
    /// Tests that failed.
    pub failed: u64,
}

impl Tally {
    /// Takes in one line of a runner's output; most lines say nothing to count.
    pub fn read(&mut self, line: &str) {
        if let Some(counts) = line.strip_prefix("test result: ") {
            self.passed += count_before(counts, " passed");
            self.failed += count_before(counts, " failed");
        } else if let Some(count) = of_node(line, "pass ") {
            self.passed += count;
        } else if let Some(count) = of_node(line, "fail ").or_else(|| of_node(line, "cancelled ")) {
            self.failed += count;
        }
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} passed, {} failed", self.passed, self.failed)
    }
}

/// The number right before a word, as in `ok. 12 passed; 0 failed`.
fn count_before(counts: &str, word: &str) -> u64 {
    counts.split_once(word).and_then(|(before, _)| before.rsplit(' ').next()?.parse().ok()).unwrap_or(0)
}

/// The number of a line like `ℹ pass 12`.
fn of_node(line: &str, word: &str) -> Option<u64> {
    let line = line.strip_prefix("ℹ ").or_else(|| line.strip_prefix("# "))?;
    line.strip_prefix(word)?.trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn adds_up_all_runners() {
        let mut tally = Tally::default();
        for line in [
            "running 3 tests",
            "test result: FAILED. 2 passed; 1 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s",
            "test result: ok. 40 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s",
            "ℹ tests 9",
            "ℹ pass 6",
            "ℹ fail 2",
            "ℹ cancelled 1",
            "# pass 1",
            "pass 100",
        ] {
            tally.read(line);
        }
        assert_eq!(tally.to_string(), "49 passed, 4 failed");
    }
}
