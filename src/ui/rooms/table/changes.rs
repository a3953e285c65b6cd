//! What was mended, before and after.

use yew::prelude::*;

use crate::tables::Changed;
use crate::ui::tables::Desk;

/// More are counted, not listed: nobody reads them, and the browser would be busy with them for long.
const MOST: usize = 100;

/// The cells that were changed last, before and after.
pub fn changes(desk: &Desk) -> Html {
    if desk.changes.is_empty() {
        return Html::default();
    }
    let row = |change: &Changed| {
        html! {
            <tr><th scope="row">{ change.row }</th><td>{ &change.column }</td><td class="words">{ &change.before }</td><td class="words">{ &change.after }</td></tr>
        }
    };
    let rest = desk.changes.len().saturating_sub(MOST);
    html! {
        <details class="builder" open=true>
            <summary>{ format!("Before and after ({})", desk.changes.len()) }</summary>
            <div class="table-frame changes" tabindex="0" role="group" aria-label="Before and after">
                <table>
                    <thead><tr><th scope="col">{ "Row" }</th><th scope="col">{ "Column" }</th><th scope="col">{ "Before" }</th><th scope="col">{ "After" }</th></tr></thead>
                    <tbody>{ for desk.changes.iter().take(MOST).map(row) }</tbody>
                </table>
            </div>
            if rest > 0 { <p class="hint">{ format!("{rest} more are made as well; the CSV has them all.") }</p> }
        </details>
    }
}
