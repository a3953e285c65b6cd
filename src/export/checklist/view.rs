//! What the items look at: the campaign, with what its links open and its texts show.

use chrono::{NaiveDateTime, TimeDelta};

use crate::audience::walk;
use crate::campaign::{Campaign, Delivery, EventFilter, Moment, Scheduled, Segment, TimeZone};
use crate::deeplink::{Id, KeyRole, Path, Routes};
use crate::profile::Profile;
use crate::template::{PartKind, Subject, parse};
use crate::text::folded;

/// A campaign as the items see it.
pub(super) struct View<'a> {
    pub campaign: &'a Campaign,
    pub profile: &'a Profile,
    /// The productions that a tap opens.
    pub productions: Vec<String>,
    /// The performances that a tap opens or that a filter names.
    pub performances: Vec<String>,
    /// The categories that a tap opens as a flexible route.
    pub flexible: Vec<String>,
    /// Whether tokens decide which production a tap opens.
    pub opens_any: bool,
    /// The ids in the first link that opens something.
    pub linked: Vec<String>,
    /// What a tap opens, in the profile's words.
    pub opens: Option<String>,
    /// The beginnings of the tokens and the Liquid outputs, as they stand in the texts.
    pub tokens: Vec<String>,
    /// Whether a text shows a property of the event that sends the campaign.
    pub shows_event: bool,
}

impl<'a> View<'a> {
    pub(super) fn new(campaign: &'a Campaign, profile: &'a Profile) -> Self {
        let mut view = Self {
            campaign,
            profile,
            productions: Vec::new(),
            performances: Vec::new(),
            flexible: Vec::new(),
            opens_any: false,
            linked: Vec::new(),
            opens: None,
            tokens: Vec::new(),
            shows_event: false,
        };
        view.read_links();
        view.read_texts();
        let mut filters: Vec<&EventFilter> = Vec::new();
        walk::each_node(&campaign.who, &mut |node, _| {
            if let Segment::Did(rule) | Segment::DidNot(rule) = node {
                filters.extend(&rule.filters);
            }
        });
        filters.extend(campaign.start.goal.iter().flat_map(|goal| &goal.filters));
        filters.extend(campaign.who.trigger.iter().flat_map(|trigger| &trigger.filters));
        for filter in filters {
            if let ("performanceid", Some(id)) = (folded(&filter.property).as_str(), filter.value.one()) {
                add(&mut view.performances, id);
            }
        }
        view
    }

    fn read_links(&mut self) {
        let what = &self.campaign.what;
        let keys: Vec<&str> = what.key_values.iter().map(|pair| pair.key.as_str()).collect();
        let roles = self.profile.deep_link.roles(&keys);
        let pairs = what.key_values.iter().zip(roles).filter(|(_, role)| *role != KeyRole::Other);
        let links = pairs.map(|(pair, _)| pair.value.as_str());
        let actions = what.buttons.iter().map(|button| button.action.as_str());
        let routes = Routes::new(&self.profile.deep_link);
        for link in links.chain(actions.filter(|action| action.contains('/'))) {
            let template = parse(link, self.profile);
            let reading = routes.read(&Path::parse(link, &template));
            let is_flexible = reading.route.as_ref().is_some_and(|route| route.opens.contains("Flexible Route"));
            if self.opens.is_none() {
                self.opens = reading.opens().map(str::to_owned);
                let digits = reading.bound.iter().filter_map(|bound| match &bound.id {
                    Id::Digits(id) => Some(id.clone()),
                    Id::Words(_) | Id::Token(_) | Id::Other(_) => None,
                });
                self.linked = digits.collect();
            }
            for bound in &reading.bound {
                let id = match &bound.id {
                    Id::Digits(id) => id.as_str(),
                    Id::Token(position) => {
                        self.opens_any |= folded(bound.name) == "eventid";
                        match template.parts.get(*position).map(|part| &part.kind) {
                            Some(PartKind::Token(token)) => {
                                token.fallback.as_ref().map_or("", |fallback| fallback.text.trim())
                            }
                            _ => "",
                        }
                    }
                    Id::Words(_) | Id::Other(_) => "",
                };
                match folded(bound.name).as_str() {
                    "eventid" => add(&mut self.productions, id),
                    // The fallback of a token is no date that anyone chose.
                    "performanceid" if matches!(bound.id, Id::Digits(_)) => add(&mut self.performances, id),
                    "categoryid" if is_flexible => add(&mut self.flexible, id),
                    _ => {}
                }
            }
        }
    }

