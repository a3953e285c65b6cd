//! What the copy rules share: words with their places, quoted stretches, web addresses, and words for messages.

pub use crate::text::counted;
use std::ops::Range;

use super::vocabulary::ENDINGS;

/// A word of a text: letters and digits, with the apostrophes and hyphens between them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word<'t> {
    /// Where it begins in the whole text.
    pub start: usize,
    /// The word as written.
    pub text: &'t str,
}

/// The words of `plain`, which begins at `offset` of the whole text.
pub fn words(offset: usize, plain: &str) -> Words<'_> {
    Words { offset, rest: plain }
}

/// See [`words`].
#[derive(Clone, Debug)]
pub struct Words<'t> {
    offset: usize,
    rest: &'t str,
}

impl<'t> Iterator for Words<'t> {
    type Item = Word<'t>;

    fn next(&mut self) -> Option<Word<'t>> {
        let from = self.rest.find(is_letter)?;
        let (_, at_word) = self.rest.split_at_checked(from)?;
        let (text, rest) = at_word.split_at_checked(word_length(at_word))?;
        let word = Word { start: self.offset + from, text };
        self.offset = word.end();
        self.rest = rest;
        Some(word)
    }
}

/// How many bytes of `text` belong to the word that it begins with.
fn word_length(text: &str) -> usize {
    let mut end = 0;
    for (at, c) in text.char_indices() {
        if is_letter(c) {
            end = at + c.len_utf8();
        } else if !is_joint(c) || at > end {
            break;
        }
    }
    end
}

/// A character that words are made of; what nobody sees inside a word is part of it.
pub fn is_letter(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphanumeric();
    }
    c.is_alphanumeric() || matches!(c, '\u{300}'..='\u{36F}' | '\u{AD}' | '\u{200B}'..='\u{200D}' | '\u{2060}')
}

/// A character that joins two parts of a word.
fn is_joint(c: char) -> bool {
    matches!(c, '\'' | '’' | '-' | '‐' | '\u{2011}' | '_')
}

impl Word<'_> {
    /// The offset behind it in the whole text.
    pub fn end(&self) -> usize {
        self.start + self.text.len()
    }

    /// Its place in the whole text.
    pub fn span(&self) -> Range<usize> {
        self.start..self.end()
    }

    /// Whether it is `other`, whatever the case.
    pub fn is(&self, other: &str) -> bool {
        same(self.text, other)
    }

    /// Whether it is one of `others`, whatever the case.
    pub fn is_one_of(&self, others: &[&str]) -> bool {
        others.iter().any(|other| self.is(other))
    }

    /// Whether it begins with a capital letter.
    pub fn is_capitalised(&self) -> bool {
        self.text.chars().next().is_some_and(char::is_uppercase)
    }
}

/// Whether two words are the same, whatever the case.
pub fn same(a: &str, b: &str) -> bool {
    if a.is_ascii() || b.is_ascii() {
        return a.eq_ignore_ascii_case(b);
    }
    a.chars().flat_map(char::to_lowercase).eq(b.chars().flat_map(char::to_lowercase))
}

/// The quoted stretches of `plain`, quotes included, as places of the whole text that it is part of from `offset` on.
/// A quote that is never closed quotes nothing.
pub fn quotations(offset: usize, plain: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(rest) = plain.get(from..) {
        let Some((at, opener)) = rest.char_indices().find(|(_, c)| !closers(*c).is_empty()) else { break };
        let start = from + at;
        from = start + opener.len_utf8();
        if let Some(end) = closing(plain, start, opener) {
            found.push(offset + start..offset + end);
            from = end;
        }
    }
    found
}

/// What may close a stretch that `opener` opens: English, German and Swiss habits.
fn closers(opener: char) -> &'static [char] {
    match opener {
        '"' => &['"'],
        '\'' => &['\''],
        '“' => &['”'],
        '„' => &['“', '”', '"'],
        '‘' => &['’'],
        '‚' => &['‘', '’'],
        '»' => &['«'],
        '«' => &['»'],
        '›' => &['‹'],
        '‹' => &['›'],
        _ => &[],
    }
}

/// The offset behind the quote that closes the one at `start`.
fn closing(plain: &str, start: usize, opener: char) -> Option<usize> {
    // A small quote may be an apostrophe: then a letter stands on its wrong side.
    let is_small = matches!(opener, '\'' | '‘' | '‚');
    let before = plain.get(..start)?.chars().next_back();
    if is_small && before.is_some_and(is_letter) {
        return None;
    }
    let inside = start + opener.len_utf8();
    let mut last = opener;
    for (at, c) in plain.get(inside..)?.char_indices() {
        let end = inside + at + c.len_utf8();
        let ends_word = || !plain.get(end..).and_then(|rest| rest.chars().next()).is_some_and(is_letter);
        if c == '\n' {
            return None;
        }
        if closers(opener).contains(&c) && last != opener && (!is_small || (ends_word() && !last.is_whitespace())) {
            return Some(end);
        }
        last = c;
    }
    None
}

/// Whether `span` lies in one of `stretches`.
pub fn is_inside(stretches: &[Range<usize>], span: &Range<usize>) -> bool {
    stretches.iter().any(|stretch| stretch.start <= span.start && span.end <= stretch.end)
}

