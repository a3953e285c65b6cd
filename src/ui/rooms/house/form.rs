//! Fields of the house profile, made of the same parts as those of a campaign.

use serde_json::{Value, json};
use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

use crate::document::node::value_at;
use crate::document::{FieldPath, Step};
use crate::lint::{Edit, Severity};
use crate::profile::{Profile, ProfileFinding};
use crate::ui::parts::{Kind, Line, Pick, PickChoice, Said, field_id};
use crate::ui::session::Action;

/// Stands before the fields of the profile, so that their elements are not taken for the campaign's.
const HOUSE: &str = "house";

/// Makes the fields of the house profile.
#[derive(Clone, Copy)]
pub struct HouseForm<'p> {
    /// What the account has and what the house wants.
    pub profile: &'p Profile,
    /// What is wrong with it.
    pub findings: &'p [ProfileFinding],
    /// Takes what was done, with fields of the house.
    pub dispatch: &'p Callback<Action>,
}

/// `field` of the profile as a field of the page.
pub fn of_house(field: &FieldPath) -> FieldPath {
    field.steps().iter().cloned().fold(FieldPath::root().key(HOUSE), FieldPath::then)
}

/// `action` on a field of the house as one on the profile.
pub fn in_house(action: Action) -> Option<Action> {
    let of_profile = |field: &FieldPath| match field.steps() {
        [Step::Key(first), rest @ ..] if first.as_ref() == HOUSE => {
            Some(rest.iter().cloned().fold(FieldPath::root(), FieldPath::then))
        }
        _ => None,
    };
    let edit = match action {
        Action::Type(field, text) => Edit::Set { field: of_profile(&field)?, value: Value::String(text) },
        Action::Set(field, value) | Action::Enter(field, value) => Edit::Set { field: of_profile(&field)?, value },
        Action::Edit(edits, _) => return Some(Action::EditHouse(edits)),
        _ => return None,
    };
    Some(Action::EditHouse(vec![edit]))
}

impl HouseForm<'_> {
    /// A field of one line.
    pub fn line(&self, field: &FieldPath, label: &'static str, hint: impl Into<AttrValue>, kind: Kind) -> Html {
        let said: Vec<Said> = self.findings.iter().filter(|found| found.field == *field).map(said).collect();
        html! {
            <Line {label} hint={hint.into()} {kind} text={self.text(field)} {said} dispatch={self.dispatch.clone()} field={of_house(field)} />
        }
    }

    /// A number; where nothing is written, it counts as `now`.
    pub fn number(&self, field: &FieldPath, label: &'static str, now: usize) -> Html {
        let hint = if self.text(field).is_empty() { format!("Counts as {now}.") } else { String::new() };
        self.line(field, label, hint, Kind::Number)
    }

    /// A length of time in days, which lasts for so many `minutes` now.
    pub fn days(&self, field: &FieldPath, label: &'static str, minutes: u64) -> Html {
        let dispatch = self.dispatch.clone();
        let dispatch = Callback::from(move |action: Action| match action {
            Action::Enter(field, Value::Number(days)) => {
                dispatch.emit(Action::Set(field, json!({ "value": days, "unit": "days" })));
            }
            other => dispatch.emit(other),
        });
        let days = f64::from(u32::try_from(minutes).unwrap_or(u32::MAX)) / (24.0 * 60.0);
        html! { <Line {label} kind={Kind::Number} text={days.to_string()} {dispatch} field={of_house(field)} /> }
    }

    /// A field with a closed list of values.
    pub fn pick(&self, field: &FieldPath, label: &'static str, choices: &'static [PickChoice]) -> Html {
        let said: Vec<Said> = self.findings.iter().filter(|found| found.field == *field).map(said).collect();
        html! {
            <Pick {label} {choices} chosen={self.text(field)} {said} dispatch={self.dispatch.clone()} field={of_house(field)} />
        }
    }

    /// A list of words, with commas between them.
    pub fn words(&self, field: &FieldPath, label: &'static str, hint: &'static str, words: &[String]) -> Html {
        let id = field_id(&of_house(field));
        let onchange = {
            let (field, dispatch) = (of_house(field), self.dispatch.clone());
            Callback::from(move |event: Event| {
                let text = event.target_unchecked_into::<HtmlInputElement>().value();
                let words: Vec<&str> = text.split(',').map(str::trim).filter(|word| !word.is_empty()).collect();
                dispatch.emit(Action::Set(field.clone(), json!(words)));
            })
        };
        html! {
            <div class="line">
                <label for={id.clone()}>{ label }</label>
                <input id={id.clone()} type="text" class="line-input" value={words.join(", ")} {onchange} autocomplete="off" aria-describedby={format!("{id}-hint")} />
                <p id={format!("{id}-hint")} class="hint">{ hint }</p>
            </div>
        }
    }

    /// A text of several lines; `set` makes an edit of what was written, once it is left.
    pub fn lines(
        &self,
        field: &FieldPath,
        label: &'static str,
        hint: &'static str,
        text: String,
        set: impl Fn(&str) -> Value + 'static,
    ) -> Html {
        let id = field_id(&of_house(field));
        let rows = text.lines().count().clamp(2, 8).to_string();
        let onchange = {
            let (field, dispatch) = (of_house(field), self.dispatch.clone());
            Callback::from(move |event: Event| {
                let text = event.target_unchecked_into::<HtmlTextAreaElement>().value();
                dispatch.emit(Action::Set(field.clone(), set(&text)));
            })
        };
        html! {
            <div class="line">
                <label for={id.clone()}>{ label }</label>
                <textarea id={id.clone()} class="line-input" {rows} value={text} {onchange} aria-describedby={format!("{id}-hint")} />
                <p id={format!("{id}-hint")} class="hint">{ hint }</p>
            </div>
        }
    }

    /// A button that adds an entry to the list `field`.
    pub fn add(&self, label: &'static str, field: FieldPath, position: usize, value: Value) -> Html {
        let edit = Edit::Insert { field, position, value };
        let onclick = self.dispatch.reform(move |_: MouseEvent| Action::Edit(vec![edit.clone()], ""));
        html! { <div><button type="button" class="button small" {onclick}>{ label }</button></div> }
    }

    /// A button that takes the entry `field` away.
    pub fn remove(&self, what: &str, field: FieldPath) -> Html {
        let onclick =
            self.dispatch.reform(move |_: MouseEvent| Action::Edit(vec![Edit::Remove { field: field.clone() }], ""));
        html! { <button type="button" class="button small quiet" aria-label={format!("Remove {what}")} {onclick}>{ "Remove" }</button> }
    }

    fn text(&self, field: &FieldPath) -> String {
        match value_at(self.profile, field) {
            Value::String(text) => text,
            Value::Null => String::new(),
            other => other.to_string(),
        }
    }
}

fn said(found: &ProfileFinding) -> Said {
    let severity = if found.is_error { Severity::Error } else { Severity::Warning };
    Said { severity, message: found.message.clone().into() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::field;

    #[test]
    fn only_fields_of_the_house_change_the_profile() {
        let house = of_house(&field!(limits.title));
        let Some(Action::EditHouse(edits)) = in_house(Action::Set(house, json!(40))) else { panic!("an edit") };
        assert_eq!(edits, [Edit::Set { field: field!(limits.title), value: json!(40) }]);
        assert_eq!(in_house(Action::Type(field!(what.title), "Hamlet".to_owned())), None);
        assert_eq!(in_house(Action::Leave(of_house(&field!(name)))), None);
    }
}
