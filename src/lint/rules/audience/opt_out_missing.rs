//! `audience/opt-out-missing`: users who want no marketing get the push too.

use serde_json::json;

use super::empty::is_empty;
use super::exclusion_in_any::joined_by_and;
use crate::audience::walk::each_node;
use crate::audience::{Audience, OptOutGuard, opt_out_guard};
use crate::campaign::{Campaign, Segment};
use crate::declare_rule;
use crate::document::{FieldPath, Step};
use crate::field;
use crate::lint::rules::names::{demanded, operator_words, said};
use crate::lint::{Context, Findings, Fix, Severity};
use crate::profile::{OptOut, OptOutPolicy};

declare_rule! {
    /// Users say in the app that they want no marketing. A marketing push must leave them out wherever the law asks for
    /// it: “Marketing Push doesn't equal FALSE”. The profile says which condition it is, and whether the house
    /// recommends or requires it.
    ///
    /// The condition counts wherever it keeps them out for certain, in whatever words. Where a saved segment or a list
    /// may do so, the finding is only worth a look. Under OR it keeps out nobody who meets another
    /// condition.
    ///
    /// ```wrong
    /// who.segment.all[2]: {"user": "City", "operator": "equals", "value": "Vienna"}
    /// ```
    ///
    /// ```right
    /// who.segment.all[2]: {"user": "Marketing Push", "operator": "equals", "value": "TRUE"}
    /// ```
    "audience/opt-out-missing" {
        severity: Warning,
        summary: "Users who want no marketing get the push too",
        why: "Data protection laws forbid marketing to those who said no, and whoever said no remembers it.",
        source: Guide(&[28]),
        fixable: Suggested,
    }
}

const MESSAGE: &str = "Users who want no marketing get this too";
const MESSAGE_UNSURE: &str =
    "Users who want no marketing may get this too, unless a saved segment or list leaves them out";

fn message_under_or(condition: &str) -> String {
    format!("Under OR, {condition} doesn't keep them out: another condition is enough to get in")
}

fn help(opt_out: &OptOut) -> String {
    let operator = opt_out.operator.map_or("…", operator_words);
    format!("Add the condition “{} {operator} {}”.", opt_out.property, opt_out.value)
}

fn check(context: &Context<'_>, findings: &mut Findings) {
    let (campaign, profile) = (context.campaign, context.profile);
    let Some(opt_out) = profile.opt_out.as_ref().filter(|opt_out| is_complete(opt_out)) else { return };
    let severity = match opt_out.policy.unwrap_or_default() {
        OptOutPolicy::Off => return,
        OptOutPolicy::Recommended => Severity::Warning,
        OptOutPolicy::Required => Severity::Error,
    };
    if campaign.is_in_app() || !campaign.is_marketing() {
        return;
    }
    // Of a segment without any condition, `audience/empty` tells; what the house requires is said all the same.
    if is_empty(campaign) && !campaign.is_live() && severity != Severity::Error {
        return;
    }
    let (message, severity) = match opt_out_guard(&Audience::of(campaign, profile), opt_out) {
        OptOutGuard::Kept => return,
        OptOutGuard::Unsure => (MESSAGE_UNSURE, Severity::Advice),
        OptOutGuard::Missing => (MESSAGE, severity),
    };
    if message == MESSAGE
        && let Some((place, fix)) = under_or(campaign, opt_out)
    {
        let message = message_under_or(&said(campaign, profile, &place));
        findings.add(place, message, "Join it to the others by AND.").severity(severity).fix(fix);
        return;
    }
    let mut condition = json!({ "user": opt_out.property, "value": opt_out.value });
    if let (Some(operator), Some(condition)) = (opt_out.operator, condition.as_object_mut()) {
        condition.insert("operator".to_owned(), operator.word().into());
    }
    let fix = Fix::suggested("Leave out those who want no marketing", vec![demanded(campaign, condition)]);
    findings.add(field!(who.segment), message, help(opt_out)).severity(severity).fix(fix);
}

/// The condition that the house asks for, where it stands in a group joined by OR, and what moves it out; nothing where
/// the group stands under OR itself.
fn under_or(campaign: &Campaign, opt_out: &OptOut) -> Option<(FieldPath, Fix)> {
    let is_wanted = |node: &Segment| {
        matches!(node, Segment::User(rule) if rule.property == opt_out.property && rule.operator == opt_out.operator
            && rule.value.one() == Some(&opt_out.value))
    };
    let mut found = None;
    each_node(&campaign.who, &mut |node, trail| {
        let (Segment::Any(group), None) = (node, &found) else { return };
        let place = trail.path();
        let is_inner = place.steps().iter().any(|step| matches!(step, Step::Key(key) if key == "any"));
        let position = group.of.iter().position(is_wanted).filter(|_| !is_inner && group.of.len() > 1);
        found = position
            .and_then(|at| Some((place.key("any").index(at), joined_by_and(campaign, group, trail, is_wanted)?)));
    });
    found
}

