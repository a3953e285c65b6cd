//! `copy/filler-words`: words that can go.

use std::ops::Range;

use super::words::{Word, addresses, is_inside, is_letter, quotations, same, words};
use crate::declare_rule;
use crate::lint::{Context, Findings, Fix, Text};

declare_rule! {
    /// The guide says: eliminate every word that is not absolutely necessary. Some words can nearly always go; the
    /// house profile lists them by language. Where the campaign says its language, that language's words count, else
    /// those of every language.
    ///
    /// Nothing is said where such a word carries meaning or belongs to a name: after a “not” (“not just a concert”), in
    /// “just announced”, “sehr geehrte” or “schnell und einfach”, in quotes, in compounds (“Einfach-Ticket”), or with a
    /// capital letter in mid-sentence or before another capital (“Love Actually”, “Just For One Day”).
    ///
    /// ```wrong
    /// what.message: Saturday 5 December, 19:30. There are really few seats left.
    /// ```
    ///
    /// ```right
    /// what.message: Saturday 5 December, 19:30. There are few seats left.
    /// ```
    "copy/filler-words" {
        severity: Advice,
        summary: "A word that can go",
        why: "A push has room for some twenty words: every one that says nothing takes the room of one that does.",
        source: Guide(&[32]),
        fixable: Suggested,
    }
}

fn message(word: &str) -> String {
    format!("“{word}” can go")
}

const HELP: &str = "Read the sentence without it; where it says the same, take the word out.";

fn fix_title(word: &str) -> String {
    format!("Take out “{word}”")
}

fn check(context: &Context<'_>, findings: &mut Findings) {
    let language = context.campaign.language_tag();
    let lists = &context.profile.filler_words;
    let fillers =
        || lists.iter().filter(|(of, _)| language.is_empty() || same(of, language)).flat_map(|(_, list)| list);
    for text in context.copy() {
        for (offset, plain) in text.plain() {
            let mut asides: Option<Vec<Range<usize>>> = None;
            let mut before = None;
            let mut rest = words(offset, plain);
            while let Some(word) = rest.next() {
                if fillers().any(|filler| word.is(filler)) {
                    let place = Spot { text, word, before, after: rest.clone().next() };
                    let asides = asides.get_or_insert_with(|| asides_of(offset, plain));
                    if let Some(fix) = place.fix().filter(|_| !is_inside(asides, &word.span())) {
                        findings.add(text.place(word.span()), message(word.text), HELP).fix(fix);
                    }
                }
                before = Some(word);
            }
        }
    }
}

fn asides_of(offset: usize, plain: &str) -> Vec<Range<usize>> {
    let mut asides = quotations(offset, plain);
    asides.append(&mut addresses(offset, plain));
    asides
}

/// A filler word with its neighbours.
struct Spot<'a, 't> {
    text: &'a Text<'t>,
    word: Word<'t>,
    before: Option<Word<'t>>,
    after: Option<Word<'t>>,
}

impl Spot<'_, '_> {
    /// How to take the word out; nothing where it carries meaning, or where it is not certain that it doesn't.
    fn fix(&self) -> Option<Fix> {
        let source = self.text.source;
        let ahead = source.get(self.word.end()..)?;
        let behind = source.get(..self.word.start)?;
        if behind.ends_with(['#', '@', '-', '.', '/', '&']) || ahead.starts_with(['-', '/', '@', '&']) {
            return None;
        }
        let begins = begins_sentence(behind);
        let is_capital = self.word.is_capitalised();
        // A capital is a name's, unless a sentence begins here and goes on in small letters. Behind a dash it is one.
        let is_behind_dash = behind.trim_end().ends_with(['-', '–', '—']);
        if is_capital && !(begins && !is_behind_dash && self.goes_on_small(ahead)) {
            return None;
        }
        let is_doubled = |other: Option<Word<'_>>| other.is_some_and(|other| other.is(self.word.text));
        if is_doubled(self.after) || self.carries_meaning(behind, ahead) {
            return None;
        }
        if let Some(first) = self.before.filter(|_| is_doubled(self.before)) {
            let can_go = ahead.starts_with(' ') && !first.is_capitalised();
            return can_go.then(|| self.put(first.start..self.word.end() + 1, ""));
        }
        let (span, put) = if let Some(after_mark) = ahead.strip_prefix([',', ':']) {
            self.with_mark(behind, after_mark, begins)?
        } else if ahead.starts_with(' ') {
            // The word and the space behind it; what comes now may begin the sentence.
            let first = ahead.get(1..)?.chars().next().filter(|_| begins && is_capital);
            match first.filter(|c| c.is_lowercase()) {
                Some(first) => {
                    (self.word.start..self.word.end() + 1 + first.len_utf8(), first.to_uppercase().collect::<String>())
                }
                None => (self.word.start..self.word.end() + 1, String::new()),
            }
        } else if behind.ends_with(' ') && !begins {
            (self.word.start - 1..self.word.end(), String::new())
        } else {
            return None;
        };
        Some(self.put(span, &put))
    }

