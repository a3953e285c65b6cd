//! The checklist: what is left to do by hand, ticked off, or printed on one page.

use yew::prelude::*;

use super::sheet::{progress, start_over};
use super::ticking::Ticking;
use crate::export::checklist::Item;
use crate::export::{Checklist, file_stem};
use crate::ui::browser;
use crate::ui::parts::{CopyAndDownload, use_copying};
use crate::ui::session::Session;

/// The list that the ticks belong to.
const CHECKLIST: &str = "checklist/";

/// What the checklist shows.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The page's state.
    pub session: Session,
    /// What has been done.
    pub ticking: Ticking,
}

/// The checklist.
#[component]
pub fn ChecklistPanel(props: &Props) -> Html {
    let (session, ticking) = (&props.session, &props.ticking);
    let copying = use_copying();
    let list = Checklist::of(&session.campaign, &session.profile);
    let is_done = |item: &Item| ticking.ticks.has(&key(item), &item.text);
    let done = list.items.iter().filter(|item| is_done(item)).count();
    let steps = list.items.chunk_by(|one, other| one.stage == other.stage).map(|items| {
        let name = items.first().map_or("", |item| item.stage.name());
        let row = |item: &Item| row(item, is_done(item), ticking);
        html! { <section class="sheet-part" aria-label={name}><h3>{ name }</h3><ul>{ for items.iter().map(row) }</ul></section> }
    });
    html! {
        <>
            <p class="panel-about">{ "What is left to do by hand, in the dashboard and on the phone." }</p>
            <CopyAndDownload text={AttrValue::from(list.to_markdown())} file={format!("{}.checklist.md", file_stem(&session.campaign))} copying={copying.clone()}>
                <button type="button" class="button" onclick={|_: MouseEvent| browser::print()}>{ "Print" }</button>
                { start_over(done, CHECKLIST, ticking, &copying) }
            </CopyAndDownload>
            { progress(done, list.items.len(), "done") }
            <div class="checklist">
                <p class="checklist-title">{ "Checklist" }if !list.name.trim().is_empty() { <>{ ": " }{ &list.name }</> }</p>
                { for steps }
            </div>
        </>
    }
}

fn key(item: &Item) -> String {
    format!("{CHECKLIST}{}/{}", item.stage.name(), item.id)
}

fn row(item: &Item, is_done: bool, ticking: &Ticking) -> Html {
    let key = key(item);
    let onchange = ticking.tick(&key, &item.text, !is_done).reform(|_: Event| ());
    html! {
        <li key={key} class={classes!("checklist-row", is_done.then_some("done"))}>
            <label><input type="checkbox" checked={is_done} {onchange} /><span>{ &item.text }</span></label>
            <span class="checklist-origin">{ item.origin.to_string() }</span>
        </li>
    }
}