fn is_complete(opt_out: &OptOut) -> bool {
    !opt_out.property.is_empty() && !opt_out.value.is_empty() && opt_out.operator.is_some()
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::{assert_marks, assert_marks_in, fixed, found, found_with, with};
    use crate::lint::{Base, Severity};
    use crate::profile::Profile;

    const CART: &str = r#"{"did":"add to cart"}"#;

    fn all(conditions: &str) -> String {
        format!(r#"who.segment: {{"all":[{conditions}]}}"#)
    }

    fn push(operator: &str, value: &str) -> String {
        format!(r#"{{"user":"Marketing Push","operator":"{operator}","value":"{value}"}}"#)
    }

    #[test]
    fn marks_what_lets_them_in() {
        for conditions in [
            CART.to_owned(),
            format!("{CART},{}", push("exists", "")),
            format!("{CART},{}", push("equals", "FALSE")),
            format!(r#"{CART},{{"user":"City","operator":"equals","value":"Graz"}}"#),
        ] {
            assert_marks(&RULE, &all(&conditions), &["who.segment"]);
        }
        assert_marks_in(Base::CartReminder, &RULE, "purpose: marketing\nwho.segment: null", &["who.segment"]);
    }

    #[test]
    fn marks_the_condition_that_stands_under_or() {
        let push = push("not_equals", "FALSE");
        for (segment, mark) in [
            (
                format!(r#"{{"any":[{push},{{"user":"City","operator":"equals","value":"Graz"}}]}}"#),
                "who.segment.any[0]",
            ),
            (format!(r#"{{"all":[{CART},{{"any":[{{"did":"charged"}},{push}]}}]}}"#), "who.segment.all[1].any[1]"),
            // It would have to leave two groups: the fix adds it once more.
            (format!(r#"{{"any":[{CART},{{"any":[{{"did":"charged"}},{push}]}}]}}"#), "who.segment"),
        ] {
            let lines = format!("who.segment: {segment}");
            assert_marks(&RULE, &lines, &[mark]);
            let campaign = with(Base::Push, &lines);
            let after = fixed(&campaign, &found(&RULE, &campaign)[0].fixes[0]);
            assert_eq!(found(&RULE, &after), [], "{segment}");
        }
    }

    #[test]
    fn leaves_what_keeps_them_out_or_means_to() {
        for conditions in [
            format!("{CART},{}", push("not_equals", "FALSE")),
            format!("{CART},{}", push("equals", "TRUE")),
            format!("{CART},{}", push("contains", "TRUE")),
            format!("{CART},{}", push("not_contains", "FALSE")),
            // A slip, which is told as one.
            format!("{CART},{}", push("not_equals", "FLASE")),
            format!("{CART},{}", push("not_equals", "false")),
            format!(r#"{CART},{{"user":"Marketing push","operator":"not_equals","value":"FALSE"}}"#),
            format!(r#"{CART},{{"user":"Marketing Push","operator":"not_equals"}}"#),
            format!(r#"{{"any":[{},{{"all":[{CART},{}]}}]}}"#, push("equals", "TRUE"), push("not_equals", "FALSE")),
            String::new(),
        ] {
            assert_marks(&RULE, &all(&conditions), &[]);
        }
    }

    #[test]
    fn leaves_what_is_no_marketing_push() {
        for lines in ["purpose: service", "purpose: automated"] {
            assert_marks(&RULE, &format!("{}\n{lines}", all(CART)), &[]);
        }
        assert_marks_in(Base::InApp, &RULE, &all(CART), &[]);
        assert_marks_in(Base::CartReminder, &RULE, "who.segment: null", &[]);
    }

    #[test]
    fn is_as_serious_as_the_house_says() {
        let severity = |policy: &str, conditions: &str| {
            let profile = format!(
                r#"{{"extends":"guide","opt_out":{{"property":"Marketing Push","operator":"not_equals","value":"FALSE"{policy}}}}}"#
            );
            let profile = Profile::read(&profile).expect("a profile");
            found_with(&RULE, &with(Base::Push, &all(conditions)), &profile).first().map(|found| found.severity)
        };
        assert_eq!(severity(r#","policy":"required""#, CART), Some(Severity::Error));
        assert_eq!(severity(r#","policy":"required""#, ""), Some(Severity::Error));
        assert_eq!(severity(r#","policy":"recommended""#, CART), Some(Severity::Warning));
        assert_eq!(severity("", CART), Some(Severity::Warning));
        assert_eq!(severity(r#","policy":"off""#, CART), None);
        assert_eq!(severity("", &format!(r#"{CART},{{"saved_segment":"Newsletter"}}"#)), Some(Severity::Advice));
    }

    #[test]
    fn a_house_may_ask_for_consent() {
        let profile = r#"{"extends":"guide","opt_out":{"property":"Marketing Push","operator":"equals","value":"TRUE","policy":"required"}}"#;
        let profile = Profile::read(profile).expect("a profile");
        let count = |conditions: &str| found_with(&RULE, &with(Base::Push, &all(conditions)), &profile).len();
        assert_eq!(count(&format!("{CART},{}", push("equals", "TRUE"))), 0);
        assert_eq!(
            count(&format!("{CART},{}", push("not_equals", "FALSE"))),
            1,
            "users without a value never said yes"
        );
    }

    #[test]
    fn the_fix_adds_the_condition() {
        let campaign = with(Base::Push, "who.segment.all[2]: {\"saved_segment\":\"A\"}");
        let after = fixed(&campaign, &found(&RULE, &campaign)[0].fixes[0]);
        assert_eq!(found(&RULE, &after), []);
        let segment = crate::document::Node::to_json(&after.who.segment);
        assert_eq!(
            segment["all"][4],
            serde_json::json!({"user":"Marketing Push","operator":"not_equals","value":"FALSE"})
        );
    }
}
