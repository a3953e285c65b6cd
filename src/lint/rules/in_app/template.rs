//! `in-app/template`: a large template for a short text.

use super::html::image_tags;
use crate::campaign::Template;
use crate::lint::{Context, Edit, Findings, Fix};
use crate::text::characters;
use crate::{declare_rule, field};

/// Up to this many characters of title and message together are a very short text.
const VERY_SHORT: usize = 80;

declare_rule! {
    /// For a very short text the guide recommends Alert, Header or Footer. A template that fills the screen stops people
    /// in what they were doing, for two lines that would have fitted into a strip.
    ///
    /// It speaks where title and message together have up to 80 characters and there is no picture.
    ///
    /// ```wrong in-app
    /// what.template: interstitial
    /// ```
    ///
    /// ```right in-app
    /// what.template: header
    /// ```
    "in-app/template" {
        severity: Advice,
        summary: "A large template for a short text",
        why: "A template that fills the screen stops people in what they were doing.",
        source: Guide(&[53, 54]),
        fixable: Suggested,
    }
}

fn name(template: Template) -> Option<&'static str> {
    match template {
        Template::Cover => Some("Cover"),
        Template::Interstitial => Some("Interstitial"),
        Template::HalfInterstitial => Some("Half Interstitial"),
        Template::Alert | Template::Header | Template::Footer | Template::CustomHtml => None,
    }
}

fn check(context: &Context<'_>, findings: &mut Findings) {
    let what = &context.campaign.what;
    let Some(name) = what.template.filter(|_| context.campaign.is_in_app()).and_then(name) else { return };
    let length = characters(what.title.trim()) + characters(what.message.trim());
    let has_picture = !what.image.trim().is_empty() || image_tags(&what.html).next().is_some();
    if (1..=VERY_SHORT).contains(&length) && !has_picture && what.variants.is_empty() {
        let field = field!(what.template);
        let offer = |template: Template, name: &str| {
            let edit = Edit::Set { field: field!(what.template), value: template.word().into() };
            Fix::suggested(format!("Use {name}"), vec![edit])
        };
        let found = findings.add(
            field,
            format!("{name} is a large template for {length} characters of text"),
            "Use Alert, Header or Footer for a text as short as this.",
        );
        found
            .fix(offer(Template::Header, "Header"))
            .fix(offer(Template::Alert, "Alert"))
            .fix(offer(Template::Footer, "Footer"));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::Base;
    use crate::lint::testing::{assert_marks, assert_marks_in, fixed, found, with};

    #[test]
    fn marks_large_templates_of_short_texts() {
        for template in ["cover", "interstitial", "half_interstitial"] {
            assert_marks_in(Base::InApp, &RULE, &format!("what.template: {template}"), &["what.template"]);
        }
        let campaign = with(Base::InApp, "what.template: cover");
        for fix in &found(&RULE, &campaign)[0].fixes {
            assert_eq!(found(&RULE, &fixed(&campaign, fix)), []);
        }
    }

    #[test]
    fn leaves_small_templates_long_texts_and_pictures() {
        for lines in [
            "what.template: alert",
            "what.template: footer",
            "what.template: null",
            "what.template: custom_html",
            "what.template: cover\nwhat.image: https://example.com/hamlet.jpg",
            "what.template: cover\nwhat.html: <img src=\"hamlet.jpg\">",
            "what.template: interstitial\nwhat.message: Zwei Karten zum Preis von einer, für alle Vorstellungen im Advent und nur noch bis heute um Mitternacht.",
            "what.template: cover\nwhat.title: null\nwhat.message: null",
        ] {
            assert_marks_in(Base::InApp, &RULE, lines, &[]);
        }
        assert_marks(&RULE, "what.template: cover", &[]);
    }
}
