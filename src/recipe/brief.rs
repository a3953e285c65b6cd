//! What every recipe is made of: the answers in their types, and the parts of a campaign that the guide always wants.

use chrono::{NaiveDate, NaiveDateTime, TimeDelta};

use super::ask::day;
use super::{Answers, Language, Question};
use crate::campaign::{
    Campaign, Channel, DateTime, Delivery, Duration, EventFilter, EventRule, FilterValue, Goal, Group, Moment,
    Operator, Positive, Purpose, Qualification, Scheduled, Segment, Span, TimeZone, Unit, UserRule,
};
use crate::dates::{day_in_copy, time_in_copy};
use crate::profile::{OptOutPolicy, Profile};
use crate::text::characters;

/// The answers, and what else a recipe looks at.
pub(super) struct Brief<'a> {
    pub answers: &'a Answers,
    pub profile: &'a Profile,
    pub now: NaiveDateTime,
}

/// A day further away than this is told with its year.
const NEAR: TimeDelta = TimeDelta::days(150);

/// The hours for which a push stays worth getting.
const HOURS: i64 = 12;

impl Brief<'_> {
    /// The words for the answers' language.
    pub(super) fn either<T>(&self, english: T, german: T) -> T {
        match self.answers.language {
            Language::English => english,
            Language::German => german,
        }
    }

    pub(super) fn text(&self, question: Question) -> Option<&str> {
        self.answers.get(question)
    }

    pub(super) fn time(&self, question: Question) -> Option<NaiveDateTime> {
        DateTime::parse(self.text(question)?).map(|time| time.0)
    }

    pub(super) fn day(&self, question: Question) -> Option<NaiveDate> {
        day(self.text(question)?)
    }

    /// The day that dates in the copy are seen from.
    fn today(&self) -> NaiveDate {
        self.time(Question::SendAt).unwrap_or(self.now).date()
    }

    /// “Saturday 5 December”, with its year where that isn't plain.
    pub(super) fn said_day(&self, day: NaiveDate) -> String {
        let has_year = (day - self.today()).abs() > NEAR;
        day_in_copy(day, self.answers.language.of_dates(), has_year)
    }

    /// “Saturday 5 December, 19:30”.
    pub(super) fn said(&self, at: NaiveDateTime) -> String {
        format!("{}, {}", self.said_day(at.date()), time_in_copy(at.time(), self.answers.language.of_dates()))
    }

    /// “2026-12-05 Hamlet last tickets”: a date, the production and the kind of push.
    pub(super) fn name(&self, day: Option<NaiveDate>, kind: &str) -> String {
        let day = day.unwrap_or_else(|| self.today());
        match self.text(Question::Title) {
            Some(title) => format!("{day} {title} {kind}"),
            None => format!("{day} {kind}"),
        }
    }

    /// A push with all that the guide wants of any.
    pub(super) fn push(&self, purpose: Purpose) -> Campaign {
        let mut campaign = self.profile.empty_push();
        campaign.channel = Some(Channel::Push);
        campaign.purpose = Some(purpose);
        self.answers.language.word().clone_into(&mut campaign.language);
        campaign.start.qualification = Some(Qualification::PastBehavior);
        self.add_test(&mut campaign);
        campaign
    }

    pub(super) fn add_test(&self, campaign: &mut Campaign) {
        campaign.test.recipients.extend(self.text(Question::TestAddress).map(str::to_owned));
    }

    /// Leads a tap to `path`.
    pub(super) fn lead(campaign: &mut Campaign, path: Option<String>) {
        if let (Some(pair), Some(path)) = (campaign.what.key_values.first_mut(), path) {
            pair.value = path;
        }
    }

    /// The path to the production; to its booking options where a performance is answered.
    pub(super) fn path(&self) -> Option<String> {
        let production = self.text(Question::ProductionId)?;
        Some(match self.text(Question::PerformanceId) {
            Some(performance) => format!("app/home/booking/{production}/{performance}"),
            None => format!("performances/{production}"),
        })
    }

    /// The title and the message. A title that is too long with the production's name leaves that to the message, and
    /// the message leaves out its last sentences where they don't fit.
    pub(super) fn copy(&self, campaign: &mut Campaign, titles: &[String], without: &str, sentences: &[Option<String>]) {
        let limits = &self.profile.limits;
        let name = self.text(Question::Title);
        let fitting = titles.iter().find(|title| characters(title) <= limits.title());
        let title = fitting.map_or(without, String::as_str);
        if name.is_some() {
            title.clone_into(&mut campaign.what.title);
        }
        let mut said: Vec<&str> = sentences.iter().flatten().map(String::as_str).collect();
        let message = |said: &[&str]| match name.filter(|_| fitting.is_none()) {
            Some(name) => format!("{name}: {}", said.join(" ")),
            None => said.join(" "),
        };
        while said.len() > 1 && characters(&message(&said)) > limits.message() {
            said.pop();
        }
        campaign.what.message = message(&said);
    }

    /// When it is sent, and for how long it stays worth getting: not beyond `over`.
    pub(super) fn send(&self, campaign: &mut Campaign, over: Option<NaiveDateTime>) {
        let Some(at) = self.time(Question::SendAt) else { return };
        let time_zone = Some(TimeZone::Account);
        campaign.when.delivery =
            Some(Delivery::At(Scheduled { at: Some(DateTime(at)), time_zone, ..Scheduled::default() }));
        let hours = over.map_or(HOURS, |over| (over - at).num_hours().min(HOURS));
        campaign.when.time_to_live =
            u32::try_from(hours).ok().and_then(Positive::new).map(|hours| Duration::of(hours, Unit::Hours));
    }

    /// Live: from now on, until `end` or until someone ends it.
    pub(super) fn live(campaign: &mut Campaign, end: Option<NaiveDateTime>) {
        campaign.start.qualification = Some(Qualification::LiveBehavior);
        let until = end.map_or(Moment::Never, |end| Moment::At(DateTime(end)));
        let span = Span { from: Some(Moment::Now), until: Some(until), ..Span::default() };
        campaign.when.delivery = Some(Delivery::Live(span));
    }

    /// The goal: a purchase that meets `filters` within so many days.
    pub(super) fn goal(&self, filters: Vec<EventFilter>, days: u32) -> Goal {
        Goal {
            event: self.event("charged"),
            filters,
            revenue_property: "amount".to_owned(),
            conversion_window: length(days, Unit::Days),
            ..Goal::default()
        }
    }

    /// The days after a push for which its goal counts: three, unless the house wants others.
    pub(super) fn goal_days(&self) -> u32 {
        const DAY: u64 = 24 * 60;
        let (least, most) = self.profile.limits.conversion_window_minutes();
        let days = if (least..=most).contains(&(3 * DAY)) { 3 } else { least.div_ceil(DAY) };
        u32::try_from(days).unwrap_or(3)
    }

    /// An event as the account spells it.
    pub(super) fn event(&self, name: &str) -> String {
        self.profile.event(name).known().map_or(name, |event| &event.name).to_owned()
    }

    /// That an event is about the production.
    pub(super) fn of_production(&self) -> EventFilter {
        equals("eventId", self.text(Question::ProductionId))
    }

    /// That an event is about the production, and about the performance where `which` is answered.
    pub(super) fn of_performance(&self, which: Question) -> Vec<EventFilter> {
        let performance = self.text(which).map(|id| equals("performanceId", Some(id)));
        std::iter::once(self.of_production()).chain(performance).collect()
    }

    /// Who did something lately.
    pub(super) fn did(&self, event: &str, filters: Vec<EventFilter>, within: Option<Duration>) -> Segment {
        Segment::Did(EventRule { event: self.event(event), filters, within, ..EventRule::default() })
    }

    /// Who hasn't bought the production yet.
    pub(super) fn not_bought(&self) -> Segment {
        let filters = vec![self.of_production()];
        Segment::DidNot(EventRule { event: self.event("charged"), filters, ..EventRule::default() })
    }

    /// The audience of a marketing push: these conditions, and whoever hasn't said that they want no marketing.
    pub(super) fn audience(&self, mut conditions: Vec<Segment>) -> Segment {
        let opt_out = self.profile.opt_out.as_ref().filter(|opt_out| opt_out.policy != Some(OptOutPolicy::Off));
        conditions.extend(opt_out.map(|opt_out| {
            Segment::User(UserRule {
                property: opt_out.property.clone(),
                operator: opt_out.operator,
                value: FilterValue::One(opt_out.value.clone()),
                ..UserRule::default()
            })
        }));
        all(conditions)
    }
}

/// Whoever meets all of these.
pub(super) fn all(of: Vec<Segment>) -> Segment {
    Segment::All(Group { of, ..Group::default() })
}

/// So much time.
pub(super) fn length(value: u32, unit: Unit) -> Option<Duration> {
    Positive::new(value).map(|value| Duration::of(value, unit))
}

/// That `property` is `value`; not filled in yet where there is none.
pub(super) fn equals(property: &str, value: Option<&str>) -> EventFilter {
    compared(property, Operator::Equals, value)
}

/// That `property` compares with `value`; not filled in yet where there is none.
pub(super) fn compared(property: &str, operator: Operator, value: Option<&str>) -> EventFilter {
    EventFilter {
        property: property.to_owned(),
        operator: Some(operator),
        value: value.map_or(FilterValue::Empty, |value| FilterValue::One(value.to_owned())),
        ..EventFilter::default()
    }
}
