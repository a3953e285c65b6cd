//! Rescheduled date: a performance is moved, and whoever has tickets should know.

use super::brief::{Brief, all, length};
use super::{Ask, Question, Recipe};
use crate::campaign::{Campaign, Purpose, Unit};

pub(super) const RECIPE: Recipe = Recipe {
    id: "rescheduled-date",
    name: "Rescheduled date",
    about: "Tells ticket holders that their performance is moved to another date.",
    asks: &[
        Ask::needed(Question::ProductionId),
        Ask::optional(Question::OldPerformanceId),
        Ask::needed(Question::Title),
        Ask::needed(Question::OldAt),
        Ask::needed(Question::NewAt),
        Ask::optional(Question::NewPerformanceId),
        Ask::needed(Question::SendAt),
        Ask::needed(Question::TestAddress),
    ],
    guide: &[13, 44],
    fill,
};

fn fill(brief: &Brief<'_>) -> Campaign {
    let mut campaign = brief.push(Purpose::Service);
    let (old, new) = (brief.time(Question::OldAt), brief.time(Question::NewAt));
    campaign.name = brief.name(new.map(|new| new.date()), brief.either("new date", "neuer Termin"));
    campaign.who.segment = Some(all(vec![brief.did(
        "charged",
        brief.of_performance(Question::OldPerformanceId),
        length(12, Unit::Months),
    )]));
    let titles: Vec<String> = brief
        .text(Question::Title)
        .into_iter()
        .map(|title| brief.either(format!("New date: {title}"), format!("Neuer Termin: {title}")))
        .collect();
    let moved = old.zip(new).map(|(old, new)| {
        let (old, new) = (brief.said_day(old.date()), brief.said(new));
        brief.either(format!("{old} is moved to {new}."), format!("Statt {old}: {new}."))
    });
    let valid = brief.either("Your tickets stay valid.", "Ihre Karten bleiben gültig.").to_owned();
    brief.copy(&mut campaign, &titles, brief.either("A new date for you", "Ihr neuer Termin"), &[moved, Some(valid)]);
    let path = brief.text(Question::ProductionId).map(|production| match brief.text(Question::NewPerformanceId) {
        Some(performance) => format!("performances/{production}/{performance}"),
        None => format!("performances/{production}"),
    });
    Brief::lead(&mut campaign, path);
    let first = old.into_iter().chain(new).min();
    brief.send(&mut campaign, first);
    campaign
}
