//! `name/no-date`: the name has no date.

use super::reading::Name;
use crate::lint::rules::names::whole;
use crate::lint::{Context, Findings};
use crate::{declare_rule, field};

declare_rule! {
    /// “Hamlet last tickets” will be sent again next month. With a date in the name, both are found, and the list of
    /// campaigns sorts itself.
    ///
    /// Any way of writing a date counts: a day, a month such as “2026-11”, a week such as “KW 49” or “W49”, a season or a
    /// feast with its year. A weekday or a year alone doesn't.
    ///
    /// ```wrong
    /// name: Hamlet last tickets
    /// ```
    ///
    /// ```right
    /// name: 2026-12-05 Hamlet last tickets
    /// ```
    "name/no-date" {
        severity: Warning,
        summary: "The name has no date",
        why: "With a date in its name a campaign is told from last month's, and the list sorts itself.",
        source: Guide(&[6]),
        fixable: No,
    }
}

fn check(context: &Context<'_>, findings: &mut Findings) {
    let text = &context.campaign.name;
    let Some(name) = Name::read(text) else { return };
    // A name that says nothing at all is told of once.
    if name.has_content() && !name.has_date() {
        let help = "Put the date of delivery or of the event in front, such as “2026-12-05 Hamlet last tickets”.";
        findings.add(whole(field!(name), text), "The campaign's name has no date", help);
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::assert_marks;

    #[test]
    fn marks_names_without_a_date() {
        for name in ["Hamlet last tickets", "Hamlet 2026", "Freitag Zauberflöte", "Op. 5 tonight", "Hamlet 4.5 stars"]
            .into_iter()
            .chain(["Friday 2026 Hamlet", "Winterreise 2026", "Poster 2026", "Hamlet 24-7-365", "VW 49 Hamlet"])
        {
            assert_marks(&RULE, &format!("name: {}", serde_json::json!(name)), &[name]);
        }
    }

    #[test]
    fn takes_any_way_of_writing_a_date() {
        for name in [
            "2026-11 Cart reminder",
            "20261203 Hamlet",
            "Hamlet 5.12",
            "Hamlet am 5. Dezember",
            "12/2026 Hamlet",
            "KW 49 Hamlet",
            "Weihnachten 2026 Oratorium",
            "Abo 2026/27",
            "Hamlet Dec 5th",
            "05-12-2026 Hamlet",
            "Hamlet 5-12-26",
            "26-12-05 Hamlet",
            "W49 Hamlet",
            "2026-W49 Hamlet",
            "Saison 26/27: Abo",
            "SZ 26/27 Abo",
            "Sommer 26 Hamlet",
            "Black Friday 2026",
            "Adventskalender 2026",
            "Valentine’s Day 2027: dinner",
            "Neujahrskonzert 2027",
            "Test",
        ] {
            assert_marks(&RULE, &format!("name: {}", serde_json::json!(name)), &[]);
        }
    }
}
