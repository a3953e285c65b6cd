//! The properties that a text uses, whichever way it names them, and how a token is written.

use std::ops::Range;

use super::part::{Fallback, LiquidValue, Part, PartKind, Subject, Template};

/// A property that a text uses: in an `@` token, in a Liquid output or in the condition of a Liquid tag.
#[derive(Clone, Debug, PartialEq)]
pub struct Use<'t> {
    /// Whose property.
    pub subject: &'t Subject,
    /// Its name; empty where a token lacks one.
    pub property: &'t str,
    /// Where the name stands.
    pub property_span: Range<usize>,
    /// What is shown to users without it.
    pub fallback: Option<&'t Fallback>,
    /// The whole token, output or tag.
    pub span: Range<usize>,
    /// Whether it is Liquid.
    pub is_liquid: bool,
    /// Whether its value is shown, not only looked at by a tag.
    pub is_shown: bool,
}

impl Template {
    /// The properties that the text uses, in order.
    pub fn tokens(&self) -> impl Iterator<Item = Use<'_>> {
        self.parts.iter().flat_map(|part| {
            let looked_at = match &part.kind {
                PartKind::Tag(tag) => tag.properties.as_slice(),
                PartKind::Text | PartKind::Token(_) | PartKind::Output(_) => &[],
            };
            let looked_at = looked_at.iter().map(|property| Use {
                subject: &property.subject,
                property: &property.property,
                property_span: property.property_span.clone(),
                fallback: None,
                span: part.span.clone(),
                is_liquid: true,
                is_shown: false,
            });
            shown(part).into_iter().chain(looked_at)
        })
    }

    /// Whether the text is personalised at all: by a token or by Liquid.
    #[must_use]
    pub fn has_tokens(&self) -> bool {
        self.parts.iter().any(|part| part.kind != PartKind::Text)
    }
}

/// The property that a part shows.
fn shown(part: &Part) -> Option<Use<'_>> {
    let (subject, property, property_span, fallback, is_liquid) = match &part.kind {
        PartKind::Token(token) => {
            (&token.subject, &token.property, &token.property_span, token.fallback.as_ref(), false)
        }
        PartKind::Output(liquid) => match &liquid.value {
            LiquidValue::Property { subject, property, property_span } => {
                (subject, property, property_span, liquid.fallback.as_ref(), true)
            }
            LiquidValue::Other => return None,
        },
        PartKind::Text | PartKind::Tag(_) => return None,
    };
    let property_span = property_span.clone();
    Some(Use { subject, property, property_span, fallback, span: part.span.clone(), is_liquid, is_shown: true })
}

/// Writes an `@` token: `@Add to Cart - eventName | default: "your next show"`. The quotes are double ones, single
/// ones around a fallback that holds double ones; its apostrophes are then typographic, so that none closes it.
#[must_use]
pub fn write_token(subject: &str, property: &str, fallback: &str) -> String {
    let sign = if fallback.contains('"') { '\'' } else { '"' };
    let mut token = String::with_capacity(subject.len() + property.len() + fallback.len() + 18);
    token.push('@');
    token.push_str(subject);
    token.push_str(" - ");
    token.push_str(property);
    token.push_str(" | default: ");
    token.push(sign);
    for c in fallback.chars() {
        token.push(if c == sign { '’' } else { c });
    }
    token.push(sign);
    token
}

#[cfg(test)]
mod tests {
    use super::write_token;

    #[test]
    fn writes_tokens_that_close_where_they_should() {
        for (fallback, token) in [
            ("your next show", r#"@Add to Cart - eventName | default: "your next show""#),
            ("Night's Dream", r#"@Add to Cart - eventName | default: "Night's Dream""#),
            (r#"the "Ring""#, r#"@Add to Cart - eventName | default: 'the "Ring"'"#),
            (r#"Wagner's "Ring""#, r#"@Add to Cart - eventName | default: 'Wagner’s "Ring"'"#),
        ] {
            assert_eq!(write_token("Add to Cart", "eventName", fallback), token);
        }
        assert_eq!(write_token("VIP", "hall", ""), r#"@VIP - hall | default: """#);
        assert_eq!(write_token("VIP", "hall", "your next show"), r#"@VIP - hall | default: "your next show""#);
    }
}
