//! `copy/whitespace`: spaces, tabs and line breaks that a phone shows as gaps.

use std::borrow::Cow;

use crate::declare_rule;
use crate::lint::{Context, Findings, Fix, Role, Text};

declare_rule! {
    /// Spaces at the beginning or end, two in a row, tabs, spaces at the end of a line, a line break in the title, more
    /// than one blank line: left-overs of copying that a phone shows as gaps, or that take the room of words.
    ///
    /// A single line break in a message is the writer's own, so is one blank line. No-break spaces and the thin spaces
    /// of a typographer stay, and so does a space before a colon or an exclamation mark, as French has it.
    ///
    /// ```wrong
    /// what.message: "Saturday 5 December,  19:30."
    /// ```
    ///
    /// ```right
    /// what.message: "Saturday 5 December, 19:30.\nBook before they are gone."
    /// ```
    "copy/whitespace" {
        severity: Warning,
        summary: "Spaces, tabs or line breaks too many",
        why: "A phone shows them as gaps, and they take the room of words.",
        source: Pushproof,
        fixable: Safe,
    }
}

/// What is wrong with a stretch of white space.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    AtTheBeginning,
    AtTheEnd,
    BreakInTitle,
    BlankLines(usize),
    AtLineEnd,
    Tab,
    InARow(usize),
}

fn message(kind: Kind, owner: &str) -> Cow<'static, str> {
    match kind {
        Kind::AtTheBeginning => format!("The {owner} begins with white space").into(),
        Kind::AtTheEnd => format!("The {owner} ends with white space").into(),
        Kind::BreakInTitle => "There is a line break in the title".into(),
        Kind::BlankLines(count) => format!("There are {count} blank lines in a row in the message").into(),
        Kind::AtLineEnd => "There are spaces around a line break in the message".into(),
        Kind::Tab => format!("There is a tab in the {owner}").into(),
        Kind::InARow(count) => format!("There are {count} spaces in a row in the {owner}").into(),
    }
}

const fn help(kind: Kind) -> &'static str {
    match kind {
        Kind::AtTheBeginning | Kind::AtTheEnd => "Take it out.",
        Kind::BreakInTitle => "Put a space in its place: a title is one line.",
        Kind::BlankLines(_) => "Keep one of them, or none.",
        Kind::AtLineEnd => "Take the spaces out, and keep the line break.",
        Kind::Tab | Kind::InARow(_) => "Put a single space in its place.",
    }
}

const fn fix_title(kind: Kind) -> &'static str {
    match kind {
        Kind::AtTheBeginning | Kind::AtTheEnd => "Take out the white space",
        Kind::BreakInTitle => "Put a space for the line break",
        Kind::BlankLines(_) => "Keep one blank line",
        Kind::AtLineEnd => "Keep only the line break",
        Kind::Tab | Kind::InARow(_) => "Keep one space",
    }
}

fn check(context: &Context<'_>, findings: &mut Findings) {
    for text in context.copy().filter(|text| !text.is_blank()) {
        for (offset, plain) in text.plain() {
            check_plain(text, offset, plain, findings);
        }
    }
}

fn check_plain(text: &Text<'_>, offset: usize, plain: &str, findings: &mut Findings) {
    let mut rest = plain;
    let mut start = offset;
    while let Some(at) = rest.find(is_white) {
        start += at;
        let Some(from_run) = rest.get(at..) else { return };
        let length = from_run.find(|c| !is_white(c)).unwrap_or(from_run.len());
        let Some((run, behind)) = from_run.split_at_checked(length) else { return };
        if run != " " || start == 0 || start + length == text.source.len() {
            let is_title = text.role == Role::Title;
            let span = start..start + length;
            let is_end = if start == 0 {
                Some(Kind::AtTheBeginning)
            } else {
                (span.end == text.source.len()).then_some(Kind::AtTheEnd)
            };
            let wrong = is_end.map(|kind| (kind, Cow::Borrowed(""))).or_else(|| inner(run, is_title));
            if let Some((kind, better)) = wrong {
                let owner = if is_title { "title" } else { "message" };
                let edits = vec![text.replace(span.clone(), better)];
                // The words of the next line would become a part of a personal detail that isn't whole.
                let may_join = kind == Kind::BreakInTitle && !text.template.faults.is_empty();
                let fix = if may_join { Fix::suggested } else { Fix::safe };
                let found = findings.add(text.place(span), message(kind, owner), help(kind));
                found.fix(fix(fix_title(kind), edits));
            }
        }
        start += length;
        rest = behind;
    }
}

