//! What users get: the texts, the settings and the key-value pairs of each platform.

use serde_json::{Map, Value, json};

use super::{Reason, Warning, Writer};
use crate::campaign::KeyValue;
use crate::document::FieldPath;
use crate::field;
use crate::template::{LiquidValue, PartKind, Subject, Token, parse};

/// Fields of a platform that the API knows: a pair with such a key would be taken for one. So would any that begins
/// with `wzrk_`.
const FIELDS: [&str; 14] = [
    "background_image",
    "badge_count",
    "category",
    "deep_link",
    "default_sound",
    "delivery_priority",
    "enable_rendermax",
    "large_icon",
    "mediaType",
    "mediaUrl",
    "mutable-content",
    "notification_delivery_priority",
    "notification_tray_priority",
    "sound_file",
];

/// Whether the API takes a pair with this key for a setting of its own.
pub(crate) fn is_the_apis(key: &str) -> bool {
    FIELDS.contains(&key) || key.starts_with("wzrk_")
}

/// CleverTap's own user properties, which Liquid writes with a small first letter.
const OWN: [&str; 7] = ["Name", "Email", "Phone", "City", "Country", "Gender", "Age"];

impl Writer<'_> {
    /// `content`.
    pub(super) fn content(&mut self) -> Value {
        let what = &self.campaign.what;
        let title = self.copy(field!(what.title), &what.title);
        let body = self.copy(field!(what.message), &what.message);
        if !what.image.trim().is_empty() {
            self.refuse(field!(what.image), Reason::Image);
        }
        if !what.variants.is_empty() {
            self.refuse(field!(what.variants), Reason::Variants);
        }
        let channel = &what.android.notification_channel;
        let mut android = Map::new();
        android.insert("wzrk_cid".to_owned(), self.filled(field!(what.android.notification_channel), channel));
        if let Some(is_ticked) = what.android.render_max {
            android.insert("enable_rendermax".to_owned(), is_ticked.into());
        }
        let mut ios = Map::new();
        if what.ios.filled().next().is_some() {
            self.refuse(field!(what.ios), Reason::AdvancedIos);
        }
        for (row, pair) in what.key_values.iter().enumerate() {
            self.pair(row, pair, &mut android, &mut ios);
        }
        let platforms = json!({ "android": android, "ios": ios });
        json!({ "title": title, "body": body, "platform_specific": platforms })
    }

    /// Adds a key-value pair to the platforms that it is ticked for.
    fn pair(&mut self, row: usize, pair: &KeyValue, android: &mut Map<String, Value>, ios: &mut Map<String, Value>) {
        let for_android = pair.android == Some(true);
        let for_ios = pair.ios == Some(true);
        if !for_android && !for_ios {
            return;
        }
        let key = field!(what.key_values[row].key);
        let value = field!(what.key_values[row].value);
        if pair.key.trim().is_empty() {
            return self.refuse(key, Reason::Unfilled);
        }
        if is_the_apis(&pair.key) {
            return self.refuse(key, Reason::KeyOfTheApi);
        }
        let template = parse(&pair.value, self.profile);
        if !template.faults.is_empty() {
            return self.refuse(value, Reason::BrokenToken);
        }
        if template.has_tokens() {
            let is_of_event = template.tokens().any(|token| matches!(token.subject, Subject::Event(_)));
            return self.refuse(value, if is_of_event { Reason::EventToken } else { Reason::Token });
        }
        for (is_ticked, platform) in [(for_android, android), (for_ios, ios)] {
            if is_ticked && platform.insert(pair.key.clone(), pair.value.as_str().into()).is_some() {
                return self.refuse(key, Reason::KeyTwice);
            }
        }
    }

    /// A title or message, its personal details as Liquid.
    fn copy(&mut self, field: FieldPath, source: &str) -> Value {
        if source.trim().is_empty() {
            self.refuse(field, Reason::Unfilled);
            return Value::Null;
        }
        let template = parse(source, self.profile);
        if !template.faults.is_empty() {
            self.refuse(field, Reason::BrokenToken);
            return Value::Null;
        }
        let mut text = String::with_capacity(source.len());
        for part in &template.parts {
            let words = source.get(part.span.clone()).unwrap_or_default();
            let written = match &part.kind {
                PartKind::Text => Ok(words.to_owned()),
                PartKind::Token(token) => self.liquid(token),
                PartKind::Output(liquid) => {
                    let is_plain = liquid.filters.iter().all(|(name, _)| name == "default");
                    match &liquid.value {
                        LiquidValue::Property { subject: Subject::Event(_), .. } => Err(Reason::EventToken),
                        LiquidValue::Property { subject: Subject::Profile(_), .. }
                            if is_plain && liquid.fallback.is_some() =>
                        {
                            Ok(words.to_owned())
                        }
                        LiquidValue::Property { .. } | LiquidValue::Other => Err(Reason::Liquid),
                    }
                }
                PartKind::Tag(_) => Err(Reason::Liquid),
            };
            match written {
                Ok(written) => text.push_str(&written),
                Err(reason) => self.refuse(field.clone(), reason),
            }
        }
        if template.has_tokens() {
            self.warn(Warning::LiquidIsBeta);
        }
        text.into()
    }

    /// An `@Profile` token as Liquid: `{{Profile.name | default:"friend"}}`.
    fn liquid(&self, token: &Token) -> Result<String, Reason> {
        let Subject::Profile(_) = token.subject else { return Err(Reason::EventToken) };
        let fallback = &token.fallback.as_ref().ok_or(Reason::BrokenToken)?.text;
        let known = self.profile.token_user_property(&token.property).known();
        let name = known.map_or(token.property.as_str(), |property| property.name.as_str());
        let name = if OWN.contains(&name) { name.to_lowercase() } else { name.to_owned() };
        let is_word = name.starts_with(|c: char| c.is_ascii_alphabetic())
            && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
        let sign = if fallback.contains('"') { '\'' } else { '"' };
        if !is_word || fallback.contains([sign, '{', '}']) {
            return Err(Reason::Token);
        }
        Ok(format!("{{{{Profile.{name} | default:{sign}{fallback}{sign}}}}}"))
    }
}
