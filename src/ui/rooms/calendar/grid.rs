//! The days, week by week, each with its pushes.

use chrono::{Datelike, Days, NaiveDate, Timelike, Weekday};
use web_sys::DragEvent;
use yew::prelude::*;

use super::Plan;
use crate::dates::{day_name, english};
use crate::schedule::{Push, Source};
use crate::ui::browser;
use crate::ui::session::Shared;

/// So many pushes of a day are shown in its cell; the day itself has them all.
const MOST: usize = 3;

/// What is shown.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// Every push.
    pub plan: Shared<Plan>,
    /// The first day.
    pub first: NaiveDate,
    /// The last day.
    pub last: NaiveDate,
    /// The month that is meant, where a month is.
    pub month: Option<u32>,
    /// This day.
    pub today: NaiveDate,
    /// The day that is looked at.
    pub chosen: NaiveDate,
    /// The days that have room for the push that is dragged; nothing where none is.
    pub with_room: Option<Vec<NaiveDate>>,
    /// Takes another day to look at.
    pub on_choose: Callback<NaiveDate>,
    /// Takes the push that is dragged, and that none is any more.
    pub on_drag: Callback<Option<Source>>,
    /// Takes the day that the push is dropped on.
    pub on_drop: Callback<NaiveDate>,
}

/// The days, week by week.
#[component]
pub fn Grid(props: &Props) -> Html {
    let wanted = use_mut_ref(|| None::<NaiveDate>);
    // The day that the dragged push is held over.
    let over = use_state_eq(|| None::<NaiveDate>);
    {
        let wanted = wanted.clone();
        use_effect(move || {
            if let Some(day) = wanted.take() {
                browser::focus(&id(day));
            }
        });
    }
    let onkeydown = {
        let (on_choose, chosen) = (props.on_choose.clone(), props.chosen);
        Callback::from(move |event: KeyboardEvent| {
            let next = match event.key().as_str() {
                "ArrowLeft" => chosen.checked_sub_days(Days::new(1)),
                "ArrowRight" => chosen.checked_add_days(Days::new(1)),
                "ArrowUp" => chosen.checked_sub_days(Days::new(7)),
                "ArrowDown" => chosen.checked_add_days(Days::new(7)),
                _ => return,
            };
            if let Some(next) = next {
                event.prevent_default();
                wanted.replace(Some(next));
                on_choose.emit(next);
            }
        })
    };
    let weeks: Vec<NaiveDate> = props.first.iter_weeks().take_while(|monday| *monday <= props.last).collect();
    let weekday = |day: Weekday| {
        let name = day_name(day);
        html! { <th scope="col"><span class="day-long">{ name }</span><span class="day-short" aria-hidden="true">{ name.get(..2) }</span></th> }
    };
    let week = |monday: &NaiveDate| html! { <tr key={monday.to_string()}>{ for monday.iter_days().take(7).map(|day| cell(props, day, &over)) }</tr> };
    let monday_on = std::iter::successors(Some(Weekday::Mon), |day| Some(day.succ())).take(7);
    html! {
        <table class={classes!("calendar", props.month.is_none().then_some("week"))} {onkeydown}>
            <caption class="unseen">{ "Pushes by day. Arrow keys go from day to day." }</caption>
            <thead><tr>{ for monday_on.map(weekday) }</tr></thead>
            <tbody>{ for weeks.iter().map(week) }</tbody>
        </table>
    }
}

fn id(day: NaiveDate) -> String {
    format!("day-{day}")
}

