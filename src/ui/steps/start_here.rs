//! The step Start here: what the campaign is, who qualifies, what counts as success.

use serde_json::{Value, json};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::filters::{filters, properties_of};
use super::named::production_of;
use crate::campaign::{Channel, DateTime, Delivery, Purpose, Qualification};
use crate::field;
use crate::help::Topic;
use crate::lint::{Edit, Place};
use crate::profile::PropertyType;
use crate::template::{Sample, parse};
use crate::text::folded;
use crate::ui::form::{Form, Radio};
use crate::ui::parts::{HintLine, Kind, Problems, field_id};
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

/// The step Start here.
#[component]
pub fn StartHere(props: &Props) -> Html {
    let form = Form { session: &props.session, dispatch: &props.dispatch };
    html! {
        <div class="columns two">
            <div class="editor">
                <h1>{ "Start here" }</h1>
                { name(form) }
                <section class="card">
                    { channel(form) }
                    { purpose(form) }
                    { language(form) }
                </section>
                { qualification(form) }
                { goal(form) }
            </div>
            <Problems session={props.session.clone()} dispatch={props.dispatch.clone()} on_place={props.on_place.clone()} />
        </div>
    }
}

/// The name, and one as the guide wants it.
fn name(form: Form) -> Html {
    let session = form.session;
    let proposal = proposed_name(session);
    let is_wanted = session.campaign.name.is_empty() || !form.said(&field!(name)).is_empty();
    let onclick = form.doing(Action::Set(field!(name), json!(proposal)), NAME);
    let oninput = form.dispatch.reform(|event: InputEvent| {
        Action::Type(field!(name), event.target_unchecked_into::<HtmlInputElement>().value())
    });
    let onblur = form.dispatch.reform(|_: FocusEvent| Action::Leave(field!(name)));
    html! {
        <section class="card">
            <div class="line">
                <label for={NAME}>{ "Name" }</label>
                // The field's own id belongs to the name in the head, which is there in every step.
                <input id={NAME} type="text" class="line-input" value={session.campaign.name.clone()} {oninput} {onblur}
                    aria-describedby="name-said start-name-hint" autocomplete="off" spellcheck="false" />
                { form.said_of(&field!(name)) }
                <HintLine id="start-name-hint" topics={NAME_HELP} />
            </div>
            if is_wanted && proposal != session.campaign.name {
                <div><button type="button" class="button small" {onclick}>{ format!("Use “{proposal}”") }</button></div>
            }
        </section>
    }
}

const NAME: &str = "start-name";
const NAME_HELP: &[Topic] = &[Topic::CampaignName];

/// The day it goes out, or today, and what it is about: the production by its title, else the campaign's own title as
/// most users see it.
fn proposed_name(session: &Session) -> String {
    let (campaign, profile) = (&session.campaign, &session.profile);
    let day = match &campaign.when.delivery {
        Some(Delivery::At(scheduled)) => scheduled.at.map(DateTime::date),
        _ => None,
    };
    let production = production_of(session);
    let production = profile.productions.iter().find(|known| production.as_ref() == Some(&known.id));
    let title = &campaign.what.title;
    let rendered = parse(title, profile).render(title, profile, Sample::Default);
    let about = match production {
        Some(known) if !folded(&rendered).contains(&folded(&known.title)) => known.title.as_str(),
        _ => rendered.trim(),
    };
    let about = if about.is_empty() { "new campaign" } else { about };
    format!("{} {about}", day.unwrap_or(session.checked).format("%Y-%m-%d"))
}

fn channel(form: Form) -> Html {
    let set = |value: &str| Action::Set(field!(channel), json!(value));
    let chosen = form.session.campaign.channel;
    let push = Radio::of(
        "Push notification",
        "On the phone, whether the app is open or not.",
        chosen == Some(Channel::Push),
        set("push"),
    );
    let in_app =
        Radio::of("In-app message", "Inside the app, while it is used.", chosen == Some(Channel::InApp), set("in_app"));
    html! {
        <div id={field_id(&field!(channel))} tabindex="-1">
            { form.radios(&field!(channel), "Channel", "", [push, in_app]) }
            { form.said_of(&field!(channel)) }
        </div>
    }
}

fn purpose(form: Form) -> Html {
    let chosen = form.session.campaign.purpose;
    let way = |label, about, which: Purpose| {
        Radio::of(label, about, chosen == Some(which), Action::Set(field!(purpose), json!(which.word())))
    };
    html! {
        <div id={field_id(&field!(purpose))} tabindex="-1">
            { form.radios(&field!(purpose), "Purpose", "What it is for decides which checks apply.", [
                way("Marketing", "It sells: leaves out buyers and those who opted out, one push in 24 hours.", Purpose::Marketing),
                way("Automated", "Reminders and ticket alerts: exempt from the 24-hour rule.", Purpose::Automated),
                way("Service", "News for ticket holders, such as a new date: needs no goal and no opt-out.", Purpose::Service),
            ]) }
            { form.said_of(&field!(purpose)) }
        </div>
    }
}

