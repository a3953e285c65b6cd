//! The shapes of a date: “5 December 2026”, “December 5th”, “5.12.”, “05/12/2026”, “2026-12-05”, “1.–24. Dezember”.

use std::ops::Range;

use super::day::{ends_span, is_behind_weekday, is_said_to_be_day};
use super::mention::{Form, MonthForm, Reading};
use super::read::Text;
use super::scan::{Kind, Scan};
use super::words::{Language, Word};

/// A date without what may stand around it.
pub(super) struct Core {
    pub readings: Vec<Reading>,
    pub first_day: Option<u32>,
    pub form: Form,
    /// The language that the date is written in.
    pub language: Language,
    /// Whether nothing else looks like this.
    pub is_certain: bool,
    /// Whether it is a date only beside a weekday: “5.12”.
    pub needs_weekday: bool,
    pub next: usize,
}

/// The date that begins at `at`, without the weekday before it.
pub(super) fn core_at(scan: &Scan<'_>, at: usize, text: Text) -> Option<Core> {
    match scan.kind(at)? {
        Kind::Number(_) => year_first(scan, at)
            .or_else(|| slashed(scan, at, text))
            .or_else(|| day_first(scan, at))
            .or_else(|| compact(scan, at).filter(|_| text == Text::Name)),
        Kind::Word(Word::Month { .. }) => month_first(scan, at, text),
        _ => None,
    }
}

fn reading(day: u32, month: u32, year: Option<i32>) -> Option<Reading> {
    Some(Reading { day, month, year }).filter(|reading| reading.exists())
}

/// What is written as a day, though the calendar may not have it: “31 November”.
fn written(day: u32, month: u32, year: Option<i32>) -> Option<Reading> {
    ((1..=31).contains(&day) && (1..=12).contains(&month)).then_some(Reading { day, month, year })
}

fn year_of(number: u32, digits: usize) -> Option<i32> {
    match digits {
        2 => i32::try_from(number).ok().map(|year| 2000 + year),
        4 => i32::try_from(number).ok(),
        _ => None,
    }
}

/// Where the token stands.
fn place(scan: &Scan<'_>, at: usize) -> Range<usize> {
    scan.span(at, at + 1)
}

/// Whether a number goes on behind the token before `at`: “2026-12-05-3”, “5.12.26:4”.
fn goes_on(scan: &Scan<'_>, at: usize) -> bool {
    let is_more = matches!(scan.kind(at), Some(Kind::Sign('.' | '/' | '-' | ':' | ',' | '%')));
    is_more && scan.is_joined(at) && scan.joined_number(at + 1).is_some()
}

/// “2026-12-05”, “2026/12/05”, “2026.12.05”, and with `_`.
fn year_first(scan: &Scan<'_>, at: usize) -> Option<Core> {
    let (year, _) = scan.number(at).filter(|(_, digits)| *digits == 4)?;
    let Kind::Sign(sign @ ('-' | '/' | '.' | '_')) = scan.kind(at + 1).filter(|_| scan.is_joined(at + 1))? else {
        return None;
    };
    let (month, _) = scan.joined_number(at + 2)?;
    let (day, digits) = scan.joined_number(at + 4).filter(|_| scan.is_joined_sign(at + 3, sign))?;
    if digits > 2 || (goes_on(scan, at + 5) && !scan.is_sign(at + 5, '-')) {
        return None;
    }
    // The `T` of “2026-12-05T19:30” belongs to the time.
    let next = if scan.words(at + 5) == "T" && scan.joined_number(at + 6).is_some() { at + 6 } else { at + 5 };
    Some(Core {
        readings: vec![written(day, month, year_of(year, 4))?],
        first_day: None,
        form: Form {
            day: place(scan, at + 4),
            month: place(scan, at + 2),
            year: Some(place(scan, at)),
            month_form: MonthForm::Number,
        },
        language: Language::Both,
        is_certain: true,
        needs_weekday: false,
        next,
    })
}