fn cell(props: &Props, day: NaiveDate, over: &UseStateHandle<Option<NaiveDate>>) -> Html {
    let start = props.plan.pushes.partition_point(|push| push.at.date() < day);
    let all = props.plan.pushes.iter().zip(&props.plan.clashes).skip(start);
    let pushes: Vec<(&Push, bool)> =
        all.take_while(|(push, _)| push.at.date() == day).map(|(push, clashes)| (push, !clashes.is_empty())).collect();
    let clashing = pushes.iter().filter(|(_, clashes)| *clashes).count();
    let said = match (pushes.len(), clashing) {
        (0, _) => String::new(),
        (1, 0) => ": 1 push".to_owned(),
        (count, 0) => format!(": {count} pushes"),
        (1, _) => ": 1 push, too close to another".to_owned(),
        (count, clashing) => format!(": {count} pushes, {clashing} too close to another"),
    };
    let most = if props.month.is_none() { 40 } else { MOST };
    let rest = pushes.len().saturating_sub(most);
    let is_chosen = day == props.chosen;
    let is_outside = props.month.is_some_and(|month| month != day.month());
    let onclick = props.on_choose.reform(move |_: MouseEvent| day);
    let room = props.with_room.as_ref().map(|days| if days.contains(&day) { "with-room" } else { "without-room" });
    let is_over = room.is_some() && **over == Some(day);
    let ondragover = {
        let (over, is_dragged) = (over.clone(), room.is_some());
        Callback::from(move |event: DragEvent| {
            if is_dragged {
                event.prevent_default();
                over.set(Some(day));
            }
        })
    };
    let ondrop = {
        let over = over.clone();
        props.on_drop.reform(move |event: DragEvent| {
            event.prevent_default();
            over.set(None);
            day
        })
    };
    let class = classes!(
        "day",
        is_chosen.then_some("current"),
        is_outside.then_some("outside"),
        (day == props.today).then_some("today"),
        room,
        is_over.then_some("over"),
    );
    html! {
        <td {class} onclick={onclick.clone()} {ondragover} {ondrop}>
            <button type="button" id={id(day)} class="day-number" {onclick} tabindex={if is_chosen { "0" } else { "-1" }}
                aria-pressed={is_chosen.to_string()} aria-current={(day == props.today).then_some("date")}
                aria-label={format!("{}, {}{said}", day_name(day.weekday()), english(day))}>{ day.day() }</button>
            // The button says how many; the day below tells of each.
            <ul class="chips" aria-hidden="true">
                { for pushes.iter().take(most).map(|(push, clashes)| chip(props, push, *clashes, over)) }
                if rest > 0 { <li class="hint">{ format!("{rest} more") }</li> }
            </ul>
            if !pushes.is_empty() {
                <span class={classes!("day-count", (clashing > 0).then_some("clash"))} aria-hidden="true">{ pushes.len() }</span>
            }
        </td>
    }
}

/// A push in its day, to be dragged to another one.
fn chip(props: &Props, push: &Push, clashes: bool, over: &UseStateHandle<Option<NaiveDate>>) -> Html {
    let kind = if push.is_marketing { "marketing" } else { "automated" };
    let at = format!("{:02}:{:02}", push.at.hour(), push.at.minute());
    let ondragstart = {
        let (on_drag, source, name) = (props.on_drag.clone(), push.source.clone(), push.name.clone());
        Callback::from(move |event: DragEvent| {
            if let Some(data) = event.data_transfer() {
                data.set_effect_allowed("move");
                // Without words to carry some browsers drag nothing.
                let _ = data.set_data("text/plain", &name);
            }
            on_drag.emit(Some(source.clone()));
        })
    };
    let ondragend = {
        let (on_drag, over) = (props.on_drag.clone(), over.clone());
        Callback::from(move |_: DragEvent| {
            over.set(None);
            on_drag.emit(None);
        })
    };
    // It stands in its day already.
    let rest = push.name.strip_prefix(&push.at.format("%Y-%m-%d").to_string()).unwrap_or_default();
    let rest = rest.trim_start_matches([' ', ':', '_', '-', '–']);
    let name = if rest.is_empty() { &*push.name } else { rest };
    html! {
        <li class={classes!("chip", kind, clashes.then_some("clash"))} draggable="true" {ondragstart} {ondragend}><b>{ at }</b>{ " " }{ name }</li>
    }
}
