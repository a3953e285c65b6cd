//! `token/malformed`: a token is written so that CleverTap can't read it.

use super::fault::{Broken, Told, tell};
use crate::declare_rule;
use crate::lint::{Context, Findings};
use crate::template::{FaultKind, Subject};
use crate::text::quoted;

declare_rule! {
    /// CleverTap reads a token letter by letter: an @, the event or Profile, a hyphen with one space on either side,
    /// the property, a |, the word default with its colon, and the fallback in straight quotes. Where one of them is
    /// missing or is another sign, readers may see the token itself in place of the name.
    ///
    /// Signs that only look right count too: no-break spaces, full-width letters and invisible characters come along
    /// when one copies from a word processor or a chat. A handle such as `@opera_live` or an address is no token.
    ///
    /// ```wrong cart-reminder
    /// what.message: "@Add to Cart - eventName : default: 'Your next show' is still in your cart."
    /// ```
    ///
    /// ```wrong cart-reminder
    /// what.message: "@Add to Cart - eventName | default: 'Your next show is still in your cart."
    /// ```
    ///
    /// ```right cart-reminder
    /// what.message: "@Add to Cart - eventName | default: 'Your next show' is still in your cart."
    /// ```
    ///
    /// ```right
    /// what.message: "Hamlet, 5 December: follow @opera_live or write to info@venue.com."
    /// ```
    "token/malformed" {
        severity: Error,
        summary: "A token is written so that CleverTap can't read it",
        why: "CleverTap reads a token letter by letter; what it can't read goes out as it stands.",
        source: Guide(&[62, 63]),
        fixable: Both,
    }
}

fn told(broken: &Broken<'_>) -> Told {
    let words = broken.words();
    let name = broken.token().map_or("", |token| match &token.subject {
        Subject::Profile(_) => "Profile",
        Subject::Event(event) => event.name.as_str(),
    });
    let property = broken.token().map_or("", |token| token.property.as_str());
    let fallback = broken.fallback().map_or("", |fallback| fallback.text.trim());
    let (message, help) = match broken.fault.kind {
        FaultKind::UnclosedQuote => (
            if fallback.is_empty() {
                "This quote is never closed".to_owned()
            } else {
                format!("The quote before {} is never closed", quoted(fallback))
            },
            "Write the same straight quote behind the last word of the fallback.",
        ),
        FaultKind::UnquotedFallback if words.starts_with('\\') => (
            "Backslashes stand before the quotes of the fallback".to_owned(),
            "Take the backslashes out; they belong into JSON only.",
        ),
        FaultKind::UnquotedFallback => (
            format!("The fallback {} has no quotes around it", quoted(fallback)),
            "Put straight quotes around the fallback, so that CleverTap knows where it ends.",
        ),
        FaultKind::MixedQuotes => (
            if fallback.is_empty() || fallback.contains(['"', '\'']) {
                "The quotes don't match".to_owned()
            } else {
                format!("The quotes around {} don't match", quoted(fallback))
            },
            "Begin and end with the same straight quote; inside, use the other kind.",
        ),
        FaultKind::SpaceAfterAt => {
            (format!("A space separates the “@” from {}", quoted(name)), "Write the name directly behind the @.")
        }
        FaultKind::ProfileWord => (format!("{} is a misspelt “Profile”", quoted(words)), "Write Profile."),
        FaultKind::Separator if words.is_empty() => (
            format!("Between {} and {} stands no “ - ”", quoted(name), quoted(property)),
            "Write a space, a hyphen and a space between them.",
        ),
        FaultKind::Separator if words == "-" => (
            format!("Between {} and {} stands no “ - ” with one space on either side", quoted(name), quoted(property)),
            "Write a space, a hyphen and a space between them.",
        ),
        FaultKind::Separator => (
            format!("{} stands where “ - ” belongs", quoted(words)),
            "Write a space, a hyphen and a space between the event and its property.",
        ),
        FaultKind::Pipe => (pipe(words), "Write a | between the property and the word default."),
        FaultKind::DefaultWord if words.contains(char::is_alphabetic) => (
            format!("{} should read “default:”", quoted(words)),
            "Write default with its colon, then the fallback in straight quotes.",
        ),
        FaultKind::DefaultWord => (
            "The word “default:” is missing behind the “|”".to_owned(),
            "Write default with its colon, then the fallback in straight quotes.",
        ),
        FaultKind::OddCharacter => (
            format!("{} hides in this token", odd(broken)),
            "Type it anew on the keyboard: the eye sees no difference, CleverTap does.",
        ),
        FaultKind::NoProperty => (
            format!("“@{name}” doesn't say which property to show"),
            "Write a space, a hyphen, a space and the property behind it, such as @Add to Cart - eventName.",
        ),
        FaultKind::Unfinished => (
            format!("“@{name} - {property}” stops before its fallback"),
            "Write default with its colon behind the |, then the fallback in straight quotes.",
        ),
        _ => (
            if words.contains('"') {
                "The fallback holds another token".to_owned()
            } else {
                format!("The fallback holds {}", quoted(words))
            },
            "Write plain words as the fallback; a token inside it is not filled in.",
        ),
    };
    Told::of(broken, message, help)
}

/// What stands in the place of the pipe.
fn pipe(words: &str) -> String {
    let sign: String = words.chars().take_while(|c| !c.is_alphanumeric()).collect();
    match sign.trim() {
        "" => "The “|” in front of “default” is missing".to_owned(),
        "|" => format!("{} is a filter, and tokens know none", quoted(words)),
        sign => format!("{} stands where the “|” belongs", quoted(sign)),
    }
}

