//! A rule's own documentation, opened beside its finding.

use serde_json::Value;
use yew::prelude::*;

use crate::document::{FieldPath, Step};
use crate::lint::{Example, Rule, paragraphs};
#[cfg(not(feature = "whole"))]
use crate::ui::browser;

/// Which rule to explain.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The rule.
    pub rule: &'static Rule,
    /// The id of the element.
    pub id: AttrValue,
}

/// What the rule looks at, why, with examples.
#[component]
pub fn Why(props: &Props) -> Html {
    let rule = props.rule;
    let documentation = use_documentation(rule);
    let examples = Example::read_all(&documentation);
    let shown = |is_wrong: bool, heading: &'static str| {
        let mut chosen = examples.iter().filter(move |example| example.is_wrong == is_wrong).peekable();
        chosen.peek().is_some().then(|| {
            html! {
                <div class={classes!("example", if is_wrong { "wrong" } else { "right" })}>
                    <h4>{ heading }</h4>
                    { for chosen.map(example_lines) }
                </div>
            }
        })
    };
    html! {
        <div class="why" id={props.id.clone()}>
            if !rule.why.is_empty() {
                <p>{ rule.why }</p>
            }
            { for paragraphs(&documentation).iter().map(|paragraph| html! { <p>{ plain(paragraph) }</p> }) }
            { shown(true, "Not like this") }
            { shown(false, "Like this") }
            <p class="why-source">{ format!("{} · {}", rule.id, rule.source) }</p>
        </div>
    }
}

/// The rule's documentation.
#[cfg(feature = "whole")]
#[hook]
fn use_documentation(rule: &'static Rule) -> AttrValue {
    rule.documentation.into()
}

/// What the rule looks at and why, empty until it is here: the build writes that of all rules into a file of its own.
#[cfg(not(feature = "whole"))]
#[hook]
fn use_documentation(rule: &'static Rule) -> AttrValue {
    let documentation = use_state_eq(AttrValue::default);
    {
        let documentation = documentation.clone();
        use_effect_with(rule.id, move |id| {
            let id = *id;
            wasm_bindgen_futures::spawn_local(async move {
                let all = browser::fetched("rules.txt").await.unwrap_or_default();
                let of_rule = all.split('\u{1e}').find_map(|part| part.strip_prefix(id)?.strip_prefix('\n'));
                documentation.set(of_rule.unwrap_or_default().to_owned().into());
            });
        });
    }
    (*documentation).clone()
}

/// Markdown's marks for code and emphasis, left out.
fn plain(paragraph: &str) -> String {
    paragraph.replace(['`', '*'], "")
}

fn example_lines(example: &Example) -> Html {
    let line = |(path, value): &(FieldPath, Value)| {
        html! { <><dt>{ label(path) }</dt><dd>{ words(value) }</dd></> }
    };
    html! { <dl>{ for example.fields.iter().map(line) }</dl> }
}

/// A value as people write it: a length of time as “2 days”, what is not filled in as a dash.
fn words(value: &Value) -> String {
    match value {
        Value::Null => "–".to_owned(),
        Value::String(text) => text.clone(),
        Value::Object(parts) => match (parts.get("value"), parts.get("unit").and_then(Value::as_str)) {
            (Some(count), Some(unit)) => format!("{count} {unit}"),
            _ => value.to_string(),
        },
        _ => value.to_string(),
    }
}

/// What the page calls a field.
fn label(path: &FieldPath) -> String {
    let keys: Vec<&str> = path
        .steps()
        .iter()
        .filter_map(|step| match step {
            Step::Key(key) => Some(key.as_ref()),
            Step::Index(_) => None,
        })
        .collect();
    let known = match keys.as_slice() {
        ["what", "key_values", "value"] => "Deep link",
        ["what", "key_values", "key"] => "Key",
        ["what", "android", "notification_channel"] => "Notification channel",
        ["what", "android", "render_max"] => "RenderMax",
        ["name"] => "Campaign name",
        [.., last] => last,
        [] => "",
    };
    let words = known.replace('_', " ");
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
