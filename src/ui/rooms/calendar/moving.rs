//! Moving pushes to other times: chosen from a list, dragged to another day, and put back.

use chrono::{Datelike, NaiveDate, NaiveDateTime};
use yew::prelude::*;

use super::{Plan, day, pushes};
use crate::dates::{day_name, english};
use crate::schedule::{Push, Rule, Source, free_on};
use crate::ui::browser;
use crate::ui::session::{Action, Session, Shared};

/// What was moved, and what is being moved.
pub struct Moving {
    /// Counts the pushes that were moved.
    pub turn: u32,
    /// Takes a push and the time that it is moved to.
    pub on_move: Callback<(Push, NaiveDateTime)>,
    session: Session,
    told: UseStateHandle<String>,
    /// The push that was moved last, as it is now, and when it was sent before.
    moved: UseStateHandle<Option<(Push, NaiveDateTime)>>,
    dragged: UseStateHandle<Option<Source>>,
}

/// Moves pushes; `on_choose` takes the day that one is moved to.
#[hook]
pub fn use_moving(session: &Session, dispatch: &Callback<Action>, on_choose: &Callback<NaiveDate>) -> Moving {
    let told = use_state_eq(String::new);
    let moved = use_state(|| None::<(Push, NaiveDateTime)>);
    let dragged = use_state_eq(|| None::<Source>);
    let turn = use_state_eq(|| 0_u32);
    let on_move = {
        let (told, moved, turn) = (told.clone(), moved.clone(), turn.clone());
        let (session, dispatch, on_choose) = (session.clone(), dispatch.clone(), on_choose.clone());
        Callback::from(move |(push, at): (Push, NaiveDateTime)| {
            if let Some(words) = pushes::send_at(&push, at, &session, &dispatch) {
                on_choose.emit(at.date());
                told.set(words);
                turn.set(*turn + 1);
                moved.set(Some((Push { at, ..push.clone() }, push.at)));
            }
        })
    };
    Moving { turn: *turn, on_move, session: session.clone(), told, moved, dragged }
}

impl Moving {
    /// What there is to tell, and the way back.
    pub fn told(&self) -> Html {
        let put_back = self.moved.as_ref().map(|(push, before)| {
            let (on_move, moved, push, before) = (self.on_move.clone(), self.moved.clone(), push.clone(), *before);
            Callback::from(move |_: MouseEvent| {
                on_move.emit((push.clone(), before));
                moved.set(None);
                browser::focus(day::HEADING);
            })
        });
        html! {
            <div class="bar">
                <p role="status">{ &*self.told }</p>
                if let Some(onclick) = put_back {
                    <button type="button" class="button small" {onclick}>{ "Put it back" }</button>
                }
            </div>
        }
    }

    /// Takes the push that is dragged, and that none is any more.
    pub fn on_drag(&self) -> Callback<Option<Source>> {
        let dragged = self.dragged.clone();
        Callback::from(move |source: Option<Source>| dragged.set(source))
    }

    /// The position of the push that is dragged.
    fn taken(&self, plan: &Plan) -> Option<usize> {
        let source = self.dragged.as_ref()?;
        plan.pushes.iter().position(|push| push.source == *source)
    }

    /// The days from `first` to `last` that have room for the push that is dragged; nothing where none is.
    pub fn with_room(&self, plan: &Plan, first: NaiveDate, last: NaiveDate) -> Option<Vec<NaiveDate>> {
        let (position, rule, now) = (self.taken(plan)?, Rule::of(&self.session.profile), browser::local_time());
        let days = first.iter_days().take_while(|day| *day <= last);
        Some(days.filter(|day| free_on(&plan.pushes, position, *day, rule, now).is_some()).collect())
    }

    /// Takes the day that the push is dropped on.
    pub fn on_drop(&self, plan: &Shared<Plan>) -> Callback<NaiveDate> {
        let (plan, taken, on_move) = (plan.clone(), self.taken(plan), self.on_move.clone());
        let (session, told, dragged) = (self.session.clone(), self.told.clone(), self.dragged.clone());
        Callback::from(move |day: NaiveDate| {
            // The push may be gone from where it was dragged, and nobody would tell that it was let go.
            dragged.set(None);
            let taken = taken.and_then(|position| Some((position, plan.pushes.get(position)?)));
            let Some((position, push)) = taken.filter(|(_, push)| push.at.date() != day) else { return };
            let now = browser::local_time();
            match free_on(&plan.pushes, position, day, Rule::of(&session.profile), now) {
                Some(at) => on_move.emit((push.clone(), at)),
                None => told.set(full(push, day, now)),
            }
        })
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
