//! Fields of a step, wired to the session: what they hold, what is said of them, where what is done goes.

use serde_json::Value;
use yew::prelude::*;

use super::browser;
use super::parts::{Hint, HintLine, Kind, Line, Mark, Pick, PickChoice, Said, SaidLines, Suggested, Tick, field_id};
use super::session::{Action, Session};
use crate::document::FieldPath;
use crate::document::node::value_at;

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

/// The rules that mark a text from where a phone cuts it off.
const CUTS: [&str; 2] = ["copy/title-too-long", "copy/message-too-long"];

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
    pub fn line(&self, field: FieldPath, label: impl Into<AttrValue>, hint: impl Into<Hint>, kind: Kind) -> Html {
        self.suggesting(field, label, hint, kind, Vec::new())
    }

    /// A field of one line, with what can be chosen.
    pub fn suggesting(
        &self,
        field: FieldPath,
        label: impl Into<AttrValue>,
        hint: impl Into<Hint>,
        kind: Kind,
        suggestions: Vec<Suggested>,
    ) -> Html {
        let Hint { line, topics } = hint.into();
        html! {
            <Line label={label.into()} hint={line} help={topics} {kind} {suggestions} text={self.text(&field)} said={self.said(&field)} dispatch={self.dispatch.clone()} {field} />
        }
    }

    /// The events of the house, with what they mean.
    pub fn events(&self) -> Vec<Suggested> {
        let events = self.session.profile.events.iter();
        events.map(|event| (event.name.clone().into(), event.meaning.clone().into())).collect()
    }

    /// A field with a closed list of values.
    pub fn pick(
        &self,
        field: FieldPath,
        label: &'static str,
        hint: impl Into<Hint>,
        choices: &'static [PickChoice],
    ) -> Html {
        let Hint { line, topics } = hint.into();
        html! {
            <Pick {label} hint={line} help={topics} {choices} chosen={self.text(&field)} said={self.said(&field)} dispatch={self.dispatch.clone()} {field} />
        }
    }

    /// A box to tick.
    pub fn tick(&self, field: FieldPath, label: &'static str) -> Html {
        let is_ticked = value_at(&*self.session.campaign, &field) == Value::Bool(true);
        html! { <Tick {label} {is_ticked} dispatch={self.dispatch.clone()} {field} /> }
    }

    /// One of several ways to fill in `field`.
    pub fn radios(
        &self,
        field: &FieldPath,
        legend: &'static str,
        hint: impl Into<Hint>,
        ways: impl IntoIterator<Item = Radio>,
    ) -> Html {
        let name = format!("{}-ways", field_id(field));
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
            <fieldset id={name.clone()} class="radios">
                <legend>{ legend }</legend>
                { Self::hint(field, hint) }
                { for ways.into_iter().map(way) }
            </fieldset>
        }
    }

    /// A length of time: how many, and of what.
    pub fn length(&self, field: &FieldPath, legend: &'static str, hint: impl Into<Hint>) -> Html {
        html! {
            <fieldset id={field_id(field)} class="length" tabindex="-1">
                <legend>{ legend }</legend>
                { Self::hint(field, hint) }
                <div class="row">
                    { self.line(field.clone().key("value"), "How many", "", Kind::Number) }
                    { self.pick(field.clone().key("unit"), "Of what", "", UNITS) }
                </div>
                { self.said_of(field) }
            </fieldset>
        }
    }

    /// A line of help about `field`, with more on request.
    pub fn hint(field: &FieldPath, hint: impl Into<Hint>) -> Html {
        let Hint { line, topics } = hint.into();
        html! { <HintLine id={format!("{}-hint", field_id(field))} {line} {topics} /> }
    }

    /// What a button does: `action`, after which the element called `id` has the focus.
    pub fn doing(&self, action: Action, id: impl Into<String>) -> Callback<MouseEvent> {
        let id = id.into();
        self.dispatch.reform(move |_: MouseEvent| {
            browser::focus_soon(id.clone());
            action.clone()
        })
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
        here.filter_map(|found| {
            let is_cut = CUTS.contains(&found.rule.id);
            Some(Mark { span: found.place.span.clone()?, severity: found.severity, is_cut })
        })
        .collect()
    }
}
