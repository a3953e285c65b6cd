//! New event: a production goes on sale.

use super::brief::{Brief, compared, length};
use super::{Ask, Question, Recipe};
use crate::campaign::{Campaign, Operator, Purpose, Unit};

pub(super) const RECIPE: Recipe = Recipe {
    id: "new-event",
    name: "New event",
    about: "Tells people who like this kind of event that a new one is on sale.",
    asks: &[
        Ask::needed(Question::ProductionId),
        Ask::needed(Question::Title),
        Ask::needed(Question::At),
        Ask::optional(Question::Tag),
        Ask::needed(Question::SendAt),
        Ask::needed(Question::TestAddress),
    ],
    guide: &[10, 21],
    fill,
};

fn fill(brief: &Brief<'_>) -> Campaign {
    let mut campaign = brief.push(Purpose::Marketing);
    let at = brief.time(Question::At);
    campaign.name = brief.name(at.map(|at| at.date()), brief.either("on sale", "im Verkauf"));
    campaign.start.goal = Some(brief.goal(vec![brief.of_production()], brief.goal_days()));
    let (event, tags) = match brief.text(Question::Tag) {
        Some(tag) => ("show event", vec![compared("tags", Operator::Contains, Some(tag))]),
        None => ("App Launched", Vec::new()),
    };
    let interested = brief.did(event, tags, length(90, Unit::Days));
    campaign.who.segment = Some(brief.audience(vec![interested, brief.not_bought()]));
    let titles: Vec<String> = brief
        .text(Question::Title)
        .into_iter()
        .map(|title| brief.either(format!("New: {title}"), format!("Neu: {title}")))
        .collect();
    let sentences = [
        at.map(|at| brief.said(at) + "."),
        Some(brief.either("Choose your seats first.", "Wählen Sie als Erste Ihre Plätze.").to_owned()),
    ];
    brief.copy(&mut campaign, &titles, brief.either("New on sale", "Neu im Verkauf"), &sentences);
    Brief::lead(&mut campaign, brief.text(Question::ProductionId).map(|id| format!("performances/{id}")));
    brief.send(&mut campaign, at);
    campaign
}
