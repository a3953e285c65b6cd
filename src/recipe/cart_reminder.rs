//! Cart reminder: tickets were put into the cart and not bought within 24 hours.

use super::brief::{Brief, length};
use super::{Ask, Question, Recipe};
use crate::campaign::{Campaign, Inaction, Purpose, Trigger, Unit};

pub(super) const RECIPE: Recipe = Recipe {
    id: "cart-reminder",
    name: "Cart reminder",
    about: "Reminds people of the tickets that they left in their cart a day ago.",
    asks: &[
        Ask::optional(Question::FallbackTitle),
        Ask::optional(Question::ProductionId),
        Ask::optional(Question::PerformanceId),
        Ask::needed(Question::TestAddress),
    ],
    guide: &[60, 61, 62, 63],
    fill,
};

fn fill(brief: &Brief<'_>) -> Campaign {
    let mut campaign = brief.push(Purpose::Automated);
    campaign.name = format!("{} {}", brief.now.format("%Y-%m"), brief.either("Cart reminder", "Warenkorb-Erinnerung"));
    campaign.start.goal = Some(brief.goal(Vec::new(), 1));
    let cart = brief.event("Add to Cart");
    campaign.who.segment = Some(brief.audience(Vec::new()));
    // What a token's default can't hold would end it.
    let fallback = brief.text(Question::FallbackTitle).filter(|words| !words.contains(['"', '|', '@', '{', '}']));
    let fallback = fallback.unwrap_or(brief.either("Your next show", "Ihre Vorstellung"));
    brief.either("Your seats are waiting", "Noch etwas im Warenkorb?").clone_into(&mut campaign.what.title);
    let rest = brief.either("is still in your cart.", "wartet noch auf Sie.");
    campaign.what.message = format!("@{cart} - eventName | default: \"{fallback}\" {rest}");
    let id = |question, property| {
        let digits = |id: &&str| id.bytes().all(|byte| byte.is_ascii_digit());
        let id = brief.text(question).filter(digits).unwrap_or("1");
        format!("@{cart} - {property} | default: \"{id}\"")
    };
    let path = [id(Question::ProductionId, "eventId"), id(Question::PerformanceId, "performanceId")].join("/");
    Brief::lead(&mut campaign, Some(format!("performances/{path}")));
    Brief::live(&mut campaign, None);
    campaign.who.trigger = Some(Trigger {
        event: cart,
        inaction: Some(Inaction {
            event: brief.event("charged"),
            within: length(24, Unit::Hours),
            ..Inaction::default()
        }),
        ..Trigger::default()
    });
    campaign
}
