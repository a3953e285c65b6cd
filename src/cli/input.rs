//! Reading campaigns and profiles from files and from standard input.

use std::fs::File;
use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};

use chrono::{Local, NaiveDateTime};
use clap::Args;

use super::failure::Failure;
use crate::campaign::{CampaignFile, DateTime};
use crate::document::read::without_mark;
use crate::document::{FieldPath, Node, ReadError, Source, decode, patch};
use crate::import::dashboard;
use crate::lint::check_profile;
use crate::profile::{Profile, ProfileFinding};

/// What a check looks at beside the campaign.
#[derive(Debug, Args)]
pub(super) struct House {
    /// The house profile to check against, a JSON file; without it the operator guide's.
    #[arg(long, value_name = "FILE")]
    profile: Option<PathBuf>,
    /// The local time to check for, such as 2026-11-23T10:00; without it this machine's.
    #[arg(long, value_name = "TIME", value_parser = date_time)]
    now: Option<DateTime>,
}

fn date_time(text: &str) -> Result<DateTime, String> {
    DateTime::parse(text).ok_or_else(|| "a date and time such as 2026-11-23T10:00".to_owned())
}

impl House {
    /// The profile to check against.
    pub(super) fn profile(&self) -> Result<Profile, Failure> {
        let Some(path) = &self.profile else { return Ok(Profile::guide().clone()) };
        let text = text_of(path)?;
        Profile::read(&text).map_err(|error| Failure::new(name_of(path), error))
    }

    /// What is wrong with the profile itself, a line each; nothing of the guide's.
    pub(super) fn told(&self, profile: &Profile) -> String {
        let Some(path) = &self.profile else { return String::new() };
        let line =
            |found: ProfileFinding| Failure::new(name_of(path), format!("{}. {}", found.message, found.help)).line();
        check_profile(profile).into_iter().map(line).collect()
    }

    /// The local time to check for.
    pub(super) fn now(&self) -> NaiveDateTime {
        self.now.map_or_else(|| Local::now().naive_local(), |now| now.0)
    }
}

/// A file of campaigns.
#[derive(Debug)]
pub(super) struct Input {
    /// Its name as it was given; `-` for standard input.
    pub(super) name: String,
    /// What stands in it.
    pub(super) text: String,
    /// The campaigns.
    pub(super) file: CampaignFile,
    /// Whether they ride along in dashboard JSON.
    is_dashboard: bool,
}

impl Input {
    /// Reads the campaigns of a file, or of standard input for `-`.
    pub(super) fn read(path: &Path) -> Result<Self, Failure> {
        Self::of(path, text_of(path)?)
    }

    /// The campaigns of a text that was read from `path`.
    pub(super) fn of(path: &Path, text: String) -> Result<Self, Failure> {
        let read = dashboard::campaigns(&text).map_err(|error| Failure::new(name_of(path), error));
        let (file, is_dashboard) = read?;
        Ok(Self { name: path.display().to_string(), text, file, is_dashboard })
    }

    /// Where the campaign at `position` stands in the text.
    pub(super) fn place(&self, position: usize) -> FieldPath {
        let place = self.file.place(position);
        if self.is_dashboard { place.key("campaign") } else { place }
    }

    /// Its name for people.
    pub(super) fn spoken(&self) -> &str {
        if self.name == "-" { STANDARD_INPUT } else { &self.name }
    }

    /// The text with its campaigns as they are in `file`. Where a few changes of the text say it, the rest of the
    /// text stays as it was written; else the file is written anew.
    pub(super) fn with(&self, file: &CampaignFile) -> String {
        if self.is_dashboard {
            // Its fields say what the campaign says, so they change with it.
            let text = dashboard::rewritten(without_mark(&self.text), &file.campaigns);
            return text.unwrap_or_else(|| file.write()) + "\n";
        }
        self.patched(file).unwrap_or_else(|| file.write() + "\n")
    }

    fn patched(&self, file: &CampaignFile) -> Option<String> {
        let source = Source::read(&self.text)?;
        let mut changes = patch::Changes::new();
        for (position, (old, new)) in self.file.campaigns.iter().zip(&file.campaigns).enumerate() {
            let place = self.file.place(position);
            changes.extend(patch::changes(&source, &place, &old.to_json(), &new.to_json())?);
        }
        let text = patch::patched(&self.text, changes)?;
        (CampaignFile::read(&text).ok()? == *file).then_some(text)
    }
}

const STANDARD_INPUT: &str = "standard input";

/// Whether `path` stands for standard input.
pub(super) fn is_standard(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// What people call the file at `path`.
pub(super) fn name_of(path: &Path) -> String {
    if is_standard(path) { STANDARD_INPUT.to_owned() } else { path.display().to_string() }
}

/// The text of a file, or of standard input for `-`.
fn text_of(path: &Path) -> Result<String, Failure> {
    let text = any_text_of(path)?;
    if text.trim().is_empty() {
        let message = "there is nothing in it, expected JSON that begins with {".to_owned();
        return Err(Failure::new(name_of(path), ReadError { line: 1, column: 1, message }));
    }
    Ok(text)
}

/// The text of a file, or of standard input for `-`, even where there is nothing in it.
pub(super) fn any_text_of(path: &Path) -> Result<String, Failure> {
    let mut bytes = Vec::new();
    let read = if is_standard(path) {
        io::stdin().lock().read_to_end(&mut bytes)
    } else if path.is_dir() {
        Err(ErrorKind::IsADirectory.into())
    } else {
        File::open(path).and_then(|mut file| file.read_to_end(&mut bytes))
    };
    let name = name_of(path);
    if let Err(error) = read {
        return Err(Failure::new(name, in_words(&error)));
    }
    decode(&bytes).map_err(|error| Failure::new(&name, error))
}

/// Why a file could not be read.
pub(super) fn in_words(error: &io::Error) -> String {
    match error.kind() {
        ErrorKind::NotFound => "there is no such file".to_owned(),
        ErrorKind::IsADirectory => "this is a folder, expected a JSON file".to_owned(),
        ErrorKind::PermissionDenied => "this file may not be read by you".to_owned(),
        _ => format!("could not be read: {error}"),
    }
}
