//! What the page of a custom HTML template holds: its tags, without its comments.

use std::ops::Range;

/// A tag of a page, `<img src="hamlet.jpg">`.
pub(super) struct Tag<'h> {
    /// Where it stands, from its `<` to its `>`.
    pub span: Range<usize>,
    /// Its name as written: `img`.
    pub name: &'h str,
    /// What stands behind its name: ` src="hamlet.jpg"`.
    pub attributes: &'h str,
}

/// The opening tags of `html`, in order. What stands in comments is none.
pub(super) fn tags(html: &str) -> impl Iterator<Item = Tag<'_>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let start = at + html.get(at..)?.find('<')?;
            let inside = html.get(start + 1..)?;
            if let Some(comment) = inside.strip_prefix("!--") {
                at = html.len() - comment.find("-->").and_then(|end| comment.get(end + 3..)).map_or(0, str::len);
                continue;
            }
            at = start + 1;
            let name_end = inside.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(inside.len());
            let name = inside.get(..name_end)?;
            if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
                continue;
            }
            let rest = inside.get(name_end..)?;
            let length = end_of_tag(rest);
            at = start + 1 + name_end + length;
            let span = start..(at + 1).min(html.len());
            return Some(Tag { span, name, attributes: rest.get(..length)? });
        }
    })
}

/// Where the tag ends whose attributes are at the beginning of `rest`; a `>` in quotes is none.
fn end_of_tag(rest: &str) -> usize {
    let mut quote = None;
    for (at, byte) in rest.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return at,
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), close) if open == close => quote = None,
            _ => {}
        }
    }
    // A quote that is never closed ends with the tag.
    rest.find('>').unwrap_or(rest.len())
}

/// The `<img>` tags of `html`.
pub(super) fn image_tags(html: &str) -> impl Iterator<Item = Tag<'_>> {
    tags(html).filter(|tag| tag.name.eq_ignore_ascii_case("img"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_opening_tags_only() {
        let html = "<p class='a>b'>1 < 2<br/><!-- <img> --></p><IMG src=x><imgs><img";
        let found: Vec<&str> = tags(html).map(|tag| html.get(tag.span).expect("a span")).collect();
        assert_eq!(found, ["<p class='a>b'>", "<br/>", "<IMG src=x>", "<imgs>", "<img"]);
        assert_eq!(image_tags(html).count(), 2);
        for odd in ["<!--", "<", "<p", "a > b", "<p a=\">", "<ü>", ""] {
            assert!(tags(odd).count() < 2, "{odd}");
        }
    }
}
