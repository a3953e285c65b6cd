//! `goal/revenue-property`: the goal doesn't add up the money of the purchases.

use crate::audience::is_purchase;
use crate::declare_rule;
use crate::field;
use crate::lint::rules::names::{renamed, shown, whole};
use crate::lint::{Context, Edit, Findings, Fix};
use crate::profile::{Profile, PropertyType};
use crate::text::folded;

declare_rule! {
    /// CleverTap adds up one property of the purchases as the campaign's revenue. For purchases that is `amount`. With
    /// none, the campaign seems to earn nothing; with another, the sum means something else.
    ///
    /// ```wrong
    /// start.goal.revenue_property: null
    /// ```
    ///
    /// ```wrong
    /// start.goal.revenue_property: Amount
    /// ```
    ///
    /// ```right
    /// start.goal.event: show event
    /// start.goal.revenue_property: null
    /// ```
    "goal/revenue-property" {
        severity: Warning,
        summary: "The goal doesn't add up the money of the purchases",
        why: "The campaign's revenue is the sum of this property; with another one, or none, the reports are wrong.",
        source: Guide(&[8]),
        fixable: Suggested,
    }
}

fn message(typed: &str, wanted: &str) -> String {
    if typed.trim().is_empty() {
        format!("The goal has no revenue property; for purchases it is “{wanted}”")
    } else {
        format!("The revenue property of a purchase is “{wanted}”, not “{}”", shown(typed))
    }
}

/// The properties of a purchase that hold money: the one called `amount`, else any number.
fn money(profile: &Profile) -> Vec<&str> {
    let Some(event) = profile.events.iter().find(|event| is_purchase(&event.name, profile)) else { return Vec::new() };
    let amount = event.properties.iter().filter(|known| folded(&known.name) == "amount");
    let amount: Vec<&str> = amount.map(|known| known.name.as_str()).collect();
    if !amount.is_empty() {
        return amount;
    }
    let numbers = event.properties.iter().filter(|known| known.kind == Some(PropertyType::Number));
    numbers.map(|known| known.name.as_str()).collect()
}

fn check(context: &Context<'_>, findings: &mut Findings) {
    let Some(goal) = &context.campaign.start.goal else { return };
    if !is_purchase(&goal.event, context.profile) {
        return;
    }
    let money = money(context.profile);
    let Some(wanted) = money.first().filter(|_| !money.contains(&goal.revenue_property.as_str())) else { return };
    let field = field!(start.goal.revenue_property);
    let typed = goal.revenue_property.as_str();
    let help = format!("Select “{wanted}” as the revenue property of the goal.");
    let edit = if typed.is_empty() {
        Edit::Set { field: field.clone(), value: (*wanted).into() }
    } else {
        renamed(field.clone(), typed, wanted)
    };
    let fix = Fix::suggested(format!("Select “{wanted}”"), vec![edit]);
    findings.add(whole(field, typed), message(typed, wanted), help).fix(fix);
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::Base;
    use crate::lint::testing::{assert_fix, assert_marks, found_with, with};
    use crate::profile::Profile;

    #[test]
    fn marks_any_other_property() {
        assert_marks(&RULE, "start.goal.revenue_property: null", &["start.goal.revenue_property"]);
        assert_marks(&RULE, "start.goal.revenue_property: Amount", &["Amount"]);
        assert_marks(&RULE, "start.goal.revenue_property: eventId", &["eventId"]);
    }

    #[test]
    fn leaves_what_is_no_purchase_or_not_known() {
        for lines in [
            "start.goal: null",
            "start.goal.event: show event\nstart.goal.revenue_property: null",
            "start.goal.event: null\nstart.goal.revenue_property: null",
        ] {
            assert_marks(&RULE, lines, &[]);
        }
        let own = |properties: &str| {
            Profile::read(&format!(r#"{{"events":[{{"name":"Charged","properties":[{properties}]}}]}}"#))
                .expect("a profile")
        };
        let campaign = with(Base::Push, "start.goal.revenue_property: total");
        assert_eq!(found_with(&RULE, &campaign, &own(r#"{"name":"eventId","type":"id"}"#)), []);
        assert_eq!(
            found_with(&RULE, &campaign, &own(r#"{"name":"net","type":"number"},{"name":"total","type":"number"}"#)),
            []
        );
        assert_eq!(found_with(&RULE, &campaign, &own(r#"{"name":"Amount"}"#)).len(), 1);
    }

    #[test]
    fn the_fix_selects_the_amount() {
        assert_fix(&RULE, "start.goal.revenue_property: null", "start.goal.revenue_property", "amount");
        assert_fix(&RULE, "start.goal.revenue_property: Amount", "start.goal.revenue_property", "amount");
    }
}
