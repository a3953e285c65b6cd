//! Named days with what stands around them: “am Samstag, den 5.12.”, “since 5 December”, “No. 5”.

use chrono::Weekday;

use super::mention::{Date, MonthForm, WeekdayWord};
use super::read::Text;
use super::scan::{Kind, Scan};
use super::shapes::{Core, core_at};
use super::words::{Language, Word};

/// A date that was found, and where it ends.
pub(super) struct Found {
    pub date: Date,
    pub next: usize,
}

/// The date that begins at `at`, with the weekday before it.
pub(super) fn date_at(scan: &Scan<'_>, at: usize, text: Text) -> Option<Found> {
    if let Some(Word::Weekday { day, language, is_short, stem }) = scan.word(at) {
        return with_weekday(scan, at, text, (day, language, is_short, stem));
    }
    let core = core_at(scan, at, text)?;
    let is_certain = core.is_certain && !counts_something(scan, at);
    if !is_free(scan, at) || (core.needs_weekday && !is_said_to_be_day(scan, at) && text == Text::Copy) {
        return None;
    }
    let is_certain = is_certain && (!core.needs_weekday || is_said_to_be_day(scan, at));
    let weekday = weekday_behind(scan, core.next, core.language);
    let next = weekday.as_ref().map_or(core.next, |(_, next)| *next);
    let date = date_of(scan, at, core, weekday.map(|(weekday, _)| weekday));
    Some(Found { date: Date { is_certain, ..date }, next })
}

/// The date that begins at `at`, with what the words before it say.
fn date_of(scan: &Scan<'_>, at: usize, core: Core, weekday: Option<WeekdayWord>) -> Date {
    let Core { readings, first_day, form, is_certain, .. } = core;
    let is_article = matches!(scan.word_before(at), Some(Word::Article | Word::Am));
    let before = if is_article { at.checked_sub(1) } else { Some(at) };
    let word = before.and_then(|at| scan.word_before(at)).filter(|_| first_day.is_none());
    let is_open = matches!(word, Some(Word::After | Word::Vom | Word::Of));
    let is_deadline = word == Some(Word::To);
    Date { readings, first_day, weekday, form, times: Vec::new(), is_certain, is_open, is_deadline }
}

/// “Samstag, den 5. Dezember”: a date with the weekday before it.
fn with_weekday(
    scan: &Scan<'_>,
    at: usize,
    text: Text,
    (day, language, is_short, stem): (Weekday, Language, bool, usize),
) -> Option<Found> {
    let has_dot = is_short && scan.is_joined_sign(at + 1, '.');
    let mut next = if has_dot { at + 2 } else { at + 1 };
    // “Friday evening, 5 December”
    if !is_short && matches!(scan.word(next), Some(Word::DayPart | Word::Morgen)) {
        next += 1;
    }
    let has_comma = scan.is_sign(next, ',');
    if matches!(scan.kind(next), Some(Kind::Sign(',' | '|' | '·' | '•' | '/'))) {
        next += 1;
    }
    if matches!(scan.word(next), Some(Word::Article | Word::Am | Word::On)) {
        next += 1;
    }
    let core = core_at(scan, next, text)?;
    // “so 5.12” is no Sunday, and “So 5 December” no German.
    let is_shaped = !is_short || (scan.is_capital(at) && language.goes_with(core.language));
    if !is_shaped || (core.needs_weekday && is_short && matches!(scan.words(at), "So" | "Do" | "Fr")) {
        return None;
    }
    // “Fr. 5.10.” may be five francs and ten centimes.
    let may_be_money = has_dot
        && !has_comma
        && scan.words(at) == "Fr"
        && core.form.month_form == MonthForm::Number
        && core.form.year.is_none()
        && !matches!(scan.kind(core.next), Some(Kind::Sign(_) | Kind::Number(_)));
    // “Every Friday, 5 December to …”, “Fri–Sun 5 December”, “Until Friday, 5 December is sold out”.
    let before = scan.kind_before(at);
    let is_joined_to_other =
        matches!(before, Some(Kind::Sign('–' | '—' | '-' | '/' | '&' | '+' | ',') | Kind::Word(Word::To | Word::And)))
            && matches!(at.checked_sub(1).and_then(|end| word_ending_at(scan, end)), Some(Word::Weekday { .. }));
    let is_of_other_clause = has_comma && scan.word(core.next) == Some(Word::Verb);
    let is_loose = before == Some(Kind::Word(Word::Every)) || is_joined_to_other || is_of_other_clause;
    let is_its_own = !is_loose && !may_be_money && core.first_day.is_none();
    let start = scan.token(at).map_or(0, |token| token.span().start);
    let weekday = WeekdayWord { span: start..start + stem, day, language, is_short };
    let is_certain = core.is_certain && !may_be_money;
    let next = core.next;
    let date = date_of(scan, at, core, is_its_own.then_some(weekday));
    Some(Found { date: Date { is_certain, ..date }, next })
}