/// The first character of the token that only looks right, by its name.
fn odd(broken: &Broken<'_>) -> String {
    let first = broken.fault.repair.as_ref().and_then(|repair| repair.edits.first());
    let odd = first.and_then(|(span, _)| broken.text.words(span).chars().next());
    match odd {
        Some('\u{A0}' | '\u{202F}' | '\u{2007}') => "A no-break space".to_owned(),
        Some(c) if c.is_whitespace() => "An unusual space".to_owned(),
        Some(c @ '\u{FF01}'..='\u{FF5E}') => format!("A full-width “{c}”"),
        Some(c) if c.is_alphanumeric() => format!("An unusual “{c}”"),
        Some(_) | None => "An invisible character".to_owned(),
    }
}

fn check(context: &Context<'_>, findings: &mut Findings) {
    tell(&RULE, context, findings, told);
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::Base::CartReminder;
    use crate::lint::testing::{assert_marks_in, found, with};
    use crate::lint::{Applicability, rules};

    fn message(text: &str) -> String {
        format!("what.message: {}", serde_json::json!(text))
    }

    #[test]
    fn marks_the_words_to_change_and_says_what_is_wrong() {
        for (text, marked, told) in [
            ("@Add to Cart - eventName | default: \"x", "\"", "The quote before “x” is never closed"),
            ("@Add to Cart - eventName | default: show", "show", "The fallback “show” has no quotes around it"),
            (
                r#"@Add to Cart - eventName | default: \"x\" a"#,
                r#"\"x\""#,
                "Backslashes stand before the quotes of the fallback",
            ),
            ("@Add to Cart - eventName | default: 'x\" a", "'x\"", "The quotes around “x” don't match"),
            ("@ Add to Cart - eventName | default: 'x'", "@ ", "A space separates the “@” from “Add to Cart”"),
            ("@Porfile - Name | default: 'x'", "Porfile", "“Porfile” is a misspelt “Profile”"),
            ("@Add to Cart – eventName | default: 'x'", "–", "“–” stands where “ - ” belongs"),
            (
                "@Add to Cart -eventName | default: 'x'",
                "-",
                "Between “Add to Cart” and “eventName” stands no “ - ” with one space on either side",
            ),
            ("@Add to Cart - eventName : default: 'x'", ":", "“:” stands where the “|” belongs"),
            ("@Add to Cart - eventName default: 'x'", "default:", "The “|” in front of “default” is missing"),
            (
                "@Add to Cart - eventName | upcase | default: 'x'",
                "| upcase ",
                "“| upcase” is a filter, and tokens know none",
            ),
            ("@Add to Cart - eventName | defualt: 'x'", "defualt:", "“defualt:” should read “default:”"),
            ("@Add to Cart - eventName | 'x'", "|", "The word “default:” is missing behind the “|”"),
            ("@Add to Cart\u{A0}- eventName | default: 'x'", "\u{A0}", "A no-break space hides in this token"),
            ("@Add to Cart\u{2003}- eventName | default: 'x'", "\u{2003}", "An unusual space hides in this token"),
            ("@Add to Cart - eventName ｜ default: 'x'", "｜", "A full-width “｜” hides in this token"),
            (
                "@Add to Cart - event\u{200B}Name | default: 'x'",
                "\u{200B}",
                "An invisible character hides in this token",
            ),
            ("@Add to Cart - ", "@", "“@Add to Cart” doesn't say which property to show"),
            ("@Add to Cart - eventName |", "@", "“@Add to Cart - eventName” stops before its fallback"),
            (
                "@Add to Cart - eventName | default: '@Profile - Name'",
                "@Profile - Name",
                "The fallback holds “@Profile - Name”",
            ),
        ] {
            assert_marks_in(CartReminder, &RULE, &message(text), &[marked]);
            assert_eq!(found(&RULE, &with(CartReminder, &message(text)))[0].message, told, "{text}");
        }
    }

    #[test]
    fn leaves_what_is_right_or_no_token() {
        for text in [
            "@Add to Cart - eventName|default:'x'",
            "@Profile - Name | default: \"Anna's friend\"",
            "Follow @opera_live, write to info@venue.com, @ 19:30",
            "@Add to Cart - eventName | default: “x”",
            "{{ Profile.name | default: 'x' }}",
        ] {
            assert_marks_in(CartReminder, &RULE, &message(text), &[]);
        }
    }

    #[test]
    fn looks_at_every_text() {
        let broken = "@Profile - Name | default: 'x";
        let lines = format!(
            "what.title: {broken}\nwhat.variants: {}\nwhat.key_values: {}",
            serde_json::json!([{ "title": broken, "message": broken }]),
            serde_json::json!([{ "key": "greeting", "value": broken, "android": true, "ios": true }]),
        );
        assert_marks_in(CartReminder, &RULE, &lines, &["'"; 4]);
    }

    #[test]
    fn a_fix_mends_it_or_leaves_it_to_the_writer() {
        for (text, applicability) in [
            ("@Add to Cart - eventName : default: 'x'", Some(Applicability::Safe)),
            ("@Add to Cart - eventName |", Some(Applicability::Suggested)),
            ("@Add to Cart - ", None),
        ] {
            let campaign = with(CartReminder, &message(text));
            let fixes: Vec<_> = found(&RULE, &campaign)[0].fixes.iter().map(|fix| fix.applicability).collect();
            assert_eq!(fixes.first().copied(), applicability, "{text}");
        }
        assert!(rules::named("token/malformed").is_some());
    }
}
