//! The house profile: what the account has and what the house wants. Every change checks the open draft at once.

mod events;
mod exchange;
mod form;
mod list;
mod patterns;
mod productions;
mod rules;
mod settings;
mod words;

use yew::prelude::*;

use crate::lint::{Severity, check_profile};
use crate::profile::ProfileFinding;
use crate::text::counted;
use crate::ui::parts::icon;
use crate::ui::session::{Action, Session};

use exchange::Exchange;
use form::HouseForm;

/// What the room shows.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The page's state.
    pub session: Session,
    /// Takes what was done.
    pub dispatch: Callback<Action>,
}

/// The house profile.
#[component]
pub fn House(props: &Props) -> Html {
    let profile = &props.session.profile;
    let findings = use_memo(profile.clone(), |profile| check_profile(profile));
    let fields = use_callback(props.dispatch.clone(), |action: Action, dispatch| {
        if let Some(action) = form::in_house(action) {
            dispatch.emit(action);
        }
    });
    let form = HouseForm { profile, findings: &findings, dispatch: &fields };
    html! {
        <div class="room">
            <div class="room-head">
                <h1>{ "House profile" }</h1>
                <Exchange profile={profile.clone()} dispatch={props.dispatch.clone()} />
            </div>
            <p class="hint">
                { "What your account has and what your house wants. It begins as the guide's; a change is kept on this device and checks the open draft at once." }
            </p>
            { faults(&findings) }
            { part("Productions", &counted(profile.productions.len(), "production"), "productions", productions::productions(form)) }
            { part("Events and user properties", &counted(profile.events.len(), "event"), "events", events::events(form)) }
            { part("Deep links", &counted(profile.deep_link.routes.len(), "route"), "deep_link", settings::links(form)) }
            { part("Limits", "lengths and times", "limits", settings::limits(form)) }
            { part("Account and opt-out", &profile.name, "name", settings::account(form)) }
            { part("Word lists", &words::summary(profile), "filler_words", words::words(form)) }
            { part("House patterns", &counted(profile.house_patterns.len(), "pattern"), "house_patterns", patterns::patterns(form)) }
            { part("Rules", &rules::summary(profile), "severities", rules::rules(form)) }
        </div>
    }
}

/// A part of the profile, to open.
fn part(heading: &'static str, about: &str, id: &'static str, content: Html) -> Html {
    html! {
        <details class="house-part" id={format!("house-{id}")}>
            <summary><h2>{ heading }</h2><span class="house-about">{ about.to_owned() }</span></summary>
            <div class="stack">{ content }</div>
        </details>
    }
}

/// What is wrong with the profile itself.
fn faults(findings: &[ProfileFinding]) -> Html {
    if findings.is_empty() {
        return Html::default();
    }
    let line = |found: &ProfileFinding| {
        let severity = if found.is_error { Severity::Error } else { Severity::Warning };
        html! {
            <li class={classes!("said-line", severity.word())}>
                { icon(severity) }<span>{ format!("{}. {}", found.message, found.help) }</span>
            </li>
        }
    };
    html! {
        <section class="house-faults" aria-label="What is wrong with the profile">
            <ul>{ for findings.iter().map(line) }</ul>
        </section>
    }
}
