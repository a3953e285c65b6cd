//! `android/render-max`: RenderMax is checked, and the deep link is a custom key-value.

use crate::declare_rule;
use crate::field;
use crate::lint::{Context, Findings};

declare_rule! {
    /// RenderMax shows a push on phones that save their battery. The guide says “checked (optional)”; CleverTap's page
    /// on the push editor says that it also disables custom key-values, and the deep link is one. CleverTap's page on
    /// RenderMax itself doesn't say so.
    ///
    /// Nobody but a phone can settle that: send a test to an Android phone that saves its battery, close the app, tap
    /// the push, and see whether it opens the right place. Without key-values nothing is said.
    ///
    /// ```wrong
    /// what.android.render_max: true
    /// ```
    ///
    /// ```right
    /// what.android.render_max: false
    /// ```
    "android/render-max" {
        severity: Advice,
        summary: "RenderMax may switch off the deep link",
        why: "The guide allows RenderMax; one page of CleverTap says that it disables custom key-values, another doesn't.",
        source: CleverTap("push-editor"),
        fixable: No,
    }
}

fn message(key: &str) -> String {
    format!("RenderMax is checked, and may disable “{key}”: CleverTap's own pages disagree")
}

const HELP: &str =
    "Test on an Android phone with the battery saver on: close the app, tap the push, see where it leads.";

fn check(context: &Context<'_>, findings: &mut Findings) {
    if context.campaign.is_in_app() || context.campaign.what.android.render_max != Some(true) {
        return;
    }
    let pairs = context.campaign.what.key_values.iter().enumerate();
    let mut for_android = pairs.filter(|(_, pair)| {
        pair.android != Some(false) && !pair.key.trim().is_empty() && !pair.value.trim().is_empty()
    });
    if let Some((row, pair)) = for_android.next() {
        findings
            .add(field!(what.android.render_max), message(pair.key.trim()), HELP)
            .related(field!(what.key_values[row]), "The key-value that a tap follows");
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::Base;
    use crate::lint::testing::{assert_marks, assert_marks_in};

    #[test]
    fn speaks_where_both_are_set() {
        assert_marks(&RULE, "what.android.render_max: true", &["what.android.render_max"]);
    }

    #[test]
    fn leaves_one_without_the_other() {
        for lines in [
            "what.android.render_max: false",
            "what.android.render_max: null",
            "what.android.render_max: true\nwhat.key_values: []",
            "what.android.render_max: true\nwhat.key_values: [{\"key\": \"deeplink_url\", \"value\": \"\"}]",
            "what.android.render_max: true\nwhat.key_values[0].android: false",
        ] {
            assert_marks(&RULE, lines, &[]);
        }
        let pair = r#"what.key_values: [{"key": "deeplink_url", "value": "events/77", "android": true}]"#;
        assert_marks_in(Base::InApp, &RULE, &format!("what.android.render_max: true\n{pair}"), &[]);
    }
}
