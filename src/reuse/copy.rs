//! Texts: name, title, message, links. The old title, dates, times, weekdays and ids become the new ones, each in the
//! shape in which it was written.

use std::ops::Range;

use chrono::{Datelike, TimeDelta};

use super::{Look, Subject};
use crate::campaign::Campaign;
use crate::dates::{
    Anchor, Date, Language, Mention, MentionKind, Time, date_in, find, find_in_name, time_as, weekday_as, weekday_at,
};
use crate::document::FieldPath;
use crate::field;
use crate::text::overlap;

/// A date without a year that is further away than this is taken for another year's.
const NEAR: TimeDelta = TimeDelta::days(180);

/// What becomes what.
pub(super) struct Rewrite<'a> {
    pub old: &'a Subject,
    pub new: &'a Subject,
    pub anchor: Anchor,
    pub language: Language,
}

/// The language that a campaign says it is in.
pub(super) fn language_of(campaign: &Campaign) -> Language {
    match campaign.language_tag() {
        "de" => Language::German,
        "en" => Language::English,
        _ => Language::Both,
    }
}

/// What changes in a text, in no order.
type Edits = Vec<(Range<usize>, String)>;

impl Rewrite<'_> {
    /// Rewrites every text of the campaign.
    pub(super) fn campaign(&self, campaign: &mut Campaign, look: &mut Vec<Look>) {
        let name = find_in_name(&campaign.name);
        self.text(&field!(name), &mut campaign.name, &name, true, look);
        let what = &mut campaign.what;
        let mut copy = |field: &FieldPath, text: &mut String| {
            let mentions = find(text);
            self.text(field, text, &mentions, false, look);
        };
        copy(&field!(what.title), &mut what.title);
        copy(&field!(what.message), &mut what.message);
        for (position, variant) in what.variants.iter_mut().enumerate() {
            copy(&field!(what.variants[position].title), &mut variant.title);
            copy(&field!(what.variants[position].message), &mut variant.message);
        }
        for (position, button) in what.buttons.iter_mut().enumerate() {
            copy(&field!(what.buttons[position].label), &mut button.label);
        }
        for (row, pair) in what.key_values.iter_mut().enumerate() {
            self.text(&field!(what.key_values[row].value), &mut pair.value, &[], true, look);
        }
        for (position, button) in what.buttons.iter_mut().enumerate() {
            self.text(&field!(what.buttons[position].action), &mut button.action, &[], true, look);
        }
    }

    fn text(&self, field: &FieldPath, text: &mut String, mentions: &[Mention], has_ids: bool, look: &mut Vec<Look>) {
        let mut edits = self.titles(text);
        let titles: Vec<Range<usize>> = edits.iter().map(|(span, _)| span.clone()).collect();
        let is_title = |span: &Range<usize>| titles.iter().any(|title| overlap(title, span));
        // What looks like a date inside a title is none.
        for mention in mentions.iter().filter(|mention| !is_title(&mention.span)) {
            let Told { edits: made, look: why } = self.mention(mention, text);
            edits.extend(made);
            look.extend(why.map(|why| Look::new(field.clone(), why)));
        }
        if has_ids {
            let is_taken =
                |span: &Range<usize>| is_title(span) || mentions.iter().any(|mention| overlap(&mention.span, span));
            edits.extend(self.ids(text).into_iter().filter(|(span, _)| !is_taken(span)));
        }
        edits.sort_by_key(|(span, _)| std::cmp::Reverse(span.start));
        for (span, words) in edits {
            if text.get(span.clone()).is_some() {
                text.replace_range(span, &words);
            }
        }
    }

    /// Every occurrence of the old title, as whole words, in capitals too.
    fn titles(&self, text: &str) -> Edits {
        let (old, new) = (&self.old.title, &self.new.title);
        if old.is_empty() || new.is_empty() || old == new {
            return Edits::new();
        }
        let mut edits: Edits = occurrences(text, old).map(|span| (span, new.clone())).collect();
        let loud = old.to_uppercase();
        if loud != *old {
            edits.extend(occurrences(text, &loud).map(|span| (span, new.to_uppercase())));
        }
        edits
    }

    /// Every id of the old production and its performance, as a whole number.
    fn ids(&self, text: &str) -> Edits {
        let mut edits = Edits::new();
        let mut has_production = false;
        for span in numbers(text) {
            let number = text.get(span.clone()).unwrap_or_default();
            let is_production = number == self.old.id && !(has_production && number == self.old.performance_id);
            let id = if is_production {
                has_production = true;
                &self.new.id
            } else if number == self.old.performance_id {
                &self.new.performance_id
            } else {
                continue;
            };
            if !id.is_empty() {
                edits.push((span, id.clone()));
            }
        }
        edits
    }

    fn mention(&self, mention: &Mention, text: &str) -> Told {
        let words = text.get(mention.span.clone()).unwrap_or_default();
        let days = self.old.day.zip(self.new.day);
        match &mention.kind {
            MentionKind::Date(date) => self.date(date, text, words),
            MentionKind::Weekday(day) => match days.filter(|(old, _)| old.weekday() == *day) {
                Some((old, new)) if old.weekday() == new.weekday() => Told::default(),
                Some((_, new)) => weekday_at(text, &mention.span).map_or_else(Told::default, |word| {
                    Told::edits(vec![(word.span.clone(), weekday_as(new.weekday(), &word, text))])
                }),
                None => Told::look(format!("“{words}” may be about the old performance")),
            },
            MentionKind::Time(time) => match self.time(time, text) {
                Some(edit) => Told::edits(vec![edit]),
                None if self.is_same_time(time) => Told::default(),
                None => Told::look(format!("“{words}” may be about the old performance")),
            },
            MentionKind::Month(month) => match days {
                Some((old, new)) if month.has(old) && !month.has(new) => {
                    Told::look(format!("“{words}” is the old performance's month"))
                }
                _ => Told::default(),
            },
            MentionKind::NoDay(_) => Told::look(format!("“{words}” is no day that there is")),
            MentionKind::Week(_) => Told::look(format!("“{words}” may be the old performance's week")),
            MentionKind::Relative(_) => {
                Told::look(format!("“{words}” depends on when the push is sent and when it is played"))
            }
        }
    }

    fn date(&self, date: &Date, text: &str, words: &str) -> Told {
        let Some((old, new)) = self.old.day.zip(self.new.day) else {
            return Told::look(format!("“{words}” may be the old performance's date"));
        };
        if !date.may_be(old, self.anchor) {
            let why = "is another date than the old performance's; see whether it still holds";
            return Told::look(format!("“{words}” {why}"));
        }
        let by_hand = |how: &str| Told::look(format!("“{words}” holds the old performance's date; {how}"));
        if date.only_day(self.anchor) != Some(old) || date.first_day.is_some() {
            return by_hand("write the new one");
        }
        let mut edits = Edits::new();
        if old != new {
            let has_year = date.readings.iter().any(|reading| reading.year.is_some());
            if !has_year && (new - self.anchor.day).abs() > NEAR {
                return by_hand("write the new one, with its year");
            }
            match date_in(new, date, text, self.language) {
                Some(made) => edits.extend(made),
                None => return by_hand("write the new one"),
            }
            if let Some(word) = date.weekday.as_ref().filter(|word| word.day != new.weekday()) {
                edits.push((word.span.clone(), weekday_as(new.weekday(), word, text)));
            }
        }
        let times = date.times.iter().filter_map(|time| self.time(time, text));
        edits.extend(times);
        let stays = date.times.iter().find(|time| self.time(time, text).is_none() && !self.is_same_time(time));
        let look = stays.map(|time| {
            let time = text.get(time.span.clone()).unwrap_or_default();
            format!("“{time}” stands beside a new date; see whether it still holds")
        });
        Told { edits, look }
    }

    /// Whether a time is the old one, and the new one too.
    fn is_same_time(&self, time: &Time) -> bool {
        self.old.time == Some(time.at) && self.new.time == Some(time.at)
    }

    /// The new time in the place of the old one; nothing where it is another.
    fn time(&self, time: &Time, text: &str) -> Option<(Range<usize>, String)> {
        let old = self.old.time?;
        let new = self.new.time?;
        if time.at != old || old == new {
            return None;
        }
        Some((time.span.clone(), time_as(new, time, text)?))
    }
}

