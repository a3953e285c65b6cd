//! `link/reserved-key`: the key of a pair belongs to CleverTap or to the phones.

use crate::declare_rule;
use crate::field;
use crate::lint::{Context, Findings, Place};

/// Keys that CleverTap itself puts into a push.
const CLEVERTAP: &[&str] = &["nt", "nm", "ico", "pr", "ct_mediaType", "ct_mediaUrl"];
/// How further keys of CleverTap begin.
const CLEVERTAP_PREFIXES: &[&str] = &["wzrk_", "W$"];
/// The key that Apple reserves.
const APPLE: &[&str] = &["aps"];
/// Keys that Firebase Cloud Messaging reserves.
const GOOGLE: &[&str] = &["from", "message_type"];
/// How further keys that Firebase Cloud Messaging reserves begin.
const GOOGLE_PREFIXES: &[&str] = &["google.", "gcm."];

declare_rule! {
    /// A key-value pair travels beside the keys that CleverTap, Apple and Google use for the push itself: its title
    /// is `nt`, its message `nm`, everything that begins with `wzrk_` is CleverTap's. A pair with such a key
    /// overwrites what the push needs, or the push isn't delivered at all.
    ///
    /// ```wrong
    /// what.key_values: [{"key": "deeplink_url", "value": "events/77", "android": true, "ios": true}, {"key": "wzrk_id", "value": "summer", "android": true, "ios": true}]
    /// ```
    ///
    /// ```right
    /// what.key_values: [{"key": "deeplink_url", "value": "events/77", "android": true, "ios": true}, {"key": "promo", "value": "summer", "android": true, "ios": true}]
    /// ```
    "link/reserved-key" {
        severity: Error,
        summary: "The key of a pair belongs to CleverTap or to the phones",
        why: "Such a pair overwrites what the push itself needs, or the push isn't delivered.",
        source: CleverTap("troubleshooting-faqs"),
        fixable: No,
    }
}

/// Who uses `key` for the push itself.
fn owner(key: &str) -> Option<&'static str> {
    let begins = |prefixes: &[&str]| prefixes.iter().any(|prefix| key.starts_with(prefix));
    if CLEVERTAP.contains(&key) || begins(CLEVERTAP_PREFIXES) {
        Some("CleverTap")
    } else if APPLE.contains(&key) {
        Some("Apple")
    } else if GOOGLE.contains(&key) || begins(GOOGLE_PREFIXES) {
        Some("Google")
    } else {
        None
    }
}

fn check(context: &Context<'_>, findings: &mut Findings) {
    for (row, pair, _) in context.pairs() {
        let key = pair.key.trim();
        let Some(owner) = owner(key).filter(|_| key != context.profile.deep_link.key) else { continue };
        let place = Place { field: field!(what.key_values[row].key), span: Some(0..pair.key.len()) };
        let message = format!("The key “{key}” belongs to {owner}; a pair of your own can't use it");
        findings.add(place, message, "Give the pair another key that the app knows, or delete it.");
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::assert_marks;

    #[test]
    fn marks_keys_of_others() {
        for key in ["wzrk_id", "wzrk_", "nt", "nm", "ico", "pr", "aps", "W$x", "from", "google.sent_time"] {
            assert_marks(&RULE, &format!("what.key_values[0].key: {key}"), &[key]);
        }
    }

    #[test]
    fn leaves_keys_that_only_begin_alike() {
        for key in ["ntx", "promo", "prices", "apsis", "icon", "NT", "wzrk", "fromage", "googleplay"] {
            assert_marks(&RULE, &format!("what.key_values[0].key: {key}"), &[]);
        }
    }
}
