//! `audience/contradiction`: nobody can meet all conditions.

use crate::audience::{Audience, clashing_filters};
use crate::campaign::EventFilter;
use crate::declare_rule;
use crate::document::FieldPath;
use crate::field;
use crate::lint::rules::names::{relate, said, shown};
use crate::lint::{Context, Findings};
use crate::words;

declare_rule! {
    /// Some conditions can't be met by one and the same user: to have bought a ticket and never to have bought any, or
    /// to be 18 to 30 years old and over 40. Where they all must be met, nobody gets the campaign.
    ///
    /// Two “did” conditions never clash: a user can have done both. The filters of one “did” are about one and the
    /// same event, and that has one id. The live action counts as something that the user did. This rule speaks only
    /// where no user whatsoever could get the campaign, and names the smallest set of conditions that is to blame.
    ///
    /// ```wrong
    /// who.segment.all[0].did: charged
    /// ```
    ///
    /// ```wrong
    /// who.segment.all[3]: {"all": [{"user": "Age", "operator": "between", "value": [18, 30]}, {"user": "Age", "operator": "greater_than", "value": 40}]}
    /// ```
    ///
    /// ```wrong
    /// who.segment.all[0].filters: [{"property": "eventId", "operator": "equals", "value": "12345"}, {"property": "eventId", "operator": "equals", "value": "14002"}]
    /// ```
    ///
    /// ```right
    /// who.segment.all[3].any[1]: {"all": [{"user": "Age", "operator": "greater_than", "value": 18}, {"user": "Age", "operator": "less_than", "value": 30}]}
    /// ```
    "audience/contradiction" {
        severity: Error,
        summary: "Nobody can meet all conditions",
        why: "A campaign whose conditions exclude each other reaches nobody.",
        source: Pushproof,
        fixable: No,
    }
}

const HELP: &str = "Take one of them out, or join them by OR.";
const HELP_FILTERS: &str = "Use a condition of its own for each: the filters of one are about one and the same event.";

/// Several things that clash, in words that fit a message.
fn message(clash: &[String]) -> String {
    let listed = match clash {
        [one] => format!("Nobody can be “{one}”"),
        [one, other] => format!("Nobody can match: {one} and {other} exclude each other"),
        _ => format!("Nobody can match: these {} conditions exclude each other", clash.len()),
    };
    if listed.chars().count() <= 160 {
        listed
    } else {
        format!("Nobody can match: these {} conditions exclude each other", clash.len())
    }
}

fn message_filters(filters: &[String], is_goal: bool) -> String {
    let who = if is_goal { "The goal is never reached" } else { "Nobody can match" };
    match filters {
        [one, other] => format!("{who}: no one event has both {one} and {other}"),
        _ => format!("{who}: no one event meets these {} filters", filters.len()),
    }
}

fn check(context: &Context<'_>, findings: &mut Findings) {
    let (campaign, profile) = (context.campaign, context.profile);
    if let Some(clash) = Audience::of(campaign, profile).contradiction() {
        report(context, findings, &clash);
    }
    if let Some(goal) = &campaign.start.goal
        && let Some(positions) = clashing_filters(&goal.event, &goal.filters, profile)
    {
        let chosen: Vec<&EventFilter> = positions.iter().filter_map(|position| goal.filters.get(*position)).collect();
        let clash: Vec<FieldPath> =
            positions.iter().map(|position| field!(start.goal.filters).index(*position)).collect();
        report_filters(findings, &clash, &chosen, true);
    }
}

fn report(context: &Context<'_>, findings: &mut Findings, clash: &[FieldPath]) {
    let (campaign, profile) = (context.campaign, context.profile);
    let mut filters = Vec::new();
    crate::audience::walk::each_event(campaign, &mut |event, trail| {
        for (position, filter) in event.filters.iter().enumerate() {
            if clash.contains(&trail.key("filters").index(position).path()) {
                filters.push(filter);
            }
        }
    });
    if !filters.is_empty() {
        report_filters(findings, clash, &filters, false);
    } else if let Some((last, others)) = clash.split_last() {
        let said: Vec<String> = clash.iter().map(|place| said(campaign, profile, place)).collect();
        let found = findings.add(last.clone(), message(&said), HELP);
        relate(found, campaign, profile, others);
    }
}

