//! `goal/target-mismatch`: goal, link and excluded buyers are about different productions.

use crate::audience::walk::{EventUse, Trail, Use, each_event};
use crate::audience::{Audience, is_purchase};
use crate::campaign::{EventFilter, Operator};
use crate::declare_rule;
use crate::document::FieldPath;
use crate::field;
use crate::lint::rules::names::{link_id, renamed, whole};
use crate::lint::{Context, Edit, Findings, Fix, Place};
use crate::text::folded;

declare_rule! {
    /// Three places of a campaign name the same production: the goal that counts its sales, the link that opens it,
    /// and the condition that leaves out who bought it already. An id that differs in one of them mostly stayed there
    /// from the campaign that this one was copied from: sales of another production count, or its buyers are left out.
    ///
    /// A different id among those who *did* something is no mistake: whoever saw one production may like another.
    ///
    /// ```wrong
    /// start.goal.filters[0].value: 14002
    /// ```
    ///
    /// ```wrong
    /// who.segment.all[1].filters[0].value: 14002
    /// ```
    ///
    /// ```wrong
    /// what.key_values[0].value: performances/14002
    /// ```
    ///
    /// ```right
    /// who.segment.all[0].filters[0].value: 14002
    /// ```
    "goal/target-mismatch" {
        severity: Warning,
        summary: "Goal, link and excluded buyers are about different productions",
        why: "Sales of another production count as success, or the wrong buyers are left out.",
        source: Guide(&[8, 19, 23]),
        fixable: Suggested,
    }
}

const OF_GOAL: &str = "The goal";
const OF_LINK: &str = "The link";
const OF_EXCLUDED: &str = "The exclusion of buyers";

/// An id and where it stands.
struct Id<'a> {
    place: Place,
    id: &'a str,
}

/// Where a campaign says which production, or performance, it is about.
struct Targets<'a> {
    goal: Vec<Id<'a>>,
    link: Vec<Id<'a>>,
    excluded: Vec<Id<'a>>,
}

impl<'a> Targets<'a> {
    /// The ids under the property `name`.
    fn of(context: &'a Context<'_>, name: &str) -> Self {
        let mut targets = Self { goal: Vec::new(), link: Vec::new(), excluded: Vec::new() };
        each_event(context.campaign, &mut |EventUse { role, event, filters }, trail| {
            let list = match role {
                Use::Goal => &mut targets.goal,
                Use::DidNot if is_purchase(event, context.profile) => &mut targets.excluded,
                Use::DidNot | Use::Did | Use::Trigger => return,
            };
            list.extend(filters.iter().enumerate().filter_map(|(position, filter)| id(filter, name, position, trail)));
        });
        if let Some((text, span, id)) = link_id(context, name) {
            targets.link.push(Id { place: text.place(span), id });
        }
        targets
    }

    /// Puts `right` wherever the campaign is about something else, so that nothing differs any more.
    fn all_about(&self, right: &str) -> Fix {
        let places = [(OF_GOAL, &self.goal), (OF_LINK, &self.link), (OF_EXCLUDED, &self.excluded)];
        let others = places.into_iter().filter(|(_, ids)| ids.iter().all(|id| id.id != right));
        let wrong: Vec<(String, Edit)> =
            others.filter_map(|(name, ids)| Some((lower(name), replaced(ids.first()?, right)))).collect();
        let names: Vec<&str> = wrong.iter().map(|(name, _)| name.as_str()).collect();
        let title = format!("Use {right} in {}", names.join(" and "));
        Fix::suggested(title, wrong.into_iter().map(|(_, edit)| edit).collect())
    }
}

fn id<'a>(filter: &'a EventFilter, name: &str, position: usize, trail: &Trail<'_>) -> Option<Id<'a>> {
    let value = filter.value.one()?;
    let is_id = !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_digit());
    let is_asked = filter.operator == Some(Operator::Equals) && folded(&filter.property) == name;
    let field = || trail.key("filters").index(position).key("value").path();
    (is_id && is_asked).then(|| Id { place: whole(field(), value), id: value })
}

/// Whether both name something, and nothing that the other names.
fn differ(a: &[Id<'_>], b: &[Id<'_>]) -> bool {
    !a.is_empty() && !b.is_empty() && !a.iter().any(|a| b.iter().any(|b| a.id == b.id))
}