    /// The fix that puts `text` for `span`, which holds the word.
    fn put(&self, span: Range<usize>, text: &str) -> Fix {
        Fix::suggested(fix_title(self.word.text), vec![self.text.replace(span, text)])
    }

    /// Whether the next word begins with a small letter or a digit, as a sentence does that goes on.
    fn goes_on_small(&self, ahead: &str) -> bool {
        let next = ahead.trim_start_matches([' ', ',', ':']).chars().next();
        next.is_some_and(|c| c.is_lowercase() || c.is_numeric() || "€$£@{".contains(c))
            || self.after.is_some_and(|after| matches!(after.text, "I" | "I'm" | "I’m"))
    }

    /// The word between commas goes with them; so does one at a sentence's beginning with a comma or colon behind it.
    fn with_mark(&self, behind: &str, after_mark: &str, begins: bool) -> Option<(Range<usize>, String)> {
        let first = after_mark.strip_prefix(' ')?.chars().next()?;
        if begins {
            let put = if self.word.is_capitalised() { first.to_uppercase().collect() } else { String::from(first) };
            return Some((self.word.start..self.word.end() + 2 + first.len_utf8(), put));
        }
        let comma = behind.strip_suffix(", ")?.len();
        Some((comma..self.word.end() + 1, String::new()))
    }

    /// Whether the sentence would say something else, or nothing, without the word.
    fn carries_meaning(&self, behind: &str, ahead: &str) -> bool {
        let ends_here = ahead.trim_start().chars().next().is_none_or(|c| ".!?…:;)–—\n".contains(c));
        let gap_before = self.before.and_then(|before| behind.get(before.end()..));
        let before = self.before.filter(|_| gap_before.is_some_and(|gap| gap.chars().all(|c| c == ' ')));
        let gap_after = self.after.and_then(|after| ahead.get(..after.start - self.word.end()));
        let after = self.after.filter(|_| gap_after.is_some_and(|gap| gap.chars().all(|c| c == ' ')));
        let follows = |list: &[&str]| before.is_some_and(|before| before.is_one_of(list));
        let leads_to = |list: &[&str]| after.is_some_and(|after| after.is_one_of(list));
        let is_negated = before.is_some_and(|before| {
            before.is_one_of(NEGATIONS) || before.text.ends_with("n't") || before.text.ends_with("n’t")
        });
        let is_manner = self.word.is_one_of(&["einfach", "simply"]);
        if is_negated || leads_to(JOINTS) || (is_manner && follows(JOINTS)) {
            return true;
        }
        let begins = begins_sentence(behind);
        let is_remark = begins && ahead.starts_with(':');
        if ends_here && (!self.stands_well_at_an_end() || (begins && !is_remark)) {
            return true;
        }
        // Behind “Übrigens” comes a German verb, which can't begin the sentence.
        if begins && ahead.starts_with(' ') && self.word.is_one_of(&["übrigens", "eigentlich"]) {
            return true;
        }
        let Some(habits) = HABITS.iter().find(|habits| self.word.is(habits.word)) else { return false };
        let just_happened = self.word.is("just")
            && after.is_some_and(|after| after.text.ends_with("ed") && !after.text.ends_with("eed"));
        just_happened || follows(habits.after) || leads_to(habits.before)
    }

    /// Whether a sentence may end in this word without needing it: “Wir freuen uns sehr!”
    fn stands_well_at_an_end(&self) -> bool {
        !self.word.is_one_of(&["einfach", "very", "just", "simply"])
    }
}

/// Words that turn what follows into its opposite.
const NEGATIONS: &[&str] = &["not", "never", "no", "nicht", "nie", "kein", "keine", "keinen", "cannot"];
/// Words that join two equals: without the one, the joint hangs in the air.
const JOINTS: &[&str] = &["and", "or", "und", "oder", "sowie"];

/// Neighbours beside which a word carries meaning.
struct Habits {
    word: &'static str,
    /// It does behind these.
    after: &'static [&'static str],
    /// It does in front of these.
    before: &'static [&'static str],
}

#[rustfmt::skip]
const HABITS: &[Habits] = &[
    // A moment ago, a little way, exactly, fair.
    Habits {
        word: "just",
        after: &["only", "the", "a", "so"],
        before: &[
            "in", "now", "then", "about", "so", "right", "as", "like", "before", "after", "off", "outside", "inside",
            "under", "over", "past", "beyond", "behind", "below", "above", "around", "across", "opposite", "next", "by",
            "short", "down", "up", "out", "been", "gone", "begun", "become", "sold", "won", "put", "got", "made", "come",
            "seen", "heard", "found", "hit", "cause", "reward", "north", "south", "east", "west",
        ],
    },
    Habits { word: "very", after: &["how", "so"], before: &["much", "well", "same", "least"] },
    Habits { word: "simply", after: &["quite", "put", "as"], before: &["put", "as", "the"] },
    // Easily, one way.
    Habits { word: "einfach", after: &["so", "ganz", "zu", "sehr", "recht", "wie", "fahrt", "hin"], before: &["so", "zu", "wie"] },
    Habits {
        word: "sehr",
        after: &["so", "zu", "ebenso", "genauso", "gar", "wie"],
        before: &[
            "geehrte", "geehrter", "geehrtes", "geehrten", "verehrte", "verehrter", "verehrtes", "verehrten", "wohl",
        ],
    },
    Habits { word: "wirklich", after: &[], before: &["wahr", "passiert", "geschah"] },
    Habits { word: "eigentlich", after: &["warum", "was", "wer"], before: &["nicht"] },
];

