//! Every scheduled push of the house side by side: which marketing pushes come too close together, where there is room for
//! one, and reminders for a calendar.
//!
//! Pushes are compared whoever gets them: a table says nothing of segments, and two drafts' segments are rarely provably
//! apart.

mod ics;

pub use ics::ics;

use chrono::{Days, NaiveDateTime, TimeDelta};

/// Where a push is planned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// A draft, by the key that it is kept under.
    Draft(String),
    /// A row of the open table.
    Row(usize),
}

/// A push with a time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Push {
    /// Where it is planned.
    pub source: Source,
    /// What to call it.
    pub name: String,
    /// When it is sent.
    pub at: NaiveDateTime,
    /// Whether the 24-hour rule holds for it. A push that doesn't say why it is sent counts as marketing.
    pub is_marketing: bool,
}

/// For each push in order of time, the positions of the marketing pushes less than `gap` before and after it.
#[must_use]
pub fn clashes(pushes: &[Push], gap: TimeDelta) -> Vec<Vec<usize>> {
    let mut found = vec![Vec::new(); pushes.len()];
    let mut last: Option<(usize, &Push)> = None;
    for (position, push) in pushes.iter().enumerate().filter(|(_, push)| push.is_marketing) {
        if let Some((before, _)) = last.filter(|(_, before)| push.at - before.at < gap) {
            for (one, other) in [(before, position), (position, before)] {
                if let Some(found) = found.get_mut(one) {
                    found.push(other);
                }
            }
        }
        last = Some((position, push));
    }
    found
}

/// Times of the same hour on other days at which the push at `position` would clash with none, the nearest first.
#[must_use]
pub fn free_times(pushes: &[Push], position: usize, gap: TimeDelta, now: NaiveDateTime) -> Vec<NaiveDateTime> {
    const FARTHEST: u64 = 60;
    const MOST: usize = 10;
    let Some(push) = pushes.get(position) else { return Vec::new() };
    let others =
        || pushes.iter().enumerate().filter(|(other, other_push)| *other != position && other_push.is_marketing);
    let is_free = |at: &NaiveDateTime| {
        *at > now && (!push.is_marketing || others().all(|(_, other)| (other.at - *at).abs() >= gap))
    };
    let days = (1..=FARTHEST).flat_map(|days| {
        [push.at.checked_add_days(Days::new(days)), push.at.checked_sub_days(Days::new(days))].into_iter().flatten()
    });
    days.filter(is_free).take(MOST).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::campaign::DateTime;

    pub(super) fn push(name: &str, at: &str, is_marketing: bool) -> Push {
        let at = DateTime::parse(at).expect("a time").0;
        Push { source: Source::Row(2), name: name.to_owned(), at, is_marketing }
    }

    fn day() -> TimeDelta {
        TimeDelta::hours(24)
    }

    #[test]
    fn both_sides_of_a_clash_are_marked() {
        let pushes = [
            push("a", "2026-12-01T18:00", true),
            push("b", "2026-12-02T10:00", false),
            push("c", "2026-12-02T17:59", true),
            push("d", "2026-12-03T17:59", true),
        ];
        assert_eq!(clashes(&pushes, day()), [vec![2], vec![], vec![0], vec![]]);
    }

    #[test]
    fn a_push_between_two_clashes_with_both() {
        let pushes = ["2026-12-01T08:00", "2026-12-01T18:00", "2026-12-02T08:00"].map(|at| push("", at, true));
        assert_eq!(clashes(&pushes, day()), [vec![1], vec![0, 2], vec![1]]);
        assert_eq!(clashes(&[], day()), Vec::<Vec<usize>>::new());
    }

    #[test]
    fn free_times_are_the_nearest_without_a_clash() {
        let now = DateTime::parse("2026-11-30T09:00").expect("a time").0;
        let pushes = [push("a", "2026-12-01T18:00", true), push("b", "2026-12-02T17:00", true)];
        let free = free_times(&pushes, 1, day(), now);
        let free: Vec<String> = free.iter().take(3).map(|at| DateTime(*at).to_string()).collect();
        // The 1st has the other one, the 3rd is clear of it; the 30th of November at 17:00 is a day and an hour before.
        assert_eq!(free, ["2026-12-03T17:00", "2026-12-04T17:00", "2026-11-30T17:00"]);
        assert_eq!(free_times(&pushes, 9, day(), now), []);
    }
}