/// “05/12/2026”, “25/12/26”, “5/12”: day and month may change places. In names with hyphens too: “05-12-2026”.
fn slashed(scan: &Scan<'_>, at: usize, text: Text) -> Option<Core> {
    let is_dashed = text == Text::Name && scan.is_joined_sign(at + 1, '-');
    let sign = if is_dashed { '-' } else { '/' };
    let (first, first_digits) = scan.number(at)?;
    let (second, second_digits) = scan.joined_number(at + 2).filter(|_| scan.is_joined_sign(at + 1, sign))?;
    if first_digits > 2 || second_digits > 2 || scan.is_joined_sign(at + 3, '.') && scan.kind(at + 4).is_some() {
        return None;
    }
    let year_number = scan.joined_number(at + 4).filter(|_| scan.is_joined_sign(at + 3, sign));
    let year = year_number.and_then(|(number, digits)| year_of(number, digits));
    // “5-12” may be five to twelve.
    if is_dashed && year.is_none() {
        return None;
    }
    let next = if year.is_some() { at + 5 } else { at + 3 };
    if goes_on(scan, next) || (year.is_none() && (year_number.is_some() || is_word_of_days(scan, next))) {
        return None;
    }
    let mut readings: Vec<Reading> =
        [reading(first, second, year), reading(second, first, year)].into_iter().flatten().collect();
    // “26-12-05” begins with the year.
    let is_short = is_dashed && year_number.is_some_and(|(_, digits)| digits == 2);
    if let Some((last, _)) = year_number.filter(|_| is_short && first_digits == 2) {
        readings.extend(reading(last, second, year_of(first, 2)));
    }
    readings.dedup();
    if readings.is_empty() && year.is_some() {
        readings.extend(written(first, second, year).or_else(|| written(second, first, year)));
    }
    let day_is_first = readings.first().is_some_and(|reading| reading.day == first);
    let (day, month) = if day_is_first { (at, at + 2) } else { (at + 2, at) };
    // “24/7” is no day.
    let is_always = (first, second) == (24, 7);
    if readings.is_empty() || (is_always && year.is_none()) {
        return None;
    }
    Some(Core {
        readings,
        first_day: None,
        form: Form {
            day: place(scan, day),
            month: place(scan, month),
            year: year.map(|_| place(scan, at + 4)),
            month_form: MonthForm::Number,
        },
        language: Language::Both,
        is_certain: year.is_some() && !is_short,
        needs_weekday: false,
        next,
    })
}

/// Whether a month's name follows, so that “5/6 December” is two days.
fn is_word_of_days(scan: &Scan<'_>, at: usize) -> bool {
    let at = if scan.is_joined_sign(at, '.') { at + 1 } else { at };
    matches!(scan.word(at), Some(Word::Month { .. } | Word::Of | Word::Ordinal))
}

/// The day of a month, as it is written before or behind the month.
struct DayNumber {
    day: u32,
    span: Range<usize>,
    has_dot: bool,
    has_ordinal: bool,
    next: usize,
}

fn day_number(scan: &Scan<'_>, at: usize) -> Option<DayNumber> {
    let (day, _) = scan.number(at).filter(|(day, digits)| (1..=31).contains(day) && *digits <= 2)?;
    let has_dot = scan.is_joined_sign(at + 1, '.');
    let has_ordinal = scan.is_joined(at + 1) && scan.word(at + 1) == Some(Word::Ordinal);
    let is_other = scan.is_joined(at + 1)
        && matches!(scan.kind(at + 1), Some(Kind::Word(word)) if word != Word::Ordinal && !matches!(word, Word::Month { .. }));
    let is_amount = matches!(scan.kind(at + 1), Some(Kind::Sign('%' | '€' | '$' | '£' | ':')));
    let next = if has_dot || has_ordinal { at + 2 } else { at + 1 };
    let words = scan.span(at, if has_ordinal { next } else { at + 1 });
    (!is_other && !is_amount).then_some(DayNumber { day, span: words, has_dot, has_ordinal, next })
}