/// Whether a sentence begins behind `behind`: at the text's start, behind a full stop, a colon, a dash, an emoji.
fn begins_sentence(behind: &str) -> bool {
    let last = behind.trim_end_matches([' ', '\u{A0}']);
    !last.ends_with(|c: char| is_letter(c) || ",;'’\"“”„»«)%€&+".contains(c))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::Base;
    use crate::lint::testing::{assert_fix, assert_marks, assert_marks_in};

    /// Marks in a text whose language the campaign doesn't say.
    fn assert_any(text: &str, marks: &[&str]) {
        assert_marks(&RULE, &format!("language: \"\"\nwhat.message: {}", serde_json::json!(text)), marks);
    }

    #[test]
    fn marks_words_that_can_go() {
        for (text, marks) in [
            ("Just 40 seats left for Hamlet.", vec!["Just"]),
            ("You really should see it. It's literally the best night.", vec!["really", "literally"]),
            ("Jetzt einfach Karten sichern!", vec!["einfach"]),
            ("Übrigens, heute ist der letzte Tag.", vec!["Übrigens"]),
            ("Wir freuen uns sehr auf dich.", vec!["sehr"]),
            ("Hamlet is back for just one night.", vec!["just"]),
            ("Only tonight: just €15.", vec!["just"]),
            ("A really, really good night", vec!["really"]),
        ] {
            assert_any(text, &marks);
        }
        assert_marks_in(Base::InApp, &RULE, "what.title: A very good seat", &["very"]);
    }

    #[test]
    fn leaves_names_and_meaning() {
        for text in [
            "Just For One Day – the Live Aid musical",
            "Tonight on screen: “Love, actually” and “just friends”",
            "Love Actually in Concert, Saturday",
            "Simply Red, live in Köln",
            "The Very Hungry Caterpillar for all aged 3+",
            "It's not just a concert.",
            "More than 100 seats isn't really much",
            "Just announced: Coldplay, 5 December",
            "We've just added 40 seats.",
            "Just in: an extra show. Thank you very much!",
            "Doors open just before 7.",
            "Really? Yes.",
            "Sehr geehrte Damen und Herren",
            "Einfach-Ticket ab 12 €",
            "Schnell und einfach buchen",
            "Hin und zurück oder einfach",
            "So einfach geht's: tippen, buchen, fertig.",
            "Buchen ist ganz einfach!",
            "Nicht sehr lang, aber gut",
            "Der Abend „Einfach Kafka“ beginnt um 19:30",
            "Einfach Kafka: Lesung am 5. Dezember",
            "Adjust your seat, justice for all, every night",
            "@Profile - Name | default: \"just you\", welcome",
            "Mehr auf www.just-music.de/just",
            "#just #really",
            "Übrigens haben wir umgebaut.",
            "Einfach: tippen, buchen, fertig.",
            "Simply the best: Tina, das Musical",
            "Tonight – Just friends, a new play",
        ] {
            assert_any(text, &[]);
        }
    }

    #[test]
    fn speaks_the_language_of_the_campaign() {
        assert_marks(&RULE, "language: en\nwhat.message: Das ist sehr schade.", &[]);
        assert_marks(&RULE, "language: de-AT\nwhat.message: Das ist sehr schade, really good.", &["sehr"]);
        assert_marks(&RULE, "language: Deutsch\nwhat.message: Das ist sehr schade, really good.", &["sehr"]);
        assert_marks(&RULE, "language: fr\nwhat.message: really sehr", &[]);
    }

    #[test]
    fn takes_it_out() {
        for (wrong, right) in [
            ("Just 40 seats left.", "40 seats left."),
            ("Tonight. Really good seats left.", "Tonight. Good seats left."),
            ("You really should see it.", "You should see it."),
            ("Actually, the stalls are free.", "The stalls are free."),
            ("Übrigens: morgen ist frei.", "Morgen ist frei."),
            ("It's really, really late.", "It's late."),
            ("The stalls, actually, are free.", "The stalls are free."),
            ("Wir freuen uns wirklich!", "Wir freuen uns!"),
            ("Einfach überall buchen.", "Überall buchen."),
            ("It's just @Profile - City | default: \"here\"", "It's @Profile - City | default: \"here\""),
        ] {
            let lines = format!("language: \"\"\nwhat.message: {}", serde_json::json!(wrong));
            assert_fix(&RULE, &lines, "what.message", right);
        }
    }
}
