//! `copy/house-pattern`: words that the house wants pointed out.

use std::borrow::Cow;
use std::ops::Range;

use crate::declare_rule;
use crate::document::FieldPath;
use crate::document::node::walk;
use crate::lint::{Context, Findings, Place, Role, Severity, Text};
use crate::profile::HousePattern;
use crate::template::PartKind;
use crate::text::overlap;

declare_rule! {
    /// Every house has its words: “kostenlos”, never “gratis”; the hall's full name; no “you guys”. The house profile
    /// lists them as regular expressions, each with what to say and how serious it is.
    ///
    /// A pattern is looked for in title and message, or in the fields that it names; variants count with theirs. Names
    /// of properties inside a token are nobody's words and are left alone, its fallback is not.
    ///
    /// ```wrong
    /// profile.house_patterns: [{"pattern": "(?i)\\bgratis\\b", "message": "We say “kostenlos”, not “gratis”", "severity": "warning"}]
    /// what.title: Gratis: Hamlet für alle
    /// ```
    ///
    /// ```right
    /// profile.house_patterns: [{"pattern": "(?i)\\bgratis\\b", "message": "We say “kostenlos”, not “gratis”", "severity": "warning"}]
    /// what.title: Kostenlos: Hamlet für alle
    /// ```
    "copy/house-pattern" {
        severity: Warning,
        summary: "Words that the house wants pointed out",
        why: "The house has agreed on its words and lists the others in its profile.",
        source: Pushproof,
        fixable: No,
    }
}

fn message(house: &HousePattern, words: &str) -> String {
    let said = house.message.trim().trim_end_matches('.');
    if said.is_empty() { format!("“{words}” is on the house's list") } else { said.to_owned() }
}

fn check(context: &Context<'_>, findings: &mut Findings) {
    for house in &context.profile.house_patterns {
        // One that can't be read is told of where the profile is checked.
        let Ok(regex) = house.pattern.regex() else { continue };
        if house.pattern.source().is_empty() || house.severity == "off" {
            continue;
        }
        let mut tell = |place: Place, words: &str| {
            let found = findings.add(place, message(house, words), "Use the house's words instead.");
            if let Some(severity) = Severity::parse(&house.severity) {
                found.severity(severity);
            }
        };
        let is_empty = |span: &Range<usize>| span.start == span.end;
        for text in context.texts.iter().filter(|text| is_asked(house, text)) {
            let spans = regex.find_iter(text.source).map(|found| found.range());
            for span in spans.filter(|span| !is_empty(span) && is_seen(text, span)) {
                tell(text.place(span.clone()), text.words(&span));
            }
        }
        for field in house.fields.iter().filter_map(|field| other_field(field)) {
            walk(context.campaign, &mut |path, node| {
                let Some(text) = node.text().filter(|_| path.without_positions() == field) else { return };
                let spans = regex.find_iter(text).map(|found| found.range());
                for span in spans.filter(|span| !is_empty(span)) {
                    let words = text.get(span.clone()).unwrap_or_default();
                    tell(Place { field: path.clone(), span: Some(span) }, words);
                }
            });
        }
    }
}

/// The field without positions.
fn plain(field: &str) -> Cow<'_, str> {
    if !field.contains('[') {
        return Cow::Borrowed(field);
    }
    FieldPath::parse(field).map_or(Cow::Borrowed(field), |path| Cow::Owned(path.without_positions()))
}

/// Whether the pattern is to be looked for in `text`.
fn is_asked(house: &HousePattern, text: &Text<'_>) -> bool {
    if house.fields.is_empty() {
        return matches!(text.role, Role::Title | Role::Message);
    }
    house.fields.iter().any(|field| match (plain(field).as_ref(), text.role) {
        ("what.title", Role::Title)
        | ("what.message", Role::Message)
        | ("what.key_values.value", Role::KeyValue(_)) => true,
        ("what.variants.title", Role::Title) | ("what.variants.message", Role::Message) => text.field.steps().len() > 2,
        _ => false,
    })
}