fn report_filters(findings: &mut Findings, clash: &[FieldPath], filters: &[&EventFilter], is_goal: bool) {
    let say = |filter: &&EventFilter| shown(&words::comparison(&filter.property, filter.operator, &filter.value));
    let said: Vec<String> = filters.iter().map(|filter| format!("“{}”", say(filter))).collect();
    let Some((last, others)) = clash.split_last() else { return };
    let found = findings.add(last.clone(), message_filters(&said, is_goal), HELP_FILTERS);
    for (place, said) in others.iter().zip(said) {
        found.related(place.clone(), said);
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::Base;
    use crate::lint::testing::{assert_marks, assert_marks_in, found, with};

    const BOUGHT_1: &str = r#"{"did":"charged","filters":[{"property":"eventId","operator":"equals","value":"1"}]}"#;
    const NOT_BOUGHT: &str = r#"{"did_not":"charged"}"#;

    fn all(conditions: &str) -> String {
        format!(r#"who.segment: {{"all":[{conditions}]}}"#)
    }

    fn user(property: &str, operator: &str, value: &str) -> String {
        format!(r#"{{"user":"{property}","operator":"{operator}","value":{value}}}"#)
    }

    #[test]
    fn marks_what_nobody_can_be() {
        let age = |operator, value| user("Age", operator, value);
        for conditions in [
            format!("{BOUGHT_1},{NOT_BOUGHT}"),
            format!("{},{}", age("between", "[18,30]"), age("greater_than", "40")),
            format!("{},{}", age("equals", "30"), age("less_than", "18")),
            format!(
                "{},{}",
                user("Subscription", "contains", r#""ACTIVE""#),
                user("Subscription", "not_contains", r#""ACTIVE""#)
            ),
            format!("{},{}", user("City", "equals", r#""Vienna""#), user("City", "equals", r#""Graz""#)),
            format!("{},{}", user("City", "not_exists", "null"), user("City", "contains", r#""Wien""#)),
            r#"{"did":"add to cart","within":{"value":2,"unit":"weeks"}},{"did_not":"Add to Cart","within":{"value":30,"unit":"days"}}"#.to_string(),
        ] {
            assert_marks(&RULE, &all(&conditions), &["who.segment.all[1]"]);
        }
    }

    #[test]
    fn names_the_smallest_set() {
        let campaign = with(
            Base::Push,
            &all(&format!(
                r#"{{"saved_segment":"A"}},{BOUGHT_1},{{"did":"show event"}},{{"any":[{NOT_BOUGHT},{}]}},{}"#,
                user("Age", "less_than", "18"),
                user("Age", "greater_than", "60")
            )),
        );
        let found = found(&RULE, &campaign);
        assert_eq!(found[0].message, "Nobody can match: these 4 conditions exclude each other");
        let mut places: Vec<String> = found[0].related.iter().map(|other| other.place.field.to_string()).collect();
        places.push(found[0].place.field.to_string());
        assert_eq!(
            places,
            ["who.segment.all[1]", "who.segment.all[3].any[0]", "who.segment.all[3].any[1]", "who.segment.all[4]"]
        );
    }

    #[test]
    fn names_the_filters_of_one_event() {
        let both = r#"[{"property":"eventId","operator":"equals","value":"12345"},{"property":"eventId","operator":"equals","value":"14002"}]"#;
        assert_marks(&RULE, &format!("who.segment.all[0].filters: {both}"), &["who.segment.all[0].filters[1]"]);
        assert_marks(&RULE, &format!("start.goal.filters: {both}"), &["start.goal.filters[1]"]);
        let campaign = with(Base::Push, &format!("start.goal.filters: {both}"));
        let goal = &found(&RULE, &campaign)[0];
        assert_eq!(
            goal.message,
            "The goal is never reached: no one event has both “eventId is 12345” and “eventId is 14002”"
        );
    }

    #[test]
    fn the_live_action_counts() {
        assert_marks_in(Base::InApp, &RULE, r#"who.segment: {"did_not":"show event"}"#, &["who.trigger"]);
        // After a wait of 24 hours, the trigger lies further back than the last 12 hours.
        let recent = r#"who.segment: {"did_not":"Add to Cart","within":{"value":12,"unit":"hours"}}"#;
        assert_marks_in(Base::CartReminder, &RULE, recent, &[]);
    }

    #[test]
    fn leaves_what_somebody_can_be() {
        let tag = |tag: &str| format!(r#"{{"property":"tags","operator":"contains","value":"{tag}"}}"#);
        for conditions in [
            // Two purchases are two events.
            format!("{BOUGHT_1},{}", BOUGHT_1.replace("\"1\"", "\"2\"")),
            // One event has several tags.
            format!(r#"{{"did":"charged","filters":[{},{}]}}"#, tag("opera"), tag("concert")),
            format!(
                r#"{BOUGHT_1},{{"did_not":"charged","filters":[{{"property":"eventId","operator":"equals","value":"2"}}]}}"#
            ),
            // Whoever bought it long ago has not bought it lately.
            format!(r#"{BOUGHT_1},{{"did_not":"charged","within":{{"value":30,"unit":"days"}}}}"#),
            // Whether case counts is unknown.
            format!("{},{}", user("City", "equals", r#""Vienna""#), user("City", "equals", r#""VIENNA""#)),
            // Whether a range takes its ends in is unknown.
            format!("{},{}", user("Age", "between", "[18,30]"), user("Age", "equals", "30")),
            // What holds for users without a city is unknown.
            format!("{},{}", user("City", "not_exists", "null"), user("City", "not_equals", r#""Graz""#)),
            // The profile doesn't list it: it may have several values.
            format!("{},{}", user("Genre", "equals", r#""opera""#), user("Genre", "equals", r#""jazz""#)),
            // An OR leaves a way out.
            format!(r#"{BOUGHT_1},{{"any":[{NOT_BOUGHT},{{"saved_segment":"Friends"}}]}}"#),
            // Not filled in.
            format!(r#"{BOUGHT_1},{{"any":[{NOT_BOUGHT},{{"user":""}}]}}"#),
            r#"{"did":"charged"},{"did_not":"charged","filters":[{"property":"eventId"}]}"#.to_owned(),
            // What is wrong with a value is told there.
            format!("{},{}", user("Age", "between", "[30,18]"), user("Age", "equals", "20")),
        ] {
            assert_marks(&RULE, &all(&conditions), &[]);
        }
    }

    #[test]
    fn says_nothing_about_what_is_too_large() {
        let many: Vec<String> = (0..70).map(|_| NOT_BOUGHT.to_owned()).collect();
        assert_marks(&RULE, &all(&format!("{BOUGHT_1},{}", many.join(","))), &[]);
    }
}
