//! The productions on sale: pasted from a table, corrected one by one.

use serde_json::{Value, json};
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use super::form::HouseForm;
use super::list::Written;
use crate::document::Node;
use crate::field;
use crate::import;
use crate::profile::{Performance, Production};
use crate::text::counted;
use crate::ui::parts::Kind;
use crate::ui::session::Action;

/// The productions on sale.
pub fn productions(form: HouseForm) -> Html {
    let list = &form.profile.productions;
    html! {
        <>
            <p class="hint">{ "Ids, titles and dates in campaigns are checked against this list, and ids are offered by title." }</p>
            <Paste productions={list.clone()} dispatch={form.dispatch.clone()} />
            // A list of their own: beside them, what stands in the box above would begin anew with each of them.
            <div class="stack">{ for list.iter().enumerate().map(|(row, production)| item(form, row, production)) }</div>
            { form.add("Add a production", field!(productions), list.len(), json!({})) }
        </>
    }
}

fn item(form: HouseForm, row: usize, production: &Production) -> Html {
    let name = if production.title.is_empty() { &production.id } else { &production.title };
    let field = field!(productions[row].performances);
    let hint = "One a line: the id, and when it begins, such as 48052 2026-12-05 19:30.";
    html! {
        <fieldset class="item" key={row}>
            <legend class="unseen">{ format!("Production {}", row + 1) }</legend>
            <div class="row">
                { form.line(&field!(productions[row].id), "Id", "", Kind::Code) }
                { form.line(&field!(productions[row].title), "Title", "", Kind::Words) }
            </div>
            <details open={production.performances.is_empty()}>
                <summary>{ counted(production.performances.len(), "performance") }</summary>
                { form.list(&field, "Performances", hint, written(&production.performances), PERFORMANCES) }
            </details>
            <div>{ form.remove(&format!("production {name}"), field!(productions[row])) }</div>
        </fieldset>
    }
}

/// Performances, a line each.
const PERFORMANCES: Written = Written {
    read: |text| Value::Array(import::performances(text).iter().map(Node::to_json).collect()),
    write: |text| written(&import::performances(text)),
    is_tall: true,
};

/// Performances as they are written, a line each.
fn written(performances: &[Performance]) -> String {
    let line = |one: &Performance| {
        let at = one.at.map(|at| at.to_string().replace('T', " ")).unwrap_or_default();
        format!("{} {at}", one.id).trim().to_owned()
    };
    performances.iter().map(line).collect::<Vec<_>>().join("\n")
}

#[derive(Properties, PartialEq)]
struct PasteProps {
    productions: Vec<Production>,
    dispatch: Callback<Action>,
}

/// A box to paste a table into.
#[component]
fn Paste(props: &PasteProps) -> Html {
    let text = use_state_eq(String::new);
    let told = use_state_eq(String::new);
    let oninput = {
        let text = text.clone();
        Callback::from(move |event: InputEvent| text.set(event.target_unchecked_into::<HtmlTextAreaElement>().value()))
    };
    let onclick = {
        let (text, told) = (text.clone(), told.clone());
        let (listed, dispatch) = (props.productions.clone(), props.dispatch.clone());
        Callback::from(move |_: MouseEvent| {
            let found = import::productions(&text);
            let (all, added, changed) = joined(&listed, found.productions);
            let json: Vec<Value> = all.iter().map(Node::to_json).collect();
            dispatch.emit(Action::Set(super::form::of_house(&field!(productions)), Value::Array(json)));
            told.set(sentence(added, changed, found.left_over.len()));
            // What could not be placed stays to be mended.
            text.set(found.left_over.join("\n"));
        })
    };
    html! {
        <div class="line">
            <label for="house-paste">{ "Paste a table" }</label>
            <textarea id="house-paste" class="line-input" rows="3" value={(*text).clone()} {oninput} aria-describedby="house-paste-hint" />
            <p id="house-paste-hint" class="hint">{ "A line for each production or performance, as copied from a spreadsheet: production id, title, performance id, date and time. Listed ones are brought up to date." }</p>
            <div class="copying">
                <button type="button" class="button small" {onclick} aria-disabled={text.trim().is_empty().then_some("true")}>{ "Take over" }</button>
                <span role="status">{ &*told }</span>
            </div>
        </div>
    }
}

/// `listed` with what was `pasted`, and how many are new and how many were there.
fn joined(listed: &[Production], pasted: Vec<Production>) -> (Vec<Production>, usize, usize) {
    let mut all = listed.to_vec();
    let mut changed = 0;
    for production in pasted {
        match all.iter_mut().find(|one| one.id.trim() == production.id) {
            Some(one) => {
                changed += 1;
                if !production.title.is_empty() {
                    one.title = production.title;
                }
                for performance in production.performances {
                    let list = &mut one.performances;
                    let is_same = |other: &Performance| !performance.id.is_empty() && other.id == performance.id;
                    let known = list.iter().position(is_same);
                    if let Some(other) = known.and_then(|at| list.get_mut(at)) {
                        other.at = performance.at.or(other.at);
                    } else if !list.contains(&performance) {
                        list.push(performance);
                    }
                }
            }
            None => all.push(production),
        }
    }
    let added = all.len() - listed.len();
    (all, added, changed)
}

fn sentence(added: usize, changed: usize, left_over: usize) -> String {
    if added + changed == 0 {
        return "No line begins with the id of a production: copy the ids from the admin interface too.".to_owned();
    }
    let told = format!("{} added, {changed} brought up to date.", counted(added, "production"));
    if left_over == 0 {
        return told;
    }
    format!("{told} {} without an id left in the box.", counted(left_over, "line"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pasting_adds_and_brings_up_to_date() {
        let listed = import::productions("12345\tHamlet\t48052").productions;
        let pasted = import::productions("12345\tHamlet (new)\t48052\t2026-12-05 19:30\n14002\tFaust").productions;
        let (all, added, changed) = joined(&listed, pasted);
        assert_eq!((all.len(), added, changed), (2, 1, 1));
        assert_eq!(all[0].title, "Hamlet (new)");
        assert_eq!(written(&all[0].performances), "48052 2026-12-05 19:30");
        assert_eq!(
            sentence(1, 1, 2),
            "1 production added, 1 brought up to date. 2 lines without an id left in the box."
        );
    }
}
