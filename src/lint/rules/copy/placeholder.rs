//! `copy/placeholder`: words that were to be replaced and are still there.

use std::ops::Range;

use super::seen::Seen;
use super::vocabulary::SLOTS;
use super::words::{Word, is_inside, is_letter, quotations, words};
use crate::declare_rule;
use crate::lint::rules::placeholders as known;
use crate::lint::{Context, Findings};
use crate::text::{folded, overlap, quoted};

declare_rule! {
    /// Templates and drafts hold words that stand for the real ones: xy, XXX, lorem ipsum, TODO, TBD, `[name]`,
    /// `[event]`, `<title>`, dd.mm.yyyy. When they are still there, every reader sees them. So they do with the marks of
    /// other tools, which CleverTap doesn't fill in: `$name`, `%name%`, `%s`.
    ///
    /// The list is closed and whole words count: XXL and “xy-Achse” are fine, so are the Spanish “todo”, “The xx”, an
    /// “XX. Jahrhundert”, an “XXX. Festival”, “Aktenzeichen XY”, and kisses at the end (“see you tonight xx”). Inside a
    /// title in quotes, capitals are taken as the title's. A placeholder as the fallback of a token is the business of
    /// `token/placeholder-default`.
    ///
    /// ```wrong
    /// what.title: "[Event]: the last 40 seats"
    /// ```
    ///
    /// ```wrong
    /// what.message: Am XX.XX. um 19:30 Uhr.
    /// ```
    ///
    /// ```right
    /// what.title: "Hamlet: the last 40 seats"
    /// ```
    "copy/placeholder" {
        severity: Error,
        summary: "A placeholder that was to be replaced",
        why: "Every reader would see it in place of the real words.",
        source: Guide(&[62]),
        fixable: No,
    }
}

fn message(words: &str) -> String {
    format!("{} is a placeholder that readers would see", quoted(words))
}

const HELP: &str = "Write the real words in its place, or take it out.";

fn check(context: &Context<'_>, findings: &mut Findings) {
    for text in context.copy() {
        for (offset, plain) in text.plain() {
            let mut found = placeholders(text.source, offset, plain);
            // Readers see “TBD” whatever hides between its letters.
            if let Some(seen) = Seen::of(plain) {
                let hidden = placeholders(&seen.text, 0, &seen.text);
                let written = hidden.iter().filter_map(|span| seen.written(span));
                let written = written.map(|span| offset + span.start..offset + span.end);
                let is_told = |span: &Range<usize>| found.iter().any(|told| overlap(told, span));
                let new: Vec<_> = written.filter(|span| !is_told(span)).collect();
                found.extend(new);
            }
            for span in found {
                findings.add(text.place(span.clone()), message(text.words(&span)), HELP);
            }
        }
    }
}

/// The placeholders in `plain`, which begins at `offset` of `source`.
fn placeholders(source: &str, offset: usize, plain: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = bracketed(offset, plain).chain(marked(offset, plain)).collect();
    let slots = found.len();
    let mut end = 0;
    let mut before = None;
    let mut rest = words(offset, plain);
    while let Some(word) = rest.next() {
        let is_new = || word.start >= end && !is_inside(found.get(..slots).unwrap_or_default(), &word.span());
        if may_be_one(word.text)
            && is_new()
            && let Some(span) = (Spot { source, offset, plain, word, before, rest: rest.clone() }).placeholder()
        {
            end = span.end;
            found.push(span);
        }
        before = Some(word);
    }
    found
}

/// The slots in square, angle or single curly brackets, brackets included.
fn bracketed(offset: usize, plain: &str) -> impl Iterator<Item = Range<usize>> {
    /// No slot is longer than this.
    const LONGEST: usize = 40;
    plain.match_indices(['[', '<', '{']).filter_map(move |(start, opener)| {
        let closer = match opener {
            "[" => ']',
            "<" => '>',
            _ => '}',
        };
        let inside = plain.get(start + 1..)?;
        let length = inside.find(closer).filter(|length| *length <= LONGEST)?;
        let slot = folded(inside.get(..length)?);
        let asks = slot.starts_with("insert") || slot.ends_with("einfügen");
        (SLOTS.contains(&slot.as_str()) || asks).then_some(offset + start..offset + start + length + 2)
    })
}

