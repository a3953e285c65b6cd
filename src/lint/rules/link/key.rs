//! `link/key`: the key of the link is misspelt.

use crate::campaign::KeyValue;
use crate::declare_rule;
use crate::deeplink::KeyRole;
use crate::field;
use crate::lint::{Context, Edit, Findings, Fix, Place};

declare_rule! {
    /// The app reads the link from one key, letter by letter. Under any other key, even one that differs in a
    /// capital letter or a space, it finds none.
    ///
    /// A pair with quite another key is left alone: the app may read it for something else.
    ///
    /// ```wrong
    /// what.key_values[0].key: Deeplink_URL
    /// ```
    ///
    /// ```wrong
    /// what.key_values[0].key: deeplink
    /// ```
    ///
    /// ```right
    /// what.key_values[0].key: deeplink_url
    /// ```
    "link/key" {
        severity: Error,
        summary: "The key of the link is misspelt",
        why: "The app looks for the link under one key only; under any other a tap opens the start page.",
        source: Guide(&[37]),
        fixable: Safe,
    }
}

fn message(typed: &str, key: &str) -> String {
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
        let place = Place { field: field!(what.key_values[row].key), span: Some(0..pair.key.len()) };
        // Renamed, it would be a second pair with the key.
        let rival = context.pairs().find(|(other, rival, role)| match role {
            KeyRole::Link => share_a_platform(pair, rival),
            KeyRole::NearlyLink => *other < row && share_a_platform(pair, rival),
            KeyRole::Other => false,
        });
        let found = findings.add(place, message(&pair.key, key), help(key, rival.is_some()));
        match rival {
            Some((other, ..)) => found.related(field!(what.key_values[other]), "The other link"),
            None => found.fix(fix(row, key)),
        };
    }
}

fn fix(row: usize, key: &str) -> Fix {
    let rename = Edit::Set { field: field!(what.key_values[row].key), value: key.into() };
    Fix::safe(format!("Write “{key}”"), vec![rename])
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
    fn leaves_other_keys() {
        for key in ["deeplink_url", "promo", "url", ""] {
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
