//! `copy/emoji-count`: title and message hold more emoji than help.

use unicode_segmentation::UnicodeSegmentation;

use crate::declare_rule;
use crate::lint::{Context, Findings, Text};

declare_rule! {
    /// One emoji catches the eye, a second may help; more look like an advertisement, take up the room of words, and
    /// are read out one by one to whoever listens to the push. The house profile says how many are welcome, in title
    /// and message together; the guide's profile says two.
    ///
    /// What a person sees as one emoji counts one: a family, a flag, a hand with a skin tone. Digits, ©, ™, ✓ and
    /// other signs of a typeface are no emoji.
    ///
    /// ```wrong
    /// what.title: 🎭 Hamlet: the last 40 seats 🎭
    /// what.message: 🔥 Saturday 5 December, 19:30.
    /// ```
    ///
    /// ```right
    /// what.title: 🎭 Hamlet: the last 40 seats
    /// what.message: Saturday 5 December, 19:30 🎟️
    /// ```
    "copy/emoji-count" {
        severity: Warning,
        summary: "Title and message hold more emoji than help",
        why: "Many emoji look like an advertisement, and a screen reader reads every one of them out.",
        source: Pushproof,
        fixable: No,
    }
}

fn message(count: usize, limit: usize) -> String {
    let welcome = match limit {
        0 => "this house writes without".to_owned(),
        1 => "1 is enough".to_owned(),
        _ => format!("{limit} are enough"),
    };
    format!("Title and message hold {count} emoji; {welcome}")
}

fn help(count: usize, limit: usize) -> String {
    format!("Take out {} of them, and keep what says something.", count - limit)
}

fn check(context: &Context<'_>, findings: &mut Findings) {
    let limit = context.profile.limits.emoji();
    for (title, text) in context.titles().zip(context.messages()) {
        let in_title = emoji(title).count();
        let count = in_title + emoji(text).count();
        if count <= limit {
            continue;
        }
        let (owner, first_too_many) =
            if limit < in_title { (title, emoji(title).nth(limit)) } else { (text, emoji(text).nth(limit - in_title)) };
        if let Some((at, grapheme)) = first_too_many {
            findings.add(owner.place(at..at + grapheme.len()), message(count, limit), help(count, limit));
        }
    }
}

/// The emoji of a text outside its tokens, with their places.
fn emoji<'t>(text: &Text<'t>) -> impl Iterator<Item = (usize, &'t str)> {
    text.plain().filter(|(_, plain)| plain.contains(may_be_of_emoji)).flat_map(|(offset, plain)| {
        let graphemes = plain.grapheme_indices(true);
        graphemes.filter(|(_, grapheme)| is_emoji(grapheme)).map(move |(at, grapheme)| (offset + at, grapheme))
    })
}

/// Whether a text without such a character holds no emoji for certain.
const fn may_be_of_emoji(c: char) -> bool {
    matches!(c, '\u{203C}'..='\u{205F}' | '\u{20D0}'..='\u{3299}' | '\u{FE0F}' | '\u{1F000}'..)
}

/// Whether phones show this character as a picture.
fn is_emoji(grapheme: &str) -> bool {
    let Some(first) = grapheme.chars().next() else { return false };
    if first.is_ascii() {
        // The one emoji that begins with a digit or sign is a keycap.
        return grapheme.ends_with('\u{20E3}');
    }
    let asks_for = |selector: char| grapheme.contains(selector);
    match first {
        '©' | '®' | '™' => false,
        '\u{203C}'..='\u{3299}' => !asks_for('\u{FE0E}') && (asks_for('\u{FE0F}') || is_picture_by_itself(first)),
        '\u{1F000}'..='\u{1F64F}'
        | '\u{1F680}'..='\u{1F6FF}'
        | '\u{1F7E0}'..='\u{1F7F0}'
        | '\u{1F90C}'..='\u{1FAFF}' => !asks_for('\u{FE0E}'),
        _ => false,
    }
}

