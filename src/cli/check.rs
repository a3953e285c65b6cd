//! `pushproof check`: campaigns from files, or a title, a message and a link on their own.

use std::path::PathBuf;

use chrono::NaiveDateTime;
use clap::{Args, ValueEnum};
use serde::Serialize;

use super::failure::Failure;
use super::input::{House, Input};
use super::people::{People, Persona, Words};
use super::text::{self, Paint};
use super::{Outcome, Said, sarif};
use crate::campaign::{Campaign, KeyValue};
use crate::document::FieldPath;
use crate::field;
use crate::lint::{self, Diagnostic, Report, Summary};
use crate::profile::Profile;

/// Checks campaigns, or a title, a message and a link on their own.
#[derive(Debug, Args)]
pub(super) struct Check {
    /// Files of campaigns; - stands for standard input.
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
    #[command(flatten)]
    copy: Copy,
    #[command(flatten)]
    house: House,
    /// Reads each campaign back in plain words, and tells who would get it.
    #[arg(long)]
    personas: bool,
    /// How to tell what was found.
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Format,
}

/// Texts to check without a campaign around them.
#[derive(Debug, Args)]
struct Copy {
    /// A title to check on its own; write --title=TEXT for one that begins with a hyphen.
    #[arg(long, value_name = "TEXT")]
    title: Option<String>,
    /// A message to check on its own.
    #[arg(long, value_name = "TEXT")]
    message: Option<String>,
    /// A deep link to check on its own, such as performances/12345.
    #[arg(long, value_name = "PATH")]
    link: Option<String>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum Format {
    /// For people, with the place marked.
    Text,
    /// For programs.
    Json,
    /// For code hosts and editors (SARIF 2.1.0).
    Sarif,
}

/// A campaign and what was found in it.
#[derive(Debug)]
pub(super) struct Checked<'i> {
    /// The file it stands in; none where its texts came with the call.
    pub(super) input: Option<&'i Input>,
    /// Its position in the file, from 0.
    pub(super) position: usize,
    /// The campaign.
    pub(super) campaign: &'i Campaign,
    /// What was found.
    pub(super) report: Report,
    /// What it says in plain words and who would get it, where that is asked for.
    pub(super) people: Option<People>,
}

impl Check {
    pub(super) fn run(self, paint: Paint) -> Said {
        let profile = match self.house.profile() {
            Ok(profile) => profile,
            Err(failure) => return failure.into(),
        };
        let now = self.house.now();
        let told = self.house.told(&profile);
        if self.personas && (self.copy.is_given() || matches!(self.format, Format::Sarif)) {
            let why = "--personas is for the campaigns of a file, as text or JSON";
            return Failure::call(why).into();
        }
        let mut said = match (self.copy.is_given(), self.files.is_empty()) {
            (true, true) => self.copy.check(&profile, now, |checked| self.format.tell(checked, paint)),
            (false, false) => self.check_files(&profile, now, paint),
            (true, false) => Failure::call(
                "found files as well as --title, --message or --link; check the files, or the texts on their own",
            )
            .into(),
            (false, true) => {
                Failure::call("expected a file, - for standard input, or --title, --message or --link").into()
            }
        };
        said.err.insert_str(0, &told);
        said
    }

    /// Checks every file that can be read; one that can't be makes no other go unchecked.
    fn check_files(&self, profile: &Profile, now: NaiveDateTime, paint: Paint) -> Said {
        let (inputs, failures): (Vec<_>, Vec<_>) =
            self.files.iter().map(|path| Input::read(path)).partition(Result::is_ok);
        let inputs: Vec<Input> = inputs.into_iter().flatten().collect();
        let checked: Vec<Checked<'_>> = inputs
            .iter()
            .flat_map(|input| {
                let reports = lint::check_all(&input.file.campaigns, profile, now);
                let campaigns = input.file.campaigns.iter().zip(reports).enumerate();
                campaigns.map(move |(position, (campaign, report))| Checked {
                    input: Some(input),
                    position,
                    campaign,
                    report,
                    people: self.personas.then(|| People::of(campaign, profile)),
                })
            })
            .collect();
        // A program gets its list even where there is nothing in it; a person is not told that all is well.
        let is_silent = inputs.is_empty() && matches!(self.format, Format::Text);
        let mut said = if is_silent { Said::default() } else { self.format.tell(&checked, paint) };
        failures.into_iter().filter_map(Result::err).for_each(|failure| said.fail(&failure));
        said
    }
}

impl Copy {
    const fn is_given(&self) -> bool {
        self.title.is_some() || self.message.is_some() || self.link.is_some()
    }

    /// Checks these texts with the rules about their fields alone.
    fn check(self, profile: &Profile, now: NaiveDateTime, tell: impl Fn(&[Checked<'_>]) -> Said) -> Said {
        let mut campaign = Campaign::default();
        let mut fields: Vec<FieldPath> = Vec::new();
        if let Some(title) = self.title {
            campaign.what.title = title;
            fields.push(field!(what.title));
        }
        if let Some(message) = self.message {
            campaign.what.message = message;
            fields.push(field!(what.message));
        }
        if let Some(value) = self.link {
            let key = match profile.deep_link.key.as_str() {
                "" => "deeplink_url".to_owned(),
                key => key.to_owned(),
            };
            let pair = KeyValue { key, value, android: Some(true), ios: Some(true), ..KeyValue::default() };
            campaign.what.key_values.push(pair);
            fields.push(field!(what.key_values));
        }
        let report = lint::check_only(&campaign, profile, now, &fields);
        tell(&[Checked { input: None, position: 0, campaign: &campaign, report, people: None }])
    }
}

impl Format {
    /// Tells what was found.
    pub(super) fn tell(self, checked: &[Checked<'_>], paint: Paint) -> Said {
        let out = match self {
            Self::Text => text::reports(checked, paint),
            Self::Json => json(checked),
            Self::Sarif => sarif::log(checked),
        };
        let errors: usize = checked.iter().map(|checked| checked.report.summary().errors).sum();
        Said { out, err: String::new(), outcome: if errors == 0 { Outcome::Clean } else { Outcome::Errors } }
    }
}

/// The JSON of a check.
#[derive(Serialize)]
struct Json<'c> {
    reports: Vec<JsonReport<'c>>,
}

#[derive(Serialize)]
struct JsonReport<'c> {
    /// The file as it was named, `-` for standard input, null where the texts came with the call.
    file: Option<&'c str>,
    /// The campaign's name, null where it has none.
    campaign: Option<&'c str>,
    diagnostics: &'c [Diagnostic],
    summary: Summary,
    /// The campaign in plain words, where that is asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    words: Option<&'c Words>,
    /// Who would get it, where that is asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    personas: Option<Vec<Persona<'c>>>,
}

impl<'c> JsonReport<'c> {
    fn of(checked: &'c Checked<'c>) -> Self {
        Self {
            file: checked.input.map(|input| input.name.as_str()),
            campaign: Some(checked.campaign.name.as_str()).filter(|name| !name.is_empty()),
            diagnostics: &checked.report.diagnostics,
            summary: checked.report.summary(),
            words: checked.people.as_ref().map(|people| &people.words),
            personas: checked.people.as_ref().map(People::json),
        }
    }
}

fn json(checked: &[Checked<'_>]) -> String {
    let json = Json { reports: checked.iter().map(JsonReport::of).collect() };
    serde_json::to_string_pretty(&json).unwrap_or_default() + "\n"
}
