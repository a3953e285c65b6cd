//! Something that most don't need, behind a line that says what it is.

use yew::prelude::*;

/// What is folded away.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The line.
    pub summary: AttrValue,
    /// Whether it is open at first; from then on it is as whoever looks at it wants it.
    #[prop_or_default]
    pub is_open: bool,
    /// What is behind it.
    pub children: Html,
}

/// A line that opens what is behind it.
#[component]
pub fn Fold(props: &Props) -> Html {
    let was_open = use_state_eq(|| props.is_open);
    html! {
        <details class="builder" open={*was_open}>
            <summary>{ &props.summary }</summary>
            <div class="stack">{ props.children.clone() }</div>
        </details>
    }
}
