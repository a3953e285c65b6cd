//! The account, where a tap can lead, the opt-out, and how long and how many.

use serde_json::json;
use yew::prelude::*;

use super::form::HouseForm;
use crate::document::FieldPath;
use crate::field;
use crate::ui::parts::{Kind, PickChoice};

const POLICIES: &[PickChoice] =
    &[("recommended", "a warning without it"), ("required", "an error without it"), ("off", "not asked for")];

const OPERATORS: &[PickChoice] = &[
    ("equals", "equals"),
    ("not_equals", "doesn't equal"),
    ("contains", "contains"),
    ("not_contains", "doesn't contain"),
];

/// The key of the link, and the paths that the app knows.
pub fn links(form: HouseForm) -> Html {
    let routes = &form.profile.deep_link.routes;
    let item = |row: usize| {
        let pattern = routes.get(row).map(|route| route.pattern.as_str()).unwrap_or_default();
        html! {
            <fieldset class="item" key={row}>
                <legend class="unseen">{ format!("Route {}", row + 1) }</legend>
                <div class="row">
                    { form.line(&field!(deep_link.routes[row].pattern), "Path", "", Kind::Code) }
                    { form.line(&field!(deep_link.routes[row].opens), "Opens", "", Kind::Words) }
                </div>
                <div>{ form.remove(&format!("route {pattern}"), field!(deep_link.routes[row])) }</div>
            </fieldset>
        }
    };
    html! {
        <>
            <p class="hint">{ "Write ids in angle brackets: performances/<eventId>." }</p>
            { form.line(&field!(deep_link.key), "Key", "The key of the key-value pair that holds the path.", Kind::Code) }
            { for (0..routes.len()).map(item) }
            { form.add("Add a route", field!(deep_link.routes), routes.len(), json!({})) }
        </>
    }
}

/// The house, its account, and how users say that they want no marketing.
pub fn account(form: HouseForm) -> Html {
    html! {
        <>
            <div class="row">
                { form.line(&field!(name), "Name of the house", "", Kind::Words) }
                { form.line(&field!(dashboard), "Address of the dashboard", "", Kind::Code) }
            </div>
            <div class="row">
                { form.line(&field!(notification_channel), "Notification channel of the Android app", "", Kind::Code) }
                { form.words(&field!(languages), "Languages of the pushes", "Short tags with commas between them: en, de.", &form.profile.languages) }
            </div>
            <h3>{ "Opt-out" }</h3>
            <div class="row">
                { form.line(&field!(opt_out.property), "User property", "", Kind::Code) }
                { form.pick(&field!(opt_out.operator), "Is compared by", OPERATORS) }
                { form.line(&field!(opt_out.value), "With", "", Kind::Code) }
                { form.pick(&field!(opt_out.policy), "The condition is", POLICIES) }
            </div>
        </>
    }
}

/// How long and how many; what is left empty is as in the guide.
pub fn limits(form: HouseForm) -> Html {
    let limits = &form.profile.limits;
    let (at_least, at_most) = limits.conversion_window_minutes();
    let number = |field: FieldPath, label: &'static str, now: usize| form.number(&field, label, now);
    html! {
        <>
            <p class="hint">{ "What is left empty is as in the guide." }</p>
            <div class="grid">
                { number(field!(limits.title), "Title, characters", limits.title()) }
                { number(field!(limits.message), "Message, characters", limits.message()) }
                { number(field!(limits.message_lines), "Message, lines", limits.message_lines()) }
                { number(field!(limits.in_app_title), "In-app title, characters", limits.in_app_title()) }
                { number(field!(limits.in_app_message), "In-app message, characters", limits.in_app_message()) }
                { number(field!(limits.emoji), "Emoji in a push", limits.emoji()) }
                { number(field!(limits.key_point_within), "The point within, characters", limits.key_point_within()) }
                { number(field!(limits.hours_between_marketing_pushes), "Hours between marketing pushes", limits.hours_between_marketing_pushes()) }
                { number(field!(limits.edit_cut_off_minutes), "Can be edited until, minutes before", limits.edit_cut_off_minutes()) }
                { number(field!(limits.time_to_live_days), "Longest time to live, days", limits.time_to_live_days()) }
                { number(field!(limits.payload_bytes), "Largest payload, bytes", limits.payload_bytes()) }
                { form.days(&field!(limits.conversion_window.at_least), "Shortest conversion window, days", at_least) }
                { form.days(&field!(limits.conversion_window.at_most), "Longest conversion window, days", at_most) }
            </div>
        </>
    }
}
