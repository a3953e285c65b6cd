//! `name/date-mismatch`: the name's date is neither that of delivery nor one in the copy.

use chrono::{Datelike, NaiveDate, TimeDelta};

use super::reading::Name;
use crate::campaign::{Campaign, Delivery, Moment};
use crate::dates::{Anchor, Date, Mention, MentionKind, Month, Relative, date_as, english};
use crate::lint::{Context, Edit, Findings, Fix, Place, Sending};
use crate::{declare_rule, field};

declare_rule! {
    /// A campaign is often made from a copy of the last one, and then the old date stays in its name. In the statistics
    /// the push is later taken for another.
    ///
    /// The name may have the day of delivery, a day that title or message name, or a day on which the linked production
    /// plays. A month counts where any of them lies in it. Where the copy names no day to come, or only one until or from
    /// which something holds, a day after delivery may be the event's. A campaign that runs from now on may have any date,
    /// and where delivery isn't filled in yet, nothing is said.
    ///
    /// ```wrong
    /// name: 2026-10-05 Hamlet last tickets
    /// ```
    ///
    /// ```right
    /// name: 2026-12-03 Hamlet last tickets
    /// ```
    "name/date-mismatch" {
        severity: Warning,
        summary: "The name's date is neither that of delivery nor one in the copy",
        why: "The date in the name is how a push is found again; an old one leads to another push's numbers.",
        source: Pushproof,
        fixable: Suggested,
    }
}

fn message(words: &str, sent: NaiveDate) -> String {
    format!("The name says “{words}”, which is neither {}, when it goes out, nor a day of the copy", english(sent))
}

fn check(context: &Context<'_>, findings: &mut Findings) {
    let campaign = context.campaign;
    let Some(sending) = context.sending().filter(|_| !runs_from_now(campaign)) else { return };
    let Some(name) = Name::read(&campaign.name) else { return };
    let anchor = context.anchor();
    let known = Known { context, sending, anchor };
    let mut dated = name.mentions.iter().filter_map(|mention| Some((mention, known.fits(mention)?)));
    let Some((mention, false)) = dated.next() else { return };
    if dated.any(|(_, fits)| fits) {
        return;
    }
    let words = campaign.name.get(mention.span.clone()).unwrap_or_default();
    let help = "Put the day of delivery or of the event into the name.";
    let place = Place { field: field!(name), span: Some(mention.span.clone()) };
    findings.add(place, message(words, sending.day()), help).maybe_fix(fix(&campaign.name, mention, sending.day()));
}

/// Whether the campaign has no day of its own: it runs from whenever it is published.
fn runs_from_now(campaign: &Campaign) -> bool {
    let span = match (&campaign.when.delivery, &campaign.when.display) {
        (_, Some(display)) if campaign.is_in_app() => Some(display),
        (Some(Delivery::Live(live)), _) => Some(live),
        _ => None,
    };
    span.is_some_and(|span| span.from == Some(Moment::Now))
}

/// What the campaign says of its days.
struct Known<'a, 'c> {
    context: &'a Context<'c>,
    sending: Sending,
    anchor: Anchor,
}

impl Known<'_, '_> {
    /// Whether a date of the name fits; nothing where it is no date.
    fn fits(&self, mention: &Mention) -> Option<bool> {
        match &mention.kind {
            MentionKind::Date(date) => {
                Some(!date.is_certain || date.days(self.anchor).any(|day| self.is_day(day)) || self.overlaps(date))
            }
            MentionKind::Month(month) => Some(!month.is_certain || self.is_month(*month)),
            MentionKind::Week(_) => Some(true),
            MentionKind::NoDay(_) | MentionKind::Weekday(_) | MentionKind::Time(_) | MentionKind::Relative(_) => None,
        }
    }

    /// Whether the campaign is sent on `day`, or speaks of it.
    fn is_day(&self, day: NaiveDate) -> bool {
        (self.is_silent() && day > self.sending.day())
            || self.is_sent_on(day)
            || self.copy().any(|mention| self.names(mention, day))
            || self.plays(|other| other == day)
    }

    fn is_sent_on(&self, day: NaiveDate) -> bool {
        self.sending.day() <= day && self.sending.last.is_none_or(|last| day <= last.date())
    }

