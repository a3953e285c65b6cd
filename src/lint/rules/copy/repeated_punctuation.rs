//! `copy/repeated-punctuation`: a mark written several times in a row.

use std::ops::Range;

use super::words::{addresses, is_inside, is_letter, quotations};
use crate::declare_rule;
use crate::lint::{Context, Findings, Fix, Text};
use crate::text::{characters, quoted};

declare_rule! {
    /// “Last seats!!!” says no more than “Last seats!”, and it looks like spam: to people, and to the filters of some
    /// phones.
    ///
    /// Marks that come twice are looked at: `!!`, `! !`, `??`, `!?!`, `,,`, two dots, more than three dots. Three dots are
    /// an ellipsis and stay, so does a single `?!`. Nothing is said about what stands in quotes, where it may be part of a
    /// title, nor about web addresses and tokens.
    ///
    /// ```wrong
    /// what.title: "Hamlet: the last 40 seats!!!"
    /// ```
    ///
    /// ```right
    /// what.title: "Hamlet: the last 40 seats!"
    /// ```
    "copy/repeated-punctuation" {
        severity: Warning,
        summary: "A punctuation mark written several times in a row",
        why: "It adds nothing, takes room and looks like spam.",
        source: Pushproof,
        fixable: Safe,
    }
}

fn message(run: &str) -> String {
    format!("{} is one mark written several times", quoted(run))
}

fn help(better: &str) -> String {
    format!("“{better}” is enough.")
}

fn check(context: &Context<'_>, findings: &mut Findings) {
    for text in context.copy() {
        for (offset, plain) in text.plain() {
            check_plain(text, offset, plain, findings);
        }
    }
}

fn check_plain(text: &Text<'_>, offset: usize, plain: &str, findings: &mut Findings) {
    for (span, better) in slips(text, offset, plain) {
        let run = text.words(&span);
        let fix = Fix::safe(format!("Keep “{better}”"), vec![text.replace(span.clone(), better.as_str())]);
        findings.add(text.place(span), message(run), help(&better)).fix(fix);
    }
}

/// How many characters of a text are marks too many: taken out, they make no text too long.
pub(super) fn surplus(text: &Text<'_>) -> usize {
    let of_slip =
        |(span, better): (Range<usize>, String)| characters(text.words(&span)).saturating_sub(characters(&better));
    text.plain().flat_map(|(offset, plain)| slips(text, offset, plain)).map(of_slip).sum()
}

/// The runs that say too much, with what is enough.
fn slips(text: &Text<'_>, offset: usize, plain: &str) -> Vec<(Range<usize>, String)> {
    let mut slips: Vec<(Range<usize>, String)> = runs(offset, plain)
        .filter(|(span, run)| says_something(text.source, span, run))
        .filter_map(|(span, run)| Some((span, better(run)?)))
        .collect();
    if !slips.is_empty() {
        let mut asides = quotations(offset, plain);
        asides.append(&mut addresses(offset, plain));
        slips.retain(|(span, _)| !is_inside(&asides, span));
    }
    slips
}

/// The runs of two marks or more, with their places in the whole text.
fn runs(offset: usize, plain: &str) -> impl Iterator<Item = (Range<usize>, &str)> {
    let mut from = 0;
    std::iter::from_fn(move || {
        loop {
            let rest = plain.get(from..)?;
            let start = rest.find(is_mark)?;
            let (_, run) = rest.split_at_checked(start)?;
            let run = run.get(..run_length(run))?;
            let at = from + start;
            from = at + run.len();
            if run.chars().nth(1).is_some() {
                return Some((offset + at..offset + from, run));
            }
        }
    })
}

/// How many bytes of `text` belong to the run that it begins with: marks side by side, or `!` and `?` with a space
/// between each two, as in “! ! !”.
fn run_length(text: &str) -> usize {
    let side_by_side = |text: &str| text.find(|c| !is_mark(c)).unwrap_or(text.len());
    let mut length = side_by_side(text);
    while length > 0
        && let Some((run, rest)) = text.split_at_checked(length)
        && run.ends_with(['!', '?'])
        && let Some(next) = rest.strip_prefix(' ')
        && next.starts_with(['!', '?'])
        && side_by_side(next) == 1
    {
        length += 2;
    }
    length
}

const fn is_mark(c: char) -> bool {
    matches!(c, '!' | '?' | '.' | '…' | ',' | ';' | ':')
}

