//! The rows of the table, of which only those in view are drawn, however many there are.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent};
use yew::prelude::*;

use crate::lint::Severity;
use crate::tables::{Ask, Line, Order, SortBy, scroll_to, window};
use crate::ui::browser;
use crate::ui::parts::icon;
use crate::ui::tables::{self, Desk};

/// What is needed.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// Counts what changed of the table.
    pub turn: u64,
}

/// The height of a row until one was measured, in pixels.
const USUAL_HEIGHT: f64 = 44.0;
/// The height of what is seen until that was measured.
const USUAL_VIEW: f64 = 640.0;

/// The columns: what sorts them, what they are called, their class, and the sign of those that count.
const COLUMNS: [(SortBy, &str, &str, Option<Severity>); 8] = [
    (SortBy::Row, "Row", "col-row", None),
    (SortBy::Title, "Title", "", None),
    (SortBy::Message, "Message", "col-message", None),
    (SortBy::Link, "Link", "col-link", None),
    (SortBy::Delivery, "Delivery", "col-delivery", None),
    (SortBy::Errors, "Errors", "col-count", Some(Severity::Error)),
    (SortBy::Warnings, "Warnings", "col-count", Some(Severity::Warning)),
    (SortBy::Advice, "Advice", "col-count", Some(Severity::Advice)),
];

/// The rows of the table.
#[component]
pub fn List(_props: &Props) -> Html {
    let frame = use_node_ref();
    let spacers = [use_node_ref(), use_node_ref()];
    let top = use_state_eq(|| tables::look(|desk| desk.top));
    let sizes = use_state_eq(|| [USUAL_HEIGHT, USUAL_VIEW]);
    let wanted = use_mut_ref(|| None::<usize>);
    let [height, view] = *sizes;
    let count = tables::look(|desk| desk.sheet.shown());
    // Where rows were left out, the list may be scrolled beyond its end for a moment.
    let drawn = window(count, height, tables::look(|desk| desk.top).min(*top), view);
    {
        let (spacers, sizes, frame) = (spacers.clone(), sizes.clone(), frame.clone());
        let (drawn, wanted) = (drawn.clone(), wanted.clone());
        use_effect(move || {
            for (spacer, rows) in spacers.iter().zip([drawn.start, count - drawn.end]) {
                if let Some(spacer) = spacer.cast::<HtmlElement>() {
                    // Rows are counted in thousands.
                    #[allow(clippy::cast_precision_loss)]
                    let pixels = rows as f64 * height;
                    let _ = spacer.style().set_property("height", &format!("{pixels}px"));
                }
            }
            let Some(frame) = frame.cast::<HtmlElement>() else { return };
            let row = frame.query_selector("tbody tr.line-row").ok().flatten();
            let row = row.and_then(|row| row.dyn_into::<HtmlElement>().ok());
            let measured = row.map(|row| f64::from(row.offset_height())).filter(|height| *height > 8.0);
            sizes.set([measured.unwrap_or(height), f64::from(frame.client_height()).max(100.0)]);
            if let Some(row) = wanted.take() {
                browser::focus(&format!("row-{row}"));
            }
        });
    }
    {
        // One comes back to where one was.
        let frame = frame.clone();
        let start = tables::look(|desk| desk.top);
        use_effect_with(start == 0.0, move |_| scroll(&frame, start));
    }
    let on_scroll = {
        let (top, frame) = (top.clone(), frame.clone());
        Callback::from(move |_: Event| {
            let Some(frame) = frame.cast::<HtmlElement>() else { return };
            let now = f64::from(frame.scroll_top());
            tables::note(|desk| desk.top = now);
            keep_focus(&frame, &window(count, height, now, view));
            top.set(now);
        })
    };
    let on_key = {
        let (frame, top) = (frame.clone(), top.clone());
        Callback::from(move |event: KeyboardEvent| {
            if event.ctrl_key() || event.meta_key() || event.alt_key() {
                return;
            }
            let is_head = event.target().and_then(|target| target.dyn_into::<Element>().ok());
            if is_head.is_some_and(|target| target.closest("thead").ok().flatten().is_some()) {
                return;
            }
            let now = tables::look(|desk| desk.sheet.position(desk.active)).unwrap_or(0);
            // As many rows as are seen, whatever a browser says.
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
            let page = (view / height).max(2.0) as usize - 1;
            let next = match event.key().as_str() {
                "ArrowDown" => now + 1,
                "ArrowUp" => now.saturating_sub(1),
                "PageDown" => now + page,
                "PageUp" => now.saturating_sub(page),
                "Home" => 0,
                "End" => count,
                _ => return,
            };
            event.prevent_default();
            let next = next.min(count.saturating_sub(1));
            let Some(row) = tables::look(|desk| desk.sheet.at(next).map(|line| line.row)) else { return };
            let Some(element) = frame.cast::<HtmlElement>() else { return };
            let seen = f64::from(element.client_height()) - height;
            if let Some(to) = scroll_to(next, height, f64::from(element.scroll_top()), seen) {
                tables::note(|desk| desk.top = to);
                top.set(to);
                scroll(&frame, to);
            }
            wanted.replace(Some(row));
            tables::change(|desk| desk.active = row);
        })
    };
    tables::look(|desk| {
        let active =
            desk.sheet.position(desk.active).filter(|position| drawn.contains(position)).unwrap_or(drawn.start);
        let rows = drawn.clone().filter_map(|position| {
            let line = desk.sheet.at(position)?;
            let is_open = desk.detail.as_ref().is_some_and(|detail| detail.row == line.row);
            Some(row(line, position, position == active, is_open))
        });
        html! {
            <div class="rows-frame" ref={frame} tabindex="-1" onscroll={on_scroll} onkeydown={on_key}>
                <table aria-rowcount={(count + 1).to_string()} aria-label="Rows" aria-describedby="rows-hint">
                    <thead><tr aria-rowindex="1">{ for COLUMNS.map(|column| head(desk, column)) }</tr></thead>
                    <tbody>
                        <tr aria-hidden="true" ref={spacers[0].clone()}></tr>
                        { for rows }
                        <tr aria-hidden="true" ref={spacers[1].clone()}></tr>
                    </tbody>
                </table>
                if count == 0 && !desk.is_busy() { <p class="rows-none">{ "No row is like this." }</p> }
                <p id="rows-hint" class="unseen">{ "Arrow keys go from row to row. Enter shows what was found in one." }</p>
            </div>
        }
    })
}

