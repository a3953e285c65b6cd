//! What recipes ask: each question with its kind, a hint and an example.

use chrono::NaiveDate;

use crate::campaign::DateTime;

/// A question of a recipe.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ask {
    /// The question.
    pub question: Question,
    /// Whether the campaign lacks something without an answer.
    pub is_needed: bool,
}

/// A question that recipes ask.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Question {
    /// The id of the production.
    ProductionId,
    /// The id of one performance.
    PerformanceId,
    /// The id of the performance that is moved.
    OldPerformanceId,
    /// The production's title.
    Title,
    /// When it is played.
    At,
    /// When it was to be played.
    OldAt,
    /// When it is played instead.
    NewAt,
    /// The id of the performance on the new date.
    NewPerformanceId,
    /// A tag of productions that the audience has looked at.
    Tag,
    /// How many seats are left.
    Seats,
    /// When members can book.
    PresaleFrom,
    /// The code to enter.
    Code,
    /// What the code gives.
    Saving,
    /// The last day of the code.
    ValidUntil,
    /// What to call a production whose title isn't known.
    FallbackTitle,
    /// The title of an announcement.
    Headline,
    /// The text of an announcement.
    Text,
    /// From when it is shown.
    ShownFrom,
    /// Until when it is shown.
    ShownUntil,
    /// When the push is sent.
    SendAt,
    /// Who gets the test.
    TestAddress,
}

/// What kind of answer a question wants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Words.
    Text,
    /// Digits.
    Id,
    /// An e-mail address.
    Address,
    /// A date and time, `2026-12-05T19:30`.
    DateTime,
    /// A date, `2026-12-05`.
    Date,
}

impl Ask {
    pub(super) const fn needed(question: Question) -> Self {
        Self { question, is_needed: true }
    }

    pub(super) const fn optional(question: Question) -> Self {
        Self { question, is_needed: false }
    }
}

/// A question's id, label, kind, hint and example.
type Words = (&'static str, &'static str, Kind, &'static str, &'static str);

impl Question {
    const fn words(self) -> Words {
        const PRODUCTION: &str = "In the admin interface it stands between the image and the title.";
        const PERFORMANCE: &str = "Open the production in the admin interface, then its Performances.";
        match self {
            Self::ProductionId => ("production-id", "Production id", Kind::Id, PRODUCTION, "12345"),
            Self::PerformanceId => ("performance-id", "Performance id", Kind::Id, PERFORMANCE, "48052"),
            Self::OldPerformanceId => (
                "old-performance-id",
                "Old performance id",
                Kind::Id,
                "Without it, ticket holders of every date are told: leave it open only where there is just one.",
                "48052",
            ),
            Self::Title => ("title", "Event name", Kind::Text, "As people know it; short is better.", "Hamlet"),
            Self::At => (
                "at",
                "Date and time of the performance",
                Kind::DateTime,
                "Of several performances, the next one.",
                "2026-12-05T19:30",
            ),
            Self::OldAt => {
                ("old-at", "Old date and time", Kind::DateTime, "As it stands on the tickets.", "2026-12-05T19:30")
            }
            Self::NewAt => {
                ("new-at", "New date and time", Kind::DateTime, "When it is played instead.", "2026-12-15T19:30")
            }
            Self::NewPerformanceId => {
                ("new-performance-id", "New performance id", Kind::Id, "The link then opens the new date.", "48060")
            }
            Self::Tag => (
                "tag",
                "Tag of what the audience likes",
                Kind::Text,
                "A tag from the console: whoever viewed something with it gets the push. Without it, whoever opened the app.",
                "theatre",
            ),
            Self::Seats => {
                ("seats", "Seats left", Kind::Text, "A number; without it the push says “last tickets”.", "40")
            }
            Self::PresaleFrom => (
                "presale-from",
                "Members can book from",
                Kind::DateTime,
                "When their presale begins.",
                "2026-12-01T10:00",
            ),
            Self::Code => ("code", "Promo code", Kind::Text, "As it is entered in the cart.", "HAMLET20"),
            Self::Saving => ("saving", "What the code gives", Kind::Text, "An amount, such as 20% or €10.", "20%"),
            Self::ValidUntil => {
                ("valid-until", "Valid until", Kind::Date, "The last day; the campaign ends with it.", "2026-12-13")
            }
            Self::FallbackTitle => (
                "fallback-title",
                "Words where the event's name isn't known",
                Kind::Text,
                "They begin the message.",
                "Your next show",
            ),
            Self::Headline => ("headline", "Title", Kind::Text, "Up to 30 characters.", "New entrance"),
            Self::Text => (
                "text",
                "Message",
                Kind::Text,
                "Up to 128 characters; shorter is better.",
                "From Monday the doors on the river side are open.",
            ),
            Self::ShownFrom => {
                ("shown-from", "Show from", Kind::DateTime, "Without an answer, from now on.", "2026-11-30T08:00")
            }
            Self::ShownUntil => (
                "shown-until",
                "Show until",
                Kind::DateTime,
                "Without an end someone must stop it by hand.",
                "2026-12-13T23:59",
            ),
            Self::SendAt => (
                "send-at",
                "Send at",
                Kind::DateTime,
                "On the account's clock, and in the daytime.",
                "2026-12-01T17:00",
            ),
            Self::TestAddress => (
                "test-address",
                "Send the test to",
                Kind::Address,
                "An address that is registered in the app.",
                "box.office@example.com",
            ),
        }
    }

