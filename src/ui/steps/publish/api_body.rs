//! The body for CleverTap's API, or every reason why there is none.

use chrono::NaiveDate;
use yew::prelude::*;

use super::json::code;
use super::readiness::{found_list, to};
use crate::document::{FieldPath, Step, pretty};
use crate::export::{api, file_stem};
use crate::lint::{Diagnostic, Place, Severity};
use crate::text::capitalised;
use crate::ui::parts::{CopyAndDownload, icon, use_copying};
use crate::ui::session::{self, Session};

/// What the panel shows.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The page's state.
    pub session: Session,
    /// The day up to which days are counted where no delivery is chosen.
    pub today: NaiveDate,
    /// Brings a place before the writer's eyes.
    pub on_place: Callback<Place>,
}

/// The body, or every reason why there is none.
#[component]
pub fn ApiBody(props: &Props) -> Html {
    let (session, on_place) = (&props.session, &props.on_place);
    let copying = use_copying();
    let errors: Vec<&Diagnostic> =
        session.report.diagnostics.iter().filter(|found| found.severity == Severity::Error).collect();
    let body = api::body(&session.campaign, &session.profile, props.today);
    let text = body.as_ref().ok().filter(|_| errors.is_empty()).map(|body| AttrValue::from(pretty(&body.json)));
    let shown = match (&text, &body) {
        (Some(text), Ok(body)) => given(text, &body.warnings),
        (_, Ok(_)) => refused(errors, &[], on_place),
        (_, Err(refusals)) => refused(errors, refusals, on_place),
    };
    html! {
        <>
            <p class="panel-about">{ "What creates the campaign through CleverTap's API: POST /1/targets/create.json." }</p>
            <CopyAndDownload {text} file={format!("{}.api.json", file_stem(&session.campaign))} {copying} />
            { shown }
        </>
    }
}

/// The body, with what to know before it is sent.
fn given(text: &AttrValue, warnings: &[api::Warning]) -> Html {
    let line = |warning: &api::Warning| html! { <li>{ sentence(&warning.to_string()) }</li> };
    html! {
        <>
            <div class="api-notes"><h3>{ "Before you send it" }</h3><ul>{ for warnings.iter().map(line) }</ul></div>
            { code(&"API body".into(), text) }
        </>
    }
}

/// Every reason, each leading to its field.
fn refused(errors: Vec<&Diagnostic>, refusals: &[api::Refusal], on_place: &Callback<Place>) -> Html {
    let is_told = |refusal: &api::Refusal| errors.iter().any(|found| found.place.field == refusal.field);
    let untold: Vec<&api::Refusal> = refusals.iter().filter(|refusal| !is_told(refusal)).collect();
    let line = |refusal: &api::Refusal| {
        let onclick = to(&Place::from(refusal.field.clone()), on_place);
        html! {
            <li class="problem error">
                <button type="button" class="problem-go" {onclick}>
                    { icon(Severity::Error) }<span>{ format!("{}: {}", spoken(&refusal.field), refusal.reason) }</span>
                </button>
            </li>
        }
    };
    let first = "Errors block the API body: what is wrong would be sent as it stands. Mend them first.";
    html! {
        <>
            if !errors.is_empty() {
                <div class="api-notes"><h3>{ first }</h3>{ found_list(errors, on_place) }</div>
            }
            if !untold.is_empty() {
                <div class="api-notes">
                    <h3>{ "The API can't say this campaign. Enter it with the paste sheet instead." }</h3>
                    <ul class="readiness-list">{ for untold.into_iter().map(line) }</ul>
                </div>
            }
        </>
    }
}

/// Where a field is: “What, Title”, “Who, Condition 2.1”.
#[must_use]
pub fn spoken(field: &FieldPath) -> String {
    let step = session::Step::of(field).name();
    let steps = field.steps();
    let is = |at: usize, name: &str| matches!(steps.get(at), Some(Step::Key(key)) if key == name);
    let conditions: Vec<String> = steps
        .windows(2)
        .filter_map(|pair| match pair {
            [Step::Key(key), Step::Index(position)] if key == "all" || key == "any" => Some((position + 1).to_string()),
            _ => None,
        })
        .collect();
    if is(0, "who") && is(1, "segment") && !conditions.is_empty() {
        return format!("{step}, Condition {}", conditions.join("."));
    }
    let last = steps.iter().rev().find_map(|step| match step {
        Step::Key(key) => Some(key.replace('_', " ")),
        Step::Index(_) => None,
    });
    let name = match last.as_deref() {
        Some("at") => "Date and time".to_owned(),
        last => capitalised(last.unwrap_or_default()),
    };
    let position = steps.iter().rev().find_map(|step| match step {
        Step::Index(position) => Some(format!(" {}", position + 1)),
        Step::Key(_) => None,
    });
    let number = position.unwrap_or_default();
    let is_filter = is(2, "filters");
    if is_filter && is(1, "goal") {
        return format!("{step}, Goal filter{number}");
    }
    if is_filter && is(1, "trigger") {
        return format!("{step}, Live action filter{number}");
    }
    if is(1, "key_values") { format!("{step}, Key-value{number}") } else { format!("{step}, {name}{number}") }
}

/// `words` as a sentence.
fn sentence(words: &str) -> String {
    capitalised(words) + "."
}

#[cfg(test)]
mod tests {
    use super::spoken;
    use crate::document::FieldPath;

    #[test]
    fn a_field_is_called_as_in_the_page() {
        for (field, words) in [
            ("name", "Start here, Name"),
            ("what.title", "What, Title"),
            ("what.variants[1].title", "What, Title 2"),
            ("what.key_values[0].value", "What, Key-value 1"),
            ("who.segment.all[2].filters[0].value", "Who, Condition 3"),
            ("who.segment.all[3].any[0]", "Who, Condition 4.1"),
            ("who.segment", "Who, Segment"),
            ("who.control_group", "Who, Control group"),
            ("when.delivery.at", "When, Date and time"),
            ("start.goal.filters[0].value", "Start here, Goal filter 1"),
            ("who.trigger.filters[1].value", "Who, Live action filter 2"),
            ("start.goal.conversion_window", "Start here, Conversion window"),
        ] {
            assert_eq!(FieldPath::parse(field).map(|field| spoken(&field)).as_deref(), Some(words));
        }
    }
}
