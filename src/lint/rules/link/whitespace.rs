//! `link/whitespace`: spaces or invisible characters in the link.

use crate::declare_rule;
use crate::deeplink::Problem;
use crate::lint::{Context, Findings, Fix};

declare_rule! {
    /// A path has no spaces: not around it, not between its parts, not inside an id. A space that came along while
    /// pasting, a line break or a character that can't be seen makes it another path.
    ///
    /// Spaces inside a token such as `@Add to Cart - eventId` belong to it. Words where an id belongs are told by
    /// `link/id`.
    ///
    /// ```wrong
    /// what.key_values[0].value: "performances/12345 "
    /// ```
    ///
    /// ```wrong
    /// what.key_values[0].value: performances/123 45
    /// ```
    ///
    /// ```right
    /// what.key_values[0].value: performances/12345
    /// ```
    "link/whitespace" {
        severity: Error,
        summary: "The link has a space or an invisible character in it",
        why: "The app compares paths to the letter: with a space in it the path leads nowhere.",
        source: Guide(&[38, 39, 40, 41, 42]),
        fixable: Safe,
    }
}

/// What a run of such characters is called.
fn called(run: &str) -> &'static str {
    if run.contains(['\n', '\r']) {
        "line break"
    } else if run.chars().all(char::is_whitespace) {
        "space"
    } else {
        "invisible character"
    }
}

fn message(runs: &[&str], start: usize) -> String {
    match runs {
        [only] => {
            let called = called(only);
            let article = if called.starts_with('i') { "an" } else { "a" };
            if start == 0 {
                format!("The link begins with {article} {called}")
            } else {
                format!("The link has {article} {called} in it")
            }
        }
        [first, rest @ ..] if rest.iter().all(|run| called(run) == called(first)) => {
            format!("The link has {} {}s in it", runs.len(), called(first))
        }
        _ => format!("The link has {} spaces, line breaks or invisible characters in it", runs.len()),
    }
}

fn check(context: &Context<'_>, findings: &mut Findings) {
    for (text, reading) in context.links() {
        for problem in &reading.problems {
            let Problem::Blanks { runs } = problem else { continue };
            let Some(first) = runs.first() else { continue };
            let words: Vec<&str> = runs.iter().map(|run| text.words(run)).collect();
            let edits = runs.iter().map(|run| text.replace(run.clone(), "")).collect();
            let (title, help) = match words.as_slice() {
                [only] => (format!("Delete the {}", called(only)), "Delete it: a path has no spaces."),
                _ => ("Delete them".to_owned(), "Delete them: a path has no spaces."),
            };
            findings.add(text.place(first.clone()), message(&words, first.start), help).fix(Fix::safe(title, edits));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::Base;
    use crate::lint::testing::{assert_fix, assert_marks, found, with};

    fn link(link: &str) -> String {
        format!("what.key_values[0].value: {}", serde_json::json!(link))
    }

    #[test]
    fn one_finding_mends_every_space() {
        for (typed, marked) in [
            ("performances/12345 ", " "),
            ("  performances/12345", "  "),
            ("performances/123 45", " "),
            ("performances /\n12345\t", " "),
            ("performances/12345\u{200B}", "\u{200B}"),
            ("performances/\u{A0}12345", "\u{A0}"),
        ] {
            assert_marks(&RULE, &link(typed), &[marked]);
            assert_fix(&RULE, &link(typed), "what.key_values[0].value", "performances/12345");
        }
    }

    #[test]
    fn says_what_it_is() {
        for (typed, message) in [
            (" events/77", "The link begins with a space"),
            ("events/77\n", "The link has a line break in it"),
            ("events/\u{200B}77", "The link has an invisible character in it"),
            ("events /77\n", "The link has 2 spaces, line breaks or invisible characters in it"),
            (" events/77 ", "The link has 2 spaces in it"),
        ] {
            assert_eq!(found(&RULE, &with(Base::Push, &link(typed)))[0].message, message);
        }
    }

    #[test]
    fn leaves_spaces_of_tokens_names_and_addresses() {
        for typed in [
            "performances/@Add to Cart - eventId | default: \"1\"",
            "performances/Romeo and Juliet",
            " https://venue.com ",
            "   ",
        ] {
            assert_marks(&RULE, &link(typed), &[]);
        }
    }
}
