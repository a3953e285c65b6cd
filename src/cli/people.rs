//! A campaign read back in plain words, and the ready people whom it was tried on.

use serde::Serialize;

use crate::audience::{PersonaVerdict, personas};
use crate::campaign::Campaign;
use crate::document::FieldPath;
use crate::profile::Profile;
use crate::words;

/// Who gets a campaign, what for, and when; and which ready people would get it.
#[derive(Debug)]
pub(super) struct People {
    /// The campaign in plain words.
    pub(super) words: Words,
    /// The people, each with the verdict.
    pub(super) personas: Vec<PersonaVerdict>,
}

/// A campaign in plain words, a sentence each.
#[derive(Debug, Serialize)]
pub(super) struct Words {
    /// Who gets it.
    pub(super) audience: String,
    /// What counts as success; none where no goal is begun.
    pub(super) goal: Option<String>,
    /// When it goes out or is shown.
    pub(super) schedule: String,
}

/// A verdict as JSON.
#[derive(Serialize)]
pub(super) struct Persona<'v> {
    who: String,
    outcome: &'static str,
    by: Option<&'v FieldPath>,
    sentence: String,
}

impl People {
    /// Reads `campaign` back and tries everybody on it.
    pub(super) fn of(campaign: &Campaign, profile: &Profile) -> Self {
        let words = Words {
            audience: words::audience(campaign, profile),
            goal: words::goal(campaign, profile),
            schedule: words::schedule(campaign),
        };
        Self { words, personas: personas(campaign, profile) }
    }

    /// The people for a program.
    pub(super) fn json(&self) -> Vec<Persona<'_>> {
        self.personas.iter().map(Persona::of).collect()
    }
}

impl<'v> Persona<'v> {
    fn of(verdict: &'v PersonaVerdict) -> Self {
        Self {
            who: format!("Someone who {}", verdict.who),
            outcome: verdict.outcome.word(),
            by: verdict.by.as_ref(),
            sentence: verdict.sentence(),
        }
    }
}
