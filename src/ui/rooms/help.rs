//! What the words of the dashboard mean, from the operator guide.

use yew::prelude::*;

use crate::help::Topic;

/// What the words of the dashboard mean.
#[component]
pub fn Help() -> Html {
    let entry = |topic: &Topic| html! { <><dt id={topic.id()}>{ topic.id() }</dt><dd>{ topic.text() }</dd></> };
    html! {
        <>
            <h1>{ "Help" }</h1>
            <dl class="glossary">{ for Topic::ALL.iter().map(entry) }</dl>
        </>
    }
}
