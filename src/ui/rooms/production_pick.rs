//! Choosing a production of the house profile by its title, and one of its performances by its date.

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use crate::profile::{Performance, Production};
use crate::words;

/// What can be chosen.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// An id that nothing else in the page has.
    pub id: AttrValue,
    /// What the list is called.
    pub label: AttrValue,
    /// The productions of the house profile.
    pub productions: Vec<Production>,
    /// Takes what was chosen: a production, and a performance where it has one.
    pub on_pick: Callback<(Production, Option<Performance>)>,
}

/// A production of the house profile, and one of its performances.
#[component]
pub fn ProductionPick(props: &Props) -> Html {
    let chosen = use_state_eq(|| None::<usize>);
    let performed = use_state_eq(|| 0_usize);
    if props.productions.is_empty() {
        return html! {
            <p class="hint">{ "Productions that the house profile lists can be chosen here by their title. Paste them there from a table." }</p>
        };
    }
    let position = |event: &Event| event.target_unchecked_into::<HtmlSelectElement>().value().parse::<usize>().ok();
    let on_production = {
        let (chosen, performed) = (chosen.clone(), performed.clone());
        let (productions, on_pick) = (props.productions.clone(), props.on_pick.clone());
        Callback::from(move |event: Event| {
            let at = position(&event);
            chosen.set(at);
            performed.set(0);
            if let Some(production) = at.and_then(|at| productions.get(at)) {
                on_pick.emit((production.clone(), production.performances.first().cloned()));
            }
        })
    };
    let production = chosen.and_then(|at| props.productions.get(at));
    let on_performance = {
        let (production, on_pick, performed) = (production.cloned(), props.on_pick.clone(), performed.clone());
        Callback::from(move |event: Event| {
            let (Some(production), Some(at)) = (production.clone(), position(&event)) else { return };
            performed.set(at);
            let performance = production.performances.get(at).cloned();
            on_pick.emit((production, performance));
        })
    };
    let option = |(at, production): (usize, &Production)| {
        let title = if production.title.trim().is_empty() { "Without a title" } else { production.title.trim() };
        html! { <option value={at.to_string()} selected={*chosen == Some(at)}>{ format!("{title} · {}", production.id) }</option> }
    };
    let performances = production.map(|production| production.performances.as_slice()).unwrap_or_default();
    let performance_id = format!("{}-performance", props.id);
    html! {
        <div class="row">
            <div class="line">
                <label for={props.id.clone()}>{ &props.label }</label>
                <select id={props.id.clone()} class="line-input" onchange={on_production}>
                    <option value="" selected={chosen.is_none()}>{ "Choose…" }</option>
                    { for props.productions.iter().enumerate().map(option) }
                </select>
            </div>
            if performances.len() > 1 {
                <div class="line">
                    <label for={performance_id.clone()}>{ "Performance" }</label>
                    <select id={performance_id} class="line-input" onchange={on_performance}>
                        { for performances.iter().enumerate().map(|(at, one)| html! { <option value={at.to_string()} selected={at == *performed}>{ called(one) }</option> }) }
                    </select>
                </div>
            }
        </div>
    }
}

/// “Saturday, 5 December 2026, 19:30 · 48052”.
fn called(performance: &Performance) -> String {
    let at = performance.at.map(words::moment).unwrap_or_default();
    let parts = [at.as_str(), performance.id.trim()].into_iter().filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(" · ")
}
