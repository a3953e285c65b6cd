//! Ready people to try an audience on: the one who bought already, the one who wants no marketing, and so on. Each may
//! be anything beyond what makes them who they are, so "in" means that nothing about that keeps them out.

use super::compile::{Audience, Shape, Window};
use super::guard::{PURCHASE, is_purchase};
use super::node_at;
use super::property::{Base, Kind, Test};
use super::solve::Question;
use super::walk::each_event;
use crate::campaign::{Campaign, Operator, Segment};
use crate::document::FieldPath;
use crate::field;
use crate::profile::{Event, Profile, Property, PropertyType};
use crate::text::folded;
use crate::words;

/// Whether a ready person gets the campaign, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonaVerdict {
    /// Who it is: “Someone who has just bought production 12345”.
    pub who: String,
    /// Whether they get it.
    pub outcome: Outcome,
    /// The condition that decides, where one does.
    pub by: Option<FieldPath>,
    /// The verdict as a sentence.
    pub sentence: String,
}

/// Whether a ready person gets the campaign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Nothing about them keeps them out.
    In,
    /// They don't get it.
    Out,
    /// A saved segment or list decides.
    Depends,
}

/// What makes a ready person who they are.
enum Fact<'a> {
    Did(&'a str),
    DidNot(&'a str),
    Has(&'a Property, &'a str),
    /// Has never done anything.
    Idle,
}

/// The ready people whom this campaign should be tried on, each with the verdict on them.
#[must_use]
pub fn personas(campaign: &Campaign, profile: &Profile) -> Vec<PersonaVerdict> {
    let id = production(campaign);
    let thing = id.map(|id| words::production(id, profile));
    let ticket =
        |bare: &str, with: &str| thing.as_ref().map_or_else(|| bare.to_owned(), |thing| with.replace("{}", thing));
    let has_event = |name: &str| profile.events.iter().any(|event| event.is_called(name));
    let property = |name: &str| profile.user_properties.iter().find(|known| folded(&known.name) == name);
    let mut people: Vec<(String, Vec<Fact<'_>>)> = Vec::new();
    if has_event(PURCHASE) {
        people.push((ticket("has just bought a ticket", "has just bought {}"), vec![Fact::Did(PURCHASE)]));
    }
    for (event, bare, with) in [
        (
            "Add to Cart",
            "has just put a ticket in the cart and never bought one",
            "has just put {} in the cart and not bought it",
        ),
        (
            "show seatplan",
            "has just looked at a seating plan and never bought a ticket",
            "has just looked at the seating plan of {} and not bought it",
        ),
    ] {
        if has_event(event) {
            people.push((ticket(bare, with), vec![Fact::Did(event), Fact::DidNot(PURCHASE)]));
        }
    }
    if let Some(subscription) = property("subscription").filter(|known| !known.samples.typical.is_empty()) {
        let status = subscription.samples.typical.as_str();
        people.push((
            format!("is a member ({} is “{status}”)", subscription.name),
            vec![Fact::Has(subscription, status)],
        ));
    }
    if let Some((opt_out, known)) = profile.opt_out.as_ref().and_then(|opt_out| {
        let known = profile.user_properties.iter().find(|known| known.name == opt_out.property)?;
        matches!(opt_out.operator, Some(Operator::NotEquals)).then_some((opt_out, known))
    }) {
        people.push(("wants no marketing".to_owned(), vec![Fact::Has(known, &opt_out.value)]));
    }
    if let Some(age) = property("age").filter(|known| known.kind == Some(PropertyType::Number)) {
        people.push(("is 16 years old".to_owned(), vec![Fact::Has(age, "16")]));
    }
    people.push(("has never opened the app".to_owned(), vec![Fact::Idle]));
    people.into_iter().filter_map(|(who, facts)| verdict(campaign, profile, id, &who, &facts)).collect()
}

/// The production that the campaign is about: that of its goal, else the first that its audience names.
fn production(campaign: &Campaign) -> Option<&str> {
    let mut found = None;
    each_event(campaign, &mut |event, _| {
        let is_id = |filter: &&crate::campaign::EventFilter| {
            folded(&filter.property) == "eventid" && filter.operator == Some(Operator::Equals)
        };
        let value = event.filters.iter().find(is_id).and_then(|filter| filter.value.one());
        found = found.or(value.filter(|value| !value.trim().is_empty()));
    });
    found
}

fn verdict<'a>(
    campaign: &'a Campaign,
    profile: &'a Profile,
    id: Option<&'a str>,
    who: &str,
    facts: &[Fact<'a>],
) -> Option<PersonaVerdict> {
    let mut audience = Audience::of(campaign, profile);
    let mut given = Vec::new();
    for fact in facts {
        match fact {
            Fact::Did(event) => {
                let tests = about(event, id, profile);
                given.push(audience.add_event_tests(true, event, tests, Window::UpTo(0)));
            }
            Fact::DidNot(event) => {
                let tests = about(event, id, profile);
                given.push(audience.add_event_tests(false, event, tests, Window::Ever));
            }
            Fact::Has(property, value) => given.push(audience.add_user(Test::is(property, value))),
            Fact::Idle => {}
        }
    }
    if !audience.is_small() {
        return None;
    }
    let is_idle = facts.iter().any(|fact| matches!(fact, Fact::Idle));
    let question = Question { given: &given, is_idle, ..Question::default() };
    let unnamed = Question { never: audience.named(), ..question.clone() };
    let who = format!("Someone who {who}");
    let (outcome, by, sentence) = if let Some(clash) = audience.clash(&question) {
        let sentence = format!("{who} doesn't get it: {}.", reason(campaign, profile, &clash));
        (Outcome::Out, clash.into_iter().next(), sentence)
    } else if let Some(clash) = audience.clash(&unnamed) {
        let is_named = |place: &&FieldPath| {
            matches!(node_at(campaign, place), Some(Segment::SavedSegment(_) | Segment::CustomList(_)))
        };
        let by = clash.iter().find(is_named).or(clash.first()).cloned();
        let node = by.as_ref().and_then(|place| node_at(campaign, place));
        let condition = node.map(|node| words::condition(node, profile)).unwrap_or_default();
        (Outcome::Depends, by, format!("{who} gets it or not, depending on whether that person {condition}."))
    } else {
        let by = met_by(&audience, &given);
        let sentence = if audience.nodes.is_empty() && audience.trigger.is_none() {
            format!("{who} gets it, as everyone does.")
        } else {
            format!("{who} gets it wherever the rest of the audience fits.")
        };
        (Outcome::In, by, sentence)
    };
    Some(PersonaVerdict { who, outcome, by, sentence })
}

/// The tests by which an event is about the production `id`.
fn about<'a>(event: &str, id: Option<&'a str>, profile: &'a Profile) -> Vec<Test<'a>> {
    let known: Option<&Event> = profile.events.iter().find(|known| known.is_called(event));
    let property = known.and_then(|known| known.properties.iter().find(|known| folded(&known.name) == "eventid"));
    let test = |id| match property {
        Some(property) => Test::is(property, id),
        None => Test { property: "eventId", kind: Kind::Word, base: Base::Equals(id), is_negated: false },
    };
    id.map(test).into_iter().collect()
}

/// The first condition that such a person meets for certain.
fn met_by(audience: &Audience<'_>, given: &[usize]) -> Option<FieldPath> {
    let subjects: Vec<usize> =
        given.iter().filter_map(|leaf| audience.leaves.get(*leaf)).map(|leaf| leaf.subject).collect();
    let is_met = |node: &usize| match audience.shape(*node) {
        Some(Shape::Leaf(leaf)) => {
            audience.leaves.get(leaf).is_some_and(|leaf| subjects.contains(&leaf.subject))
                && !audience.is_possible(&Question { nodes: &[(*node, false)], given, ..Question::default() })
        }
        _ => false,
    };
    (0..audience.nodes.len()).find(is_met).map(|node| audience.path(node))
}

/// Why somebody is left out, for a set of conditions that does it.
fn reason(campaign: &Campaign, profile: &Profile, clash: &[FieldPath]) -> String {
    match clash {
        [one] if *one == field!(who.trigger) => match &campaign.who.trigger {
            Some(trigger) if is_purchase(&trigger.event, profile) => "it is sent only after a purchase".to_owned(),
            Some(trigger) => format!("it is sent only after “{}”", trigger.event.trim()),
            None => String::new(),
        },
        [one] => match node_at(campaign, one) {
            Some(node) => format!("whoever gets it {}", words::condition(node, profile)),
            None => "nobody does".to_owned(),
        },
        _ => "none of the alternatives lets such a person in".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::campaign::read_file;

    fn verdicts(text: &str) -> Vec<String> {
        let campaign = read_file(text).expect(text).remove(0);
        let line = |verdict: PersonaVerdict| {
            let by = verdict.by.map(|by| by.to_string()).unwrap_or_default();
            format!("{:?} {} [{by}] {}", verdict.outcome, verdict.who, verdict.sentence.replace(&verdict.who, "…"))
        };
        personas(&campaign, Profile::guide()).into_iter().map(line).collect()
    }

    #[test]
    fn the_sound_push_reaches_whom_it_should() {
        let told = verdicts(include_str!("../../tests/corpus/right/push.json"));
        assert_eq!(
            told,
            [
                "Out Someone who has just bought production 12345 [who.segment.all[1]] … doesn't get it: whoever gets it \
                 has not bought production 12345.",
                "In Someone who has just put production 12345 in the cart and not bought it [who.segment.all[0]] … gets \
                 it wherever the rest of the audience fits.",
                "In Someone who has just looked at the seating plan of production 12345 and not bought it \
                 [who.segment.all[1]] … gets it wherever the rest of the audience fits.",
                "In Someone who is a member (Subscription is “ACTIVE”) [who.segment.all[3].any[0]] … gets it wherever \
                 the rest of the audience fits.",
                "Out Someone who wants no marketing [who.segment.all[2]] … doesn't get it: whoever gets it has not opted \
                 out.",
                "In Someone who is 16 years old [] … gets it wherever the rest of the audience fits.",
                "Out Someone who has never opened the app [who.segment.all[0]] … doesn't get it: whoever gets it added \
                 production 12345 to the cart in the last 30 days.",
            ]
        );
    }

    #[test]
    fn the_cart_reminder_is_for_those_who_act() {
        let told = verdicts(include_str!("../../tests/corpus/right/cart-reminder.json"));
        assert!(
            told.iter()
                .any(|line| line.ends_with("[who.trigger] … doesn't get it: it is sent only after “Add to Cart”.")),
            "{told:#?}"
        );
    }

    #[test]
    fn a_saved_segment_may_decide() {
        let told = verdicts(
            r#"{"who":{"segment":{"any":[{"user":"Age","operator":"greater_than","value":18},{"saved_segment":"Youth club"}]}}}"#,
        );
        assert!(
            told.contains(
                &"Depends Someone who is 16 years old [who.segment.any[1]] … gets it or not, depending on whether that \
                  person is in the saved segment “Youth club”."
                    .to_owned()
            ),
            "{told:#?}"
        );
    }

    #[test]
    fn everyone_is_everyone() {
        let told = verdicts("{}");
        assert!(
            told.iter().all(|line| line.starts_with("In ") && line.ends_with("gets it, as everyone does.")),
            "{told:#?}"
        );
    }
}
