//! A list of the house profile that is written as a text: words with commas between them, or an entry a line. What is
//! typed counts at once, and stays as it is typed as long as it says the same.

use serde_json::{Value, json};
use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

use crate::document::FieldPath;
use crate::ui::parts::field_id;
use crate::ui::session::Action;

/// How a list is written.
#[derive(Clone, Copy)]
pub struct Written {
    /// The list that a text says.
    pub read: fn(&str) -> Value,
    /// The text of that list as it is written by itself.
    pub write: fn(&str) -> String,
    /// Whether an entry takes a line.
    pub is_tall: bool,
}

// A place in the page is written in one way only, so that the kind tells them apart.
impl PartialEq for Written {
    fn eq(&self, other: &Self) -> bool {
        self.is_tall == other.is_tall
    }
}

/// Words with commas between them.
pub const COMMAS: Written =
    Written { read: |text| json!(words(text, ',')), write: |text| words(text, ',').join(", "), is_tall: false };

/// Words, a line each.
pub const LINES: Written =
    Written { read: |text| json!(words(text, '\n')), write: |text| words(text, '\n').join("\n"), is_tall: true };

fn words(text: &str, between: char) -> Vec<&str> {
    text.split(between).map(str::trim).filter(|word| !word.is_empty()).collect()
}

/// What is shown.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The field that it edits.
    pub field: FieldPath,
    /// Its label.
    pub label: &'static str,
    /// What belongs here.
    pub hint: &'static str,
    /// The list as it is written by itself.
    pub text: String,
    /// How it is written.
    pub written: Written,
    /// Takes what was done.
    pub dispatch: Callback<Action>,
}

/// A list that is written as a text.
#[component]
pub fn List(props: &Props) -> Html {
    let typed = use_state_eq(String::new);
    let Written { read, write, is_tall } = props.written;
    let value = if write(&typed) == props.text { (*typed).clone() } else { props.text.clone() };
    let oninput = {
        let (typed, field, dispatch) = (typed.clone(), props.field.clone(), props.dispatch.clone());
        Callback::from(move |event: InputEvent| {
            let text = if is_tall {
                event.target_unchecked_into::<HtmlTextAreaElement>().value()
            } else {
                event.target_unchecked_into::<HtmlInputElement>().value()
            };
            dispatch.emit(Action::Set(field.clone(), read(&text)));
            typed.set(text);
        })
    };
    let id = field_id(&props.field);
    let hint_id = format!("{id}-hint");
    let rows = value.lines().count().clamp(2, 8).to_string();
    html! {
        <div class="line">
            <label for={id.clone()}>{ props.label }</label>
            if is_tall {
                <textarea id={id} class="line-input" {rows} {value} {oninput} aria-describedby={hint_id.clone()} />
            } else {
                <input id={id} type="text" class="line-input" {value} {oninput} autocomplete="off" aria-describedby={hint_id.clone()} />
            }
            <p id={hint_id} class="hint">{ props.hint }</p>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_being_typed_says_the_list_that_it_will_be() {
        assert_eq!((COMMAS.write)("en , de,"), "en, de");
        assert_eq!((COMMAS.read)("en , de,"), json!(["en", "de"]));
        assert_eq!((LINES.write)("just\n\n only a few "), "just\nonly a few");
    }
}
