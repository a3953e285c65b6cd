//! `in-app/images`: the message has more than one picture.

use super::html::image_tags;
use crate::lint::{Context, Findings};
use crate::{declare_rule, field};

declare_rule! {
    /// The guide says that images should not be overused. Each one is loaded while somebody waits, on the train too, and
    /// draws the eye from what the message says.
    ///
    /// The picture of the message and every `<img>` of custom HTML count.
    ///
    /// ```wrong in-app
    /// what.template: custom_html
    /// what.html_size: cover
    /// what.html: <img src='hamlet.jpg'><p>One concert, one price</p><img src='logo.png'>
    /// ```
    ///
    /// ```right in-app
    /// what.template: custom_html
    /// what.html_size: cover
    /// what.html: <img src='hamlet.jpg'><p>One concert, one price</p>
    /// ```
    "in-app/images" {
        severity: Advice,
        summary: "The message has more than one picture",
        why: "Every picture is loaded while somebody waits, and draws the eye from the words.",
        source: Guide(&[55]),
        fixable: No,
    }
}

fn check(context: &Context<'_>, findings: &mut Findings) {
    let what = &context.campaign.what;
    if !context.campaign.is_in_app() {
        return;
    }
    let own = usize::from(!what.image.trim().is_empty());
    let count = own + image_tags(&what.html).count();
    if count > 1 {
        let field = if count > own { field!(what.html) } else { field!(what.image) };
        findings.add(field, format!("The message has {count} pictures"), "Keep the one that says most.");
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::Base;
    use crate::lint::testing::{assert_marks, assert_marks_in};

    #[test]
    fn marks_more_than_one() {
        assert_marks_in(Base::InApp, &RULE, "what.html: <img src=a><IMG src=b>", &["what.html"]);
        assert_marks_in(
            Base::InApp,
            &RULE,
            "what.image: https://example.com/a.jpg\nwhat.html: <img src=b>",
            &["what.html"],
        );
    }

    #[test]
    fn leaves_one_and_pushes() {
        for lines in [
            "what.image: https://example.com/a.jpg",
            "what.html: <img src=a>",
            "what.html: <img src=a><!-- <img src=b> -->",
            "what.html: <imgs><image>",
            "what.image: null",
        ] {
            assert_marks_in(Base::InApp, &RULE, lines, &[]);
        }
        assert_marks(&RULE, "what.html: <img src=a><img src=b>", &[]);
    }
}
