//! Every scheduled push of the house side by side: which marketing pushes come too close together, where there is room for
//! one, and reminders for a calendar.
//!
//! Pushes to people who are provably not the same don't clash. A table says nothing of segments, so its rows are taken to
//! reach everybody.

mod ics;
mod room;

pub use ics::ics;
pub use room::{free_on, free_times, has_room};

use chrono::{NaiveDateTime, TimeDelta};

use crate::campaign::Who;
use crate::lint::{MOST_COMPARED, are_apart};
use crate::profile::Profile;

/// Where a push is planned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// A draft, by the key that it is kept under.
    Draft(String),
    /// A row of the open table.
    Row(usize),
}

/// A push with a time.
#[derive(Clone, Debug, PartialEq)]
pub struct Push {
    /// Where it is planned.
    pub source: Source,
    /// What to call it.
    pub name: String,
    /// When it is sent.
    pub at: NaiveDateTime,
    /// Whether the 24-hour rule holds for it. A push that doesn't say why it is sent counts as marketing.
    pub is_marketing: bool,
    /// Who gets it, as far as that is said.
    pub who: Who,
}

/// What the 24-hour rule goes by.
#[derive(Clone, Copy, Debug)]
pub struct Rule<'p> {
    /// How far marketing pushes to the same people are to be apart.
    pub gap: TimeDelta,
    /// What the account has: segments are read with it.
    pub profile: &'p Profile,
}

impl<'p> Rule<'p> {
    /// The rule of the house that has `profile`.
    #[must_use]
    pub fn of(profile: &'p Profile) -> Self {
        let hours = i64::try_from(profile.limits.hours_between_marketing_pushes()).ok();
        Self { gap: hours.and_then(TimeDelta::try_hours).unwrap_or(TimeDelta::MAX), profile }
    }

    /// Whether somebody may get both pushes.
    fn may_meet(self, one: &Push, other: &Push) -> bool {
        one.is_marketing && other.is_marketing && !are_apart(&one.who, &other.who, self.profile)
    }
}

/// For each push in order of time, the positions of the marketing pushes closest before and after it that come too close
/// and may reach the same people.
#[must_use]
pub fn clashes(pushes: &[Push], rule: Rule<'_>) -> Vec<Vec<usize>> {
    let mut found = vec![Vec::new(); pushes.len()];
    for (position, push) in pushes.iter().enumerate().filter(|(_, push)| push.is_marketing) {
        let earlier = pushes.get(..position).unwrap_or_default().iter().enumerate().rev();
        let mut soon = earlier
            .filter(|(_, before)| before.is_marketing)
            .take(MOST_COMPARED)
            .take_while(|(_, before)| push.at - before.at < rule.gap);
        let Some((before, _)) = soon.find(|(_, before)| rule.may_meet(before, push)) else { continue };
        for (one, other) in [(before, position), (position, before)] {
            if let Some(found) = found.get_mut(one) {
                found.push(other);
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::campaign::DateTime;
    use crate::document::{Node, Tree};

    pub(super) fn push(name: &str, at: &str, is_marketing: bool) -> Push {
        let at = DateTime::parse(at).expect("a time").0;
        Push { source: Source::Row(2), name: name.to_owned(), at, is_marketing, who: Who::default() }
    }

    /// The push, to users of this city alone.
    pub(super) fn in_city(city: &str, push: Push) -> Push {
        let segment = format!(r#"{{"segment": {{"user": "City", "operator": "equals", "value": "{city}"}}}}"#);
        let mut who = Who::default();
        who.read(&Tree::parse(&segment).expect("JSON")).expect("an audience");
        Push { who, ..push }
    }

    pub(super) fn rule() -> Rule<'static> {
        Rule::of(Profile::guide())
    }

    #[test]
    fn both_sides_of_a_clash_are_marked() {
        let pushes = [
            push("a", "2026-12-01T18:00", true),
            push("b", "2026-12-02T10:00", false),
            push("c", "2026-12-02T17:59", true),
            push("d", "2026-12-03T17:59", true),
        ];
        assert_eq!(clashes(&pushes, rule()), [vec![2], vec![], vec![0], vec![]]);
    }

    #[test]
    fn a_push_between_two_clashes_with_both() {
        let pushes = ["2026-12-01T08:00", "2026-12-01T18:00", "2026-12-02T08:00"].map(|at| push("", at, true));
        assert_eq!(clashes(&pushes, rule()), [vec![1], vec![0, 2], vec![1]]);
        assert_eq!(clashes(&[], rule()), Vec::<Vec<usize>>::new());
    }

    #[test]
    fn pushes_to_people_who_cannot_be_the_same_do_not_clash() {
        let vienna = |at| in_city("Vienna", push("", at, true));
        let graz = |at| in_city("Graz", push("", at, true));
        assert_eq!(clashes(&[vienna("2026-12-01T08:00"), graz("2026-12-01T18:00")], rule()), [[0; 0], [0; 0]]);
        // It looks past the one to others.
        let pushes = [vienna("2026-12-01T08:00"), graz("2026-12-01T12:00"), vienna("2026-12-01T18:00")];
        assert_eq!(clashes(&pushes, rule()), [vec![2], vec![], vec![0]]);
        // Who has no segment may be anybody.
        let pushes = [vienna("2026-12-01T08:00"), push("", "2026-12-01T12:00", true)];
        assert_eq!(clashes(&pushes, rule()), [[1], [0]]);
    }
}
