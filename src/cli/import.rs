//! `pushproof import`: a campaign document made of a push that was written elsewhere.

use std::fmt::Write;
use std::path::PathBuf;

use clap::Args;

use super::Said;
use super::failure::Failure;
use super::input::{House, any_text_of, name_of};
use super::text::visible;
use crate::campaign::{CampaignFile, FileShape};
use crate::import::{Leftover, read};

/// Makes a campaign document of a pasted push: text, a spreadsheet row, or any JSON about it.
#[derive(Debug, Args)]
pub(super) struct Import {
    /// The text to take in; - stands for standard input.
    #[arg(value_name = "FILE")]
    file: PathBuf,
    #[command(flatten)]
    house: House,
}

impl Import {
    pub(super) fn run(self) -> Result<Said, Failure> {
        let profile = self.house.profile()?;
        let name = name_of(&self.file);
        let text = any_text_of(&self.file)?;
        let imported = read(&text, &profile).map_err(|error| Failure::new(&name, error))?;
        let mut err = self.house.told(&profile);
        let _ = writeln!(err, "{}: {}", visible(&name), imported.sentence());
        for Leftover { place, text } in &imported.leftovers {
            let _ = writeln!(err, "  {}: {}", visible(place), visible(text));
        }
        let shape = if imported.campaigns.len() == 1 { FileShape::One } else { FileShape::List };
        let out = CampaignFile { shape, campaigns: imported.campaigns }.write() + "\n";
        Ok(Said { out, err, ..Said::default() })
    }
}