    fn read_texts(&mut self) {
        let what = &self.campaign.what;
        let copy = [&what.title, &what.message].into_iter();
        let variants = what.variants.iter().flat_map(|variant| [&variant.title, &variant.message]);
        let values = what.key_values.iter().map(|pair| &pair.value);
        let actions = what.buttons.iter().map(|button| &button.action);
        for text in copy.chain(variants).chain(values).chain(actions) {
            let template = parse(text, self.profile);
            for shown in template.tokens().filter(|shown| shown.is_shown) {
                self.shows_event |= matches!(shown.subject, Subject::Event(_));
                let words = text.get(shown.span.start..shown.property_span.end).unwrap_or_default();
                if !shown.is_liquid {
                    add(&mut self.tokens, words.trim());
                }
            }
        }
    }

    /// Whether this is a push.
    pub(super) fn is_push(&self) -> bool {
        !self.campaign.is_in_app()
    }

    /// Whether actions of users bring it up.
    pub(super) fn is_live(&self) -> bool {
        self.campaign.is_live() || matches!(self.campaign.when.delivery, Some(Delivery::Live(_)))
    }

    /// What exactly the tap opens, where no token decides: “12345”, or “12345/48052” with the performance.
    pub(super) fn ids(&self) -> String {
        if self.opens_any { String::new() } else { self.linked.join("/") }
    }

    /// Delivery at one time, where that is chosen.
    pub(super) fn scheduled(&self) -> Option<&'a Scheduled> {
        match self.campaign.when.delivery.as_ref().filter(|_| self.is_push())? {
            Delivery::At(scheduled) => Some(scheduled),
            Delivery::Now | Delivery::Live(_) => None,
        }
    }

    /// Whether each user's own clock counts.
    pub(super) fn is_by_user(&self) -> bool {
        self.scheduled().is_some_and(|scheduled| scheduled.time_zone == Some(TimeZone::User))
    }

    /// The last minute in which a scheduled push can be changed.
    pub(super) fn edit_until(&self) -> Option<NaiveDateTime> {
        let minutes = TimeDelta::try_minutes(i64::try_from(self.profile.limits.edit_cut_off_minutes()).ok()?)?;
        self.scheduled()?.at?.0.checked_sub_signed(minutes)
    }

    /// When the last conversion can come in, for a push sent at one time.
    pub(super) fn counted_until(&self) -> Option<NaiveDateTime> {
        let minutes = self.campaign.start.goal.as_ref()?.conversion_window.as_ref()?.minutes()?;
        let window = TimeDelta::try_minutes(i64::try_from(minutes).ok()?)?;
        self.scheduled()?.at?.0.checked_add_signed(window)
    }

    /// Whether it goes on until someone ends it.
    pub(super) fn is_endless(&self) -> bool {
        let until = if self.is_push() {
            match &self.campaign.when.delivery {
                Some(Delivery::Live(span)) => span.until,
                Some(Delivery::Now | Delivery::At(_)) | None => None,
            }
        } else {
            self.campaign.when.display.as_ref().and_then(|display| display.until)
        };
        until == Some(Moment::Never)
    }

    /// The names of the saved segments or of the lists in use.
    pub(super) fn named(&self, is_wanted: fn(&Segment) -> Option<&str>) -> Vec<String> {
        let mut names = Vec::new();
        walk::each_node(&self.campaign.who, &mut |node, _| {
            if let Some(name) = is_wanted(node) {
                add(&mut names, name);
            }
        });
        names
    }

    /// Whether conditions are joined by OR, or groups stand in groups.
    pub(super) fn has_groups(&self) -> bool {
        let conditions = self.campaign.who.segment.as_ref().map_or(&[][..], Segment::children);
        conditions.len() > 1
    }
}

/// Adds what is not there yet.
fn add(list: &mut Vec<String>, item: &str) {
    if !item.trim().is_empty() && !list.iter().any(|known| known == item) {
        list.push(item.to_owned());
    }
}
