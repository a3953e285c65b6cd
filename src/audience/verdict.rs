//! What is certain about an audience: that nobody is in it, that a condition leaves nobody out, that one is needless.

use super::compile::{Atom, Audience, EventAtom, Leaf, Shape};
use super::property::{Test, can_hold};
use super::solve::{Question, Set};
use crate::document::FieldPath;
use crate::field;

/// A condition that changes nothing, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Redundancy {
    /// The condition or group.
    pub condition: FieldPath,
    /// The conditions that make it needless; none where nobody can meet it.
    pub by: Vec<FieldPath>,
    /// How they do.
    pub kind: RedundancyKind,
}

/// Why a condition changes nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RedundancyKind {
    /// Whoever meets the others meets it.
    Implied,
    /// Whoever meets it gets in by another alternative.
    Covered,
    /// Nobody who meets the others can meet this alternative.
    Dead,
}

/// Up to so many sets are tried to find the smallest one.
const MOST_SETS: usize = 4096;

/// The smallest set of `count` things that still has the quality of all of them together; where there are too many to
/// try, one from which nothing can be left out.
fn smallest(count: usize, has_quality: &mut dyn FnMut(Set) -> bool) -> Set {
    let mut tried = 0;
    for size in 0..=count {
        let mut chosen: Vec<usize> = (0..size).collect();
        loop {
            tried += 1;
            if tried > MOST_SETS {
                return narrowed(count, has_quality);
            }
            let set = chosen.iter().fold(0, |set: Set, number| set | bit(*number));
            if has_quality(set) {
                return set;
            }
            if !advance(&mut chosen, count) {
                break;
            }
        }
    }
    all(count)
}

/// The next choice of as many of `count` things, in order; whether there is one.
fn advance(chosen: &mut [usize], count: usize) -> bool {
    let size = chosen.len();
    for position in (0..size).rev() {
        let room = count + position - size;
        let Some(number) = chosen.get_mut(position).filter(|number| **number < room) else { continue };
        *number += 1;
        let mut next = *number;
        for later in chosen.iter_mut().skip(position + 1) {
            next += 1;
            *later = next;
        }
        return true;
    }
    false
}

fn narrowed(count: usize, has_quality: &mut dyn FnMut(Set) -> bool) -> Set {
    (0..count).fold(all(count), |set, number| {
        let without = set & !bit(number);
        if has_quality(without) { without } else { set }
    })
}

fn bit(number: usize) -> Set {
    u32::try_from(number).ok().and_then(|number| Set::checked_shl(1, number)).unwrap_or(0)
}

fn all(count: usize) -> Set {
    bit(count).wrapping_sub(1)
}

fn members(set: Set) -> impl Iterator<Item = usize> {
    (0..Set::BITS as usize).filter(move |number| set & bit(*number) != 0)
}

