//! `link/slash`: a slash too many.

use crate::declare_rule;
use crate::deeplink::{Problem, SlashPlace};
use crate::lint::{Context, Findings, Fix};

declare_rule! {
    /// A path has one slash between its parts, none before the first and none behind the last. With a slash too many
    /// it is another path, and the app doesn't know it.
    ///
    /// ```wrong
    /// what.key_values[0].value: /performances/12345
    /// ```
    ///
    /// ```wrong
    /// what.key_values[0].value: performances//12345/
    /// ```
    ///
    /// ```right
    /// what.key_values[0].value: performances/12345
    /// ```
    "link/slash" {
        severity: Error,
        summary: "The link has a slash too many",
        why: "The app compares paths to the letter: with a slash too many it finds no page.",
        source: Guide(&[38, 39, 40, 41, 42]),
        fixable: Safe,
    }
}

fn message(places: &[SlashPlace]) -> String {
    match places {
        [SlashPlace::Leading] => "The link begins with a slash".to_owned(),
        [SlashPlace::Trailing] => "The link ends with a slash".to_owned(),
        [SlashPlace::Doubled] => "The link has two slashes in a row".to_owned(),
        _ => format!("The link has {} slashes too many", places.len()),
    }
}

fn check(context: &Context<'_>, findings: &mut Findings) {
    for (text, reading) in context.links() {
        for problem in &reading.problems {
            let Problem::Slashes { spare } = problem else { continue };
            let Some((_, first)) = spare.first() else { continue };
            // The whole run, so that a doubled slash is seen as two.
            let before = text.source.get(..first.start).unwrap_or_default();
            let behind = text.source.get(first.start..).unwrap_or_default();
            let start = before.trim_end_matches('/').len();
            let run = start..first.start + behind.len() - behind.trim_start_matches('/').len();
            let places: Vec<SlashPlace> = spare.iter().map(|(place, _)| *place).collect();
            let (title, help) = match places.as_slice() {
                [_] => ("Delete the slash", "Delete it: a path has one slash between its parts and none around them."),
                _ => {
                    ("Delete the slashes", "Delete them: a path has one slash between its parts and none around them.")
                }
            };
            let edits = spare.iter().map(|(_, span)| text.replace(span.clone(), "")).collect();
            findings.add(text.place(run), message(&places), help).fix(Fix::safe(title, edits));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::Base;
    use crate::lint::testing::{assert_fix, assert_marks, assert_marks_in};

    fn link(link: &str) -> String {
        format!("what.key_values[0].value: \"{link}\"")
    }

    #[test]
    fn one_finding_mends_every_slash() {
        for (typed, marked) in [
            ("/performances/12345", "/"),
            ("performances/12345/", "/"),
            ("performances//12345", "//"),
            ("//performances///12345//", "//"),
        ] {
            assert_marks(&RULE, &link(typed), &[marked]);
            assert_fix(&RULE, &link(typed), "what.key_values[0].value", "performances/12345");
        }
        assert_marks_in(Base::InApp, &RULE, "what.buttons[0].action: /events/77", &["/"]);
    }

    #[test]
    fn leaves_what_other_rules_tell() {
        for other in [
            "performances/",
            "app/home/booking//48052",
            "https://venue.com//x/",
            "//host/performances/1",
            "/",
            "performances/1/?x=/",
        ] {
            assert_marks(&RULE, &link(other), &[]);
        }
    }
}
