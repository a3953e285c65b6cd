//! Where there is room for a push: times at which it comes too close to none that may reach the same people.

use chrono::{Days, NaiveDate, NaiveDateTime, TimeDelta};

use super::{Push, Rule};

/// Free times are looked for on so many days to either side.
const FARTHEST: u64 = 60;
/// So many are offered.
const MOST: usize = 10;
/// Where the hour of a push is taken, others of the same day are tried, so many minutes apart.
const STEP: i64 = 30;
/// The hours of a day at which a push is moved by itself: nobody wants one at night.
const HOURS: [i64; 2] = [9, 21];

/// Whether the push at `position` would come too close to none at `at`, which is still to come.
#[must_use]
pub fn has_room(pushes: &[Push], position: usize, at: NaiveDateTime, rule: Rule<'_>, now: NaiveDateTime) -> bool {
    let Some(push) = pushes.get(position) else { return false };
    // In order of time, so that only those close by are looked at.
    let start = pushes.partition_point(|other| at - other.at >= rule.gap);
    let around = pushes.iter().enumerate().skip(start).take_while(|(_, other)| other.at - at < rule.gap);
    at > now && around.filter(|(other, _)| *other != position).all(|(_, other)| !rule.may_meet(push, other))
}

/// Times of the same hour on other days at which the push at `position` would clash with none, the nearest first.
#[must_use]
pub fn free_times(pushes: &[Push], position: usize, rule: Rule<'_>, now: NaiveDateTime) -> Vec<NaiveDateTime> {
    let Some(push) = pushes.get(position) else { return Vec::new() };
    let days = (1..=FARTHEST).flat_map(|days| {
        [push.at.checked_add_days(Days::new(days)), push.at.checked_sub_days(Days::new(days))].into_iter().flatten()
    });
    days.filter(|at| has_room(pushes, position, *at, rule, now)).take(MOST).collect()
}

/// The time on `day` at which the push at `position` would clash with none that is nearest to the hour it has now; nothing
/// where the day is full or over.
#[must_use]
pub fn free_on(
    pushes: &[Push],
    position: usize,
    day: NaiveDate,
    rule: Rule<'_>,
    now: NaiveDateTime,
) -> Option<NaiveDateTime> {
    let same_hour = day.and_time(pushes.get(position)?.at.time());
    let midnight = day.and_hms_opt(0, 0, 0)?;
    let [first, last] = HOURS.map(|hour| midnight + TimeDelta::hours(hour));
    let near = |steps: i64| {
        let away = TimeDelta::minutes(steps * STEP);
        [same_hour + away, same_hour - away].into_iter().filter(|at| (first..=last).contains(at))
    };
    let has_room = |at: &NaiveDateTime| has_room(pushes, position, *at, rule, now);
    Some(same_hour).filter(has_room).or_else(|| (1..24 * 60 / STEP).flat_map(near).find(has_room))
}

#[cfg(test)]
mod tests {
    use super::super::tests::{in_city, push, rule};
    use super::*;
    use crate::campaign::DateTime;

    fn time(text: &str) -> NaiveDateTime {
        DateTime::parse(text).expect("a time").0
    }

    fn now() -> NaiveDateTime {
        time("2026-11-30T09:00")
    }

    #[test]
    fn free_times_are_the_nearest_without_a_clash() {
        let pushes = [push("a", "2026-12-01T18:00", true), push("b", "2026-12-02T17:00", true)];
        let free = free_times(&pushes, 1, rule(), now());
        let free: Vec<String> = free.iter().take(3).map(|at| DateTime(*at).to_string()).collect();
        // The 1st has the other one, the 3rd is clear of it; the 30th of November at 17:00 is a day and an hour before.
        assert_eq!(free, ["2026-12-03T17:00", "2026-12-04T17:00", "2026-11-30T17:00"]);
        assert_eq!(free_times(&pushes, 9, rule(), now()), []);
    }

    #[test]
    fn a_day_may_have_room_at_another_hour() {
        let pushes = [push("a", "2026-12-01T18:00", true), push("b", "2026-12-09T17:00", true)];
        let on = |day: &str| free_on(&pushes, 1, day.parse().expect("a day"), rule(), now());
        assert_eq!(on("2026-12-02"), Some(time("2026-12-02T18:00")));
        assert_eq!(on("2026-12-04"), Some(time("2026-12-04T17:00")));
        assert_eq!(on("2026-12-01"), None, "the other one fills the day");
        assert_eq!(on("2026-11-29"), None, "it is over");
    }

    #[test]
    fn other_people_leave_room() {
        let graz = in_city("Graz", push("b", "2026-12-09T17:00", true));
        let pushes = [in_city("Vienna", push("a", "2026-12-01T18:00", true)), graz];
        assert!(has_room(&pushes, 1, time("2026-12-01T18:00"), rule(), now()));
        assert!(!has_room(&pushes, 1, time("2026-11-01T18:00"), rule(), now()), "it is over");
    }

    #[test]
    fn a_push_that_is_no_marketing_has_room_everywhere() {
        let pushes = [push("a", "2026-12-01T18:00", true), push("b", "2026-12-02T17:00", false)];
        assert!(has_room(&pushes, 1, time("2026-12-01T18:00"), rule(), now()));
    }
}
