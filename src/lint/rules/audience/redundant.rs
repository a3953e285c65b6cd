//! `audience/redundant`: a condition changes nothing.

use super::always_true::removal;
use crate::audience::{Audience, RedundancyKind};
use crate::declare_rule;
use crate::lint::rules::names::{relate, said};
use crate::lint::{Context, Findings};

declare_rule! {
    /// Whoever bought production 12345 bought a ticket: beside the first condition the second changes nothing. The same
    /// holds for the narrower of two alternatives, and for an alternative that nobody can meet. Nothing goes wrong, but
    /// the segment is harder to read than it needs to be, and often something else was meant.
    ///
    /// ```wrong
    /// who.segment.all[3]: {"did_not": "charged", "filters": [{"property": "eventId", "operator": "equals", "value": "12345"}], "within": {"value": 7, "unit": "days"}}
    /// ```
    ///
    /// ```wrong
    /// who.segment.all[3].any[2]: {"user": "Age", "operator": "equals", "value": 25}
    /// ```
    ///
    /// ```right
    /// who.segment.all[3]: {"did_not": "charged", "filters": [{"property": "eventId", "operator": "equals", "value": "14002"}]}
    /// ```
    "audience/redundant" {
        severity: Advice,
        summary: "A condition changes nothing",
        why: "A condition that changes nothing makes the segment hard to read, and often something else was meant.",
        source: Pushproof,
        fixable: Suggested,
    }
}

fn message(kind: RedundancyKind, condition: &str, by: &[String]) -> String {
    match (kind, by) {
        (RedundancyKind::Implied, [one]) => format!("{condition} changes nothing beside {one}"),
        (RedundancyKind::Implied, _) => format!("{condition} changes nothing beside {} other conditions", by.len()),
        (RedundancyKind::Covered, [one]) => format!("{condition} lets nobody in whom {one} doesn't"),
        (RedundancyKind::Covered, _) => format!("{condition} lets nobody in who isn't in already"),
        (RedundancyKind::Dead, []) => format!("Nobody can match {condition}"),
        (RedundancyKind::Dead, _) => format!("Nobody can match {condition} here, beside the other conditions"),
    }
}

const HELP: &str = "Take it out, or change it to what was meant.";

fn check(context: &Context<'_>, findings: &mut Findings) {
    let (campaign, profile) = (context.campaign, context.profile);
    for redundancy in Audience::of(campaign, profile).redundant() {
        let by: Vec<String> = redundancy.by.iter().map(|place| said(campaign, profile, place)).collect();
        let message = message(redundancy.kind, &said(campaign, profile, &redundancy.condition), &by);
        let fix = removal(&redundancy.condition);
        let found = findings.add(redundancy.condition, message, HELP).maybe_fix(fix);
        relate(found, campaign, profile, &redundancy.by);
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::Base;
    use crate::lint::testing::{assert_marks, assert_marks_in, fixed, found, with};

    const CART: &str = r#"{"did":"add to cart"}"#;
    const CART_1: &str = r#"{"did":"Add to Cart","filters":[{"property":"eventId","operator":"equals","value":"1"}]}"#;

    fn group(kind: &str, conditions: &str) -> String {
        format!(r#"who.segment: {{"{kind}":[{conditions}]}}"#)
    }

    #[test]
    fn marks_what_changes_nothing() {
        for (kind, conditions, marked) in [
            ("all", format!("{CART},{CART_1}"), "who.segment.all[0]"),
            ("all", format!("{CART_1},{CART}"), "who.segment.all[1]"),
            ("all", format!("{CART},{CART}"), "who.segment.all[1]"),
            ("any", format!("{CART},{CART_1}"), "who.segment.any[1]"),
            ("all", format!(r#"{CART},{{"any":[{CART},{{"saved_segment":"A"}}]}}"#), "who.segment.all[1]"),
            ("all", r#"{"did_not":"charged"},{"did_not":"charged","within":{"value":1,"unit":"days"}}"#.to_owned(), "who.segment.all[1]"),
            ("all", r#"{"user":"Age","operator":"greater_than","value":18},{"user":"Age","operator":"greater_than","value":21}"#.to_owned(), "who.segment.all[0]"),
            ("any", r#"{"saved_segment":"A"},{"saved_segment":"B"},{"saved_segment":"A"}"#.to_owned(), "who.segment.any[2]"),
        ] {
            assert_marks(&RULE, &group(kind, &conditions), &[marked]);
        }
    }

    #[test]
    fn the_live_action_counts() {
        assert_marks_in(
            Base::InApp,
            &RULE,
            r#"who.segment: {"all":[{"did":"show event"},{"saved_segment":"A"}]}"#,
            &["who.segment.all[0]"],
        );
        assert_marks_in(Base::InApp, &RULE, r#"who.segment: {"did":"show event"}"#, &["who.segment"]);
    }

    #[test]
    fn leaves_what_changes_something() {
        for (kind, conditions) in [
            ("all", format!(r#"{CART},{{"did":"charged"}}"#)),
            ("all", format!("{CART_1},{}", CART_1.replace("\"1\"", "\"2\""))),
            ("all", r#"{"did":"charged","within":{"value":30,"unit":"days"}},{"did_not":"charged","within":{"value":7,"unit":"days"}}"#.to_owned()),
            ("any", r#"{"user":"Age","operator":"less_than","value":26},{"user":"Age","operator":"greater_than","value":60}"#.to_owned()),
            ("all", r#"{"user":"City","operator":"equals","value":"Graz"},{"user":"City","operator":"not_equals","value":"graz"}"#.to_owned()),
            ("any", r#"{"did":""},{"did":""},{"user":"Age"},{"user":"Age"}"#.to_owned()),
        ] {
            assert_marks(&RULE, &group(kind, &conditions), &[]);
        }
    }

    #[test]
    fn says_what_is_needless_beside_what() {
        let campaign = with(Base::Push, &group("all", &format!("{CART_1},{CART}")));
        let finding = &found(&RULE, &campaign)[0];
        assert_eq!(
            finding.message,
            "“added a ticket to the cart” changes nothing beside “added production 1 to the cart”"
        );
        let after = fixed(&campaign, &finding.fixes[0]);
        assert_eq!(after.who.segment.map(|segment| segment.children().len()), Some(1));
        let dead = group(
            "any",
            r#"{"did":"charged","filters":[{"property":"eventId","operator":"equals","value":"1"},{"property":"eventId","operator":"equals","value":"2"}]},{"did":"show event"}"#,
        );
        assert!(found(&RULE, &with(Base::Push, &dead))[0].message.starts_with("Nobody can match “bought production 1"));
    }
}
