//! Ready people to try an audience on: the one who bought already, the one who wants no marketing, and so on. Each may
//! be anything beyond what makes them who they are, with one exception: that nobody else has said no to marketing.

use super::guard::PURCHASE;
use super::property::{Base, Kind, Test};
use super::trial::{Fact, Trial};
use super::walk::each_event;
use crate::campaign::{Campaign, EventFilter, Operator};
use crate::document::FieldPath;
use crate::profile::{Profile, PropertyType};
use crate::text::folded;
use crate::words;

/// Whether a ready person gets the campaign, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonaVerdict {
    /// Who it is, behind “someone who”: “has just bought production 12345”.
    pub who: String,
    /// Whether they get it.
    pub outcome: Outcome,
    /// The condition that decides, where one does.
    pub by: Option<FieldPath>,
    /// Why, as a clause: “whoever gets it has not opted out”.
    pub because: String,
}

/// Whether a ready person gets the campaign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// They get it, whatever else they are.
    In,
    /// They don't get it, whatever else they are.
    Out,
    /// What else they are decides.
    Depends,
}

impl Outcome {
    /// The word for it, in small letters.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::In => "in",
            Self::Out => "out",
            Self::Depends => "depends",
        }
    }
}

impl PersonaVerdict {
    /// The verdict as a sentence.
    #[must_use]
    pub fn sentence(&self) -> String {
        let Self { who, because, .. } = self;
        match self.outcome {
            Outcome::In => format!("Someone who {who} gets it: {because}."),
            Outcome::Out => format!("Someone who {who} doesn't get it: {because}."),
            Outcome::Depends => format!("Someone who {who} gets it {because}."),
        }
    }
}

/// The ready people whom this campaign should be tried on, each with the verdict on them. Nobody where nothing can be
/// said yet: a live campaign without the action that sends it, or more conditions than can be looked at together.
#[must_use]
pub fn personas(campaign: &Campaign, profile: &Profile) -> Vec<PersonaVerdict> {
    let production = production(campaign);
    let consent = consent(profile);
    let mut people = people_who_act(campaign, profile, production);
    let property = |name: &str| profile.user_properties.iter().find(|known| folded(&known.name) == name);
    if let Some(subscription) = property("subscription").filter(|known| !known.samples.typical.is_empty()) {
        let status = subscription.samples.typical.as_str();
        people.push((
            format!("is a member ({} is “{status}”)", subscription.name),
            vec![Fact::Is(Test::is(subscription, status))],
        ));
    }
    if let Some(age) = property("age").filter(|known| known.kind == Some(PropertyType::Number)) {
        people.push(("is 16 years old".to_owned(), vec![Fact::Is(Test::is(age, "16"))]));
    }
    people.push(("has done nothing in the app yet".to_owned(), vec![Fact::Idle]));
    for (_, facts) in &mut people {
        facts.extend(consent.map(Fact::Is));
    }
    if let Some(consent) = consent {
        let refusal = Test { is_negated: !consent.is_negated, ..consent };
        people.push(("wants no marketing".to_owned(), vec![Fact::Is(refusal)]));
    }
    let tried = people.into_iter().filter_map(|(who, facts)| {
        let (outcome, by, because) = Trial::of(campaign, profile, &facts)?.verdict();
        Some(PersonaVerdict { who, outcome, by, because })
    });
    tried.collect()
}

