//! `in-app/structure`: a message inside the app is split or tested.

use crate::campaign::Structure;
use crate::lint::{Context, Edit, Findings, Fix};
use crate::{declare_rule, field};

declare_rule! {
    /// The guide asks for “Single Message”. An A/B test or a split needs more people than most actions in the app bring
    /// together, so that its result says little.
    ///
    /// ```wrong in-app
    /// what.structure: ab_test
    /// ```
    ///
    /// ```right in-app
    /// what.structure: single_message
    /// ```
    "in-app/structure" {
        severity: Advice,
        summary: "A message inside the app is split or tested",
        why: "An A/B test or a split of a message inside the app seldom reaches enough people to tell anything.",
        source: Guide(&[53]),
        fixable: Suggested,
    }
}

fn check(context: &Context<'_>, findings: &mut Findings) {
    let campaign = context.campaign;
    let name = match campaign.what.structure.filter(|_| campaign.is_in_app()) {
        Some(Structure::AbTest) => "an A/B test",
        Some(Structure::Split) => "a split",
        Some(Structure::SingleMessage) | None => return,
    };
    let field = field!(what.structure);
    let edit = Edit::Set { field: field.clone(), value: Structure::SingleMessage.word().into() };
    findings
        .add(
            field,
            format!("The message is set up as {name}"),
            "Choose “Single Message”, unless many people will see it.",
        )
        .fix(Fix::suggested("Choose “Single Message”", vec![edit]));
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::Base;
    use crate::lint::testing::{assert_marks, assert_marks_in, fixed, found, with};

    #[test]
    fn marks_tests_and_splits() {
        for structure in ["ab_test", "split"] {
            let lines = format!("what.structure: {structure}");
            assert_marks_in(Base::InApp, &RULE, &lines, &["what.structure"]);
            let campaign = with(Base::InApp, &lines);
            let after = fixed(&campaign, &found(&RULE, &campaign)[0].fixes[0]);
            assert_eq!(found(&RULE, &after), []);
        }
    }

    #[test]
    fn leaves_single_messages_and_pushes() {
        assert_marks_in(Base::InApp, &RULE, "what.structure: single_message", &[]);
        assert_marks_in(Base::InApp, &RULE, "what.structure: null", &[]);
        assert_marks(&RULE, "what.structure: ab_test", &[]);
    }
}
