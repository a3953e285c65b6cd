//! What the audience logic says, held against the users there could be.

use std::collections::BTreeSet;

use pushproof::audience::{Audience, RedundancyKind, node_at};
use pushproof::campaign::{Campaign, EventFilter, Segment};
use pushproof::document::FieldPath;
use pushproof::profile::Profile;

use crate::tree::Tree;
use crate::users::{Did, EVER, events, subsets};

fn path(text: &str) -> FieldPath {
    FieldPath::parse(text).expect("a path")
}

/// Whether nobody is in the audience where only the leaves in `only` count, and the trigger does or doesn't.
fn clashes(tree: &Tree<'_>, worlds: &BTreeSet<u32>, only: u32) -> bool {
    !worlds.iter().any(|world| tree.is_met(0, world | !only, &[]))
}

pub fn check_contradiction(campaign: &Campaign, tree: &Tree<'_>, worlds: [&BTreeSet<u32>; 2]) {
    let [free, triggered] = worlds;
    let found = Audience::of(campaign, Profile::guide()).contradiction();
    let everything = (1u32 << tree.leaves.len()) - 1;
    assert_eq!(found.is_some(), clashes(tree, triggered, everything), "whether anybody is in it: {found:?}");
    let Some(found) = found else { return };
    let of_filters = |place: &FieldPath| place.to_string().contains(".filters[");
    if found.iter().any(of_filters) {
        let holder = path(found[0].to_string().rsplit_once(".filters[").expect("a filter").0);
        let all = if holder == path("who.trigger") {
            &campaign.who.trigger.as_ref().expect("a trigger").filters
        } else {
            match node_at(campaign, &holder) {
                Some(Segment::Did(rule) | Segment::DidNot(rule)) => &rule.filters,
                other => panic!("{other:?} has no filters"),
            }
        };
        let chosen: Vec<EventFilter> = found
            .iter()
            .map(|place| {
                let rest = place.to_string();
                let position =
                    rest.rsplit_once('[').and_then(|(_, end)| end.trim_end_matches(']').parse::<usize>().ok());
                all[position.expect("a position")].clone()
            })
            .collect();
        for fewer in subsets(&chosen) {
            let did = Did { filters: &fewer, within: EVER, takes_end: false };
            assert_eq!(events(&[did]).contains(&1), fewer.len() < chosen.len(), "{found:?}");
        }
        return;
    }
    let with_trigger = found.contains(&path("who.trigger"));
    let leaves = found.iter().filter(|place| **place != path("who.trigger"));
    let set = leaves.fold(0u32, |set, place| {
        let node = tree.node(place);
        set | 1 << tree.leaves.iter().position(|leaf| *leaf == node).expect("a condition")
    });
    assert!(clashes(tree, if with_trigger { triggered } else { free }, set), "{found:?} don't clash");
    for other in 0..=everything {
        for (worlds, one_more) in [(free, 0), (triggered, 1)] {
            let size = other.count_ones() as usize + one_more;
            let is_smaller = size < found.len() && (one_more == 0 || campaign.who.trigger.is_some());
            assert!(!(is_smaller && clashes(tree, worlds, other)), "{other:b} is smaller than {found:?}");
        }
    }
}

fn is_always_met(tree: &Tree<'_>, worlds: &BTreeSet<u32>, node: usize) -> bool {
    worlds.iter().all(|world| tree.is_met(node, *world, &[]))
}

fn expected_always(tree: &Tree<'_>, worlds: &BTreeSet<u32>) -> Vec<usize> {
    (0..tree.nodes.len())
        .filter(|node| {
            let by_parts = tree.children(*node).iter().any(|child| is_always_met(tree, worlds, *child));
            let is_all = tree.is_all(*node) && !tree.children(*node).is_empty();
            !by_parts && !is_all && is_always_met(tree, worlds, *node)
        })
        .collect()
}

pub fn check_always_true(campaign: &Campaign, tree: &Tree<'_>, free: &BTreeSet<u32>) {
    let mut found: Vec<usize> =
        Audience::of(campaign, Profile::guide()).always_true().iter().map(|place| tree.node(place)).collect();
    found.sort_unstable();
    assert_eq!(found, expected_always(tree, free));
}

pub fn check_redundant(campaign: &Campaign, tree: &Tree<'_>, worlds: [&BTreeSet<u32>; 2]) {
    let [free, triggered] = worlds;
    let found = Audience::of(campaign, Profile::guide()).redundant();
    let is_empty = !triggered.iter().any(|world| tree.is_met(0, *world, &[]));
    if is_empty {
        assert_eq!(found, [], "nobody is in it");
        return;
    }
    let gone: Vec<usize> = found.iter().map(|one| tree.node(&one.condition)).collect();
    for one in &found {
        let node = tree.node(&one.condition);
        let in_all = tree.nodes[node].2.is_none_or(|parent| tree.is_all(parent));
        let known_by = |world: &&u32| {
            one.by.iter().filter(|place| **place != path("who.trigger")).all(|place| {
                let by = tree.node(place);
                tree.is_met(by, **world, &[]) == tree.nodes[by].2.is_none_or(|parent| tree.is_all(parent))
            })
        };
        let worlds = if one.by.contains(&path("who.trigger")) { triggered } else { free };
        assert!(worlds.iter().filter(known_by).all(|world| tree.is_met(node, *world, &[]) == in_all), "{one:?}");
        assert_eq!(one.kind == RedundancyKind::Implied, in_all, "{one:?}");
    }
    if gone.contains(&0) {
        assert_eq!(gone, [0]);
        return;
    }
    for world in triggered {
        assert_eq!(tree.is_met(0, *world, &gone), tree.is_met(0, *world, &[]), "without {found:?}");
    }
    let always: Vec<usize> = (0..tree.nodes.len()).filter(|node| is_always_met(tree, free, *node)).collect();
    let is_told = |node: usize| {
        let mut at = Some(node);
        while let Some(here) = at {
            if always.contains(&here) {
                return true;
            }
            at = tree.nodes[here].2;
        }
        false
    };
    if found.is_empty() {
        for node in (1..tree.nodes.len()).filter(|node| !is_told(*node)) {
            let differs = |world: &u32| tree.is_met(0, *world, &[node]) != tree.is_met(0, *world, &[]);
            assert!(triggered.iter().any(differs), "{} can go", tree.nodes[node].0);
        }
    }
}
