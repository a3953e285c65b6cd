//! The step What: the texts, where a tap leads, and the settings for Android, beside problems and preview.

use serde_json::Value;
use yew::prelude::*;

use crate::document::FieldPath;
use crate::field;
use crate::lint::{Place, Severity};
use crate::template::parse;
use crate::ui::parts::{Mark, Problems, Said, Suggestion, TextBox, field_id};
use crate::ui::preview::Preview;
use crate::ui::session::{Action, Session, Shared, deep_link_row};

/// What the step shows.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The page's state.
    pub session: Session,
    /// Takes what was done.
    pub dispatch: Callback<Action>,
    /// Brings a place before the writer's eyes.
    pub on_place: Callback<Place>,
}

/// The step What.
#[component]
pub fn What(props: &Props) -> Html {
    let session = &props.session;
    let campaign = &session.campaign;
    let words = use_memo(session.profile.clone(), |profile| Shared::new(Suggestion::all(profile, false)));
    let ids = use_memo(session.profile.clone(), |profile| Shared::new(Suggestion::all(profile, true)));
    let limits = &session.profile.limits;
    let row = deep_link_row(campaign, &session.profile);
    let pair = campaign.what.key_values.get(row).cloned().unwrap_or_default();
    let text_box = |field: FieldPath, label: &'static str, hint: &'static str, text: &str, limit: Option<usize>| {
        let counter = limit.map(|limit| count(text, session, limit));
        let is_path = limit.is_none();
        html! {
            <TextBox label={label} hint={hint} text={text.to_owned()} marks={marks(session, &field)} said={said(session, &field)} {counter} {is_path}
                rows={if label == "Message" { 3 } else { 1 }} suggestions={if is_path { (*ids).clone() } else { (*words).clone() }}
                dispatch={props.dispatch.clone()} {field} />
        }
    };
    let start_empty = props.dispatch.reform(|_: MouseEvent| Action::StartEmpty);
    html! {
        <div class="columns">
            <div class="editor">
                if session.is_example {
                    <div class="notice example-notice">
                        <p>{ "This is an example with a few slips in it. Mend them one by one or with “Fix all”, or write your own over it." }</p>
                        <button type="button" class="button" onclick={start_empty}>{ "Start empty" }</button>
                    </div>
                }
                { text_box(field!(what.title), "Title", "One line, the point first. About 35 characters fit.", &campaign.what.title, Some(limits.title())) }
                { text_box(field!(what.message), "Message", "100 to 120 characters, at most four lines. Leave out every word that is not needed.", &campaign.what.message, Some(limits.message())) }
                { text_box(field!(what.key_values[row].value), "Deep link", "Where a tap leads inside the app: performances/12345", &pair.value, None) }
                <div class="settings">
                    <Line field={field!(what.key_values[row].key)} label="Key" text={pair.key.clone()} said={said(session, &field!(what.key_values[row].key))} dispatch={props.dispatch.clone()} />
                    <fieldset class="ticks">
                        <legend>{ "Sent to" }</legend>
                        <Tick field={field!(what.key_values[row].android)} label="Android" is_ticked={pair.android == Some(true)} dispatch={props.dispatch.clone()} />
                        <Tick field={field!(what.key_values[row].ios)} label="iOS" is_ticked={pair.ios == Some(true)} dispatch={props.dispatch.clone()} />
                        { said_lines(&row_said(session, row)) }
                    </fieldset>
                    <Line field={field!(what.android.notification_channel)} label="Notification channel" text={campaign.what.android.notification_channel.clone()} said={said(session, &field!(what.android.notification_channel))} dispatch={props.dispatch.clone()} />
                    <fieldset class="ticks">
                        <legend>{ "Android" }</legend>
                        <Tick field={field!(what.android.render_max)} label="RenderMax" is_ticked={campaign.what.android.render_max == Some(true)} dispatch={props.dispatch.clone()} />
                        { said_lines(&said(session, &field!(what.android.render_max))) }
                    </fieldset>
                </div>
            </div>
            <Problems session={session.clone()} dispatch={props.dispatch.clone()} on_place={props.on_place.clone()} />
            <Preview title={campaign.what.title.clone()} message={campaign.what.message.clone()} profile={session.profile.clone()} />
        </div>
    }
}

