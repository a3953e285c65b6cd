//! `android/channel`: the notification channel is missing, or another than the house's.

use crate::declare_rule;
use crate::field;
use crate::lint::{Context, Edit, Findings, Fix, Place, Severity};

declare_rule! {
    /// From Android 8 on every push belongs to a notification channel, and CleverTap asks for one. The house profile
    /// says which the app has; the guide's profile says `default`.
    ///
    /// Another channel than the profile's may be right, but an app that doesn't have it files the push under
    /// “Miscellaneous”, where nobody expects it.
    ///
    /// ```wrong
    /// what.android.notification_channel: ""
    /// ```
    ///
    /// ```wrong
    /// what.android.notification_channel: news
    /// ```
    ///
    /// ```right
    /// what.android.notification_channel: default
    /// ```
    "android/channel" {
        severity: Error,
        summary: "The notification channel is missing or another than the house's",
        why: "CleverTap asks for a channel, and Android files a push by it.",
        source: Guide(&[34]),
        fixable: Both,
        asks: ForFilling,
    }
}

const MISSING: &str = "The notification channel for Android is missing";

fn other(channel: &str, usual: &str) -> String {
    format!("The notification channel is “{channel}”; the house uses “{usual}”")
}

fn help(usual: &str) -> String {
    if usual.is_empty() {
        return "Select the channel that the app has, as the dashboard lists it.".to_owned();
    }
    format!("Select “{usual}” in the dashboard's drop-down.")
}

const OTHER_HELP: &str = "Ask whoever builds the app whether it has this channel, or take the usual one.";

fn check(context: &Context<'_>, findings: &mut Findings) {
    if context.campaign.is_in_app() {
        return;
    }
    let field = field!(what.android.notification_channel);
    let channel = context.campaign.what.android.notification_channel.trim();
    let usual = context.profile.notification_channel.trim();
    let edits = || vec![Edit::Set { field: field.clone(), value: usual.into() }];
    let title = || format!("Set it to “{usual}”");
    if channel.is_empty() {
        let fix = (!usual.is_empty()).then(|| Fix::safe(title(), edits()));
        findings.add(field.clone(), MISSING, help(usual)).maybe_fix(fix);
    } else if !usual.is_empty() && channel != usual {
        let span = 0..context.campaign.what.android.notification_channel.len();
        findings
            .add(Place { field: field.clone(), span: Some(span) }, other(channel, usual), OTHER_HELP)
            .severity(Severity::Warning)
            .fix(Fix::suggested(title(), edits()));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::{assert_fix, assert_marks, assert_marks_in, found, found_with, with};
    use crate::lint::{Base, Severity};
    use crate::profile::Profile;

    const FIELD: &str = "what.android.notification_channel";

    #[test]
    fn asks_for_a_channel() {
        for empty in ["null", "\"\"", "\"  \""] {
            assert_marks(&RULE, &format!("{FIELD}: {empty}"), &[FIELD]);
        }
        assert_marks(&RULE, "what.android: null", &[FIELD]);
        assert_fix(&RULE, "what.android: null", FIELD, "default");
    }

    #[test]
    fn warns_of_another() {
        assert_marks(&RULE, &format!("{FIELD}: Default"), &["Default"]);
        let campaign = with(Base::Push, &format!("{FIELD}: Default"));
        let found = found(&RULE, &campaign);
        assert_eq!(found[0].severity, Severity::Warning);
        assert_eq!(found[0].message, "The notification channel is “Default”; the house uses “default”");
        assert_fix(&RULE, &format!("{FIELD}: Default"), FIELD, "default");
    }

    #[test]
    fn leaves_what_the_house_uses() {
        assert_marks(&RULE, &format!("{FIELD}: default"), &[]);
        assert_marks_in(Base::InApp, &RULE, "what.android: null", &[]);
        let own = Profile::read(r#"{"extends": "guide", "notification_channel": "events"}"#).expect("a profile");
        assert_eq!(found_with(&RULE, &with(Base::Push, &format!("{FIELD}: events")), &own), []);
        let any = Profile::read("{}").expect("a profile");
        assert_eq!(found_with(&RULE, &with(Base::Push, &format!("{FIELD}: events")), &any), []);
        assert_eq!(found_with(&RULE, &with(Base::Push, &format!("{FIELD}: null")), &any)[0].fixes, []);
    }
}
