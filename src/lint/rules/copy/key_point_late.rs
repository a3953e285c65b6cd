//! `copy/key-point-late`: the message comes to the point too late.

use std::ops::Range;

use super::vocabulary::{DAYS, DAYS_IN_SHORT, MONTHS, ORDINARY, SOON};
use super::words::{Word, is_letter, words};
use crate::declare_rule;
use crate::lint::{Context, Findings, Text};
use crate::profile::Profile;
use crate::template::PartKind;
use crate::text::{characters, offset_after, quoted};

declare_rule! {
    /// A locked phone and a watch show the first words of a message, some forty characters. Name, date, price or code
    /// belong there or into the title.
    ///
    /// This rule speaks where it is certain. A late point is a day of the week, a date, a time, a price, a percentage, a
    /// code (capital letters with digits) or the title of a production in the house profile. Whatever might be a point
    /// earlier, in the title or in the first characters, makes the rule silent: a number, a token, a word in quotes, a
    /// day, and every capitalised word that is not one of the ordinary words that English and German sentences begin
    /// with.
    ///
    /// ```wrong
    /// what.title: Your seats are waiting
    /// what.message: We are looking forward to seeing you again on Saturday at 19:30.
    /// ```
    ///
    /// ```right
    /// what.title: Your seats are waiting
    /// what.message: Saturday at 19:30. We are looking forward to seeing you again.
    /// ```
    "copy/key-point-late" {
        severity: Advice,
        summary: "The message comes to the point too late",
        why: "People see the first words of a message: what matters belongs there or into the title.",
        source: Guide(&[32]),
        fixable: No,
    }
}

fn message(point: &str, before: usize) -> String {
    format!("{} comes after {before} characters, and the title doesn't name the point", quoted(point))
}

fn help(limit: usize) -> String {
    format!("Begin with it, so that it stands in the first {limit} characters, or put it into the title.")
}

fn check(context: &Context<'_>, findings: &mut Findings) {
    if context.campaign.is_in_app() {
        return;
    }
    let limit = context.profile.limits.key_point_within();
    for (title, text) in context.titles().zip(context.messages()) {
        if title.is_blank() || may_hold_point(title, title.source.len()) {
            continue;
        }
        let head = offset_after(text.source, limit);
        if head == text.source.len() || may_hold_point(text, head) {
            continue;
        }
        if let Some(span) = point_from(head, text, context.profile) {
            let before = characters(text.source.get(..span.start).unwrap_or_default());
            let said = message(text.words(&span), before);
            findings.add(text.place(span), said, help(limit));
        }
    }
}

/// Whether something before `end` might be a point: a token, a number, a sign, a quote, a day, or a name.
fn may_hold_point(text: &Text<'_>, end: usize) -> bool {
    let Some(head) = text.source.get(..end) else { return true };
    text.template.parts.iter().any(|part| part.kind != PartKind::Text && part.span.start < end)
        || head.contains(|c: char| c.is_numeric() || "€$£%@#\"“”„»«‘‚".contains(c))
        || words(0, text.source).take_while(|word| word.start < end).any(may_be_point)
}

/// Whether a word may be a name or a day.
fn may_be_point(word: Word<'_>) -> bool {
    let is_name = word.text.contains(char::is_uppercase) && !word.is_one_of(ORDINARY);
    is_name || DAYS_IN_SHORT.contains(&word.text) || word.is_one_of(DAYS) || word.is_one_of(SOON)
}

/// The first certain point from `start` on, with its place.
fn point_from(start: usize, text: &Text<'_>, profile: &Profile) -> Option<Range<usize>> {
    let titles = profile.productions.iter().map(|production| production.title.trim());
    let titles = titles.filter_map(|title| title_from(start, text.source, title));
    let other = text.plain().find_map(|(offset, plain)| {
        let mut before: Option<Word<'_>> = None;
        let mut rest = words(offset, plain);
        while let Some(word) = rest.next() {
            if word.start >= start
                && let Some(point) = point_at(text.source, before, word, rest.clone().next())
            {
                return Some(point);
            }
            before = Some(word);
        }
        None
    });
    titles.chain(other).min_by_key(|span| span.start)
}

