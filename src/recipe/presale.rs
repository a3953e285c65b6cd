//! Presale for members: whoever has a subscription books first.

use super::brief::Brief;
use super::{Ask, Question, Recipe};
use crate::campaign::{Campaign, FilterValue, Operator, Purpose, Segment, UserRule};

pub(super) const RECIPE: Recipe = Recipe {
    id: "presale-for-members",
    name: "Presale for members",
    about: "Tells members that they can book before everyone else.",
    asks: &[
        Ask::needed(Question::ProductionId),
        Ask::needed(Question::Title),
        Ask::needed(Question::PresaleFrom),
        Ask::needed(Question::SendAt),
        Ask::needed(Question::TestAddress),
    ],
    guide: &[26],
    fill,
};

fn fill(brief: &Brief<'_>) -> Campaign {
    let mut campaign = brief.push(Purpose::Marketing);
    let (from, send) = (brief.time(Question::PresaleFrom), brief.time(Question::SendAt));
    let day = send.or(from).map(|time| time.date());
    campaign.name = brief.name(day, brief.either("member presale", "Vorverkauf für Mitglieder"));
    campaign.start.goal = Some(brief.goal(vec![brief.of_production()], brief.goal_days()));
    let member = Segment::User(UserRule {
        property: "Subscription".to_owned(),
        operator: Some(Operator::Contains),
        value: FilterValue::One("ACTIVE".to_owned()),
        ..UserRule::default()
    });
    campaign.who.segment = Some(brief.audience(vec![member, brief.not_bought()]));
    let titles: Vec<String> = brief
        .text(Question::Title)
        .into_iter()
        .map(|title| brief.either(format!("Your presale: {title}"), format!("Ihr Vorverkauf: {title}")))
        .collect();
    let is_open = from.zip(send).is_some_and(|(from, send)| from <= send);
    let first = match from.filter(|_| !is_open) {
        Some(from) => {
            let from = brief.said(from);
            brief.either(format!("Members book first: from {from}."), format!("Mitglieder buchen zuerst: ab {from}."))
        }
        None => brief
            .either("Members book now, before everyone else.", "Mitglieder buchen jetzt, vor allen anderen.")
            .to_owned(),
    };
    brief.copy(&mut campaign, &titles, brief.either("Your presale", "Ihr Vorverkauf"), &[Some(first)]);
    Brief::lead(&mut campaign, brief.text(Question::ProductionId).map(|id| format!("performances/{id}")));
    brief.send(&mut campaign, None);
    campaign
}
