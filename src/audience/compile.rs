//! A campaign's audience, flat: groups and conditions in the document's order, each with what it is about.

use std::ops::Range;

use super::property::Test;
use super::walk::Trail;
use crate::campaign::{Campaign, Duration, EventFilter, Segment};
use crate::document::FieldPath;
use crate::profile::{Event, Profile};

/// An audience ready to be reasoned about.
#[derive(Debug)]
pub struct Audience<'a> {
    /// Groups and conditions, each before what it holds.
    pub(super) nodes: Vec<Node>,
    /// The conditions.
    pub(super) leaves: Vec<Leaf>,
    pub(super) tests: Vec<Test<'a>>,
    /// The live action that sends the campaign, as a condition; it is none of the segment's.
    pub(super) trigger: Option<usize>,
    /// What conditions can be about, and how many are.
    subjects: Vec<(Subject<'a>, usize)>,
    profile: &'a Profile,
}

/// A group or a condition.
#[derive(Debug)]
pub(super) struct Node {
    pub shape: Shape,
    /// The number of the first node that is not inside this one.
    pub end: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    All,
    Any,
    Leaf(usize),
}

/// A condition.
#[derive(Debug)]
pub(super) struct Leaf {
    pub atom: Atom,
    /// What it is about, as a number.
    pub subject: usize,
}

#[derive(Clone, Debug)]
pub(super) enum Atom {
    /// An event of the user's that meets the tests.
    Event(EventAtom),
    /// A test of a user property.
    User(usize),
    /// Membership of a saved segment or list.
    Named,
    /// Not filled in: it can become anything.
    Open,
}

#[derive(Clone, Debug)]
pub(super) struct EventAtom {
    /// Whether the event must have happened, or must not have.
    pub is_done: bool,
    pub tests: Range<usize>,
    /// Within how many minutes, where it says so in full.
    pub window: Window,
}