/// The head of a column, which sorts by it.
fn head(desk: &Desk, (by, name, class, sign): (SortBy, &'static str, &'static str, Option<Severity>)) -> Html {
    let order = desk.sheet.order;
    let is_chosen = order.by == by;
    let onclick = Callback::from(move |_: MouseEvent| {
        tables::change(|desk| {
            let counts = matches!(by, SortBy::Errors | SortBy::Warnings | SortBy::Advice);
            let is_down = if desk.sheet.order.by == by { !desk.sheet.order.is_down } else { counts };
            desk.sheet.order = Order { by, is_down };
            desk.sheet.arrange();
        });
    });
    let sorted = match (is_chosen, order.is_down) {
        (false, _) => None,
        (true, false) => Some("ascending"),
        (true, true) => Some("descending"),
    };
    let arrow = sorted.map(|sorted| if sorted == "ascending" { " ↑" } else { " ↓" });
    html! {
        <th scope="col" {class} aria-sort={sorted}>
            <button type="button" class="sort" {onclick}>
                if let Some(severity) = sign { <span class="sort-sign" aria-hidden="true">{ icon(severity) }</span> }
                <span class={sign.map(|_| "sort-word")}>{ name }</span><span aria-hidden="true">{ arrow }</span>
            </button>
        </th>
    }
}

fn row(line: &Line, position: usize, is_active: bool, is_open: bool) -> Html {
    let number = line.row;
    let onclick = Callback::from(move |_: MouseEvent| {
        tables::note(|desk| desk.active = number);
        tables::ask(&Ask::Row(number));
    });
    let title = if line.title.trim().is_empty() { "No title" } else { &line.title };
    let delivery = line.at.as_deref().map_or_else(|| line.delivery.clone(), |at| at.replace('T', " "));
    let counts = [(line.errors, "error"), (line.warnings, "warning"), (line.advice, "advice")];
    let count = |(count, class): (usize, &'static str)| {
        html! { <td class={classes!("col-count", (count > 0).then_some(class))}>{ count }</td> }
    };
    html! {
        <tr key={number} class={classes!("line-row", is_open.then_some("current"))} aria-rowindex={(position + 2).to_string()} {onclick}>
            <td class="col-row">{ number }</td>
            <th scope="row"><button type="button" id={format!("row-{number}")} class="row-button" tabindex={if is_active { "0" } else { "-1" }}>{ title }</button></th>
            <td class="col-message">{ &line.message }</td>
            <td class="col-link">{ &line.link }</td>
            <td class="col-delivery">{ delivery }</td>
            { for counts.map(count) }
        </tr>
    }
}

fn scroll(frame: &NodeRef, top: f64) {
    if let Some(frame) = frame.cast::<Element>() {
        // Far below what an i32 holds: browsers end at 33 million pixels.
        #[allow(clippy::cast_possible_truncation)]
        frame.set_scroll_top(top as i32);
    }
}

/// Leaves the focus to the list itself where the row that has it is scrolled away.
fn keep_focus(frame: &HtmlElement, drawn: &std::ops::Range<usize>) {
    let is_drawn =
        tables::look(|desk| desk.sheet.position(desk.active)).is_some_and(|position| drawn.contains(&position));
    let focused = frame.owner_document().and_then(|document| document.active_element());
    let is_row = focused.is_some_and(|focused| focused.id().starts_with("row-") && frame.contains(Some(&focused)));
    if is_row && !is_drawn {
        browser::focus_element_in_place(frame);
    }
}