    /// Whether the days of a span in the name hold the day of delivery or one of the copy.
    fn overlaps(&self, date: &Date) -> bool {
        date.first_day.is_some()
            && (date.may_be(self.sending.day(), self.anchor)
                || self.copy().any(|mention| match &mention.kind {
                    MentionKind::Date(other) => other.days(self.anchor).any(|day| date.may_be(day, self.anchor)),
                    _ => false,
                }))
    }

    fn is_month(&self, month: Month) -> bool {
        let first = self.sending.day();
        // An end long after the beginning has every month in it.
        let is_sent = match self.sending.last {
            Some(last) if (last.date() - first).num_days() < 366 => {
                first.iter_days().take_while(|day| *day <= last.date()).any(|day| month.has(day))
            }
            _ => month.year.is_none_or(|year| (year, month.month) >= (first.year(), first.month())),
        };
        let is_named = |mention: &Mention| match &mention.kind {
            MentionKind::Date(date) => date.days(self.anchor).any(|day| month.has(day)),
            MentionKind::Month(other) => other.month == month.month,
            _ => false,
        };
        let is_ahead = month.year.is_none_or(|year| (year, month.month) >= (first.year(), first.month()));
        is_sent || (self.is_silent() && is_ahead) || self.copy().any(is_named) || self.plays(|day| month.has(day))
    }

    /// Whether what the copy says in `mention` can be `day`.
    fn names(&self, mention: &Mention, day: NaiveDate) -> bool {
        let sent = self.sending.day();
        match &mention.kind {
            MentionKind::Date(date) => date.may_be(day, self.anchor),
            MentionKind::Month(month) => month.has(day),
            MentionKind::Weekday(weekday) => day.weekday() == *weekday && (day - sent).num_days().abs() < 14,
            MentionKind::Relative(Relative::Tomorrow) => day == sent + TimeDelta::days(1),
            // Whatever “31 November” stands for, it may be this day.
            MentionKind::NoDay(_) => true,
            MentionKind::Relative(Relative::Today) | MentionKind::Time(_) | MentionKind::Week(_) => false,
        }
    }

    /// Whether the copy names no day of an event that is to come; that of an offer or a sale is none, and what has passed
    /// is told by `copy/date-passed`.
    fn is_silent(&self) -> bool {
        !self.copy().any(|mention| match &mention.kind {
            MentionKind::Date(date) => {
                !date.is_deadline && !date.is_open && date.days(self.anchor).any(|day| day >= self.sending.day())
            }
            MentionKind::Month(_) => true,
            MentionKind::NoDay(_)
            | MentionKind::Week(_)
            | MentionKind::Weekday(_)
            | MentionKind::Time(_)
            | MentionKind::Relative(_) => false,
        })
    }

    fn copy(&self) -> impl Iterator<Item = &Mention> {
        self.context.copy().flat_map(|text| &text.mentions)
    }

    /// Whether a production that the links name plays on such a day.
    fn plays(&self, is_it: impl Fn(NaiveDate) -> bool) -> bool {
        let is_linked = |id: &str| {
            let same = |part: &str| !id.is_empty() && part == id;
            self.context.key_values().any(|(_, _, text)| text.source.split('/').any(same))
        };
        let linked = self.context.profile.productions.iter().filter(|production| is_linked(&production.id));
        linked.flat_map(|production| &production.performances).filter_map(|one| one.at).any(|at| is_it(at.date()))
    }
}

