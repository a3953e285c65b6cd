//! The text boxes of the step, with the personal details that can be put into them.

use yew::prelude::*;

use crate::document::FieldPath;
use crate::template::parse;
use crate::ui::form::Form;
use crate::ui::parts::{Hint, Suggestion, TextBox};
use crate::ui::session::{Session, Shared};

/// What can be put into the texts.
pub struct Texts {
    /// Into words.
    pub words: Shared<Vec<Suggestion>>,
    /// Into paths.
    pub ids: Shared<Vec<Suggestion>>,
}

impl Texts {
    /// A box for words, of which at most `limit` characters fit.
    pub fn text_box(
        &self,
        form: Form,
        field: FieldPath,
        label: impl Into<AttrValue>,
        hint: impl Into<Hint>,
        text: &str,
        limit: usize,
    ) -> Html {
        let (label, Hint { line, topics }) = (label.into(), hint.into());
        let rows = if label.starts_with("Message") { 3 } else { 1 };
        html! {
            <TextBox {label} hint={line} help={topics} text={text.to_owned()} marks={form.marks(&field)} said={form.said(&field)} counter={count(text, form.session, limit)}
                {rows} suggestions={self.words.clone()} dispatch={form.dispatch.clone()} {field} />
        }
    }

    /// A box for the path of a deep link.
    pub fn path_box(
        &self,
        form: Form,
        field: FieldPath,
        label: &'static str,
        hint: impl Into<Hint>,
        text: &str,
    ) -> Html {
        let Hint { line, topics } = hint.into();
        html! {
            <TextBox {label} hint={line} help={topics} text={text.to_owned()} marks={form.marks(&field)} said={form.said(&field)} is_path=true
                suggestions={self.ids.clone()} dispatch={form.dispatch.clone()} {field} />
        }
    }

    /// A box for code, which takes no personal details from a menu.
    #[cfg(feature = "composer")]
    pub fn code_box(form: Form, field: FieldPath, label: &'static str, text: &str) -> Html {
        html! {
            <TextBox {label} hint="" text={text.to_owned()} marks={form.marks(&field)} said={form.said(&field)} is_path=true rows={6}
                suggestions={Shared::new(Vec::new())} dispatch={form.dispatch.clone()} {field} />
        }
    }
}

/// "24–41 of 35", and whether even the shortest is too long.
fn count(text: &str, session: &Session, limit: usize) -> (AttrValue, bool) {
    let lengths = parse(text, &session.profile).lengths(text, &session.profile);
    let (least, most) = (lengths.min(), lengths.max());
    let range = if least == most { format!("{least} of {limit}") } else { format!("{least}–{most} of {limit}") };
    (range.into(), most > limit)
}
