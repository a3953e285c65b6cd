//! `audience/value`: the value of a condition is missing, or none that the property can have.

use super::empty;
use crate::audience::number;
use crate::audience::walk::{Trail, each_node};
use crate::campaign::{FilterValue, Operator, Segment};
use crate::declare_rule;
use crate::document::FieldPath;
use crate::field;
use crate::lint::rules::names::{Comparison, each_comparison, renamed, shown, whole};
use crate::lint::{Context, Edit, Findings, Fix, Severity};
use crate::profile::{Property, PropertyType};
use crate::text::{Nearness, nearness};

declare_rule! {
    /// A condition compares a property with a value. An id is made of digits; an age is a number that people reach; a
    /// range begins with its smaller end. With anything else, the condition finds nobody. A condition that was added and
    /// never filled in is no condition at all: whoever enters the campaign leaves it out, and more people get it.
    ///
    /// Where the profile lists the values that a property can have, a value that is nearly one of them is most likely
    /// a slip.
    ///
    /// This holds for conditions on users and for the filters of events, of the trigger and of the goal.
    ///
    /// ```wrong
    /// who.segment.all[0].filters[0].value: Hamlet
    /// ```
    ///
    /// ```wrong
    /// who.segment.all[3].any[1].value: [30, 18]
    /// ```
    ///
    /// ```wrong
    /// who.segment.all[0].filters[0].value: "12345 "
    /// ```
    ///
    /// ```wrong
    /// who.segment.all[3].any[1].value: [18, 180]
    /// ```
    ///
    /// ```wrong
    /// who.segment.all[3].any[0].value: null
    /// ```
    ///
    /// ```wrong
    /// who.segment.all[2].value: FLASE
    /// ```
    ///
    /// ```wrong
    /// who.segment.all[2]: {"user": "", "operator": "equals", "value": "MEMBER"}
    /// purpose: service
    /// ```
    ///
    /// ```right
    /// who.segment.all[3].any[1].value: [18, 18]
    /// ```
    "audience/value" {
        severity: Error,
        summary: "The value of a condition is missing, or none that the property can have",
        why: "A condition with such a value finds nobody, and as an exclusion it keeps nobody out.",
        source: Guide(&[19, 20, 27]),
        fixable: Both,
    }
}

fn check(context: &Context<'_>, findings: &mut Findings) {
    // Of a segment without any condition, `audience/empty` tells.
    if !empty::is_told(context.campaign) {
        each_node(&context.campaign.who, &mut |node, trail| check_begun(node, trail, findings));
    }
    each_comparison(context, &mut |comparison, trail| {
        if comparison.property.trim().is_empty() && !comparison.is_of_user {
            let help = "Choose what it looks at, or take the filter out.";
            findings.add(trail.key("property").path(), "The filter is not filled in", help);
        }
        let Some(operator) = comparison.operator else { return };
        if comparison.property.trim().is_empty() || matches!(operator, Operator::Exists | Operator::NotExists) {
            return;
        }
        check_value(comparison, operator, &|| trail.key("value").path(), findings);
    });
}

/// Tells of a condition that says nothing yet, and of a group without any.
fn check_begun(node: &Segment, trail: &Trail<'_>, findings: &mut Findings) {
    let (key, subject, what) = match node {
        Segment::Did(rule) => ("did", &rule.event, "the event"),
        Segment::DidNot(rule) => ("did_not", &rule.event, "the event"),
        Segment::User(rule) => ("user", &rule.property, "the property"),
        Segment::SavedSegment(named) => ("saved_segment", &named.name, "the name"),
        Segment::CustomList(named) => ("custom_list", &named.name, "the name"),
        Segment::All(group) | Segment::Any(group) => {
            let field = trail.path();
            if group.of.is_empty() && field != field!(who.segment) {
                findings.add(field, "The group has no condition", "Add one, or take the group out.");
            }
            return;
        }
    };
    if subject.trim().is_empty() {
        let help = format!("Fill in {what}, or take the condition out.");
        findings.add(trail.key(key).path(), "The condition is not filled in", help);
    }
}

type Field<'f> = &'f dyn Fn() -> FieldPath;

fn check_value(comparison: &Comparison<'_>, operator: Operator, field: Field<'_>, findings: &mut Findings) {
    let property = comparison.property;
    let values: &[String] = match comparison.value {
        FilterValue::Empty => &[],
        FilterValue::One(one) => std::slice::from_ref(one),
        FilterValue::Many(list) => list,
    };
    if values.iter().all(|value| value.trim().is_empty()) {
        let message = format!("The condition on “{}” has no value", shown(property));
        findings.add(field(), message, "Enter a value, or take the condition out.");
        return;
    }
    if operator == Operator::Between {
        check_range(property, values, field, findings);
    }
    let Some(known) = comparison.known else { return };
    for (position, value) in values.iter().enumerate().filter(|(_, value)| !value.trim().is_empty()) {
        let is_list = matches!(comparison.value, FilterValue::Many(_));
        let place = || if is_list { field().index(position) } else { field() };
        check_one(known, operator, value, &place, findings);
    }
}

