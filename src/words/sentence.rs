//! Whole sentences: who, what for, when.

use super::event::{About, Tense, predicate};
use super::time::{length, moment};
use super::{OPEN, listed, or_open, test};
use crate::campaign::{Campaign, Delivery, DoNotDisturb, EventRule, Inaction, Moment, Segment, TimeZone, Trigger};
use crate::profile::Profile;

/// What reads a segment aloud, and remembers what was just spoken of.
struct Reader<'p> {
    profile: &'p Profile,
    /// The thing that “it” would mean.
    it: Option<String>,
}

/// Who gets the campaign: “Everyone who added production 12345 to the cart in the last 30 days, has not bought it, and
/// has not opted out.”
#[must_use]
pub fn audience(campaign: &Campaign, profile: &Profile) -> String {
    let mut reader = Reader { profile, it: None };
    let mut items = Vec::new();
    if let Some(trigger) = campaign.who.trigger.as_ref().filter(|trigger| !trigger_is_blank(trigger)) {
        items.push(reader.action(trigger));
        items.extend(trigger.inaction.as_ref().map(|inaction| reader.inaction(inaction)));
    }
    if let Some(segment) = &campaign.who.segment {
        reader.all_of(std::slice::from_ref(segment), &mut items);
    }
    if items.iter().all(|item| item == OPEN) {
        return if campaign.is_live() { format!("Everyone who has just done {OPEN}.") } else { "Everyone.".to_owned() };
    }
    format!("Everyone who {}.", listed(&items, "and"))
}

/// What one condition or group says of a user: “has not bought production 12345”.
#[must_use]
pub fn condition(node: &Segment, profile: &Profile) -> String {
    conditions(None, None, std::slice::from_ref(node), profile)
}

/// What conditions say of a user, all at once: the live action, that something isn't done after it, and nodes of the
/// segment. “has just added a ticket to the cart and has not opted out”.
#[must_use]
pub fn conditions(
    trigger: Option<&Trigger>,
    inaction: Option<&Inaction>,
    nodes: &[Segment],
    profile: &Profile,
) -> String {
    let mut reader = Reader { profile, it: None };
    let mut items = Vec::new();
    items.extend(trigger.map(|trigger| reader.action(trigger)));
    items.extend(inaction.map(|inaction| reader.inaction(inaction)));
    reader.all_of(nodes, &mut items);
    if items.is_empty() { OPEN.to_owned() } else { listed(&items, "and") }
}

/// What the live action says of a user: “has just added production 12345 to the cart”.
#[must_use]
pub fn trigger(trigger: &Trigger, profile: &Profile) -> String {
    Reader { profile, it: None }.action(trigger)
}

fn trigger_is_blank(trigger: &Trigger) -> bool {
    trigger.event.trim().is_empty() && trigger.filters.is_empty() && trigger.inaction.is_none()
}

impl Reader<'_> {
    fn action(&mut self, trigger: &Trigger) -> String {
        let about = About::of(&trigger.filters, self.profile);
        let words = predicate(Tense::Just, &trigger.event, &about, about.thing.as_deref(), None, self.profile);
        self.it.clone_from(&about.thing);
        words
    }

    fn inaction(&self, inaction: &Inaction) -> String {
        let nothing = About::of(&[], self.profile);
        let undone = predicate(Tense::DidNot, &inaction.event, &nothing, None, None, self.profile);
        let time = inaction.within.as_ref().map_or_else(|| OPEN.to_owned(), length);
        format!("{undone} in the {time} after that")
    }

    /// Adds what is said of a user by `nodes`, all of which must be met. Alternatives come last, where no comma can be
    /// mistaken.
    fn all_of(&mut self, nodes: &[Segment], items: &mut Vec<String>) {
        let mut flat = Vec::new();
        flatten(nodes, &mut flat);
        let is_choice = |node: &Segment| matches!(node, Segment::Any(_));
        for node in flat.iter().filter(|node| !is_choice(node)) {
            items.push(self.leaf(node));
        }
        let choices: Vec<_> = flat.iter().filter(|node| is_choice(node)).collect();
        let is_last_alone = choices.len() == 1;
        for node in choices {
            let alternatives = self.alternatives(node.children());
            items.push(match alternatives.as_slice() {
                [] => OPEN.to_owned(),
                [one] => one.clone(),
                several if is_last_alone => format!("either {}", listed(several, "or")),
                several => format!("either ({})", listed(several, "or")),
            });
        }
    }

    fn alternatives(&mut self, nodes: &[Segment]) -> Vec<String> {
        let before = self.it.clone();
        let spoken = nodes
            .iter()
            .map(|node| {
                // What one alternative speaks of is not what “it” means in the next.
                self.it.clone_from(&before);
                self.inside(node)
            })
            .collect();
        self.it = None;
        spoken
    }

    /// A node inside a sentence, in brackets where it has several parts.
    fn inside(&mut self, node: &Segment) -> String {
        let bracketed = |items: &[String], word| match items {
            [] => OPEN.to_owned(),
            [one] => one.clone(),
            several => format!("({})", listed(several, word)),
        };
        match node {
            Segment::All(group) => {
                let mut flat = Vec::new();
                flatten(&group.of, &mut flat);
                let items: Vec<String> = flat.into_iter().map(|node| self.inside(node)).collect();
                bracketed(&items, "and")
            }
            Segment::Any(group) => bracketed(&self.alternatives(&group.of), "or"),
            _ => self.leaf(node),
        }
    }

    fn leaf(&mut self, node: &Segment) -> String {
        match node {
            Segment::Did(rule) => self.event(Tense::Did, rule),
            Segment::DidNot(rule) => self.event(Tense::DidNot, rule),
            Segment::User(rule) => test::predicate(rule, self.profile),
            Segment::SavedSegment(named) => format!("is in the saved segment “{}”", or_open(&named.name)),
            Segment::CustomList(named) => format!("is on the list “{}”", or_open(&named.name)),
            Segment::All(_) | Segment::Any(_) => OPEN.to_owned(),
        }
    }

    fn event(&mut self, tense: Tense, rule: &EventRule) -> String {
        let about = About::of(&rule.filters, self.profile);
        let is_it = about.thing.is_some() && about.thing == self.it;
        let thing = if is_it { Some("it") } else { about.thing.as_deref() };
        let words = predicate(tense, &rule.event, &about, thing, rule.within.as_ref(), self.profile);
        self.it.clone_from(&about.thing);
        words
    }
}