/// Those who have just done something: bought, put in the cart, looked at a seating plan, and what sends the campaign.
fn people_who_act<'a>(
    campaign: &'a Campaign,
    profile: &'a Profile,
    production: Option<&'a str>,
) -> Vec<(String, Vec<Fact<'a>>)> {
    let thing = production.map(|id| words::production(id, profile));
    let ticket =
        |bare: &str, with: &str| thing.as_ref().map_or_else(|| bare.to_owned(), |thing| with.replace("{}", thing));
    let has_event = |name: &str| profile.events.iter().any(|event| event.is_called(name));
    let done = |event| Fact::Did(event, about(event, production, profile));
    let not_bought = || Fact::DidNot(PURCHASE, about(PURCHASE, production, profile));
    let mut people = Vec::new();
    if let Some(trigger) = campaign.who.trigger.as_ref().filter(|_| campaign.is_live()) {
        let is_told_below = [PURCHASE, CART, SEATPLAN].into_iter().any(|told| profile.same_event(&trigger.event, told));
        if !trigger.event.trim().is_empty() && !is_told_below {
            people.push((words::trigger(trigger, profile), vec![Fact::Acted(trigger)]));
        }
    }
    if has_event(PURCHASE) {
        people.push((ticket("has just bought a ticket", "has just bought {}"), vec![done(PURCHASE)]));
    }
    if has_event(CART) {
        let who = ticket(
            "has just put a ticket in the cart and never bought one",
            "has just put {} in the cart and not bought it",
        );
        people.push((who, vec![done(CART), not_bought()]));
    }
    if has_event(SEATPLAN) {
        let who = ticket(
            "has just looked at a seating plan and never bought a ticket",
            "has just looked at the seating plan of {} and not bought it",
        );
        people.push((who, vec![done(SEATPLAN), not_bought()]));
    }
    people
}

const CART: &str = "Add to Cart";
const SEATPLAN: &str = "show seatplan";

/// What is true of everyone who hasn't said no to marketing.
fn consent(profile: &Profile) -> Option<Test<'_>> {
    let opt_out = profile.opt_out.as_ref()?;
    let known = profile.user_properties.iter().find(|known| known.name == opt_out.property)?;
    let is_negated = match opt_out.operator {
        Some(Operator::NotEquals) => true,
        Some(Operator::Equals) => false,
        _ => return None,
    };
    Some(Test { is_negated, ..Test::is(known, &opt_out.value) })
}

/// The production that the campaign is about: that of its goal, else the first that its audience names.
fn production(campaign: &Campaign) -> Option<&str> {
    let mut found = None;
    each_event(campaign, &mut |event, _| {
        let is_id =
            |filter: &&EventFilter| folded(&filter.property) == "eventid" && filter.operator == Some(Operator::Equals);
        let value = event.filters.iter().find(is_id).and_then(|filter| filter.value.one());
        found = found.or(value.filter(|value| !value.trim().is_empty()));
    });
    found
}

