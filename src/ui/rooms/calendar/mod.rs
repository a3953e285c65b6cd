//! Every scheduled push, of the drafts and of the open table, in a month or a week; which come too close together, and where
//! there is room.

mod day;
mod grid;
mod moving;
mod pushes;

use chrono::{Datelike, Days, Months, NaiveDate, TimeDelta};
use yew::prelude::*;

use crate::dates::english;
use crate::schedule::{self, Push, Rule};
use crate::ui::browser;
use crate::ui::session::{Action, Session, Shared};
use crate::ui::tables;

use day::Day;
use grid::Grid;
use moving::use_moving;

/// What the room shows.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The page's state.
    pub session: Session,
    /// Takes what was done.
    pub dispatch: Callback<Action>,
}

/// How much is seen at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Span {
    Month,
    Week,
}

/// Every push in order of time, and which clash.
#[derive(Debug)]
struct Plan {
    pushes: Vec<Push>,
    clashes: Vec<Vec<usize>>,
}

/// Every scheduled push.
#[component]
pub fn Calendar(props: &Props) -> Html {
    tables::use_desk();
    let session = &props.session;
    let today = browser::local_time().date();
    let chosen = use_state_eq(|| today);
    let span = use_state_eq(|| Span::Month);
    let on_choose = {
        let chosen = chosen.clone();
        Callback::from(move |day: NaiveDate| chosen.set(day))
    };
    let moving = use_moving(session, &props.dispatch, &on_choose);
    let rule = Rule::of(&session.profile);
    let hours = rule.gap.num_hours();
    let arrived = tables::look(|desk| desk.turn);
    let plan = use_memo((arrived, moving.turn, session.campaign.clone(), session.profile.clone()), |_| {
        let pushes = pushes::all(session);
        Shared::new(Plan { clashes: schedule::clashes(&pushes, rule), pushes })
    });
    let (first, last) = seen(*chosen, *span);
    let is_seen = |push: &Push| (first..=last).contains(&push.at.date());
    let count = plan.pushes.iter().filter(|push| is_seen(push)).count();
    let clashing =
        plan.pushes.iter().zip(&plan.clashes).filter(|(push, clashes)| is_seen(push) && !clashes.is_empty()).count();
    let go = |to: Option<NaiveDate>| {
        let chosen = chosen.clone();
        Callback::from(move |_: MouseEvent| chosen.set(to.unwrap_or(*chosen)))
    };
    let (before, after) = match *span {
        Span::Month => (chosen.checked_sub_months(Months::new(1)), chosen.checked_add_months(Months::new(1))),
        Span::Week => (chosen.checked_sub_days(Days::new(7)), chosen.checked_add_days(Days::new(7))),
    };
    let word = match *span {
        Span::Month => "month",
        Span::Week => "week",
    };
    let span_button = |to: Span, name: &'static str| {
        let span_now = span.clone();
        let onclick = Callback::from(move |_: MouseEvent| span_now.set(to));
        html! { <button type="button" class={classes!("button", "small", (*span == to).then_some("primary"))} aria-pressed={(*span == to).to_string()} {onclick}>{ name }</button> }
    };
    let on_write = {
        let (plan, minutes) = (plan.clone(), session.profile.limits.edit_cut_off_minutes());
        Callback::from(move |_: MouseEvent| {
            let cut_off = i64::try_from(minutes).ok().and_then(TimeDelta::try_minutes).unwrap_or_default();
            browser::download("pushes.ics", &schedule::ics(&plan.pushes, cut_off, browser::utc_time()));
        })
    };
    html! {
        <div class="room wide">
            <div class="room-head">
                <h1>{ "Calendar" }</h1>
                <div class="bar">
                    <div class="bar" role="group" aria-label="View">{ span_button(Span::Month, "Month") }{ span_button(Span::Week, "Week") }</div>
                    if !plan.pushes.is_empty() {
                        <button type="button" class="button" onclick={on_write}>{ "Download reminders (.ics)" }</button>
                    }
                </div>
            </div>
            <div class="bar">
                <button type="button" class="button small" onclick={go(before)} aria-label={format!("Earlier {word}")}>{ "‹" }</button>
                <h2 class="calendar-name" aria-live="polite">{ name(*chosen, *span) }</h2>
                <button type="button" class="button small" onclick={go(after)} aria-label={format!("Later {word}")}>{ "›" }</button>
                <button type="button" class="button small quiet" onclick={go(Some(today))}>{ "Today" }</button>
                <span class="push"></span>
                <ul class="legend">
                    <li><span class="chip marketing">{ "Marketing" }</span></li>
                    <li><span class="chip automated">{ "Automated or service" }</span></li>
                    <li><span class="chip marketing clash">{ "Too close to another" }</span></li>
                </ul>
            </div>
            { moving.told() }
            <p class="hint">{ summary(count, clashing, hours, word) }</p>
            <Grid plan={(*plan).clone()} {first} {last} month={(*span == Span::Month).then(|| chosen.month())} {today} chosen={*chosen} with_room={moving.with_room(&plan, first, last)} {on_choose} on_drag={moving.on_drag()} on_drop={moving.on_drop(&plan)} />
            <Day plan={(*plan).clone()} day={*chosen} session={session.clone()} dispatch={props.dispatch.clone()} on_move={moving.on_move.clone()} />
        </div>
    }
}

/// The first and the last day that are seen: whole weeks, from Monday.
fn seen(chosen: NaiveDate, span: Span) -> (NaiveDate, NaiveDate) {
    let (first, last) = match span {
        Span::Week => (chosen, chosen),
        Span::Month => {
            let first = chosen.with_day(1).unwrap_or(chosen);
            (first, first.checked_add_months(Months::new(1)).and_then(|next| next.pred_opt()).unwrap_or(first))
        }
    };
    let back = Days::new(u64::from(first.weekday().num_days_from_monday()));
    let on = Days::new(u64::from(6 - last.weekday().num_days_from_monday()));
    (first.checked_sub_days(back).unwrap_or(first), last.checked_add_days(on).unwrap_or(last))
}

fn name(chosen: NaiveDate, span: Span) -> String {
    match span {
        // “3 December 2026” without its day.
        Span::Month => english(chosen).split_once(' ').map(|(_, month)| month.to_owned()).unwrap_or_default(),
        Span::Week => format!("Week of {}", english(seen(chosen, span).0)),
    }
}

fn summary(count: usize, clashing: usize, hours: i64, word: &str) -> String {
    let pushes = match count {
        0 => {
            return format!(
                "Nothing is scheduled in this {word}. Drafts with a delivery and the rows of the open table stand here."
            );
        }
        1 => "1 push".to_owned(),
        count => format!("{count} pushes"),
    };
    match clashing {
        0 => format!("{pushes}, each marketing push at least {hours} hours from the next."),
        1 => format!("{pushes}, 1 of them less than {hours} hours from another marketing push."),
        clashing => format!("{pushes}, {clashing} of them less than {hours} hours from another marketing push."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_weeks_are_seen() {
        let day = |day| NaiveDate::from_ymd_opt(2026, 12, day).expect("a day");
        let seen_month = seen(day(15), Span::Month);
        assert_eq!((seen_month.0.to_string(), seen_month.1.to_string()), ("2026-11-30".into(), "2027-01-03".into()));
        assert_eq!(seen(day(10), Span::Week), (day(7), day(13)));
        assert_eq!(name(day(10), Span::Month), "December 2026");
    }
}
