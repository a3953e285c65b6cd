//! Fields of the house profile, made of the same parts as those of a campaign.

use serde_json::{Value, json};
use yew::prelude::*;

use crate::campaign::Operator;
use crate::document::node::value_at;
use crate::document::{FieldPath, Step};
use crate::lint::{Edit, Severity};
use crate::profile::{Profile, ProfileFinding};
use crate::ui::parts::{Kind, Line, Pick, PickChoice, Said};
use crate::ui::session::Action;

use super::list::{COMMAS, List, Written};

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
        self.list(field, label, hint, words.join(", "), COMMAS)
    }

    /// Several of a closed list of values.
    pub fn ticks(
        &self,
        field: &FieldPath,
        legend: &'static str,
        hint: &'static str,
        choices: &'static [PickChoice],
        chosen: &[Operator],
    ) -> Html {
        let words: Vec<&str> = chosen.iter().map(|choice| choice.word()).collect();
        let tick = |&(value, label): &PickChoice| {
            let is_ticked = words.contains(&value);
            let kept = choices.iter().map(|(other, _)| *other);
            let next: Vec<&str> = kept.filter(|other| words.contains(other) != (*other == value)).collect();
            let field = of_house(field);
            let onchange = self.dispatch.reform(move |_: Event| Action::Set(field.clone(), json!(next)));
            html! { <label class="tick"><input type="checkbox" checked={is_ticked} {onchange} /><span>{ label }</span></label> }
        };
        html! {
            <fieldset class="ticks">
                <legend>{ legend }</legend>
                <div class="tick-row">{ for choices.iter().map(tick) }</div>
                <p class="hint">{ hint }</p>
            </fieldset>
        }
    }

    /// A list that is written as a text.
    pub fn list(
        &self,
        field: &FieldPath,
        label: &'static str,
        hint: &'static str,
        text: String,
        written: Written,
    ) -> Html {
        html! { <List field={of_house(field)} {label} {hint} {text} {written} dispatch={self.dispatch.clone()} /> }
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
