//! The step Publish: how ready the campaign is, who gets the test, and everything that leaves.

mod api_body;
mod checklist;
mod highlight;
mod json;
mod readiness;
mod recipients;
mod sheet;
mod sheet_lines;
mod tabs;
#[cfg(test)]
mod tests;
mod ticking;
mod ticks;

use yew::prelude::*;

use self::api_body::ApiBody;
pub use self::api_body::spoken;
use self::checklist::ChecklistPanel;
use self::json::JsonPanel;
use self::readiness::Readiness;
use self::recipients::Recipients;
use self::sheet::SheetPanel;
use self::tabs::{Tab, Tabs};
use self::ticking::{Ticking, use_ticking};
use crate::export::{dashboard_json, file_stem, key_values_json};
use crate::lint::Place;
use crate::ui::browser;
use crate::ui::parts::IgnoredFindings;
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

/// The step Publish.
#[component]
pub fn Publish(props: &Props) -> Html {
    let (session, dispatch, on_place) = (props.session.clone(), props.dispatch.clone(), props.on_place.clone());
    let tab = use_state_eq(Tab::default);
    let ticking = use_ticking(&session.draft);
    let on_open = {
        let tab = tab.clone();
        use_callback((), move |opened: Tab, ()| tab.set(opened))
    };
    html! {
        <div class="publish">
            <div class="publish-state">
                <h1>{ "Publish" }</h1>
                <Readiness session={session.clone()} dispatch={dispatch.clone()} on_place={on_place.clone()} />
                <Recipients session={session.clone()} dispatch={dispatch.clone()} />
                <IgnoredFindings session={session.clone()} {dispatch} />
            </div>
            <section class="exports" aria-label="Exports">
                <Tabs open={*tab} {on_open}>{ panel(*tab, session, ticking, on_place) }</Tabs>
            </section>
        </div>
    }
}

/// What the tab that is open shows.
fn panel(tab: Tab, session: Session, ticking: Ticking, on_place: Callback<Place>) -> Html {
    let stem = file_stem(&session.campaign);
    match tab {
        Tab::Sheet => html! { <SheetPanel {session} {ticking} {on_place} /> },
        Tab::Checklist => html! { <ChecklistPanel {session} {ticking} /> },
        Tab::Dashboard => html! {
            <JsonPanel key={tab.name()} name={tab.name()} text={dashboard_json(&session.campaign)} file={format!("{stem}.dashboard.json")}
                about="Every field in the dashboard's order, with the exact text to enter. The campaign itself rides along, so nothing is lost." />
        },
        Tab::KeyValues => html! {
            <JsonPanel key={tab.name()} name={tab.name()} text={key_values_json(&session.campaign)} file={format!("{stem}.key-values.json")}
                about="What the app receives on each platform." />
        },
        Tab::ApiBody => html! { <ApiBody {session} today={browser::local_time().date()} {on_place} /> },
    }
}
