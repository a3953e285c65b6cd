//! In-app announcement: news for whoever opens the app.

use super::brief::Brief;
use super::{Ask, Question, Recipe};
use crate::campaign::{
    Button, Campaign, Channel, DateTime, Frequency, Moment, Purpose, Qualification, Span, Structure, Template, Trigger,
};
use crate::text::characters;

/// Up to so many characters fit into a strip at the top.
const VERY_SHORT: usize = 80;

pub(super) const RECIPE: Recipe = Recipe {
    id: "in-app-announcement",
    name: "In-app announcement",
    about: "Shows a short message to everyone who opens the app, for a span of time.",
    asks: &[
        Ask::needed(Question::Headline),
        Ask::needed(Question::Text),
        Ask::optional(Question::ProductionId),
        Ask::optional(Question::ShownFrom),
        Ask::needed(Question::ShownUntil),
        Ask::needed(Question::TestAddress),
    ],
    guide: &[51, 52, 53, 57, 58],
    fill,
};

fn fill(brief: &Brief<'_>) -> Campaign {
    let mut campaign = Campaign {
        channel: Some(Channel::InApp),
        purpose: Some(Purpose::Service),
        language: brief.answers.language.word().to_owned(),
        ..Campaign::default()
    };
    campaign.start.qualification = Some(Qualification::LiveBehavior);
    campaign.who.trigger = Some(Trigger { event: brief.event("App Launched"), ..Trigger::default() });
    let (from, until) = (brief.time(Question::ShownFrom), brief.time(Question::ShownUntil));
    let headline = brief.text(Question::Headline).unwrap_or_default();
    let day = from.unwrap_or(brief.now).date();
    format!("{day} {headline}").trim_end().clone_into(&mut campaign.name);
    let what = &mut campaign.what;
    headline.clone_into(&mut what.title);
    brief.text(Question::Text).unwrap_or_default().clone_into(&mut what.message);
    what.structure = Some(Structure::SingleMessage);
    let length = characters(&what.title) + characters(&what.message);
    what.template = Some(if length > VERY_SHORT { Template::Alert } else { Template::Header });
    what.buttons.extend(brief.text(Question::ProductionId).map(|id| Button {
        label: brief.either("See more", "Mehr dazu").to_owned(),
        action: format!("performances/{id}"),
        ..Button::default()
    }));
    campaign.when.display = Some(Span {
        from: Some(from.map_or(Moment::Now, |from| Moment::At(DateTime(from)))),
        until: until.map(|until| Moment::At(DateTime(until))),
        ..Span::default()
    });
    // Whoever opens the app should see it, however much else is shown to them.
    campaign.when.frequency =
        Some(Frequency { exclude_from_campaign_limits: Some(true), per_day: Some(1), ..Frequency::default() });
    brief.add_test(&mut campaign);
    campaign
}
