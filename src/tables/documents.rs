//! Campaign documents as the worker keeps them: each a row, checked and mended as a whole.

use std::borrow::Cow;
use std::ops::Range;

use chrono::NaiveDateTime;

use super::book::{File, History, Rows, as_sentence};
use super::protocol::{Changed, Column};
use crate::batch::{Documents, Layout, Original, Record, RowResult, Unreadable};
use crate::campaign::{Campaign, DateTime, Delivery};
use crate::export::differences;
use crate::import::dashboard;
use crate::lint::fix_all;
use crate::profile::Profile;

/// Campaign documents.
pub(super) struct DocumentRows<'p> {
    documents: Documents<'p>,
    profile: &'p Profile,
    now: NaiveDateTime,
    /// Campaigns as they were, with their positions.
    history: History<(usize, Campaign)>,
}

impl<'p> DocumentRows<'p> {
    pub(super) fn open(files: &[File], profile: &'p Profile, now: NaiveDateTime) -> Result<Self, Unreadable> {
        let mut campaigns = Vec::new();
        for file in files {
            let read = crate::document::decode(&file.bytes).and_then(|text| dashboard::campaigns(&text));
            let read = read.map_err(|error| {
                let name = if files.len() > 1 { format!("“{}”, ", file.name) } else { String::new() };
                Unreadable(as_sentence(&format!("{name}{error}")))
            });
            campaigns.extend(read?.0.campaigns);
        }
        if campaigns.is_empty() {
            return Err(Unreadable("The list of campaigns is empty: there is nothing to check.".to_owned()));
        }
        let documents = Documents::new(campaigns, profile, now);
        Ok(Self { documents, profile, now, history: History::default() })
    }

    /// Puts a campaign into the place of another one, and tells in which fields they differ.
    fn replace(&mut self, position: usize, campaign: Campaign) -> (Option<Campaign>, Vec<Changed>) {
        let Some(before) = self.documents.replace(position, campaign) else { return (None, Vec::new()) };
        let after = self.documents.campaigns().get(position);
        let found = after.map(|after| differences(&before, after)).unwrap_or_default();
        let told = found.into_iter().map(|found| {
            let [before, after] = found.values;
            Changed { row: position + 1, column: found.label, before, after }
        });
        (Some(before), told.collect())
    }

    fn change(&mut self, position: usize, campaign: Campaign) -> Vec<Changed> {
        let (before, told) = self.replace(position, campaign);
        self.history.note(before.map(|before| (position, before)));
        told
    }
}

impl Rows for DocumentRows<'_> {
    fn columns(&self) -> Vec<Column> {
        Vec::new()
    }

    fn remap(&mut self, _: &[String]) {}

    fn len(&self) -> usize {
        self.documents.campaigns().len()
    }

    fn count(&self) -> usize {
        self.len()
    }

    fn position(&self, row: usize) -> Option<usize> {
        row.checked_sub(1).filter(|position| *position < self.len())
    }

    fn record(&self, position: usize) -> Option<Cow<'_, Record>> {
        self.documents.record(position).map(Cow::Owned)
    }

    fn delivery(&self, position: usize) -> String {
        self.documents.delivery(position)
    }

    fn check(&self, position: usize) -> Option<RowResult> {
        self.documents.check(position)
    }

    fn is_fixable(&self, position: usize) -> bool {
        let campaign = self.documents.campaigns().get(position);
        campaign.is_some_and(|campaign| fix_all(campaign, self.profile, self.now).campaign != *campaign)
    }

    fn begin(&mut self) {
        self.history.begin();
    }

    fn fix(&mut self, rows: Range<usize>) -> Vec<Changed> {
        let mut told = Vec::new();
        for position in rows {
            let Some(campaign) = self.documents.campaigns().get(position) else { continue };
            let fixed = fix_all(campaign, self.profile, self.now).campaign;
            if fixed != *campaign {
                told.extend(self.change(position, fixed));
            }
        }
        told
    }

    fn send_at(&mut self, row: usize, at: DateTime) -> Vec<Changed> {
        let Some(position) = self.position(row) else { return Vec::new() };
        let Some(mut moved) = self.documents.campaigns().get(position).cloned() else { return Vec::new() };
        let Some(Delivery::At(scheduled)) = &mut moved.when.delivery else { return Vec::new() };
        scheduled.at = Some(at);
        let told = self.change(position, moved);
        self.documents.survey();
        told
    }

    fn take_back(&mut self) -> Vec<Changed> {
        let told = self.history.take().into_iter().flat_map(|(position, before)| self.replace(position, before).1);
        let told = told.collect();
        self.documents.survey();
        told
    }

    fn can_undo(&self) -> bool {
        self.history.has_some()
    }

    fn layout(&self) -> Layout {
        Documents::LAYOUT
    }

    fn width(&self) -> usize {
        Documents::header().cells.len()
    }

    fn before(&self) -> &[Record] {
        &[]
    }

    fn header(&self) -> Option<Cow<'_, Record>> {
        Some(Cow::Owned(Documents::header()))
    }

    fn original(&self) -> Option<Original<'_>> {
        None
    }
}