/// `field` without positions, where it is none of the texts that may be personalised.
fn other_field(field: &str) -> Option<Cow<'_, str>> {
    const TEXTS: &[&str] =
        &["what.title", "what.message", "what.key_values.value", "what.variants.title", "what.variants.message"];
    let field = plain(field);
    (!TEXTS.contains(&field.as_ref())).then_some(field)
}

/// Whether readers may see the words at `span`: they stand in no token, or in its fallback.
fn is_seen(text: &Text<'_>, span: &Range<usize>) -> bool {
    let within = |other: &Range<usize>| other.start <= span.start && span.end <= other.end;
    text.template.parts.iter().filter(|part| overlap(&part.span, span)).all(|part| match &part.kind {
        PartKind::Text => true,
        PartKind::Token(token) => token.fallback.as_ref().is_some_and(|fallback| within(&fallback.span)),
        PartKind::Output(liquid) => liquid.fallback.as_ref().is_some_and(|fallback| within(&fallback.span)),
        PartKind::Tag(_) => false,
    })
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::{found_with, marked, with};
    use crate::lint::{Base, Severity};
    use crate::profile::Profile;

    fn profile(pattern: &str, fields: &str) -> Profile {
        let pattern = serde_json::json!(pattern);
        let text = format!(
            r#"{{"extends": "guide", "house_patterns": [{{"pattern": {pattern}, "message": "Not ours.", "severity": "advice", "fields": {fields}}}]}}"#
        );
        Profile::read(&text).expect("a profile")
    }

    fn marks(lines: &str, pattern: &str, fields: &str) -> Vec<String> {
        let campaign = with(Base::Push, lines);
        found_with(&RULE, &campaign, &profile(pattern, fields)).iter().map(|found| marked(&campaign, found)).collect()
    }

    #[test]
    fn marks_every_place() {
        let gratis = r"(?i)\bgratis\b";
        assert_eq!(marks("what.title: Gratis! Heute gratis", gratis, "[]"), ["Gratis", "gratis"]);
        assert_eq!(marks("what.variants: [{\"message\": \"Alles gratis\"}]", gratis, "[\"what.message\"]"), ["gratis"]);
        assert_eq!(marks("name: 2026-12-03 Gratis", gratis, "[\"name\"]"), ["Gratis"]);
        assert_eq!(marks("what.key_values[0].value: gratis/1", gratis, "[\"what.key_values[0].value\"]"), ["gratis"]);
        let fallback = "what.message: '@Profile - Name | default: \"GRATIS\"'";
        assert_eq!(marks(fallback, gratis, "[]"), ["GRATIS"]);
        assert_eq!(marks("what.title: Große ÜBUNG", r"(?i)übung", "[]"), ["ÜBUNG"]);
    }

    #[test]
    fn leaves_other_fields_other_words_and_tokens() {
        let gratis = r"(?i)\bgratis\b";
        assert_eq!(marks("what.title: Gratis", gratis, "[\"what.message\"]"), Vec::<String>::new());
        assert_eq!(marks("what.title: Gratiskonzert", gratis, "[]"), Vec::<String>::new());
        // A pattern for the variants is none for the title itself.
        assert_eq!(marks("what.title: Gratis", gratis, "[\"what.variants.title\"]"), Vec::<String>::new());
        let variant = "what.variants: [{\"title\": \"Gratis\"}]";
        assert_eq!(marks(variant, gratis, "[\"what.variants.title\"]"), ["Gratis"]);
        assert_eq!(marks("what.message: '@Profile - Name | default: \"you\"'", "Profile", "[]"), Vec::<String>::new());
        assert_eq!(marks("what.title: Hamlet", "x*", "[]"), Vec::<String>::new());
        assert_eq!(marks("what.title: Hamlet(", "(", "[]"), Vec::<String>::new());
    }

    #[test]
    fn says_what_the_house_says() {
        let campaign = with(Base::Push, "what.title: Gratis");
        let found = found_with(&RULE, &campaign, &profile("Gratis", "[]")).remove(0);
        assert_eq!((found.message.as_str(), found.severity), ("Not ours", Severity::Advice));
    }
}
