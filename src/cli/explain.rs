//! `pushproof explain`: all there is to say about a rule.

use std::fmt::Write;

use clap::Args;
use serde_json::Value;

use super::failure::Failure;
use super::rules::fixes;
use super::text::{Paint, visible, wrapped};
use super::{Outcome, Said};
use crate::batch;
use crate::lint::{Base, Example, Rule, rules};
use crate::text;

/// Columns of a line of prose.
const WIDEST: usize = 88;

/// Explains a rule, with examples.
#[derive(Debug, Args)]
pub(super) struct Explain {
    /// The rule's id, such as copy/title-too-long.
    rule: String,
}

impl Explain {
    pub(super) fn run(&self, paint: Paint) -> Result<Said, Failure> {
        let of_table = || batch::RULES.into_iter().find(|rule| rule.id == self.rule);
        let rule = rules::named(&self.rule).or_else(of_table).ok_or_else(|| unknown(&self.rule))?;
        Ok(Said { out: explained(rule, paint), err: String::new(), outcome: Outcome::Clean })
    }
}

fn unknown(id: &str) -> Failure {
    let short = |rule: &&'static Rule| rule.id.split_once('/').map_or(rule.id, |(_, name)| name);
    let near = text::nearest(id, rules::all().map(|rule| rule.id)).or_else(|| {
        let name = text::nearest(id, rules::all().map(|rule| short(&rule)))?;
        rules::all().find(|rule| short(rule) == name).map(|rule| rule.id)
    });
    let meant = near.map_or("“pushproof rules” lists them all".to_owned(), |near| format!("did you mean {near}?"));
    Failure::call(format!("there is no rule “{id}”; {meant}"))
}

fn explained(rule: &'static Rule, paint: Paint) -> String {
    let mut out = String::new();
    let id = paint.severity(rule.severity, rule.id);
    let _ = writeln!(out, "{id} ({}): {}", rule.severity.word(), paint.bold(rule.summary));
    for paragraph in rule.paragraphs() {
        let _ = write!(out, "\n{}\n", wrapped(&paragraph, WIDEST).join("\n"));
    }
    for example in rule.examples() {
        let _ = write!(out, "\n{}:\n", heading(&example));
        for line in lines(&example) {
            let _ = writeln!(out, "    {line}");
        }
    }
    let _ = write!(out, "\n{}\nSource: {}\n", fixes(rule.fixable), rule.source);
    out
}

/// What an example shows: “Wrong”, “Right in a cart reminder”.
pub(super) fn heading(example: &Example) -> String {
    let head = if example.is_wrong { "Wrong" } else { "Right" };
    match example.base {
        Base::Push => head.to_owned(),
        Base::CartReminder => format!("{head} in a cart reminder"),
        Base::InApp => format!("{head} inside the app"),
    }
}

/// An example's lines as a person reads them: which fields of campaign and profile have which values, and which
/// campaigns stand beside it.
pub(super) fn lines(example: &Example) -> Vec<String> {
    let fields = example.fields.iter().map(|(field, value)| format!("{field}: {}", shown(value)));
    let profile = example.profile.iter().map(|(field, value)| format!("profile.{field}: {}", shown(value)));
    let beside = example.beside.iter().map(|campaign| format!("beside: {}", shown(campaign)));
    fields.chain(profile).chain(beside).collect()
}

/// A value in one line: a plain text as it stands, anything else as JSON in which everything can be seen.
fn shown(value: &Value) -> String {
    let is_plain = |text: &&str| {
        let is_itself = text.trim() == *text && !text.is_empty() && visible(text) == *text;
        is_itself && serde_json::from_str::<Value>(text).is_err()
    };
    match value.as_str().filter(is_plain) {
        Some(text) => text.to_owned(),
        None => escaped(&spaced(value)),
    }
}

/// JSON in one line, with room to breathe: `{ "key": [1, 2] }`.
fn spaced(value: &Value) -> String {
    match value {
        Value::Array(items) => format!("[{}]", items.iter().map(spaced).collect::<Vec<_>>().join(", ")),
        Value::Object(fields) if !fields.is_empty() => {
            let field = |(key, value): (&String, &Value)| format!("{}: {}", Value::from(key.as_str()), spaced(value));
            format!("{{ {} }}", fields.iter().map(field).collect::<Vec<_>>().join(", "))
        }
        other => other.to_string(),
    }
}

/// `json` with every character that nobody sees written by its number.
fn escaped(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    for c in json.chars() {
        if visible(c.encode_utf8(&mut [0; 4])).starts_with("<U+") {
            let _ = write!(out, "\\u{:04x}", u32::from(c));
        } else {
            out.push(c);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn values_are_shown_so_that_nothing_is_hidden() {
        for (value, line) in [
            (json!("Hamlet: heute"), "Hamlet: heute"),
            (json!("12345 "), r#""12345 ""#),
            (json!("12345"), r#""12345""#),
            (json!(12345), "12345"),
            (json!(""), r#""""#),
            (json!("a\nb"), r#""a\nb""#),
            (json!("Ham\u{200b}let"), r#""Ham\u200blet""#),
            (json!("👩‍🎤 Hamlet"), "👩‍🎤 Hamlet"),
            (json!({ "a": [1, null], "b": {} }), r#"{ "a": [1, null], "b": {} }"#),
        ] {
            assert_eq!(shown(&value), line);
        }
    }

    #[test]
    fn profile_and_neighbours_of_an_example_are_told() {
        let example =
            Example::read_all("```wrong in-app\nprofile.limits.title: 20\nbeside: [{\"name\": \"Faust\"}]\n```")
                .remove(0);
        assert_eq!(heading(&example), "Wrong inside the app");
        assert_eq!(lines(&example), ["profile.limits.title: 20", r#"beside: { "name": "Faust" }"#]);
    }
}
