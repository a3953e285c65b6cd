//! `test/recipient`: a recipient of the test is no e-mail address.

use std::ops::Range;

use crate::lint::{Context, Edit, Findings, Fix, Place};
use crate::{declare_rule, field};

declare_rule! {
    /// The test is sent to the e-mail address with which somebody is registered in the app. A name, a phone number, or
    /// two addresses in one line reach nobody.
    ///
    /// Whether the address exists is not looked at; anything with a name, an `@` and a domain will do, umlauts too.
    ///
    /// ```wrong
    /// test.recipients: ["Anna <anna@example.com>"]
    /// ```
    ///
    /// ```right
    /// test.recipients: ["anna@example.com", "müller@bühne.example"]
    /// ```
    "test/recipient" {
        severity: Error,
        summary: "A recipient of the test is no e-mail address",
        why: "The test reaches only the address with which somebody is registered in the app.",
        source: Guide(&[45]),
        fixable: Suggested,
    }
}

fn message(words: &str) -> String {
    if words.chars().count() > 60 {
        "The recipient of the test is no e-mail address".to_owned()
    } else {
        format!("“{words}” is no e-mail address")
    }
}

fn check(context: &Context<'_>, findings: &mut Findings) {
    for (position, recipient) in context.campaign.test.recipients.iter().enumerate() {
        let Some(span) = fault(recipient) else { continue };
        let field = field!(test.recipients[position]);
        let words = recipient.get(span.clone()).unwrap_or_default();
        let help = if words.matches('@').count() > 1 {
            "Write each address on a line of its own."
        } else {
            "Write the address with which the tester is registered in the app, such as anna@example.com."
        };
        let place = Place { field: field.clone(), span: Some(span) };
        findings.add(place, message(words), help).maybe_fix(inner(recipient).map(|address| {
            let edit = Edit::Text { field, span: 0..recipient.len(), text: address.to_owned() };
            Fix::suggested(format!("Keep only “{address}”"), vec![edit])
        }));
    }
}

/// The words that keep `recipient` from being an address; nothing where it is one, or blank.
fn fault(recipient: &str) -> Option<Range<usize>> {
    let address = recipient.trim();
    let start = recipient.len() - recipient.trim_start().len();
    (!address.is_empty() && !is_address(address)).then(|| start..start + address.len())
}

/// Whether `text` may be an address: something, one `@`, and a domain with a dot in it.
fn is_address(text: &str) -> bool {
    let is_odd =
        |c: char| c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | ',' | ';' | '(' | ')' | '"' | ':');
    let Some((name, domain)) = text.split_once('@') else { return false };
    let is_label = |label: &str| !label.is_empty() && !label.starts_with('-') && !label.ends_with('-');
    !name.is_empty()
        && !text.contains(is_odd)
        && !domain.contains('@')
        && domain.contains('.')
        && domain.split('.').all(is_label)
}

/// The one address in “Anna <anna@example.com>” or “mailto:anna@example.com”.
fn inner(recipient: &str) -> Option<&str> {
    let mut parts =
        recipient.split(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | ',' | ';' | '(' | ')' | '"' | ':'));
    let first = parts.find(|part| is_address(part))?;
    (recipient.matches('@').count() == 1).then_some(first)
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::{assert_fix, assert_marks};

    fn assert_recipient(recipient: &str, marks: &[&str]) {
        assert_marks(&RULE, &format!("test.recipients: {}", serde_json::json!([recipient])), marks);
    }

    #[test]
    fn marks_what_is_no_address() {
        for recipient in [
            "Anna",
            "anna@",
            "@example.com",
            "anna@example",
            "anna@example..com",
            "anna @example.com",
            "anna@example.com, bob@example.com",
            "anna@@example.com",
            "+43 664 512 34 56",
            "Anna <anna@example.com>",
            "anna@example.com.",
        ] {
            assert_recipient(recipient, &[recipient]);
        }
        assert_recipient("  Anna ", &["Anna"]);
    }

    #[test]
    fn takes_every_address() {
        for recipient in [
            "anna@example.com",
            "box.office+push@oper.example.co.at",
            "müller@bühne.example",
            "o'neill@example.com",
            " anna@example.com ",
            "12345@example.museum",
            "a@b.c",
            "",
            " ",
        ] {
            assert_recipient(recipient, &[]);
        }
    }

    #[test]
    fn offers_the_address_inside() {
        for recipient in ["Anna <anna@example.com>", "mailto:anna@example.com", "anna@example.com (Anna)"] {
            let lines = format!("test.recipients: {}", serde_json::json!([recipient]));
            assert_fix(&RULE, &lines, "test.recipients[0]", "anna@example.com");
        }
    }
}
