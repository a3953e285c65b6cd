//! `link/missing`: the push has no link.

use crate::declare_rule;
use crate::deeplink::{KeyRole, Path};
use crate::field;
use crate::lint::{Context, Edit, Findings, Fix};

declare_rule! {
    /// A push without a link opens the app's start page, and whoever wanted the show has to look for it. The link is
    /// a key-value pair: its key is always the same, its value is a path of the app.
    ///
    /// Where a pair under another key holds a path of the app, that pair is most likely the link.
    ///
    /// ```wrong
    /// what.key_values: []
    /// ```
    ///
    /// ```wrong
    /// what.key_values[0].key: url
    /// ```
    ///
    /// ```right
    /// what.key_values[0].value: events/77
    /// ```
    "link/missing" {
        severity: Warning,
        summary: "The push has no link",
        why: "Without a link a tap opens the app's start page, and the reader has to look for the show.",
        source: Guide(&[37]),
        fixable: Suggested,
        asks: ForFilling,
    }
}

const MESSAGE: &str = "The push has no link: a tap opens the app's start page";

fn help(context: &Context<'_>) -> String {
    let key = &context.profile.deep_link.key;
    let example = context.routes.iter().next().map(|route| format!(", such as {}", route.build(&["12345", "48052"])));
    format!("Set the value of “{key}” to a path of the app{}.", example.unwrap_or_default())
}

fn check(context: &Context<'_>, findings: &mut Findings) {
    let key = &context.profile.deep_link.key;
    if context.campaign.is_in_app() || key.is_empty() {
        return;
    }
    let mut has_pair = false;
    for (row, pair, _) in context.pairs().filter(|(_, _, role)| *role != KeyRole::Other) {
        has_pair = true;
        if pair.value.trim().is_empty() {
            findings.add(field!(what.key_values[row].value), MESSAGE, help(context));
        }
    }
    if !has_pair {
        findings.add(field!(what.key_values), MESSAGE, help(context)).maybe_fix(fix(context));
    }
}

/// Gives the link's key to the pair that holds a path of the app.
fn fix(context: &Context<'_>) -> Option<Fix> {
    let is_path = |source: &str, template| context.routes.read(&Path::parse(source, template)).opens().is_some();
    let mut paths = context.key_values().filter(|(_, _, text)| is_path(text.source, &text.template));
    let (row, pair, _) = paths.next()?;
    let title =
        format!("Use the key “{}” for {}", context.profile.deep_link.key, crate::text::quoted_ends(&pair.value));
    let edit =
        Edit::Set { field: field!(what.key_values[row].key), value: context.profile.deep_link.key.clone().into() };
    paths.next().is_none().then(|| Fix::suggested(title, vec![edit]))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::Base;
    use crate::lint::testing::{assert_marks, assert_marks_in, fixed, found, with};

    #[test]
    fn marks_the_pairs_or_the_empty_value() {
        assert_marks(&RULE, "what.key_values: []", &["what.key_values"]);
        assert_marks(&RULE, "what.key_values[0].value: null", &["what.key_values[0].value"]);
        assert_marks(&RULE, "what.key_values[0].value: \"  \"", &["what.key_values[0].value"]);
        assert_marks(&RULE, "what.key_values[0].key: promo\nwhat.key_values[0].value: summer", &["what.key_values"]);
    }

    #[test]
    fn leaves_a_link_under_a_nearly_right_key_and_messages_inside_the_app() {
        assert_marks(&RULE, "what.key_values[0].key: deep_link_url", &[]);
        assert_marks(&RULE, "what.key_values[0].value: whatever", &[]);
        assert_marks_in(Base::InApp, &RULE, "what.buttons: []", &[]);
    }

    #[test]
    fn offers_the_key_to_the_pair_that_holds_a_path() {
        let campaign = with(Base::Push, "what.key_values[0].key: url");
        let found = found(&RULE, &campaign);
        assert_eq!(fixed(&campaign, &found[0].fixes[0]).what.key_values[0].key, "deeplink_url");
    }
}
