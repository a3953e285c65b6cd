//! `link/key`: the key of the link is misspelt or not there.

use crate::campaign::KeyValue;
use crate::declare_rule;
use crate::deeplink::KeyRole;
use crate::field;
use crate::lint::{Context, Edit, Findings, Fix, Place, Role};

declare_rule! {
    /// The app reads the link from one key, letter by letter. Under any other key, even one that differs in a
    /// capital letter or a space, it finds none.
    ///
    /// A pair with quite another key is left alone: the app may read it for something else. Where no pair has a key that
    /// is even nearly right, one without any key is taken for the link.
    ///
    /// ```wrong
    /// what.key_values[0].key: Deeplink_URL
    /// ```
    ///
    /// ```wrong
    /// what.key_values[0].key: deeplink
    /// ```
    ///
    /// ```wrong
    /// what.key_values[0].key: ""
    /// ```
    ///
    /// ```right
    /// what.key_values[0].key: deeplink_url
    /// ```
    "link/key" {
        severity: Error,
        summary: "The key of the link is misspelt or not there",
        why: "The app looks for the link under one key only; under any other a tap opens the start page.",
        source: Guide(&[37]),
        fixable: Safe,
    }
}

fn message(typed: &str, key: &str) -> String {
    if typed.trim().is_empty() {
        return format!("The link has no key; it belongs under “{key}”");
    }
    format!("The app doesn't know the key “{typed}”; the link belongs under “{key}”")
}

fn help(key: &str, has_rival: bool) -> String {
    if has_rival {
        "Another pair holds a link already: delete one of the two.".to_owned()
    } else {
        format!("Write the key as “{key}”.")
    }
}

fn check(context: &Context<'_>, findings: &mut Findings) {
    let key = &context.profile.deep_link.key;
    for (row, pair, _) in context.pairs().filter(|(_, _, role)| *role == KeyRole::NearlyLink) {
        // Of a pair with nothing in it, `link/missing` tells.
        if pair.key.trim().is_empty() && pair.value.trim().is_empty() {
            continue;
        }
        let span = (!pair.key.is_empty()).then_some(0..pair.key.len());
        let place = Place { field: field!(what.key_values[row].key), span };
        // Renamed, it would be a second pair with the key.
        let rival = context.pairs().find(|(other, rival, role)| match role {
            KeyRole::Link => share_a_platform(pair, rival),
            KeyRole::NearlyLink => *other < row && share_a_platform(pair, rival),
            KeyRole::Other => false,
        });
        let found = findings.add(place, message(&pair.key, key), help(key, rival.is_some()));
        match rival {
            Some((other, ..)) => found.related(field!(what.key_values[other]), "The other link"),
            None => found.maybe_fix(fix(context, row, key)),
        };
    }
}

/// Writes the key. Without one, what the pair was meant for is certain only where its value is a path of the app.
fn fix(context: &Context<'_>, row: usize, key: &str) -> Option<Fix> {
    let has_key = context.campaign.what.key_values.get(row).is_some_and(|pair| !pair.key.trim().is_empty());
    let is_path = || {
        let mut links = context.links().filter(|(text, _)| text.role == Role::KeyValue(row));
        links.any(|(_, reading)| reading.opens().is_some())
    };
    let rename = Edit::Set { field: field!(what.key_values[row].key), value: key.into() };
    (has_key || is_path()).then(|| Fix::safe(format!("Write “{key}”"), vec![rename]))
}

/// Whether both pairs go to the same kind of phone.
pub(super) fn share_a_platform(a: &KeyValue, b: &KeyValue) -> bool {
    let goes = |is_checked: Option<bool>| is_checked != Some(false);
    (goes(a.android) && goes(b.android)) || (goes(a.ios) && goes(b.ios))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::Base;
    use crate::lint::testing::{assert_fix, assert_marks, found, with};

    const TWO: &str = r#"what.key_values: [{"key":"deeplink_url","value":"events/77","android":true,"ios":IOS},{"key":"deeplink_ulr","value":"events/78","android":ANDROID,"ios":true}]"#;

    #[test]
    fn marks_a_nearly_right_key() {
        for key in ["Deeplink_URL", "deeplink url", "deeplink", "deeplink_ulr", "deep-link-url"] {
            assert_marks(&RULE, &format!("what.key_values[0].key: {key}"), &[key]);
            assert_fix(&RULE, &format!("what.key_values[0].key: {key}"), "what.key_values[0].key", "deeplink_url");
        }
        assert_marks(&RULE, "what.key_values[0].key: \" deeplink_url\"", &[" deeplink_url"]);
    }

    #[test]
    fn marks_a_link_without_key() {
        let key = "what.key_values[0].key";
        assert_marks(&RULE, &format!("{key}: null"), &[key]);
        assert_marks(&RULE, &format!("{key}: \"  \""), &["  "]);
        assert_fix(&RULE, &format!("{key}: null"), key, "deeplink_url");
        let other = with(Base::Push, &format!("{key}: null\nwhat.key_values[0].value: summer"));
        assert_eq!(found(&RULE, &other)[0].fixes, [], "it may be meant for something else");
        assert_marks(&RULE, &format!("{key}: null\nwhat.key_values[0].value: null"), &[]);
    }

    #[test]
    fn leaves_other_keys() {
        for key in ["deeplink_url", "promo", "url"] {
            assert_marks(&RULE, &format!("what.key_values[0].key: \"{key}\""), &[]);
        }
    }

    #[test]
    fn renames_nothing_into_a_second_link() {
        let rivals = TWO.replace("IOS", "true").replace("ANDROID", "true");
        assert_eq!(found(&RULE, &with(Base::Push, &rivals))[0].fixes, []);
        let apart = TWO.replace("IOS", "false").replace("ANDROID", "false");
        assert_eq!(found(&RULE, &with(Base::Push, &apart))[0].fixes.len(), 1);
    }
}
