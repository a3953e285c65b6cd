//! What the rules look at: the campaign with its texts taken apart once for all of them.

use std::ops::Range;

use chrono::NaiveDateTime;

use super::{Edit, Neighbour, Place};
use crate::campaign::{Campaign, KeyValue};
use crate::dates::{self, Date, Mention, MentionKind};
use crate::deeplink::{KeyRole, Path, Reading, Routes};
use crate::document::FieldPath;
use crate::field;
use crate::profile::Profile;
use crate::template::{PartKind, Template, parse};
use crate::text::is_invisible;

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
    /// What the key-value pairs are for, row by row.
    pub key_roles: Vec<KeyRole>,
    /// The routes of the profile.
    pub routes: Routes<'a>,
    /// The marketing pushes that go out before this one, in order of time; nothing where nobody knows of others.
    pub earlier: Option<&'a [Neighbour]>,
    /// The positions of the entries of `ignored` that match no finding; known to the rules that run last.
    pub unused: Vec<usize>,
    /// What the links say.
    links: Vec<Link<'a>>,
}

/// A link, laid beside the routes.
#[derive(Debug)]
struct Link<'a> {
    at: At<'a>,
    reading: Reading<'a>,
}

/// Where a link stands.
#[derive(Debug)]
enum At<'a> {
    /// In the text at this position.
    Text(usize),
    /// In a button's action.
    Button(Text<'a>),
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
    /// The action of the in-app button at this position, from 0.
    Action(usize),
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
    /// What a title or message says about time.
    pub mentions: Vec<Mention>,
}

impl<'a> Context<'a> {
    /// Takes the campaign's texts apart.
    #[must_use]
    pub fn new(campaign: &'a Campaign, profile: &'a Profile, now: NaiveDateTime) -> Self {
        let what = &campaign.what;
        let text = |field, role, source: &'a String| Text::new(field, role, source, profile);
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
        let keys: Vec<&str> = what.key_values.iter().map(|pair| pair.key.as_str()).collect();
        let key_roles = profile.deep_link.roles(&keys);
        let routes = Routes::new(&profile.deep_link);
        let read = |text: &Text<'_>| routes.read(&Path::parse(text.source, &text.template));
        let mut links = Vec::new();
        for (position, text) in texts.iter().enumerate() {
            if let Role::KeyValue(row) = text.role
                && key_roles.get(row).is_some_and(|role| *role != KeyRole::Other)
            {
                links.push(Link { at: At::Text(position), reading: read(text) });
            }
        }
        for (position, button) in what.buttons.iter().enumerate() {
            let action = text(field!(what.buttons[position].action), Role::Action(position), &button.action);
            let reading = read(&action);
            // A button may as well open a web page or close the message: only what is surely a route is looked at.
            if reading.is_sure_of_route() && action.source.contains('/') {
                links.push(Link { at: At::Button(action), reading });
            }
        }
        Self { campaign, profile, now, texts, key_roles, routes, earlier: None, unused: Vec::new(), links }
    }

    /// Names the marketing pushes that go out before this one, in order of time.
    #[must_use]
    pub fn beside(self, earlier: &'a [Neighbour]) -> Self {
        Self { earlier: Some(earlier), ..self }
    }

    /// The links, with what they say: the values of the pairs that hold the link or were meant to, and the actions
    /// of buttons that are surely a route of the app.
    pub fn links(&self) -> impl Iterator<Item = (&Text<'a>, &Reading<'a>)> {
        self.links.iter().filter_map(|link| match &link.at {
            At::Text(position) => Some((self.texts.get(*position)?, &link.reading)),
            At::Button(action) => Some((action, &link.reading)),
        })
    }

    /// The key-value pairs with their row and what they are for.
    pub fn pairs(&self) -> impl Iterator<Item = (usize, &'a KeyValue, KeyRole)> {
        let pairs = self.campaign.what.key_values.iter().zip(&self.key_roles).enumerate();
        pairs.map(|(row, (pair, role))| (row, pair, *role))
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
            Role::Title | Role::Message | Role::Action(_) => None,
        })
    }
}

impl<'a> Text<'a> {
    fn new(field: FieldPath, role: Role, source: &'a str, profile: &Profile) -> Self {
        let mut text = Self { field, role, source, template: parse(source, profile), mentions: Vec::new() };
        if matches!(role, Role::Title | Role::Message) {
            let read = |(offset, words)| dates::find(words).into_iter().map(move |mention| mention.shifted(offset));
            text.mentions = text.plain().flat_map(read).collect();
        }
        text
    }

    /// The days that it names, with their words.
    pub fn dates(&self) -> impl Iterator<Item = (&Mention, &Date)> {
        self.mentions.iter().filter_map(|mention| match &mention.kind {
            MentionKind::Date(date) => Some((mention, &**date)),
            _ => None,
        })
    }

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

    /// Whether nothing was written, or only what nobody sees.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.source.chars().all(|c| c.is_whitespace() || is_invisible(c))
    }
}