    /// Its id, such as `production-id`.
    #[must_use]
    pub const fn id(self) -> &'static str {
        self.words().0
    }

    /// What stands at its field.
    #[must_use]
    pub const fn label(self) -> &'static str {
        self.words().1
    }

    /// What kind of answer it wants.
    #[must_use]
    pub const fn kind(self) -> Kind {
        self.words().2
    }

    /// What helps to answer it, in a sentence.
    #[must_use]
    pub const fn hint(self) -> &'static str {
        self.words().3
    }

    /// An answer as it may be.
    #[must_use]
    pub const fn example(self) -> &'static str {
        self.words().4
    }

    /// What to do about an answer that can't be read; nothing about one that can, and about none.
    #[must_use]
    pub fn trouble(self, answer: &str) -> Option<String> {
        let answer = answer.trim();
        let (is_read, wanted) = match self.kind() {
            Kind::Text => (true, ""),
            Kind::Id => (answer.bytes().all(|byte| byte.is_ascii_digit()), "digits"),
            Kind::Address => (answer.contains('@'), "an e-mail address"),
            Kind::DateTime => (DateTime::parse(answer).is_some(), "a date and time"),
            Kind::Date => (day(answer).is_some(), "a date"),
        };
        (!answer.is_empty() && !is_read).then(|| format!("Enter {wanted}, such as {}", self.example()))
    }
}

/// Reads `2026-12-05`.
pub(super) fn day(text: &str) -> Option<NaiveDate> {
    DateTime::parse(&format!("{}T00:00", text.trim())).map(DateTime::date)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_that_cannot_be_read_is_told() {
        for (question, answer, trouble) in [
            (Question::ProductionId, "Hamlet", Some("Enter digits, such as 12345")),
            (Question::ProductionId, " 14002 ", None),
            (Question::At, "tomorrow", Some("Enter a date and time, such as 2026-12-05T19:30")),
            (Question::ValidUntil, "2026-02-30", Some("Enter a date, such as 2026-12-13")),
            (Question::TestAddress, "anna", Some("Enter an e-mail address, such as box.office@example.com")),
            (Question::Title, "…", None),
            (Question::At, "", None),
        ] {
            assert_eq!(question.trouble(answer).as_deref(), trouble, "{answer}");
            assert_eq!(question.trouble(question.example()), None);
        }
    }
}