/// Where the next day of a span or list begins: behind “–”, “/”, “, ”, “bis zum”, “and”.
fn next_day(scan: &Scan<'_>, at: usize) -> Option<usize> {
    let next = match scan.kind(at)? {
        Kind::Sign('–' | '—' | '-' | '/' | '&' | '+') | Kind::Word(Word::To | Word::And) => at + 1,
        Kind::Sign(',') if !scan.is_joined(at + 1) => at + 1,
        _ => return None,
    };
    let is_linked = matches!(scan.word(next), Some(Word::Article)) || scan.words(next) == "zum";
    Some(if is_linked { next + 1 } else { next })
}

/// “5 December 2026”, “5. Dez.”, “5.12.”, and spans and lists of days: “1.–24. Dezember”, “5/6 December”.
fn day_first(scan: &Scan<'_>, at: usize) -> Option<Core> {
    const MOST_DAYS: usize = 8;
    let mut last = day_number(scan, at)?;
    let mut last_at = at;
    let first_day = last.day;
    for _ in 0..MOST_DAYS {
        if let Some(core) = named_behind(scan, &last).or_else(|| dotted(scan, last_at)) {
            let first_day = (last_at != at && first_day < last.day).then_some(first_day);
            return Some(Core { first_day, ..core });
        }
        last_at = next_day(scan, last.next)?;
        last = day_number(scan, last_at)?;
    }
    None
}

/// “5 December”, once the day is read.
fn named_behind(scan: &Scan<'_>, day: &DayNumber) -> Option<Core> {
    let mut at = day.next;
    if scan.word(at) == Some(Word::Of) || (scan.is_joined_sign(at, '-') && scan.is_joined(at + 1)) {
        at += 1;
    }
    let Word::Month { number, language, is_short } = scan.word(at)? else { return None };
    // “5. Mai-Konzert” may be the fifth of its kind.
    let is_compound = scan.is_joined_sign(at + 1, '-') && scan.is_joined(at + 2) && scan.word(at + 2).is_some();
    // “5 November concerts” may be five of them.
    let is_plain = !day.has_dot && !day.has_ordinal && language != Language::German;
    let is_count = is_plain
        && scan.word(at + 1) == Some(Word::Other)
        && scan.words(at + 1).ends_with('s')
        && !scan.is_capital(at + 1);
    let mut next = at + 1;
    let (year, year_span) =
        match year_behind(scan, if is_short && scan.is_joined_sign(next, '.') { next + 1 } else { next }) {
            Some((year, year_at)) => {
                next = year_at + 1;
                (Some(year), Some(place(scan, year_at)))
            }
            None => (None, None),
        };
    // “the 5 may attend”
    let is_verb = matches!(scan.words(at), "may" | "march" | "mar") && year.is_none();
    if is_verb {
        return None;
    }
    Some(Core {
        readings: vec![written(day.day, number, year)?],
        first_day: None,
        form: Form {
            day: day.span.clone(),
            month: place(scan, at),
            year: year_span,
            month_form: MonthForm::Name { language, is_short },
        },
        language,
        is_certain: !is_compound && !is_count,
        needs_weekday: false,
        next,
    })
}

/// A year that follows a month's name: the year, and which token it is.
fn year_behind(scan: &Scan<'_>, at: usize) -> Option<(i32, usize)> {
    let at = match scan.kind(at)? {
        Kind::Sign(',') => at + 1,
        Kind::Sign('-') if scan.is_joined(at) && scan.is_joined(at + 1) => at + 1,
        Kind::Sign('\'' | '’') if scan.is_joined(at + 1) => {
            return scan
                .number(at + 1)
                .filter(|(_, digits)| *digits == 2)
                .and_then(|(year, _)| Some((year_of(year, 2)?, at + 1)));
        }
        _ => at,
    };
    let (year, _) = scan.number(at).filter(|(_, digits)| *digits == 4)?;
    let is_amount =
        matches!(scan.kind(at + 1), Some(Kind::Sign('€' | '%' | '$') | Kind::Word(Word::Clock | Word::Money)));
    (!goes_on(scan, at + 1) && !is_amount).then(|| year_of(year, 4)).flatten().map(|year| (year, at))
}

