//! Whether some user can meet conditions: groups are opened up alternative by alternative, and what is then asked for
//! at once is tried against what users and their events can be.
//!
//! Users are free to have done anything any number of times, so an event that is asked for only has to get past the
//! conditions on what must not have happened; two events asked for never get in each other's way. An event gets past
//! best when it lies as far back as its own time frame allows.

use std::ops::Range;

use super::compile::{Atom, Audience, EventAtom, Leaf, Shape, Window};
use super::property::{Wanted, can_hold};

/// Up to so many conditions are looked at together; a larger audience is let be.
pub(super) const MOST_CONDITIONS: usize = 60;

/// Up to so many combinations of alternatives are tried; beyond, everything counts as possible.
const MOST_COMBINATIONS: u32 = 512;

/// Up to so many ways of getting an event past what must not have happened; beyond, it counts as possible.
const MOST_ESCAPES: u32 = 2048;

/// A set of conditions, by their numbers.
pub(super) type Set = u64;

/// What is asked for: all of it at once.
#[derive(Clone, Debug)]
pub(super) struct Question<'q> {
    /// Groups and conditions of the segment, each to be met or not to be met.
    pub nodes: &'q [(usize, bool)],
    /// Further conditions to be met.
    pub given: &'q [usize],
    /// Further conditions that are not to be met.
    pub denied: &'q [usize],
    /// The conditions of the segment that count; everybody meets the others.
    pub only: Set,
    /// Conditions that nobody meets.
    pub never: Set,
    /// Whether the user has done nothing at all.
    pub is_idle: bool,
    /// Groups and conditions that have been taken out.
    pub gone: &'q [usize],
}

impl Default for Question<'_> {
    fn default() -> Self {
        Self { nodes: &[], given: &[], denied: &[], only: Set::MAX, never: 0, is_idle: false, gone: &[] }
    }
}

/// A condition and whether it must be met.
type Literal = (usize, bool);

/// What is left of the bounds.
struct Budget {
    combinations: u32,
    escapes: u32,
}

fn take(left: &mut u32) -> bool {
    *left = left.saturating_sub(1);
    *left > 0
}

pub(super) fn has(set: Set, number: usize) -> bool {
    u32::try_from(number).ok().and_then(|number| set.checked_shr(number)).is_some_and(|set| set & 1 == 1)
}

