//! `in-app/html-script`: the custom HTML has a script in it.

use std::ops::Range;

use super::html::{Tag, tags};
use crate::lint::{Context, Findings, Place};
use crate::{declare_rule, field};

declare_rule! {
    /// A script in a custom HTML template runs only where “Include Javascript” is ticked and the app is built with a
    /// CleverTap SDK of 3.5.0 or later. Elsewhere its buttons do nothing, and nobody can close the message.
    ///
    /// Scripts, `onclick` and its kin, and `javascript:` links count. Pushproof itself never runs any of it.
    ///
    /// ```wrong in-app
    /// what.template: custom_html
    /// what.html: <p onclick='buy()'>One concert, one price</p>
    /// what.html_size: cover
    /// ```
    ///
    /// ```right in-app
    /// what.template: custom_html
    /// what.html: <p><a href='https://example.com'>One concert, one price</a></p>
    /// what.html_size: cover
    /// ```
    "in-app/html-script" {
        severity: Warning,
        summary: "The custom HTML has a script in it",
        why: "Scripts run only where “Include Javascript” is ticked and the app's CleverTap SDK is 3.5.0 or later.",
        source: CleverTap("In-app custom HTML"),
        fixable: No,
    }
}

fn check(context: &Context<'_>, findings: &mut Findings) {
    let html = &context.campaign.what.html;
    if !context.campaign.is_in_app() || html.is_empty() {
        return;
    }
    let mut scripts = tags(html).filter_map(|tag| script(html, &tag));
    let Some(span) = scripts.next() else { return };
    let more = scripts.count();
    let words = html.get(span.clone()).unwrap_or_default();
    let shown = if words.chars().count() > 60 { "A script" } else { words };
    let message = match more {
        0 => format!("The custom HTML runs a script: {shown}"),
        _ => format!("The custom HTML runs {} scripts; the first is {shown}", more + 1),
    };
    let help = "Tick “Include Javascript” and test it on older phones, or do without the script.";
    findings.add(Place { field: field!(what.html), span: Some(span) }, message, help);
}

/// What makes `tag` run a script: the tag itself, or one of its attributes.
fn script(html: &str, tag: &Tag<'_>) -> Option<Range<usize>> {
    if tag.name.eq_ignore_ascii_case("script") {
        return (!is_data(tag.attributes)).then(|| tag.span.clone());
    }
    let offset = tag.span.start + 1 + tag.name.len();
    let found = attributes(tag.attributes).find(|(name, value)| {
        let name = tag.attributes.get(name.clone()).unwrap_or_default();
        let value = value.trim_start();
        let is_handler = name.len() > 4 && name.get(..2).is_some_and(|on| on.eq_ignore_ascii_case("on"));
        let is_link = value.get(..11).is_some_and(|scheme| scheme.eq_ignore_ascii_case("javascript:"));
        is_handler || is_link
    });
    let (name, _) = found?;
    let span = offset + name.start..offset + name.end;
    html.get(span.clone()).map(|_| span)
}

/// Whether a script tag holds only data, such as JSON.
fn is_data(attributes: &str) -> bool {
    let lower = attributes.to_ascii_lowercase();
    lower.contains("json") || lower.contains("text/template") || lower.contains("text/x-template")
}

/// The attributes of a tag: where the name stands, and the value.
fn attributes(text: &str) -> impl Iterator<Item = (Range<usize>, &str)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = text.get(at..)?;
        let start = at + rest.find(|c: char| c.is_ascii_alphabetic())?;
        let named = text.get(start..)?;
        let length = named.find(|c: char| c.is_whitespace() || matches!(c, '=' | '/' | '>')).unwrap_or(named.len());
        let behind = named.get(length..)?.trim_start();
        let name = start..start + length;
        let Some(value) = behind.strip_prefix('=') else {
            at = start + length.max(1);
            return Some((name, ""));
        };
        let value = value.trim_start();
        let (value, after) = match value.chars().next() {
            Some(quote @ ('"' | '\'')) => value.get(1..)?.split_once(quote).unwrap_or((value, "")),
            _ => value.split_at_checked(value.find(char::is_whitespace).unwrap_or(value.len()))?,
        };
        at = text.len() - after.len();
        Some((name, value))
    })
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::Base;
    use crate::lint::testing::{assert_marks, assert_marks_in, found, with};

    fn lines(html: &str) -> String {
        format!("what.template: custom_html\nwhat.html_size: cover\nwhat.html: {}", serde_json::json!(html))
    }

    #[test]
    fn marks_what_runs() {
        for (html, mark) in [
            ("<p>Hamlet</p><script>buy()</script>", "<script>"),
            ("<SCRIPT src=\"a.js\"></SCRIPT>", "<SCRIPT src=\"a.js\">"),
            ("<p class='a' onclick=\"buy()\">Hamlet</p>", "onclick"),
            ("<img src=x onerror=alert(1)>", "onerror"),
            ("<a href=' javascript:close()'>x</a>", "href"),
        ] {
            assert_marks_in(Base::InApp, &RULE, &lines(html), &[mark]);
        }
        let two = with(Base::InApp, &lines("<p onclick=a()>1</p><p onclick=b()>2</p>"));
        assert_eq!(found(&RULE, &two)[0].message, "The custom HTML runs 2 scripts; the first is onclick");
    }

    #[test]
    fn leaves_what_does_not() {
        for html in [
            "<p>Read the transcript</p>",
            "<!-- <script>old()</script> --><p>Hamlet</p>",
            "<p>&lt;script&gt; is a word</p>",
            "<p title='onclick=x'>Hamlet</p>",
            "<p>once upon a time</p><script type=\"application/ld+json\">{}</script>",
            "<scripture>no script</scripture>",
            "<a href=\"https://example.com/?q=javascript:\">x</a>",
            "",
        ] {
            assert_marks_in(Base::InApp, &RULE, &lines(html), &[]);
        }
        assert_marks(&RULE, "what.html: <script>", &[]);
    }
}
