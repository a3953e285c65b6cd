//! `link/extra-part`: the link goes on behind its path.

use crate::declare_rule;
use crate::deeplink::{ExtraKind, Problem};
use crate::lint::{Context, Findings, Fix};
use crate::text::quoted_ends;

declare_rule! {
    /// A path of the app ends with its last id. What comes behind makes it another path: one part more, or
    /// `?utm_source=…` as on the web. CleverTap counts taps by itself.
    ///
    /// ```wrong
    /// what.key_values[0].value: performances/12345?utm_source=push
    /// ```
    ///
    /// ```wrong
    /// what.key_values[0].value: events/77/tickets
    /// ```
    ///
    /// ```wrong
    /// what.key_values[0].value: performances/12345/48052/3
    /// ```
    ///
    /// ```right
    /// what.key_values[0].value: performances/12345/48052
    /// ```
    "link/extra-part" {
        severity: Error,
        summary: "The link goes on behind its path",
        why: "The app compares paths as a whole: with more behind it the path leads nowhere.",
        source: Guide(&[38, 39, 40, 41, 42]),
        fixable: Both,
    }
}

fn message(words: &str, kind: ExtraKind, pattern: &str) -> String {
    match kind {
        ExtraKind::Query => format!("{} belongs to web addresses, not to a path of the app", quoted_ends(words)),
        ExtraKind::Fragment => format!("{} leads to a place on a web page; the app has none", quoted_ends(words)),
        ExtraKind::Words | ExtraKind::Ids => format!("{} is too much: the whole path is {pattern}", quoted_ends(words)),
    }
}

fn check(context: &Context<'_>, findings: &mut Findings) {
    for (text, reading) in context.links() {
        for problem in &reading.problems {
            let Problem::Extra { span, kind } = problem else { continue };
            let words = text.words(span);
            let pattern = reading.route.as_ref().map_or("shorter", |route| route.pattern);
            let edits = || vec![text.replace(span.clone(), "")];
            let title = || format!("Delete {}", quoted_ends(words));
            let (help, fix) = match kind {
                ExtraKind::Query | ExtraKind::Fragment => ("Cut it off.", Some(Fix::safe(title(), edits()))),
                ExtraKind::Words => {
                    ("Cut it off, if the page without it is the right one.", Some(Fix::suggested(title(), edits())))
                }
                ExtraKind::Ids => ("Keep the ids that belong to the page, and delete what is too much.", None),
            };
            findings.add(text.place(span.clone()), message(words, *kind, pattern), help).maybe_fix(fix);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::Base;
    use crate::lint::testing::{assert_fix, assert_marks, found, with};

    fn link(link: &str) -> String {
        format!("what.key_values[0].value: \"{link}\"")
    }

    #[test]
    fn marks_and_cuts_off_what_is_too_much() {
        for (typed, marked, left) in [
            ("performances/12345?utm_source=push", "?utm_source=push", "performances/12345"),
            ("performances/12345/?a=b/c#d", "/?a=b/c#d", "performances/12345"),
            ("performances/12345#tickets", "#tickets", "performances/12345"),
            ("events/77/tickets", "/tickets", "events/77"),
            ("app/home/booking/1/2/seats/", "/seats/", "app/home/booking/1/2"),
        ] {
            assert_marks(&RULE, &link(typed), &[marked]);
            assert_fix(&RULE, &link(typed), "what.key_values[0].value", left);
        }
    }

    #[test]
    fn one_id_too_many_is_for_the_writer_to_find() {
        let campaign = with(Base::Push, &link("performances/1/2/3"));
        assert_eq!(found(&RULE, &campaign)[0].fixes, []);
        assert_marks(&RULE, &link("performances/1/2/3"), &["/3"]);
    }

    #[test]
    fn leaves_whole_paths_and_unknown_ones() {
        for typed in [
            "performances/1/2",
            "performances/12345/",
            "concerts/1/2/3?x",
            "https://venue.com/events/77?x",
            "performances/??",
        ] {
            assert_marks(&RULE, &link(typed), &[]);
        }
    }
}
