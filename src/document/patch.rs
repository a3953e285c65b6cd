//! Changing JSON text only where the document has changed: what nobody touched keeps its form, its order, its spaces.

use std::ops::Range;

use serde_json::Value;

use super::tree::Shape;
use super::{FieldPath, Source, Tree};
use crate::order;

/// The changes of a text: which bytes become which words.
pub type Changes = Vec<(Range<usize>, String)>;

/// `source` with the part at `path`, which holds `old`, holding `new`; nothing where that can't be said by changing
/// a few places.
#[must_use]
pub fn changes(source: &Source<'_>, path: &FieldPath, old: &Value, new: &Value) -> Option<Changes> {
    let mut changes = Changes::new();
    compare(source.text(), source.value(path)?, old, new, &mut changes)?;
    Some(changes)
}

/// `text` with `changes` made, none of which overlap.
#[must_use]
pub fn patched(text: &str, mut changes: Changes) -> Option<String> {
    order::sort_by_key(&mut changes, |(span, _)| std::cmp::Reverse(span.start));
    let mut text = text.to_owned();
    for (span, words) in changes {
        text.get(span.clone())?;
        text.replace_range(span, &words);
    }
    Some(text)
}

fn compare(text: &str, tree: &Tree<'_>, old: &Value, new: &Value, changes: &mut Changes) -> Option<()> {
    if old == new {
        return Some(());
    }
    match (old, new, &tree.shape) {
        (Value::Object(old), Value::Object(new), Shape::Object(entries)) => {
            for (key, value) in new {
                match (old.get(key), tree.get(key)) {
                    (Some(before), Some(there)) => compare(text, there, before, value, changes)?,
                    (None, Some(there)) => changes.push((there.span(), written(text, there, value))),
                    (None, None) => {
                        let entry = format!("{}: {value}", Value::from(key.as_str()));
                        let last = entries.last().map(|(key, value)| (Some(key.as_str()), value));
                        changes.push(added(text, tree, last, &entry)?);
                    }
                    (Some(_), None) => return None,
                }
            }
            for (key, before) in old.iter().filter(|(key, _)| !new.contains_key(*key)) {
                // Emptied: the key stays, as a place to fill in.
                let empty = if before.is_string() { "\"\"" } else { "null" };
                changes.push((tree.get(key)?.span(), empty.to_owned()));
            }
            Some(())
        }
        (Value::Array(old), Value::Array(new), Shape::List(items)) => list(text, tree, items, old, new, changes),
        _ => {
            changes.push((tree.span(), written(text, tree, new)));
            Some(())
        }
    }
}

fn list(
    text: &str,
    tree: &Tree<'_>,
    items: &[Tree<'_>],
    old: &[Value],
    new: &[Value],
    changes: &mut Changes,
) -> Option<()> {
    if old.len() == new.len() {
        let mut pairs = items.iter().zip(old.iter().zip(new));
        return pairs.try_for_each(|(item, (old, new))| compare(text, item, old, new, changes));
    }
    let same = old.iter().zip(new).take_while(|(old, new)| old == new).count();
    let same_behind = old.iter().rev().zip(new.iter().rev()).take_while(|(old, new)| old == new).count();
    let behind = same_behind.min(old.len().min(new.len()) - same);
    let gone = items.get(same..old.len() - behind)?;
    let come = new.get(same..new.len() - behind)?;
    let change = match (gone, come) {
        ([first, .., last] | [first @ last], []) => {
            let before = same.checked_sub(1).and_then(|last_kept| items.get(last_kept));
            match (before, items.get(old.len() - behind)) {
                (Some(before), _) => (before.end..last.end, String::new()),
                (None, Some(next)) => (first.at..next.at, String::new()),
                (None, None) => (tree.span(), "[]".to_owned()),
            }
        }
        ([], [only]) if behind == 0 => added(text, tree, items.last().map(|item| (None, item)), &only.to_string())?,
        _ => (tree.span(), written(text, tree, &Value::from(new))),
    };
    changes.push(change);
    Some(())
}

/// The change that puts `entry` behind the `last` entry of the object or list `whole`, in the manner of that one.
fn added(
    text: &str,
    whole: &Tree<'_>,
    last: Option<(Option<&str>, &Tree<'_>)>,
    entry: &str,
) -> Option<(Range<usize>, String)> {
    let Some((key, last)) = last else { return Some((whole.at + 1..whole.end.checked_sub(1)?, entry.to_owned())) };
    let indent = indent(text, last.at, key);
    let separator = indent.map_or_else(|| ", ".to_owned(), |indent| format!(",\n{indent}"));
    Some((last.end..last.end, format!("{separator}{entry}")))
}

/// The white space in front of `offset`, where nothing else stands in front of it in its line but its `key`.
fn indent<'t>(text: &'t str, offset: usize, key: Option<&str>) -> Option<&'t str> {
    let (_, line) = text.get(..offset)?.rsplit_once('\n')?;
    let words = line.trim_start();
    let is_first = match key {
        Some(key) => words.starts_with(&Value::from(key).to_string()),
        None => words.is_empty(),
    };
    is_first.then(|| line.get(..line.len() - words.len())).flatten()
}

