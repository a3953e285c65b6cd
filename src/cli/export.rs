//! `pushproof export`: a campaign handed over, to programs or to the person who enters it.

use std::fmt::Write;
use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Args, ValueEnum};
use serde_json::Value;

use super::failure::Failure;
use super::input::{House, Input};
use super::text::visible;
use super::{Outcome, Said};
use crate::campaign::Campaign;
use crate::document::pretty;
use crate::export::{Checklist, Dashboard, Sheet, api, key_values};
use crate::lint::{Diagnostic, Report, Severity, check_all};
use crate::profile::Profile;
use crate::share::{self, Shared};

/// Hands a campaign over: to the dashboard, to the app, to `CleverTap`'s API, or to the person who enters it.
#[derive(Debug, Args)]
pub(super) struct Export {
    /// A file of campaigns; - stands for standard input.
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// What to make of it.
    #[arg(long = "as", value_name = "FORM")]
    form: Form,
    /// With --as sheet: tell what each field is for.
    #[arg(long)]
    explain: bool,
    /// With --as link: where your house's page is, such as <https://venue.example/pushproof/>.
    #[arg(long, value_name = "URL")]
    address: Option<String>,
    #[command(flatten)]
    house: House,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Form {
    /// Every field in the dashboard's order, as JSON, with the campaign itself.
    Dashboard,
    /// What the app receives on each platform, as JSON.
    KeyValues,
    /// The body that creates the campaign by CleverTap's API, as JSON.
    Api,
    /// Every field with what to enter there, as Markdown.
    Sheet,
    /// What is left to do by hand, as Markdown.
    Checklist,
    /// A link that carries the whole campaign behind its #, to open in the page.
    Link,
}

/// A campaign of the file, and what was found in it.
struct Checked<'i> {
    /// The file's name, and the campaign's number where there are several.
    name: String,
    campaign: &'i Campaign,
    report: Report,
}

impl Checked<'_> {
    fn errors(&self) -> impl Iterator<Item = &Diagnostic> {
        self.report.diagnostics.iter().filter(|found| found.severity == Severity::Error)
    }
}

impl Export {
    pub(super) fn run(self, is_terminal: bool) -> Result<Said, Failure> {
        if self.explain && self.form != Form::Sheet {
            return Err(Failure::call("--explain goes with --as sheet alone; leave it out, or export the sheet"));
        }
        if self.address.is_some() && self.form != Form::Link {
            return Err(Failure::call("--address goes with --as link alone; leave it out, or export a link"));
        }
        let profile = self.house.profile()?;
        let now = self.house.now();
        let input = Input::read(&self.file)?;
        let campaigns = &input.file.campaigns;
        let file = visible(input.spoken());
        let reports = check_all(campaigns, &profile, now);
        let named = |position: usize| match campaigns.len() {
            1 => file.clone(),
            _ => format!("{file}, campaign {}", position + 1),
        };
        let checked: Vec<Checked<'_>> = campaigns
            .iter()
            .zip(reports)
            .enumerate()
            .map(|(position, (campaign, report))| Checked { name: named(position), campaign, report })
            .collect();
        let mut said = match self.form {
            Form::Dashboard => of_each(&checked, |campaign| Dashboard::of(campaign).to_json()),
            Form::KeyValues => of_each(&checked, key_values),
            Form::Api => bodies(&checked, &profile, now.date()),
            Form::Sheet => Said::only(pages(&checked, |checked| {
                let problems: Vec<String> =
                    checked.errors().map(|found| format!("{}. {}", found.message, found.help)).collect();
                Sheet::of(checked.campaign).to_markdown(&problems, self.explain)
            })),
            Form::Checklist => {
                Said::only(pages(&checked, |checked| Checklist::of(checked.campaign, &profile).to_markdown()))
            }
            Form::Link => Said::only(links(&checked, self.address.as_deref().unwrap_or_default())),
        };
        // The sheet tells them at its top, and a refusal tells them all.
        if matches!(self.form, Form::Dashboard | Form::KeyValues | Form::Checklist | Form::Link) {
            for checked in checked.iter().filter(|checked| checked.errors().next().is_some()) {
                let _ = writeln!(said.err, "{}: there are errors in it; pushproof check tells more", checked.name);
            }
        }
        if is_terminal {
            // What is piped or redirected stays as it is, byte for byte.
            said.out = said.out.split('\n').map(visible).collect::<Vec<_>>().join("\n");
        }
        said.err.insert_str(0, &self.house.told(&profile));
        Ok(said)
    }
}

/// The JSON of a campaign, or the list of those of several.
fn json(mut of_each: Vec<Value>) -> String {
    let only = if of_each.len() == 1 { of_each.pop() } else { None };
    pretty(&only.unwrap_or(Value::Array(of_each))) + "\n"
}

fn of_each(checked: &[Checked<'_>], form: impl Fn(&Campaign) -> Value) -> Said {
    Said::only(json(checked.iter().map(|checked| form(checked.campaign)).collect()))
}

/// One page a campaign, an empty line between them.
fn pages(checked: &[Checked<'_>], page: impl Fn(&Checked<'_>) -> String) -> String {
    checked.iter().map(page).collect::<Vec<_>>().join("\n")
}

/// One link a campaign, a line each.
fn links(checked: &[Checked<'_>], address: &str) -> String {
    let address = address.split('#').next().unwrap_or_default();
    let link = |one: &Checked<'_>| {
        let shared = Shared { campaign: one.campaign.clone(), tag: String::new() };
        format!("{address}{}\n", share::write(&shared))
    };
    checked.iter().map(link).collect()
}

/// The bodies, with what to know about them; where one is refused, only the reasons.
fn bodies(checked: &[Checked<'_>], profile: &Profile, today: NaiveDate) -> Said {
    let mut said = Said::default();
    let mut bodies = Vec::new();
    for one in checked {
        let body = api::body(one.campaign, profile, today);
        let mut reasons: Vec<String> =
            one.errors().map(|found| format!("{}: {}", found.place.field, found.message)).collect();
        match body {
            Ok(body) if reasons.is_empty() => {
                for warning in &body.warnings {
                    let _ = writeln!(said.err, "{}: {}", one.name, visible(&warning.to_string()));
                }
                bodies.push(body.json);
                continue;
            }
            Ok(_) => {}
            Err(refusals) => {
                let is_told = |refusal: &api::Refusal| one.errors().any(|found| found.place.field == refusal.field);
                let untold = refusals.iter().filter(|refusal| !is_told(refusal));
                reasons.extend(untold.map(ToString::to_string));
            }
        }
        said.outcome = Outcome::Errors;
        let _ = writeln!(said.err, "{}: the API can't say this campaign", one.name);
        for reason in reasons {
            let _ = writeln!(said.err, "  {}", visible(&reason));
        }
    }
    if said.outcome == Outcome::Clean {
        said.out = json(bodies);
    }
    said
}
