//! `link/duplicate-key`: two key-value pairs have the same key.

use super::key::share_a_platform;
use crate::declare_rule;
use crate::field;
use crate::lint::{Context, Edit, Findings, Fix, Place};

declare_rule! {
    /// A push can hold each key once. Of two pairs with the same key one is lost, and nobody can tell which.
    ///
    /// Two pairs with the same key are fine where one goes to Android only and the other to iOS only.
    ///
    /// ```wrong
    /// what.key_values: [{"key": "deeplink_url", "value": "events/77", "android": true, "ios": true}, {"key": "deeplink_url", "value": "events/77", "android": true, "ios": true}]
    /// ```
    ///
    /// ```wrong
    /// what.key_values: [{"key": "deeplink_url", "value": "events/77", "android": true, "ios": true}, {"key": "deeplink_url", "value": "events/78", "android": true, "ios": true}]
    /// ```
    ///
    /// ```right
    /// what.key_values: [{"key": "deeplink_url", "value": "events/77", "android": true, "ios": true}, {"key": "promo", "value": "events/77", "android": true, "ios": true}]
    /// ```
    "link/duplicate-key" {
        severity: Error,
        summary: "Two key-value pairs have the same key",
        why: "A push holds each key once: one of the two values is lost, and nobody can tell which.",
        source: Pushproof,
        fixable: Safe,
    }
}

fn check(context: &Context<'_>, findings: &mut Findings) {
    for (row, pair, _) in context.pairs() {
        let key = pair.key.trim();
        let mut before = context.pairs().take(row);
        let first = before.find(|(_, other, _)| other.key.trim() == key && share_a_platform(pair, other));
        let Some((other, earlier, _)) = first.filter(|_| !key.is_empty()) else { continue };
        let place = Place { field: field!(what.key_values[row].key), span: Some(0..pair.key.len()) };
        let message = format!("The key “{key}” is given twice; a push can hold it only once");
        let is_covered = |mine: Option<bool>, theirs: Option<bool>| mine != Some(true) || theirs == Some(true);
        let is_same = pair.value == earlier.value
            && is_covered(pair.android, earlier.android)
            && is_covered(pair.ios, earlier.ios);
        let remove = || Fix::safe("Delete the second pair", vec![Edit::Remove { field: field!(what.key_values[row]) }]);
        findings
            .add(place, message, "Keep the pair with the right value and delete the other.")
            .related(field!(what.key_values[other].key), "The first pair with this key")
            .maybe_fix(is_same.then(remove));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::Base;
    use crate::lint::testing::{assert_marks, fixed, found, with};

    const PAIRS: &str = r#"what.key_values: [{"key":"deeplink_url","value":"events/77","android":true,"ios":IOS},{"key":"KEY","value":"VALUE","android":ANDROID,"ios":true}]"#;

    fn pairs(key: &str, value: &str, ios: &str, android: &str) -> String {
        let pairs = PAIRS.replace("KEY", key).replace("VALUE", value);
        pairs.replace("IOS", ios).replace("ANDROID", android)
    }

    #[test]
    fn marks_the_second() {
        assert_marks(&RULE, &pairs("deeplink_url", "events/78", "true", "true"), &["deeplink_url"]);
        assert_marks(&RULE, &pairs("deeplink_url", "events/78", "null", "false"), &["deeplink_url"]);
        let custom = r#"what.key_values: [{"key":"a","value":"1"},{"key":"a ","value":"2"},{"key":"a","value":"3"}]"#;
        assert_marks(&RULE, custom, &["a ", "a"]);
    }

    #[test]
    fn leaves_pairs_for_different_phones_and_pairs_without_a_key() {
        assert_marks(&RULE, &pairs("deeplink_url", "events/78", "false", "false"), &[]);
        assert_marks(&RULE, r#"what.key_values: [{"value":"1"},{"value":"2"}]"#, &[]);
    }

    #[test]
    fn deletes_only_what_is_said_twice() {
        let campaign = with(Base::Push, &pairs("deeplink_url", "events/77", "true", "true"));
        assert_eq!(fixed(&campaign, &found(&RULE, &campaign)[0].fixes[0]).what.key_values.len(), 1);
        for lines in
            [pairs("deeplink_url", "events/78", "true", "true"), pairs("deeplink_url", "events/77", "false", "true")]
        {
            assert_eq!(found(&RULE, &with(Base::Push, &lines))[0].fixes, [], "{lines}");
        }
    }
}
