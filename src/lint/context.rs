//! What the rules look at: the campaign with its texts taken apart once for all of them.

use std::ops::Range;

use chrono::NaiveDateTime;

use super::{Edit, Place};
use crate::campaign::{Campaign, KeyValue};
use crate::document::FieldPath;
use crate::field;
use crate::profile::Profile;
use crate::template::{PartKind, Template, parse};

/// A campaign under inspection.
#[derive(Debug)]
pub struct Context<'a> {
    /// The campaign.
    pub campaign: &'a Campaign,
    /// What the account has and what the house wants.
    pub profile: &'a Profile,
    /// The local time, for rules that look at the clock.
    pub now: NaiveDateTime,
    /// Every text that may be personalised, in the document's order; empty ones too.
    pub texts: Vec<Text<'a>>,
}

/// What a text is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// A title: the campaign's or a variant's.
    Title,
    /// A message: the campaign's or a variant's.
    Message,
    /// The value of the key-value pair in this row, from 0.
    KeyValue(usize),
}

/// A text that may be personalised.
#[derive(Debug)]
pub struct Text<'a> {
    /// Its field.
    pub field: FieldPath,
    /// What it is for.
    pub role: Role,
    /// What was written.
    pub source: &'a str,
    /// The same, taken apart.
    pub template: Template,
}

impl<'a> Context<'a> {
    /// Takes the campaign's texts apart.
    #[must_use]
    pub fn new(campaign: &'a Campaign, profile: &'a Profile, now: NaiveDateTime) -> Self {
        let what = &campaign.what;
        let text = |field, role, source: &'a String| Text { field, role, source, template: parse(source, profile) };
        let mut texts = vec![
            text(field!(what.title), Role::Title, &what.title),
            text(field!(what.message), Role::Message, &what.message),
        ];
        for (position, variant) in what.variants.iter().enumerate() {
            texts.push(text(field!(what.variants[position].title), Role::Title, &variant.title));
            texts.push(text(field!(what.variants[position].message), Role::Message, &variant.message));
        }
        for (row, pair) in what.key_values.iter().enumerate() {
            texts.push(text(field!(what.key_values[row].value), Role::KeyValue(row), &pair.value));
        }
        Self { campaign, profile, now, texts }
    }

    /// The titles and messages, variants included.
    pub fn copy(&self) -> impl Iterator<Item = &Text<'a>> {
        self.texts.iter().filter(|text| matches!(text.role, Role::Title | Role::Message))
    }

    /// The titles, variants included.
    pub fn titles(&self) -> impl Iterator<Item = &Text<'a>> {
        self.texts.iter().filter(|text| text.role == Role::Title)
    }

    /// The messages, variants included.
    pub fn messages(&self) -> impl Iterator<Item = &Text<'a>> {
        self.texts.iter().filter(|text| text.role == Role::Message)
    }

    /// The values of the key-value pairs, with their row and pair.
    pub fn key_values(&self) -> impl Iterator<Item = (usize, &'a KeyValue, &Text<'a>)> {
        self.texts.iter().filter_map(|text| match text.role {
            Role::KeyValue(row) => Some((row, self.campaign.what.key_values.get(row)?, text)),
            Role::Title | Role::Message => None,
        })
    }
}

impl<'a> Text<'a> {
    /// Words of this text, as a place to mark.
    #[must_use]
    pub fn place(&self, span: Range<usize>) -> Place {
        Place { field: self.field.clone(), span: Some(span) }
    }

    /// The change of `span` into `text`.
    #[must_use]
    pub fn replace(&self, span: Range<usize>, text: impl Into<String>) -> Edit {
        Edit::Text { field: self.field.clone(), span, text: text.into() }
    }

    /// The words at `span`.
    #[must_use]
    pub fn words(&self, span: &Range<usize>) -> &'a str {
        self.source.get(span.clone()).unwrap_or_default()
    }

    /// The stretches that are sent as they stand, with their offsets: what is no token and no Liquid.
    pub fn plain(&self) -> impl Iterator<Item = (usize, &'a str)> {
        let plain = self.template.parts.iter().filter(|part| part.kind == PartKind::Text);
        plain.map(|part| (part.span.start, self.words(&part.span)))
    }

    /// Whether this belongs to a variant, not to the campaign itself.
    #[must_use]
    pub fn is_of_variant(&self) -> bool {
        self.field.is_within(&field!(what.variants))
    }

    /// Whether nothing was written, or only white space.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.source.trim().is_empty()
    }
}