fn check_range(property: &str, ends: &[String], field: Field<'_>, findings: &mut Findings) {
    let [from, to] = ends else {
        let message = format!("“between” on “{}” needs two values, a smaller and a larger one", shown(property));
        findings.add(field(), message, "Enter both ends of the range.");
        return;
    };
    if from.trim().is_empty() || to.trim().is_empty() {
        let message = format!("“between” on “{}” has only one value", shown(property));
        findings.add(field(), message, "Enter both ends of the range.");
        return;
    }
    if let (Some(low), Some(high)) = (number(from), number(to))
        && low > high
    {
        let message = format!("Nothing lies between {} and {}: the smaller end comes first", from.trim(), to.trim());
        let edit = Edit::Set { field: field(), value: serde_json::json!([to, from]) };
        let fix = Fix::suggested("Swap the two ends", vec![edit]);
        findings.add(field(), message, "Swap the two ends of the range.").fix(fix);
    }
}

/// Looks at one value of a property that the profile lists.
fn check_one(known: &Property, operator: Operator, value: &str, field: Field<'_>, findings: &mut Findings) {
    let name = shown(&known.name);
    match known.kind {
        Some(PropertyType::Id) => check_id(&name, value, field, findings),
        Some(PropertyType::Number) => match number(value) {
            None => {
                let message = format!("“{name}” is a number, and “{}” is none", shown(value));
                findings.add(whole(field(), value), message, "Enter a number, with a point for decimals.");
            }
            Some(number) => {
                let (least, most) = (known.minimum.unwrap_or(0), known.maximum.unwrap_or(u32::MAX));
                let is_below = known.minimum.is_some() && number < f64::from(least);
                let is_above = known.maximum.is_some() && number > f64::from(most);
                if is_below || is_above {
                    let typed = value.trim();
                    let message = match (known.minimum, known.maximum) {
                        (Some(least), Some(most)) => {
                            format!("“{name}” lies between {least} and {most}; {typed} is outside")
                        }
                        (Some(least), None) => format!("“{name}” is at least {least}; {typed} is below"),
                        _ => format!("“{name}” is at most {most}; {typed} is above"),
                    };
                    findings.add(whole(field(), value), message, "Enter a number within these limits.");
                }
            }
        },
        _ if matches!(operator, Operator::Equals | Operator::NotEquals) => {
            check_listed(known, &name, value, field, findings);
        }
        _ => {}
    }
}

fn check_id(name: &str, value: &str, field: Field<'_>, findings: &mut Findings) {
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if is_digits(value) {
        return;
    }
    let bare: String = value.chars().filter(|c| !c.is_whitespace()).collect();
    let place = whole(field(), value);
    if is_digits(&bare) {
        let message = format!("The {name} {bare} has white space in it");
        let fix = Fix::safe("Take out the white space", vec![renamed(field(), value, &bare)]);
        findings.add(place, message, "Take out the white space.").fix(fix);
    } else {
        let message = format!("“{}” is no {name}: an id is made of digits", shown(value));
        let help = "Look the id up in the admin interface: it stands between the image and the title of the event.";
        findings.add(place, message, help);
    }
}

