//! What each column of the table holds, to look at and to correct.

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use crate::tables::{Ask, Column, TARGETS};
use crate::ui::tables::{self, Desk};

/// The columns, each with a choice of what it holds; nothing for campaign documents, which say so themselves.
pub fn columns(desk: &Desk) -> Html {
    if desk.columns.is_empty() {
        return Html::default();
    }
    let column = |(position, column): (usize, &Column)| {
        let id = format!("column-{position}");
        let onchange = Callback::from(move |event: Event| {
            let chosen = event.target_unchecked_into::<HtmlSelectElement>().value();
            tables::ask(&Ask::Columns(tables::look(|desk| corrected(&desk.columns, position, &chosen))));
        });
        let option = |(word, name): (&'static str, &'static str)| {
            html! { <option value={word} selected={word == column.target}>{ name }</option> }
        };
        html! {
            <div class="line" key={position}>
                <label for={id.clone()}>{ &column.name }</label>
                <select {id} class={classes!("line-input", column.is_doubtful.then_some("warning"))} {onchange}>{ for TARGETS.map(option) }</select>
                if column.is_doubtful { <p class="hint">{ "Is that right?" }</p> }
            </div>
        }
    };
    let kept = desk.columns.iter().filter(|column| column.target == "keep").count();
    let read = desk.columns.len() - kept;
    let words = if kept == 0 {
        format!("Columns: {read} read")
    } else {
        format!("Columns: {read} read, {kept} kept as they are")
    };
    let is_doubtful = desk.columns.iter().any(|column| column.is_doubtful);
    html! {
        <details class="builder" open={is_doubtful || read < 2}>
            <summary>{ words }</summary>
            <div class="row">{ for desk.columns.iter().enumerate().map(column) }</div>
        </details>
    }
}

/// What every column holds once the one at `position` holds `chosen`; what only one can hold leaves the others.
fn corrected(columns: &[Column], position: usize, chosen: &str) -> Vec<String> {
    let word = |(other, column): (usize, &Column)| match column.target.as_str() {
        _ if other == position => chosen.to_owned(),
        target if target == chosen => "keep".to_owned(),
        target => target.to_owned(),
    };
    columns.iter().enumerate().map(word).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_column_holds_each_thing() {
        let column = |target: &str| Column { name: String::new(), target: target.to_owned(), is_doubtful: false };
        let columns = [column("title"), column("keep"), column("message")];
        assert_eq!(corrected(&columns, 1, "title"), ["keep", "title", "message"]);
        assert_eq!(corrected(&columns, 0, "keep"), ["keep", "keep", "message"]);
    }
}
