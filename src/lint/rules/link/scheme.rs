//! `link/scheme`: a web address where a path of the app belongs.

use super::{default_id, token_type};
use crate::declare_rule;
use crate::deeplink::{AddressKind, Problem};
use crate::lint::{Context, Edit, Findings, Fix, apply};
use crate::text::quoted_ends;

declare_rule! {
    /// The link is a path inside the app, such as `performances/12345`, without `https://`, without a host, without
    /// the name of an app before it. An address copied from the website opens no page of the app.
    ///
    /// Where a path of the app can be read out of the address, it is offered; whether the website and the app number
    /// their pages alike is for the writer to say.
    ///
    /// ```wrong
    /// what.key_values[0].value: https://venue.com/performances/12345
    /// ```
    ///
    /// ```wrong
    /// what.key_values[0].value: www.venue.com/hamlet
    /// ```
    ///
    /// ```right
    /// what.key_values[0].value: performances/12345
    /// ```
    "link/scheme" {
        severity: Error,
        summary: "A web address stands where a path of the app belongs",
        why: "The app understands only its own paths; with a web address the tap leads nowhere.",
        source: Guide(&[37, 38]),
        fixable: Suggested,
    }
}

fn message(kind: &AddressKind, words: &str) -> String {
    match kind {
        AddressKind::Scheme(name) if !matches!(name.as_str(), "http" | "https") => {
            format!("The link begins with “{name}:”, but the app expects a path of its own")
        }
        _ => format!("{} is a web address, but the app expects a path of its own", quoted_ends(words)),
    }
}

fn help(has_path: bool) -> &'static str {
    if has_path {
        "Write only the path, and check that the id is the one from the app's admin interface."
    } else {
        "Write only the path that the app knows, such as performances/ and the event id."
    }
}

/// Whether the tokens of the path, of which nothing is said while it is an address, show the ids that belong there.
fn fits(context: &Context<'_>, edits: &[Edit]) -> bool {
    let mut campaign = context.campaign.clone();
    if apply(&mut campaign, edits).is_err() {
        return false;
    }
    let mended = Context::new(&campaign, context.profile, context.now);
    [&token_type::RULE, &default_id::RULE].into_iter().all(|rule| {
        let mut findings = Findings::of(rule);
        (rule.check)(&mended, &mut findings);
        findings.found.iter().all(|found| edits.iter().all(|edit| *edit.field() != found.place.field))
    })
}

fn check(context: &Context<'_>, findings: &mut Findings) {
    for (text, reading) in context.links() {
        for problem in &reading.problems {
            let Problem::Address { span, kind, path } = problem else { continue };
            let fix = path.as_ref().and_then(|path| {
                let edits = vec![text.replace(0..text.source.len(), path.as_str())];
                fits(context, &edits).then(|| Fix::suggested(format!("Write {}", quoted_ends(path)), edits))
            });
            findings
                .add(text.place(span.clone()), message(kind, text.words(span)), help(path.is_some()))
                .maybe_fix(fix);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::Base;
    use crate::lint::testing::{assert_fix, assert_marks, assert_marks_in, found, with};

    fn link(link: &str) -> String {
        format!("what.key_values[0].value: \"{link}\"")
    }

    #[test]
    fn marks_the_address_and_offers_the_path() {
        for (typed, marked) in [
            ("https://venue.com/performances/12345", "https://venue.com/"),
            ("HTTP://venue.com/de/performances/12345/?utm=push", "HTTP://venue.com/de/"),
            ("www.venue.com/performances/12345", "www.venue.com/"),
            ("venue.com/performances/12345", "venue.com/"),
            ("//venue.com/performances/12345", "//venue.com/"),
            ("app://performances/12345", "app://"),
            (" https://venue.com/performances/12345 ", "https://venue.com/"),
        ] {
            assert_marks(&RULE, &link(typed), &[marked]);
            assert_fix(&RULE, &link(typed), "what.key_values[0].value", "performances/12345");
        }
    }

    #[test]
    fn offers_nothing_where_no_path_can_be_read() {
        for typed in [
            "https://venue.com/hamlet",
            "javascript:alert(1)",
            "mailto:box@venue.com",
            "www.venue.com",
            // The path would have the id of something else, or a fallback that is none.
            "https://events/@Add to Cart - eventId | default: '1'",
            "https://performances/@Add to Cart - eventId | default: 'hamlet'",
        ] {
            let found = found(&RULE, &with(Base::Push, &link(typed)));
            assert_eq!(found.len(), 1, "{typed}");
            assert_eq!(found[0].fixes, [], "{typed}");
        }
    }

    #[test]
    fn leaves_paths_and_buttons() {
        for typed in ["performances/12345", "//performances/12345", "info.page/77", "concerts/12345"] {
            assert_marks(&RULE, &link(typed), &[]);
        }
        assert_marks_in(Base::InApp, &RULE, "what.buttons[0].action: https://venue.com/events/77", &[]);
    }
}
