//! The step Publish: how ready the campaign is, and the exports.

use yew::prelude::*;

use crate::export::{dashboard_json, file_stem, key_values_json};
use crate::lint::{Diagnostic, Place};
use crate::ui::browser;
use crate::ui::parts::{CopyAndDownload, Icon, counted};
use crate::ui::session::{Action, Session};

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

/// The exports, as tabs.
const TABS: [(&str, &str); 2] = [
    (
        "Dashboard JSON",
        "Every field in the dashboard's order, with the exact text to enter. The campaign itself rides along, so nothing is lost.",
    ),
    ("Key-values JSON", "What the app receives on each platform."),
];

/// The step Publish.
#[component]
pub fn Publish(props: &Props) -> Html {
    let session = &props.session;
    let tab = use_state_eq(|| 0_usize);
    let campaign = &session.campaign;
    let stem = file_stem(campaign);
    let (text, file) = match *tab {
        0 => (dashboard_json(campaign), format!("{stem}.dashboard.json")),
        _ => (key_values_json(campaign), format!("{stem}.key-values.json")),
    };
    let tab_button = |(position, (name, _)): (usize, &(&'static str, &'static str))| {
        let is_open = position == *tab;
        let onclick = {
            let tab = tab.clone();
            Callback::from(move |_: MouseEvent| tab.set(position))
        };
        html! {
            <button type="button" role="tab" id={format!("tab-{position}")} aria-selected={is_open.to_string()} aria-controls="tab-panel"
                tabindex={if is_open { "0" } else { "-1" }} {onclick}>{ *name }</button>
        }
    };
    let onkeydown = {
        let tab = tab.clone();
        Callback::from(move |event: KeyboardEvent| {
            let to = match event.key().as_str() {
                "ArrowRight" => (*tab + 1) % TABS.len(),
                "ArrowLeft" => (*tab + TABS.len() - 1) % TABS.len(),
                "Home" => 0,
                "End" => TABS.len() - 1,
                _ => return,
            };
            event.prevent_default();
            tab.set(to);
            browser::focus(&format!("tab-{to}"));
        })
    };
    let about = TABS.get(*tab).map_or("", |(_, about)| about);
    html! {
        <div class="publish">
            <section class="readiness" aria-labelledby="readiness-heading">
                <h2 id="readiness-heading">{ readiness(session) }</h2>
                <ul class="readiness-list">{ for session.problems().map(|found| link(found, &props.on_place)) }</ul>
            </section>
            <section class="exports" aria-label="Exports">
                <div class="tabs" role="tablist" aria-label="Exports" {onkeydown}>{ for TABS.iter().enumerate().map(tab_button) }</div>
                <div id="tab-panel" class="panel" role="tabpanel" aria-labelledby={format!("tab-{}", *tab)}>
                    <p class="panel-about">{ about }</p>
                    <CopyAndDownload text={text.clone()} {file} />
                    <pre class="code" tabindex="0" aria-label={TABS.get(*tab).map(|(name, _)| *name)}>{ text }</pre>
                </div>
            </section>
        </div>
    }
}

fn readiness(session: &Session) -> String {
    match counted(session.summary()) {
        Some(problems) => problems,
        None => "Ready: nothing to mend".to_owned(),
    }
}

fn link(found: &Diagnostic, on_place: &Callback<Place>) -> Html {
    let place = found.place.clone();
    let onclick = on_place.reform(move |_: MouseEvent| place.clone());
    html! {
        <li class={classes!("problem", found.severity.word())}>
            <button type="button" class="problem-go" {onclick}><Icon severity={found.severity} /><span>{ &found.message }</span></button>
        </li>
    }
}
