//! Fields of a step, wired to the session: what they hold, what is said of them, where what is done goes.

use serde_json::Value;
use yew::prelude::*;

use super::parts::{Kind, Line, Mark, Pick, PickChoice, Said, SaidLines, Tick, field_id};
use super::session::{Action, Session};
use crate::document::FieldPath;
use crate::document::node::value_at;
use crate::help::Topic;

/// One of several ways, told apart by a radio button.
pub struct Radio {
    label: &'static str,
    about: &'static str,
    is_chosen: bool,
    choose: Action,
}

impl Radio {
    /// A way called `label`, with a word about it; `choose` takes it.
    pub const fn of(label: &'static str, about: &'static str, is_chosen: bool, choose: Action) -> Self {
        Self { label, about, is_chosen, choose }
    }
}

/// Units of time, in the dashboard's words.
const UNITS: &[PickChoice] =
    &[("minutes", "minutes"), ("hours", "hours"), ("days", "days"), ("weeks", "weeks"), ("months", "months")];

/// Makes the fields of a step.
#[derive(Clone, Copy)]
pub struct Form<'s> {
    /// The page's state.
    pub session: &'s Session,
    /// Takes what was done.
    pub dispatch: &'s Callback<Action>,
}

impl Form<'_> {
    /// A field of one line.
    pub fn line(&self, field: FieldPath, label: &'static str, hint: &'static str, kind: Kind) -> Html {
        self.suggesting(field, label, hint, kind, Vec::new())
    }

    /// A field of one line, with what can be chosen.
    pub fn suggesting(
        &self,
        field: FieldPath,
        label: &'static str,
        hint: &'static str,
        kind: Kind,
        suggestions: Vec<AttrValue>,
    ) -> Html {
        html! {
            <Line {label} {hint} {kind} {suggestions} text={self.text(&field)} said={self.said(&field)} dispatch={self.dispatch.clone()} {field} />
        }
    }

    /// A field with a closed list of values.
    pub fn pick(
        &self,
        field: FieldPath,
        label: &'static str,
        hint: &'static str,
        choices: &'static [PickChoice],
    ) -> Html {
        html! {
            <Pick {label} {hint} {choices} chosen={self.text(&field)} said={self.said(&field)} dispatch={self.dispatch.clone()} {field} />
        }
    }

    /// A box to tick.
    pub fn tick(&self, field: FieldPath, label: &'static str) -> Html {
        let is_ticked = value_at(&*self.session.campaign, &field) == Value::Bool(true);
        html! { <Tick {label} {is_ticked} dispatch={self.dispatch.clone()} {field} /> }
    }

    /// One of several ways.
    pub fn radios(&self, legend: &'static str, help: impl Into<Option<Topic>>, ways: Vec<Radio>) -> Html {
        let name = legend.to_lowercase().replace(' ', "-");
        let way = |way: Radio| {
            let onchange = self.dispatch.reform(move |_: Event| way.choose.clone());
            html! {
                <label class="radio">
                    <input type="radio" name={name.clone()} checked={way.is_chosen} {onchange} />
                    <span>{ way.label }</span>
                    if !way.about.is_empty() {
                        <small>{ way.about }</small>
                    }
                </label>
            }
        };
        html! {
            <fieldset class="radios">
                <legend>{ legend }</legend>
                if let Some(topic) = help.into() {
                    <p class="hint">{ topic.text() }</p>
                }
                { for ways.into_iter().map(way) }
            </fieldset>
        }
    }

    /// A length of time: how many, and of what.
    pub fn length(&self, field: &FieldPath, legend: &'static str, help: impl Into<Option<Topic>>) -> Html {
        html! {
            <fieldset id={field_id(field)} class="length" tabindex="-1">
                <legend>{ legend }</legend>
                if let Some(topic) = help.into() {
                    <p class="hint">{ topic.text() }</p>
                }
                <div class="row">
                    { self.line(field.clone().key("value"), "How many", "", Kind::Number) }
                    { self.pick(field.clone().key("unit"), "Of what", "", UNITS) }
                </div>
                { self.said_of(field) }
            </fieldset>
        }
    }

    /// What is said of `field` itself, for fields that are no line.
    pub fn said_of(&self, field: &FieldPath) -> Html {
        let said = self.said(field);
        html! { <SaidLines id={format!("{}-said", field_id(field))} {said} /> }
    }

    /// What `field` holds, as its box shows it.
    pub fn text(&self, field: &FieldPath) -> String {
        match value_at(&*self.session.campaign, field) {
            Value::String(text) => text,
            Value::Null => String::new(),
            other => other.to_string(),
        }
    }

    /// What is wrong with `field`.
    pub fn said(&self, field: &FieldPath) -> Vec<Said> {
        self.session.problems().filter(|found| found.place.field == *field).map(Said::from).collect()
    }

    /// The words in `field` to underline.
    pub fn marks(&self, field: &FieldPath) -> Vec<Mark> {
        let here = self.session.problems().filter(|found| found.place.field == *field);
        here.filter_map(|found| Some(Mark { span: found.place.span.clone()?, severity: found.severity })).collect()
    }
}
