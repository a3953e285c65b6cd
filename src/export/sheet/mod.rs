//! The paste sheet: the campaign in the dashboard's order, one row a field, each with what to do and its exact value.

mod rows;
mod segment;

use std::fmt::Write;

use super::Stage;
use super::markdown::{exactly, prose};
use crate::campaign::Campaign;
use crate::help::Topic;

/// The paste sheet of a campaign.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    /// The campaign's name.
    pub name: String,
    /// The dashboard's steps, in order.
    pub parts: Vec<Part>,
}

/// A step of the dashboard with its rows.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// The step.
    pub stage: Stage,
    /// What the step as a whole is about.
    pub help: Vec<Topic>,
    /// What to do there, in order.
    pub rows: Vec<Row>,
}

/// A field of the dashboard.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Its label.
    pub label: String,
    /// What to do there.
    pub entry: Entry,
    /// What the field is for.
    pub help: Option<Topic>,
}

/// What to do in a field.
#[derive(Clone, Debug, PartialEq)]
pub enum Entry {
    /// Enter exactly this, byte for byte.
    Enter(String),
    /// Choose this.
    Choose(String),
    /// Tick this.
    Tick(String),
    /// Leave this without a tick.
    Untick(String),
}

impl Entry {
    /// The text to enter, or the words of the choice.
    #[must_use]
    pub fn value(&self) -> &str {
        match self {
            Self::Enter(value) | Self::Choose(value) | Self::Tick(value) | Self::Untick(value) => value,
        }
    }
}

impl Sheet {
    /// The sheet of `campaign`; fields that are not filled in are left out.
    #[must_use]
    pub fn of(campaign: &Campaign) -> Self {
        let parts = vec![
            rows::start(campaign),
            rows::who(campaign),
            rows::what(campaign),
            rows::when(campaign),
            rows::test(campaign),
        ];
        let parts = parts.into_iter().filter(|part| !part.rows.is_empty()).collect();
        Self { name: campaign.name.clone(), parts }
    }

    /// The rows of every step, in order.
    pub fn rows(&self) -> impl Iterator<Item = &Row> {
        self.parts.iter().flat_map(|part| &part.rows)
    }

    /// The sheet as Markdown: what is still to mend first, then a box to tick for each field. With `is_explained`, each
    /// step and each field tells once what it is for.
    #[must_use]
    pub fn to_markdown(&self, problems: &[String], is_explained: bool) -> String {
        let mut out = format!("# {}\n", titled("Paste sheet", &self.name));
        if !problems.is_empty() {
            out.push_str("\nMend this first:\n\n");
            for problem in problems {
                let _ = writeln!(out, "- {}", prose(problem));
            }
        }
        out.push_str("\nLeave every field that is not listed here as it is.\n");
        let mut told = Vec::new();
        for part in &self.parts {
            let _ = write!(out, "\n## {}\n\n", part.stage.name());
            for topic in part.help.iter().filter(|_| is_explained) {
                let _ = write!(out, "{}\n\n", prose(topic.text()));
            }
            for row in &part.rows {
                let label = prose(&row.label);
                match &row.entry {
                    Entry::Enter(value) => out.push_str(&exactly(&format!("- [ ] {label}: enter"), value)),
                    Entry::Choose(value) => out.push_str(&exactly(&format!("- [ ] {label}: choose"), value)),
                    Entry::Tick(words) => {
                        let _ = writeln!(out, "- [ ] {label}: tick {}", prose(words));
                    }
                    Entry::Untick(words) => {
                        let _ = writeln!(out, "- [ ] {label}: leave {} unticked", prose(words));
                    }
                }
                if let Some(topic) = row.help.filter(|topic| is_explained && !told.contains(topic)) {
                    told.push(topic);
                    let _ = writeln!(out, "  {}", prose(topic.text()));
                }
            }
        }
        out
    }
}

/// A heading with the campaign's name, where it has one.
pub(super) fn titled(heading: &str, name: &str) -> String {
    if name.trim().is_empty() { heading.to_owned() } else { format!("{heading}: {}", prose(name)) }
}

impl Part {
    fn new(stage: Stage, help: &[Topic]) -> Self {
        Self { stage, help: help.to_vec(), rows: Vec::new() }
    }

    /// Adds a row, unless there is nothing to do there.
    fn row(&mut self, label: impl Into<String>, entry: Entry, help: Option<Topic>) {
        if !entry.value().is_empty() {
            self.rows.push(Row { label: label.into(), entry, help });
        }
    }

    fn enter(&mut self, label: impl Into<String>, value: &str, help: impl Into<Option<Topic>>) {
        self.row(label, Entry::Enter(value.to_owned()), help.into());
    }

    fn choose(&mut self, label: impl Into<String>, value: impl Into<String>, help: impl Into<Option<Topic>>) {
        self.row(label, Entry::Choose(value.into()), help.into());
    }

    /// Adds a box to tick or to leave alone, unless nobody decided.
    fn tick(&mut self, label: impl Into<String>, words: &str, is_ticked: Option<bool>, help: impl Into<Option<Topic>>) {
        match is_ticked {
            Some(true) => self.row(label, Entry::Tick(words.to_owned()), help.into()),
            Some(false) => self.row(label, Entry::Untick(words.to_owned()), help.into()),
            None => {}
        }
    }
}
