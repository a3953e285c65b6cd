//! Every scheduled push, of the drafts and of the open table, in a month or a week; which come too close together, and where
//! there is room.

mod day;
mod grid;
mod pushes;

use chrono::{Datelike, Days, Months, NaiveDate, NaiveDateTime, TimeDelta};
use yew::prelude::*;

use crate::dates::{day_name, english};
use crate::schedule::{self, Push, Rule, Source, free_on};
use crate::ui::browser;
use crate::ui::session::{Action, Session, Shared};
use crate::ui::tables;

use day::Day;
use grid::Grid;

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
    let told = use_state_eq(String::new);
    // The push that was moved last, as it is now, and when it was sent before.
    let moved = use_state(|| None::<(Push, NaiveDateTime)>);
    // Counts the pushes that were moved here.
    let turn = use_state_eq(|| 0_u32);
    let dragged = use_state_eq(|| None::<Source>);
    let rule = Rule::of(&session.profile);
    let hours = rule.gap.num_hours();
    let arrived = tables::look(|desk| desk.turn);
    let plan = use_memo((arrived, *turn, session.campaign.clone()), |_| {
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
    let on_choose = {
        let chosen = chosen.clone();
        Callback::from(move |day: NaiveDate| chosen.set(day))
    };
    let on_move = {
        let (chosen, told, turn, moved) = (chosen.clone(), told.clone(), turn.clone(), moved.clone());
        let (session, dispatch) = (session.clone(), props.dispatch.clone());
        Callback::from(move |(push, at): (Push, NaiveDateTime)| {
            if let Some(words) = pushes::send_at(&push, at, &session, &dispatch) {
                chosen.set(at.date());
                told.set(words);
                turn.set(*turn + 1);
                moved.set(Some((Push { at, ..push.clone() }, push.at)));
            }
        })
    };
    let put_back = moved.as_ref().map(|(push, before)| {
        let (on_move, moved, push, before) = (on_move.clone(), moved.clone(), push.clone(), *before);
        Callback::from(move |_: MouseEvent| {
            on_move.emit((push.clone(), before));
            moved.set(None);
            browser::focus(day::HEADING);
        })
    });
    let on_drag = {
        let dragged = dragged.clone();
        Callback::from(move |source: Option<Source>| dragged.set(source))
    };
    let taken = dragged.as_ref().and_then(|source| plan.pushes.iter().position(|push| push.source == *source));
    let now = browser::local_time();
    let with_room: Option<Vec<NaiveDate>> = taken.map(|position| {
        let days = first.iter_days().take_while(|day| *day <= last);
        days.filter(|day| free_on(&plan.pushes, position, *day, rule, now).is_some()).collect()
    });
    let on_drop = {
        let (plan, told, dragged, on_move) = ((*plan).clone(), told.clone(), dragged.clone(), on_move.clone());
        let session = session.clone();
        Callback::from(move |day: NaiveDate| {
            // The push may be gone from where it was dragged, and nobody would tell that it was let go.
            dragged.set(None);
            let Some((position, push)) = taken.and_then(|position| Some((position, plan.pushes.get(position)?))) else {
                return;
            };
            if day == push.at.date() {
                return;
            }
            match free_on(&plan.pushes, position, day, Rule::of(&session.profile), now) {
                Some(at) => on_move.emit((push.clone(), at)),
                None => told.set(full(push, day, now)),
            }
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
            <div class="bar">
                <p role="status">{ &*told }</p>
                if let Some(onclick) = put_back {
                    <button type="button" class="button small" {onclick}>{ "Put it back" }</button>
                }
            </div>
            <p class="hint">{ summary(count, clashing, hours, word) }</p>
            <Grid plan={(*plan).clone()} {first} {last} month={(*span == Span::Month).then(|| chosen.month())} {today} chosen={*chosen} {with_room} {on_choose} {on_drag} {on_drop} />
            <Day plan={(*plan).clone()} day={*chosen} session={session.clone()} dispatch={props.dispatch.clone()} {on_move} />
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

/// Why a push that was dropped on `day` stays where it is.
fn full(push: &Push, day: NaiveDate, now: NaiveDateTime) -> String {
    let name = format!("{}, {}", day_name(day.weekday()), english(day));
    let why = if day < now.date() {
        "is over"
    } else {
        "has no room for it: from 9 to 21 o'clock another marketing push is always too close"
    };
    format!("“{}” stays where it is. {name} {why}.", push.name)
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
