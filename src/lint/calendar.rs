//! Which push of a file goes out last before each, among those that may reach the same people.

use chrono::{NaiveDateTime, TimeDelta};

use super::Neighbour;
use crate::audience::Audience;
use crate::campaign::{Campaign, Group, Segment, Who};
use crate::profile::Profile;

/// With so many pushes within a day, all to different people, nobody looks for one more.
pub const MOST_COMPARED: usize = 64;

/// For each campaign the marketing push that goes out last before it, no longer ago than the house's rule looks back, and
/// that may reach the same people. Of two at the same time the one that comes later in the file is the later one. Sorted by
/// time, so that each looks at a few neighbours and not at all.
#[must_use]
pub fn befores(campaigns: &[Campaign], profile: &Profile, now: NaiveDateTime) -> Vec<Option<Neighbour>> {
    let positioned = campaigns.iter().enumerate();
    let mut timed: Vec<(usize, &Campaign, Neighbour)> = positioned
        .filter_map(|(position, campaign)| Some((position, campaign, Neighbour::of(campaign, now)?)))
        .collect();
    timed.sort_by_key(|(_, _, neighbour)| neighbour.at);
    let hours = i64::try_from(profile.limits.hours_between_marketing_pushes()).ok();
    let gap = hours.and_then(TimeDelta::try_hours).unwrap_or(TimeDelta::MAX);
    let mut befores = vec![None; campaigns.len()];
    for (rank, (position, campaign, neighbour)) in timed.iter().enumerate() {
        let earlier = timed.get(..rank).unwrap_or_default().iter().rev().take(MOST_COMPARED);
        let mut soon = earlier.take_while(|(_, _, other)| neighbour.at - other.at < gap);
        let before = soon.find(|(_, other, _)| !are_apart(&other.who, &campaign.who, profile));
        if let (Some(place), Some((_, _, before))) = (befores.get_mut(*position), before) {
            *place = Some(before.clone());
        }
    }
    befores
}

/// Whether nobody can be in both audiences. Only what the users' profiles say counts: who hasn't bought in the morning may
/// have bought in the evening, and is then in both.
#[must_use]
pub fn are_apart(a: &Who, b: &Who, profile: &Profile) -> bool {
    let (Some(a), Some(b)) = (&a.segment, &b.segment) else { return false };
    let mut both = Campaign::default();
    let of = vec![lasting(a), lasting(b)];
    both.who.segment = Some(Segment::All(Group { of, ..Group::default() }));
    Audience::of(&both, profile).contradiction().is_some()
}

/// The segment with every condition on what users did left open: it can become anything.
fn lasting(segment: &Segment) -> Segment {
    let group = |group: &Group| Group { of: group.of.iter().map(lasting).collect(), ..Group::default() };
    match segment {
        Segment::All(all) => Segment::All(group(all)),
        Segment::Any(any) => Segment::Any(group(any)),
        Segment::Did(_) | Segment::DidNot(_) => Segment::default(),
        Segment::User(_) | Segment::SavedSegment(_) | Segment::CustomList(_) => segment.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::Base;
    use crate::lint::testing::{now, with};

    fn push(hour: u32, segment: &str) -> Campaign {
        with(Base::Push, &format!("when.delivery.at: 2026-12-03T{hour:02}:00\nname: at {hour}\nwho.segment: {segment}"))
    }

    fn told(campaigns: &[Campaign]) -> Vec<Option<String>> {
        let befores = befores(campaigns, Profile::guide(), now());
        befores.into_iter().map(|before| before.map(|before| before.name)).collect()
    }

    const VIENNA: &str = r#"{"user": "City", "operator": "equals", "value": "Vienna"}"#;
    const GRAZ: &str = r#"{"user": "City", "operator": "equals", "value": "Graz"}"#;

    #[test]
    fn pushes_to_different_people_do_not_clash() {
        assert_eq!(told(&[push(9, VIENNA), push(17, VIENNA)]), [None, Some("at 9".to_owned())]);
        assert_eq!(told(&[push(9, VIENNA), push(17, GRAZ)]), [None, None]);
        let all = told(&[push(9, VIENNA), push(12, GRAZ), push(17, VIENNA)]);
        assert_eq!(all, [None, None, Some("at 9".to_owned())], "it looks past the one to others");
    }

    #[test]
    fn a_day_apart_is_enough() {
        let next_day =
            |time: &str| with(Base::Push, &format!("when.delivery.at: 2026-12-04T{time}\nwho.segment: {VIENNA}"));
        assert_eq!(told(&[push(9, VIENNA), next_day("09:00")]), [None, None]);
        assert_eq!(told(&[push(9, VIENNA), next_day("08:59")]), [None, Some("at 9".to_owned())]);
    }

    #[test]
    fn what_people_do_in_between_may_bring_them_into_both() {
        let (bought, not) = (r#"{"did": "charged"}"#, r#"{"did_not": "charged"}"#);
        assert_eq!(told(&[push(9, not), push(17, bought)]), [None, Some("at 9".to_owned())]);
    }
}
