//! `audience/performance-without-event`: a performance is named without its production.

use crate::audience::walk::{EventUse, each_event};
use crate::campaign::EventFilter;
use crate::declare_rule;
use crate::lint::rules::names::{link_id, shown, whole};
use crate::lint::{Context, Edit, Findings, Fix};
use crate::profile::Profile;
use crate::text::folded;

declare_rule! {
    /// A performance belongs to a production. The guide uses performance ids only where one date of a production with
    /// several is meant, and notes both ids. Together they show at a glance what is meant, and a wrong performance id
    /// is noticed.
    ///
    /// ```wrong
    /// who.segment.all[0].filters: [{"property": "performanceId", "operator": "equals", "value": "48052"}]
    /// ```
    ///
    /// ```right
    /// who.segment.all[0].filters: [{"property": "eventId", "operator": "equals", "value": "12345"}, {"property": "performanceId", "operator": "equals", "value": "48052"}]
    /// ```
    "audience/performance-without-event" {
        severity: Advice,
        summary: "A performance is named without its production",
        why: "With both ids, everyone sees which production is meant, and a wrong performance id is noticed.",
        source: Guide(&[20, 44]),
        fixable: Suggested,
    }
}

fn message(id: &str) -> String {
    format!("The performance {} is named without its production", shown(id))
}

fn check(context: &Context<'_>, findings: &mut Findings) {
    each_event(context.campaign, &mut |EventUse { event, filters, .. }, trail| {
        let is_called = |filter: &EventFilter, name| folded(&filter.property) == name;
        if filters.is_empty() || filters.iter().any(|filter| is_called(filter, "eventid")) {
            return;
        }
        // Only of an event that has both can both be asked for.
        let Some(event) = context.profile.events.iter().find(|known| known.is_called(event)) else { return };
        let property = |name| event.properties.iter().find(move |known| folded(&known.name) == name);
        let (Some(production), Some(performance)) = (property("eventid"), property("performanceid")) else { return };
        for (position, filter) in filters.iter().enumerate().filter(|(_, filter)| filter.property == performance.name) {
            let Some(id) = filter.value.one().filter(|id| !id.trim().is_empty() && filter.operator.is_some()) else {
                continue;
            };
            let list = trail.key("filters");
            let place = whole(list.index(position).key("value").path(), id);
            let help = format!("Add a filter on “{}” beside it.", production.name);
            let found = findings.add(place, message(id), help);
            if let Some(of) = production_of(context, id) {
                let filter = serde_json::json!({ "property": production.name, "operator": "equals", "value": of });
                let edit = Edit::Insert { field: list.path(), position, value: filter };
                found.fix(Fix::suggested(format!("Add the production {of}"), vec![edit]));
            }
        }
    });
}

/// The production that a performance belongs to: as the profile lists it, else that of the campaign's link.
fn production_of(context: &Context<'_>, performance: &str) -> Option<String> {
    let listed = |profile: &Profile| {
        let has_it = |id: &str| id == performance;
        let of = profile.productions.iter().find(|of| of.performances.iter().any(|known| has_it(&known.id)))?;
        Some(of.id.clone())
    };
    listed(context.profile).or_else(|| {
        let other = link_id(context, "performanceId").is_some_and(|(_, _, id)| id != performance);
        link_id(context, "eventId").filter(|_| !other).map(|(_, _, id)| id.to_owned())
    })
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::Base;
    use crate::lint::testing::{assert_marks, fixed, found, found_with, with};
    use crate::profile::Profile;

    const ALONE: &str = r#"[{"property":"performanceId","operator":"equals","value":"48052"}]"#;

    #[test]
    fn marks_a_performance_alone() {
        for place in ["who.segment.all[0]", "who.segment.all[1]", "start.goal"] {
            assert_marks(&RULE, &format!("{place}.filters: {ALONE}"), &["48052"]);
        }
        assert_marks(&RULE, &format!(r#"who.trigger: {{"event":"show seatplan","filters":{ALONE}}}"#), &["48052"]);
    }

    #[test]
    fn leaves_what_has_both_or_can_have_no_other() {
        for lines in [
            r#"who.segment.all[0].filters: [{"property":"performanceId","operator":"equals","value":"1"},{"property":"eventId"}]"#.to_owned(),
            r#"who.segment.all[0].filters: [{"property":"performanceId","operator":"equals"}]"#.to_owned(),
            r#"who.segment.all[0].filters: [{"property":"performanceId","operator":"equals","value":" "}]"#.to_owned(),
            r#"who.segment.all[0].filters: [{"property":"performanceId","value":"48052"}]"#.to_owned(),
            format!("who.segment.all[0].did: Ticket Scanned\nwho.segment.all[0].filters: {ALONE}"),
            format!("who.segment.all[0].did: show event\nwho.segment.all[0].filters: {ALONE}"),
        ] {
            assert_marks(&RULE, &lines, &[]);
        }
    }

    #[test]
    fn the_fix_knows_the_production() {
        let campaign = with(Base::Push, &format!("who.segment.all[0].filters: {ALONE}"));
        let after = fixed(&campaign, &found(&RULE, &campaign)[0].fixes[0]);
        assert_eq!(found(&RULE, &after), []);
        let titles = |profile: &Profile, link: &str| {
            let lines = format!("who.segment.all[0].filters: {ALONE}\nwhat.key_values[0].value: {link}");
            let found = found_with(&RULE, &with(Base::Push, &lines), profile);
            found[0].fixes.iter().map(|fix| fix.title.clone()).collect::<Vec<_>>()
        };
        let listed = r#"{"extends":"guide","productions":[{"id":"7","performances":[{"id":"48052"}]}]}"#;
        assert_eq!(titles(&Profile::read(listed).expect("a profile"), "performances/1"), ["Add the production 7"]);
        assert_eq!(titles(Profile::guide(), "performances/1"), ["Add the production 1"]);
        assert_eq!(titles(Profile::guide(), "performances/1/2"), [""; 0]);
        assert_eq!(titles(Profile::guide(), "events/77"), [""; 0]);
    }
}