/// The parts of an AND, those of ANDs inside it and of groups with one part included.
fn flatten<'s>(nodes: &'s [Segment], flat: &mut Vec<&'s Segment>) {
    for node in nodes {
        match node {
            Segment::All(group) if !group.of.is_empty() => flatten(&group.of, flat),
            Segment::Any(group) if group.of.len() == 1 => flatten(&group.of, flat),
            _ => flat.push(node),
        }
    }
}

/// What counts as success: “Success is whoever bought production 12345 within 3 days; amount counts as revenue.”
/// Nothing where no goal is begun.
#[must_use]
pub fn goal(campaign: &Campaign, profile: &Profile) -> Option<String> {
    let goal = campaign.start.goal.as_ref()?;
    let about = About::of(&goal.filters, profile);
    let done = predicate(Tense::Did, &goal.event, &about, about.thing.as_deref(), None, profile);
    let window = goal.conversion_window.as_ref().map_or_else(|| OPEN.to_owned(), length);
    let revenue = match goal.revenue_property.trim() {
        "" => String::new(),
        property => format!("; {property} counts as revenue"),
    };
    Some(format!("Success is whoever {done} within {window}{revenue}."))
}

/// When it goes out, or is shown: “Goes out on Thursday, 3 December 2026, 17:00, by the account's clock; a phone that
/// can't be reached can still get it for 12 hours.”
#[must_use]
pub fn schedule(campaign: &Campaign) -> String {
    let when = &campaign.when;
    let mut words = if campaign.is_in_app() {
        let span = when.display.as_ref();
        format!("Shown {}", between(span.and_then(|span| span.from), span.and_then(|span| span.until)))
    } else {
        match &when.delivery {
            None => "When it goes out is not chosen yet".to_owned(),
            Some(Delivery::Now) => "Goes out as soon as it is published".to_owned(),
            Some(Delivery::At(scheduled)) => {
                let time = scheduled.at.map_or_else(|| "a day that is not filled in yet".to_owned(), moment);
                let clock = match scheduled.time_zone {
                    Some(TimeZone::Account) => ", by the account's clock",
                    Some(TimeZone::User) => ", by each user's own clock",
                    None => "",
                };
                format!("Goes out on {time}{clock}")
            }
            Some(Delivery::Live(span)) => {
                format!("Goes out whenever someone qualifies, {}", between(span.from, span.until))
            }
        }
    };
    if let Some(pause) = &when.do_not_disturb {
        words.push_str(&paused(pause));
    }
    if let Some(time) = when.time_to_live.as_ref().filter(|_| !campaign.is_in_app()) {
        words.push_str("; a phone that can't be reached can still get it for ");
        words.push_str(&length(time));
    }
    words.push('.');
    words
}

fn between(from: Option<Moment>, until: Option<Moment>) -> String {
    let from = match from {
        None => format!("from {OPEN}"),
        Some(Moment::Now) => "from publication on".to_owned(),
        Some(Moment::Never) => "from never".to_owned(),
        Some(Moment::At(time)) => format!("from {}", moment(time)),
    };
    let until = match until {
        None => format!("until {OPEN}"),
        Some(Moment::Now) => "until now".to_owned(),
        Some(Moment::Never) => "until someone ends it by hand".to_owned(),
        Some(Moment::At(time)) => format!("until {}", moment(time)),
    };
    format!("{from}, {until}")
}

fn paused(pause: &DoNotDisturb) -> String {
    let then = match pause.then.trim() {
        "delay" => " (what falls into that waits)",
        "discard" => " (what falls into that is dropped)",
        _ => "",
    };
    format!(", but not between {} and {}{then}", or_open(&pause.from), or_open(&pause.until))
}
