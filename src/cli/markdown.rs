//! `docs/rules.md`: every rule as a page to read, with what the engine says to its wrong examples.

use std::fmt::Write;

use super::explain::{heading, lines};
use super::rules::fixes;
use crate::document::node::text_at;
use crate::lint::{
    Applicability, Asks, Diagnostic, Example, Fixable, Rule, Scene, Severity, Source, rules, time_of_examples,
};

const INTRODUCTION: &str = "\
# The rules

<!-- Written by `pushproof rules --format markdown`: change the rules, not this page. -->

What Pushproof looks at in a campaign, rule by rule.

- An **error** is something that CleverTap or the app will refuse, break, or send wrongly. A **warning** works, but worse \
than the writer thinks. **Advice** is worth a look. A house profile can change the severity of a rule or turn it off: \
`\"severities\": { \"copy/emoji-count\": \"off\" }`.
- A **safe** fix keeps the meaning; “Fix all” and `pushproof fix` make it. A **suggested** one is for the writer to decide.
- Each example changes a few fields of a sound campaign: of [a scheduled push](../tests/corpus/right/push.json), \
[a cart reminder](../tests/corpus/right/cart-reminder.json) or \
[a message inside the app](../tests/corpus/right/in-app.json). Lines that begin with `profile.` change the house profile, \
and `beside:` is another campaign of the same file.
- Below each wrong example stands what Pushproof says to it on Monday, 23 November 2026, at 10:00.

`pushproof explain RULE` tells the same in the terminal.

## Contents

";

/// The whole page.
pub(super) fn page() -> String {
    let mut out = INTRODUCTION.to_owned();
    let families = families();
    for (family, rules) in &families {
        let count = if rules.len() == 1 { "1 rule".to_owned() } else { format!("{} rules", rules.len()) };
        let _ = writeln!(out, "- [{family}](#{}): {} ({count})", anchor(family), about(family));
    }
    for (family, rules) in &families {
        let _ =
            write!(out, "\n## {family}\n\n{}.\n\n| Rule | Severity | Fix | What it finds |\n", capital(about(family)));
        out.push_str("|---|---|---|---|\n");
        for rule in rules {
            let [severity, fix] = [rule.severity.word(), fix_word(rule.fixable)];
            let _ =
                writeln!(out, "| [{}](#{}) | {severity} | {fix} | {} |", rule.id, anchor(rule.id), plain(rule.summary));
        }
        for rule in rules {
            write_rule(&mut out, rule);
        }
    }
    out
}

/// The rules by family, in the order in which they are told of.
fn families() -> Vec<(&'static str, Vec<&'static Rule>)> {
    let mut families: Vec<(&str, Vec<&Rule>)> = Vec::new();
    for rule in rules::all() {
        match families.last_mut() {
            Some((family, rules)) if *family == rule.category() => rules.push(rule),
            _ => families.push((rule.category(), vec![rule])),
        }
    }
    families
}

/// What the rules of a family are about.
fn about(family: &str) -> &'static str {
    match family {
        "document" => "what stands in the document itself",
        "name" => "whether a campaign is found again among hundreds",
        "start" => "who qualifies, and by what",
        "goal" => "what counts as success",
        "audience" => "who gets it",
        "copy" => "what title and message say, and how",
        "token" => "personal details in a text: @ tokens and Liquid",
        "link" => "where a tap leads",
        "android" => "the settings for Android",
        "ios" => "the settings for iPhones",
        "when" => "delivery and time to live",
        "test" => "who gets the test",
        "in-app" => "messages inside the app",
        "payload" => "how large the push is",
        "ignore" => "findings that the writer chose to ignore",
        _ => "",
    }
}

const fn fix_word(fixable: Fixable) -> &'static str {
    match fixable {
        Fixable::No => "",
        Fixable::Safe => "safe",
        Fixable::Suggested => "suggested",
        Fixable::Both => "safe or suggested",
    }
}

