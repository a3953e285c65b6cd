//! What a campaign is about, field by field.

use chrono::{NaiveDate, NaiveTime};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::reuse::Subject;

/// What is shown.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// Stands before the ids of the fields.
    pub id: &'static str,
    /// The production.
    pub subject: Subject,
    /// Takes it as it is after a change.
    pub on_change: Callback<Subject>,
}

/// Puts what was typed into a production.
type Put = fn(&mut Subject, &str);

/// A production, field by field.
#[component]
pub fn About(props: &Props) -> Html {
    let subject = &props.subject;
    let field = |name: &'static str, label: &'static str, kind: &'static str, value: String, put: Put| {
        let id = format!("reuse-{}-{name}", props.id);
        let (subject, on_change) = (subject.clone(), props.on_change.clone());
        let oninput = Callback::from(move |event: InputEvent| {
            let mut next = subject.clone();
            put(&mut next, &event.target_unchecked_into::<HtmlInputElement>().value());
            on_change.emit(next);
        });
        let class = classes!("line-input", name.ends_with("id").then_some("code"));
        html! {
            <div class="line">
                <label for={id.clone()}>{ label }</label>
                <input {id} type={kind} {class} {value} {oninput} autocomplete="off" />
            </div>
        }
    };
    let day = subject.day.map(|day| day.to_string()).unwrap_or_default();
    let time = subject.time.map(|time| time.to_string()).unwrap_or_default();
    let time = time.get(..5).unwrap_or_default().to_owned();
    html! {
        <>
            { field("title", "Title", "text", subject.title.clone(), |subject, text| text.clone_into(&mut subject.title)) }
            <div class="row">
                { field("id", "Production id", "text", subject.id.clone(), |subject, text| text.clone_into(&mut subject.id)) }
                { field("performance-id", "Performance id", "text", subject.performance_id.clone(), |subject, text| text.clone_into(&mut subject.performance_id)) }
            </div>
            <div class="row">
                { field("day", "Date", "date", day, |subject, text| subject.day = text.parse::<NaiveDate>().ok()) }
                { field("time", "Begins at", "time", time, |subject, text| subject.time = NaiveTime::parse_from_str(text, "%H:%M").ok()) }
            </div>
        </>
    }
}
