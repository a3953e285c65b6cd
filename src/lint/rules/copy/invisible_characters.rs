//! `copy/invisible-characters`: characters that nobody sees.

use super::seen::unseen;
use super::words::counted;
use crate::declare_rule;
use crate::lint::{Context, Edit, Findings, Fix};

declare_rule! {
    /// Text that was copied from a web page or a word processor brings along characters without a shape: zero-width
    /// spaces, soft hyphens, byte-order marks, marks for the direction of writing. They count against the length,
    /// split words for search, and some phones show them as a box.
    ///
    /// Joiners inside an emoji and in scripts that are written with them stay, as do direction marks in a text with
    /// Arabic or Hebrew, and no-break spaces. Inside a token they are the business of `token/malformed`.
    ///
    /// ```wrong
    /// what.title: "Hamlet:\u200B the last 40 seats"
    /// ```
    ///
    /// ```right
    /// what.title: "👩‍🎤 Hamlet: the last\u00A040 seats"
    /// ```
    "copy/invisible-characters" {
        severity: Warning,
        summary: "Characters that nobody sees",
        why: "They count against the length, split words, and some phones show them as a box.",
        source: Pushproof,
        fixable: Safe,
    }
}

fn message(owner: &str, count: usize, name: &str) -> String {
    match count {
        1 => format!("The {owner} holds an invisible character: a {name}"),
        _ => format!("The {owner} holds {} that nobody sees, the first a {name}", counted(count, "character")),
    }
}

const fn help(count: usize) -> &'static str {
    match count {
        1 => "Take it out; the text looks the same without.",
        _ => "Take them out; the text looks the same without.",
    }
}

fn check(context: &Context<'_>, findings: &mut Findings) {
    for text in context.copy() {
        let plain = text.plain();
        let spans: Vec<(usize, char)> =
            plain.flat_map(|(offset, plain)| unseen(plain).map(move |(at, c)| (offset + at, c))).collect();
        let Some((first, c)) = spans.first().copied() else { continue };
        let edits: Vec<Edit> = spans.iter().map(|(at, c)| text.replace(*at..at + c.len_utf8(), "")).collect();
        let owner = if text.role == crate::lint::Role::Title { "title" } else { "message" };
        let said = message(owner, spans.len(), name(c));
        let title = format!("Take out {}", counted(spans.len(), "invisible character"));
        findings.add(text.place(first..first + c.len_utf8()), said, help(spans.len())).fix(Fix::safe(title, edits));
    }
}

/// What a character is called.
const fn name(c: char) -> &'static str {
    match c {
        '\u{AD}' => "soft hyphen",
        '\u{200B}' => "zero-width space",
        '\u{200C}' | '\u{200D}' => "zero-width joiner",
        '\u{2060}' | '\u{FEFF}' => "byte-order mark or word joiner",
        '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => "direction mark",
        '\u{FE00}'..='\u{FE0F}' => "left-over part of an emoji",
        '\u{E0000}'..='\u{E0FFF}' => "hidden tag",
        _ => "control character",
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::Base;
    use crate::lint::testing::{assert_fix, assert_marks, found, with};

    fn title(text: &str) -> String {
        format!("what.title: {}", serde_json::json!(text))
    }

    #[test]
    fn marks_the_first() {
        for (text, mark) in [
            ("Ham\u{200B}let", "\u{200B}"),
            ("Orchester\u{AD}kon\u{AD}zert", "\u{AD}"),
            ("\u{FEFF}Hamlet", "\u{FEFF}"),
            ("Hamlet \u{202A}today\u{202C}", "\u{202A}"),
            ("Ham\u{200D}let", "\u{200D}"),
            ("Hamlet\u{FE0F} today", "\u{FE0F}"),
            ("Hamlet\u{7}", "\u{7}"),
            ("Hamlet\u{85} a\u{9D}", "\u{9D}"),
            ("🎭\u{200D} Hamlet", "\u{200D}"),
            ("Hi\u{E0041}", "\u{E0041}"),
            ("Hamlet\u{7F}", "\u{7F}"),
        ] {
            assert_marks(&RULE, &title(text), &[mark]);
        }
    }

    #[test]
    fn leaves_what_does_its_work() {
        for text in [
            "👩‍👩‍👧‍👦 Familientag",
            "🏳️‍🌈 Pride night ❤️‍🔥",
            "👩🏽‍⚕️ Danke, 5️⃣ Jahre",
            "🏴󠁧󠁢󠁳󠁣󠁴󠁿 Burns Night",
            "Ab 29\u{A0}€, 19\u{202F}Uhr",
            "Ce soir\u{A0}: Carmen",
            "می\u{200C}خواهم",
            "نامه\u{200C} Brief, Brief \u{200C}نامه",
            "שלום\u{200F}!",
            "Zu\u{308}rich, Kö\u{2011}ln – “Żar”",
            "Hamlet\nto\tnight",
        ] {
            assert_marks(&RULE, &title(text), &[]);
        }
    }

    #[test]
    fn takes_all_of_them_out() {
        assert_fix(&RULE, &title("Orchester\u{AD}kon\u{AD}zert\u{200B}"), "what.title", "Orchesterkonzert");
        assert_fix(&RULE, &title("Hamlet\u{FE0F} today"), "what.title", "Hamlet today");
    }

    #[test]
    fn says_how_many() {
        let campaign = with(Base::Push, &title("Orchester\u{AD}kon\u{AD}zert"));
        assert_eq!(
            found(&RULE, &campaign)[0].message,
            "The title holds 2 characters that nobody sees, the first a soft hyphen"
        );
    }
}
