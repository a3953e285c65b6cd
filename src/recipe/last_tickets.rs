//! Last tickets: few seats are left, and some people were close to buying one.

use super::brief::{Brief, length};
use super::{Ask, Question, Recipe};
use crate::campaign::{Campaign, Group, Purpose, Segment, Unit};

pub(super) const RECIPE: Recipe = Recipe {
    id: "last-tickets",
    name: "Last tickets",
    about: "Reaches people who had tickets in their cart or looked at the seats, while some are left.",
    asks: &[
        Ask::needed(Question::ProductionId),
        Ask::needed(Question::Title),
        Ask::needed(Question::At),
        Ask::optional(Question::Seats),
        Ask::needed(Question::SendAt),
        Ask::needed(Question::TestAddress),
    ],
    guide: &[11, 14, 15, 23],
    fill,
};

fn fill(brief: &Brief<'_>) -> Campaign {
    let mut campaign = brief.push(Purpose::Marketing);
    let at = brief.time(Question::At);
    campaign.name = brief.name(at.map(|at| at.date()), brief.either("last tickets", "Restkarten"));
    campaign.start.goal = Some(brief.goal(vec![brief.of_production()], brief.goal_days()));
    let month = || length(30, Unit::Days);
    let was_close =
        ["add to cart", "show seatplan"].map(|event| brief.did(event, vec![brief.of_production()], month()));
    let was_close = Segment::Any(Group { of: was_close.into(), ..Group::default() });
    campaign.who.segment = Some(brief.audience(vec![was_close, brief.not_bought()]));
    let mut titles = Vec::new();
    if let Some(title) = brief.text(Question::Title) {
        titles.extend(brief.text(Question::Seats).map(|seats| {
            brief.either(format!("{title}: the last {seats} seats"), format!("{title}: die letzten {seats} Plätze"))
        }));
        titles.push(brief.either(format!("{title}: last tickets"), format!("{title}: Restkarten")));
    }
    let sentences = [
        at.map(|at| brief.said(at) + "."),
        Some(brief.either("Book before they are gone.", "Jetzt Karten sichern.").to_owned()),
    ];
    brief.copy(&mut campaign, &titles, brief.either("Last tickets", "Letzte Karten"), &sentences);
    Brief::lead(&mut campaign, brief.text(Question::ProductionId).map(|id| format!("performances/{id}")));
    brief.send(&mut campaign, at);
    campaign
}