/// The slots of other tools, marks included: `$name`, `%name%`, `%s`.
fn marked(offset: usize, plain: &str) -> impl Iterator<Item = Range<usize>> {
    plain.match_indices(['$', '%']).filter_map(move |(start, mark)| {
        let behind = plain.get(start + 1..)?;
        let is_name = |c: char| is_letter(c) || c == '_';
        let length = behind.find(|c| !is_name(c)).unwrap_or(behind.len());
        let (slot, rest) = behind.split_at_checked(length)?;
        let before = plain.get(..start)?;
        // “US$ price”, “20 %”
        let is_alone = !before.ends_with(is_letter) && !before.trim_end().ends_with(|c: char| c.is_ascii_digit());
        let is_closed = mark == "%" && rest.starts_with('%');
        let is_whole = mark == "$" || is_closed;
        let is_one = is_whole && SLOTS.contains(&folded(slot).as_str()) || (mark, slot) == ("%", "s");
        (is_one && is_alone).then_some(offset + start..offset + start + 1 + length + usize::from(is_closed))
    })
}

/// Whether a word is worth a closer look: nearly none is.
fn may_be_one(word: &str) -> bool {
    match word.as_bytes() {
        [b'x' | b'X', ..] => true,
        [b'T' | b't' | b'F' | b'D' | b'd' | b'H' | b'h' | b'L' | b'l', ..] => word.len() <= 5,
        _ => false,
    }
}

/// A word that may be a placeholder, where it stands.
struct Spot<'t> {
    source: &'t str,
    offset: usize,
    plain: &'t str,
    word: Word<'t>,
    before: Option<Word<'t>>,
    rest: super::words::Words<'t>,
}