fn language(form: Form) -> Html {
    const NAMES: [(&str, &str); 4] = [("en", "English"), ("de", "German"), ("fr", "French"), ("it", "Italian")];
    let named = |tag: &String| {
        let name = NAMES.iter().find(|(known, _)| known == tag).map_or("", |(_, name)| name);
        (tag.clone().into(), name.into())
    };
    let languages = form.session.profile.languages.iter().map(named).collect();
    form.suggesting(
        field!(language),
        "Language",
        "As a short tag: en for English, de for German. The checks of filler words and the fallbacks that are proposed go by it.",
        Kind::Code,
        languages,
    )
}

fn qualification(form: Form) -> Html {
    let field = field!(start.qualification);
    let chosen = form.session.campaign.start.qualification;
    let way = |label, about, which: Qualification| {
        Radio::of(label, about, chosen == Some(which), Action::Set(field!(start.qualification), json!(which.word())))
    };
    html! {
        <section id={field_id(&field)} class="card" tabindex="-1">
            { form.radios(&field, "Qualification criteria", "", [
                way("Past behavior/Custom list", "For what users have done before, or for a list of them. Sent once, at a time that you choose.", Qualification::PastBehavior),
                way("Live behavior", "The moment a user does something in the app: cart reminders, promotional codes, in-app messages.", Qualification::LiveBehavior),
            ]) }
            { form.said_of(&field) }
        </section>
    }
}

/// Ticket sales: of the production that the campaign is about, where it goes out once.
fn usual_goal(session: &Session) -> Value {
    let (filters, days) = if session.campaign.is_live() {
        (json!([]), 1)
    } else {
        (json!([{ "property": "eventId", "operator": "equals", "value": production_of(session) }]), 2)
    };
    json!({ "event": "charged", "filters": filters, "revenue_property": "amount", "conversion_window": { "value": days, "unit": "days" } })
}

fn goal(form: Form) -> Html {
    const HELP: &[Topic; 2] = &[Topic::GoalEvent, Topic::Conversions];
    let session = form.session;
    let field = field!(start.goal);
    let set = |goal: Value| form.doing(Action::Set(field!(start.goal), goal), field_id(&field!(start.goal.event)));
    let Some(goal) = &session.campaign.start.goal else {
        return html! {
            <section id={field_id(&field)} class="card" tabindex="-1">
                <h2>{ "Goal" }</h2>
                { Form::hint(&field, HELP) }
                { form.said_of(&field) }
                <div class="adding">
                    <button type="button" class="button small" onclick={set(usual_goal(session))}>{ "Ticket sales (charged)" }</button>
                    <button type="button" class="button small quiet" onclick={set(json!({}))}>{ "Another goal" }</button>
                </div>
            </section>
        };
    };
    let nothing = Edit::Set { field: field.clone(), value: Value::Null };
    let remove = form.doing(Action::Edit(vec![nothing], "Goal removed"), field_id(&field));
    let known = properties_of(&session.profile, &goal.event);
    let money = known.iter().filter(|property| property.kind == Some(PropertyType::Number));
    let money = money.map(|property| (property.name.clone().into(), AttrValue::default())).collect();
    html! {
        <section id={field_id(&field)} class="card" tabindex="-1">
            <h2>{ "Goal" }</h2>
            if let Some(sentence) = words::goal(&session.campaign, &session.profile) {
                <div class="reading" aria-live="polite"><p>{ sentence }</p></div>
            }
            <div class="row">
                { form.suggesting(field!(start.goal.event), "Event", HELP, Kind::Code, form.events()) }
                { form.suggesting(field!(start.goal.revenue_property), "Revenue property", &[Topic::GoalRevenue], Kind::Code, money) }
            </div>
            <div class="stack">
                <h3>{ "Filters" }</h3>
                { Form::hint(&field!(start.goal.filters), &[Topic::GoalFilter, Topic::EventId, Topic::PerformanceId, Topic::Tags]) }
                { filters(form, &field!(start.goal.filters), &goal.filters, known) }
            </div>
            { form.length(&field!(start.goal.conversion_window), "Conversion time", &[Topic::GoalWindow]) }
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
    fn a_personal_detail_is_no_name() {
        let mut campaign = empty(Profile::guide());
        "@Add to Cart - eventName | default: 'Your show' awaits".clone_into(&mut campaign.what.title);
        assert_eq!(proposed_name(&Session::new(campaign, false, now())), "2026-11-23 Your show awaits");
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
