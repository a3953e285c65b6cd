//! The step When: delivery and what follows from it, time to live, do not disturb; for in-app messages when they show.

use serde_json::{Value, json};
use yew::prelude::*;

use crate::campaign::{Campaign, Delivery, Moment, Scheduled, TimeZone};
use crate::field;
use crate::help::Topic;
use crate::lint::{Place, Severity};
use crate::ui::form::{Form, Radio};
use crate::ui::parts::{Fold, Kind, PickChoice, Problems, Said, SaidLines};
use crate::ui::session::{Action, Session};
use crate::words;

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

/// What is said of a live campaign that is to go out once.
const ONCE: &str = "A live campaign reaches each user at their own time: choose from when until when it runs.";

const ZONES: &[PickChoice] = &[("account", "Account's time zone"), ("user", "User's time zone")];
const THEN: &[PickChoice] = &[("delay", "Send it afterwards"), ("discard", "Don't send it")];

/// The step When.
#[component]
pub fn When(props: &Props) -> Html {
    let form = Form { session: &props.session, dispatch: &props.dispatch };
    let campaign = &props.session.campaign;
    let when = &campaign.when;
    html! {
        <div class="columns two">
            <div class="editor">
                <h1>{ "When" }</h1>
                <div class="reading" aria-live="polite">
                    <p>{ words::schedule(campaign) }</p>
                    <ul>{ for words::consequences(campaign, &props.session.profile).into_iter().map(|fact| html! { <li>{ fact }</li> }) }</ul>
                </div>
                if campaign.is_in_app() {
                    { display(form) }
                    { frequency(form) }
                    if when.delivery.is_some() || when.time_to_live.is_some() || when.do_not_disturb.is_some() {
                        <Fold summary="Filled in, but only for pushes" is_open={true}>{ of_push(form) }</Fold>
                    }
                } else {
                    { of_push(form) }
                    if when.display.is_some() || when.frequency.is_some() {
                        <Fold summary="Filled in, but only for in-app messages" is_open={true}>{ display(form) }{ frequency(form) }</Fold>
                    }
                }
            </div>
            <Problems session={props.session.clone()} dispatch={props.dispatch.clone()} on_place={props.on_place.clone()} />
        </div>
    }
}

fn of_push(form: Form) -> Html {
    html! {
        <>
            { delivery(form) }
            { lasting(form) }
            { pause(form) }
        </>
    }
}

fn delivery(form: Form) -> Html {
    let campaign = &form.session.campaign;
    let at = field!(when.delivery);
    let set = |value: Value| Action::Set(field!(when.delivery), value);
    let delivery = campaign.when.delivery.as_ref();
    let is_once = matches!(delivery, Some(Delivery::Now | Delivery::At(_)));
    let mut ways = Vec::new();
    if !campaign.is_live() || is_once {
        ways.extend([
            Radio::of(
                "Now",
                "It begins 1 to 2 minutes after you publish it.",
                delivery == Some(&Delivery::Now),
                set(json!("now")),
            ),
            Radio::of(
                "At a date and time",
                "It goes out by itself.",
                matches!(delivery, Some(Delivery::At(_))),
                set(json!({ "at": null, "time_zone": "account" })),
            ),
        ]);
    }
    if campaign.is_live() || matches!(delivery, Some(Delivery::Live(_))) {
        let span = set(json!({ "from": "now", "until": "never" }));
        ways.push(Radio::of(
            "Live, for a span of time",
            "Each user gets it when they qualify.",
            matches!(delivery, Some(Delivery::Live(_))),
            span,
        ));
    }
    html! {
        <section id={crate::ui::parts::field_id(&at)} class="card" tabindex="-1">
            { form.radios(&at, "Delivery", &[Topic::Delivery], ways) }
            { form.said_of(&at) }
            if is_once && campaign.is_live() {
                <SaidLines id="delivery-is-live" said={vec![Said { severity: Severity::Warning, message: ONCE.into() }]} />
            }
            {
                match delivery {
                    Some(Delivery::At(_)) => html! {
                        <div class="row">
                            { form.line(field!(when.delivery.at), "Date and time", "", Kind::DateTime) }
                            { form.pick(field!(when.delivery.time_zone), "Time zone", zone_hint(campaign), ZONES) }
                        </div>
                    },
                    Some(Delivery::Live(span)) => html! {
                        <div class="row">
                            { end(form, &field!(when.delivery.from), "Start", span.from, ("Now", "now")) }
                            { end(form, &field!(when.delivery.until), "End", span.until, ("Never", "never")) }
                        </div>
                    },
                    Some(Delivery::Now) | None => Html::default(),
                }
            }
        </section>
    }
}

