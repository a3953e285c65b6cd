//! The step What: the texts, where a tap leads, and the settings for Android, beside problems and preview.

#[cfg(feature = "composer")]
mod in_app;
#[cfg(feature = "composer")]
mod leftover;
#[cfg(feature = "composer")]
mod link_builder;
#[cfg(feature = "composer")]
mod more;
mod texts;
#[cfg(feature = "composer")]
mod variants;

use yew::prelude::*;

use crate::field;
use crate::help::Topic;
use crate::lint::Place;
use crate::ui::form::Form;
use crate::ui::parts::{Kind, Problems, Said, SaidLines, Suggestion};
#[cfg(feature = "composer")]
use crate::ui::preview::InAppPreview;
use crate::ui::preview::Preview;
use crate::ui::session::{Action, Session, Shared, deep_link_row};
use texts::Texts;

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
    let action = session.campaign.who.trigger.as_ref().map(|trigger| trigger.event.clone()).unwrap_or_default();
    let is_german = session.campaign.language_tag() == "de";
    let suggested = use_memo((session.profile.clone(), action, is_german), |(profile, action, is_german)| {
        [false, true].map(|is_path| Shared::new(Suggestion::all(profile, is_path, action, *is_german)))
    });
    let [words, ids] = (*suggested).clone();
    let texts = Texts { words, ids };
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
                { fields(form, &texts) }
            </div>
            <Problems session={session.clone()} dispatch={props.dispatch.clone()} on_place={props.on_place.clone()} />
            { preview(session) }
        </div>
    }
}

/// What a phone will show.
fn preview(session: &Session) -> Html {
    #[cfg(feature = "composer")]
    if session.campaign.is_in_app() {
        return html! { <InAppPreview session={session.clone()} /> };
    }
    let what = &session.campaign.what;
    let variants: Vec<_> = what.variants.iter().map(|one| (one.title.clone(), one.message.clone())).collect();
    html! {
        <Preview title={what.title.clone()} message={what.message.clone()} {variants} has_image={!what.image.is_empty()} profile={session.profile.clone()} />
    }
}

/// The fields of a push, or of an in-app message.
fn fields(form: Form, texts: &Texts) -> Html {
    #[cfg(feature = "composer")]
    if form.session.campaign.is_in_app() {
        return in_app::in_app(form, texts);
    }
    push(form, texts)
}

fn push(form: Form, texts: &Texts) -> Html {
    let session = form.session;
    let campaign = &session.campaign;
    let limits = &session.profile.limits;
    let row = deep_link_row(campaign, &session.profile);
    let link = campaign.what.key_values.get(row).map(|pair| pair.value.clone()).unwrap_or_default();
    html! {
        <>
            { texts.text_box(form, field!(what.title), "Title", ("One line, the point first. About 35 characters fit.", &[Topic::Title, Topic::PersonalDetail]), &campaign.what.title, limits.title()) }
            { texts.text_box(form, field!(what.message), "Message", ("At most 100 to 120 characters and four lines. Leave out every word that is not needed.", &[Topic::Message, Topic::PersonalDetail]), &campaign.what.message, limits.message()) }
            { texts.path_box(form, field!(what.key_values[row].value), "Deep link", ("Where a tap leads inside the app: performances/12345", &[Topic::LinkPath, Topic::LinkToken, Topic::EventId, Topic::PerformanceId]), &link) }
            { builder(form, row, link) }
            <div class="settings">
                { form.line(field!(what.key_values[row].key), "Key", &[Topic::LinkKey], Kind::Code) }
                <fieldset class="ticks">
                    <legend>{ "Sent to" }</legend>
                    { form.tick(field!(what.key_values[row].android), "Android") }
                    { form.tick(field!(what.key_values[row].ios), "iOS") }
                    <SaidLines id="sent-to-said" said={row_said(session, row)} />
                </fieldset>
                { form.line(field!(what.android.notification_channel), "Notification channel", &[Topic::NotificationChannel], Kind::Code) }
                <fieldset class="ticks">
                    <legend>{ "Android" }</legend>
                    { form.tick(field!(what.android.render_max), "RenderMax") }
                    { Form::hint(&field!(what.android.render_max), &[Topic::RenderMax]) }
                    { form.said_of(&field!(what.android.render_max)) }
                </fieldset>
            </div>
            { rest(form, texts, row) }
        </>
    }
}

/// What the composer has beyond the text of the link.
#[cfg(feature = "composer")]
fn builder(form: Form, row: usize, link: String) -> Html {
    let session = form.session;
    let trigger = session.campaign.who.trigger.as_ref().filter(|_| session.campaign.is_live());
    let live_action = trigger.map(|trigger| trigger.event.clone());
    html! {
        <link_builder::LinkBuilder field={field!(what.key_values[row].value)} {link} {live_action} profile={session.profile.clone()} dispatch={form.dispatch.clone()} />
    }
}

#[cfg(not(feature = "composer"))]
fn builder(_: Form, _: usize, _: String) -> Html {
    Html::default()
}

/// What the composer has beyond what every push needs.
#[cfg(feature = "composer")]
fn rest(form: Form, texts: &Texts, row: usize) -> Html {
    more::more(form, texts, row)
}

#[cfg(not(feature = "composer"))]
fn rest(_: Form, _: &Texts, _: usize) -> Html {
    Html::default()
}

/// What is said of the pair in `row` as a whole, or of its two boxes.
fn row_said(session: &Session, row: usize) -> Vec<Said> {
    let texts = [field!(what.key_values[row].key), field!(what.key_values[row].value)];
    let here = session.problems().filter(|found| found.place.field.is_within(&field!(what.key_values[row])));
    here.filter(|found| !texts.contains(&found.place.field)).map(Said::from).collect()
}
