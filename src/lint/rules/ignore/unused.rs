//! `ignore/unused`: a choice to ignore a finding matches nothing any more.

use crate::lint::{Context, Edit, Findings, Fix, rules};
use crate::{declare_rule, field};

declare_rule! {
    /// Whoever ignores a finding leaves a note in the campaign: the rule, the field, and a hash of the words. Once the
    /// words have changed, the note matches nothing and can go. Left there, it is a riddle for the next reader.
    ///
    /// Nothing is said of a rule that the profile turns off, nor of `when/daily-cap` where only one campaign is looked
    /// at. Under another profile the finding may be there again, so the note never goes by itself.
    ///
    /// ```wrong
    /// ignored: [{"rule": "copy/all-caps", "field": "what.title", "hash": "00c0ffee", "reason": "their logo"}]
    /// ```
    ///
    /// ```right
    /// ignored: []
    /// ```
    "ignore/unused" {
        severity: Advice,
        summary: "A choice to ignore a finding matches nothing any more",
        why: "What it was about has changed; the note only puzzles the next reader.",
        source: Pushproof,
        fixable: Suggested,
    }
}

fn message(rule: &str, field: &str) -> String {
    match (rule.is_empty(), field.is_empty()) {
        (false, false) => format!("“{rule}” is ignored in {field}, where nothing of it is found any more"),
        (false, true) => format!("“{rule}” is ignored, but nothing of it is found any more"),
        (true, _) => "A finding is ignored that is no longer there".to_owned(),
    }
}

fn check(context: &Context<'_>, findings: &mut Findings) {
    for &position in &context.unused {
        let Some(entry) = context.campaign.ignored.get(position) else { continue };
        let is_off = context.profile.severities.get(&entry.rule).is_some_and(|severity| severity == "off");
        // Rules that see only the one campaign can't tell.
        let needs_others = entry.rule == "when/daily-cap" && context.earlier.is_none();
        if is_off || needs_others {
            continue;
        }
        let field = field!(ignored[position]);
        let help = if entry.rule.is_empty() || rules::named(&entry.rule).is_some() {
            "Take the note out."
        } else {
            "There is no rule of that name; take the note out."
        };
        // Another profile may find it again, so that only the writer knows.
        let fix = Fix::suggested("Take the note out", vec![Edit::Remove { field: field.clone() }]);
        findings.add(field, message(&entry.rule, &entry.field), help).fix(fix);
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::campaign::{Campaign, Ignored};
    use crate::lint::testing::{assert_marks, fixed, found, found_with, now, with};
    use crate::lint::{Base, check, fix_all, hash};
    use crate::profile::Profile;

    const LONG: &str = "what.title: The last forty seats for Hamlet at the Grand Theatre\nignored: []";

    /// The long title with its finding ignored.
    fn ignoring() -> Campaign {
        let campaign = with(Base::Push, LONG);
        let report = check(&campaign, Profile::guide(), now());
        let entries = report.diagnostics.iter().filter(|found| found.rule.id == "copy/title-too-long");
        let entry = |found| Ignored {
            rule: "copy/title-too-long".to_owned(),
            field: "what.title".to_owned(),
            hash: hash(found, &campaign),
            ..Ignored::default()
        };
        Campaign { ignored: entries.map(entry).collect(), ..campaign.clone() }
    }

    #[test]
    fn an_ignored_finding_stands_apart() {
        let report = check(&ignoring(), Profile::guide(), now());
        assert!(report.diagnostics.iter().all(|found| found.rule.id != "copy/title-too-long"));
        assert_eq!(report.ignored.len(), 1);
        assert_eq!(found(&RULE, &ignoring()), []);
    }

    #[test]
    fn it_outlasts_edits_around_the_words() {
        let mut campaign = ignoring();
        campaign.what.title = campaign.what.title.replace("forty", "fifty");
        assert_eq!(found(&RULE, &campaign), []);
        campaign.what.title = "Hamlet".to_owned();
        assert_eq!(found(&RULE, &campaign).len(), 1);
    }

    #[test]
    fn marks_what_matches_nothing() {
        let two = r#"ignored: [{"rule": "copy/all-caps", "hash": "00000000"}, {"rule": "no/rule", "hash": "x"}]"#;
        assert_marks(&RULE, two, &["ignored[0]", "ignored[1]"]);
    }

    #[test]
    fn leaves_what_may_match_under_other_circumstances() {
        let off = Profile::read(r#"{"extends":"guide","severities":{"copy/all-caps":"off"}}"#).expect("a profile");
        let campaign = with(Base::Push, r#"ignored: [{"rule": "copy/all-caps", "hash": "00000000"}]"#);
        assert_eq!(found_with(&RULE, &campaign, &off), []);
        assert_marks(&RULE, r#"ignored: [{"rule": "when/daily-cap", "hash": "00000000"}]"#, &[]);
    }

    #[test]
    fn takes_the_note_out() {
        let campaign = with(Base::Push, r#"ignored: [{"rule": "a/b", "hash": "0"}, {"rule": "c/d", "hash": "1"}]"#);
        let first = found(&RULE, &campaign).remove(0);
        assert_eq!(fixed(&campaign, &first.fixes[0]).ignored[0].rule, "c/d");
        assert_eq!(fix_all(&campaign, Profile::guide(), now()).campaign, campaign);
    }
}
