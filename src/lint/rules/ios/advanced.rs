//! `ios/advanced`: something is set in the Advanced iOS section.

use crate::declare_rule;
use crate::field;
use crate::lint::{Context, Edit, Findings, Fix};

declare_rule! {
    /// The guide leaves the Advanced iOS section alone: a push needs nothing of it. Where something is set there and
    /// the app has no extension for rich pushes, iPhones may show the word “modified” in the title.
    ///
    /// What is switched off or empty counts as not set.
    ///
    /// ```wrong
    /// what.ios: {"mutable_content": true}
    /// ```
    ///
    /// ```right
    /// what.ios: {}
    /// ```
    "ios/advanced" {
        severity: Advice,
        summary: "Something is set in the Advanced iOS section",
        why: "A push needs nothing of that section, and iPhones may show the word “modified” in the title.",
        source: Guide(&[36]),
        fixable: Suggested,
    }
}

fn message(settings: &[&str]) -> String {
    const MOST: usize = 3;
    let named: Vec<String> = settings.iter().take(MOST).map(|setting| format!("“{setting}”")).collect();
    let more = match settings.len().saturating_sub(MOST) {
        0 => String::new(),
        count => format!(" and {count} more"),
    };
    let verb = if settings.len() == 1 { "is" } else { "are" };
    format!("In the Advanced iOS section {}{more} {verb} set", named.join(", "))
}

const HELP: &str = "Leave the section as it is, or test the push on an iPhone and look at its title.";

fn check(context: &Context<'_>, findings: &mut Findings) {
    if context.campaign.is_in_app() {
        return;
    }
    let settings: Vec<&str> = context.campaign.what.ios.filled().collect();
    if !settings.is_empty() {
        let clear = Edit::Remove { field: field!(what.ios) };
        findings
            .add(field!(what.ios), message(&settings), HELP)
            .fix(Fix::suggested("Clear the Advanced iOS section", vec![clear]));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::Base;
    use crate::lint::testing::{assert_marks, assert_marks_in, fixed, found, with};

    #[test]
    fn names_what_is_set() {
        assert_marks(&RULE, r#"what.ios: {"badge_count": 1}"#, &["what.ios"]);
        let campaign = with(Base::Push, r#"what.ios: {"a": 1, "b": "x", "c": true, "d": [0], "e": {"f": 1}}"#);
        let found = found(&RULE, &campaign);
        assert_eq!(found[0].message, "In the Advanced iOS section “a”, “b”, “c” and 2 more are set");
        assert!(fixed(&campaign, &found[0].fixes[0]).what.ios.0.is_empty());
    }

    #[test]
    fn leaves_what_is_off_or_empty() {
        for settings in
            ["null", "{}", r#"{"mutable_content": false, "sound": "", "category": null}"#, r#"{"a": [], "b": {}}"#]
        {
            assert_marks(&RULE, &format!("what.ios: {settings}"), &[]);
        }
        assert_marks_in(Base::InApp, &RULE, r#"what.ios: {"badge_count": 1}"#, &[]);
    }
}
