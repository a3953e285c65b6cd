//! `audience/always-true`: everyone meets the condition.

use crate::audience::Audience;
use crate::declare_rule;
use crate::document::{FieldPath, Step};
use crate::lint::rules::names::said;
use crate::lint::{Context, Edit, Findings, Fix};

declare_rule! {
    /// A condition that everyone meets leaves nobody out: “bought a ticket, or has not bought a ticket”. Mostly AND was
    /// meant where OR stands, or one of the two was to have a filter.
    ///
    /// ```wrong
    /// who.segment.all[3].any: [{"did": "show event", "within": {"value": 30, "unit": "days"}}, {"did_not": "show event", "within": {"value": 30, "unit": "days"}}]
    /// ```
    ///
    /// ```right
    /// who.segment.all[3].any: [{"did": "show event", "within": {"value": 30, "unit": "days"}}, {"saved_segment": "Theatre lovers"}]
    /// ```
    "audience/always-true" {
        severity: Warning,
        summary: "Everyone meets the condition",
        why: "A condition that everyone meets keeps nobody out, so more people get the campaign than were meant to.",
        source: Pushproof,
        fixable: Suggested,
    }
}

const HELP: &str = "See whether AND was meant instead of OR; if not, take the condition out.";

fn check(context: &Context<'_>, findings: &mut Findings) {
    for place in Audience::of(context.campaign, context.profile).always_true() {
        let message = format!("Everyone meets {}", said(context.campaign, context.profile, &place));
        let fix = removal(&place);
        findings.add(place, message, HELP).maybe_fix(fix);
    }
}

/// Takes out a condition that stands in a group.
pub(super) fn removal(place: &FieldPath) -> Option<Fix> {
    let is_in_group = matches!(place.steps().last(), Some(Step::Index(_)));
    is_in_group.then(|| Fix::suggested("Take the condition out", vec![Edit::Remove { field: place.clone() }]))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::Base;
    use crate::lint::testing::{assert_marks, fixed, found, with};

    fn any(conditions: &str) -> String {
        format!(r#"who.segment.all[3]: {{"any":[{conditions}]}}"#)
    }

    #[test]
    fn marks_what_everyone_meets() {
        for conditions in [
            r#"{"did":"charged"},{"did_not":"charged"}"#,
            r#"{"did":"charged"},{"did_not":"charged","filters":[{"property":"eventId","operator":"equals","value":"1"}]}"#,
            r#"{"did":"charged","within":{"value":60,"unit":"days"}},{"did_not":"charged","within":{"value":30,"unit":"days"}}"#,
            r#"{"user":"City","operator":"exists"},{"user":"City","operator":"not_exists"}"#,
        ] {
            assert_marks(&RULE, &any(conditions), &["who.segment.all[3]"]);
        }
        let never = r#"{"did_not":"charged","filters":[{"property":"eventId","operator":"equals","value":"1"},{"property":"eventId","operator":"equals","value":"2"}]}"#;
        assert_marks(&RULE, &any(&format!(r#"{never},{{"saved_segment":"A"}}"#)), &["who.segment.all[3].any[0]"]);
    }

    #[test]
    fn leaves_what_somebody_may_fail() {
        for conditions in [
            r#"{"did":"charged"},{"did_not":"show event"}"#,
            r#"{"did":"charged","filters":[{"property":"eventId","operator":"equals","value":"1"}]},{"did_not":"charged"}"#,
            r#"{"did":"charged","within":{"value":30,"unit":"days"}},{"did_not":"charged","within":{"value":60,"unit":"days"}}"#,
            // Users without an age are neither, and the ends may be left out.
            r#"{"user":"Age","operator":"less_than","value":30},{"user":"Age","operator":"greater_than","value":20}"#,
            // Whether this holds for users without a city is unknown.
            r#"{"user":"City","operator":"equals","value":"Graz"},{"user":"City","operator":"not_equals","value":"Graz"}"#,
            r#"{"saved_segment":"A"},{"saved_segment":"B"}"#,
        ] {
            assert_marks(&RULE, &any(conditions), &[]);
        }
    }

    #[test]
    fn the_fix_takes_it_out() {
        let campaign = with(Base::Push, &any(r#"{"did":"charged"},{"did_not":"charged"}"#));
        let after = fixed(&campaign, &found(&RULE, &campaign)[0].fixes[0]);
        assert_eq!(after.who.segment.map(|segment| segment.children().len()), Some(3));
    }
}
