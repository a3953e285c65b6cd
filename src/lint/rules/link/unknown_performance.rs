//! `link/unknown-performance`: the production has no such performance.

use super::listed::{digits, linked};
use crate::declare_rule;
use crate::lint::{Context, Findings, Fix, Text};
use crate::profile::{Performance, Production};

declare_rule! {
    /// Where the house profile lists the performances of the linked production, the performance's id in the link must be
    /// one of them. Otherwise the tap opens a page without seats.
    ///
    /// Nothing is said where the production isn't listed, or none of its performances is.
    ///
    /// ```wrong
    /// profile.productions: [{"id": "12345", "title": "Hamlet", "performances": [{"id": "48052", "at": "2026-12-05T19:30"}]}]
    /// what.key_values[0].value: performances/12345/48025
    /// ```
    ///
    /// ```right
    /// profile.productions: [{"id": "12345", "title": "Hamlet", "performances": [{"id": "48052", "at": "2026-12-05T19:30"}]}]
    /// what.key_values[0].value: performances/12345/48052
    /// ```
    "link/unknown-performance" {
        severity: Warning,
        summary: "The production has no such performance",
        why: "With the id of another evening the tap opens a page without seats.",
        source: Guide(&[44]),
        fixable: Suggested,
    }
}

fn check(context: &Context<'_>, findings: &mut Findings) {
    for link in linked(context) {
        let Some(production) = link.listed(context).filter(|production| has_every_id(production)) else { continue };
        let Some((bound, id)) = link.performance.and_then(|bound| Some((bound, digits(bound)?))) else { continue };
        if link.listed_performance(production).is_some() {
            continue;
        }
        let other =
            context.profile.productions.iter().find(|other| other.performances.iter().any(|one| one.id.trim() == id));
        let message = match other {
            Some(other) => {
                format!("The performance {id} is one of “{}”, not of “{}”", other.title.trim(), production.title.trim())
            }
            None => format!("“{}” has no performance {id} in the house's list", production.title.trim()),
        };
        let found = findings.add(
            link.text.place(bound.span.clone()),
            message,
            "Look the id up under the production's Performances, or add it to the house profile.",
        );
        // The performance on the day that the copy names.
        let anchor = context.anchor();
        let is_named = |performance: &&Performance| {
            let dates = || context.copy().flat_map(Text::dates);
            performance.at.is_some_and(|at| dates().any(|(_, date)| date.only_day(anchor) == Some(at.date())))
        };
        let mut named = production.performances.iter().filter(is_named);
        if let (Some(one), None) = (named.next(), named.next()) {
            let day = one.at.map(|at| crate::dates::english(at.date())).unwrap_or_default();
            let edits = vec![link.text.replace(bound.span.clone(), one.id.trim())];
            found.fix(Fix::suggested(format!("Link to the performance of {day} ({})", one.id.trim()), edits));
        }
    }
}

/// Whether the house lists the production's performances, and the id of each.
fn has_every_id(production: &Production) -> bool {
    let ids = || production.performances.iter().map(|performance| performance.id.trim());
    ids().len() > 0 && ids().all(|id| !id.is_empty())
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::Base;
    use crate::lint::testing::{fixed, found_with, marked, with};
    use crate::profile::Profile;

    const LIST: &str = r#"{"extends": "guide", "productions": [
        {"id": "12345", "title": "Hamlet", "performances": [{"id": "48052", "at": "2026-12-05T19:30"}, {"id": "48053", "at": "2026-12-06T19:30"}]},
        {"id": "14002", "title": "Faust", "performances": [{"id": "50000", "at": "2026-12-05T19:30"}]},
        {"id": "15000", "title": "Medea"}]}"#;

    fn profile() -> Profile {
        Profile::read(LIST).expect("a profile")
    }

    fn marks(link: &str) -> Vec<String> {
        let campaign = with(Base::Push, &format!("what.key_values[0].value: \"{link}\""));
        found_with(&RULE, &campaign, &profile()).iter().map(|found| marked(&campaign, found)).collect()
    }

    #[test]
    fn marks_an_id_that_is_not_listed() {
        assert_eq!(marks("performances/12345/48025"), ["48025"]);
        assert_eq!(marks("app/home/booking/12345/50000"), ["50000"]);
    }

    #[test]
    fn leaves_what_is_listed_or_unknown() {
        for link in [
            "performances/12345/48053",
            "app/home/booking/14002/50000",
            "performances/12345",
            "performances/15000/1",
            "performances/99999/1",
            "performances/12345/@Add to Cart - performanceId | default: '1'",
        ] {
            assert_eq!(marks(link), Vec::<String>::new(), "{link}");
        }
    }

    #[test]
    fn says_whose_it_is_and_offers_the_day_that_is_named() {
        let campaign = with(Base::Push, "what.key_values[0].value: performances/12345/50000");
        let found = found_with(&RULE, &campaign, &profile()).remove(0);
        assert_eq!(found.message, "The performance 50000 is one of “Faust”, not of “Hamlet”");
        let after = fixed(&campaign, &found.fixes[0]);
        assert_eq!(after.what.key_values[0].value, "performances/12345/48052");
    }
}