/// Looks for a slip in one of the values that a property can have. A value that is like none of them may be a new one.
fn check_listed(known: &Property, name: &str, value: &str, field: Field<'_>, findings: &mut Findings) {
    if known.values.is_empty() || known.values.iter().any(|listed| listed == value) {
        return;
    }
    let near =
        known.values.iter().filter_map(|listed| Some((nearness(value, listed)?, listed))).min_by_key(|near| near.0);
    let Some((nearness, listed)) = near else { return };
    let message =
        format!("“{}” is no value of “{name}” that the profile lists; did you mean “{listed}”?", shown(value));
    let fix = Fix::suggested(format!("Change to “{listed}”"), vec![renamed(field(), value, listed)]);
    let found = findings.add(whole(field(), value), message, "Enter the value as the account has it.");
    // Whether case counts is unknown.
    found.severity(if nearness == Nearness::Folded { Severity::Advice } else { Severity::Warning }).fix(fix);
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::{assert_fix, assert_marks, assert_marks_in, fixed, found, with};
    use crate::lint::{Base, Severity};

    #[test]
    fn marks_what_is_no_id() {
        let field = "who.segment.all[0].filters[0].value";
        for id in ["Hamlet", "12a45", "#12345", "1234.5", "-1"] {
            assert_marks(&RULE, &format!("{field}: {id:?}"), &[id]);
        }
        assert_marks(&RULE, r#"start.goal.filters[0].value: "12 345""#, &["12 345"]);
    }

    #[test]
    fn marks_what_is_not_filled_in() {
        assert_marks(&RULE, "who.segment.all[0].filters[0].value: null", &["who.segment.all[0].filters[0].value"]);
        assert_marks(&RULE, r#"who.segment.all[3].any[0].value: "  ""#, &["who.segment.all[3].any[0].value"]);
        assert_marks(&RULE, "who.segment.all[3].any[1].value: []", &["who.segment.all[3].any[1].value"]);
        assert_marks(&RULE, "who.segment.all[3].any[1].value: [18, null]", &["who.segment.all[3].any[1].value"]);
        assert_marks(&RULE, "who.segment.all[3].any[1].value: 18", &["who.segment.all[3].any[1].value"]);
        assert_marks_in(Base::InApp, &RULE, "who.trigger.filters[0].value: null", &["who.trigger.filters[0].value"]);
    }

    #[test]
    fn marks_a_condition_that_says_nothing() {
        for (condition, key) in [
            (r#"{"did":""}"#, ".did"),
            (r#"{"did_not":" "}"#, ".did_not"),
            (r#"{"user":"","operator":"equals","value":"x"}"#, ".user"),
            (r#"{"saved_segment":null}"#, ".saved_segment"),
            (r#"{"custom_list":""}"#, ".custom_list"),
            (r#"{"any":[]}"#, ""),
            (r#"{"did":"Add to Cart","filters":[{"property":"","operator":"equals"}]}"#, ".filters[0].property"),
        ] {
            assert_marks(&RULE, &format!("who.segment.all[2]: {condition}"), &[&format!("who.segment.all[2]{key}")]);
        }
        // The live action alone makes nobody's segment of it.
        let unfilled = r#"who.segment: {"all":[{"did":""}]}"#;
        assert_marks_in(Base::CartReminder, &RULE, unfilled, &["who.segment.all[0].did"]);
    }

    #[test]
    fn marks_numbers_that_cannot_be() {
        let age = |operator: &str, value: &str| {
            format!(r#"who.segment.all[3].any[1]: {{"user":"Age","operator":"{operator}","value":{value}}}"#)
        };
        assert_marks(&RULE, &age("greater_than", "180"), &["180"]);
        assert_marks(&RULE, &age("less_than", "-3"), &["-3"]);
        assert_marks(&RULE, &age("equals", r#""thirty""#), &["thirty"]);
        assert_marks(&RULE, &age("between", "[18,300]"), &["300"]);
        assert_marks(&RULE, &age("between", "[30,18]"), &["who.segment.all[3].any[1].value"]);
        let points = r#"who.segment.all[3].any[1]: {"user":"Points","operator":"between","value":[30,18]}"#;
        assert_marks(&RULE, points, &["who.segment.all[3].any[1].value"]);
    }

    #[test]
    fn marks_a_slip_in_a_listed_value() {
        assert_marks(&RULE, "who.segment.all[2].value: FLASE", &["FLASE"]);
        let severity = |value: &str| {
            let found = found(&RULE, &with(Base::Push, &format!("who.segment.all[2].value: {value:?}")));
            found.first().map(|found| found.severity)
        };
        assert_eq!(severity("FALS"), Some(Severity::Warning));
        assert_eq!(severity("false"), Some(Severity::Advice));
        assert_eq!(severity("NO"), None);
    }

    #[test]
    fn leaves_what_can_be() {
        for lines in [
            "who.segment.all[0].filters[0].value: 0012345",
            r#"who.segment.all[0].filters[0]: {"property":"eventId","operator":"exists"}"#,
            r#"who.segment.all[0].filters[0]: {"property":"eventId"}"#,
            r#"who.segment: {"all":[]}"#,
            r#"who.segment: {"all":[{"did":""}]}"#,
            r#"who.segment.all[0].filters[0]: {"property":"eventid","operator":"equals","value":"Hamlet"}"#,
            r#"who.segment.all[3].any[1]: {"user":"Age","operator":"between","value":["18","30.5"]}"#,
            r#"who.segment.all[3].any[1]: {"user":"Age","operator":"between","value":[30, 30]}"#,
            r#"who.segment.all[3].any[1]: {"user":"Joined","operator":"between","value":["2026-01-01","2026-02-01"]}"#,
            r#"who.segment.all[3].any[1]: {"user":"City","operator":"equals","value":"St. Pölten"}"#,
            r#"start.goal.filters[0]: {"property":"amount","operator":"greater_than","value":"49.50"}"#,
        ] {
            assert_marks(&RULE, lines, &[]);
        }
    }

    #[test]
    fn mends_what_it_can() {
        let field = "who.segment.all[0].filters[0].value";
        assert_fix(&RULE, &format!(r#"{field}: " 12 345""#), field, "12345");
        assert_fix(&RULE, "who.segment.all[2].value: FLASE", "who.segment.all[2].value", "FALSE");
        let campaign = with(Base::Push, "who.segment.all[3].any[1].value: [30, 18]");
        let after = fixed(&campaign, &found(&RULE, &campaign)[0].fixes[0]);
        assert_eq!(after, crate::lint::testing::sound(Base::Push));
    }
}
