//! A field of one line: a text, a number, or a date and time.

use serde_json::Value;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::{HintLine, Said, field_id, icon};
use crate::document::FieldPath;
use crate::help::Topic;
use crate::lint::Severity;
use crate::ui::session::Action;

/// What a line holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    /// Words.
    #[default]
    Words,
    /// A name of CleverTap's or of the app's, letter by letter.
    Code,
    /// A whole number.
    Number,
    /// A local date and time.
    DateTime,
    /// A time of day.
    Time,
}

impl Kind {
    const fn input_type(self) -> &'static str {
        match self {
            Self::Words | Self::Code => "text",
            Self::Number => "number",
            Self::DateTime => "datetime-local",
            Self::Time => "time",
        }
    }

    /// What having typed `text` in `field` means.
    fn typed(self, field: FieldPath, text: String) -> Action {
        match self {
            Self::Words | Self::Code | Self::Time => Action::Type(field, text),
            // The browser hands over nothing until it is whole.
            Self::Number => {
                let number = text.parse::<u32>().ok().filter(|number| *number > 0);
                Action::Enter(field, number.map_or(Value::Null, Value::from))
            }
            Self::DateTime if text.is_empty() => Action::Enter(field, Value::Null),
            Self::DateTime => Action::Enter(field, Value::String(text)),
        }
    }
}

/// Something that can be chosen: what it is, and what it means.
pub type Suggested = (AttrValue, AttrValue);

/// What a line shows.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The field that it edits.
    pub field: FieldPath,
    /// Its label.
    pub label: AttrValue,
    /// What belongs here, in one line.
    #[prop_or_default]
    pub hint: AttrValue,
    /// What there is to know beyond.
    #[prop_or_default]
    pub help: &'static [Topic],
    /// What it holds.
    #[prop_or_default]
    pub kind: Kind,
    /// Its text.
    pub text: String,
    /// What can be chosen, though anything can be typed.
    #[prop_or_default]
    pub suggestions: Vec<Suggested>,
    /// What is wrong.
    #[prop_or_default]
    pub said: Vec<Said>,
    /// Takes what was done.
    pub dispatch: Callback<Action>,
}

/// A field of one line.
#[component]
pub fn Line(props: &Props) -> Html {
    let id = field_id(&props.field);
    let (said_id, hint_id, list_id) = (format!("{id}-said"), format!("{id}-hint"), format!("{id}-list"));
    let kind = props.kind;
    // What is in the box and can't be taken, such as a length of 0 hours.
    let refused = use_state_eq(String::new);
    let oninput = {
        let (field, refused) = (props.field.clone(), refused.clone());
        props.dispatch.reform(move |event: InputEvent| {
            let input: HtmlInputElement = event.target_unchecked_into();
            let text = input.value();
            let action = kind.typed(field.clone(), text.clone());
            let is_taken = kind != Kind::Number || !matches!(action, Action::Enter(_, Value::Null));
            refused.set(if is_taken { String::new() } else { text });
            action
        })
    };
    let is_refused = props.text.is_empty() && !refused.is_empty();
    let text = if is_refused { (*refused).clone() } else { props.text.clone() };
    let onblur = {
        let field = props.field.clone();
        props.dispatch.reform(move |_: FocusEvent| Action::Leave(field.clone()))
    };
    let mut said = props.said.clone();
    if is_refused {
        let message = "This takes a whole number above zero; it counts as not filled in".into();
        said.push(Said { severity: Severity::Error, message });
    }
    let is_wrong = said.iter().any(|said| said.severity == Severity::Error);
    let worst = said.iter().map(|said| said.severity).min().map(Severity::word);
    let has_list = !props.suggestions.is_empty();
    html! {
        <div class="line">
            <label for={id.clone()}>{ &props.label }</label>
            <input {id} type={kind.input_type()} class={classes!("line-input", (kind != Kind::Words).then_some("code"), worst)}
                value={text} {oninput} {onblur} min={(kind == Kind::Number).then_some("1")}
                aria-invalid={is_wrong.then_some("true")} aria-describedby={format!("{said_id} {hint_id}")} list={has_list.then(|| list_id.clone())}
                autocomplete="off" autocapitalize={(kind != Kind::Words).then_some("off")} spellcheck={if kind == Kind::Words { "true" } else { "false" }} />
            if has_list {
                <datalist id={list_id}>{ for props.suggestions.iter().map(|(word, about)| html! { <option value={word.clone()}>{ about }</option> }) }</datalist>
            }
            <SaidLines id={said_id} {said} />
            <HintLine id={hint_id} line={props.hint.clone()} topics={props.help} />
        </div>
    }
}

/// What is said right below a field.
#[derive(Properties, PartialEq)]
pub struct SaidProps {
    /// The element's id.
    pub id: AttrValue,
    /// What is said.
    pub said: Vec<Said>,
}

/// What is said right below a field.
#[component]
pub fn SaidLines(props: &SaidProps) -> Html {
    let line = |said: &Said| {
        html! {
            <p class={classes!("said-line", said.severity.word())}>{ icon(said.severity) }<span>{ &said.message }</span></p>
        }
    };
    html! { <div id={props.id.clone()} class="said">{ for props.said.iter().map(line) }</div> }
}