/// What the time zone that is chosen means.
fn zone_hint(campaign: &Campaign) -> &'static str {
    match &campaign.when.delivery {
        Some(Delivery::At(Scheduled { time_zone: Some(TimeZone::User), .. })) => {
            "Each user gets it when it is this time where they are."
        }
        _ => "Everyone gets it at the same moment, by the clock of your account.",
    }
}

/// One end of a span: a word, or a date and time.
fn end(
    form: Form,
    field: &crate::document::FieldPath,
    label: &'static str,
    moment: Option<Moment>,
    (word, value): (&'static str, &'static str),
) -> Html {
    let set = |value: Value| Action::Set(field.clone(), value);
    let at = match moment {
        Some(Moment::At(time)) => Some(time),
        Some(Moment::Now | Moment::Never) | None => None,
    };
    let is_word = moment.is_some() && at.is_none();
    let day = form.session.checked.and_hms_opt(9, 0, 0).map(|time| crate::campaign::DateTime(time).to_string());
    html! {
        <div class="end">
            { form.radios(field, label, "", [
                Radio::of(word, "", is_word, set(json!(value))),
                Radio::of("A date and time", "", at.is_some(), set(json!(day))),
            ]) }
            if at.is_some() {
                { form.line(field.clone(), "Date and time", "", Kind::DateTime) }
            } else {
                { form.said_of(field) }
            }
        </div>
    }
}

fn lasting(form: Form) -> Html {
    html! {
        <section class="card">
            { form.length(&field!(when.time_to_live), "Time to live", &[Topic::TimeToLive]) }
        </section>
    }
}

fn pause(form: Form) -> Html {
    html! {
        <section id={crate::ui::parts::field_id(&field!(when.do_not_disturb))} class="card" tabindex="-1">
            <h2>{ "Do not disturb" }</h2>
            { Form::hint(&field!(when.do_not_disturb), "Hours in which nothing is sent. Leave them empty to send at any hour.") }
            { form.said_of(&field!(when.do_not_disturb)) }
            <div class="row">
                { form.line(field!(when.do_not_disturb.from), "From", "", Kind::Time) }
                { form.line(field!(when.do_not_disturb.until), "Until", "", Kind::Time) }
                { form.pick(field!(when.do_not_disturb.then), "What falls into it", "", THEN) }
            </div>
        </section>
    }
}

fn display(form: Form) -> Html {
    let span = form.session.campaign.when.display.clone().unwrap_or_default();
    html! {
        <section id={crate::ui::parts::field_id(&field!(when.display))} class="card" tabindex="-1">
            <h2>{ "Shown" }</h2>
            { Form::hint(&field!(when.display), &[Topic::Display]) }
            { form.said_of(&field!(when.display)) }
            <div class="row">
                { end(form, &field!(when.display.from), "Start", span.from, ("Now", "now")) }
                { end(form, &field!(when.display.until), "End", span.until, ("Never", "never")) }
            </div>
        </section>
    }
}

fn frequency(form: Form) -> Html {
    html! {
        <section id={crate::ui::parts::field_id(&field!(when.frequency))} class="card" tabindex="-1">
            <h2>{ "How often" }</h2>
            { Form::hint(&field!(when.frequency), &[Topic::Frequency]) }
            { form.said_of(&field!(when.frequency)) }
            { form.tick(field!(when.frequency.exclude_from_campaign_limits), "Exclude from campaign limits") }
            <div class="row">
                { form.line(field!(when.frequency.per_session), "In one session", "At most so often.", Kind::Number) }
                { form.line(field!(when.frequency.per_day), "In one day", "At most so often.", Kind::Number) }
                { form.line(field!(when.frequency.ever), "In all", "At most so often.", Kind::Number) }
            </div>
        </section>
    }
}