impl Spot<'_> {
    /// The placeholder that begins with this word.
    fn placeholder(&self) -> Option<Range<usize>> {
        let word = self.word;
        if self.is_part_of_more() {
            return None;
        }
        match known::in_text(word.text) {
            Some("xy") if word.text == "xy" && !self.is_in_an_address() => Some(word.span()),
            Some("xy") if self.is_in_an_address() || self.is_in_a_title() || self.follows("aktenzeichen") => None,
            Some("todo") if self.is_among_capitals() => None,
            Some(_) => Some(word.span()),
            None if word.is("lorem") => {
                let next = self.rest.clone().next().filter(|next| next.is("ipsum"))?;
                Some(word.start..next.end())
            }
            None if word.text.bytes().all(|byte| byte == b'x') || word.text.bytes().all(|byte| byte == b'X') => {
                self.crosses()
            }
            None => self.date_pattern(),
        }
    }

    /// `XXX`, `xx.xx.`, `xx €`: crosses that stand for digits or words.
    fn crosses(&self) -> Option<Range<usize>> {
        let word = self.word;
        if let Some(pattern) = self.crosses_with_points() {
            return Some(pattern);
        }
        if self.is_in_an_address() || self.is_in_a_title() {
            return None;
        }
        let ahead = self.source.get(word.end()..)?;
        let is_small = word.text.starts_with('x');
        // Kisses close a message: nothing but a mark comes behind them.
        let is_last = !ahead.contains(is_letter);
        let is_amount = is_amount(ahead) || self.source.get(..word.start)?.trim_end().ends_with(['€', '$', '£']);
        let counts = match word.text.len() {
            0 | 1 => false,
            // A Roman number, the band “The xx”, or kisses, unless an amount is meant.
            2 => !self.follows("the") && (is_amount || (is_small && !is_last)),
            3 if is_small => !is_last,
            // “XXX. Festival” is the thirtieth.
            3 => !ahead.strip_prefix(". ").is_some_and(|rest| rest.starts_with(is_letter)),
            _ => true,
        };
        counts.then(|| word.span())
    }

    /// Groups of crosses with points or colons between them, such as a date's or a price's.
    fn crosses_with_points(&self) -> Option<Range<usize>> {
        let from_here = self.plain.get(self.word.start - self.offset..)?;
        let length =
            from_here.find(|c| !matches!(c, 'x' | 'X' | '.' | ':' | ',' | '/' | '-')).unwrap_or(from_here.len());
        let pattern = from_here.get(..length)?.trim_end_matches(['.', ':', ',', '-']);
        let is_pattern =
            pattern.contains(['.', ':', ',', '/']) && pattern.split(['.', ':', ',', '/']).all(|group| group.len() >= 2);
        let is_whole = !from_here.get(pattern.len()..)?.starts_with(is_letter);
        (is_pattern && is_whole).then(|| self.word.start..self.word.start + pattern.len())
    }

    /// `dd.mm.yyyy`, `TT.MM.JJJJ`, `hh:mm`: a date's pattern in place of a date.
    fn date_pattern(&self) -> Option<Range<usize>> {
        const PATTERNS: &[&str] =
            &["dd.mm.yyyy", "dd.mm.yy", "dd/mm/yyyy", "dd.mm", "tt.mm.jjjj", "tt.mm.jj", "tt.mm", "hh:mm"];
        let from_here = self.plain.get(self.word.start - self.offset..)?;
        let pattern = PATTERNS.iter().find(|pattern| {
            from_here.get(..pattern.len()).is_some_and(|start| start.eq_ignore_ascii_case(pattern))
                && !from_here.get(pattern.len()..).is_some_and(|rest| rest.starts_with(is_letter))
        })?;
        Some(self.word.start..self.word.start + pattern.len())
    }

    fn follows(&self, word: &str) -> bool {
        self.before.is_some_and(|before| before.is(word))
    }

    /// Whether this belongs to a title in quotes: one that holds more than this word.
    fn is_in_a_title(&self) -> bool {
        let has_others = |title: &Range<usize>| {
            words(title.start, self.source.get(title.clone()).unwrap_or_default()).nth(1).is_some()
        };
        let titles: Vec<_> = quotations(self.offset, self.plain).into_iter().filter(has_others).collect();
        is_inside(&titles, &self.word.span())
    }

    /// Whether a word beside this one is in capitals too: “TODO SOBRE MI MADRE” is a film.
    fn is_among_capitals(&self) -> bool {
        let is_capitals =
            |word: Word<'_>| word.text.chars().nth(1).is_some() && !word.text.contains(char::is_lowercase);
        let next = self.rest.clone().next();
        let follows_directly = next.is_some_and(|next| {
            self.source.get(self.word.end()..next.start).is_some_and(|gap| gap == " ") && is_capitals(next)
        });
        follows_directly || self.before.is_some_and(is_capitals)
    }

    /// Whether the word is a part of a handle, a formula, `f(xy)`, or a name of a program.
    fn is_part_of_more(&self) -> bool {
        let is_glue = |c: char| matches!(c, '@' | '#' | '=' | '+' | '*' | '_');
        let before = self.source.get(..self.word.start).unwrap_or_default();
        let ahead = self.source.get(self.word.end()..).unwrap_or_default();
        let is_argument = before.strip_suffix('(').is_some_and(|before| before.ends_with(is_letter));
        before.ends_with(is_glue) || ahead.starts_with(is_glue) || ahead.starts_with('(') || is_argument
    }

    /// Whether the word is a part of a web address or an abbreviation: a point joins it to letters.
    fn is_in_an_address(&self) -> bool {
        let before = self.source.get(..self.word.start).unwrap_or_default();
        let ahead = self.source.get(self.word.end()..).unwrap_or_default();
        before.strip_suffix('.').is_some_and(|before| before.ends_with(is_letter))
            || ahead.strip_prefix('.').is_some_and(|ahead| ahead.starts_with(is_letter))
    }
}