/// The web addresses of `plain`, as places of the whole text that it is part of from `offset` on: with a scheme,
/// with `www.`, or a bare domain with a well-known ending or a path. An e-mail address is none.
pub fn addresses(offset: usize, plain: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    if !plain.contains(['.', ':']) {
        return found;
    }
    let mut from = 0;
    for chunk in plain.split(char::is_whitespace) {
        if let Some(span) = address_in(chunk) {
            found.push(offset + from + span.start..offset + from + span.end);
        }
        from += chunk.len();
        from += plain.get(from..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    }
    found
}

/// The web address in `chunk`, which holds no white space.
fn address_in(chunk: &str) -> Option<Range<usize>> {
    let begins = |prefix: &str| {
        let at =
            chunk.as_bytes().windows(prefix.len()).position(|part| part.eq_ignore_ascii_case(prefix.as_bytes()))?;
        let is_fresh = !chunk.get(..at)?.ends_with(is_letter);
        let goes_on = chunk.get(at + prefix.len()..)?.starts_with(is_letter);
        (is_fresh && goes_on).then_some(at)
    };
    let said = begins("https://").or_else(|| begins("http://")).or_else(|| begins("www."));
    let start = match said {
        Some(start) => start,
        None => domain_start(chunk)?,
    };
    let end = chunk.trim_end_matches(|c: char| !is_letter(c) && c != '/').len();
    (start < end).then_some(start..end)
}

/// Where a bare domain begins in `chunk`, where it holds one.
fn domain_start(chunk: &str) -> Option<usize> {
    if chunk.contains('@') {
        return None;
    }
    let body = chunk.trim_start_matches(|c: char| !is_letter(c));
    let start = chunk.len() - body.len();
    let is_of_domain = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-');
    let domain = body.split(|c| !is_of_domain(c)).next()?;
    let path = body.get(domain.len()..)?;
    let (name, ending) = domain.trim_end_matches(['.', '-']).rsplit_once('.')?;
    let last_label = name.rsplit('.').next()?;
    let is_name = last_label.chars().count() >= 2
        && last_label.chars().any(char::is_alphabetic)
        && name.split('.').all(|label| !label.is_empty());
    let leads_on = path.strip_prefix('/').is_some_and(|path| path.starts_with(is_letter)) && domain.ends_with(ending);
    let is_country = ending.len() == 2 && ending.bytes().all(|byte| byte.is_ascii_lowercase());
    (is_name && (ENDINGS.contains(&ending) || (leads_on && is_country))).then_some(start)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_keep_their_joints() {
        let found: Vec<_> = words(3, "Don't miss Open-Air 2026 – z.B. heute-").map(|word| word.text).collect();
        assert_eq!(found, ["Don't", "miss", "Open-Air", "2026", "z", "B", "heute"]);
        let second = words(3, "“Ein Übermut”").nth(1).expect("two words");
        assert_eq!((second.start, second.end()), (10, 18));
        assert!(second.is("übermut") && second.is_capitalised());
        let found: Vec<_> = words(0, "rock--pop it’s’").map(|word| word.text).collect();
        assert_eq!(found, ["rock", "pop", "it’s"]);
    }

    #[test]
    fn quotes_of_every_habit() {
        for (plain, inside) in [
            ("Karten für „Die Fledermaus“ heute", vec!["„Die Fledermaus“"]),
            ("»Faust« und «Aida»", vec!["»Faust«", "«Aida»"]),
            ("See “Cats” or \"Rent\"", vec!["“Cats”", "\"Rent\""]),
            ("‘Don’t Look Now’ tonight", vec!["‘Don’t Look Now’"]),
            ("'All My Sons' isn't sold out", vec!["'All My Sons'"]),
            ("It's the players' night", vec![]),
            ("12\" vinyl tonight", vec![]),
            ("“never closed", vec![]),
        ] {
            let found: Vec<_> = quotations(0, plain).into_iter().map(|span| &plain[span]).collect();
            assert_eq!(found, inside, "{plain}");
        }
    }

    #[test]
    fn addresses_and_what_looks_like_them() {
        for (plain, address) in [
            ("Book at https://www.theatre.at/hamlet?x=1!", Some("https://www.theatre.at/hamlet?x=1")),
            ("Karten: www.oper.de.", Some("www.oper.de")),
            ("(volksoper.at)", Some("volksoper.at")),
            ("Tickets auf royalopera.co.uk, heute", Some("royalopera.co.uk")),
            ("bit.ly/3xYz", Some("bit.ly/3xYz")),
            ("WWW.OPER.DE", Some("WWW.OPER.DE")),
            ("HTTPS://OPER.DE/", Some("HTTPS://OPER.DE/")),
            ("info@oper.de", None),
            ("With Mr.Smith at 19.30", None),
            ("z.B. heute, u.a. mit R.E.M. and will.i.am", None),
            ("St.Pölten, Nr.5, Vol.2/3, Op.131", None),
            ("Mo./Di. 19.30/20.00", None),
            ("Nur heute.Im Saal", None),
            ("Nur 19.at jetzt, Wagner v.at", None),
            ("Heute Oper.Im/Saal, siehe index.html/teil", None),
            ("10 a.m./p.m. www. und http://", None),
        ] {
            let found = addresses(0, plain);
            assert_eq!(found.first().map(|span| &plain[span.clone()]), address, "{plain}");
            assert!(found.len() <= 1, "{plain}");
        }
    }

    #[test]
    fn counts_for_messages() {
        assert_eq!((counted(1, "emoji"), counted(2, "line")), ("1 emoji".to_owned(), "2 lines".to_owned()));
    }
}
