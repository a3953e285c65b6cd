//! Ids by their names: the productions and performances that the house profile lists, to be picked instead of typed.

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use crate::campaign::{EventFilter, Operator};
use crate::deeplink::{Path, Routes, same_name};
use crate::profile::{Performance, Production, Profile};
use crate::template::parse;
use crate::ui::session::{Session, deep_link_row};
use crate::words;

/// What is called by an id of this name.
const PRODUCTION: &str = "eventId";
const PERFORMANCE: &str = "performanceId";

/// The ids that the house lists for what `name` stands for, each with its name; the performances are those of
/// `production`, or of all where it is none of the house's.
pub fn known_ids(profile: &Profile, name: &str, production: &str) -> Vec<(String, String)> {
    let productions = &profile.productions;
    if same_name(name, PRODUCTION) {
        return productions.iter().map(|known| (known.id.clone(), known.title.clone())).collect();
    }
    if !same_name(name, PERFORMANCE) {
        return Vec::new();
    }
    let chosen = productions.iter().find(|known| known.id == production);
    let of = |known: &Production, has_title: bool| {
        let named = |date: &Performance| {
            let at = date.at.map_or_else(|| date.id.clone(), words::moment);
            (date.id.clone(), if has_title { format!("{}: {at}", known.title) } else { at })
        };
        known.performances.iter().map(named).collect::<Vec<_>>()
    };
    chosen.map_or_else(|| productions.iter().flat_map(|known| of(known, true)).collect(), |known| of(known, false))
}

/// A list of ids by their names; nothing where the house lists none.
pub fn pick_by_name(id: &str, name: &str, known: &[(String, String)], now: &str, on_pick: &Callback<String>) -> Html {
    if known.is_empty() {
        return Html::default();
    }
    let id = format!("{id}-named");
    let onchange = on_pick.reform(|event: Event| event.target_unchecked_into::<HtmlSelectElement>().value());
    let is_listed = known.iter().any(|(id, _)| id == now);
    html! {
        <div class="line">
            <label for={id.clone()}>{ if same_name(name, PRODUCTION) { "Production" } else { "Performance" } }</label>
            <select {id} class="line-input" {onchange}>
                if !is_listed {
                    <option value={now.to_owned()} selected=true>{ "Choose by name…" }</option>
                }
                { for known.iter().map(|(id, title)| html! { <option value={id.clone()} selected={id == now}>{ title }</option> }) }
            </select>
        </div>
    }
}

/// The id of the production that the campaign is about: that of its goal, else the one that its link opens.
pub fn production_of(session: &Session) -> Option<String> {
    let goal = session.campaign.start.goal.as_ref();
    goal.and_then(|goal| id_in(&goal.filters)).or_else(|| linked(session))
}

/// The production that `filters` ask for.
pub fn id_in(filters: &[EventFilter]) -> Option<String> {
    let is_id = |filter: &&EventFilter| {
        same_name(&filter.property, PRODUCTION) && matches!(filter.operator, Some(Operator::Equals) | None)
    };
    filters.iter().filter(is_id).find_map(|filter| filter.value.one()).filter(|id| is_number(id)).map(str::to_owned)
}

/// The production that the link opens, where it is the same for everyone.
fn linked(session: &Session) -> Option<String> {
    let row = deep_link_row(&session.campaign, &session.profile);
    let link = &session.campaign.what.key_values.get(row)?.value;
    let template = parse(link, &session.profile);
    let routes = Routes::new(&session.profile.deep_link);
    let reading = routes.read(&Path::parse(link, &template));
    let bound = reading.bound.iter().find(|bound| same_name(bound.name, PRODUCTION))?;
    link.get(bound.span.clone()).filter(|id| is_number(id)).map(str::to_owned)
}

fn is_number(id: &str) -> bool {
    !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::component_tests::now;
    use crate::ui::session::{Shared, empty};

    fn house() -> Profile {
        let text = r#"{"extends":"guide","productions":[
            {"id":"12345","title":"Hamlet","performances":[{"id":"48052","at":"2026-12-05T19:30"}]},
            {"id":"777","title":"Tosca","performances":[{"id":"9"}]}]}"#;
        Profile::read(text).expect("a profile")
    }

    #[test]
    fn ids_have_names() {
        let house = house();
        let told = |name: &str, production: &str| known_ids(&house, name, production);
        assert_eq!(told("eventid", "")[1], ("777".to_owned(), "Tosca".to_owned()));
        assert_eq!(
            told("performanceId", "12345"),
            [("48052".to_owned(), "Saturday, 5 December 2026, 19:30".to_owned())]
        );
        assert_eq!(told("performanceId", "")[1], ("9".to_owned(), "Tosca: 9".to_owned()));
        assert_eq!(told("categoryId", ""), []);
    }

    #[test]
    fn the_production_is_that_of_the_goal_or_of_the_link() {
        let mut campaign = empty(&house());
        let of = |campaign| production_of(&Session::with_profile(campaign, Shared::new(house()), false, now()));
        assert_eq!(of(campaign.clone()), None);
        "performances/@Add to Cart - eventId | default: '1'".clone_into(&mut campaign.what.key_values[0].value);
        assert_eq!(of(campaign.clone()), None);
        "performances/777/9".clone_into(&mut campaign.what.key_values[0].value);
        assert_eq!(of(campaign.clone()).as_deref(), Some("777"));
        let goal = r#"{"event":"charged","filters":[{"property":"eventId","operator":"equals","value":"12345"}]}"#;
        campaign.start.goal = Some(crate::document::parse(goal).expect("a goal"));
        assert_eq!(of(campaign).as_deref(), Some("12345"));
    }
}
