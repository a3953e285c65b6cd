//! `link/shape`: the app has no such path.

use super::token_id::is_id;
use crate::declare_rule;
use crate::deeplink::{Problem, Reading, Route};
use crate::lint::{Context, Findings, Fix, Severity, Text};
use crate::template::PartKind;
use crate::text::quoted_ends;

declare_rule! {
    /// The app opens a page only for the paths it knows. The profile lists them, with the ids in angle brackets:
    /// `performances/<eventId>`.
    ///
    /// Where the words of a link are nearly those of a known path, they are taken for a slip. Any other path that
    /// the profile doesn't list is a warning: the app may know more paths than the profile.
    ///
    /// ```wrong
    /// what.key_values[0].value: performance/12345
    /// ```
    ///
    /// ```wrong
    /// what.key_values[0].value: booking/12345/48052
    /// ```
    ///
    /// ```wrong
    /// what.key_values[0].value: concerts/12345
    /// ```
    ///
    /// ```right
    /// what.key_values[0].value: performances/12345
    /// ```
    "link/shape" {
        severity: Error,
        summary: "The app has no such path",
        why: "A path that the app doesn't know opens no page, or an empty one.",
        source: Guide(&[38, 39, 40, 41, 42]),
        fixable: Both,
    }
}

fn near_message(typed: &str, words: &str) -> String {
    format!("The app has no path with {}; did you mean “{words}”?", quoted_ends(typed))
}

const ID_ALONE: &str = "The link begins with an id; a path begins with words";

fn unknown_message(link: &str) -> String {
    if is_id(link) {
        ID_ALONE.to_owned()
    } else {
        format!("{} is none of the paths that the profile lists", quoted_ends(link))
    }
}

/// What the profile lists.
fn known(context: &Context<'_>) -> String {
    let patterns: Vec<&str> = context.routes.iter().map(|route| route.pattern).collect();
    format!("The profile lists {}.", patterns.join(", "))
}

/// Whether the link begins with a token that shows an id, so that no path is left to be known.
fn begins_with_id(text: &Text<'_>, reading: &Reading<'_>) -> bool {
    let first = text.template.parts.iter().find(|part| !text.words(&part.span).trim().is_empty());
    let fallback = match first.map(|part| &part.kind) {
        Some(PartKind::Token(token)) => token.fallback.as_ref(),
        Some(PartKind::Output(liquid)) => liquid.fallback.as_ref(),
        Some(PartKind::Text | PartKind::Tag(_)) | None => None,
    };
    *reading == Reading::default()
        && text.template.faults.is_empty()
        && fallback.is_some_and(|fallback| is_id(&fallback.text))
}

fn check(context: &Context<'_>, findings: &mut Findings) {
    for (text, reading) in context.links() {
        if begins_with_id(text, reading) && context.routes.iter().all(Route::begins_with_word) {
            let help = format!("Write the words before it. {}", known(context));
            findings.add(text.place(0..text.source.len()), ID_ALONE, help).severity(Severity::Warning);
        }
        for problem in &reading.problems {
            match problem {
                Problem::NearRoute { span, words, is_sure } => {
                    let edits = vec![text.replace(span.clone(), words.as_str())];
                    let title = format!("Write “{words}”");
                    let fix = if *is_sure { Fix::safe(title, edits) } else { Fix::suggested(title, edits) };
                    findings
                        .add(text.place(span.clone()), near_message(text.words(span), words), known(context))
                        .fix(fix);
                }
                Problem::NoRoute { span } => {
                    let help = format!("{} If the app knows this one too, add it to the profile.", known(context));
                    findings
                        .add(text.place(span.clone()), unknown_message(text.words(span)), help)
                        .severity(Severity::Warning);
                }
                _ => {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::{assert_fix, assert_marks, assert_marks_in, found, with};
    use crate::lint::{Applicability, Base, Severity};

    fn link(link: &str) -> String {
        format!("what.key_values[0].value: \"{link}\"")
    }

    #[test]
    fn marks_and_mends_nearly_right_words() {
        for (typed, marked, right) in [
            ("performance/12345", "performance", "performances/12345"),
            ("Performances/12345", "Performances", "performances/12345"),
            ("event/77", "event", "events/77"),
            ("app/home/bookings/1/2", "bookings", "app/home/booking/1/2"),
            ("info_page/77", "info_page", "info-page/77"),
            ("booking/1/2", "booking", "app/home/booking/1/2"),
        ] {
            assert_marks(&RULE, &link(typed), &[marked]);
            assert_fix(&RULE, &link(typed), "what.key_values[0].value", right);
        }
        let found = found(&RULE, &with(Base::Push, &link("performance/12345")));
        assert_eq!((found[0].severity, found[0].fixes[0].applicability), (Severity::Error, Applicability::Safe));
    }

    #[test]
    fn an_unknown_path_is_only_a_warning() {
        let found = found(&RULE, &with(Base::Push, &link("concerts/12345")));
        assert_eq!((found[0].severity, found[0].fixes.len()), (Severity::Warning, 0));
        for unknown in ["concerts/12345", "12345", "app/home", "/"] {
            assert_marks(&RULE, &link(unknown), &[unknown]);
        }
    }

    #[test]
    fn an_id_alone_is_no_path() {
        let token = "@Add to Cart - eventId | default: '1'";
        assert_marks(&RULE, &link(token), &[token]);
        assert_marks(&RULE, &link("@Add to Cart - path | default: 'events/7'"), &[]);
        assert_marks(&RULE, &link("@Add to Cart - eventId | default: “1”"), &[]);
    }

    #[test]
    fn a_sentence_with_a_token_is_no_path() {
        for sentence in [
            "Look at {{ Profile.Name | default: 'this' }} now",
            "{{ Profile.Name | default: 'Du' }} solltest das sehen",
            "@Add to Cart - eventName | default: 'Hamlet' is waiting",
        ] {
            assert_marks_in(Base::CartReminder, &RULE, &link(sentence), &[sentence]);
        }
        for path in ["{{ Event.path | default: 'events/77' }}", " {{ Event.path | default: 'events/77' }}/1"] {
            assert_marks_in(Base::CartReminder, &RULE, &link(path), &[]);
        }
    }

    #[test]
    fn leaves_known_paths_and_actions_that_may_be_anything() {
        for known in
            ["performances/12345", "app/home/booking/1/2", "performances/hamlet", "events/", "performances/1/2/3"]
        {
            assert_marks(&RULE, &link(known), &[]);
        }
        for action in ["shop/basket", "close", "https://venue.com", "events"] {
            assert_marks_in(Base::InApp, &RULE, &format!("what.buttons[0].action: {action}"), &[]);
        }
        assert_marks_in(Base::InApp, &RULE, "what.buttons[0].action: event/77", &["event"]);
    }
}
