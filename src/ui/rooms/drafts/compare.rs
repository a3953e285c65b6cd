//! Two campaigns side by side: the fields that differ, in the dashboard's order and words.

use yew::prelude::*;

use crate::export::{Difference, differences};
use crate::ui::drafts::Draft;
use crate::ui::rooms::differing::marked;

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
    let found = differences(one, other);
    html! {
        <section class="compare" aria-labelledby="compare-heading">
            <h2 id="compare-heading">{ "Side by side" }</h2>
            if found.is_empty() {
                <p>{ "They say the same in every field." }</p>
            } else {
                <Comparison {found} one={props.one.name().to_owned()} other={props.other.name().to_owned()} />
            }
        </section>
    }
}

/// A table of differences.
#[derive(Properties, PartialEq)]
pub struct ComparisonProps {
    /// The fields that differ.
    pub found: Vec<Difference>,
    /// What the first column of values is called.
    pub one: AttrValue,
    /// What the second is called.
    pub other: AttrValue,
}

/// A table of differences.
#[component]
pub fn Comparison(props: &ComparisonProps) -> Html {
    let row = |found: &Difference| {
        let [one, other] = &found.values;
        let [first, second] = marked(one, other);
        html! { <tr><th scope="row">{ &found.label }</th><td data-label={props.one.clone()}>{ first }</td><td data-label={props.other.clone()}>{ second }</td></tr> }
    };
    html! {
        <div class="table-frame" tabindex="0" role="group" aria-label="What differs">
            <table class="before-after">
                <thead><tr><th scope="col">{ "Field" }</th><th scope="col">{ &props.one }</th><th scope="col">{ &props.other }</th></tr></thead>
                <tbody>{ for props.found.iter().map(row) }</tbody>
            </table>
        </div>
    }
}
