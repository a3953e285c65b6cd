//! What the guide wants in an audience, each with one click: leave out those who bought, respect the opt-out.

use serde_json::{Value, json};
use yew::prelude::*;

use crate::audience::{Audience, OptOutGuard, is_purchase, opt_out_guard, purchase_property};
use crate::campaign::{Purpose, Segment};
use crate::document::Node;
use crate::field;
use crate::ui::form::Form;
use crate::ui::parts::field_id;
use crate::ui::session::{Action, Session};
use crate::ui::steps::named::production_of;

/// The two guards: what is missing as buttons, what is there as facts. News for ticket holders needs neither.
pub fn guards(form: Form) -> Html {
    let campaign = &form.session.campaign;
    if campaign.is_in_app() || campaign.purpose == Some(Purpose::Service) {
        return Html::default();
    }
    let buyers = (!leaves_out_buyers(form.session)).then(|| buyers(form.session));
    let opt_out = opt_out(form.session).map(|condition| (!respects_opt_out(form.session)).then_some(condition));
    html! {
        <div class="guards" role="group" aria-label="Left out">
            { guard(form, "Exclude buyers", "Buyers are left out", buyers) }
            if let Some(missing) = opt_out {
                { guard(form, "Respect the opt-out", "The opt-out is respected", missing) }
            }
        </div>
    }
}

/// A guard: with a `condition` that is missing, a button that adds it.
fn guard(form: Form, label: &'static str, fact: &'static str, condition: Option<Value>) -> Html {
    let Some(condition) = condition else {
        return html! { <span class="step-state ready">{ fact }</span> };
    };
    let segment = with(form.session.campaign.who.segment.as_ref(), condition);
    let onclick = form.doing(Action::Set(field!(who.segment), segment), field_id(&field!(who.segment)));
    html! { <button type="button" class="button small" {onclick}>{ label }</button> }
}

/// `segment` with a condition more that everybody must meet.
fn with(segment: Option<&Segment>, condition: Value) -> Value {
    let mut root = match segment {
        Some(group @ Segment::All(_)) => group.to_json(),
        Some(other) => json!({ "all": [other.to_json()] }),
        None => json!({ "all": [] }),
    };
    if let Some(all) = root.get_mut("all").and_then(Value::as_array_mut) {
        all.push(condition);
    }
    root
}

/// Whether everybody in the audience is someone who has not bought.
fn leaves_out_buyers(session: &Session) -> bool {
    let (who, profile) = (&session.campaign.who, &session.profile);
    let inaction = who.trigger.as_ref().and_then(|trigger| trigger.inaction.as_ref());
    let is_guard = |node: &Segment| matches!(node, Segment::DidNot(rule) if is_purchase(&rule.event, profile));
    let demanded = match &who.segment {
        Some(Segment::All(group)) => group.of.iter().any(is_guard),
        Some(node) => is_guard(node),
        None => false,
    };
    demanded || inaction.is_some_and(|inaction| is_purchase(&inaction.event, profile))
}

/// Has not bought the production that the campaign is about; which one, the writer says where it isn't known.
fn buyers(session: &Session) -> Value {
    let property = purchase_property(&session.profile, "eventid").unwrap_or("eventId");
    let filter = json!({ "property": property, "operator": "equals", "value": production_of(session) });
    json!({ "did_not": "charged", "filters": [filter] })
}

/// The condition that keeps out users who want no marketing, where the house has one.
fn opt_out(session: &Session) -> Option<Value> {
    let opt_out = session.profile.opt_out.as_ref().filter(|opt_out| !opt_out.property.is_empty())?;
    Some(json!({ "user": opt_out.property, "operator": opt_out.operator?.word(), "value": opt_out.value }))
}

fn respects_opt_out(session: &Session) -> bool {
    let Some(opt_out) = &session.profile.opt_out else { return true };
    let audience = Audience::of(&session.campaign, &session.profile);
    session.campaign.who.segment.is_some() && opt_out_guard(&audience, opt_out) == OptOutGuard::Kept
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::campaign::read_file;
    use crate::ui::component_tests::now;

    fn session(who: &str) -> Session {
        let link = r#"{"key":"deeplink_url","value":"performances/12345","android":true,"ios":true}"#;
        let text = format!(r#"{{"format":"pushproof/campaign@1","who":{who},"what":{{"key_values":[{link}]}}}}"#);
        Session::new(read_file(&text).expect("a campaign").remove(0), false, now())
    }

    #[test]
    fn each_guard_is_told_once_it_is_there() {
        let nothing = session("{}");
        assert!(!leaves_out_buyers(&nothing));
        assert!(!respects_opt_out(&nothing));
        let guarded = with(None, opt_out(&nothing).expect("a condition"));
        let guarded = session(&json!({ "segment": guarded }).to_string());
        assert!(respects_opt_out(&guarded));
        let both = with(guarded.campaign.who.segment.as_ref(), buyers(&guarded));
        assert_eq!(both["all"][1]["filters"][0]["value"], "12345");
        assert!(leaves_out_buyers(&session(&json!({ "segment": both }).to_string())));
    }

    #[test]
    fn an_either_or_becomes_a_group_beside_the_guard() {
        let either = session(r#"{"segment":{"any":[{"did":"show event"},{"did":"show seatplan"}]}}"#);
        let guarded = with(either.campaign.who.segment.as_ref(), json!({ "did_not": "charged" }));
        assert_eq!(guarded["all"][0]["any"][1]["did"], "show seatplan");
        assert!(!leaves_out_buyers(&session(r#"{"segment":{"any":[{"did_not":"charged"},{"did":"show event"}]}}"#)));
    }
}