/// The word before `end`, where a dot may stand between.
pub(super) fn word_ending_at(scan: &Scan<'_>, end: usize) -> Option<Word> {
    scan.word_before(if scan.is_sign_before(end, '.') { end - 1 } else { end })
}

/// “5.12. (Sa)”: the weekday in brackets behind a date.
fn weekday_behind(scan: &Scan<'_>, at: usize, date: Language) -> Option<(WeekdayWord, usize)> {
    let Some(Word::Weekday { day, language, is_short, stem }) = scan.word(at + 1).filter(|_| scan.is_sign(at, '('))
    else {
        return None;
    };
    let end = if scan.is_joined_sign(at + 2, '.') { at + 3 } else { at + 2 };
    let is_shaped = scan.is_sign(end, ')') && (!is_short || (scan.is_capital(at + 1) && language.goes_with(date)));
    let start = scan.token(at + 1)?.span().start;
    is_shaped.then(|| (WeekdayWord { span: start..start + stem, day, language, is_short }, end + 1))
}

/// Whether the number at `at` stands by itself: not inside a longer number, a price or a path.
fn is_free(scan: &Scan<'_>, at: usize) -> bool {
    let before = scan.kind_before(at);
    if matches!(before, Some(Kind::Sign('€' | '$' | '£' | '#' | '№' | '§') | Kind::Word(Word::Money))) {
        return false;
    }
    if !scan.is_joined(at) {
        return true;
    }
    match before {
        Some(Kind::Sign('-')) => {
            scan.number(at).is_none_or(|(_, digits)| digits == 4) || scan.is_joined_sign(at + 1, '.')
        }
        Some(Kind::Sign(sign)) => !matches!(sign, '.' | ',' | ':' | '/' | '+' | '@' | '=' | '%' | '&'),
        Some(Kind::Number(_) | Kind::Word(_)) => false,
        Some(Kind::Break) | None => true,
    }
}

/// Whether a word before the number at `at` says that it counts something: “No. 5”, “top 5”.
fn counts_something(scan: &Scan<'_>, at: usize) -> bool {
    scan.number(at).is_some() && word_ending_at(scan, at) == Some(Word::Numbering)
}

/// Whether a word before `at` says that a day follows: “am 5.12”.
pub(super) fn is_said_to_be_day(scan: &Scan<'_>, at: usize) -> bool {
    matches!(scan.word_before(at), Some(Word::Am | Word::Vom | Word::Article | Word::On))
        || ["zum", "seit"].iter().any(|word| scan.words_before(at).eq_ignore_ascii_case(word))
}

/// Whether a word or sign before `at` says that a span ends with what follows: “bis 7.12.”, “5.12.–7.12.”.
pub(super) fn ends_span(scan: &Scan<'_>, at: usize) -> bool {
    scan.word_before(at) == Some(Word::To)
        || (scan.is_joined(at) && matches!(scan.kind_before(at), Some(Kind::Sign('–' | '-'))))
}

/// Whether a weekday, perhaps with a comma or an article, stands before `at`.
pub(super) fn is_behind_weekday(scan: &Scan<'_>, at: usize) -> bool {
    let mut end = at;
    if matches!(scan.word_before(end), Some(Word::Article | Word::Am)) {
        end -= 1;
    }
    if scan.is_sign_before(end, ',') {
        end -= 1;
    }
    matches!(word_ending_at(scan, end), Some(Word::Weekday { .. }))
}
