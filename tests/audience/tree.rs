//! A campaign's conditions as a tree, and every user there could be as the set of those they meet.

use std::collections::BTreeSet;

use pushproof::campaign::{Segment, Trigger, UserRule};
use pushproof::document::FieldPath;
use pushproof::profile::Profile;

use crate::users::{Did, Value, events, half_minutes, meets, values};

/// A campaign's conditions, with the places of groups and conditions.
pub struct Tree<'a> {
    pub nodes: Vec<(FieldPath, &'a Segment, Option<usize>)>,
    pub leaves: Vec<usize>,
}

impl<'a> Tree<'a> {
    pub fn of(segment: &'a Segment) -> Self {
        let mut tree = Tree { nodes: Vec::new(), leaves: Vec::new() };
        tree.add(segment, &FieldPath::parse("who.segment").expect("a path"), None);
        tree
    }

    fn add(&mut self, node: &'a Segment, path: &FieldPath, parent: Option<usize>) {
        let number = self.nodes.len();
        self.nodes.push((path.clone(), node, parent));
        if node.children().is_empty() {
            self.leaves.push(number);
        }
        for (position, child) in node.children().iter().enumerate() {
            self.add(child, &path.clone().key(node.kind()).index(position), Some(number));
        }
    }

    pub fn node(&self, path: &FieldPath) -> usize {
        self.nodes.iter().position(|(known, ..)| known == path).unwrap_or_else(|| panic!("{path} is no condition"))
    }

    pub fn is_all(&self, node: usize) -> bool {
        matches!(self.nodes[node].1, Segment::All(_))
    }

    pub fn children(&self, node: usize) -> Vec<usize> {
        (0..self.nodes.len()).filter(|child| self.nodes[*child].2 == Some(node)).collect()
    }

    /// Whether `node` is met where the leaves in `world` are met and those in `gone` are left out.
    pub fn is_met(&self, node: usize, world: u32, gone: &[usize]) -> bool {
        if let Some(leaf) = self.leaves.iter().position(|leaf| *leaf == node) {
            return world >> leaf & 1 == 1;
        }
        let children = self.children(node);
        let mut kept = children.iter().filter(|child| !gone.contains(child));
        if self.is_all(node) {
            kept.all(|child| self.is_met(*child, world, gone))
        } else {
            kept.any(|child| self.is_met(*child, world, gone))
        }
    }

    /// Every user there could be, each as the set of leaves met.
    pub fn worlds(&self, trigger: Option<&Trigger>) -> BTreeSet<u32> {
        let leaf = |position: usize| self.nodes[self.leaves[position]].1;
        let mut worlds = BTreeSet::from([0]);
        let combine = |worlds: &BTreeSet<u32>, with: &BTreeSet<u32>| {
            worlds.iter().flat_map(|world| with.iter().map(move |met| world | met)).collect::<BTreeSet<u32>>()
        };
        let profile = Profile::guide();
        for event in ["charged", "Add to Cart"] {
            let mut dids = Vec::new();
            let mut places = Vec::new();
            let mut negated = 0;
            for position in 0..self.leaves.len() {
                let (Segment::Did(rule) | Segment::DidNot(rule)) = leaf(position) else { continue };
                if !profile.same_event(&rule.event, event) {
                    continue;
                }
                let within = half_minutes(rule.within.as_ref());
                dids.push(Did { filters: &rule.filters, within, takes_end: false });
                places.push(position);
                negated |= u32::from(matches!(leaf(position), Segment::DidNot(_))) << position;
            }
            let trigger = trigger.filter(|trigger| profile.same_event(&trigger.event, event));
            if let Some(trigger) = trigger {
                let wait = trigger.inaction.as_ref().map_or(0, |inaction| half_minutes(inaction.within.as_ref()));
                dids.push(Did { filters: &trigger.filters, within: wait, takes_end: true });
            }
            let met = events(&dids);
            // Whoever did several things meets what any of them meets.
            let mut sets = BTreeSet::from([0]);
            loop {
                let more: BTreeSet<u32> = sets.iter().flat_map(|set| met.iter().map(move |one| set | one)).collect();
                if more.is_subset(&sets) {
                    break;
                }
                sets.extend(more);
            }
            if trigger.is_some() {
                sets.retain(|set| set >> (dids.len() - 1) & 1 == 1);
            }
            let spread = |set: &u32| {
                let met = places.iter().enumerate().fold(0, |met, (bit, place)| met | (set >> bit & 1) << place);
                met ^ negated
            };
            worlds = combine(&worlds, &sets.iter().map(spread).collect());
        }
        for property in ["Age", "City"] {
            let rules: Vec<(usize, &UserRule)> = (0..self.leaves.len())
                .filter_map(|position| match leaf(position) {
                    Segment::User(rule) if rule.property == property && rule.operator.is_some() => {
                        Some((position, rule))
                    }
                    _ => None,
                })
                .collect();
            let met = |value: &Value| {
                let holds = |rule: &UserRule| meets(value, rule.operator.expect("an operator"), &rule.value);
                rules.iter().fold(0, |set, (position, rule)| set | u32::from(holds(rule)) << position)
            };
            worlds = combine(&worlds, &values(property).iter().map(met).collect());
        }
        // Saved segments and lists hold anybody; what isn't filled in can become anything.
        let mut free: Vec<u32> = Vec::new();
        for position in 0..self.leaves.len() {
            let same = |other: &usize| leaf(*other) == leaf(position);
            match leaf(position) {
                Segment::SavedSegment(_) | Segment::CustomList(_) => {
                    free.push((0..self.leaves.len()).filter(same).fold(0, |set, at| set | 1 << at));
                }
                Segment::User(rule) if rule.operator.is_none() => free.push(1 << position),
                Segment::All(_) | Segment::Any(_) => free.push(1 << position),
                _ => {}
            }
        }
        for bits in free {
            worlds = combine(&worlds, &BTreeSet::from([0, bits]));
        }
        worlds
    }
}