/// Whether what stands behind crosses makes them an amount: `xx €`, `XX Uhr`, `XX %`.
fn is_amount(behind: &str) -> bool {
    const UNITS: &[&str] = &["uhr", "eur", "euro", "euros", "chf", "karten", "tickets", "seats", "plätze"];
    let behind = behind.trim_start_matches([' ', '\u{A0}', '\u{202F}']);
    behind.starts_with(['€', '$', '£', '%'])
        || words(0, behind).next().is_some_and(|word| word.start == 0 && word.is_one_of(UNITS))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::Base;
    use crate::lint::testing::{assert_marks, assert_marks_in};

    fn message(text: &str) -> String {
        format!("what.message: {}", serde_json::json!(text))
    }

    #[test]
    fn marks_the_placeholder() {
        for (text, marks) in [
            ("Karten für xy gibt es noch.", vec!["xy"]),
            ("Konzert XY am Samstag", vec!["XY"]),
            ("Nur noch heute: “XY”", vec!["XY"]),
            ("Hamlet am XXX, 19:30", vec!["XXX"]),
            ("Noch xx Karten ab XX €", vec!["xx", "XX"]),
            ("Am XX.XX. um xx:xx Uhr ab XX,XX €", vec!["XX.XX", "xx:xx", "XX,XX"]),
            ("Lorem ipsum dolor sit amet", vec!["Lorem ipsum"]),
            ("TODO: write this. Date TBD", vec!["TODO", "TBD"]),
            ("Hi [name], [Event] is near. <title> {first_name}", vec!["[name]", "[Event]", "<title>", "{first_name}"]),
            ("Hi $name, %first_name% and %s: ${name}", vec!["$name", "%first_name%", "%s", "{name}"]),
            ("Hallo [Vorname], am [Datum einfügen]", vec!["[Vorname]", "[Datum einfügen]"]),
            ("Am TT.MM.JJJJ um HH:MM Uhr", vec!["TT.MM.JJJJ", "HH:MM"]),
            ("Mehr (TBD) bald. XXXX", vec!["TBD", "XXXX"]),
            (
                "Date T\u{200B}BD, [na\u{7}me], Lorem i\u{AD}psum",
                vec!["T\u{200B}BD", "[na\u{7}me]", "Lorem i\u{AD}psum"],
            ),
            ("@Profile - Name | default: \"you\", am XX\u{200B}.XX.", vec!["XX\u{200B}.XX"]),
            ("@Profile - Name | default: \"you\", see xy.", vec!["xy"]),
            ("@Profile - Name | default: \"you\", am XX.XX. um HH:MM.", vec!["XX.XX", "HH:MM"]),
        ] {
            assert_marks(&RULE, &message(text), &marks);
        }
        assert_marks_in(Base::InApp, &RULE, "what.title: TODO", &["TODO"]);
        assert_marks(&RULE, r#"what.variants: [{"title": "Hamlet", "message": "[date], 19:30"}]"#, &["[date]"]);
    }

    #[test]
    fn leaves_what_is_real() {
        for text in [
            "T-Shirts in XL, XXL und XXXL, xylophone for all",
            "Aktenzeichen XY … live im Studio",
            "Auf der xy-Achse: f(xy) = 2",
            "The xx live, Saturday 5 December",
            "See you tonight xx",
            "Happy birthday! xxx",
            "Musik des XX. Jahrhunderts",
            "XXX. Philharmonisches Konzert",
            "Vin Diesel in “xXx Return XXX”",
            "Todo sobre mi madre, sobre todo hoy",
            "TODO SOBRE MI MADRE im Original",
            "To do: nothing. Sit back.",
            "Louis XXXIV, Kapitel XX",
            "20 %s Rabatt? 20% name the price, A$AP, Ke$ha, US$ price, 5%title%",
            "[Ausverkauft] Hamlet [OmU] <3 {live}",
            "Lorem trifft Ipsum: ein Abend über Blindtext",
            "Heute um 19:30 Uhr, 05.12.2026, Reihe X",
            "@Add to Cart - eventName | default: \"xy\" wartet",
        ] {
            assert_marks(&RULE, &message(text), &[]);
        }
    }
}
