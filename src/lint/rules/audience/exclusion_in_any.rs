//! `audience/exclusion-in-any`: an exclusion under OR lets the excluded in.

use serde_json::{Value, json};

use crate::audience::Audience;
use crate::audience::walk::{Trail, each_node};
use crate::campaign::{Campaign, Group, Segment};
use crate::declare_rule;
use crate::document::{FieldPath, Node, Step};
use crate::field;
use crate::lint::rules::names::{said, shown};
use crate::lint::{Context, Edit, Findings, Fix};

declare_rule! {
    /// Under OR one condition is enough. “Viewed the production OR has not bought it” takes in everyone who viewed it,
    /// buyers too, and everyone who never bought it, whether they know it or not. An exclusion works only where it
    /// must be met: joined by AND.
    ///
    /// ```wrong
    /// who.segment.all[3].any: [{"did": "show event", "within": {"value": 30, "unit": "days"}}, {"did_not": "show seatplan"}]
    /// ```
    ///
    /// ```right
    /// who.segment.all[3].any: [{"did": "show event", "within": {"value": 30, "unit": "days"}}, {"did": "show seatplan", "within": {"value": 30, "unit": "days"}}]
    /// ```
    "audience/exclusion-in-any" {
        severity: Warning,
        summary: "An exclusion under OR lets the excluded in",
        why: "Under OR one condition is enough, so whoever meets the other one gets in although they were excluded.",
        source: Guide(&[11, 22]),
        fixable: Suggested,
    }
}

fn message(exclusion: &str, other: &str) -> String {
    format!("Under OR, {exclusion} doesn't exclude: {other} is enough to get in")
}

const HELP: &str = "Join the exclusion to the others by AND.";

fn is_exclusion(node: &Segment) -> bool {
    matches!(node, Segment::DidNot(rule) if !rule.event.trim().is_empty())
}

fn check(context: &Context<'_>, findings: &mut Findings) {
    let campaign = context.campaign;
    each_node(&campaign.who, &mut |node, trail| {
        let Segment::Any(group) = node else { return };
        let is_did = |node: &Segment| matches!(node, Segment::Did(rule) if !rule.event.trim().is_empty());
        // What must be met beside the group as well does exclude.
        let joined = match &campaign.who.segment {
            Some(Segment::All(all)) => all.of.as_slice(),
            _ => &[],
        };
        let is_loose = |node: &Segment| is_exclusion(node) && !joined.contains(node);
        let (Some(did), Some(exclusion)) = (group.of.iter().position(is_did), group.of.iter().position(is_loose))
        else {
            return;
        };
        // A group that everyone meets is told as such.
        let place = trail.path();
        if Audience::of(campaign, context.profile).always_true().iter().any(|told| told.is_within(&place)) {
            return;
        }
        let child = |position| trail.key("any").index(position).path();
        let said = |position| said(campaign, context.profile, &child(position));
        let message = message(&shown(&said(exclusion)), &shown(&said(did)));
        let found = findings.add(child(exclusion), message, HELP);
        found.related(child(did), said(did));
        found.maybe_fix(joined_by_and(campaign, group, trail, is_loose));
    });
}

/// Moves every exclusion of the group at `trail` to where it must be met: beside the group.
pub(super) fn joined_by_and(
    campaign: &Campaign,
    group: &Group,
    trail: &Trail<'_>,
    is_exclusion: impl Fn(&Segment) -> bool,
) -> Option<Fix> {
    let place = trail.path();
    let (exclusions, others): (Vec<&Segment>, Vec<&Segment>) = group.of.iter().partition(|node| is_exclusion(node));
    let exclusions: Vec<Value> = exclusions.into_iter().map(Node::to_json).collect();
    let mut rest = Segment::Any(group.clone()).to_json();
    rest.as_object_mut()?.insert("any".to_owned(), others.into_iter().map(Node::to_json).collect());
    let title = "Join the exclusion by AND";
    if place == field!(who.segment) {
        let all: Vec<Value> = std::iter::once(rest).chain(exclusions).collect();
        return Some(Fix::suggested(title, vec![Edit::Set { field: place, value: json!({ "all": all }) }]));
    }
    let (outer, last) = place.split_last()?;
    let is_in_all = matches!((outer.last(), last), (Some(Step::Key(key)), Step::Index(_)) if key == "all");
    if !is_in_all {
        let all: Vec<Value> = std::iter::once(rest).chain(exclusions).collect();
        return Some(Fix::suggested(title, vec![Edit::Set { field: place, value: json!({ "all": all }) }]));
    }
    let siblings = outer.iter().cloned().fold(FieldPath::root(), FieldPath::then);
    let end = crate::audience::node_at(campaign, &parent(&siblings)?).map_or(0, |parent| parent.children().len());
    let mut edits = vec![Edit::Set { field: place, value: rest }];
    edits.extend(exclusions.into_iter().map(|value| Edit::Insert { field: siblings.clone(), position: end, value }));
    Some(Fix::suggested(title, edits))
}

