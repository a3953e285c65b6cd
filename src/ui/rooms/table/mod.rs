//! A table of pushes, checked row by row by a worker: opening it, what its columns hold, what was found, what was mended,
//! and how it leaves.

mod changes;
mod columns;
mod detail;
mod list;
mod opening;

use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use crate::tables::{Ask, Export, Show};
use crate::ui::parts::icon;
use crate::ui::session::{Action, Session};
use crate::ui::tables::{self, Desk, Phase};

use changes::changes;
use columns::columns;
use detail::DetailPanel;
use list::List;
use opening::Opening;

/// What the room shows.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The page's state.
    pub session: Session,
    /// Takes what was done.
    pub dispatch: Callback<Action>,
}

/// A table of pushes.
#[component]
pub fn Table(props: &Props) -> Html {
    tables::use_desk();
    tables::look(|desk| {
        html! {
            <div class="room wide">
                <div class="room-head">
                    <h1>{ if desk.is_open { desk.name.clone() } else { "Table".to_owned() } }</h1>
                    if desk.is_open {
                        <div class="bar">
                            { writing(desk) }
                            <button type="button" class="button quiet" onclick={|_| tables::close()}>{ "Open another table" }</button>
                        </div>
                    }
                </div>
                { state(desk) }
                if desk.is_open {
                    { columns(desk) }
                    { summary(desk) }
                    { changes(desk) }
                    { finding(desk) }
                    <div class={classes!("table-columns", desk.detail.is_some().then_some("with-detail"))}>
                        <List turn={desk.turn} />
                        <DetailPanel detail={desk.detail.clone()} session={props.session.clone()} dispatch={props.dispatch.clone()} />
                    </div>
                } else if desk.phase == Phase::None {
                    <Opening profile={props.session.profile.clone()} />
                }
            </div>
        }
    })
}

/// What is under way, how far it is, and what there is to tell.
fn state(desk: &Desk) -> Html {
    let doing = match desk.phase {
        Phase::None | Phase::Still => None,
        Phase::Reading => Some("Reading the table…".to_owned()),
        Phase::Checking => Some(format!("{} of {} rows checked", desk.done, desk.rows)),
        Phase::Fixing => Some(format!("Mending: {} of {} rows", desk.done, desk.rows)),
        Phase::Writing => Some(format!("Writing: {} of {} rows", desk.done, desk.rows)),
    };
    let told = if desk.phase == Phase::Still && desk.is_open {
        format!("{} {}.", desk.told, desk.words).trim_start().to_owned()
    } else {
        desk.told.clone()
    };
    let is_trouble = !desk.is_open && !desk.told.is_empty();
    html! {
        <>
            if let Some(doing) = doing {
                <div class="doing">
                    <label for="doing">{ doing }</label>
                    if desk.phase == Phase::Reading {
                        <progress id="doing"></progress>
                    } else {
                        <progress id="doing" max={desk.rows.max(1).to_string()} value={desk.done.to_string()}></progress>
                    }
                    <button type="button" class="button small" onclick={|_| tables::stop()}>{ "Stop" }</button>
                </div>
            }
            <p class={classes!("table-told", is_trouble.then_some("trouble"))} role="status">{ told }</p>
            { for desk.notes.iter().map(|note| html! { <p class="hint">{ note }</p> }) }
        </>
    }
}

/// The ways that the table leaves.
fn writing(desk: &Desk) -> Html {
    let button = |(export, name): (Export, &'static str)| {
        let onclick = Callback::from(move |_: MouseEvent| tables::ask(&Ask::Write(export)));
        html! { <button type="button" class="button small" {onclick}>{ name }</button> }
    };
    let ways = [
        (Export::Xlsx, "Excel"),
        (Export::Csv, "CSV"),
        (Export::Markdown, "Report"),
        (Export::Json, "Findings JSON"),
        (Export::Campaigns, "Campaigns JSON"),
    ];
    html! {
        <div class="bar" role="group" aria-label="Download with what was found">
            <span class="hint" aria-hidden="true">{ "Download" }</span>
            if desk.is_busy() { <span class="hint">{ "once all is checked" }</span> } else { { for ways.map(button) } }
        </div>
    }
}

/// What was found by rule; each shows its rows.
fn summary(desk: &Desk) -> Html {
    let entry = |count: &crate::tables::Count| {
        let is_chosen = desk.sheet.rule.as_ref() == Some(&count.rule);
        let rule = count.rule.clone();
        let onclick = Callback::from(move |_: MouseEvent| {
            tables::change(|desk| {
                desk.sheet.rule = (desk.sheet.rule.as_ref() != Some(&rule)).then(|| rule.clone());
                arrange(desk);
            });
        });
        html! {
            <li key={&*count.rule}><button type="button" class="count-button" aria-pressed={is_chosen.to_string()} {onclick}>{ icon(count.severity) }<span>{ &count.words }</span></button></li>
        }
    };
    if desk.counts.is_empty() {
        return Html::default();
    }
    html! {
        <details class="builder" open=true>
            <summary>{ "What was found, by rule" }</summary>
            <ul class="counts">{ for desk.counts.iter().map(entry) }</ul>
        </details>
    }
}

/// Search, filter, and mending all.
fn finding(desk: &Desk) -> Html {
    let on_query = |event: InputEvent| {
        let query = event.target_unchecked_into::<HtmlInputElement>().value();
        tables::change(|desk| {
            desk.sheet.query = query;
            arrange(desk);
        });
    };
    let on_show = |event: Event| {
        let chosen = event.target_unchecked_into::<HtmlSelectElement>().value();
        let show = Show::ALL.into_iter().find(|(_, name)| *name == chosen).map(|(show, _)| show).unwrap_or_default();
        tables::change(|desk| {
            desk.sheet.show = show;
            arrange(desk);
        });
    };
    let is_all = desk.sheet.shown() == desk.sheet.lines().len();
    let shown = if is_all { String::new() } else { format!("{} of {} rows shown", desk.sheet.shown(), desk.rows) };
    html! {
        <div class="bar">
            <label class="search">
                <span class="unseen">{ "Search rows" }</span>
                <input type="search" class="line-input" placeholder="Search" value={desk.sheet.query.clone()} oninput={on_query} />
            </label>
            <label class="filter">
                <span class="unseen">{ "Show" }</span>
                <select class="line-input" onchange={on_show}>
                    { for Show::ALL.into_iter().map(|(show, name)| html! { <option value={name} selected={show == desk.sheet.show}>{ name }</option> }) }
                </select>
            </label>
            if desk.sheet.rule.is_some() {
                <button type="button" class="button small quiet" onclick={|_| tables::change(|desk| { desk.sheet.rule = None; arrange(desk); })}>{ "Every rule" }</button>
            }
            <span class="hint" role="status">{ shown }</span>
            <span class="push"></span>
            if !desk.is_busy() {
                if desk.can_undo {
                    <button type="button" class="button" onclick={|_| tables::ask(&Ask::Undo)}>{ "Take the last change back" }</button>
                }
                <button type="button" class="button" onclick={|_| tables::ask(&Ask::Fix(None))}>{ "Fix all safe" }</button>
            }
        </div>
    }
}

/// Chooses the rows anew and begins at the first.
fn arrange(desk: &mut Desk) {
    desk.sheet.arrange();
    desk.top = 0.0;
}
