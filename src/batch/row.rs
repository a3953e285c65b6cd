//! A row as a campaign: what the columns hold is filled in, the rest is what every push of the house begins with.

use super::columns::{Mapping, Target};
use super::moment::{self, DateOrder, Moment};
use super::table::Record;
use super::unread;
use crate::campaign::{Campaign, DateTime, Delivery, EventFilter, FilterValue, Goal, Operator, Purpose, Scheduled};
use crate::deeplink::{Routes, same_name};
use crate::document::FieldPath;
use crate::field;
use crate::lint::{Diagnostic, Rule};
use crate::profile::Profile;

/// How the rows of a table become campaigns.
#[derive(Clone, Debug)]
pub struct Plan<'p> {
    /// What the columns hold.
    pub mapping: Mapping,
    /// The house.
    pub profile: &'p Profile,
    /// What every push begins with.
    empty: Campaign,
    /// Whether the dates have the month first.
    pub(super) order: DateOrder,
    /// The fields that the table has.
    fields: Vec<FieldPath>,
}

/// A row as a campaign.
#[derive(Clone, Debug)]
pub struct Row {
    /// Its number from 1, as a spreadsheet counts.
    pub row: usize,
    /// The line of the file that it begins in, where the file is text.
    pub line: Option<usize>,
    /// The campaign.
    pub campaign: Campaign,
    /// What its cells say that can't be read.
    pub unread: Vec<Diagnostic>,
    /// How far its delivery is known.
    pub(super) sending: Sending,
}

/// How far a row's delivery is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sending {
    /// As the campaign says, which may be not at all.
    Known,
    /// The day; noon was assumed.
    DayOnly,
    /// Something was said that can't be read.
    Unread,
}

impl<'p> Plan<'p> {
    /// The plan for a table whose columns hold what `mapping` says.
    #[must_use]
    pub fn new(mapping: Mapping, profile: &'p Profile) -> Self {
        let mut empty = profile.empty_push();
        if let Some(link) = empty.what.key_values.first_mut().filter(|link| link.key.is_empty()) {
            "deeplink_url".clone_into(&mut link.key);
        }
        let mut fields = Vec::new();
        for (targets, field) in [
            (&[Target::Name][..], field!(name)),
            (&[Target::Title], field!(what.title)),
            (&[Target::Message], field!(what.message)),
            (&[Target::Link, Target::EventId, Target::PerformanceId], field!(what.key_values)),
            (&[Target::Delivery, Target::Date, Target::Time], field!(when.delivery)),
            (&[Target::EventId, Target::PerformanceId], field!(start.goal.filters)),
            (&[Target::Purpose], field!(purpose)),
            (&[Target::Language], field!(language)),
        ] {
            if targets.iter().any(|target| mapping.has(*target)) {
                fields.push(field);
            }
        }
        Self { mapping, profile, empty, order: DateOrder::default(), fields }
    }

    /// The fields that the table has.
    #[must_use]
    pub fn fields(&self) -> &[FieldPath] {
        &self.fields
    }

    /// Whether a rule may find something in the fields that the table has. Rules about steps of the dashboard that no table
    /// says anything of would only cost time.
    #[must_use]
    pub(super) fn may_speak(&self, rule: &Rule) -> bool {
        match rule.category() {
            "android" | "document" | "in-app" | "ios" | "start" | "test" => false,
            "audience" | "goal" => self.mapping.has(Target::EventId) || self.mapping.has(Target::PerformanceId),
            _ => true,
        }
    }

    /// Whether the table says when its pushes are sent.
    #[must_use]
    pub fn has_delivery(&self) -> bool {
        [Target::Delivery, Target::Date, Target::Time].iter().any(|target| self.mapping.has(*target))
    }

