//! What a rule is, and how one is declared.

use std::fmt;

use serde::{Deserialize, Serialize, Serializer};

use super::{Context, Example, Findings};

/// How serious a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// CleverTap or the app will refuse it, break it, or send the wrong thing.
    Error,
    /// It will work, worse than the writer thinks.
    Warning,
    /// Worth a look.
    Advice,
}

impl Severity {
    /// The word for it, in small letters.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Advice => "advice",
        }
    }

    /// Reads a severity as a profile writes it.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        [Self::Error, Self::Warning, Self::Advice].into_iter().find(|severity| severity.word() == word)
    }
}

/// Where a rule comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// The operator guide, with the numbers of its lines.
    Guide(&'static [u16]),
    /// A page of CleverTap's documentation, by its last address part or title.
    CleverTap(&'static str),
    /// What the phones' makers and other senders document.
    Phones(&'static str),
    /// Pushproof's own contract: its document format, or plain logic.
    Pushproof,
}

impl Source {
    /// The word that diagnostics carry.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Guide(_) => "guide",
            Self::CleverTap(_) => "clevertap",
            Self::Phones(_) => "phones",
            Self::Pushproof => "pushproof",
        }
    }
}

impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Guide([line]) => write!(f, "Operator guide, line {line}"),
            Self::Guide(lines) => {
                f.write_str("Operator guide, lines ")?;
                for (position, line) in lines.iter().enumerate() {
                    write!(f, "{}{line}", if position == 0 { "" } else { ", " })?;
                }
                Ok(())
            }
            Self::CleverTap(page) => write!(f, "CleverTap documentation, {page}"),
            Self::Phones(page) => write!(f, "Phone makers' documentation, {page}"),
            Self::Pushproof => f.write_str("Pushproof"),
        }
    }
}

/// Which fixes a rule's findings carry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Fixable {
    /// None: only the writer knows.
    No,
    /// Sometimes one, and then a safe one.
    Safe,
    /// Sometimes one, and the writer decides.
    Suggested,
    /// Sometimes a safe one, sometimes one for the writer to decide.
    Both,
}

/// What a rule's findings are about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Asks {
    /// Something that is there and should be otherwise.
    ForChange,
    /// Something that nobody has filled in yet: "to do" in the page until the writer leaves it or publishes.
    ForFilling,
}

/// A rule: what it finds, why that matters, and how it finds it.
pub struct Rule {
    /// Its id, such as `copy/title-too-long`.
    pub id: &'static str,
    /// How serious its findings usually are.
    pub severity: Severity,
    /// What it finds, in one line.
    pub summary: &'static str,
    /// Why that matters, in one sentence.
    pub why: &'static str,
    /// The whole explanation in Markdown, with examples.
    pub documentation: &'static str,
    /// Where it comes from.
    pub source: Source,
    /// Which fixes its findings carry.
    pub fixable: Fixable,
    /// What its findings are about.
    pub asks: Asks,
    /// Finds and words.
    pub check: fn(&Context<'_>, &mut Findings),
}

impl Rule {
    /// The part of its id before the slash.
    #[must_use]
    pub fn category(&self) -> &'static str {
        self.id.split_once('/').map_or(self.id, |(category, _)| category)
    }

    /// Its explanation without the examples, as paragraphs.
    pub fn paragraphs(&self) -> impl Iterator<Item = String> {
        paragraphs(self.documentation).into_iter()
    }

    /// Its examples, wrong and right.
    #[must_use]
    pub fn examples(&self) -> Vec<Example> {
        Example::read_all(self.documentation)
    }
}

impl PartialEq for Rule {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl fmt::Debug for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id)
    }
}

impl Serialize for Rule {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.id)
    }
}

/// What a rule's documentation says beside its examples.
#[must_use]
pub fn paragraphs(documentation: &str) -> Vec<String> {
    let prose = documentation.split("```").step_by(2).collect::<Vec<_>>().join("\n");
    let words = |paragraph: &str| paragraph.split_whitespace().collect::<Vec<_>>().join(" ");
    prose.split("\n\n").map(words).filter(|paragraph| !paragraph.is_empty()).collect()
}

/// Declares a rule as `RULE`, found by the file's function `check`. Its documentation comment is its explanation: what it looks at and why, then at least one fenced
/// `wrong` example and one `right` one. An example's lines set fields of a sound campaign, `what.title: Hamlet`; the
/// fence may name another campaign to begin from: `wrong cart-reminder`, `right in-app`.
#[macro_export]
macro_rules! declare_rule {
    (
        $(#[doc = $doc:literal])*
        $id:literal {
            severity: $severity:ident,
            summary: $summary:literal,
            why: $why:literal,
            source: $source:expr,
            fixable: $fixable:ident,
            $( asks: $asks:ident, )?
        }
    ) => {
        $(#[doc = $doc])*
        pub static RULE: $crate::lint::Rule = $crate::lint::Rule {
            id: $id,
            severity: $crate::lint::Severity::$severity,
            // The page that opens first lists no rules but what is to do, and loads the documentation once somebody asks
            // why: its bytes count.
            summary: if cfg!(feature = "whole")
                || matches!($crate::declare_rule!(@asks $($asks)?), $crate::lint::Asks::ForFilling)
            {
                $summary
            } else {
                ""
            },
            why: if cfg!(feature = "whole") { $why } else { "" },
            documentation: if cfg!(feature = "whole") { concat!($($doc, "\n"),*) } else { "" },
            source: {
                #[allow(unused_imports)]
                use $crate::lint::Source::{CleverTap, Guide, Phones, Pushproof};
                $source
            },
            fixable: $crate::lint::Fixable::$fixable,
            asks: $crate::declare_rule!(@asks $($asks)?),
            check,
        };
    };
    (@asks) => { $crate::lint::Asks::ForChange };
    (@asks $asks:ident) => { $crate::lint::Asks::$asks };
}