/// “5.12.”, “5.12.2026”, “5. 12. 26”, and “5.12” beside a weekday.
fn dotted(scan: &Scan<'_>, at: usize) -> Option<Core> {
    let (day, _) = scan.number(at).filter(|(_, digits)| *digits <= 2)?;
    let (month, digits) = scan.number(at + 2).filter(|_| scan.is_joined_sign(at + 1, '.'))?;
    let has_dot = scan.is_joined_sign(at + 3, '.');
    if digits > 2 || !(scan.is_joined(at + 2) || has_dot) {
        return None;
    }
    let year_number = scan.number(at + 4).filter(|(number, digits)| {
        let is_year = *digits == 4 && (1900..2101).contains(number) || *digits == 2 && scan.is_joined(at + 4);
        let is_clock = matches!(scan.kind(at + 5), Some(Kind::Word(Word::Clock | Word::Pm)));
        has_dot && is_year && !goes_on(scan, at + 5) && !is_clock
    });
    // “5.12.2026.4” or “1.2.345”
    if has_dot && year_number.is_none() && scan.joined_number(at + 4).is_some_and(|(_, digits)| digits != 2) {
        return None;
    }
    let year = year_number.and_then(|(number, digits)| year_of(number, digits));
    let next = match (year, has_dot) {
        (Some(_), _) => at + 5,
        (None, true) => at + 4,
        (None, false) => at + 3,
    };
    let is_amount = matches!(scan.kind(next), Some(Kind::Sign('€' | '$' | '£' | '%' | '/' | '*')))
        || matches!(scan.word(next), Some(Word::Money | Word::Clock | Word::Pm));
    let is_count = [
        "stars",
        "sterne",
        "sternen",
        "points",
        "punkte",
        "punkten",
        "km",
        "m",
        "mio",
        "million",
        "millionen",
        "von",
        "out",
        "of",
        "x",
    ]
    .iter()
    .any(|unit| scan.words(next).eq_ignore_ascii_case(unit));
    if is_amount || (is_count && year.is_none()) || (!has_dot && goes_on(scan, next)) {
        return None;
    }
    Some(Core {
        readings: vec![written(day, month, year)?],
        first_day: None,
        form: Form {
            day: place(scan, at),
            month: place(scan, at + 2),
            year: year.map(|_| place(scan, at + 4)),
            month_form: MonthForm::Number,
        },
        language: Language::Both,
        is_certain: year.is_some()
            || !has_dot
            || !is_sentence_end(scan, next)
            || (scan.is_sign_before(at, '(') && scan.is_sign(next, ')'))
            || is_said_to_be_day(scan, at)
            || ends_span(scan, at)
            || is_behind_weekday(scan, at),
        needs_weekday: !has_dot,
        next,
    })
}

/// Whether a sentence may end before `at`, so that the dot of “4.5.” may be its full stop.
fn is_sentence_end(scan: &Scan<'_>, at: usize) -> bool {
    match scan.kind(at) {
        None | Some(Kind::Break) => true,
        Some(Kind::Word(word)) => scan.is_capital(at) && !matches!(word, Word::Clock),
        Some(Kind::Sign(sign)) => {
            matches!(sign, '”' | '“' | '"' | ')') || !scan.is_joined(at) && !matches!(sign, '–' | '|' | '·' | '-')
        }
        Some(Kind::Number(_)) => false,
    }
}

