//! The guards of a marketing push: whether those who bought already, and those who want no marketing, are kept out.

use super::compile::{Atom, Audience, Leaf, Window};
use super::property::{Base, Kind, Test, equal};
use super::solve::{Question, Set};
use super::verdict::clashing_tests;
use super::walk::each_condition;
use crate::campaign::{Campaign, EventFilter, EventRule, Operator, Segment};
use crate::profile::{OptOut, Profile};
use crate::text::{folded, is_near};

/// The event of buying a ticket.
pub(super) const PURCHASE: &str = "charged";

/// Whether `event` is the one of buying a ticket.
#[must_use]
pub fn is_purchase(event: &str, profile: &Profile) -> bool {
    profile.same_event(event, PURCHASE)
}

/// A property of a purchase as the account spells it, found by its name without case: `eventid`.
#[must_use]
pub fn purchase_property<'p>(profile: &'p Profile, wanted: &str) -> Option<&'p str> {
    let event = profile.events.iter().find(|event| event.is_called(PURCHASE))?;
    event.properties.iter().map(|known| known.name.as_str()).find(|name| folded(name) == wanted)
}

/// The positions of the smallest set of `filters` that no event can meet at once, where there is one.
#[must_use]
pub fn clashing_filters(event: &str, filters: &[EventFilter], profile: &Profile) -> Option<Vec<usize>> {
    if filters.len() < 2 {
        return None;
    }
    let known = profile.events.iter().find(|known| known.is_called(event));
    let property = |name: &str| known.and_then(|event| event.properties.iter().find(|known| known.name == name));
    let tests: Vec<Test<'_>> =
        filters.iter().map(|filter| Test::of_filter(filter, property(&filter.property))).collect();
    clashing_tests(&tests)
}

/// Whether people who have just bought a ticket for `production` are in the audience for certain, as far as the
/// campaign says, and nothing in it looks as if it meant to keep them out or to address them.
#[must_use]
pub fn forgets_buyers(campaign: &Campaign, profile: &Profile, production: &str) -> bool {
    let mut is_thought_of = false;
    each_condition(&campaign.who, &mut |condition, _| match condition {
        // An event that the profile doesn't know may be a purchase too.
        Segment::DidNot(rule) => {
            is_thought_of |= is_purchase(&rule.event, profile) || profile.event(&rule.event).known().is_none();
        }
        Segment::Did(rule) => is_thought_of |= addresses_buyers(rule, profile, production),
        _ => {}
    });
    let mut audience = Audience::of(campaign, profile);
    if is_thought_of || audience.is_empty() || !audience.is_small() {
        return false;
    }
    let event = profile.events.iter().find(|event| event.is_called(PURCHASE));
    let property = event.and_then(|event| event.properties.iter().find(|known| folded(&known.name) == "eventid"));
    let test = property.map_or(
        Test { property: "eventId", kind: Kind::Word, base: Base::Equals(production), is_negated: false },
        |property| Test::is(property, production),
    );
    let bought = audience.add_event_tests(true, PURCHASE, vec![test], Window::UpTo(0));
    // A saved segment may leave buyers out, so nobody is taken to be in one.
    let never = audience.named();
    audience.is_possible(&Question { nodes: &[(0, true)], given: &[bought], never, ..Question::default() })
}

/// Whether a "did" asks for buyers of `production`, or may do once it is filled in.
fn addresses_buyers(rule: &EventRule, profile: &Profile, production: &str) -> bool {
    let is_about = |filter: &EventFilter| {
        let is_id = matches!(folded(&filter.property).as_str(), "eventid" | "performanceid");
        filter.value.one().is_none_or(|value| value.trim().is_empty() || is_id && equal(value, production, true))
    };
    let may_be_purchase = is_purchase(&rule.event, profile) || is_near(&rule.event, PURCHASE);
    may_be_purchase && rule.filters.iter().any(is_about)
}

/// Whether users who want no marketing are kept out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OptOutGuard {
    /// They are, or something looks as if it meant to.
    Kept,
    /// A saved segment or list may keep them out.
    Unsure,
    /// They are in the audience.
    Missing,
}

/// Whether the segment keeps out users who want no marketing.
#[must_use]
pub fn opt_out_guard(audience: &Audience<'_>, opt_out: &OptOut) -> OptOutGuard {
    if !audience.is_small() {
        return OptOutGuard::Kept;
    }
    let (mut only, mut never) = (Set::MAX, 0);
    for (number, leaf) in audience.leaves.iter().enumerate() {
        let Atom::User(test) = leaf.atom else { continue };
        let Some(test) = audience.tests.get(test) else { continue };
        match lets_in(test, opt_out) {
            Some(true) => only &= !(1 << number),
            Some(false) => never |= 1 << number,
            None => {}
        }
    }
    let everyone = [(0, true)];
    let nodes = if audience.nodes.is_empty() { &[][..] } else { &everyone[..] };
    let admits = |never| audience.is_possible(&Question { nodes, only, never, ..Question::default() });
    if !admits(never) {
        OptOutGuard::Kept
    } else if !admits(never | audience.named()) {
        OptOutGuard::Unsure
    } else {
        OptOutGuard::Missing
    }
}

/// Whether `test` lets in a user who wants no marketing; nothing where it is about something else. Where that isn't
/// certain, or where a slip of the pen is told elsewhere, it counts as keeping them out.
fn lets_in(test: &Test<'_>, opt_out: &OptOut) -> Option<bool> {
    if test.property != opt_out.property {
        let is_typo = !test.property.trim().is_empty() && is_near(test.property, &opt_out.property);
        return is_typo.then_some(false);
    }
    let value = opt_out.value.as_str();
    if let Base::Equals(typed) | Base::Contains(typed) = test.base
        && !equal(typed, value, true)
        && is_near(typed, value)
    {
        return Some(false);
    }
    let asks_for_consent = matches!(opt_out.operator, Some(Operator::Equals | Operator::Contains));
    Some(if asks_for_consent {
        // Those who want none have any other value, or none at all: only the condition itself keeps them out.
        !matches!(test.base, Base::Equals(typed) | Base::Contains(typed) if equal(typed, value, true) && !test.is_negated)
    } else {
        [false, true].into_iter().all(|folded| test.is_met_by(value, folded) == Some(true))
    })
}

impl Audience<'_> {
    /// The saved segments and lists.
    pub(super) fn named(&self) -> Set {
        let is_named = |leaf: &Leaf| matches!(leaf.atom, Atom::Named);
        self.leaves.iter().enumerate().filter(|(_, leaf)| is_named(leaf)).fold(0, |set, (number, _)| set | 1 << number)
    }
}
