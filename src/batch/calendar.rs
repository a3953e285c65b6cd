//! Which marketing pushes of a table follow another too soon. Rows are seen once, sorted by delivery, and each is compared
//! with the one before it, so that the cost grows with the rows and not with their pairs.

use std::collections::HashMap;

use chrono::{NaiveDateTime, NaiveTime, TimeDelta};

use super::columns::Target;
use super::moment::{self, DateOrder, Day};
use super::row::Plan;
use super::table::Record;
use crate::campaign::Purpose;
use crate::lint::Neighbour;
use crate::profile::Profile;

/// The rows seen so far, of which only what the calendar needs is kept.
#[derive(Debug, Default)]
pub struct Survey {
    order: DateOrder,
    timed: Vec<Timed>,
}

#[derive(Debug)]
struct Timed {
    row: usize,
    when: When,
    name: String,
}

#[derive(Clone, Copy, Debug)]
enum When {
    Now,
    At(Day, NaiveTime),
}

/// For each row that follows another marketing push too soon, that push.
#[derive(Debug, Default)]
pub struct Calendar {
    clashes: HashMap<usize, Neighbour>,
}

impl Survey {
    /// Takes in a row.
    pub fn see(&mut self, plan: &Plan<'_>, record: &Record) {
        if !plan.is_push(record) {
            return;
        }
        let cells = [Target::Delivery, Target::Date, Target::Time].map(|target| plan.raw(record, target));
        let when = if cells.iter().any(|cell| moment::is_now(cell)) {
            When::Now
        } else {
            let Some(moment) = plan.moment(record) else { return };
            let Some(day) = moment.day else { return };
            self.order.learn(day);
            When::At(day, moment.time.or_else(|| NaiveTime::from_hms_opt(12, 0, 0)).unwrap_or_default())
        };
        // Only what is no marketing for certain is left out.
        let is_other = matches!(plan.purpose(record), Some(Purpose::Automated | Purpose::Service));
        if !is_other {
            let named = [Target::Name, Target::Title].map(|target| plan.raw(record, target).trim());
            let name = named.into_iter().find(|name| !name.is_empty()).unwrap_or_default();
            self.timed.push(Timed { row: record.row, when, name: name.to_owned() });
        }
    }

    /// The calendar of the rows, and the order of day and month in their dates for the plan.
    #[must_use]
    pub fn finish(self, plan: &mut Plan<'_>, now: NaiveDateTime) -> Calendar {
        plan.order = self.order;
        let order = self.order;
        let at = |when| match when {
            When::Now => now,
            When::At(day, time) => day.read(order).and_time(time),
        };
        let mut timed: Vec<(NaiveDateTime, usize, String)> =
            self.timed.into_iter().map(|timed| (at(timed.when), timed.row, timed.name)).collect();
        timed.sort_by_key(|(at, row, _)| (*at, *row));
        let gap = shortest_gap(plan.profile);
        let clashes = timed.windows(2).filter_map(|pair| match pair {
            [(earlier, _, name), (later, row, _)] if *later - *earlier < gap => {
                Some((*row, Neighbour { name: name.clone(), at: *earlier }))
            }
            _ => None,
        });
        Calendar { clashes: clashes.collect() }
    }
}

impl Calendar {
    /// The push that `row` follows too soon, as a list for the linter.
    #[must_use]
    pub fn before(&self, row: usize) -> &[Neighbour] {
        self.clashes.get(&row).map(std::slice::from_ref).unwrap_or_default()
    }
}

fn shortest_gap(profile: &Profile) -> TimeDelta {
    let hours = i64::try_from(profile.limits.hours_between_marketing_pushes()).ok();
    hours.and_then(TimeDelta::try_hours).unwrap_or(TimeDelta::MAX)
}
