//! `in-app/html-size`: custom HTML has no size.

use crate::campaign::Template;
use crate::lint::{Context, Findings};
use crate::{declare_rule, field};

declare_rule! {
    /// A page of one's own needs a size: the dashboard asks for it as soon as “Custom HTML Templates” is chosen, and goes
    /// no further without.
    ///
    /// ```wrong in-app
    /// what.template: custom_html
    /// what.html: <p>One concert, one price, until midnight.</p>
    /// what.html_size: null
    /// ```
    ///
    /// ```right in-app
    /// what.template: custom_html
    /// what.html: <p>One concert, one price, until midnight.</p>
    /// what.html_size: half_interstitial
    /// ```
    "in-app/html-size" {
        severity: Error,
        summary: "Custom HTML has no size",
        why: "The dashboard asks for the size of a custom HTML template and goes no further without.",
        source: Guide(&[56]),
        fixable: No,
        asks: ForFilling,
    }
}

fn check(context: &Context<'_>, findings: &mut Findings) {
    let what = &context.campaign.what;
    let is_custom = context.campaign.is_in_app() && what.template == Some(Template::CustomHtml);
    if is_custom && what.html_size.trim().is_empty() {
        let help = "Choose the size that the dashboard offers for the template, such as Half Interstitial.";
        findings.add(field!(what.html_size), "No size is chosen yet for the custom HTML", help);
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::Base;
    use crate::lint::testing::{assert_marks, assert_marks_in};

    #[test]
    fn asks_for_the_size() {
        assert_marks_in(Base::InApp, &RULE, "what.template: custom_html", &["what.html_size"]);
        assert_marks_in(Base::InApp, &RULE, "what.template: custom_html\nwhat.html_size: \" \"", &["what.html_size"]);
    }

    #[test]
    fn leaves_other_templates_and_pushes() {
        assert_marks_in(Base::InApp, &RULE, "what.template: custom_html\nwhat.html_size: cover", &[]);
        assert_marks_in(Base::InApp, &RULE, "what.template: header", &[]);
        assert_marks_in(Base::InApp, &RULE, "what.template: null", &[]);
        assert_marks(&RULE, "what.template: custom_html", &[]);
    }
}