/// How far back an event counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Window {
    Ever,
    Minutes(u64),
    /// Just now, or up to so many minutes ago: a live trigger.
    UpTo(u64),
    /// Not filled in.
    Open,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Subject<'a> {
    Event(EventName<'a>),
    User(&'a str),
    SavedSegment(&'a str),
    CustomList(&'a str),
    Nothing,
}

/// An event's name as CleverTap compares names: its entry in the profile, or the name itself.
#[derive(Clone, Copy, Debug)]
struct EventName<'a> {
    name: &'a str,
    known: Option<&'a Event>,
}

impl PartialEq for EventName<'_> {
    fn eq(&self, other: &Self) -> bool {
        match (self.known, other.known) {
            (Some(a), Some(b)) => std::ptr::eq(a, b),
            (None, None) => crate::profile::same_event(self.name, other.name),
            _ => false,
        }
    }
}

impl<'a> Audience<'a> {
    /// The audience of `campaign`: its segment and, in a live campaign, the action that sends it.
    #[must_use]
    pub fn of(campaign: &'a Campaign, profile: &'a Profile) -> Self {
        let (nodes, leaves, tests, subjects) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        let mut audience = Self { nodes, leaves, tests, trigger: None, subjects, profile };
        if let Some(segment) = &campaign.who.segment {
            audience.add(segment);
        }
        let trigger = campaign.who.trigger.as_ref().filter(|_| campaign.is_live());
        if let Some(trigger) = trigger.filter(|trigger| !trigger.event.trim().is_empty()) {
            // Whoever waits for what doesn't happen sends later: the trigger then lies up to so far back.
            let wait = trigger.inaction.as_ref().map_or(Some(0), |inaction| inaction.within.as_ref()?.minutes());
            let window = Window::UpTo(wait.unwrap_or(u64::MAX - 1));
            audience.trigger = Some(audience.add_event(true, &trigger.event, &trigger.filters, window));
        }
        audience
    }

    fn add(&mut self, segment: &'a Segment) {
        let number = self.nodes.len();
        let shape = match segment {
            Segment::All(group) if !group.of.is_empty() => Shape::All,
            Segment::Any(group) if !group.of.is_empty() => Shape::Any,
            Segment::All(_) | Segment::Any(_) => Shape::Leaf(self.add_leaf(Atom::Open, Subject::Nothing)),
            Segment::Did(rule) => {
                Shape::Leaf(self.add_event(true, &rule.event, &rule.filters, window(rule.within.as_ref())))
            }
            Segment::DidNot(rule) => {
                Shape::Leaf(self.add_event(false, &rule.event, &rule.filters, window(rule.within.as_ref())))
            }
            Segment::User(rule) => {
                let known = self.profile.user_properties.iter().find(|known| known.name == rule.property);
                Shape::Leaf(self.add_user(Test::of_user(rule, known)))
            }
            Segment::SavedSegment(named) => {
                Shape::Leaf(self.add_named(&named.name, Subject::SavedSegment(&named.name)))
            }
            Segment::CustomList(named) => Shape::Leaf(self.add_named(&named.name, Subject::CustomList(&named.name))),
        };
        self.nodes.push(Node { shape, end: number + 1 });
        for child in segment.children() {
            self.add(child);
        }
        let end = self.nodes.len();
        if let Some(node) = self.nodes.get_mut(number) {
            node.end = end;
        }
    }

    fn add_leaf(&mut self, atom: Atom, subject: Subject<'a>) -> usize {
        let same = |(known, _): &(Subject<'_>, usize)| *known == subject && subject != Subject::Nothing;
        let number = self.subjects.iter().position(same).unwrap_or_else(|| {
            self.subjects.push((subject, 0));
            self.subjects.len() - 1
        });
        if let Some((_, count)) = self.subjects.get_mut(number) {
            *count += 1;
        }
        self.leaves.push(Leaf { atom, subject: number });
        self.leaves.len() - 1
    }

    fn add_named(&mut self, name: &str, subject: Subject<'a>) -> usize {
        if name.trim().is_empty() {
            return self.add_leaf(Atom::Open, Subject::Nothing);
        }
        self.add_leaf(Atom::Named, subject)
    }

    pub(super) fn add_user(&mut self, test: Test<'a>) -> usize {
        if test.property.trim().is_empty() {
            return self.add_leaf(Atom::Open, Subject::Nothing);
        }
        self.tests.push(test);
        self.add_leaf(Atom::User(self.tests.len() - 1), Subject::User(test.property))
    }

    pub(super) fn add_event(
        &mut self,
        is_done: bool,
        name: &'a str,
        filters: &'a [EventFilter],
        window: Window,
    ) -> usize {
        let known = self.known_event(name);
        let property = |name: &str| known.and_then(|event| event.properties.iter().find(|known| known.name == name));
        let tests = filters.iter().map(|filter| Test::of_filter(filter, property(&filter.property))).collect();
        self.add_event_tests(is_done, name, tests, window)
    }

    pub(super) fn add_event_tests(
        &mut self,
        is_done: bool,
        name: &'a str,
        tests: Vec<Test<'a>>,
        window: Window,
    ) -> usize {
        if name.trim().is_empty() {
            return self.add_leaf(Atom::Open, Subject::Nothing);
        }
        let start = self.tests.len();
        self.tests.extend(tests);
        let atom = Atom::Event(EventAtom { is_done, tests: start..self.tests.len(), window });
        let known = self.known_event(name);
        self.add_leaf(atom, Subject::Event(EventName { name, known }))
    }

    fn known_event(&self, name: &str) -> Option<&'a Event> {
        self.profile.events.iter().find(|event| event.is_called(name))
    }

    /// The nodes directly inside `group`.
    pub(super) fn children(&self, group: usize) -> impl DoubleEndedIterator<Item = usize> + Clone {
        let end = self.end(group);
        let mut children = Vec::new();
        let mut child = group + 1;
        while child < end {
            children.push(child);
            child = self.end(child).max(child + 1);
        }
        children.into_iter()
    }

    /// The number of the first node that is not inside `node`.
    pub(super) fn end(&self, node: usize) -> usize {
        self.nodes.get(node).map_or(node + 1, |node| node.end)
    }

    pub(super) fn shape(&self, node: usize) -> Option<Shape> {
        self.nodes.get(node).map(|node| node.shape)
    }

    /// The conditions inside `node`, itself included.
    pub(super) fn leaves_in(&self, node: usize) -> impl Iterator<Item = usize> {
        let inside = self.nodes.get(node..self.end(node)).unwrap_or_default();
        inside.iter().filter_map(|node| match node.shape {
            Shape::Leaf(leaf) => Some(leaf),
            Shape::All | Shape::Any => None,
        })
    }

    /// Whether another condition is about the same as `leaf`.
    pub(super) fn is_shared(&self, leaf: usize) -> bool {
        let subject = self.leaves.get(leaf).and_then(|leaf| self.subjects.get(leaf.subject));
        subject.is_some_and(|(_, count)| *count > 1)
    }

    /// Whether the tests of one event look at one property twice.
    pub(super) fn is_entangled(&self, leaf: usize) -> bool {
        let Some(Leaf { atom: Atom::Event(EventAtom { tests, .. }), .. }) = self.leaves.get(leaf) else { return false };
        let tests = self.tests.get(tests.clone()).unwrap_or_default();
        tests
            .iter()
            .enumerate()
            .any(|(position, test)| tests.iter().skip(position + 1).any(|other| other.property == test.property))
    }

    /// The place of a group or condition in the campaign.
    #[must_use]
    pub(super) fn path(&self, node: usize) -> FieldPath {
        let mut path = Trail::Root.key("who").key("segment").path();
        let mut at = 0;
        while at != node {
            let mut children = self.children(at).enumerate();
            let inside = children.find(|(_, child)| *child <= node && node < self.end(*child));
            let Some((position, child)) = inside else { break };
            path = path.key(if self.shape(at) == Some(Shape::Any) { "any" } else { "all" }).index(position);
            at = child;
        }
        path
    }
}

pub(super) fn window(within: Option<&Duration>) -> Window {
    match within {
        None => Window::Ever,
        Some(duration) => duration.minutes().map_or(Window::Open, Window::Minutes),
    }
}