/// What is to be done about words about time.
#[derive(Default)]
struct Told {
    edits: Edits,
    look: Option<String>,
}

impl Told {
    const fn edits(edits: Edits) -> Self {
        Self { edits, look: None }
    }

    const fn look(why: String) -> Self {
        Self { edits: Edits::new(), look: Some(why) }
    }
}

/// Where `words` stand in `text` as whole words.
pub(super) fn occurrences<'t>(text: &'t str, words: &'t str) -> impl Iterator<Item = Range<usize>> + 't {
    let found = text.match_indices(words).filter(move |_| !words.is_empty());
    found.map(|(start, words)| start..start + words.len()).filter(move |span| {
        let before = text.get(..span.start).and_then(|before| before.chars().next_back());
        let after = text.get(span.end..).and_then(|after| after.chars().next());
        !before.into_iter().chain(after).any(char::is_alphanumeric)
    })
}

/// Where whole numbers stand in `text`.
pub(super) fn numbers(text: &str) -> Vec<Range<usize>> {
    let mut numbers: Vec<Range<usize>> = Vec::new();
    for (at, _) in text.bytes().enumerate().filter(|(_, byte)| byte.is_ascii_digit()) {
        match numbers.last_mut() {
            Some(number) if number.end == at => number.end += 1,
            _ => numbers.push(at..at + 1),
        }
    }
    numbers
}