fn parent(list: &FieldPath) -> Option<FieldPath> {
    let (outer, _) = list.split_last()?;
    Some(outer.iter().cloned().fold(FieldPath::root(), FieldPath::then))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::document::Node;
    use crate::lint::Base;
    use crate::lint::testing::{assert_marks, assert_marks_in, fixed, found, with};

    const VIEWED: &str = r#"{"did":"show event"}"#;
    const NOT_BOUGHT: &str = r#"{"did_not":"charged"}"#;

    #[test]
    fn marks_an_exclusion_beside_a_did() {
        assert_marks(&RULE, &format!(r#"who.segment: {{"any":[{VIEWED},{NOT_BOUGHT}]}}"#), &["who.segment.any[1]"]);
        assert_marks(
            &RULE,
            &format!("who.segment.all[3].any: [{NOT_BOUGHT},{VIEWED}]"),
            &["who.segment.all[3].any[0]"],
        );
        assert_marks(
            &RULE,
            &format!(
                r#"who.segment: {{"all":[{{"any":[{VIEWED},{NOT_BOUGHT},{{"did_not":"show seatplan"}}]}},{NOT_BOUGHT}]}}"#
            ),
            &["who.segment.all[0].any[2]"],
        );
        assert_marks_in(
            Base::InApp,
            &RULE,
            &format!(r#"who.segment: {{"any":[{VIEWED},{NOT_BOUGHT}]}}"#),
            &["who.segment.any[1]"],
        );
    }

    #[test]
    fn leaves_exclusions_that_exclude() {
        for segment in [
            format!(r#"{{"all":[{VIEWED},{NOT_BOUGHT}]}}"#),
            format!(r#"{{"any":[{NOT_BOUGHT},{{"user":"Age","operator":"less_than","value":26}}]}}"#),
            format!(r#"{{"any":[{{"all":[{VIEWED},{NOT_BOUGHT}]}},{VIEWED}]}}"#),
            format!(r#"{{"any":[{NOT_BOUGHT},{{"did_not":"App Launched","within":{{"value":90,"unit":"days"}}}}]}}"#),
            format!(r#"{{"any":[{VIEWED},{{"did_not":""}}]}}"#),
            // That the group leaves nothing to choose is for `audience/redundant` to say.
            format!(r#"{{"all":[{{"any":[{VIEWED},{NOT_BOUGHT}]}},{NOT_BOUGHT}]}}"#),
        ] {
            assert_marks(&RULE, &format!("who.segment: {segment}"), &[]);
        }
        // Everyone meets this one, and that is told.
        assert_marks(&RULE, r#"who.segment: {"any":[{"did":"charged"},{"did_not":"charged"}]}"#, &[]);
    }

    #[test]
    fn the_fix_joins_it_by_and() {
        for (segment, expected) in [
            (
                format!(r#"{{"any":[{VIEWED},{NOT_BOUGHT}]}}"#),
                format!(r#"{{"all":[{{"any":[{VIEWED}]}},{NOT_BOUGHT}]}}"#),
            ),
            (
                format!(
                    r#"{{"all":[{{"any":[{VIEWED},{NOT_BOUGHT},{{"custom_list":"a"}}]}},{{"saved_segment":"b"}}]}}"#
                ),
                format!(
                    r#"{{"all":[{{"any":[{VIEWED},{{"custom_list":"a"}}]}},{{"saved_segment":"b"}},{NOT_BOUGHT}]}}"#
                ),
            ),
            (
                format!(r#"{{"any":[{{"any":[{VIEWED},{NOT_BOUGHT}]}},{{"saved_segment":"b"}}]}}"#),
                format!(r#"{{"any":[{{"all":[{{"any":[{VIEWED}]}},{NOT_BOUGHT}]}},{{"saved_segment":"b"}}]}}"#),
            ),
        ] {
            let campaign = with(Base::Push, &format!("who.segment: {segment}"));
            let after = fixed(&campaign, &found(&RULE, &campaign)[0].fixes[0]);
            let expected: serde_json::Value = serde_json::from_str(&expected).expect("JSON");
            assert_eq!(after.who.segment.to_json(), expected);
            assert_eq!(found(&RULE, &after), []);
        }
    }
}
