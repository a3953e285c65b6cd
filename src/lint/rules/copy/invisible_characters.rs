//! `copy/invisible-characters`: characters that nobody sees.

use super::words::{counted, is_letter};
use crate::declare_rule;
use crate::lint::{Context, Edit, Findings, Fix, Text};

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
        let spans: Vec<(usize, char)> = invisible(text).collect();
        let Some((first, c)) = spans.first().copied() else { continue };
        let edits: Vec<Edit> = spans.iter().map(|(at, c)| text.replace(*at..at + c.len_utf8(), "")).collect();
        let owner = if text.role == crate::lint::Role::Title { "title" } else { "message" };
        let said = message(owner, spans.len(), name(c));
        let title = format!("Take out {}", counted(spans.len(), "invisible character"));
        findings.add(text.place(first..first + c.len_utf8()), said, help(spans.len())).fix(Fix::safe(title, edits));
    }
}

/// The characters of a text outside its tokens that nobody sees, with their places.
fn invisible(text: &Text<'_>) -> impl Iterator<Item = (usize, char)> {
    text.plain().filter(|(_, plain)| !is_plainly_visible(plain)).flat_map(|(offset, plain)| {
        let runs_to_the_left = plain.chars().any(is_right_to_left);
        plain
            .char_indices()
            .filter(move |(at, c)| {
                let before = plain.get(..*at).and_then(|text| text.chars().next_back());
                let after = plain.get(at + c.len_utf8()..).and_then(|text| text.chars().next());
                is_invisible(*c) && !is_needed(*c, before, after, runs_to_the_left)
            })
            .map(move |(at, c)| (offset + at, c))
    })
}

/// Whether a text has no byte that could belong to an invisible character; most texts of the West.
fn is_plainly_visible(text: &str) -> bool {
    // The lead bytes of U+0080 to U+00BF, of U+0340 to U+037F, of Arabic's mark, and of everything above U+0800.
    let may_hide = |byte: u8| byte == 0x7F || matches!(byte, 0xC2 | 0xCD | 0xD8 | 0xE1..);
    !text.bytes().any(|byte| may_hide(byte) || (byte < 0x20 && !is_break_or_tab(byte)))
}

const fn is_break_or_tab(byte: u8) -> bool {
    matches!(byte, b'\t'..=b'\r')
}

/// Whether a character has no shape; what leaves a gap is the business of `copy/whitespace`.
fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{0}'..='\u{8}' | '\u{E}'..='\u{1F}' | '\u{7F}'..='\u{84}' | '\u{86}'..='\u{9F}' | '\u{AD}' | '\u{34F}'
        | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}' | '\u{180B}'..='\u{180E}'
        | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{3164}'
        | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E0FFF}')
}

/// Whether an invisible character does its work between its neighbours.
fn is_needed(c: char, before: Option<char>, after: Option<char>, runs_to_the_left: bool) -> bool {
    let is = |neighbour: Option<char>, what: fn(char) -> bool| neighbour.is_some_and(what);
    match c {
        '\u{200D}' => (is(before, is_sign) && is(after, is_sign)) || is(before, joins) || is(after, joins),
        '\u{200C}' => is(before, joins) || is(after, joins),
        '\u{200B}' => is(before, is_written_without_spaces) || is(after, is_written_without_spaces),
        '\u{200E}' | '\u{200F}' | '\u{61C}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => runs_to_the_left,
        '\u{FE0E}' | '\u{FE0F}' => is(before, |c| is_sign(c) || matches!(c, '0'..='9' | '#' | '*')),
        '\u{FE00}'..='\u{FE0D}' | '\u{E0100}'..='\u{E01EF}' | '\u{180B}'..='\u{180E}' => {
            is(before, |c| is_letter(c) && !c.is_ascii())
        }
        // The letters of a flag such as Scotland's.
        '\u{E0020}'..='\u{E007F}' => is(before, |c| matches!(c, '\u{1F3F4}' | '\u{E0020}'..='\u{E007E}')),
        _ => false,
    }
}

/// A sign that an emoji may be made of.
const fn is_sign(c: char) -> bool {
    matches!(c, '©' | '®' | '\u{203C}'..='\u{3299}' | '\u{FE0F}' | '\u{1F000}'..='\u{1FAFF}')
}

/// A letter of a script that is written with joiners.
const fn joins(c: char) -> bool {
    matches!(c, '\u{600}'..='\u{109F}' | '\u{1780}'..='\u{18AF}' | '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}')
}

/// A letter of a script without spaces, in which a zero-width space says where a line may end.
const fn is_written_without_spaces(c: char) -> bool {
    matches!(c, '\u{E00}'..='\u{EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}' | '\u{3040}'..='\u{9FFF}')
}

const fn is_right_to_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}')
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
