//! What a command says when it cannot go on.

use std::fmt;

/// One sentence that says what went wrong and what to do about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure(String);

impl Failure {
    /// Words a failure.
    pub fn new(sentence: impl Into<String>) -> Self {
        Self(sentence.into())
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

/// What every step of a command returns.
pub type Outcome<T> = Result<T, Failure>;
