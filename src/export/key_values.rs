//! The key-value pairs of each platform, as the app receives them.

use serde_json::{Map, Value, json};

use crate::campaign::{Campaign, KeyValue};

/// The custom key-value pairs of `campaign`; of a key given twice, the last, as phones keep it.
#[must_use]
pub fn key_values(campaign: &Campaign) -> Value {
    let of = |is_for: fn(&KeyValue) -> bool| -> Map<String, Value> {
        let pairs = campaign.what.key_values.iter().filter(|pair| !pair.key.is_empty() && is_for(pair));
        pairs.map(|pair| (pair.key.clone(), pair.value.clone().into())).collect()
    };
    json!({ "android": of(|pair| pair.android == Some(true)), "ios": of(|pair| pair.ios == Some(true)) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_platform_gets_what_is_ticked_for_it() {
        let pair = |key: &str, android, ios| KeyValue {
            key: key.to_owned(),
            value: "x".to_owned(),
            android: Some(android),
            ios: Some(ios),
            ..KeyValue::default()
        };
        let mut campaign = Campaign::default();
        campaign.what.key_values = vec![pair("both", true, true), pair("ios", false, true), pair("", true, true)];
        let json = key_values(&campaign).to_string();
        assert_eq!(json, r#"{"android":{"both":"x"},"ios":{"both":"x","ios":"x"}}"#);
    }
}
