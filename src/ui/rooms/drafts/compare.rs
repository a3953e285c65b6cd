//! Two drafts side by side: the fields that differ, in the dashboard's order and words.

use yew::prelude::*;

use crate::export::{Difference, differences};
use crate::ui::drafts::Draft;

/// What is compared.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// One draft.
    pub one: Draft,
    /// The other.
    pub other: Draft,
}

/// Two drafts side by side.
#[component]
pub fn Compare(props: &Props) -> Html {
    let (Some(one), Some(other)) = (&props.one.campaign, &props.other.campaign) else { return Html::default() };
    let differences = differences(one, other);
    let row = |found: &Difference| {
        let [one, other] = &found.values;
        html! { <tr><th scope="row">{ &found.label }</th><td>{ or_dash(one) }</td><td>{ or_dash(other) }</td></tr> }
    };
    html! {
        <section class="compare" aria-labelledby="compare-heading">
            <h2 id="compare-heading">{ "Side by side" }</h2>
            if differences.is_empty() {
                <p>{ "They say the same in every field." }</p>
            } else {
                <div class="table-frame" tabindex="0" role="group" aria-labelledby="compare-heading">
                    <table>
                        <thead><tr><th scope="col">{ "Field" }</th><th scope="col">{ props.one.name() }</th><th scope="col">{ props.other.name() }</th></tr></thead>
                        <tbody>{ for differences.iter().map(row) }</tbody>
                    </table>
                </div>
            }
        </section>
    }
}

fn or_dash(value: &str) -> &str {
    if value.is_empty() { "–" } else { value }
}