/// `value` as JSON: in lines where the value that stood there was, with the indentation it had.
fn written(text: &str, before: &Tree<'_>, value: &Value) -> String {
    let is_in_lines = text.get(before.span()).is_some_and(|words| words.contains('\n'));
    if !is_in_lines {
        return value.to_string();
    }
    let line_start = text.get(..before.at).and_then(|before| before.rfind('\n')).map_or(0, |end| end + 1);
    let line = text.get(line_start..before.at).unwrap_or_default();
    let indent: String = line.chars().take_while(|c| c.is_whitespace()).collect();
    serde_json::to_string_pretty(value).unwrap_or_default().replace('\n', &format!("\n{indent}"))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    /// `text` after its document has become `new`.
    fn after(text: &str, new: &Value) -> String {
        let source = Source::read(text).expect("JSON");
        let old: Value = serde_json::from_str(text).expect("JSON");
        let changes = changes(&source, &FieldPath::root(), &old, new).expect("changes");
        let text = patched(text, changes).expect("places");
        assert_eq!(serde_json::from_str::<Value>(&text).expect("JSON"), *new, "{text}");
        text
    }

    #[test]
    fn only_what_changed_is_touched() {
        let text = "{ \"b\" : 1,\n\n   \"a\": [ \"x\",\"y\" ] }";
        assert_eq!(after(text, &json!({ "b": 1, "a": ["x", "z"] })), text.replace("\"y\"", "\"z\""));
        assert_eq!(after(text, &json!({ "b": 1, "a": ["x", "y"] })), text);
    }

    #[test]
    fn what_is_added_looks_like_its_neighbours() {
        assert_eq!(after("{\n  \"a\": 1\n}", &json!({ "a": 1, "b": true })), "{\n  \"a\": 1,\n  \"b\": true\n}");
        assert_eq!(after("{\"a\": [1]}", &json!({ "a": [1, 2] })), "{\"a\": [1, 2]}");
        assert_eq!(after("{ }", &json!({ "a": 1 })), "{\"a\": 1}");
        assert_eq!(after("[ ]", &json!([1])), "[1]");
    }

    #[test]
    fn what_is_taken_out_takes_its_comma_along() {
        for (before, new, expected) in [
            ("[1, 2, 3]", json!([1, 3]), "[1, 3]"),
            ("[1, 2, 3]", json!([2, 3]), "[2, 3]"),
            ("[1, 2, 3]", json!([1, 2]), "[1, 2]"),
            ("[1, 1]", json!([1]), "[1]"),
            ("[\n  1\n]", json!([]), "[]"),
        ] {
            assert_eq!(after(before, &new), expected);
        }
    }

    #[test]
    fn other_changes_of_a_list_write_it_anew_in_its_manner() {
        let text = "{\n  \"a\": [\n    1,\n    2\n  ]\n}";
        assert_eq!(after(text, &json!({ "a": [3, 4, 5] })), "{\n  \"a\": [\n    3,\n    4,\n    5\n  ]\n}");
        assert_eq!(after("[1, 2]", &json!([0, 1, 2])), "[0,1,2]");
    }
}
