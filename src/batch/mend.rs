//! Every safe fix over all rows, with what each cell was before and is after.

use chrono::NaiveDateTime;

use super::columns::Target;
use super::row::Plan;
use super::table::Record;
use crate::campaign::Campaign;
use crate::lint::fix_all;

/// A cell that a fix changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The row, from 1, as a spreadsheet counts.
    pub row: usize,
    /// What the cell holds.
    pub target: Target,
    /// What stood there.
    pub before: String,
    /// What stands there now.
    pub after: String,
}

/// Makes every safe fix in the cells of these rows, and tells what changed. Columns that hold something else, and what a
/// table can't say, stay as they are.
#[must_use]
pub fn fix_rows(plan: &Plan<'_>, records: &mut [Record], now: NaiveDateTime) -> Vec<Change> {
    let mut changes = Vec::new();
    for record in records.iter_mut().filter(|record| plan.is_push(record)) {
        let row = plan.row(record);
        let fixed = fix_all(&row.campaign, plan.profile, now).campaign;
        for target in [Target::Name, Target::Title, Target::Message, Target::Link] {
            let (Some(before), Some(after)) = (text(&row.campaign, target), text(&fixed, target)) else { continue };
            let place = plan.mapping.position(target).and_then(|position| record.cells.get_mut(position));
            if let (true, Some(cell)) = (before != after, place) {
                let before = std::mem::replace(cell, after.to_owned());
                changes.push(Change { row: record.row, target, before, after: after.to_owned() });
            }
        }
    }
    changes
}

/// The text of a campaign that a cell holds.
fn text(campaign: &Campaign, target: Target) -> Option<&str> {
    match target {
        Target::Name => Some(&campaign.name),
        Target::Title => Some(&campaign.what.title),
        Target::Message => Some(&campaign.what.message),
        Target::Link => match campaign.what.key_values.as_slice() {
            [link] => Some(&link.value),
            _ => None,
        },
        _ => None,
    }
}
