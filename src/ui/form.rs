//! Fields of a step, wired to the session: what they hold, what is said of them, where what is done goes.

use serde_json::Value;
use yew::prelude::*;

use super::parts::{Kind, Line, Mark, Pick, PickChoice, Said, SaidLines, Tick};
use super::session::{Action, Session};
use crate::document::FieldPath;
use crate::document::node::value_at;

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

    /// What is said of `field` itself, for fields that are no line.
    pub fn said_of(&self, field: &FieldPath) -> Html {
        let said = self.said(field);
        html! { <SaidLines id={format!("{}-said", super::parts::field_id(field))} {said} /> }
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