/// The place that stands alone, by its name, with the one that it differs from.
fn odd_one<'t, 'a>(targets: &'t Targets<'a>) -> Option<[(&'static str, &'t Id<'a>); 2]> {
    let Targets { goal, link, excluded } = targets;
    let pair = |one: (&'static str, &'t [Id<'a>]), other: (&'static str, &'t [Id<'a>])| {
        Some([(one.0, one.1.first()?), (other.0, other.1.first()?)])
    };
    let (goal, link, excluded) =
        ((OF_GOAL, goal.as_slice()), (OF_LINK, link.as_slice()), (OF_EXCLUDED, excluded.as_slice()));
    if differ(goal.1, link.1) {
        // The third tells which of the two is meant.
        return if differ(link.1, excluded.1) && !differ(goal.1, excluded.1) && !excluded.1.is_empty() {
            pair(link, goal)
        } else {
            pair(goal, link)
        };
    }
    if differ(excluded.1, link.1) && !(goal.1.is_empty() && link.1.is_empty()) {
        return pair(excluded, link);
    }
    if differ(excluded.1, goal.1) && link.1.is_empty() {
        return pair(excluded, goal);
    }
    None
}

fn check(context: &Context<'_>, findings: &mut Findings) {
    for (name, thing) in [("eventid", "production"), ("performanceid", "performance")] {
        let targets = Targets::of(context, name);
        let Some([(odd_name, odd), (other_name, other)]) = odd_one(&targets) else { continue };
        if clashes(context, odd) {
            return;
        }
        let message = format!("{odd_name} is about {thing} {}, {} about {}", odd.id, lower(other_name), other.id);
        let help = "Look up which id is meant, and use it in the goal, the link and the exclusion of buyers.";
        let found = findings.add(odd.place.clone(), message, help);
        found.related(other.place.clone(), format!("{other_name}: {thing} {}", other.id));
        for right in [other, odd] {
            found.fix(targets.all_about(right.id));
        }
        return;
    }
}

/// Whether the condition that `odd` stands in is told by `audience/contradiction` already: mending it there mends this.
fn clashes(context: &Context<'_>, odd: &Id<'_>) -> bool {
    let is_in_segment = odd.place.field.is_within(&field!(who.segment));
    let clash = || Audience::of(context.campaign, context.profile).contradiction().unwrap_or_default();
    is_in_segment && clash().iter().any(|place| odd.place.field.is_within(place))
}

fn lower(name: &str) -> String {
    name.replace("The", "the")
}

fn replaced(wrong: &Id<'_>, id: &str) -> Edit {
    let field: FieldPath = wrong.place.field.clone();
    match &wrong.place.span {
        Some(span) => Edit::Text { field, span: span.clone(), text: id.to_owned() },
        None => renamed(field, wrong.id, id),
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::Base;
    use crate::lint::testing::{assert_marks, assert_marks_in, fixed, found, sound, with};

    #[test]
    fn marks_the_one_that_stands_alone() {
        for (lines, marked) in [
            ("start.goal.filters[0].value: 14002", "14002"),
            ("who.segment.all[1].filters[0].value: 14002", "14002"),
            ("what.key_values[0].value: app/home/booking/14002/1", "14002"),
            ("who.segment.all[1].filters: []\nstart.goal.filters[0].value: 14002", "14002"),
            ("what.key_values: []\nstart.goal.filters[0].value: 14002", "12345"),
            ("start.goal: null\nwho.segment.all[1].filters[0].value: 14002", "14002"),
        ] {
            assert_marks(&RULE, lines, &[marked]);
        }
        let performances = r#"start.goal.filters: [{"property":"performanceId","operator":"equals","value":"1"}]
            what.key_values[0].value: performances/12345/2"#;
        assert_marks(&RULE, performances, &["1"]);
    }

    #[test]
    fn leaves_honest_differences() {
        for lines in [
            "who.segment.all[0].filters[0].value: 14002",
            "what.key_values[0].value: events/77",
            "start.goal.filters[0].property: performanceId",
            r#"start.goal.filters: [{"property":"tags","operator":"contains","value":"14002"}]"#,
            r"start.goal.filters[0].operator: not_equals
                start.goal.filters[0].value: 14002",
            "start.goal.filters[0].value: null",
            "who.segment.all[1].did_not: show event\nwho.segment.all[1].filters[0].value: 14002",
        ] {
            assert_marks(&RULE, lines, &[]);
        }
        let both = r#"who.segment.all: [{"did_not":"charged","filters":[{"property":"eventId","operator":"equals","value":"14002"}]},
            {"did_not":"charged","filters":[{"property":"eventId","operator":"equals","value":"12345"}]}]"#;
        assert_marks(&RULE, &both.replace('\n', " "), &[]);
        assert_marks_in(Base::CartReminder, &RULE, "name: 2026-11 Cart", &[]);
    }

    #[test]
    fn leaves_an_exclusion_that_already_clashes() {
        let bought = r#"who.segment.all[0]: {"did":"charged","filters":[{"property":"eventId","operator":"equals","value":"14002"}]}"#;
        let same = format!("{bought}\nwho.segment.all[1].filters[0].value: 14002");
        assert_marks(&RULE, &same, &[]);
        // Here the exclusion clashes with nothing.
        assert_marks(&RULE, &format!("{bought}\nwho.segment.all[1].filters[0].value: 14003"), &["14003"]);
    }

    #[test]
    fn either_id_can_be_taken() {
        let campaign = with(Base::Push, "start.goal.filters[0].value: 14002");
        let found = found(&RULE, &campaign);
        assert_eq!(found[0].message, "The goal is about production 14002, the link about 12345");
        assert_eq!(fixed(&campaign, &found[0].fixes[0]), sound(Base::Push));
        let other = fixed(&campaign, &found[0].fixes[1]);
        assert_eq!(other.what.key_values[0].value, "performances/14002");
        assert_eq!(found[0].fixes[1].title, "Use 14002 in the link and the exclusion of buyers");
        assert_eq!(crate::lint::testing::found(&RULE, &other), []);
    }
}