fn write_rule(out: &mut String, rule: &'static Rule) {
    let severity = capital(rule.severity.word());
    let _ = write!(out, "\n### {}\n\n**{severity}: {}.** {}", rule.id, plain(rule.summary), fixes(rule.fixable));
    if rule.asks == Asks::ForFilling {
        out.push_str(" In the page it is “to do” until the writer leaves the field empty or publishes.");
    }
    out.push('\n');
    for paragraph in rule.paragraphs() {
        let _ = write!(out, "\n{paragraph}\n");
    }
    let _ = write!(out, "\n*Why it matters:* {}\n", plain(rule.why));
    for example in rule.examples() {
        let _ = write!(out, "\n{}:\n\n```text\n{}\n```\n", heading(&example), lines(&example).join("\n"));
        if example.is_wrong {
            write_findings(out, rule, &example);
        }
    }
    let _ = write!(out, "\n*Source:* {}.\n", source(rule.source));
}

/// What the rule says to its wrong example.
fn write_findings(out: &mut String, rule: &'static Rule, example: &Example) {
    let Some(scene) = example.scene() else { return };
    let report = scene.check(time_of_examples());
    for found in report.diagnostics.iter().filter(|found| found.rule == rule) {
        write_finding(out, rule.severity, found, &scene);
    }
}

fn write_finding(out: &mut String, usual: Severity, found: &Diagnostic, scene: &Scene) {
    let stop = if found.message.ends_with(['?', '!', '…']) { "" } else { "." };
    let severity = if found.severity == usual { String::new() } else { format!(" ({})", found.severity.word()) };
    let marked = found.place.span.clone().and_then(|span| {
        let text = text_at(&scene.campaign, &found.place.field)?;
        let words = text.get(span)?.trim();
        let is_told = words.is_empty() || words.len() == text.trim().len() || found.message.contains(words);
        (!is_told).then(|| format!(", at “{}”", plain(words)))
    });
    let place = format!("`{}`{}", found.place.field, marked.unwrap_or_default());
    let _ = write!(out, "\n> {place}{severity}: **{}{stop}** {}\n", plain(&found.message), plain(&found.help));
    if !found.fixes.is_empty() {
        out.push_str(">\n");
    }
    for fix in &found.fixes {
        let kind = match fix.applicability {
            Applicability::Safe => "Safe fix",
            Applicability::Suggested => "Suggested fix",
        };
        let _ = writeln!(out, "> - {kind}: {}", plain(&fix.title));
    }
}

/// Where a rule comes from; CleverTap's pages as links.
fn source(source: Source) -> String {
    match source {
        Source::CleverTap(page) if !page.contains(' ') => {
            format!("CleverTap documentation, [{page}](https://docs.clevertap.com/docs/{page})")
        }
        Source::Pushproof => "Pushproof's own".to_owned(),
        other => other.to_string(),
    }
}

/// The address of a heading in the page, as GitHub makes it.
fn anchor(heading: &str) -> String {
    let kept = |c: &char| c.is_alphanumeric() || matches!(c, '-' | '_');
    heading.chars().filter(kept).collect()
}

/// `words` with nothing in them that Markdown takes for its own.
fn plain(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for c in super::text::visible(words).chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

fn capital(words: &str) -> String {
    let mut rest = words.chars();
    rest.next().map_or_else(String::new, |first| first.to_uppercase().chain(rest).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_family_is_introduced_and_stands_together() {
        let families = families();
        for (position, (family, _)) in families.iter().enumerate() {
            assert!(!about(family).is_empty(), "{family}");
            assert!(!families[..position].iter().any(|(other, _)| other == family), "{family} is told of twice");
        }
    }

    #[test]
    fn every_wrong_example_is_answered() {
        for rule in rules::all() {
            for example in rule.examples().iter().filter(|example| example.is_wrong) {
                let mut out = String::new();
                write_findings(&mut out, rule, example);
                assert!(out.contains("**"), "{}", rule.id);
            }
        }
    }

    #[test]
    fn words_stay_words() {
        assert_eq!(plain("<title> *a_b*"), r"\<title\> \*a\_b\*");
        assert_eq!(anchor("copy/title-too-long"), "copytitle-too-long");
    }
}
