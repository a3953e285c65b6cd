//! `link/missing-id`: the link ends before its id.

use super::words::{listed, where_to_find};
use crate::declare_rule;
use crate::deeplink::{Problem, spoken};
use crate::lint::{Context, Findings};

declare_rule! {
    /// A path of the app ends with one id or two. Without them it opens no page.
    ///
    /// ```wrong
    /// what.key_values[0].value: performances/
    /// ```
    ///
    /// ```wrong
    /// what.key_values[0].value: app/home/booking/12345
    /// ```
    ///
    /// ```right
    /// what.key_values[0].value: app/home/booking/12345/48052
    /// ```
    "link/missing-id" {
        severity: Error,
        summary: "The link lacks an id",
        why: "Without the id the app doesn't know which page is meant.",
        source: Guide(&[39, 40, 41, 42]),
        fixable: No,
    }
}

fn message(names: &[&str], pattern: &str) -> String {
    let names: Vec<String> = names.iter().map(|name| format!("the {}", spoken(name))).collect();
    format!("The link lacks {}: the whole path is {pattern}", listed(&names))
}

fn check(context: &Context<'_>, findings: &mut Findings) {
    for (text, reading) in context.links() {
        for problem in &reading.problems {
            let Problem::MissingId { span, names } = problem else { continue };
            let pattern = reading.route.as_ref().map_or("longer", |route| route.pattern);
            let help = names.first().map_or("Add what is missing.", |name| where_to_find(name));
            findings.add(text.place(span.clone()), message(names, pattern), help);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::Base;
    use crate::lint::testing::{assert_marks, found, with};

    fn link(link: &str) -> String {
        format!("what.key_values[0].value: \"{link}\"")
    }

    #[test]
    fn marks_a_path_that_ends_too_early() {
        for (typed, marked) in [
            ("performances", "performances"),
            ("performances/", "performances/"),
            ("performances//", "performances//"),
            ("app/home/booking/12345", "app/home/booking/12345"),
            ("app/home/booking//48052", "//"),
            (" events/ ", "events/"),
        ] {
            assert_marks(&RULE, &link(typed), &[marked]);
        }
    }

    #[test]
    fn names_what_is_missing() {
        for (typed, message) in [
            ("events/", "The link lacks the category id: the whole path is events/<categoryId>"),
            (
                "app/home/booking/",
                "The link lacks the event id and the performance id: the whole path is app/home/booking/<eventId>/<performanceId>",
            ),
        ] {
            assert_eq!(found(&RULE, &with(Base::Push, &link(typed)))[0].message, message);
        }
    }

    #[test]
    fn leaves_whole_paths() {
        for typed in ["performances/12345", "performances/12345/", "performances//12345", "app/home", "concerts/"] {
            assert_marks(&RULE, &link(typed), &[]);
        }
    }
}
