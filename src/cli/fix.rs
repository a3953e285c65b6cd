//! `pushproof fix`: every fix that keeps the meaning, made.

use std::fmt::Write as _;
use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use chrono::NaiveDateTime;
use clap::Args;

use super::failure::Failure;
use super::input::{House, Input, is_standard};
use super::text::{counted, visible};
use super::{Outcome, Said};
use crate::campaign::CampaignFile;
use crate::lint::{Applied, Summary, fix_all};
use crate::profile::Profile;

/// Makes every fix that keeps the meaning, and tells what it did.
#[derive(Debug, Args)]
pub(super) struct Fix {
    /// Files of campaigns; - stands for standard input.
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
    /// Write the files; without it the fixed documents go to standard output.
    #[arg(long)]
    write: bool,
    #[command(flatten)]
    house: House,
}

/// A file with its safe fixes made.
struct Fixed {
    file: CampaignFile,
    /// The fixes, each with its campaign's position from 0.
    applied: Vec<(usize, Applied)>,
    left: Summary,
}

impl Fix {
    pub(super) fn run(self) -> Said {
        let mut said = Said::default();
        let profile = match self.house.profile() {
            Ok(profile) => profile,
            Err(failure) => return failure.into(),
        };
        let now = self.house.now();
        for path in &self.files {
            if let Err(failure) = self.fix(path, &profile, now, &mut said) {
                said.fail(&failure);
            }
        }
        said
    }

    fn fix(&self, path: &Path, profile: &Profile, now: NaiveDateTime, said: &mut Said) -> Result<(), Failure> {
        if self.write && is_standard(path) {
            return Err(Failure::new("standard input", "can't be written back; leave --write out, or name the file"));
        }
        let input = Input::read(path)?;
        let fixed = fix_file(&input, profile, now);
        if self.write {
            if !fixed.applied.is_empty() {
                let text = input.with(&fixed.file);
                replace(path, &text).map_err(|error| {
                    Failure::new(path.display(), format!("could not be written, and is as it was: {error}"))
                })?;
            }
        } else {
            let text = if fixed.applied.is_empty() { input.text.clone() } else { input.with(&fixed.file) };
            said.out.push_str(&text);
            if !text.ends_with('\n') {
                said.out.push('\n');
            }
        }
        said.err.push_str(&self.told(&input, &fixed));
        if fixed.left.errors > 0 {
            said.outcome = said.outcome.max(Outcome::Errors);
        }
        Ok(())
    }

    /// What was done and what is left to do.
    fn told(&self, input: &Input, fixed: &Fixed) -> String {
        let mut told = String::new();
        let name = visible(input.spoken());
        let done = match fixed.applied.len() {
            0 => "nothing to fix by itself".to_owned(),
            1 => "1 fix made".to_owned(),
            count => format!("{count} fixes made"),
        };
        let unwritten = if self.write || fixed.applied.is_empty() { "" } else { ", not written; --write writes them" };
        let _ = writeln!(told, "{name}: {done}{unwritten}");
        for (position, applied) in &fixed.applied {
            let campaign = match input.file.campaigns.len() {
                1 => String::new(),
                _ => format!("campaign {}: ", position + 1),
            };
            let _ = writeln!(told, "  {campaign}{}: {} ({})", applied.field, visible(&applied.title), applied.rule.id);
        }
        if let Some(left) = counted(fixed.left) {
            let _ = writeln!(told, "{name}: {left} left for you to decide; pushproof check tells more");
        }
        told
    }
}

fn fix_file(input: &Input, profile: &Profile, now: NaiveDateTime) -> Fixed {
    let mut fixed = Fixed {
        file: CampaignFile { shape: input.file.shape.clone(), campaigns: Vec::new() },
        applied: Vec::new(),
        left: Summary::default(),
    };
    for (position, campaign) in input.file.campaigns.iter().enumerate() {
        let one = fix_all(campaign, profile, now);
        let left = one.report.summary();
        fixed.left.errors += left.errors;
        fixed.left.warnings += left.warnings;
        fixed.left.advice += left.advice;
        fixed.applied.extend(one.applied.into_iter().map(|applied| (position, applied)));
        fixed.file.campaigns.push(one.campaign);
    }
    fixed
}

/// Puts `text` in the place of the file at `path`, wholly or not at all.
fn replace(path: &Path, text: &str) -> io::Result<()> {
    // Behind a symbolic link it is the file itself that changes.
    let path = fs::canonicalize(path)?;
    let folder = path.parent().unwrap_or(Path::new("."));
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let beside = folder.join(format!(".{name}.{}.tmp", std::process::id()));
    let written = (|| {
        let mut file = OpenOptions::new().write(true).create_new(true).open(&beside)?;
        file.write_all(text.as_bytes())?;
        file.set_permissions(fs::metadata(&path)?.permissions())?;
        file.sync_all()?;
        fs::rename(&beside, &path)
    })();
    if written.is_err() {
        let _ = fs::remove_file(&beside);
    }
    written
}