/// Where the title of a production stands from `start` on, as whole words.
fn title_from(start: usize, source: &str, title: &str) -> Option<Range<usize>> {
    let at = start + source.get(start..)?.find(title)?;
    let end = at + title.len();
    let is_whole = !source.get(..at)?.ends_with(is_letter) && !source.get(end..)?.starts_with(is_letter);
    (title.len() >= 4 && is_whole).then_some(at..end)
}

/// What a number is money or a percentage with.
const MONEY: [char; 4] = ['€', '$', '£', '%'];
/// Words in front of a number that make it money.
const BEFORE: &[&str] = &["EUR", "CHF"];
/// Words behind a number that make it money, a percentage or a time.
const AFTER: &[&str] = &["Uhr", "EUR", "Euro", "euros", "CHF", "pm", "Prozent", "percent"];

/// The point that `word` certainly is or belongs to: a day, a date, a time, a price, a percentage, a code.
fn point_at(source: &str, before: Option<Word<'_>>, word: Word<'_>, after: Option<Word<'_>>) -> Option<Range<usize>> {
    if is_code(word.text) || (word.is_one_of(DAYS) && word.is_capitalised()) {
        return Some(word.span());
    }
    if !word.text.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let whole = chunk(source, word);
    let is_beside =
        |other: Word<'_>, list: &[&str]| other.is_one_of(list) || (other.is_capitalised() && other.is_one_of(MONTHS));
    if let Some(after) = after.filter(|after| is_beside(*after, AFTER)) {
        return Some(whole.start..after.end());
    }
    if let Some(before) = before.filter(|before| is_beside(*before, BEFORE)) {
        return Some(before.start..whole.end);
    }
    let ahead = source.get(whole.end..).unwrap_or_default();
    let next = ahead.trim_start();
    if let Some(sign) = next.chars().next().filter(|c| MONEY.contains(c)) {
        return Some(whole.start..whole.end + (ahead.len() - next.len()) + sign.len_utf8());
    }
    let said = source.get(whole.clone())?;
    let is_time = said.ends_with("pm") || said.ends_with("am") || said.contains(':');
    let is_price = said.contains(MONEY);
    // 5.12., 19.30, 5/12: two numbers or three joined by points or strokes.
    let is_date =
        said.contains(['.', '/']) && said.split(['.', '/']).all(|part| part.bytes().all(|byte| byte.is_ascii_digit()));
    (is_time || is_price || is_date).then_some(whole)
}

/// A code such as `SPRING26`: capital letters and digits, four or more.
fn is_code(word: &str) -> bool {
    let is_of_code = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit();
    let has = |kind: fn(&u8) -> bool| word.bytes().any(|byte| kind(&byte));
    word.len() >= 4 && word.bytes().all(is_of_code) && has(u8::is_ascii_digit) && has(u8::is_ascii_uppercase)
}

