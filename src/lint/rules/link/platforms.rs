//! `link/platforms`: the link goes to Android only, or to iOS only.

use crate::campaign::KeyValue;
use crate::declare_rule;
use crate::deeplink::KeyRole;
use crate::field;
use crate::lint::{Context, Edit, Findings, Fix};

declare_rule! {
    /// A key-value pair has a box for Android and one for iOS. On phones whose box isn't checked, a tap opens the
    /// app's start page.
    ///
    /// Two pairs, one for each kind of phone, are fine.
    ///
    /// ```wrong
    /// what.key_values[0].ios: false
    /// ```
    ///
    /// ```wrong
    /// what.key_values[0].android: null
    /// what.key_values[0].ios: null
    /// ```
    ///
    /// ```right
    /// what.key_values: [{"key": "deeplink_url", "value": "events/77", "android": true, "ios": false}, {"key": "deeplink_url", "value": "events/78", "android": false, "ios": true}]
    /// ```
    "link/platforms" {
        severity: Error,
        summary: "The link doesn't go to both Android and iOS",
        why: "On phones whose box isn't checked, a tap opens the app's start page instead of the link.",
        source: Guide(&[37]),
        fixable: Safe,
    }
}

fn message(android: bool, ios: bool) -> &'static str {
    match (android, ios) {
        (false, false) => "The boxes for Android and iOS aren't checked: no phone gets the link",
        (false, true) => "The box for Android isn't checked: only iPhones get the link",
        _ => "The box for iOS isn't checked: only Android phones get the link",
    }
}

fn check(context: &Context<'_>, findings: &mut Findings) {
    if context.campaign.is_in_app() {
        return;
    }
    let is_link =
        |(_, pair, role): &(usize, &KeyValue, KeyRole)| *role != KeyRole::Other && !pair.value.trim().is_empty();
    let links: Vec<_> = context.pairs().filter(is_link).collect();
    let android = links.iter().any(|(_, pair, _)| pair.android == Some(true));
    let ios = links.iter().any(|(_, pair, _)| pair.ios == Some(true));
    let Some((row, ..)) = links.first() else { return };
    if android && ios {
        return;
    }
    let boxes = [(android, field!(what.key_values[*row].android)), (ios, field!(what.key_values[*row].ios))];
    let unchecked: Vec<_> = boxes.into_iter().filter(|(is_checked, _)| !is_checked).map(|(_, field)| field).collect();
    let Some(place) = unchecked.first().cloned() else { return };
    let found = findings.add(place, message(android, ios), "Check both boxes of the pair.");
    // With several links, which one is meant for the other phones is for the writer to say.
    if links.len() == 1 {
        let edits = unchecked.into_iter().map(|field| Edit::Set { field, value: true.into() }).collect();
        found.fix(Fix::safe("Check both boxes", edits));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::Base;
    use crate::lint::testing::{assert_marks, assert_marks_in, fixed, found, with};

    #[test]
    fn marks_the_box_that_is_not_checked() {
        assert_marks(&RULE, "what.key_values[0].ios: false", &["what.key_values[0].ios"]);
        assert_marks(&RULE, "what.key_values[0].android: null", &["what.key_values[0].android"]);
        let neither = "what.key_values[0].android: false\nwhat.key_values[0].ios: false";
        assert_marks(&RULE, neither, &["what.key_values[0].android"]);
        let campaign = with(Base::Push, neither);
        let pair = fixed(&campaign, &found(&RULE, &campaign)[0].fixes[0]).what.key_values.remove(0);
        assert_eq!((pair.android, pair.ios), (Some(true), Some(true)));
    }

    #[test]
    fn leaves_other_pairs_and_links_not_filled_in() {
        assert_marks(&RULE, "what.key_values[0].key: promo\nwhat.key_values[0].ios: false", &[]);
        assert_marks(&RULE, "what.key_values[0].value: null\nwhat.key_values[0].ios: false", &[]);
        assert_marks(&RULE, "what.key_values: []", &[]);
        let pair = r#"what.key_values: [{"key":"deeplink_url","value":"events/77"}]"#;
        assert_marks_in(Base::InApp, &RULE, pair, &[]);
    }
}
