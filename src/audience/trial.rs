//! One person tried on an audience: what keeps them out, or what is still to be met.

use super::compile::{Audience, Shape, Window, window};
use super::persona::Outcome;
use super::property::Test;
use super::solve::Question;
use crate::campaign::{Campaign, Group, Segment, Trigger};
use crate::document::FieldPath;
use crate::field;
use crate::profile::Profile;
use crate::words;

/// What makes a ready person who they are.
#[derive(Clone, Debug)]
pub(super) enum Fact<'a> {
    /// Has just done this.
    Did(&'a str, Vec<Test<'a>>),
    /// Has never done this.
    DidNot(&'a str, Vec<Test<'a>>),
    /// Has just done what sends the campaign.
    Acted(&'a Trigger),
    /// Has a property like this.
    Is(Test<'a>),
    /// Has never done anything.
    Idle,
}

/// A person and the audience that they are tried on.
pub(super) struct Trial<'a> {
    campaign: &'a Campaign,
    profile: &'a Profile,
    audience: Audience<'a>,
    /// What is known of the person, as conditions.
    facts: Vec<usize>,
    is_idle: bool,
    /// That the live action was done, however long ago its waiting time allows.
    action: Option<usize>,
    /// That nothing was done which stops a live campaign.
    inaction: Option<usize>,
}

/// The verdict, the condition that decides, and why.
type Verdict = (Outcome, Option<FieldPath>, String);

impl<'a> Trial<'a> {
    /// Makes ready to try a person; nothing where nobody can be tried.
    pub(super) fn of(campaign: &'a Campaign, profile: &'a Profile, facts: &[Fact<'a>]) -> Option<Self> {
        let audience = Audience::of(campaign, profile);
        if campaign.is_live() && audience.trigger.is_none() {
            return None;
        }
        let (facts_of, is_idle) = (Vec::new(), false);
        let mut trial = Self { campaign, profile, audience, facts: facts_of, is_idle, action: None, inaction: None };
        for fact in facts {
            trial.add(fact);
        }
        if let Some(trigger) = trial.trigger() {
            let audience = &mut trial.audience;
            let waited = trigger.inaction.as_ref().map(|inaction| window(inaction.within.as_ref()));
            let reach = match waited {
                Some(Window::Minutes(minutes)) => Window::Minutes(minutes.saturating_add(1)),
                Some(_) => Window::Ever,
                None => Window::Minutes(1),
            };
            trial.action = Some(audience.add_event(true, &trigger.event, &trigger.filters, reach));
            trial.inaction = trigger
                .inaction
                .as_ref()
                .map(|inaction| audience.add_event(false, &inaction.event, &[], window(inaction.within.as_ref())));
        }
        trial.audience.is_small().then_some(trial)
    }

    fn add(&mut self, fact: &Fact<'a>) {
        let now = Window::UpTo(0);
        let leaf = match fact {
            Fact::Did(event, tests) => self.audience.add_event_tests(true, event, tests.clone(), now),
            Fact::DidNot(event, tests) => self.audience.add_event_tests(false, event, tests.clone(), Window::Ever),
            Fact::Acted(trigger) => self.audience.add_event(true, &trigger.event, &trigger.filters, now),
            Fact::Is(test) => self.audience.add_user(*test),
            Fact::Idle => {
                self.is_idle = true;
                return;
            }
        };
        self.facts.push(leaf);
    }

    /// The live action that sends the campaign.
    fn trigger(&self) -> Option<&'a Trigger> {
        self.audience.trigger.and(self.campaign.who.trigger.as_ref())
    }

    /// Whether the person may be as asked for.
    fn may(&self, question: &Question<'_>) -> bool {
        self.audience.is_possible(&Question { is_idle: self.is_idle, ..question.clone() })
    }

    /// Whether they get the campaign.
    pub(super) fn verdict(&self) -> Verdict {
        self.out().unwrap_or_else(|| self.still_open())
    }

    /// What keeps the person out, where anything does.
    fn out(&self) -> Option<Verdict> {
        let whoever = |said: String| format!("whoever gets it {said}");
        let facts = self.facts.as_slice();
        let mut met = facts.to_vec();
        met.extend(self.inaction);
        if let Some(trigger) = self.trigger() {
            if !self.may(&Question { given: facts, ..Question::default() }) {
                let said = words::trigger(trigger, self.profile);
                return Some((Outcome::Out, Some(field!(who.trigger)), whoever(said)));
            }
            if !self.may(&Question { given: &met, ..Question::default() }) {
                let said = words::conditions(Some(trigger), trigger.inaction.as_ref(), &[], self.profile);
                return Some((Outcome::Out, Some(field!(who.trigger.inaction)), whoever(said)));
            }
        }
        for (node, segment) in self.demands() {
            if !self.may(&Question { nodes: &[(node, true)], given: &met, ..Question::default() }) {
                let said = words::condition(segment, self.profile);
                return Some((Outcome::Out, Some(self.audience.path(node)), whoever(said)));
            }
        }
        let all: Vec<(usize, bool)> = self.demands().into_iter().map(|(node, _)| (node, true)).collect();
        if self.may(&Question { nodes: &all, given: &met, ..Question::default() }) {
            return None;
        }
        let because = "nobody like that can meet all conditions at once".to_owned();
        Some((Outcome::Out, Some(field!(who.segment)), because))
    }

