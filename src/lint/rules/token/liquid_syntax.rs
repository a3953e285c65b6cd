//! `token/liquid-syntax`: Liquid that can't be read.

use super::fault::{Broken, Told, tell};
use crate::declare_rule;
use crate::lint::{Context, Findings};
use crate::template::{FaultKind, PartKind};
use crate::text::quoted;

declare_rule! {
    /// Liquid stands between {{ and }} where it shows something, and between {% and %} where it decides something.
    /// What is opened has to be closed, every block such as `if` needs its end, and between the braces stand names,
    /// text in quotes, numbers and the signs that Liquid knows.
    ///
    /// CleverTap's editor refuses Liquid that it can't read, at the latest when one chooses Done. Braces that hold
    /// nothing of the kind, such as “:-}”, are text.
    ///
    /// ```wrong
    /// what.message: "Dear {{ Profile.Name | default: 'friend', Hamlet is back on 5 December."
    /// ```
    ///
    /// ```wrong
    /// what.message: "{% if Profile.City = 'Vienna' %}Around the corner{% endif %}: Hamlet is back on 5 December."
    /// ```
    ///
    /// ```wrong
    /// what.message: "{% if Profile.City == 'Vienna' %}Around the corner: Hamlet is back on 5 December."
    /// ```
    ///
    /// ```right
    /// what.message: "{% if Profile.City == 'Vienna' %}Around the corner{% endif %}: Hamlet is back on 5 December."
    /// ```
    "token/liquid-syntax" {
        severity: Error,
        summary: "Liquid that can't be read",
        why: "CleverTap's editor refuses it, or the braces go out as they stand.",
        source: CleverTap("liquid-tags"),
        fixable: Both,
    }
}

fn told(broken: &Broken<'_>) -> Told {
    let words = broken.words();
    let tag = match broken.part.map(|part| &part.kind) {
        Some(PartKind::Tag(tag)) => tag.name.as_str(),
        _ => "",
    };
    match broken.fault.kind {
        FaultKind::UnclosedLiquid => {
            let close = if words == "{%" { "%}" } else { "}}" };
            Told::of(broken, format!("“{words}” is never closed"), format!("Write {close} behind the last word of it."))
        }
        FaultKind::UnbalancedTag if is_inner(tag) => Told::of(
            broken,
            format!("“{{% {tag} %}}” belongs to no block"),
            "Put it between the beginning and the end of a block, or take it out.",
        ),
        FaultKind::UnbalancedTag => Told::of(
            broken,
            format!("“{{% {tag} %}}” has no end"),
            format!("Write {{% end{tag} %}} where it should end."),
        ),
        FaultKind::LiquidSyntax if words.starts_with('{') && !words.starts_with("{{") => Told::of(
            broken,
            format!("{} has one brace where Liquid has two", quoted(words)),
            "Write two braces on either side; with one, every reader sees the words as they stand.",
        ),
        _ => Told::of(
            broken,
            format!("{} can't be read as Liquid", quoted(words)),
            "Change it to a form that CleverTap's page on Liquid shows, or take it out.",
        ),
    }
}

/// Whether a tag stands inside a block or ends one.
fn is_inner(tag: &str) -> bool {
    tag.starts_with("end") || matches!(tag, "else" | "elsif" | "when")
}

fn check(context: &Context<'_>, findings: &mut Findings) {
    tell(&RULE, context, findings, told);
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::Base;
    use crate::lint::testing::{assert_fix, assert_marks, found, with};

    fn message(text: &str) -> String {
        format!("what.message: {}", serde_json::json!(text))
    }

    #[test]
    fn marks_the_opener_or_the_words_to_change() {
        for (text, marked, told) in [
            ("Hi {{ Profile.Name | default: 'x' and more", "{{", "“{{” is never closed"),
            ("{% if Profile.Name %}Hi", "{%", "“{% if %}” has no end"),
            ("Hi{% endif %}", "{%", "“{% endif %}” belongs to no block"),
            ("Hi{% else %}there", "{%", "“{% else %}” belongs to no block"),
            ("{% if Profile.City = 'Wien' %}x{% endif %}", "=", "“=” can't be read as Liquid"),
            ("Hi {{ }}", "{{ }}", "“{{ }}” can't be read as Liquid"),
            ("Hi {Profile.Name}!", "{Profile.Name}", "“{Profile.Name}” has one brace where Liquid has two"),
        ] {
            assert_marks(&RULE, &message(text), &[marked]);
            assert_eq!(found(&RULE, &with(Base::Push, &message(text)))[0].message, told, "{text}");
        }
    }

    #[test]
    fn leaves_what_reads_well_or_is_text() {
        for text in [
            "Hi {{ Profile.Name | default: 'x' }}",
            "{% if Profile.City == 'Wien' and Profile.Age > 18 %}x{% else %}y{% endif %}",
            "{% for tag in Event.tags limit:2 %}{{ tag }}{% endfor %}",
            "Smile :-} and { hug }, {Profile} and {event}",
        ] {
            assert_marks(&RULE, &message(text), &[]);
        }
    }

    #[test]
    fn the_fix_writes_what_was_meant() {
        assert_fix(
            &RULE,
            &message("{% if Profile.City = 'Wien' %}x{% endif %}"),
            "what.message",
            "{% if Profile.City == 'Wien' %}x{% endif %}",
        );
        assert_fix(
            &RULE,
            &message("Hi {{ Profile.Name | default: 'x' }"),
            "what.message",
            "Hi {{ Profile.Name | default: 'x' }}",
        );
    }
}