impl Audience<'_> {
    /// Whether this audience is small enough to be reasoned about.
    pub(super) fn is_small(&self) -> bool {
        self.leaves.len() <= MOST_CONDITIONS
    }

    /// Whether some user may be as asked for. "No" is certain; "yes" is, up to the bounds and up to what CleverTap
    /// leaves open.
    pub(super) fn is_possible(&self, question: &Question<'_>) -> bool {
        let mut budget = Budget { combinations: MOST_COMBINATIONS, escapes: MOST_ESCAPES };
        let given = question.given.iter().map(|leaf| (*leaf, true));
        let mut literals: Vec<Literal> = given.chain(question.denied.iter().map(|leaf| (*leaf, false))).collect();
        self.search(question.nodes.to_vec(), &mut literals, question, &mut budget)
    }

    /// Whether some user may meet all of `open` and `literals`.
    fn search(
        &self,
        mut open: Vec<(usize, bool)>,
        literals: &mut Vec<Literal>,
        question: &Question<'_>,
        budget: &mut Budget,
    ) -> bool {
        let parts = |node| self.children(node).filter(|child| !question.gone.contains(child));
        let before = literals.len();
        let mut choices = Vec::new();
        let mut fits = true;
        while let Some((node, must)) = open.pop() {
            match self.shape(node) {
                Some(Shape::Leaf(leaf)) if has(question.never, leaf) => fits &= !must,
                Some(Shape::Leaf(leaf)) if has(question.only, leaf) => literals.push((leaf, must)),
                Some(Shape::Leaf(_)) | None => {}
                Some(Shape::All) if must => open.extend(parts(node).map(|child| (child, must))),
                Some(Shape::Any) if !must => open.extend(parts(node).map(|child| (child, must))),
                Some(Shape::All | Shape::Any) => choices.push((node, must)),
            }
        }
        fits = fits && (!take(&mut budget.combinations) || self.fits(literals, question, budget));
        if let (true, Some((node, must))) = (fits, choices.pop()) {
            fits = parts(node).any(|child| {
                let mut open = choices.clone();
                open.push((child, must));
                self.search(open, literals, question, budget)
            });
        }
        literals.truncate(before);
        fits
    }

    /// Whether some user may be as the literals say.
    fn fits(&self, literals: &[Literal], question: &Question<'_>, budget: &mut Budget) -> bool {
        let trigger = self.trigger.filter(|trigger| has(question.only, *trigger)).map(|trigger| (trigger, true));
        let mut wanted = Vec::new();
        literals.iter().copied().chain(trigger).enumerate().all(|(position, (number, must))| {
            let Some(leaf) = self.leaves.get(number) else { return true };
            let about_same =
                |(other, _): &Literal| self.leaves.get(*other).is_some_and(|other| other.subject == leaf.subject);
            let is_first = !literals.iter().take(position).any(about_same);
            match &leaf.atom {
                Atom::Open => true,
                Atom::Named => literals.iter().all(|other| !about_same(other) || other.1 == must),
                Atom::User(_) if !is_first => true,
                Atom::User(_) => {
                    wanted.clear();
                    for (other, must) in literals.iter().filter(|other| about_same(other)) {
                        if let Some(Leaf { atom: Atom::User(test), .. }) = self.leaves.get(*other) {
                            wanted.extend(self.tests.get(*test).map(|test| (test, *must)));
                        }
                    }
                    can_hold(&wanted)
                }
                Atom::Event(event) if event.is_done != must => true,
                Atom::Event(_) if question.is_idle => false,
                Atom::Event(event) => {
                    let others = literals.iter().filter(|other| about_same(other));
                    let barred: Vec<&Range<usize>> = others
                        .filter_map(|(other, must)| match self.leaves.get(*other).map(|leaf| &leaf.atom) {
                            Some(Atom::Event(other)) if other.is_done != *must && bars(other.window, event.window) => {
                                Some(&other.tests)
                            }
                            _ => None,
                        })
                        .collect();
                    self.can_happen(event, &barred, budget)
                }
            }
        })
    }

    /// Whether an event can meet `event`'s tests and fail at least one test of each of `barred`.
    fn can_happen(&self, event: &EventAtom, barred: &[&Range<usize>], budget: &mut Budget) -> bool {
        let mut wanted: Vec<Wanted<'_, '_>> =
            self.tests.get(event.tests.clone()).unwrap_or_default().iter().map(|test| (test, true)).collect();
        let is_alone = |position: usize, test: &Wanted<'_, '_>| {
            !wanted.iter().skip(position + 1).any(|other| other.0.property == test.0.property)
        };
        let fits = wanted
            .iter()
            .enumerate()
            .all(|(position, test)| is_alone(position, test) || holds_together(&wanted, test.0.property));
        fits && self.escapes(&mut wanted, barred, budget)
    }

    fn escapes<'t>(&'t self, wanted: &mut Vec<Wanted<'t, 't>>, barred: &[&Range<usize>], budget: &mut Budget) -> bool {
        let Some((first, rest)) = barred.split_first() else { return true };
        let tests = self.tests.get((*first).clone()).unwrap_or_default();
        tests.iter().any(|test| {
            if !take(&mut budget.escapes) {
                return true;
            }
            wanted.push((test, false));
            let escapes = holds_together(wanted, test.property) && self.escapes(wanted, rest, budget);
            wanted.pop();
            escapes
        })
    }
}

/// Whether the tests on `property` can be as wanted together.
fn holds_together(wanted: &[Wanted<'_, '_>], property: &str) -> bool {
    let on_it: Vec<Wanted<'_, '_>> = wanted.iter().copied().filter(|(test, _)| test.property == property).collect();
    can_hold(&on_it)
}

/// Whether what must not have happened within `barred` also bars an event within `window`, however far back that
/// lies. Where the two are equally long, the oldest event of the one still lies within the other.
fn bars(barred: Window, window: Window) -> bool {
    let reach = |window| match window {
        Window::Ever | Window::Open => u64::MAX,
        Window::Minutes(minutes) | Window::UpTo(minutes) => minutes,
    };
    match (barred, window) {
        (Window::Open, _) => false,
        (_, Window::UpTo(_)) => reach(barred) > reach(window),
        _ => reach(barred) >= reach(window),
    }
}