/// The tests by which an event is about the production `id`.
fn about<'a>(event: &str, id: Option<&'a str>, profile: &'a Profile) -> Vec<Test<'a>> {
    let known = profile.events.iter().find(|known| known.is_called(event));
    let property = known.and_then(|known| known.properties.iter().find(|known| folded(&known.name) == "eventid"));
    let test = |id| match property {
        Some(property) => Test::is(property, id),
        None => Test { property: "eventId", kind: Kind::Word, base: Base::Equals(id), is_negated: false },
    };
    id.map(test).into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::campaign::read_file;

    fn verdicts(text: &str) -> Vec<String> {
        let campaign = read_file(text).expect(text).remove(0);
        let line = |verdict: PersonaVerdict| {
            let by = verdict.by.as_ref().map(ToString::to_string).unwrap_or_default();
            format!("{}: {} [{by}] {}", verdict.who, verdict.outcome.word(), verdict.because)
        };
        personas(&campaign, Profile::guide()).into_iter().map(line).collect()
    }

    fn assert_told(told: &[String], line: &str) {
        assert!(told.iter().any(|told| told == line), "{line} is not in {told:#?}");
    }

    fn segment(segment: &str) -> Vec<String> {
        verdicts(&format!(r#"{{"who":{{"segment":{segment}}}}}"#))
    }

    #[test]
    fn a_saved_segment_may_decide() {
        assert_told(
            &segment(r#"{"any":[{"user":"Age","operator":"greater_than","value":18},{"saved_segment":"Youth club"}]}"#),
            "is 16 years old: depends [who.segment.any[1]] only if that person is in the saved segment “Youth club”",
        );
    }

    #[test]
    fn everyone_is_everyone() {
        let told = verdicts("{}");
        assert!(told.iter().all(|line| line.ends_with(": in [] everyone does")), "{told:#?}");
    }

    #[test]
    fn nobody_is_tried_on_a_live_campaign_that_nothing_sends() {
        assert_eq!(verdicts(r#"{"start":{"qualification":"live_behavior"}}"#), [] as [&str; 0]);
    }

    #[test]
    fn the_condition_that_decides_is_named() {
        let young = r#"{"all":[{"user":"Age","operator":"less_than","value":30},{"did_not":"charged"}]}"#;
        let told = segment(young);
        assert_told(&told, "is 16 years old: depends [who.segment.all[1]] only if that person has not bought a ticket");
        assert_told(
            &told,
            "has just bought a ticket: out [who.segment.all[1]] whoever gets it has not bought a ticket",
        );
        assert_told(
            &told,
            "has done nothing in the app yet: depends [who.segment.all[0]] only if that person is under 30 years old",
        );
        let members = r#"{"user":"Subscription","operator":"contains","value":"ACTIVE"}"#;
        assert_told(
            &segment(members),
            "is a member (Subscription is “ACTIVE”): in [who.segment] every condition is met",
        );
        let old = r#"{"all":[{"saved_segment":"A"},{"any":[{"user":"Age","operator":"greater_than","value":40},{"user":"Age","operator":"equals","value":18}]}]}"#;
        assert_told(
            &segment(old),
            "is 16 years old: out [who.segment.all[1]] whoever gets it either is over 40 years old or is 18 years old",
        );
    }

    #[test]
    fn what_a_person_meets_only_in_parts_is_left_open() {
        let torn = r#"{"any":[{"all":[{"did":"charged"},{"user":"City","operator":"equals","value":"Graz"}]},{"saved_segment":"A"}]}"#;
        assert_told(
            &segment(torn),
            "has just bought a ticket: depends [who.segment] only if that person either has “Graz” as City or is in the \
             saved segment “A”",
        );
    }

    #[test]
    fn conditions_may_shut_somebody_out_only_together() {
        let torn = r#"{"all":[{"any":[{"did_not":"charged"},{"user":"Age","operator":"less_than","value":20}]},{"user":"Age","operator":"greater_than","value":30}]}"#;
        assert_told(
            &segment(torn),
            "has just bought a ticket: out [who.segment] nobody like that can meet all conditions at once",
        );
    }

    #[test]
    fn another_purchase_may_still_stop_a_reminder() {
        let reminder = include_str!("../../tests/corpus/right/cart-reminder.json");
        let one = reminder.replacen(
            r#""filters": []"#,
            r#""filters": [{"property":"eventId","operator":"equals","value":"7"}]"#,
            1,
        );
        assert_told(
            &verdicts(&one),
            "has just put production 7 in the cart and not bought it: depends [who.trigger.inaction] only if that \
             person has not bought a ticket in the 24 hours after that",
        );
    }

    #[test]
    fn consent_is_taken_for_granted_and_asked_of_one() {
        let consenting =
            r#"{"extends":"guide","opt_out":{"property":"Marketing Push","operator":"equals","value":"TRUE"}}"#;
        let campaign = read_file(r#"{"who":{"segment":{"user":"Marketing Push","operator":"equals","value":"TRUE"}}}"#);
        let told = personas(&campaign.expect("a campaign")[0], &Profile::read(consenting).expect("a profile"));
        let outcomes: Vec<_> = told.iter().map(|told| (told.who.as_str(), told.outcome)).collect();
        assert_eq!(outcomes.last(), Some(&("wants no marketing", Outcome::Out)));
        assert!(outcomes.iter().filter(|(_, outcome)| *outcome == Outcome::In).count() == outcomes.len() - 1);
    }
}