fn fix(name: &str, mention: &Mention, sent: NaiveDate) -> Option<Fix> {
    let MentionKind::Date(date) = &mention.kind else { return None };
    let is_plain = date.weekday.is_none() && date.first_day.is_none();
    let edits = date_as(sent, date, name).filter(|_| is_plain)?;
    let edit = |(span, text)| Edit::Text { field: field!(name), span, text };
    Some(Fix::suggested(
        format!("Name it after its delivery on {}", english(sent)),
        edits.into_iter().map(edit).collect(),
    ))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::Base;
    use crate::lint::testing::{assert_fix, assert_marks, assert_marks_in, found_with, with};
    use crate::profile::Profile;

    #[test]
    fn marks_a_date_of_another_push() {
        assert_marks(&RULE, "name: 2026-10-05 Hamlet last tickets", &["2026-10-05"]);
        assert_marks(&RULE, "name: Hamlet Restkarten 5. Oktober", &["5. Oktober"]);
        assert_marks(&RULE, "name: 2026-11 Hamlet", &["2026-11"]);
        assert_marks(&RULE, "name: 20261005 Hamlet", &["20261005"]);
        assert_marks(&RULE, "name: 2026-11-30 Hamlet\nwhat.message: Book now.", &["2026-11-30"]);
        assert_marks(&RULE, "name: 2026-12-06 Hamlet", &["2026-12-06"]);
        // When it would be shown in the app says nothing about a push.
        let shown = "name: 2026-10-05 Hamlet\nwhen.display: {\"from\": \"now\", \"until\": \"never\"}";
        assert_marks(&RULE, shown, &["2026-10-05"]);
        assert_marks(&RULE, "name: 05-10-2026 Hamlet", &["05-10-2026"]);
        let early_birds = "name: 2026-10-05 Open air\nwhat.message: €39 instead of €52 until 24 December.";
        assert_marks(&RULE, early_birds, &["2026-10-05"]);
        assert_marks_in(Base::InApp, &RULE, "name: 2026-11-30 Advent calendar", &["2026-11-30"]);
        assert_marks_in(Base::InApp, &RULE, "name: 2026-11 Advent calendar", &["2026-11"]);
    }

    #[test]
    fn takes_the_day_of_delivery_and_those_of_the_copy() {
        for lines in [
            "name: 2026-12-03 Hamlet",
            "name: 2026-12-05 Hamlet",
            "name: 2026-12 Hamlet",
            "name: Hamlet KW 49",
            "name: 3.12. Hamlet am 5. Januar",
            "name: 03/12/2026 Hamlet",
            "name: 261203 Hamlet",
            "name: 031226 Hamlet",
            "name: 2026-12-06 Hamlet\nwhat.message: Sunday at 11:00. Book now.",
            "name: 2026-12-04 Hamlet\nwhat.message: Morgen um 19.30 Uhr. Jetzt buchen.",
            "name: 2026-12-10 Advent\nwhat.message: 1.–24. Dezember: jeden Tag ein Konzert",
            "name: 1.–5. Dezember Adventwoche",
            "name: 2026-10-05 Hamlet\nwhen.delivery: null",
            "name: Hamlet last tickets",
            "name: 2026-12-20 Hamlet\nwhat.message: Book before they are gone.",
            "name: 2026-12-05 Hamlet\nwhat.message: Thursday 5 November, 19:30. Book now.",
            "name: 2027-01 Hamlet\nwhat.message: Book before they are gone.",
            "name: 2027-06-12 Open air\nwhat.message: €39 instead of €52 until 24 December.",
            "name: 2027-06-12 Open air\nwhat.message: Frühbucher bis 24.12., danach 52 €.",
            "name: 2027-06 Open air\nwhat.message: On sale from 4 December.",
            "name: 05-12-2026 Hamlet",
        ] {
            assert_marks(&RULE, lines, &[]);
        }
        assert_marks_in(Base::CartReminder, &RULE, "name: 2025-03 Cart reminder", &[]);
        assert_marks_in(Base::InApp, &RULE, "name: 2026-12-24 Last door", &[]);
    }

    #[test]
    fn takes_a_day_on_which_the_linked_production_plays() {
        let campaign = with(Base::Push, "name: 2026-12-12 Hamlet");
        let profile = |id: &str| {
            let text = format!(
                r#"{{"productions":[{{"id":"{id}","title":"Hamlet","performances":[{{"id":"1","at":"2026-12-12T19:30"}}]}}]}}"#
            );
            Profile::read(&text).expect("a profile")
        };
        assert_eq!(found_with(&RULE, &campaign, &profile("12345")), []);
        assert_eq!(found_with(&RULE, &campaign, &profile("777")).len(), 1);
    }

    #[test]
    fn offers_the_day_of_delivery() {
        assert_fix(&RULE, "name: 2026-10-05 Hamlet", "name", "2026-12-03 Hamlet");
        assert_fix(&RULE, "name: Hamlet 5. Oktober", "name", "Hamlet 3. Dezember");
        // A weekday or a span would have to change as well.
        for name in ["Monday 5 October Hamlet", "Hamlet 5.–8. Oktober"] {
            let campaign = with(Base::Push, &format!("name: {name}"));
            let found = found_with(&RULE, &campaign, Profile::guide());
            assert_eq!((found.len(), found.first().map(|found| found.fixes.len())), (1, Some(0)), "{name}");
        }
    }
}