    /// The cell of a row that holds `target`, without the space around it.
    fn cell<'r>(&self, record: &'r Record, target: Target) -> &'r str {
        self.raw(record, target).trim()
    }

    /// The cell of a row that holds `target`; empty where there is none.
    #[must_use]
    pub fn raw<'r>(&self, record: &'r Record, target: Target) -> &'r str {
        let cell = self.mapping.position(target).and_then(|position| record.cells.get(position));
        cell.map(String::as_str).unwrap_or_default()
    }

    /// Whether a row is a push: nothing is one that has no words, no link and no time, such as the name of a month between
    /// the rows, nor the names of the columns written once more.
    #[must_use]
    pub fn is_push(&self, record: &Record) -> bool {
        const WORDS: [Target; 6] =
            [Target::Name, Target::Title, Target::Message, Target::Link, Target::EventId, Target::PerformanceId];
        let has_words = WORDS.iter().any(|target| !self.cell(record, *target).is_empty());
        let is_sent = || {
            let is_now = moment::is_now(self.cell(record, Target::Delivery));
            is_now || self.moment(record).is_some_and(|moment| moment.day.is_some() || moment.time.is_some())
        };
        (has_words || is_sent()) && !self.repeats_names(record)
    }

    fn repeats_names(&self, record: &Record) -> bool {
        let columns = self.mapping.columns.iter().zip(&record.cells);
        let mut filled = columns.filter(|(column, cell)| column.target != Target::Keep && !cell.trim().is_empty());
        filled.all(|(column, cell)| column.name.trim().eq_ignore_ascii_case(cell.trim()))
    }

    /// Why the push of a row is sent, where it says so.
    pub(super) fn purpose(&self, record: &Record) -> Option<Purpose> {
        purpose(self.cell(record, Target::Purpose))
    }

    /// Turns a row into a campaign.
    #[must_use]
    pub fn row(&self, record: &Record) -> Row {
        let mut campaign = self.empty.clone();
        let mut unread = Vec::new();
        self.cell(record, Target::Name).clone_into(&mut campaign.name);
        self.raw(record, Target::Title).clone_into(&mut campaign.what.title);
        self.raw(record, Target::Message).clone_into(&mut campaign.what.message);
        self.cell(record, Target::Language).clone_into(&mut campaign.language);
        if let Some(link) = campaign.what.key_values.first_mut() {
            link.value = if self.mapping.has(Target::Link) {
                self.raw(record, Target::Link).to_owned()
            } else {
                self.link(record).unwrap_or_default()
            };
        }
        campaign.start.goal = self.goal(record);
        match self.cell(record, Target::Purpose) {
            "" => {}
            cell => match purpose(cell) {
                Some(purpose) => campaign.purpose = Some(purpose),
                None => unread.push(unread::purpose(field!(purpose), cell)),
            },
        }
        let (delivery, sending) = self.delivery(record, &mut unread);
        campaign.when.delivery = delivery;
        Row { row: record.row, line: record.line, campaign, unread, sending }
    }

    /// The link to the production or performance whose id the row has, where there is no column of links.
    fn link(&self, record: &Record) -> Option<String> {
        let [event, performance] = [Target::EventId, Target::PerformanceId].map(|target| self.cell(record, target));
        if event.is_empty() {
            return None;
        }
        let routes = Routes::new(&self.profile.deep_link);
        let wanted: &[(&str, &str)] = match performance {
            "" => &[("eventId", event)],
            performance => &[("eventId", event), ("performanceId", performance)],
        };
        let fits = |names: &[&str]| {
            names.len() == wanted.len() && names.iter().zip(wanted).all(|(name, (wanted, _))| same_name(name, wanted))
        };
        let route = routes.iter().find(|route| fits(&route.placeholders().collect::<Vec<_>>()))?;
        Some(route.build(&wanted.iter().map(|(_, value)| *value).collect::<Vec<_>>()))
    }

    /// The goal that the ids of the row name: tickets for that production or performance.
    fn goal(&self, record: &Record) -> Option<Goal> {
        let filter = |target, folded, spelt: &str| {
            let value = self.cell(record, target);
            let known = crate::audience::purchase_property(self.profile, folded);
            (!value.is_empty()).then(|| EventFilter {
                property: known.unwrap_or(spelt).to_owned(),
                operator: Some(Operator::Equals),
                value: FilterValue::One(value.to_owned()),
                ..EventFilter::default()
            })
        };
        let filters: Vec<EventFilter> = [
            filter(Target::EventId, "eventid", "eventId"),
            filter(Target::PerformanceId, "performanceid", "performanceId"),
        ]
        .into_iter()
        .flatten()
        .collect();
        (!filters.is_empty()).then(|| Goal { event: "charged".to_owned(), filters, ..Goal::default() })
    }

    /// What the cells about delivery say, as far as they can be read.
    pub(super) fn moment(&self, record: &Record) -> Option<Moment> {
        let read = |target| match self.cell(record, target) {
            "" => Some(Moment::default()),
            cell => moment::read(cell),
        };
        let [delivery, date, time] = [Target::Delivery, Target::Date, Target::Time].map(read);
        let (delivery, date) = (delivery?, date?);
        let day = delivery.day.or(date.day);
        // Where delivery has a time, a time beside it is another one's.
        let time = match delivery.time.or(date.time) {
            None => time?.time,
            time => time,
        };
        let day = day.or_else(|| read(Target::Time)?.day);
        Some(Moment { day, time })
    }

    fn delivery(&self, record: &Record, unread: &mut Vec<Diagnostic>) -> (Option<Delivery>, Sending) {
        let cells = [Target::Delivery, Target::Date, Target::Time].map(|target| self.cell(record, target));
        if cells.iter().all(|cell| cell.is_empty()) {
            return (None, Sending::Known);
        }
        if cells.iter().any(|cell| moment::is_now(cell)) {
            return (Some(Delivery::Now), Sending::Known);
        }
        let said = || cells.iter().filter(|cell| !cell.is_empty()).copied().collect::<Vec<_>>().join(" ");
        let at = |at| Some(Delivery::At(Scheduled { at: Some(DateTime(at)), ..Scheduled::default() }));
        let field = || field!(when.delivery);
        match self.moment(record) {
            None | Some(Moment { day: None, time: None }) => {
                unread.push(unread::delivery(field(), &said()));
                (None, Sending::Unread)
            }
            Some(Moment { day: None, time: Some(_) }) => {
                unread.push(unread::time_without_day(field(), &said()));
                (None, Sending::Unread)
            }
            Some(Moment { day: Some(day), time: None }) => {
                unread.push(unread::day_only(field()));
                (day.read(self.order).and_hms_opt(12, 0, 0).and_then(at), Sending::DayOnly)
            }
            Some(Moment { day: Some(day), time: Some(time) }) => {
                (at(day.read(self.order).and_time(time)), Sending::Known)
            }
        }
    }
}

fn purpose(cell: &str) -> Option<Purpose> {
    const WORDS: &[(Purpose, &[&str])] = &[
        (Purpose::Marketing, &["marketing", "werbung", "sale", "sales", "verkauf", "promotion", "promo"]),
        (Purpose::Automated, &["automated", "automatic", "automatisch", "automatisiert", "reminder", "erinnerung"]),
        (Purpose::Service, &["service", "info", "information", "transactional", "transaktional"]),
    ];
    let cell = cell.to_lowercase();
    WORDS.iter().find(|(_, words)| words.contains(&cell.as_str())).map(|(purpose, _)| *purpose)
}
