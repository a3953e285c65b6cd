//! The paste sheet: every field in the dashboard's order, copied one by one and ticked off.

use yew::prelude::*;

use super::readiness::found_list;
use super::sheet_lines::{SHEET, SheetLine, lines};
use super::ticking::{Change, Ticking};
use crate::export::{Sheet, file_stem};
use crate::lint::{Diagnostic, Place, Severity};
use crate::ui::browser;
use crate::ui::parts::{CopyAndDownload, Copying, ToCopy, use_copying};
use crate::ui::session::Session;

/// The id of the button that copies the next field.
const COPY_NEXT: &str = "copy-next";

/// What the sheet shows.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The page's state.
    pub session: Session,
    /// What has been entered.
    pub ticking: Ticking,
    /// Brings a place before the writer's eyes.
    pub on_place: Callback<Place>,
}

/// The paste sheet.
#[component]
pub fn SheetPanel(props: &Props) -> Html {
    let (session, ticking) = (&props.session, &props.ticking);
    let copying = use_copying();
    let sheet = Sheet::of(&session.campaign);
    let lines = lines(&sheet);
    let is_done = |line: &SheetLine| ticking.ticks.has(&line.key, &line.said());
    let done = lines.iter().filter(|line| is_done(line)).count();
    let left = || lines.iter().filter(|line| !is_done(line));
    let next = left().find(|line| line.text().is_some());
    let before = lines.iter().take_while(|line| next != Some(line)).collect::<Vec<_>>();
    // Those that come right before it; of what was passed over earlier, its own row tells.
    let choices_before = match next {
        Some(_) => before.iter().rev().take_while(|line| line.text().is_none() && !is_done(line)).count(),
        None => left().count(),
    };
    {
        let id = next.map(row_id);
        use_effect_with((id, done > 0), |(id, has_begun)| {
            if let Some(id) = id.as_ref().filter(|_| *has_begun) {
                browser::reveal(id);
            }
        });
    }
    let errors: Vec<&Diagnostic> =
        session.report.diagnostics.iter().filter(|found| found.severity == Severity::Error).collect();
    let problems: Vec<String> = errors.iter().map(|found| format!("{}. {}", found.message, found.help)).collect();
    let steps = lines.chunk_by(|one, other| one.stage == other.stage).map(|rows| {
        let name = rows.first().map_or("", |line| line.stage.name());
        let row = |line: &SheetLine| row(line, is_done(line), next == Some(line), ticking, &copying);
        html! { <section class="sheet-part" aria-label={name}><h3>{ name }</h3><ol>{ for rows.iter().map(row) }</ol></section> }
    });
    html! {
        <>
            <p class="panel-about">{ "Every field in the dashboard's order. Leave every field that is not listed here as it is." }</p>
            if !errors.is_empty() {
                <div class="sheet-errors"><h3>{ "Mend this first" }</h3>{ found_list(errors, &props.on_place) }</div>
            }
            <CopyAndDownload text={AttrValue::from(sheet.to_markdown(&problems, false))} file={format!("{}.sheet.md", file_stem(&session.campaign))}
                copying={copying.clone()} is_second=true>
                { start_over(done, SHEET, ticking, &copying) }
            </CopyAndDownload>
            if lines.is_empty() {
                <p class="problems-none">{ "Nothing is filled in yet." }</p>
            } else {
                <div class="sheet-bar">
                    { copy_next(next, ticking, &copying) }
                    <p class="sheet-next">{ next_words(next, choices_before) }</p>
                    { progress(done, lines.len(), "entered") }
                    { copying.outcome() }
                </div>
                { for steps }
            }
        </>
    }
}

/// The button that copies the next field; pressed again and again, it goes through the sheet.
fn copy_next(next: Option<&SheetLine>, ticking: &Ticking, copying: &Copying) -> Html {
    let to_copy = next.and_then(|line| to_copy(line, COPY_NEXT, ticking));
    let is_over = to_copy.is_none().then_some("true");
    let onclick = {
        let copying = copying.clone();
        Callback::from(move |_: MouseEvent| to_copy.clone().into_iter().for_each(|what| copying.copy(what)))
    };
    // A key that is held down would run through the sheet, and each text would push the last one off the clipboard.
    let onkeydown = |event: KeyboardEvent| {
        if event.repeat() {
            event.prevent_default();
        }
    };
    html! { <button type="button" id={COPY_NEXT} class="button primary copy-next" aria-disabled={is_over} {onclick} {onkeydown}>{ "Copy next" }</button> }
}

