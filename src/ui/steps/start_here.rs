//! The step Start here: what the campaign is, who qualifies, what counts as success.

use serde_json::{Value, json};
use yew::prelude::*;

use super::filters::{filters, properties_of};
use crate::campaign::DateTime;
use crate::campaign::{Channel, Delivery, Qualification};
use crate::field;
use crate::help::Topic;
use crate::lint::Place;
use crate::ui::form::{Form, Radio};
use crate::ui::parts::{Kind, PickChoice, Problems, field_id};
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

const PURPOSES: &[PickChoice] = &[
    ("marketing", "Marketing: it sells"),
    ("automated", "Automated: ticket alerts, reminders"),
    ("service", "Service: news for ticket holders"),
];

/// The step Start here.
#[component]
pub fn StartHere(props: &Props) -> Html {
    let form = Form { session: &props.session, dispatch: &props.dispatch };
    let languages = props.session.profile.languages.iter().map(|tag| AttrValue::from(tag.clone())).collect();
    html! {
        <div class="columns two">
            <div class="editor">
                <h1>{ "Start here" }</h1>
                { name(form) }
                <section class="card">
                    <div class="row">
                        { form.pick(field!(purpose), "Purpose", "Decides which guards apply, such as one marketing push in 24 hours.", PURPOSES) }
                        { form.suggesting(field!(language), "Language", "A short tag: en or de.", Kind::Code, languages) }
                    </div>
                    { channel(form) }
                </section>
                { qualification(form) }
                { goal(form) }
            </div>
            <Problems session={props.session.clone()} dispatch={props.dispatch.clone()} on_place={props.on_place.clone()} />
        </div>
    }
}

/// A name as the guide wants it, for a campaign that has none.
fn name(form: Form) -> Html {
    let session = form.session;
    let proposal = proposed_name(session);
    let onclick = {
        let proposal = proposal.clone();
        form.dispatch.reform(move |_: MouseEvent| Action::Type(field!(name), proposal.clone()))
    };
    html! {
        <section class="card" aria-labelledby="name-heading">
            <h2 id="name-heading">{ "Campaign name" }</h2>
            <p class="hint">{ Topic::CampaignName.text() }</p>
            if session.campaign.name.is_empty() {
                <div><button type="button" class="button small" {onclick}>{ format!("Use “{proposal}”") }</button></div>
            } else {
                <p>{ &session.campaign.name }</p>
            }
            { form.said_of(&field!(name)) }
        </section>
    }
}

/// The day it goes out, or today, and what it is about.
fn proposed_name(session: &Session) -> String {
    let campaign = &session.campaign;
    let day = match &campaign.when.delivery {
        Some(Delivery::At(scheduled)) => scheduled.at.map(DateTime::date),
        _ => None,
    };
    let title = campaign.what.title.trim();
    let about = if title.is_empty() { "new campaign" } else { title };
    format!("{} {about}", day.unwrap_or(session.checked).format("%Y-%m-%d"))
}

fn channel(form: Form) -> Html {
    let set = |value: &str| Action::Set(field!(channel), json!(value));
    let is_in_app = form.session.campaign.channel == Some(Channel::InApp);
    let is_push = form.session.campaign.channel == Some(Channel::Push);
    form.radios(
        "Channel",
        None,
        vec![
            Radio::of("Push notification", "On the phone, whether the app is open or not.", is_push, set("push")),
            Radio::of("In-app message", "Inside the app, while it is used.", is_in_app, set("in_app")),
        ],
    )
}

fn qualification(form: Form) -> Html {
    let field = field!(start.qualification);
    let chosen = form.session.campaign.start.qualification;
    let way = |label, about, which: Qualification, value: &str| {
        Radio::of(label, about, chosen == Some(which), Action::Set(field!(start.qualification), json!(value)))
    };
    html! {
        <section id={field_id(&field)} class="card" tabindex="-1">
            { form.radios("Qualification criteria", Topic::Qualification, vec![
                way("Past behavior/Custom list", "For what users have done before.", Qualification::PastBehavior, "past_behavior"),
                way("Live behavior", "The moment a user does something in the app.", Qualification::LiveBehavior, "live_behavior"),
            ]) }
            { form.said_of(&field) }
        </section>
    }
}

fn goal(form: Form) -> Html {
    let session = form.session;
    let field = field!(start.goal);
    let Some(goal) = &session.campaign.start.goal else {
        let add = form.dispatch.reform(|_: MouseEvent| {
            let goal = json!({ "event": "charged", "revenue_property": "amount", "conversion_window": { "value": 2, "unit": "days" } });
            Action::Set(field!(start.goal), goal)
        });
        return html! {
            <section id={field_id(&field)} class="card" tabindex="-1">
                <h2>{ "Goal" }</h2>
                <p class="hint">{ Topic::GoalEvent.text() }</p>
                { form.said_of(&field) }
                <div><button type="button" class="button small" onclick={add}>{ "Set a goal" }</button></div>
            </section>
        };
    };
    let remove = form.dispatch.reform(|_: MouseEvent| Action::Set(field!(start.goal), Value::Null));
    let events = session.profile.events.iter().map(|event| AttrValue::from(event.name.clone())).collect();
    let known = properties_of(&session.profile, &goal.event);
    let money = known.iter().map(|property| AttrValue::from(property.name.clone())).collect();
    html! {
        <section id={field_id(&field)} class="card" tabindex="-1">
            <h2>{ "Goal" }</h2>
            if let Some(sentence) = words::goal(&session.campaign, &session.profile) {
                <div class="reading" aria-live="polite"><p>{ sentence }</p></div>
            }
            <div class="row">
                { form.suggesting(field!(start.goal.event), "Event", Topic::GoalEvent.text(), Kind::Code, events) }
                { form.suggesting(field!(start.goal.revenue_property), "Revenue property", Topic::GoalRevenue.text(), Kind::Code, money) }
            </div>
            <h3>{ "Filters" }</h3>
            <p class="hint">{ Topic::GoalFilter.text() }</p>
            { filters(form, &field!(start.goal.filters), &goal.filters, known) }
            { form.length(&field!(start.goal.conversion_window), "Conversion time", Topic::GoalWindow) }
            { form.said_of(&field) }
            <div><button type="button" class="button small quiet" onclick={remove}>{ "Remove the goal" }</button></div>
        </section>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::profile::Profile;
    use crate::ui::component_tests::{now, rendered};
    use crate::ui::session::{empty, example};

    fn html(session: Session) -> String {
        rendered::<StartHere>(Props { session, dispatch: Callback::noop(), on_place: Callback::noop() })
    }

    #[test]
    fn a_name_is_proposed_with_date_and_content() {
        let mut campaign = empty(Profile::guide());
        "Hamlet: last seats".clone_into(&mut campaign.what.title);
        let session = Session::new(campaign, false, now());
        assert_eq!(proposed_name(&session), "2026-11-23 Hamlet: last seats");
        assert!(html(session).contains("Use “2026-11-23 Hamlet: last seats”"));
    }

    #[test]
    fn the_goal_is_read_back() {
        let mut campaign = example(Profile::guide(), now().date());
        let goal =
            r#"{"event": "charged", "filters": [{"property": "eventId", "operator": "equals", "value": "12345"}]}"#;
        campaign.start.goal = Some(crate::document::parse(goal).expect("a goal"));
        let html = html(Session::new(campaign, false, now()));
        assert!(html.contains("value=\"12345\"") && html.contains("class=\"reading\""), "{html}");
    }
}
