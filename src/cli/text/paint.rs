//! Colour: only on a terminal, and not where `NO_COLOR` asks for none.

use std::env;

use crate::lint::Severity;

/// Whether to colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::cli) struct Paint(bool);

impl Paint {
    /// Colours where the reader is a terminal that can show it and nobody asked for none.
    pub(in crate::cli) fn when(is_terminal: bool) -> Self {
        let refused = env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        let plain = env::var_os("TERM").is_some_and(|term| term == "dumb");
        Self(is_terminal && !refused && !plain)
    }

    fn with(self, code: &str, text: &str) -> String {
        if self.0 && !text.is_empty() { format!("\u{1b}[{code}m{text}\u{1b}[0m") } else { text.to_owned() }
    }

    /// Words that matter most.
    pub(in crate::cli) fn bold(self, text: &str) -> String {
        self.with("1", text)
    }

    /// What only gives shape.
    pub(in crate::cli) fn dim(self, text: &str) -> String {
        self.with("2", text)
    }

    /// Words of a finding: red, yellow or blue, and bold, so that colour never says it alone.
    pub(in crate::cli) fn severity(self, severity: Severity, text: &str) -> String {
        let code = match severity {
            Severity::Error => "1;31",
            Severity::Warning => "1;33",
            Severity::Advice => "1;34",
        };
        self.with(code, text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paints_only_when_told_to() {
        assert_eq!(Paint(true).bold("a"), "\u{1b}[1ma\u{1b}[0m");
        assert_eq!(Paint(true).bold(""), "");
        assert_eq!(Paint(false).severity(Severity::Error, "a"), "a");
        assert_eq!(Paint::when(false), Paint(false));
    }
}