/// The text of a field, ticked off once it is on the clipboard.
fn to_copy(line: &SheetLine, button: &str, ticking: &Ticking) -> Option<ToCopy> {
    Some(ToCopy {
        text: line.text()?.to_owned().into(),
        told: format!("{} copied", line.name).into(),
        button: button.to_owned().into(),
        on_copied: ticking.tick(&line.key, &line.said(), true),
    })
}

/// What comes next, and how many choices are to be made before it.
fn next_words(next: Option<&SheetLine>, choices: usize) -> Html {
    let choices = match choices {
        0 => None,
        1 => Some("1 choice".to_owned()),
        _ => Some(format!("{choices} choices")),
    };
    match (next, choices) {
        (Some(line), None) => html! { <>{ "Next: " }<b>{ &line.name }</b></> },
        (Some(line), Some(choices)) => {
            html! { <>{ "Next: " }<b>{ &line.name }</b><small>{ format!(" after {choices}") }</small></> }
        }
        (None, None) => html! { "All of it is entered." },
        (None, Some(choices)) => html! { { format!("Every text is copied. Left to make: {choices}.") } },
    }
}

/// "5 of 14 entered".
pub fn progress(done: usize, all: usize, word: &str) -> Html {
    let words = format!("{done} of {all} {word}");
    html! {
        <p class="ticked">
            <progress max={all.to_string()} value={done.to_string()} aria-label={words.clone()}></progress><span>{ words }</span>
        </p>
    }
}

/// The button that takes off every tick of a list.
pub fn start_over(done: usize, list: &'static str, ticking: &Ticking, copying: &Copying) -> Html {
    let (change, copying) = (ticking.change.clone(), copying.clone());
    let onclick = Callback::from(move |_: MouseEvent| {
        if done > 0 {
            change.emit(Change::StartOver(list));
            copying.tell("Nothing is ticked any more");
        }
    });
    html! { <button type="button" class="button quiet" aria-disabled={(done == 0).then_some("true")} {onclick}>{ "Start over" }</button> }
}

fn row_id(line: &SheetLine) -> String {
    line.key.replace(|c: char| !c.is_ascii_alphanumeric(), "-").to_lowercase()
}

/// A row: its tick, its label, and its value to copy or its choice to make.
fn row(line: &SheetLine, is_done: bool, is_next: bool, ticking: &Ticking, copying: &Copying) -> Html {
    let id = row_id(line);
    let (tick_id, copy_id, value_id) = (format!("{id}-tick"), format!("{id}-copy"), format!("{id}-value"));
    let onchange = ticking.tick(&line.key, &line.said(), !is_done).reform(|_: Event| ());
    let value = if line.text().is_some() {
        let what = to_copy(line, &copy_id, ticking);
        let copying = copying.clone();
        let onclick = Callback::from(move |_: MouseEvent| what.clone().into_iter().for_each(|what| copying.copy(what)));
        html! {
            <>
                <code id={value_id.clone()} class="sheet-value">{ line.entry.value() }</code>
                <button type="button" id={copy_id} class="button small" aria-label={format!("Copy {}", line.name)} {onclick}>{ "Copy" }</button>
            </>
        }
    } else {
        html! { <span id={value_id.clone()} class="sheet-choice"><span class="sheet-verb">{ line.verb() }</span>{ " " }<b>{ line.entry.value() }</b></span> }
    };
    html! {
        <li key={line.key.clone()} {id} class={classes!("sheet-row", is_done.then_some("done"), is_next.then_some("next"))} aria-current={is_next.then_some("step")}>
            <label class="sheet-label" for={tick_id.clone()}>
                <input id={tick_id} type="checkbox" checked={is_done} {onchange} aria-describedby={value_id} aria-label={line.name.clone()} />
                <span>{ &line.label }</span>
            </label>
            { value }
        </li>
    }
}
