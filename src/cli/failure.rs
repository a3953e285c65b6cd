//! What could not be read, told in one line.

use std::fmt::Display;

/// Something that could not be read: what it is, and why.
#[derive(Debug)]
pub(super) struct Failure {
    what: String,
    why: String,
}

/// A line longer than this is shortened in its middle, for a value that it quotes may be of any length.
const LONGEST: usize = 400;

impl Failure {
    /// `what` could not be read for the reason `why`.
    pub(super) fn new(what: impl Display, why: impl Display) -> Self {
        Self { what: what.to_string(), why: why.to_string() }
    }

    /// A call that can't be understood.
    pub(super) fn call(why: impl Display) -> Self {
        Self::new("pushproof", why)
    }

    /// The line to tell.
    pub(super) fn line(&self) -> String {
        let line = format!("{}: {}", self.what, self.why);
        let line: String = line.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        let length = line.chars().count();
        if length <= LONGEST {
            return line + "\n";
        }
        let kept = LONGEST / 2;
        let start: String = line.chars().take(kept).collect();
        let end: String = line.chars().skip(length - kept).collect();
        format!("{start} … {end}\n")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_is_one_line_of_bearable_length() {
        let line = Failure::new("a\nb.json", format!("found “{}”, expected a number", "x\n".repeat(900))).line();
        assert!(line.starts_with("a b.json: found “x") && line.ends_with("expected a number\n"), "{line}");
        assert_eq!(line.lines().count(), 1);
        assert!(line.chars().count() < 410);
    }
}