/// "24–41 of 35", and whether even the shortest is too long.
fn count(text: &str, session: &Session, limit: usize) -> (AttrValue, bool) {
    let lengths = parse(text, &session.profile).lengths(text, &session.profile);
    let (least, most) = (lengths.min(), lengths.max());
    let range = if least == most { format!("{least} of {limit}") } else { format!("{least}–{most} of {limit}") };
    (range.into(), most > limit)
}

fn marks(session: &Session, field: &FieldPath) -> Vec<Mark> {
    let here = session.problems().filter(|found| found.place.field == *field);
    here.filter_map(|found| Some(Mark { span: found.place.span.clone()?, severity: found.severity })).collect()
}

fn said(session: &Session, field: &FieldPath) -> Vec<Said> {
    session.problems().filter(|found| found.place.field == *field).map(Said::from).collect()
}

/// What is said of the pair in `row` as a whole, or of its two boxes.
fn row_said(session: &Session, row: usize) -> Vec<Said> {
    let texts = [field!(what.key_values[row].key), field!(what.key_values[row].value)];
    let here = session.problems().filter(|found| found.place.field.is_within(&field!(what.key_values[row])));
    here.filter(|found| !texts.contains(&found.place.field)).map(Said::from).collect()
}

fn said_lines(said: &[Said]) -> Html {
    said.iter()
        .map(|said| {
            html! {
                <p class={classes!("said-line", said.severity.word())}>
                    <crate::ui::parts::Icon severity={said.severity} /><span>{ &said.message }</span>
                </p>
            }
        })
        .collect()
}

/// A short text of one line.
#[derive(Properties, PartialEq)]
struct LineProps {
    field: FieldPath,
    label: &'static str,
    text: String,
    said: Vec<Said>,
    dispatch: Callback<Action>,
}

#[component]
fn Line(props: &LineProps) -> Html {
    let id = field_id(&props.field);
    let oninput = {
        let (field, dispatch) = (props.field.clone(), props.dispatch.clone());
        Callback::from(move |event: InputEvent| {
            let input: web_sys::HtmlInputElement = event.target_unchecked_into();
            dispatch.emit(Action::Type(field.clone(), input.value()));
        })
    };
    let onblur = {
        let field = props.field.clone();
        props.dispatch.reform(move |_: FocusEvent| Action::Leave(field.clone()))
    };
    let is_wrong = props.said.iter().any(|said| said.severity == Severity::Error);
    let worst = props.said.iter().map(|said| said.severity).min().map(Severity::word);
    html! {
        <div class="line">
            <label for={id.clone()}>{ props.label }</label>
            <input {id} type="text" class={classes!("line-input", worst)} value={props.text.clone()} {oninput} {onblur} aria-invalid={is_wrong.then_some("true")}
                aria-describedby={format!("{}-said", field_id(&props.field))} autocomplete="off" autocapitalize="off" spellcheck="false" />
            <div id={format!("{}-said", field_id(&props.field))} class="said">{ said_lines(&props.said) }</div>
        </div>
    }
}

/// A box to tick.
#[derive(Properties, PartialEq)]
struct TickProps {
    field: FieldPath,
    label: &'static str,
    is_ticked: bool,
    dispatch: Callback<Action>,
}

#[component]
fn Tick(props: &TickProps) -> Html {
    let onchange = {
        let (field, is_ticked) = (props.field.clone(), props.is_ticked);
        props.dispatch.reform(move |_: Event| Action::Set(field.clone(), Value::Bool(!is_ticked)))
    };
    html! {
        <label class="tick">
            <input id={field_id(&props.field)} type="checkbox" checked={props.is_ticked} {onchange} />
            <span>{ props.label }</span>
        </label>
    }
}
