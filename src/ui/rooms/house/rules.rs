//! How serious the house takes each rule.

use serde_json::{Value, json};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::form::{HouseForm, of_house};
use super::patterns::SEVERITIES;
use crate::field;
use crate::lint::{Rule, rules as all_rules};
use crate::profile::Profile;
use crate::text::counted;
use crate::ui::session::Action;

/// How many rules are as the house wants them.
pub fn summary(profile: &Profile) -> String {
    match profile.severities.len() {
        0 => "as in the guide".to_owned(),
        count => format!("{} changed", counted(count, "rule")),
    }
}

/// How serious the house takes each rule.
pub fn rules(form: HouseForm) -> Html {
    let mut families: Vec<(&str, Vec<&'static Rule>)> = Vec::new();
    for rule in all_rules::all() {
        match families.iter_mut().find(|(family, _)| *family == rule.category()) {
            Some((_, rules)) => rules.push(rule),
            None => families.push((rule.category(), vec![rule])),
        }
    }
    let family = |(family, rules): &(&str, Vec<&'static Rule>)| {
        html! {
            <details class="item" key={(*family).to_owned()}>
                <summary>{ *family }<span class="house-about">{ counted(rules.len(), "rule") }</span></summary>
                { for rules.iter().map(|rule| line(form, rule)) }
            </details>
        }
    };
    html! { <>{ for families.iter().map(family) }</> }
}

fn line(form: HouseForm, rule: &'static Rule) -> Html {
    let chosen = form.profile.severities.get(rule.id).cloned().unwrap_or_default();
    let onchange = {
        let (dispatch, severities) = (form.dispatch.clone(), form.profile.severities.clone());
        Callback::from(move |event: web_sys::Event| {
            let value = event.target_unchecked_into::<HtmlSelectElement>().value();
            let mut severities = severities.clone();
            if value.is_empty() {
                severities.remove(rule.id);
            } else {
                severities.insert(rule.id.to_owned(), value);
            }
            let value = if severities.is_empty() { Value::Null } else { json!(severities) };
            dispatch.emit(Action::Set(of_house(&field!(severities)), value));
        })
    };
    let option = |&(value, words): &(&'static str, &'static str)| html! { <option {value} selected={value == chosen}>{ words }</option> };
    html! {
        <label class="house-rule">
            <span>{ rule.summary }<small class="code">{ rule.id }</small></span>
            <select class="line-input" {onchange}>
                <option value="" selected={chosen.is_empty()}>{ format!("as in the guide: {}", rule.severity.word()) }</option>
                { for SEVERITIES.iter().map(option) }
            </select>
        </label>
    }
}