/// What says the same as `run` with each mark once; nothing where the run is fine or unclear.
fn better(run: &str) -> Option<String> {
    let run = run.replace(' ', "");
    let only = |marks: &[char]| run.chars().all(|c| marks.contains(&c));
    if only(&['.', '…']) {
        let dots: usize = run.chars().map(|c| if c == '…' { 3 } else { 1 }).sum();
        return match dots {
            3 => None,
            2 => Some(".".to_owned()),
            _ => Some("…".to_owned()),
        };
    }
    let is_one_kind = only(&['!', '?']) || only(&[',']) || only(&[';']) || only(&[':']);
    let mut once = String::new();
    run.chars().for_each(|c| {
        if !once.contains(c) {
            once.push(c);
        }
    });
    (is_one_kind && once.len() < run.len()).then_some(once)
}

/// Whether the run at `span` is punctuation of a sentence: it follows a word, and is neither a range (`19..21`), an
/// opening quote (`,,Hamlet“`) nor an ornament between words.
fn says_something(source: &str, span: &Range<usize>, run: &str) -> bool {
    let before = source.get(..span.start).unwrap_or_default();
    let after = source.get(span.end..).unwrap_or_default();
    let follows_word = !before.is_empty() && !before.ends_with(|c: char| c.is_whitespace() || "([{".contains(c));
    let leads_on = after.starts_with(is_letter);
    if run.starts_with(['!', '?']) {
        // Apart from the word, as in “Achtung !!!”, only at the end: elsewhere it may be a name, such as the band “!!!”.
        let is_last = after.trim_start_matches(' ').is_empty() || after.trim_start_matches(' ').starts_with('\n');
        return follows_word || (is_last && before.trim_end().ends_with(is_letter));
    }
    follows_word && !leads_on
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::Base;
    use crate::lint::testing::{assert_fix, assert_marks, assert_marks_in};

    fn message(text: &str) -> String {
        format!("what.message: {}", serde_json::json!(text))
    }

    #[test]
    fn marks_the_run() {
        for (text, marks) in [
            ("Letzte Karten!!! Nur heute!!", vec!["!!!", "!!"]),
            ("Schon gehört?? Hamlet ist zurück.", vec!["??"]),
            ("Wie bitte?!?! Ausverkauft", vec!["?!?!"]),
            ("Tonight,, 19:30", vec![",,"]),
            ("Achtung !!!", vec!["!!!"]),
            ("Letzte Karten! ! !", vec!["! ! !"]),
            ("Schon gehört? ! Hamlet ist zurück.", vec![]),
            ("Schon gehört? ? Hamlet ist zurück.", vec!["? ?"]),
            ("Bald mehr..... versprochen", vec!["....."]),
            ("@Profile - Name | default: \"Du\"!!", vec!["!!"]),
        ] {
            assert_marks(&RULE, &message(text), &marks);
        }
        assert_marks_in(Base::InApp, &RULE, "what.title: Heute!!", &["!!"]);
    }

    #[test]
    fn leaves_what_is_meant() {
        for text in [
            "Und dann... kam Hamlet… Wirklich?!",
            "„Help!!“ – der Beatles-Abend",
            "The band !!! plays the Roundhouse tonight",
            "Hello! !!! play the Roundhouse tonight",
            "Oh ! Calcutta ! is back",
            "Täglich 19..21 Uhr, ,,Faust“ um 20:00",
            "Konzerte :: Lesungen :: Film",
            "Oh! Calcutta! is back. Ready? Go!",
            "Noch 3 Plätze! ★★★★★ (Standard)",
            "Karten: karten@oper.de, Tel. 01/514 44...",
        ] {
            assert_marks(&RULE, &message(text), &[]);
        }
    }

    #[test]
    fn keeps_each_mark_once() {
        for (wrong, right) in [
            ("Last seats!!!", "Last seats!"),
            ("Really?? Yes.", "Really? Yes."),
            ("Last seats ! !", "Last seats !"),
            ("Last seats! ! !", "Last seats!"),
            ("What!?! Hamlet", "What!? Hamlet"),
            ("Coming soon.....", "Coming soon…"),
            ("Coming soon….", "Coming soon…"),
            ("Heute, morgen usw.. in Wien", "Heute, morgen usw. in Wien"),
            ("Heute:: Hamlet", "Heute: Hamlet"),
        ] {
            assert_fix(&RULE, &message(wrong), "what.message", right);
        }
    }
}
