//! Seat-plan browser: whoever looked at the seating plan and didn't buy.

use super::brief::{Brief, length};
use super::{Ask, Question, Recipe};
use crate::campaign::{Campaign, Purpose, Unit};

pub(super) const RECIPE: Recipe = Recipe {
    id: "seat-plan-browser",
    name: "Seat-plan browser",
    about: "Brings people back who looked at the seating plan in the last week and didn't book.",
    asks: &[
        Ask::needed(Question::ProductionId),
        Ask::optional(Question::PerformanceId),
        Ask::needed(Question::Title),
        Ask::needed(Question::At),
        Ask::needed(Question::SendAt),
        Ask::needed(Question::TestAddress),
    ],
    guide: &[15, 20, 40],
    fill,
};

fn fill(brief: &Brief<'_>) -> Campaign {
    let mut campaign = brief.push(Purpose::Marketing);
    let at = brief.time(Question::At);
    campaign.name = brief.name(at.map(|at| at.date()), brief.either("seat plan viewers", "Saalplan"));
    campaign.start.goal = Some(brief.goal(brief.of_performance(Question::PerformanceId), brief.goal_days()));
    let looked = brief.did("show seatplan", brief.of_performance(Question::PerformanceId), length(7, Unit::Days));
    campaign.who.segment = Some(brief.audience(vec![looked, brief.not_bought()]));
    let titles: Vec<String> = brief
        .text(Question::Title)
        .into_iter()
        .flat_map(|title| {
            brief.either(
                [format!("Still thinking about {title}?"), format!("{title}: your seats")],
                [format!("Noch Plätze für {title}"), format!("{title}: Ihre Plätze")],
            )
        })
        .collect();
    let still_free =
        brief.either("The seats you looked at may still be free.", "Ihre Wunschplätze sind vielleicht noch frei.");
    let sentences = [at.map(|at| brief.said(at) + "."), Some(still_free.to_owned())];
    brief.copy(
        &mut campaign,
        &titles,
        brief.either("Your seats may be free", "Ihre Plätze sind noch frei"),
        &sentences,
    );
    Brief::lead(&mut campaign, brief.path());
    brief.send(&mut campaign, at);
    campaign
}
