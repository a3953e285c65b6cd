//! `copy/title-repeated`: the message begins with the words of the title.

use super::words::{Word, words};
use crate::declare_rule;
use crate::lint::{Context, Findings, Text};
use crate::text::quoted;

declare_rule! {
    /// A push has room for some twenty words, and title and message stand one below the other. A message that begins
    /// with the title's words gives that room away.
    ///
    /// Case, punctuation and emoji don't count. A title of a single word may come again, as the message's first word:
    /// “Hamlet” and “Hamlet returns on Saturday” read well.
    ///
    /// ```wrong
    /// what.title: Hamlet: the last 40 seats
    /// what.message: Hamlet – the last 40 seats. Saturday, 19:30.
    /// ```
    ///
    /// ```right
    /// what.title: Hamlet: the last 40 seats
    /// what.message: Hamlet returns on Saturday, 19:30.
    /// ```
    "copy/title-repeated" {
        severity: Advice,
        summary: "The message begins with the words of the title",
        why: "Title and message stand one below the other: what is said twice takes the room of something new.",
        source: Guide(&[32]),
        fixable: No,
    }
}

const SAME: &str = "The message says the same as the title";
const HELP: &str = "Begin with what the title doesn't say yet: the day, the price, what to do.";

fn message(title: &str) -> String {
    format!("The message begins with the title's words, {}", quoted(title))
}

fn check(context: &Context<'_>, findings: &mut Findings) {
    for (title, text) in context.titles().zip(context.messages()) {
        if let Some((repeated, is_all)) = repeated(title, text) {
            let said = if is_all { SAME.to_owned() } else { message(title.source.trim()) };
            findings.add(text.place(repeated), said, HELP).related(title.field.clone(), "The title");
        }
    }
}

/// Where the message says the title again, and whether it says nothing else.
fn repeated(title: &Text<'_>, text: &Text<'_>) -> Option<(std::ops::Range<usize>, bool)> {
    let mut said = words(0, text.source);
    let mut first_and_last: Option<(Word<'_>, Word<'_>)> = None;
    let mut count = 0;
    for word in words(0, title.source) {
        let again = said.next().filter(|again| again.is(word.text))?;
        first_and_last = Some((first_and_last.map_or(again, |(first, _)| first), again));
        count += 1;
    }
    let (first, last) = first_and_last?;
    let is_all = said.next().is_none();
    (count > 1 || is_all).then_some((first.start..last.end(), is_all))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::assert_marks;

    #[test]
    fn marks_the_repetition() {
        for (title, message, mark) in [
            ("Hamlet: last seats", "hamlet – last seats, Saturday 19:30", "hamlet – last seats"),
            ("🎭 Hamlet", "Hamlet!", "Hamlet"),
            ("Nur heute: 20 %", "Nur heute 20 % auf alle Karten", "Nur heute 20"),
        ] {
            assert_marks(&RULE, &format!("what.title: {title}\nwhat.message: {message}"), &[mark]);
        }
        let variant = r#"what.variants: [{"title": "Last seats", "message": "Last seats for Hamlet"}]"#;
        assert_marks(&RULE, variant, &["Last seats"]);
    }

    #[test]
    fn leaves_what_goes_on() {
        for (title, message) in [
            ("Hamlet", "Hamlet kehrt zurück: ab 5. Dezember."),
            ("Hamlet: last seats", "Last seats for Hamlet: Saturday, 19:30"),
            ("Tosca heute Abend", "Tosca, 19:30 im Großen Haus"),
            ("🎭", "🎭 Saturday, 19:30"),
            ("", ""),
            ("Heute Abend", ""),
        ] {
            assert_marks(&RULE, &format!("what.title: {title}\nwhat.message: {message}"), &[]);
        }
    }
}