/// What is wrong with `run` between two words, and what should stand there instead.
fn inner(run: &str, is_title: bool) -> Option<(Kind, Cow<'static, str>)> {
    let breaks = run.matches(is_break).count() - run.matches("\r\n").count();
    let wrong = match (breaks, is_title) {
        (0, _) if run == " " => return None,
        (0, _) if run.contains('\t') => (Kind::Tab, " ".into()),
        (0, _) => (Kind::InARow(run.len()), " ".into()),
        (_, true) => (Kind::BreakInTitle, " ".into()),
        _ if matches!(run, "\n" | "\r\n" | "\n\n" | "\r\n\r\n") => return None,
        (1, false) => (Kind::AtLineEnd, "\n".into()),
        (2, false) => (Kind::AtLineEnd, "\n\n".into()),
        (_, false) => (Kind::BlankLines(breaks - 1), "\n\n".into()),
    };
    Some(wrong)
}

/// White space that leaves a gap; no-break and thin spaces are typography.
const fn is_white(c: char) -> bool {
    matches!(c, ' ' | '\t') || is_break(c)
}

const fn is_break(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::Base;
    use crate::lint::testing::{assert_fix, assert_marks, found, with};

    fn message(text: &str) -> String {
        format!("what.message: {}", serde_json::json!(text))
    }

    fn title(text: &str) -> String {
        format!("what.title: {}", serde_json::json!(text))
    }

    #[test]
    fn lines_are_not_joined_to_half_a_token_without_asking() {
        let fix = |text: &str| found(&RULE, &with(Base::Push, &title(text)))[0].fixes[0].applicability;
        assert_eq!(fix("See @Add to Cart - \nname now"), crate::lint::Applicability::Suggested);
        assert_eq!(fix("Hamlet\nis back"), crate::lint::Applicability::Safe);
    }

    #[test]
    fn marks_the_gap() {
        assert_marks(&RULE, &message("Tonight,  19:30.   Book."), &["  ", "   "]);
        assert_marks(&RULE, &message(" Tonight at\t19:30.\n"), &[" ", "\t", "\n"]);
        assert_marks(&RULE, &title("Hamlet \nis back"), &[" \n"]);
        assert_marks(&RULE, &message("Hamlet \nis back\n\n\n\nBook"), &[" \n", "\n\n\n\n"]);
        assert_marks(&RULE, &message("Hi  @Profile - Name | default: \"you\""), &["  "]);
    }

    #[test]
    fn says_what_it_is() {
        for (text, told) in [
            ("Tonight   at 19:30.", "There are 3 spaces in a row in the message"),
            ("Tonight \t at 19:30.", "There is a tab in the message"),
            ("Tonight \n at 19:30.", "There are spaces around a line break in the message"),
        ] {
            assert_eq!(found(&RULE, &with(Base::Push, &message(text)))[0].message, told, "{text:?}");
        }
    }

    #[test]
    fn leaves_what_is_meant() {
        for text in [
            "Hamlet kehrt zurück.\nAb 5. Dezember.\n\nKarten ab 29 €.",
            "Tonight, 7.30\u{A0}pm. Doors open at 6.\r\nSee you!",
            "Ce soir\u{202F}: « Carmen » à 20\u{A0}h !",
            "Nur noch 3\u{2009}% der Karten",
            "19:30 – Großer Saal – ab 15 €",
        ] {
            assert_marks(&RULE, &message(text), &[]);
        }
        for text in ["Hamlet: the last 40 seats", "Die Fledermaus – heute Abend", "", "   "] {
            assert_marks(&RULE, &title(text), &[]);
        }
    }

    #[test]
    fn mends_it() {
        for (wrong, right) in [
            ("Tonight,  19:30.", "Tonight, 19:30."),
            ("  Tonight, 19:30.", "Tonight, 19:30."),
            ("Tonight, 19:30. \n", "Tonight, 19:30."),
            ("Tonight\t\t19:30.", "Tonight 19:30."),
            ("Heute  \r\n  Abend", "Heute\nAbend"),
            ("Heute \n \n Abend", "Heute\n\nAbend"),
            ("Heute\u{2028}Abend", "Heute\nAbend"),
            ("Heute\n\n\n\nAbend", "Heute\n\nAbend"),
        ] {
            assert_fix(&RULE, &message(wrong), "what.message", right);
        }
        assert_fix(&RULE, &title("Hamlet\n\nis back"), "what.title", "Hamlet is back");
    }

    #[test]
    fn counts_what_it_found() {
        let campaign = with(Base::Push, &message("A\n\n\n\nB"));
        assert_eq!(found(&RULE, &campaign)[0].message, "There are 3 blank lines in a row in the message");
    }
}
