//! Patterns that the house wants pointed out.

use serde_json::json;
use yew::prelude::*;

use super::form::HouseForm;
use crate::field;
use crate::profile::HousePattern;
use crate::ui::parts::{Kind, PickChoice};

pub(super) const SEVERITIES: &[PickChoice] =
    &[("error", "an error"), ("warning", "a warning"), ("advice", "advice"), ("off", "nothing: off")];

/// Patterns that the house wants pointed out.
pub fn patterns(form: HouseForm) -> Html {
    let list = &form.profile.house_patterns;
    let item = |(row, house): (usize, &HousePattern)| {
        html! {
            <fieldset class="item" key={row}>
                <legend class="unseen">{ format!("Pattern {}", row + 1) }</legend>
                <div class="row">
                    { form.line(&field!(house_patterns[row].pattern), "Pattern", "A regular expression, such as (?i)\\btix\\b.", Kind::Code) }
                    { form.line(&field!(house_patterns[row].message), "What to say about it", "", Kind::Words) }
                    { form.pick(&field!(house_patterns[row].severity), "It is", SEVERITIES) }
                </div>
                { form.words(&field!(house_patterns[row].fields), "Looked for in", "With commas between them, such as what.title, what.message; in both where none is listed.", &house.fields) }
                <div>{ form.remove(&format!("pattern {}", house.pattern.source()), field!(house_patterns[row])) }</div>
            </fieldset>
        }
    };
    html! {
        <>
            { for list.iter().enumerate().map(item) }
            { form.add("Add a pattern", field!(house_patterns), list.len(), json!({})) }
        </>
    }
}