/// The stretch without spaces around `word`, without the marks at its ends: “€15”, “19:30”.
fn chunk(source: &str, word: Word<'_>) -> Range<usize> {
    let is_edge = |c: char| !is_letter(c) && !"€$£%".contains(c);
    let before = source.get(..word.start).unwrap_or_default();
    let start = before
        .rfind(char::is_whitespace)
        .map_or(0, |at| at + before.get(at..).and_then(|text| text.chars().next()).map_or(1, char::len_utf8));
    let ahead = source.get(word.end()..).unwrap_or_default();
    let end = word.end() + ahead.find(char::is_whitespace).unwrap_or(ahead.len());
    let chunk = source.get(start..end).unwrap_or_default();
    let start = start + (chunk.len() - chunk.trim_start_matches(is_edge).len());
    start..end - (chunk.len() - chunk.trim_end_matches(is_edge).len())
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::Base;
    use crate::lint::testing::{assert_marks, assert_marks_in, found_with, marked, with};
    use crate::profile::Profile;

    fn lines(title: &str, message: &str) -> String {
        format!("what.title: {title}\nwhat.message: {message}")
    }

    #[test]
    fn marks_the_late_point() {
        for (title, message, mark) in [
            ("Your seats are waiting", "We are looking forward to seeing you again on Saturday.", "Saturday"),
            ("Don't miss it", "Come and see what everyone is talking about at 19:30.", "19:30"),
            ("Nur noch wenige Karten", "Wir freuen uns darauf, dich bald wieder zu sehen: ab €15.", "€15"),
            ("Jetzt sichern", "Sichere dir deine Karten, solange es noch welche gibt, mit BRAVO26.", "BRAVO26"),
            ("Wir warten auf dich", "Komm und erlebe, worüber alle reden, am 5. Dezember bei uns.", "5. Dezember"),
            ("Almost gone", "We only have very few of them left, so get yours for 20 % less.", "20 %"),
        ] {
            assert_marks(&RULE, &lines(title, message), &[mark]);
        }
    }

    #[test]
    fn leaves_what_is_early_or_uncertain() {
        for (title, message) in [
            ("Hamlet is back", "We are looking forward to seeing you again on Saturday at 19:30."),
            ("Your seats are waiting", "Saturday at 19:30: we are looking forward to seeing you."),
            ("Last 40 seats", "We are looking forward to seeing you again on Saturday at 19:30."),
            ("Heute Abend", "Wir freuen uns darauf, dich bald wieder zu sehen, und zwar um 19:30."),
            ("Deine Karten warten", "Die „Zauberflöte“ ist zurück auf unserer großen Bühne, ab Samstag."),
            ("Deine Karten warten", "Anna Netrebko ist zurück auf unserer großen Bühne, ab Samstag."),
            ("Thank you for coming", "We hope you had a wonderful evening, and to see you again very soon."),
            ("Your seats are waiting", "Get them on Saturday."),
            ("Jetzt sichern", "Sichere dir deine Karten, solange es noch welche gibt, im KINO."),
            ("", "We are looking forward to seeing you again on Saturday at 19:30."),
            (
                "Your seats are waiting",
                "We cannot wait to show you all the things that may happen in act 2 may be sad, in 2026.",
            ),
        ] {
            assert_marks(&RULE, &lines(title, message), &[]);
        }
        let late = lines("Your seats are waiting", "We are looking forward to seeing you again on Saturday.");
        assert_marks_in(Base::InApp, &RULE, &late, &[]);
    }

    #[test]
    fn knows_the_productions_of_the_house() {
        let campaign = with(
            Base::Push,
            &lines("It is nearly sold out", "Get yourself a seat while there are any left for Die Fledermaus."),
        );
        let profile = Profile::read(
            r#"{"extends": "guide", "productions": [{"id": "1", "title": "Die Fledermaus"}], "filler_words": {}}"#,
        );
        let found = found_with(&RULE, &campaign, &profile.expect("a profile"));
        assert_eq!(found.iter().map(|found| marked(&campaign, found)).collect::<Vec<_>>(), ["Die Fledermaus"]);
        assert_eq!(found_with(&RULE, &campaign, Profile::guide()), []);
    }

    #[test]
    fn a_title_is_whole_words() {
        let profile = r#"{"extends": "guide", "productions": [{"id": "1", "title": "hamlet"}], "filler_words": {}}"#;
        let profile = Profile::read(profile).expect("a profile");
        let count = |end: &str| {
            let message = format!("Get yourself a seat while there are any left for {end}.");
            found_with(&RULE, &with(Base::Push, &lines("It is nearly sold out", &message)), &profile).len()
        };
        assert_eq!(["hamlet", "hamletmaschine", "prehamlet"].map(count), [1, 0, 0]);
    }
}