impl Audience<'_> {
    /// Whether the segment has no condition that is filled in.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.leaves
            .iter()
            .enumerate()
            .all(|(number, leaf)| self.trigger == Some(number) || matches!(leaf.atom, Atom::Open))
    }

    /// The smallest set of conditions that nobody can meet at once, where nobody can be in this audience. Where one
    /// event is asked for that can't be, its filters are named. The live action counts as a condition.
    #[must_use]
    pub fn contradiction(&self) -> Option<Vec<FieldPath>> {
        let is_simple = |leaf| !self.is_shared(leaf) && !self.is_entangled(leaf);
        if !self.is_small() || (0..self.leaves.len()).all(is_simple) {
            return None;
        }
        self.clash(&Question::default())
    }

    /// The smallest set of conditions that keeps out everyone who is as `question` asks, where nobody gets in.
    pub(super) fn clash(&self, question: &Question<'_>) -> Option<Vec<FieldPath>> {
        let root = [(0, true)];
        let nodes = if self.nodes.is_empty() { &[][..] } else { &root[..] };
        let with = |only| Question { nodes, only, ..question.clone() };
        if self.is_possible(&with(question.only)) {
            return None;
        }
        // Only these can be part of it: what nothing else is about gets in nobody's way.
        let given_subjects: Vec<usize> =
            question.given.iter().filter_map(|leaf| self.leaves.get(*leaf)).map(|leaf| leaf.subject).collect();
        let matters = |leaf: &usize| {
            let about_given = self.leaves.get(*leaf).is_some_and(|leaf| given_subjects.contains(&leaf.subject));
            let is_did = matches!(self.leaves.get(*leaf), Some(Leaf { atom: Atom::Event(_), .. }));
            about_given
                || self.is_shared(*leaf)
                || self.is_entangled(*leaf)
                || super::solve::has(question.never, *leaf)
                || question.is_idle && is_did
        };
        let own = (0..self.leaves.len()).filter(|leaf| !question.given.contains(leaf));
        let candidates: Vec<usize> = own.filter(matters).collect();
        let chosen = |set: Set| members(set).filter_map(|place| candidates.get(place).copied());
        let found = smallest(candidates.len(), &mut |set| {
            let only = chosen(set).fold(0, |only, leaf| only | bit(leaf));
            // What nobody meets keeps people out only where it counts.
            !self.is_possible(&Question { never: question.never & only, ..with(only) })
        });
        let leaves: Vec<usize> = chosen(found).collect();
        if let [only] = leaves.as_slice()
            && question.given.is_empty()
            && let Some(filters) = self.impossible_tests(*only)
        {
            return Some(filters);
        }
        Some(leaves.into_iter().map(|leaf| self.leaf_path(leaf)).collect())
    }

    /// The smallest set of an event's tests that no event can meet, where there is one.
    fn impossible_tests(&self, leaf: usize) -> Option<Vec<FieldPath>> {
        let Atom::Event(EventAtom { tests, .. }) = &self.leaves.get(leaf)?.atom else { return None };
        let own = self.tests.get(tests.clone())?;
        let set = clashing_tests(own)?;
        let filters = self.leaf_path(leaf).key("filters");
        Some(set.into_iter().map(|position| filters.clone().index(position)).collect())
    }

    fn leaf_path(&self, leaf: usize) -> FieldPath {
        if self.trigger == Some(leaf) {
            return field!(who.trigger);
        }
        let is_it = |node: &super::compile::Node| node.shape == Shape::Leaf(leaf);
        self.nodes.iter().position(is_it).map_or_else(|| field!(who.segment), |node| self.path(node))
    }

    /// The conditions and groups that everyone meets; of a group that everyone meets because of what is in it, that.
    #[must_use]
    pub fn always_true(&self) -> Vec<FieldPath> {
        let mut found = Vec::new();
        if self.is_small() && (0..self.leaves.len()).any(|leaf| self.is_shared(leaf) || self.is_entangled(leaf)) {
            self.find_always_true(0, &mut found);
        }
        found.into_iter().map(|node| self.path(node)).collect()
    }

    /// Whether everyone meets `node`. Notes the nodes to which that is due, and those of its parts that everyone meets.
    fn find_always_true(&self, node: usize, found: &mut Vec<usize>) -> bool {
        let Some(shape) = self.shape(node) else { return false };
        let met: Vec<bool> = self.children(node).map(|child| self.find_always_true(child, found)).collect();
        match shape {
            Shape::All => met.into_iter().all(|met| met),
            Shape::Any if met.contains(&true) => true,
            Shape::Any | Shape::Leaf(_) => {
                let is_met = self.is_met_by_all(node);
                if is_met {
                    found.push(node);
                }
                is_met
            }
        }
    }

    /// Whether nobody fails `node`. The live action is left out: what it makes needless is told as needless.
    fn is_met_by_all(&self, node: usize) -> bool {
        let can_be = match self.shape(node) {
            Some(Shape::Leaf(leaf)) => self.is_entangled(leaf),
            Some(_) => self.leaves_in(node).any(|leaf| self.is_shared(leaf) || self.is_entangled(leaf)),
            None => false,
        };
        can_be
            && !self.is_possible(&Question {
                nodes: &[(node, false)],
                only: self.without_trigger(),
                ..Question::default()
            })
    }

    /// Every condition but the live action.
    pub(super) fn without_trigger(&self) -> Set {
        self.trigger.map_or(Set::MAX, |trigger| !bit(trigger))
    }

    /// The conditions that can go without anybody coming in or falling out, so that all of them can go together.
    #[must_use]
    pub fn redundant(&self) -> Vec<Redundancy> {
        let mut found = Vec::new();
        let is_simple = |leaf| !self.is_shared(leaf) && !self.is_entangled(leaf);
        if !self.is_small() || self.nodes.is_empty() || (0..self.leaves.len()).all(is_simple) {
            return found;
        }
        if self.contradiction().is_some() {
            return found;
        }
        let is_group = matches!(self.shape(0), Some(Shape::All | Shape::Any));
        if self.shape(0) != Some(Shape::All) && self.trigger.is_some() {
            // All of the segment beside the live action is like a condition beside another.
            found.extend(self.needless(0, true, &[], &[]));
        }
        if found.is_empty() && is_group {
            self.find_redundant(0, &mut Vec::new(), &mut Vec::new(), &mut found);
            found.reverse();
        }
        found
    }

    /// Looks at what is inside `group`, from the back, so that of two that say the same the later one goes. `context`
    /// holds what is known to be met or not to be met where this group matters at all, `gone` what goes already.
    fn find_redundant(
        &self,
        group: usize,
        context: &mut Vec<(usize, bool)>,
        gone: &mut Vec<usize>,
        found: &mut Vec<Redundancy>,
    ) {
        let is_all = match self.shape(group) {
            Some(Shape::All) => true,
            // Of what everyone meets, `always_true` tells.
            Some(Shape::Any) if !self.find_always_true(group, &mut Vec::new()) => false,
            _ => return,
        };
        let mut kept: Vec<usize> =
            self.children(group).filter(|child| !is_all || !self.find_always_true(*child, &mut Vec::new())).collect();
        let depth = context.len();
        for child in kept.clone().into_iter().rev() {
            context.truncate(depth);
            context.extend(kept.iter().filter(|other| **other != child).map(|other| (*other, is_all)));
            // The reason holds while the others still stand there; and it can go together with those that go.
            let can_go = |_: &Redundancy| gone.is_empty() || self.needless(child, is_all, context, gone).is_some();
            if let Some(redundancy) = self.needless(child, is_all, context, &[]).filter(can_go) {
                found.push(redundancy);
                gone.push(child);
                kept.retain(|other| *other != child);
            } else {
                self.find_redundant(child, context, gone, found);
            }
        }
        context.truncate(depth);
    }

    /// Why `node` changes nothing, if it doesn't: in an AND because it is met wherever the rest is, in an OR because
    /// it is not met wherever it would matter.
    fn needless(&self, node: usize, is_all: bool, context: &[(usize, bool)], gone: &[usize]) -> Option<Redundancy> {
        if !self.leaves_in(node).any(|leaf| self.is_shared(leaf) || self.is_entangled(leaf)) {
            return None;
        }
        let asked = (node, !is_all);
        let holds = |set: Set, trigger: bool| {
            let mut nodes: Vec<(usize, bool)> = members(set).filter_map(|place| context.get(place).copied()).collect();
            nodes.push(asked);
            let only = if trigger { Set::MAX } else { self.without_trigger() };
            !self.is_possible(&Question { nodes: &nodes, only, gone, ..Question::default() })
        };
        let count = context.len().min(Set::BITS as usize - 1);
        let (everything, has_trigger) = (all(count), self.trigger.is_some());
        if !holds(everything, has_trigger) {
            return None;
        }
        // The live action is one more thing that can be known, behind the others.
        let total = count + usize::from(has_trigger);
        let set = smallest(total, &mut |set| holds(set & everything, has_trigger && set & bit(count) != 0));
        let mut by: Vec<FieldPath> = members(set & everything)
            .filter_map(|place| context.get(place))
            .map(|(node, _)| self.path(*node))
            .collect();
        if has_trigger && set & bit(count) != 0 {
            by.push(field!(who.trigger));
        }
        by.sort();
        let only_met = members(set & everything).filter_map(|place| context.get(place)).all(|(_, met)| *met);
        let kind = match (is_all, only_met) {
            (true, _) => RedundancyKind::Implied,
            (false, true) => RedundancyKind::Dead,
            (false, false) => RedundancyKind::Covered,
        };
        Some(Redundancy { condition: self.path(node), by, kind })
    }
}

/// The smallest set of tests that no event can meet at once, by their positions.
pub(super) fn clashing_tests(tests: &[Test<'_>]) -> Option<Vec<usize>> {
    let fits = |set: Set| {
        let chosen: Vec<_> = members(set).filter_map(|place| tests.get(place)).map(|test| (test, true)).collect();
        chosen.iter().all(|(test, _)| {
            let same: Vec<_> = chosen.iter().copied().filter(|(other, _)| other.property == test.property).collect();
            can_hold(&same)
        })
    };
    if tests.len() < 2 || tests.len() > super::solve::MOST_CONDITIONS || fits(all(tests.len())) {
        return None;
    }
    Some(members(smallest(tests.len(), &mut |set| !fits(set))).collect())
}