/// The signs of the older symbol blocks that are pictures without being asked (Unicode's `Emoji_Presentation`).
const fn is_picture_by_itself(c: char) -> bool {
    matches!(c,
        '\u{231A}'..='\u{231B}' | '\u{23E9}'..='\u{23EC}' | '\u{23F0}' | '\u{23F3}' | '\u{25FD}'..='\u{25FE}'
        | '\u{2614}'..='\u{2615}' | '\u{2648}'..='\u{2653}' | '\u{267F}' | '\u{2693}' | '\u{26A1}'
        | '\u{26AA}'..='\u{26AB}' | '\u{26BD}'..='\u{26BE}' | '\u{26C4}'..='\u{26C5}' | '\u{26CE}' | '\u{26D4}'
        | '\u{26EA}' | '\u{26F2}'..='\u{26F3}' | '\u{26F5}' | '\u{26FA}' | '\u{26FD}' | '\u{2705}'
        | '\u{270A}'..='\u{270B}' | '\u{2728}' | '\u{274C}' | '\u{274E}' | '\u{2753}'..='\u{2755}' | '\u{2757}'
        | '\u{2795}'..='\u{2797}' | '\u{27B0}' | '\u{27BF}' | '\u{2B1B}'..='\u{2B1C}' | '\u{2B50}' | '\u{2B55}')
}

#[cfg(test)]
mod tests {
    use super::{RULE, is_emoji};
    use crate::lint::Base;
    use crate::lint::testing::{assert_marks, assert_marks_in, found, found_with, with};
    use crate::profile::Profile;

    #[test]
    fn marks_the_first_too_many() {
        assert_marks(&RULE, "what.title: 🎭🎻 Hamlet\nwhat.message: Heute 🎟️ und 🔥", &["🎟️"]);
        assert_marks(&RULE, "what.title: 👩‍👩‍👧‍👦 🇦🇹 👍🏽 Hamlet", &["👍🏽"]);
        assert_marks(&RULE, r#"what.variants: [{"title": "1️⃣ 2️⃣ 3️⃣", "message": "Go"}]"#, &["3️⃣"]);
        assert_marks_in(Base::InApp, &RULE, "what.message: ❄️ ⭐ 🎄", &["🎄"]);
    }

    #[test]
    fn leaves_what_is_welcome_and_what_is_none() {
        for (title, message) in [
            ("🎭 Hamlet 🎭", "Saturday at 19:30"),
            ("👨‍👩‍👧 Family day", "Kinder zahlen nichts 🎈"),
            ("Queen™ live © 2026", "Reihe 1, 2, 3: ab 29 € ✓ ★★★★★"),
            ("♪ Klassik am Mittag ♫", "Do, 3.12. → 12:30 ☎ 01 514440"),
            ("Wiener Blut ♥", "Die letzten 4 Karten für € 9"),
        ] {
            assert_marks(&RULE, &format!("what.title: {title}\nwhat.message: {message}"), &[]);
        }
    }

    #[test]
    fn counts_as_the_house_wants() {
        let campaign = with(Base::Push, "what.title: 🎭 Hamlet");
        let none = Profile::read(r#"{"extends": "guide", "limits": {"emoji": 0}}"#).expect("a profile");
        assert_eq!(
            found_with(&RULE, &campaign, &none)[0].message,
            "Title and message hold 1 emoji; this house writes without"
        );
        let campaign = with(Base::Push, "what.title: 🎭🎭🎭🎭 Hamlet");
        assert_eq!(found(&RULE, &campaign)[0].help, "Take out 2 of them, and keep what says something.");
    }

    #[test]
    fn knows_pictures_from_signs() {
        for picture in ["🎭", "⭐", "❤️", "🇩🇪", "5️⃣", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "🕺", "🎟", "☔", "🫶"]
        {
            assert!(is_emoji(picture), "{picture}");
        }
        for sign in ["5", "©", "™", "®️", "⚑", "★", "✓", "→", "♪", "€", "ü", "❤", "❤\u{FE0E}", "“", "…", "½"]
        {
            assert!(!is_emoji(sign), "{sign}");
        }
    }
}
