//! `copy/title-too-long`: the title is longer than a phone shows.

use crate::declare_rule;
use crate::lint::{Context, Findings};
use crate::text::{characters, offset_after};

/// Above this many characters Android cuts a title whatever the phone (CleverTap, push editor).
const ANDROID_CUTS_AT: usize = 65;

declare_rule! {
    /// A phone shows one line of a title, about 35 characters. What comes after is cut off, and the reader sees a
    /// title that ends in the middle of a word.
    ///
    /// What a person counts as one character counts one, an emoji too. A personalised title is measured with its
    /// shortest value here; `copy/rendered-too-long` looks at the longer ones.
    ///
    /// ```wrong
    /// what.title: The last forty seats for Hamlet at the Grand Theatre
    /// ```
    ///
    /// ```right
    /// what.title: The last forty seats for Hamlet
    /// ```
    "copy/title-too-long" {
        severity: Warning,
        summary: "The title is longer than a phone shows",
        why: "A phone shows one line of the title; the rest is cut off, often in the middle of a word.",
        source: Guide(&[26]),
        fixable: No,
    }
}

fn message(length: usize, limit: usize) -> String {
    let android = if length > ANDROID_CUTS_AT {
        format!("; above {ANDROID_CUTS_AT} Android cuts it for certain")
    } else {
        String::new()
    };
    format!("The title is {length} characters long; about {limit} fit on a phone{android}")
}

fn check(context: &Context<'_>, findings: &mut Findings) {
    if context.campaign.is_in_app() {
        return;
    }
    let limit = context.profile.limits.title();
    for title in context.titles() {
        let length = characters(title.source);
        if length > limit {
            let over = length - limit;
            let span = offset_after(title.source, limit)..title.source.len();
            let help = format!("Take out {over} characters, or move some words into the message.");
            findings.add(title.place(span), message(length, limit), help);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::Base;
    use crate::lint::testing::{assert_marks, found, with};

    #[test]
    fn marks_what_does_not_fit() {
        assert_marks(&RULE, "what.title: The last forty seats for Hamlet at the Grand Theatre", &["the Grand Theatre"]);
    }

    #[test]
    fn leaves_what_fits() {
        for title in ["", "12345678901234567890123456789012345", "👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦 Ein Abend für alle, die singen"]
        {
            assert_marks(&RULE, &format!("what.title: {}", serde_json::json!(title)), &[]);
        }
    }

    #[test]
    fn says_when_android_cuts_for_certain() {
        let campaign = with(Base::Push, &format!("what.title: {}", "a".repeat(66)));
        assert!(found(&RULE, &campaign)[0].message.ends_with("above 65 Android cuts it for certain"));
    }
}
