//! Tells screen readers what changed, once the writer pauses.

use gloo::timers::callback::Timeout;
use yew::prelude::*;

use super::counted;
use crate::lint::Summary;

/// How long the writer must pause, in milliseconds.
const PAUSE: u32 = 1_000;

/// What there is to tell.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// How many problems there are.
    pub summary: Summary,
    /// What the last change did.
    pub told: String,
}

/// A live region that speaks after a pause.
#[component]
pub fn Announcer(props: &Props) -> Html {
    let spoken = use_state_eq(String::new);
    {
        let spoken = spoken.clone();
        use_effect_with((props.summary, props.told.clone()), move |(summary, told)| {
            let problems = counted(*summary).unwrap_or_else(|| "No problems".to_owned());
            let words = if told.is_empty() { problems } else { format!("{told}. {problems}") };
            let timeout = Timeout::new(PAUSE, move || spoken.set(words));
            move || drop(timeout)
        });
    }
    html! { <p class="unseen" role="status">{ &*spoken }</p> }
}
