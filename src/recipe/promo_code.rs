//! Promo code: whoever looks at the production and doesn't buy gets a code.

use super::brief::{Brief, length};
use super::{Ask, Question, Recipe};
use crate::campaign::{Campaign, Inaction, Purpose, Trigger, Unit};

pub(super) const RECIPE: Recipe = Recipe {
    id: "promo-code",
    name: "Promo code",
    about: "Sends a code to people who look at a production and don't buy within two hours.",
    asks: &[
        Ask::needed(Question::ProductionId),
        Ask::needed(Question::Title),
        Ask::needed(Question::Saving),
        Ask::needed(Question::Code),
        Ask::needed(Question::ValidUntil),
        Ask::needed(Question::TestAddress),
    ],
    guide: &[16, 60],
    fill,
};

fn fill(brief: &Brief<'_>) -> Campaign {
    let mut campaign = brief.push(Purpose::Marketing);
    let until = brief.day(Question::ValidUntil);
    let code = brief.text(Question::Code);
    let kind = brief.either("promo", "Aktion");
    campaign.name = brief.name(until, &code.map_or_else(|| kind.to_owned(), |code| format!("{kind} {code}")));
    campaign.start.goal = Some(brief.goal(vec![brief.of_production()], 1));
    campaign.who.trigger = Some(Trigger {
        event: brief.event("show event"),
        filters: vec![brief.of_production()],
        inaction: Some(Inaction {
            event: brief.event("charged"),
            within: length(2, Unit::Hours),
            ..Inaction::default()
        }),
        ..Trigger::default()
    });
    campaign.who.segment = Some(brief.audience(Vec::new()));
    let saving = brief.text(Question::Saving);
    let titles: Vec<String> = brief
        .text(Question::Title)
        .zip(saving)
        .into_iter()
        .map(|(title, saving)| brief.either(format!("{saving} off {title}"), format!("{title}: {saving} Rabatt")))
        .collect();
    let until_said = until.map(|until| brief.said_day(until));
    let offer = code.map(|code| match until_said {
        Some(day) => brief.either(format!("Code {code}, until {day}."), format!("Code {code}, bis {day}.")),
        None => format!("Code {code}."),
    });
    let how = brief.either("Enter it in your cart.", "Im Warenkorb eingeben.").to_owned();
    let without =
        saving.map(|saving| brief.either(format!("{saving} off with your code"), format!("{saving} Rabatt für Sie")));
    let without = without.unwrap_or_else(|| brief.either("A code for you", "Ein Code für Sie").to_owned());
    brief.copy(&mut campaign, &titles, &without, &[offer, Some(how)]);
    Brief::lead(&mut campaign, brief.text(Question::ProductionId).map(|id| format!("performances/{id}")));
    Brief::live(&mut campaign, until.and_then(|until| until.and_hms_opt(23, 59, 0)));
    campaign
}
