//! One day of the calendar: each of its pushes, what it clashes with, and moving it to where there is room.

use chrono::{NaiveDate, NaiveDateTime, Timelike};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::Plan;
use crate::campaign::DateTime;
use crate::schedule::{Push, Rule, Source, free_times};
use crate::ui::browser::{self, Shelf};
use crate::ui::keeper;
use crate::ui::session::{Action, Session, Shared};
use crate::words;

/// The day's heading.
pub(super) const HEADING: &str = "day-heading";
/// More pushes of one day are counted, not listed.
const MOST: usize = 30;

/// What is shown.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// Every push.
    pub plan: Shared<Plan>,
    /// The day.
    pub day: NaiveDate,
    /// The page's state.
    pub session: Session,
    /// Takes what was done.
    pub dispatch: Callback<Action>,
    /// Takes a push and the time that it is moved to.
    pub on_move: Callback<(Push, NaiveDateTime)>,
}

/// One day of the calendar.
#[component]
pub fn Day(props: &Props) -> Html {
    let all = || props.plan.pushes.iter().enumerate().filter(|(_, push)| push.at.date() == props.day);
    let count = all().count();
    let heading = words::moment(DateTime(props.day.and_hms_opt(0, 0, 0).unwrap_or_default()));
    let heading = heading.rsplit_once(", ").map(|(day, _)| day.to_owned()).unwrap_or_default();
    html! {
        <section class="card" aria-labelledby={HEADING}>
            <h2 id={HEADING} tabindex="-1">{ heading }</h2>
            if count == 0 { <p class="hint">{ "Nothing is scheduled on this day." }</p> }
            <ul class="day-pushes">
                { for all().take(MOST).map(|(position, push)| entry(props, position, push)) }
            </ul>
            if count > MOST { <p class="hint">{ format!("And {} more.", count - MOST) }</p> }
        </section>
    }
}

fn entry(props: &Props, position: usize, push: &Push) -> Html {
    let clashes = props.plan.clashes.get(position).map(Vec::as_slice).unwrap_or_default();
    let others = clashes.iter().filter_map(|other| props.plan.pushes.get(*other));
    let kind = if push.is_marketing { "Marketing" } else { "Automated or service" };
    let place = match &push.source {
        Source::Draft(_) => "draft".to_owned(),
        Source::Row(row) => format!("row {row} of the table"),
    };
    html! {
        <li class="day-push">
            <h3>{ format!("{:02}:{:02} ", push.at.hour(), push.at.minute()) }{ &push.name }</h3>
            <p class="hint"><span class={classes!("chip", if push.is_marketing { "marketing" } else { "automated" })}>{ kind }</span>{ format!(" {place}") }</p>
            { for others.map(|other| html! { <p class="clash-words">{ clash(push, other) }</p> }) }
            <div class="bar">
                if let Source::Draft(key) = &push.source { { open(props, key) } }
                <Move {position} push={push.clone()} plan={props.plan.clone()} session={props.session.clone()} on_move={props.on_move.clone()} />
            </div>
        </li>
    }
}

/// “Only 21 hours after “Hamlet” (…). Move one of them, or send them to different people.”
fn clash(push: &Push, other: &Push) -> String {
    let minutes = (push.at - other.at).num_minutes().abs();
    let length = match (minutes / 60, minutes % 60) {
        (0, 0) => {
            return format!(
                "At the same time as “{}”. Move one of them, or send them to different people.",
                other.name
            );
        }
        (0, minutes) => format!("{minutes} minutes"),
        (1, _) => "1 hour".to_owned(),
        (hours, _) => format!("{hours} hours"),
    };
    let side = if other.at < push.at { "after" } else { "before" };
    let at = words::moment(DateTime(other.at));
    format!("Only {length} {side} “{}” ({at}). Move one of them, or send them to different people.", other.name)
}

fn open(props: &Props, key: &str) -> Html {
    let (dispatch, key, is_open) = (props.dispatch.clone(), key.to_owned(), key == props.session.draft);
    let onclick = Callback::from(move |_: MouseEvent| {
        if is_open {
            dispatch.emit(Action::Go(crate::ui::session::View::default()));
        } else if let Some((campaign, _)) = Shelf::Device.kept(&key).and_then(|text| keeper::restore(&text)) {
            dispatch.emit(Action::Open(Box::new(campaign), key.clone()));
        }
    });
    html! { <button type="button" class="button small" {onclick}>{ "Open" }</button> }
}

/// What moving needs.
#[derive(Properties, PartialEq)]
struct MoveProps {
    position: usize,
    push: Push,
    plan: Shared<Plan>,
    session: Session,
    on_move: Callback<(Push, NaiveDateTime)>,
}

/// The free times that a push can be moved to.
#[component]
fn Move(props: &MoveProps) -> Html {
    let select = use_node_ref();
    let push = &props.push;
    let rule = Rule::of(&props.session.profile);
    let free = free_times(&props.plan.pushes, props.position, rule, browser::local_time());
    if free.is_empty() {
        return html! { <p class="hint">{ "There is no free day within two months." }</p> };
    }
    // Without a word from here a browser chooses the last.
    let option = |(position, at): (usize, &NaiveDateTime)| {
        html! { <option value={DateTime(*at).to_string()} selected={position == 0}>{ words::moment(DateTime(*at)) }</option> }
    };
    let onclick = {
        let (select, push, on_move) = (select.clone(), push.clone(), props.on_move.clone());
        Callback::from(move |_: MouseEvent| {
            let value = select.cast::<HtmlSelectElement>().map(|select| select.value()).unwrap_or_default();
            if let Some(at) = DateTime::parse(&value) {
                on_move.emit((push.clone(), at.0));
                browser::focus(HEADING);
            }
        })
    };
    html! {
        <>
            <label class="bar">
                <span class="hint">{ "Move to" }<span class="unseen">{ format!(" another time: {}", push.name) }</span></span>
                <select ref={select} class="line-input move-to">{ for free.iter().enumerate().map(option) }</select>
            </label>
            <button type="button" class="button small" aria-label={format!("Move {}", push.name)} {onclick}>{ "Move" }</button>
        </>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clash_is_told_from_both_sides() {
        let push = |name: &str, at: &str| Push {
            source: Source::Row(2),
            name: name.to_owned(),
            at: DateTime::parse(at).expect("a time").0,
            is_marketing: true,
            who: crate::campaign::Who::default(),
        };
        let (one, other) = (push("Hamlet", "2026-12-03T17:00"), push("Nora", "2026-12-04T14:00"));
        assert!(clash(&one, &other).starts_with("Only 21 hours before “Nora” (Friday, 4 December 2026, 14:00)."));
        assert!(clash(&other, &one).starts_with("Only 21 hours after “Hamlet”"));
        assert!(clash(&one, &one).starts_with("At the same time as “Hamlet”."));
    }
}
