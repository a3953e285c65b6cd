//! `audience/operator`: the property is compared in a way that doesn't work for it.

use crate::campaign::Operator;
use crate::declare_rule;
use crate::lint::rules::names::{Comparison, each_comparison, operator_words, shown};
use crate::lint::{Context, Edit, Findings, Fix};
use crate::profile::{Property, PropertyType};

declare_rule! {
    /// How a property is compared depends on what it holds. An id is equal or not: whatever *contains* 12345 may be
    /// 112345 too. Tags are many, so one looks whether they *contain* one. Subscription *contains* ACTIVE. An age is a
    /// number: over, under, between.
    ///
    /// This holds for conditions on users and for the filters of events, of the trigger and of the goal.
    ///
    /// ```wrong
    /// who.segment.all[0].filters[0].operator: contains
    /// ```
    ///
    /// ```wrong
    /// start.goal.filters: [{"property": "tags", "operator": "equals", "value": "concert"}]
    /// ```
    ///
    /// ```right
    /// who.segment.all[3].any[1]: {"user": "Age", "operator": "greater_than", "value": 60}
    /// ```
    "audience/operator" {
        severity: Warning,
        summary: "The property is compared in a way that doesn't work for it",
        why: "A comparison that doesn't fit the property finds other users than were meant, or none.",
        source: Guide(&[19, 20, 21, 26, 27]),
        fixable: Suggested,
    }
}

/// What works instead, in the dashboard's words, and the operator that says the same, where there is one.
struct Advice {
    works: String,
    instead: Option<Operator>,
}

fn message(property: &str, operator: Operator, works: &str) -> String {
    format!("“{}” is compared with “{}”; {works}", shown(property), operator_words(operator))
}

fn check(context: &Context<'_>, findings: &mut Findings) {
    each_comparison(context, &mut |Comparison { property, operator, known, .. }, trail| {
        let (Some(operator), Some(known)) = (*operator, known) else { return };
        let Some(advice) = advice(known, operator) else { return };
        let field = trail.key("operator").path();
        let help = "Choose the comparison that fits the property.";
        let found = findings.add(field.clone(), message(property, operator, &advice.works), help);
        if let Some(instead) = advice.instead {
            let edit = Edit::Set { field, value: instead.word().into() };
            found.fix(Fix::suggested(format!("Use “{}”", operator_words(instead)), vec![edit]));
        }
    });
}

/// What to do about `operator` on `known`; nothing where it works.
fn advice(known: &Property, operator: Operator) -> Option<Advice> {
    use Operator::{Between, Contains, Equals, Exists, GreaterThan, LessThan, NotContains, NotEquals, NotExists};
    if matches!(operator, Exists | NotExists) {
        return None;
    }
    let counterpart = match operator {
        Equals => NotEquals,
        NotEquals => Equals,
        Contains => NotContains,
        NotContains => Contains,
        other => other,
    };
    let allowed = |operator: Operator| {
        if known.operators.is_empty() {
            match known.kind {
                Some(PropertyType::Id) => matches!(operator, Equals | NotEquals),
                Some(PropertyType::Tags) => matches!(operator, Contains | NotContains),
                Some(PropertyType::Number) => !matches!(operator, Contains | NotContains),
                _ => true,
            }
        } else {
            known.operators.contains(&operator)
        }
    };
    // Whoever may ask for something may ask for the opposite.
    if allowed(operator) || allowed(counterpart) {
        return None;
    }
    let works: Vec<String> = Operator::ALL
        .iter()
        .filter(|operator| allowed(**operator) && !matches!(operator, NotEquals | NotContains | Exists | NotExists))
        .map(|operator| format!("“{}”", operator_words(*operator)))
        .collect();
    let works = match works.as_slice() {
        [] => return None,
        [one] => format!("for it, {one} works"),
        [most @ .., last] => format!("for it, {} or {last} works", most.join(", ")),
    };
    let same_sense = match operator {
        Equals => Some(Contains),
        NotEquals => Some(NotContains),
        Contains => Some(Equals),
        NotContains => Some(NotEquals),
        GreaterThan | LessThan | Between | Exists | NotExists => None,
    };
    let fits = |instead: &Operator| {
        let opposite = match instead {
            Contains => NotContains,
            NotContains => Contains,
            Equals => NotEquals,
            _ => Equals,
        };
        allowed(*instead) || allowed(opposite)
    };
    Some(Advice { works, instead: same_sense.filter(fits) })
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::Base;
    use crate::lint::testing::{assert_marks, assert_marks_in, fixed, found, found_with, with};
    use crate::profile::Profile;

    #[test]
    fn marks_what_does_not_fit() {
        for (lines, marked) in [
            ("who.segment.all[0].filters[0].operator: contains", "who.segment.all[0].filters[0].operator"),
            ("who.segment.all[1].filters[0].operator: greater_than", "who.segment.all[1].filters[0].operator"),
            ("start.goal.filters[0].operator: not_contains", "start.goal.filters[0].operator"),
            ("who.segment.all[3].any[0].operator: equals", "who.segment.all[3].any[0].operator"),
            (
                "who.segment.all[3].any[1]: {\"user\":\"Age\",\"operator\":\"contains\",\"value\":\"3\"}",
                "who.segment.all[3].any[1].operator",
            ),
        ] {
            assert_marks(&RULE, lines, &[marked]);
        }
        assert_marks_in(
            Base::InApp,
            &RULE,
            "who.trigger.filters[0].operator: equals",
            &["who.trigger.filters[0].operator"],
        );
    }

    #[test]
    fn leaves_what_works_and_what_it_cannot_know() {
        for lines in [
            "who.segment.all[0].filters[0].operator: not_equals",
            "who.segment.all[0].filters[0].operator: exists",
            "who.segment.all[0].filters[0].operator: null",
            "who.segment.all[3].any[0].operator: not_contains",
            "who.segment.all[3].any[1]: {\"user\":\"Age\",\"operator\":\"equals\",\"value\":\"30\"}",
            "who.segment.all[3].any[1]: {\"user\":\"City\",\"operator\":\"contains\",\"value\":\"Wien\"}",
            "who.segment.all[3].any[1]: {\"user\":\"Points\",\"operator\":\"contains\",\"value\":\"3\"}",
            "who.segment.all[0].did: Ticket Scanned\nwho.segment.all[0].filters[0].operator: contains",
        ] {
            assert_marks(&RULE, lines, &[]);
        }
        let house = Profile::read(include_str!("../../../../tests/corpus/profile.json")).expect("a profile");
        assert_eq!(found_with(&RULE, &with(Base::Push, "name: Hamlet"), &house), []);
    }

    #[test]
    fn the_fix_keeps_the_sense() {
        for (lines, expected) in [
            ("who.segment.all[3].any[0].operator: not_equals", "not_contains"),
            ("who.segment.all[3].any[0].operator: equals", "contains"),
        ] {
            let campaign = with(Base::Push, lines);
            let finding = &found(&RULE, &campaign)[0];
            assert_eq!(finding.fixes[0].title.contains("doesn't"), expected.starts_with("not"));
            assert_eq!(found(&RULE, &fixed(&campaign, &finding.fixes[0])), []);
        }
        let campaign = with(Base::Push, "who.segment.all[0].filters[0].operator: less_than");
        let finding = &found(&RULE, &campaign)[0];
        assert_eq!(finding.message, "“eventId” is compared with “less than”; for it, “equals” works");
        assert_eq!(finding.fixes, []);
    }
}