    /// What the person has to meet besides.
    fn still_open(&self) -> Verdict {
        let trigger = self.trigger();
        let is_open = |leaf: &usize| {
            let only = self.audience.without_trigger();
            self.may(&Question { given: &self.facts, denied: &[*leaf], only, ..Question::default() })
        };
        let action = trigger.filter(|_| self.action.as_ref().is_some_and(is_open));
        let inaction = trigger.and_then(|trigger| trigger.inaction.as_ref());
        let inaction = inaction.filter(|_| self.inaction.as_ref().is_some_and(is_open));
        let rest: Vec<(usize, Segment)> =
            self.demands().into_iter().filter_map(|(node, segment)| self.rest(node, segment)).collect();
        let by = match (action, inaction, rest.first()) {
            (Some(_), _, _) => Some(field!(who.trigger)),
            (None, Some(_), _) => Some(field!(who.trigger.inaction)),
            (None, None, Some((node, _))) => Some(self.audience.path(*node)),
            (None, None, None) => None,
        };
        if by.is_none() {
            let (by, because) = match trigger {
                _ if self.audience.nodes.is_empty() && trigger.is_none() => (None, "everyone does"),
                Some(_) => (Some(field!(who.trigger)), "every condition is met"),
                None => (self.met_by_the_person(), "every condition is met"),
            };
            return (Outcome::In, by, because.to_owned());
        }
        let nodes: Vec<Segment> = rest.into_iter().map(|(_, segment)| segment).collect();
        let said = words::conditions(action, inaction, &nodes, self.profile);
        (Outcome::Depends, by, format!("only if that person {said}"))
    }

    /// What everybody in the segment must meet, each with its number.
    fn demands(&self) -> Vec<(usize, &'a Segment)> {
        let mut demands = Vec::new();
        if let Some(segment) = &self.campaign.who.segment {
            self.add_demands(0, segment, &mut demands);
        }
        demands
    }

    fn add_demands(&self, node: usize, segment: &'a Segment, demands: &mut Vec<(usize, &'a Segment)>) {
        let children = segment.children();
        let is_and = matches!(self.audience.shape(node), Some(Shape::All));
        if !is_and && children.len() != 1 {
            return demands.push((node, segment));
        }
        for (child, segment) in self.audience.children(node).zip(children) {
            self.add_demands(child, segment, demands);
        }
    }

    /// What of a condition or group is still to be met, and what that is in: nothing where the person meets it for
    /// certain; of alternatives those that the person may meet.
    fn rest(&self, node: usize, segment: &Segment) -> Option<(usize, Segment)> {
        let mut given = self.facts.clone();
        given.extend(self.inaction);
        let may = |node, must| self.may(&Question { nodes: &[(node, must)], given: &given, ..Question::default() });
        if !may(node, false) {
            return None;
        }
        let shape = self.audience.shape(node);
        let Some(Shape::All | Shape::Any) = shape else { return Some((node, segment.clone())) };
        let is_all = shape == Some(Shape::All);
        let children = self.audience.children(node).zip(segment.children());
        let mut left: Vec<(usize, Segment)> = children
            .filter(|(child, _)| is_all || may(*child, true))
            .filter_map(|(child, segment)| self.rest(child, segment))
            .collect();
        if left.len() == 1 {
            return left.pop();
        }
        let of = Group { of: left.into_iter().map(|(_, segment)| segment).collect(), ..Group::default() };
        Some((node, if is_all { Segment::All(of) } else { Segment::Any(of) }))
    }

    /// The first condition that this person meets and not everyone does.
    fn met_by_the_person(&self) -> Option<FieldPath> {
        let demands = self.demands();
        let is_special = |(node, _): &&(usize, &Segment)| {
            let given = self.facts.get(..1).unwrap_or_default();
            !self.may(&Question { nodes: &[(*node, false)], given, ..Question::default() })
        };
        demands.iter().find(is_special).or(demands.first()).map(|(node, _)| self.audience.path(*node))
    }
}
