//! `copy/rendered-too-long`: the text fits with its fallback, but not with the values that users have.

use super::measure::Room;

use crate::declare_rule;
use crate::lint::rules::token::uses::obstacle;
use crate::lint::{Context, Findings, Severity, Text};
use crate::profile::Profile;
use crate::template::{Part, PartKind, Sample, Subject, Template, Use};
use crate::text::{characters, quoted};

declare_rule! {
    /// A personalised text has no fixed length. One that fits with its fallback, “your next show”, may be cut off for
    /// everyone whose show has a longer title.
    ///
    /// The house profile gives each property a typical and a longest value. A text that doesn't fit with the typical
    /// values is a warning; one that only the longest make too long is worth a look. Where it doesn't even fit with
    /// its fallbacks, `copy/title-too-long` or `copy/message-too-long` says so instead.
    ///
    /// ```wrong cart-reminder
    /// what.title: "Still yours: @Add to Cart - eventName | default: 'your show'"
    /// ```
    ///
    /// ```right cart-reminder
    /// what.title: "Still in your cart"
    /// ```
    "copy/rendered-too-long" {
        severity: Warning,
        summary: "Too long with the values that users have",
        why: "Most users see their own value, not the fallback: what fits with the one may be cut off with the other.",
        source: CleverTap("push-editor"),
        fixable: No,
    }
}

fn message(value: &str, length: usize, room: Room, fallback_length: usize) -> String {
    let Room { owner, limit, .. } = room;
    format!(
        "With {} the {owner} is {length} characters long, not {fallback_length}; about {limit} fit on a phone",
        quoted(value)
    )
}

fn help(over: usize) -> String {
    let characters = super::words::counted(over, "character");
    format!("Shorten the text by {characters}, or put the value where the end may be cut off.")
}

fn check(context: &Context<'_>, findings: &mut Findings) {
    if context.campaign.is_in_app() {
        return;
    }
    let (title, message) = (Room::for_title(context), Room::for_message(context));
    for text in context.titles() {
        check_text(context, text, title, findings);
    }
    for text in context.messages() {
        check_text(context, text, message, findings);
    }
}

fn check_text(context: &Context<'_>, text: &Text<'_>, room: Room, findings: &mut Findings) {
    // What can't be filled in is told of by the rules about tokens.
    let is_hopeless =
        |used: Use<'_>| matches!(used.subject, Subject::Event(event) if obstacle(context, &event.name).is_some());
    if !text.template.has_tokens() || text.template.tokens().any(is_hopeless) {
        return;
    }
    let lengths = text.template.lengths(text.source, context.profile);
    let (sample, severity, length) = if lengths.default > room.limit {
        return;
    } else if lengths.typical > room.limit {
        (Sample::Typical, Severity::Warning, lengths.typical)
    } else if lengths.longest > room.limit {
        (Sample::Longest, Severity::Advice, lengths.longest)
    } else {
        return;
    };
    if let Some((part, value)) = longest_value(text, context.profile, sample) {
        findings
            .add(
                text.place(part.span.clone()),
                message(&value, length, room, lengths.default),
                help(length - room.limit),
            )
            .severity(severity);
    }
}

/// The token whose value is that much longer than its fallback, and the value.
fn longest_value<'t>(text: &'t Text<'_>, profile: &Profile, sample: Sample) -> Option<(&'t Part, String)> {
    let personal =
        text.template.parts.iter().filter(|part| matches!(part.kind, PartKind::Token(_) | PartKind::Output(_)));
    let grown = personal.map(|part| {
        let alone = Template { parts: vec![part.clone()], faults: Vec::new() };
        let value = alone.render(text.source, profile, sample);
        let fallback = alone.render(text.source, profile, Sample::Default);
        (characters(&value).saturating_sub(characters(&fallback)), part, value)
    });
    grown.max_by_key(|(growth, ..)| *growth).map(|(_, part, value)| (part, value))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::{assert_marks, assert_marks_in, found, with};
    use crate::lint::{Base, Severity};

    const NAME: &str = "@Profile - Name | default: \"you\"";
    const SHOW: &str = "@Add to Cart - eventName | default: \"your show\"";

    fn title(text: &str) -> String {
        format!("what.title: {}", serde_json::json!(text))
    }

    #[test]
    fn marks_the_token_whose_value_is_too_long() {
        assert_marks_in(Base::CartReminder, &RULE, &title(&format!("Dear {NAME}: still yours, {SHOW}")), &[SHOW]);
        let liquid = "{{ Profile.Name | default: \"you\" }}";
        assert_marks_in(Base::CartReminder, &RULE, &title(&format!("Your seats are waiting, {liquid}")), &[liquid]);
    }

    #[test]
    fn names_the_value_and_the_lengths() {
        let campaign = with(Base::CartReminder, &title(&format!("Still yours: {SHOW}")));
        let found = &found(&RULE, &campaign)[0];
        assert_eq!(found.severity, Severity::Advice);
        assert_eq!(
            found.message,
            "With “A Midsummer Night's Dream (open air)” the title is 49 characters long, not 22; about 35 fit on a phone"
        );
        assert_eq!(found.help, "Shorten the text by 14 characters, or put the value where the end may be cut off.");
    }

    #[test]
    fn warns_where_typical_values_are_too_long() {
        let campaign = with(Base::CartReminder, &title(&format!("Your seats are still waiting, {NAME} …")));
        let found = &found(&RULE, &campaign)[0];
        assert_eq!(
            (found.severity, found.message.starts_with("With “Anna” the title is 36")),
            (Severity::Warning, true)
        );
    }

    #[test]
    fn leaves_tokens_that_are_never_filled_in() {
        // Of an event's token in a campaign on past behavior, or of another event than the trigger.
        assert_marks(&RULE, &title(&format!("Still yours: {SHOW}")), &[]);
        let other = "@show event - eventName | default: \"your show\"";
        assert_marks_in(Base::CartReminder, &RULE, &title(&format!("Still yours: {other}")), &[]);
    }

    #[test]
    fn leaves_what_fits_or_is_told_otherwise() {
        for text in [
            format!("Hi {NAME}"),
            format!("Hallo {NAME}!"),
            "Hamlet: the last 40 seats".to_owned(),
            format!("{} {SHOW}", "a".repeat(40)),
        ] {
            assert_marks_in(Base::CartReminder, &RULE, &title(&text), &[]);
        }
        assert_marks_in(Base::InApp, &RULE, &title(&format!("Still yours: {SHOW}")), &[]);
    }
}