/// “December 5th, 2026”, “Dec 5”, “December 5–7”: English only.
fn month_first(scan: &Scan<'_>, at: usize, text: Text) -> Option<Core> {
    let Word::Month { number, language, is_short } = scan.word(at)? else { return None };
    if language == Language::German || !scan.is_capital(at) {
        return None;
    }
    let day_at = if is_short && scan.is_joined_sign(at + 1, '.') { at + 2 } else { at + 1 };
    let mut day_at = if scan.word(day_at) == Some(Word::Article) { day_at + 1 } else { day_at };
    let mut day = day_number(scan, day_at)?;
    let first_day = day.day;
    let first_at = day_at;
    while let Some(next_at) = next_day(scan, day.next).filter(|_| !scan.is_sign(day.next, ',') && !day.has_dot) {
        let Some(next) = day_number(scan, next_at)
            .filter(|next| next.day > day.day && scan.kind(next.next) != Some(Kind::Word(Word::Clock)))
        else {
            break;
        };
        (day, day_at) = (next, next_at);
    }
    if day.has_dot && scan.joined_number(day.next).is_some() {
        return None;
    }
    let mut next = if day.has_dot { day.next - 1 } else { day.next };
    // “5 December 6 pm” has no further day in it.
    if matches!(scan.word(next), Some(Word::Pm | Word::Clock)) || goes_on(scan, next) || is_word_of_days(scan, next) {
        return None;
    }
    let year = year_behind(scan, next);
    next = year.map_or(next, |(_, year_at)| year_at + 1);
    let is_counted = matches!(scan.word_before(at), Some(Word::In | Word::Every)) && !day.has_ordinal && year.is_none();
    if is_counted {
        return None;
    }
    let follows = match scan.kind(next) {
        None | Some(Kind::Sign(_) | Kind::Break | Kind::Number(_)) => true,
        Some(Kind::Word(word)) => matches!(
            word,
            Word::At
                | Word::On
                | Word::To
                | Word::And
                | Word::After
                | Word::In
                | Word::Further
                | Word::Verb
                | Word::Am
                | Word::Article
                | Word::Today
        ),
    };
    // In a name “Dec 26” may be December 2026.
    let may_be_year = text == Text::Name && day.day >= 24 && !day.has_ordinal && year.is_none();
    Some(Core {
        readings: vec![written(day.day, number, year.map(|(year, _)| year))?],
        first_day: (day_at != first_at).then_some(first_day),
        form: Form {
            day: day.span,
            month: place(scan, at),
            year: year.map(|(_, year_at)| place(scan, year_at)),
            month_form: MonthForm::Name { language: Language::English, is_short },
        },
        language: Language::English,
        is_certain: (follows || day.has_ordinal || year.is_some()) && !may_be_year,
        needs_weekday: false,
        next,
    })
}

/// “20261205”, “261205”, “05122026”: in names only.
fn compact(scan: &Scan<'_>, at: usize) -> Option<Core> {
    let (number, digits) = scan.number(at)?;
    let read = |year: u32, month: u32, day: u32| {
        let year = if year < 100 { 2000 + year } else { year };
        let is_near = (2000..2100).contains(&year);
        i32::try_from(year).ok().filter(|_| is_near).and_then(|year| reading(day, month, Some(year)))
    };
    let readings: Vec<Reading> = match digits {
        8 => [
            read(number / 10_000, number / 100 % 100, number % 100),
            read(number % 10_000, number / 10_000 % 100, number / 1_000_000),
        ],
        6 => [
            read(number / 10_000, number / 100 % 100, number % 100),
            read(number % 100, number / 100 % 100, number / 10_000),
        ],
        _ => return None,
    }
    .into_iter()
    .flatten()
    .collect();
    let whole = place(scan, at);
    let form = Form { day: whole.clone(), month: whole.clone(), year: Some(whole), month_form: MonthForm::Number };
    let is_certain = digits == 8;
    (!readings.is_empty()).then_some(Core {
        readings,
        first_day: None,
        form,
        language: Language::Both,
        is_certain,
        needs_weekday: false,
        next: at + 1,
    })
}
