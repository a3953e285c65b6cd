//! `name/no-content`: the name doesn't say what the campaign is about.

use super::reading::Name;
use crate::lint::rules::names::whole;
use crate::lint::{Context, Findings};
use crate::{declare_rule, field};

declare_rule! {
    /// Among a hundred campaigns, “Test push 2” and “2026-12-05” are the same to everyone but their author. A name with
    /// the event's title or the offer is found again, in the list of campaigns and in the statistics.
    ///
    /// A name counts as saying nothing when it has only dates, numbers, and words such as test, push, new, campaign,
    /// Entwurf or Kopie.
    ///
    /// ```wrong
    /// name: 2026-12-05 New test push
    /// ```
    ///
    /// ```right
    /// name: 2026-12-05 Test for Hamlet
    /// ```
    "name/no-content" {
        severity: Warning,
        summary: "The name doesn't say what the campaign is about",
        why: "In the list of campaigns and in the statistics the name is all that tells one push from another.",
        source: Guide(&[6]),
        fixable: No,
    }
}

fn message(name: &str) -> String {
    let name = name.trim();
    if name.chars().count() > 60 {
        "The name doesn't say what the campaign is about".to_owned()
    } else {
        format!("The name “{name}” doesn't say what the campaign is about")
    }
}

fn check(context: &Context<'_>, findings: &mut Findings) {
    let text = &context.campaign.name;
    if Name::read(text).is_some_and(|name| !name.has_content()) {
        let help = "Add the event's title or the offer, such as “2026-12-05 Hamlet last tickets”.";
        findings.add(whole(field!(name), text), message(text), help);
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::Base;
    use crate::lint::testing::{assert_marks, found, with};

    #[test]
    fn marks_names_that_say_nothing() {
        for name in [
            "2026-12-05",
            "Test push 2",
            "NEUE KAMPAGNE 5.12.",
            "Draft (copy) v3 – 2026-11",
            "Push Freitag",
            "App push 2026-12-05",
        ] {
            assert_marks(&RULE, &format!("name: {}", serde_json::json!(name)), &[name]);
        }
    }

    #[test]
    fn quotes_only_what_fits() {
        let told = |name: &str| found(&RULE, &with(Base::Push, &format!("name: {name}")))[0].message.clone();
        assert_eq!(told("Test push 2"), "The name “Test push 2” doesn't say what the campaign is about");
        assert_eq!(told(&"test ".repeat(20)), "The name doesn't say what the campaign is about");
    }

    #[test]
    fn leaves_names_that_say_something() {
        for name in [
            "2026-12-05 Hamlet",
            "2026-12-05 Testament of Mary",
            "Test: Zauberflöte 5.12.",
            "2026-12-05 1984",
            "2026-12-05 -20%",
            "New Year's concert 2027-01-01",
            "2026-12 Die Fledermaus",
            "2026-12-03 Neu in der App",
            "2026-12-03 New in the app",
        ] {
            assert_marks(&RULE, &format!("name: {}", serde_json::json!(name)), &[]);
        }
    }
}
