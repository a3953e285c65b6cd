//! Days seen from the day of reading: “tonight”, “heute Abend”, “morgen”.

use super::mention::Relative;
use super::scan::{Kind, Scan};
use super::words::Word;

/// The relative day that begins at `at` with `word`, and where it ends.
pub(super) fn relative_at(scan: &Scan<'_>, at: usize, word: Word) -> Option<(Relative, usize)> {
    let day = match word {
        Word::Today | Word::Tonight => Relative::Today,
        Word::Tomorrow => Relative::Tomorrow,
        Word::Morgen => return is_tomorrow(scan, at).then(|| (Relative::Tomorrow, behind(scan, at))),
        // “this evening”
        Word::In if scan.words(at).eq_ignore_ascii_case("this") && is_english_day_part(scan.words(at + 1)) => {
            return Some((Relative::Today, at + 2));
        }
        _ => return None,
    };
    // “heute-show”, “USA Today”, “bis heute”, “hier und heute”, “stars of tomorrow”.
    let is_name =
        scan.is_joined_sign(at + 1, '-') && scan.is_joined(at + 2) && matches!(scan.kind(at + 2), Some(Kind::Word(_)));
    let is_figurative = match scan.word_before(at) {
        Some(Word::And) => matches!(at.checked_sub(2).and_then(|before| scan.word(before)), Some(Word::Figurative)),
        Some(word) => is_figurative_before(scan, at, word),
        None => false,
    };
    let is_joined = scan.is_joined(at) && scan.is_sign_before(at, '-');
    (!is_name && !is_figurative && !is_joined).then(|| (day, behind(scan, at)))
}

fn is_figurative_before(scan: &Scan<'_>, at: usize, before: Word) -> bool {
    match before {
        Word::Figurative | Word::After | Word::Of => true,
        Word::To => !scan.words_before(at).eq_ignore_ascii_case("to"),
        _ => false,
    }
}

/// Where “heute Abend” ends that begins at `at`.
fn behind(scan: &Scan<'_>, at: usize) -> usize {
    let is_part = matches!(scan.word(at + 1), Some(Word::DayPart))
        || (scan.word(at) == Some(Word::Today) && scan.word(at + 1) == Some(Word::Morgen));
    if is_part { at + 2 } else { at + 1 }
}

fn is_english_day_part(word: &str) -> bool {
    ["evening", "afternoon", "morning"].iter().any(|part| word.eq_ignore_ascii_case(part))
}

/// Whether `morgen` is tomorrow: not “heute morgen”, “guten Morgen”, “Samstag morgen”.
fn is_tomorrow(scan: &Scan<'_>, at: usize) -> bool {
    let is_name = scan.is_joined(at + 1) && matches!(scan.kind(at + 1), Some(Kind::Sign('-' | '\'' | '’')));
    if is_name || (scan.is_joined(at) && scan.is_sign_before(at, '-')) {
        return false;
    }
    let before = scan.words_before(at);
    let is_morning = match scan.word_before(at) {
        Some(
            Word::BeforeMorning
            | Word::Every
            | Word::Am
            | Word::In
            | Word::Article
            | Word::Vom
            | Word::Figurative
            | Word::Today
            | Word::Weekday { .. },
        ) => true,
        Some(_) => ["auf", "zum", "gegen", "ein", "jedes", "einen", "dieser", "eines"]
            .iter()
            .any(|word| before.eq_ignore_ascii_case(word)),
        None => false,
    };
    if is_morning {
        return false;
    }
    if !scan.is_capital(at) {
        return true;
    }
    // At the beginning of a sentence only what follows tells: “Morgen um 19.30 Uhr”, “Morgen, 5. Dezember”, “Morgen:”.
    let begins = at == 0
        || matches!(scan.kind_before(at), Some(Kind::Break | Kind::Sign('.' | '!' | '?' | ':' | '–' | '„' | '“')));
    let next = if matches!(scan.kind(at + 1), Some(Kind::Sign(',' | '('))) { at + 2 } else { at + 1 };
    let is_day = matches!(
        scan.kind(next),
        Some(
            Kind::Number(_)
                | Kind::Sign(':')
                | Kind::Word(Word::At | Word::DayPart | Word::Weekday { .. } | Word::Verb)
        )
    );
    begins && is_day
}
