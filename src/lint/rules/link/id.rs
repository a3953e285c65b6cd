//! `link/id`: something else where an id belongs.

use super::words::where_to_find;
use crate::declare_rule;
use crate::deeplink::{Id, spoken};
use crate::lint::{Context, Findings};
use crate::text::quoted_ends;

declare_rule! {
    /// The ids in a path are made of digits: the app's admin interface shows them. A name, or the stand-in
    /// `<eventid>` left over from a template, opens no page.
    ///
    /// ```wrong
    /// what.key_values[0].value: performances/hamlet
    /// ```
    ///
    /// ```wrong
    /// what.key_values[0].value: performances/<eventid>
    /// ```
    ///
    /// ```right
    /// what.key_values[0].value: performances/12345
    /// ```
    "link/id" {
        severity: Error,
        summary: "Something else stands where an id belongs",
        why: "The app finds a page by the digits of its id; with anything else the page stays empty.",
        source: Guide(&[43, 44]),
        fixable: No,
    }
}

fn message(words: &str, name: &str) -> String {
    let name = spoken(name);
    if words.starts_with(['<', '[', '{']) {
        format!("{} still stands where the {name} belongs", quoted_ends(words))
    } else {
        format!("{} stands where the {name} belongs; an id is made of digits", quoted_ends(words))
    }
}

fn check(context: &Context<'_>, findings: &mut Findings) {
    for (text, reading) in context.links() {
        for bound in &reading.bound {
            if let Id::Other(words) = &bound.id {
                findings.add(text.place(bound.span.clone()), message(words, bound.name), where_to_find(bound.name));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::Base;
    use crate::lint::testing::{assert_marks, assert_marks_in};

    fn link(link: &str) -> String {
        format!("what.key_values[0].value: \"{link}\"")
    }

    #[test]
    fn marks_what_is_no_id() {
        for (typed, marks) in [
            ("performances/hamlet", &["hamlet"][..]),
            ("performances/12345a", &["12345a"]),
            ("performances/<eventid>", &["<eventid>"]),
            ("performances/Romeo and Juliet", &["Romeo and Juliet"]),
            ("performances/12345/<performanceid>", &["<performanceid>"]),
            ("performances/x/y", &["x", "y"]),
            ("performances/#12345", &["#12345"]),
            ("/performance/abc/", &["abc"]),
        ] {
            assert_marks(&RULE, &link(typed), marks);
        }
        assert_marks_in(Base::InApp, &RULE, "what.buttons[0].action: events/sale", &["sale"]);
    }

    #[test]
    fn leaves_digits_tokens_and_other_paths() {
        for typed in
            ["performances/12345", "performances/123 45", "events/@Profile - Name | default: '1'", "concerts/hamlet"]
        {
            assert_marks(&RULE, &link(typed), &[]);
        }
    }
}
