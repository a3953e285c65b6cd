//! The step What: the texts, where a tap leads, and the settings for Android, beside problems and preview.

use yew::prelude::*;

use crate::document::FieldPath;
use crate::field;
use crate::lint::Place;
use crate::template::parse;
use crate::ui::form::Form;
use crate::ui::parts::{Kind, Problems, Said, SaidLines, Suggestion, TextBox};
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
    let form = Form { session, dispatch: &props.dispatch };
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
            <TextBox label={label} hint={hint} text={text.to_owned()} marks={form.marks(&field)} said={form.said(&field)} {counter} {is_path}
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
                    { form.line(field!(what.key_values[row].key), "Key", "", Kind::Code) }
                    <fieldset class="ticks">
                        <legend>{ "Sent to" }</legend>
                        { form.tick(field!(what.key_values[row].android), "Android") }
                        { form.tick(field!(what.key_values[row].ios), "iOS") }
                        <SaidLines id="sent-to-said" said={row_said(session, row)} />
                    </fieldset>
                    { form.line(field!(what.android.notification_channel), "Notification channel", "", Kind::Code) }
                    <fieldset class="ticks">
                        <legend>{ "Android" }</legend>
                        { form.tick(field!(what.android.render_max), "RenderMax") }
                        { form.said_of(&field!(what.android.render_max)) }
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

/// What is said of the pair in `row` as a whole, or of its two boxes.
fn row_said(session: &Session, row: usize) -> Vec<Said> {
    let texts = [field!(what.key_values[row].key), field!(what.key_values[row].value)];
    let here = session.problems().filter(|found| found.place.field.is_within(&field!(what.key_values[row])));
    here.filter(|found| !texts.contains(&found.place.field)).map(Said::from).collect()
}
