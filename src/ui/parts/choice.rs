//! One of a few choices, side by side.

use yew::prelude::*;

/// A row of choices.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// What is chosen.
    pub legend: AttrValue,
    /// A name that no other row of choices on the page has.
    pub name: AttrValue,
    /// The choices.
    pub options: Vec<AttrValue>,
    /// The position of the choice made.
    pub chosen: usize,
    /// Told the position of a new choice.
    pub on_choose: Callback<usize>,
}

/// Radio buttons that look like one control.
#[component]
pub fn Choice(props: &Props) -> Html {
    let option = |(position, label): (usize, &AttrValue)| {
        let on_choose = props.on_choose.clone();
        let onchange = Callback::from(move |_: Event| on_choose.emit(position));
        html! {
            <label class="choice-option">
                <input type="radio" name={props.name.clone()} checked={position == props.chosen} {onchange} />
                <span>{ label }</span>
            </label>
        }
    };
    html! {
        <fieldset class="choice">
            <legend class="unseen">{ &props.legend }</legend>
            { for props.options.iter().enumerate().map(option) }
        </fieldset>
    }
}
