//! Checking rows: each with the rules about the fields that the table has.

use chrono::NaiveDateTime;

use super::bytes::Unreadable;
use super::calendar::{Calendar, Survey};
use super::columns::Mapping;
use super::row::{Plan, Sending};
use super::table::{Layout, Record, Table};
use super::tally::Tally;
use crate::campaign::{Campaign, Delivery};
use crate::field;
use crate::lint::{Diagnostic, Rule, Summary, check_by};
use crate::profile::Profile;

/// A row and what was found in it.
#[derive(Clone, Debug)]
pub struct RowResult {
    /// Its number from 1, as a spreadsheet counts.
    pub row: usize,
    /// The line of the file that it begins in, where the file is text.
    pub line: Option<usize>,
    /// The campaign that it is.
    pub campaign: Campaign,
    /// What was found.
    pub diagnostics: Vec<Diagnostic>,
}

impl RowResult {
    /// How many findings there are of each severity.
    #[must_use]
    pub fn summary(&self) -> Summary {
        Summary::of(&self.diagnostics)
    }
}

/// Checks a row; nothing where it is no push.
#[must_use]
pub fn check_row(plan: &Plan<'_>, calendar: &Calendar, record: &Record, now: NaiveDateTime) -> Option<RowResult> {
    if !plan.is_push(record) {
        return None;
    }
    let row = plan.row(record);
    let wanted = |rule: &Rule| plan.may_speak(rule);
    let mut diagnostics = check_by(wanted, &row.campaign, plan.profile, now, calendar.before(row.row)).diagnostics;
    let delivery = field!(when.delivery);
    let has_passed = match &row.campaign.when.delivery {
        Some(Delivery::At(scheduled)) => scheduled.at.is_some_and(|at| at.date() < now.date()),
        _ => false,
    };
    diagnostics.retain(|found| {
        let is_of_table = plan.fields().iter().any(|field| found.place.field.is_within(field));
        // What rests on an assumed noon, or on a cell that nobody could read, is not worth telling.
        let is_sure = match row.sending {
            Sending::Known => true,
            Sending::DayOnly => found.rule.id == "when/daily-cap" || found.rule.id == "when/past" && has_passed,
            Sending::Unread => false,
        };
        is_of_table && (is_sure || !found.place.field.is_within(&delivery))
    });
    diagnostics.extend(row.unread);
    Some(RowResult { row: row.row, line: row.line, campaign: row.campaign, diagnostics })
}

/// A table, checked as a whole.
#[derive(Clone, Debug)]
pub struct Results {
    /// How it is written.
    pub layout: Layout,
    /// What the columns hold.
    pub mapping: Mapping,
    /// What there is to know about how it was read, in sentences.
    pub told: Vec<String>,
    /// What stands above the names.
    pub before: Vec<Record>,
    /// The row of names, where there is one.
    pub header: Option<Record>,
    /// The rows as they came, each with what was found; nothing for what is no push.
    pub rows: Vec<(Record, Option<RowResult>)>,
    /// The findings, counted by rule.
    pub tally: Tally,
}

/// Checks every row of a table that fits into memory.
///
/// # Errors
/// Where a row can't be read.
pub fn check_table(table: Table<'_>, profile: &Profile, now: NaiveDateTime) -> Result<Results, Unreadable> {
    let mut plan = Plan::new(table.mapping.clone(), profile);
    let (layout, mapping, told) = (table.layout, table.mapping.clone(), table.told.clone());
    let (before, header) = (table.before.clone(), table.header.clone());
    let records: Vec<Record> = table.collect::<Result<_, _>>()?;
    let mut survey = Survey::default();
    for record in &records {
        survey.see(&plan, record);
    }
    let calendar = survey.finish(&mut plan, now);
    let mut tally = Tally::default();
    let rows = records.into_iter().map(|record| {
        let result = check_row(&plan, &calendar, &record, now);
        if let Some(result) = &result {
            tally.add(&result.diagnostics);
        }
        (record, result)
    });
    let rows = rows.collect();
    Ok(Results { layout, mapping, told, before, header, rows, tally })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::{check_beside, time_of_examples};

    #[test]
    fn rules_that_are_left_out_would_have_said_nothing() {
        const TABLES: [&str; 3] = [
            "title,message,link,delivery\nHAMLET IS BACK NOW!!!,@Profile - Nam,/performances/x/,2026-11-23 10:02\n,,,now\n",
            "name,title,message,link,event id,performance id,purpose,language\n\
             test,XX,Just www.a.at,https://x.y/events/1,abc,1,marketing,de\nB,T,M,performances/1,2,,,\n",
            "title\nHamlet\n",
        ];
        let (profile, now) = (Profile::guide(), time_of_examples());
        for text in TABLES {
            let table = Table::open(text.as_bytes(), &[]).expect("a table");
            let plan = Plan::new(table.mapping.clone(), profile);
            for record in table.map(|record| record.expect("a row")) {
                let row = plan.row(&record);
                let all = check_beside(&row.campaign, profile, now, &[]).diagnostics.into_iter();
                let of_table = |found: &Diagnostic| {
                    plan.fields().iter().any(|field| found.place.field.is_within(field)) && !plan.may_speak(found.rule)
                };
                assert_eq!(all.filter(of_table).map(|found| found.rule.id).collect::<Vec<_>>(), [""; 0], "{record:?}");
            }
        }
    }
}
