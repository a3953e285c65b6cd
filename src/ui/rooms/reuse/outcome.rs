//! What using a campaign for another production changes, and what it leaves to the writer.

use yew::prelude::*;

use crate::lint::Place;
use crate::reuse::{Change, Look};
use crate::ui::rooms::differing::marked;
use crate::ui::steps::spoken;

/// What changes.
#[derive(Properties, PartialEq)]
pub struct ChangesProps {
    /// The changes, in the dashboard's order.
    pub changes: Vec<Change>,
}

/// Every place that changes, before and after.
#[component]
pub fn Changes(props: &ChangesProps) -> Html {
    let row = |change: &Change| {
        let [before, after] = marked(&change.before, &change.after);
        html! { <tr><th scope="row">{ spoken(&change.field) }</th><td data-label="Before">{ before }</td><td data-label="After">{ after }</td></tr> }
    };
    html! {
        <div class="table-frame" tabindex="0" role="group" aria-label="What changes">
            <table class="before-after">
                <thead><tr><th scope="col">{ "Field" }</th><th scope="col">{ "Before" }</th><th scope="col">{ "After" }</th></tr></thead>
                <tbody>{ for props.changes.iter().map(row) }</tbody>
            </table>
        </div>
    }
}

/// What is left to the writer.
#[derive(Properties, PartialEq)]
pub struct LooksProps {
    /// What to look at.
    pub look: Vec<Look>,
    /// Brings a place before the writer's eyes; nothing where the campaign is not open yet.
    #[prop_or_default]
    pub on_place: Option<Callback<Place>>,
}

/// What is left to the writer, each with its place.
#[component]
pub fn Looks(props: &LooksProps) -> Html {
    if props.look.is_empty() {
        return Html::default();
    }
    let line = |look: &Look| {
        let words = format!("{}: {}.", spoken(&look.field), look.why);
        let go = props.on_place.as_ref().map(|on_place| {
            let place = Place::from(look.field.clone());
            on_place.reform(move |_: MouseEvent| place.clone())
        });
        html! {
            <li>
                <span>{ words }</span>
                if let Some(onclick) = go {
                    <button type="button" class="button small" aria-label={format!("Go to {}", spoken(&look.field))} {onclick}>{ "Go there" }</button>
                }
            </li>
        }
    };
    html! {
        <section class="card stack" aria-labelledby="reuse-look">
            <h2 id="reuse-look">{ "For you to decide" }</h2>
            <ul class="looks">{ for props.look.iter().map(line) }</ul>
        </section>
    }
}
