//! Tokens in the places of ids: what the rules about them share.

use crate::deeplink::{Bound, Id, wants_digits};
use crate::lint::{Context, Text};
use crate::profile::{Event, Known, Property};
use crate::template::{Fallback, Fault, FaultKind, LiquidValue, PartKind, Subject};
use std::ops::Range;

/// A token that stands where an id belongs.
pub(super) struct TokenId<'t> {
    /// The placeholder's name, such as `eventId`.
    pub name: &'t str,
    /// The property it shows.
    pub property: &'t str,
    /// Where the property's name stands.
    pub property_span: Range<usize>,
    /// What is shown to users without the property.
    pub fallback: Option<&'t Fallback>,
    /// Whose property it is.
    subject: &'t Subject,
}

/// The tokens of `text` that stand where ids belong.
pub(super) fn token_ids<'t>(text: &'t Text<'_>, bound: &'t [Bound<'_>]) -> impl Iterator<Item = TokenId<'t>> {
    bound.iter().filter(|bound| wants_digits(bound.name)).filter_map(|bound| {
        let Id::Token(position) = bound.id else { return None };
        let part = text.template.parts.get(position)?;
        // What is wrong with a token itself is told by the rules about tokens.
        let is_faulty = |fault: &Fault| {
            fault.kind != FaultKind::NoFallback
                && part.span.start <= fault.span.start
                && fault.span.end <= part.span.end
        };
        if text.template.faults.iter().any(is_faulty) {
            return None;
        }
        let (subject, property, property_span, fallback) = match &part.kind {
            PartKind::Token(token) => (&token.subject, &token.property, &token.property_span, &token.fallback),
            PartKind::Output(liquid) => match &liquid.value {
                LiquidValue::Property { subject, property, property_span } => {
                    (subject, property, property_span, &liquid.fallback)
                }
                LiquidValue::Other => return None,
            },
            PartKind::Text | PartKind::Tag(_) => return None,
        };
        Some(TokenId {
            name: bound.name,
            property,
            property_span: property_span.clone(),
            fallback: fallback.as_ref(),
            subject,
        })
    })
}

impl TokenId<'_> {
    /// Whose property it shows, where the profile knows them.
    fn owner<'a>(&self, context: &Context<'a>) -> Option<Known<'a>> {
        match self.subject {
            Subject::Profile(_) => Some(Known::Profile),
            Subject::Event(event) => {
                let trigger = || context.campaign.who.trigger.as_ref().map(|trigger| trigger.event.as_str());
                let name = if event.name.is_empty() { trigger()? } else { &event.name };
                context.profile.event(name).known().map(Known::Event)
            }
        }
    }

    /// The property it shows, where the profile knows it.
    pub fn known_property<'a>(&self, context: &Context<'a>) -> Option<&'a Property> {
        match self.owner(context)? {
            Known::Profile => context.profile.token_user_property(self.property).known(),
            Known::Event(event) => event.property(self.property).known(),
        }
    }

    /// The name of the property that belongs here, where the token's event has one.
    pub fn right_property<'a>(&self, context: &Context<'a>) -> Option<&'a str> {
        let Known::Event(Event { properties, .. }) = self.owner(context)? else { return None };
        properties
            .iter()
            .map(|property| property.name.as_str())
            .find(|name| crate::deeplink::same_name(name, self.name))
    }

    /// What is wrong with the kind of property that it shows.
    pub fn wrong_property(&self, context: &Context<'_>) -> Option<Wrong> {
        use crate::profile::PropertyType::{Boolean, Date, Id, Number, Tags, Text};
        let property = self.known_property(context)?;
        match property.kind? {
            Text | Tags | Date | Boolean if !wants_digits(&property.name) => Some(Wrong::NoId),
            Id if !crate::deeplink::same_name(&property.name, self.name)
                && context.routes.has_placeholder(&property.name) =>
            {
                Some(Wrong::OtherId)
            }
            Text | Tags | Date | Boolean | Id | Number => None,
        }
    }
}

/// What can be wrong with the kind of property that stands in the place of an id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wrong {
    /// It holds words, not an id.
    NoId,
    /// It is the id of something else.
    OtherId,
}

/// Whether `text` is made of digits.
pub(super) fn is_id(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}
