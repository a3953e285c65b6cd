//! `copy/too-many-lines`: line breaks push the end of the message off the screen.

use super::measure::{Room, length, offset_behind};
use super::words::counted;
use crate::declare_rule;
use crate::lint::{Context, Findings};
use crate::template::Sample;
use crate::text::characters;

declare_rule! {
    /// A phone shows three or four lines of a message. Line breaks use them up: a list of five names is short, and its
    /// end is off the screen all the same.
    ///
    /// Lines are estimated at 40 characters, broken between words. A message that has too many characters as well is
    /// told so once, by `copy/message-too-long`; blank lines in a row count as one, because `copy/whitespace` tells of
    /// them.
    ///
    /// ```wrong
    /// what.message: "On stage:\nAnna\nBen\nClara\nDavid"
    /// ```
    ///
    /// ```right
    /// what.message: "On stage:\nAnna, Ben, Clara, David"
    /// ```
    "copy/too-many-lines" {
        severity: Warning,
        summary: "The message takes more lines than a phone shows",
        why: "A phone shows about four lines of the message; what comes after is off the screen.",
        source: Guide(&[32]),
        fixable: No,
    }
}

/// About so many characters stand in a line of a phone; some phones show fewer.
const WIDTH: usize = 40;

fn message(lines: usize, limit: usize) -> String {
    format!("The message takes {}; about {limit} fit on a phone", counted(lines, "line"))
}

const HELP: &str = "Take out line breaks, so that the message reads in one go.";

fn check(context: &Context<'_>, findings: &mut Findings) {
    if context.campaign.is_in_app() {
        return;
    }
    let limit = context.profile.limits.message_lines();
    let room = Room::for_message(context);
    for text in context.messages() {
        // Without line breaks, short words fill their lines: only the length can be too much.
        let fits = text.source.len() <= WIDTH * limit / 2 && !text.source.contains('\n');
        if fits || length(context, text) > room.limit {
            continue;
        }
        let shown = text.template.render(text.source, context.profile, Sample::Default);
        let lines = Lines::of(&shown, limit);
        if let Some(at) = lines.first_too_many {
            let before = characters(shown.get(..at).unwrap_or_default());
            let start = offset_behind(context, text, before);
            let end = text.source.trim_end().len();
            findings.add(text.place(start..end.max(start)), message(lines.count, limit), HELP);
        }
    }
}

/// The lines that a text takes.
struct Lines {
    count: usize,
    /// Where the first line begins that is one too many.
    first_too_many: Option<usize>,
}

impl Lines {
    fn of(text: &str, limit: usize) -> Self {
        let mut lines = Self { count: 0, first_too_many: None };
        let body = text.trim_start();
        let mut at = text.len() - body.len();
        let mut was_blank = false;
        for paragraph in body.trim_end().split('\n') {
            let is_blank = paragraph.trim().is_empty();
            if !(is_blank && was_blank) {
                lines.wrap(paragraph, at, limit);
            }
            was_blank = is_blank;
            at += paragraph.len() + 1;
        }
        lines
    }

    /// Takes the lines of a paragraph that begins at `start`.
    fn wrap(&mut self, paragraph: &str, start: usize, limit: usize) {
        self.begin(start, limit);
        let mut column = 0;
        let mut at = start;
        for word in paragraph.split(' ') {
            let length = characters(word);
            let space = usize::from(column > 0);
            if column > 0 && column + space + length > WIDTH {
                self.begin(at, limit);
                column = length;
            } else {
                column += space + length;
            }
            at += word.len() + 1;
        }
    }

    fn begin(&mut self, at: usize, limit: usize) {
        self.count += 1;
        if self.count > limit {
            self.first_too_many.get_or_insert(at);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::Base;
    use crate::lint::testing::{assert_marks, assert_marks_in, found, found_with, with};
    use crate::profile::Profile;

    fn message(text: &str) -> String {
        format!("what.message: {}", serde_json::json!(text))
    }

    #[test]
    fn marks_from_the_first_line_too_many() {
        assert_marks(&RULE, &message("A\nB\nC\nD\nE\nF"), &["E\nF"]);
        assert_marks(&RULE, &message("A\r\nB\r\n\r\nC\r\nD"), &["D"]);
        let wrapped = "Eins\nZwei\nDrei\nIn der letzten Zeile stehen mehr Wörter, als in eine passen";
        assert_marks(&RULE, &message(wrapped), &["als in eine passen"]);
        assert_marks(
            &RULE,
            &message("Hi @Profile - Name | default: \"you\"\nA\nB\nC\n@Profile - City | default: \"E\""),
            &["@Profile - City | default: \"E\""],
        );
        let campaign = with(Base::Push, &message("A\nB\nC\nD\nE\nF"));
        assert_eq!(found(&RULE, &campaign)[0].message, "The message takes 6 lines; about 4 fit on a phone");
    }

    #[test]
    fn leaves_what_fits() {
        for text in [
            "Tonight:\nHamlet\n\nBook now",
            "Samstag, 5. Dezember, 19:30 Uhr.\nDie letzten 40 Karten für Hamlet.\nAb 29 €, nur in der App.",
            "Hamlet returns to the Grand Theatre on Saturday 5 December at 19:30. Book your seats before they are all gone, now.",
            "A\n\n\n\n\nB\n",
            "",
        ] {
            assert_marks(&RULE, &message(text), &[]);
        }
        assert_marks(&RULE, &message(&"a\n".repeat(50)), &["a\n".repeat(46).trim_end()]);
        assert_marks_in(Base::InApp, &RULE, &message("A\nB\nC\nD\nE"), &[]);
    }

    #[test]
    fn leaves_what_is_told_as_too_long() {
        assert_marks(&RULE, &message(&format!("A\nB\nC\nD\nE\n{}", "word ".repeat(24))), &[]);
    }

    #[test]
    fn counts_lines_as_the_house_wants() {
        let campaign = with(Base::Push, &message("A\nB\nC"));
        let two = Profile::read(r#"{"extends": "guide", "limits": {"message_lines": 2}}"#).expect("a profile");
        assert_eq!(found_with(&RULE, &campaign, &two)[0].message, "The message takes 3 lines; about 2 fit on a phone");
    }
}
