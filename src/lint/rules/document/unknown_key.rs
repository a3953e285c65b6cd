//! `document/unknown-key`: a key that this version doesn't know.

use serde_json::Value;

use crate::campaign::Segment;
use crate::declare_rule;
use crate::document::node::walk;
use crate::document::{Extra, FieldPath, Node, Step};
use crate::lint::{Context, Edit, Findings, Fix, apply};
use crate::text::nearest;

declare_rule! {
    /// A key that Pushproof doesn't know is kept and written out again, but nothing reads it: where it is a typo, what
    /// it says never reaches the dashboard.
    ///
    /// Where a key of that section is nearly the same and still empty, a fix renames it. The Advanced iOS section,
    /// `what.ios`, may hold any key.
    ///
    /// ```wrong
    /// what.android: {"notification_channel": "default", "renderMax": false}
    /// ```
    ///
    /// ```wrong
    /// what.key_values[0]: {"key": "deeplink_url", "value": "performances/12345", "android": true, "ios": true, "note": "ask Anna"}
    /// ```
    ///
    /// ```right
    /// what.android: {"notification_channel": "default", "render_max": false}
    /// ```
    "document/unknown-key" {
        severity: Warning,
        summary: "A key that Pushproof doesn't know",
        why: "Nothing reads it: what it says doesn't reach the dashboard.",
        source: Pushproof,
        fixable: Suggested,
    }
}

fn message(key: &str, near: Option<&str>) -> String {
    match near {
        Some(near) => format!("Pushproof doesn't know the key “{key}”; did you mean “{near}”?"),
        None => format!("Pushproof doesn't know the key “{key}”"),
    }
}

fn help(near: Option<&str>, is_free: bool) -> String {
    match near {
        Some(near) if is_free => format!("Rename it to “{near}”, or take it out."),
        Some(near) => format!("“{near}” is filled in already: put there what this one says, or take this one out."),
        None => "Take it out, or leave it: it is kept as it is, and nothing reads it.".to_owned(),
    }
}

fn check(context: &Context<'_>, findings: &mut Findings) {
    // Nearly every document has none: find that out without building a single path.
    if !holds_unknown(context.campaign) {
        return;
    }
    walk(context.campaign, &mut |path, node| {
        let Some((known, extra)) = node.keys() else { return };
        if known == ["all"]
            && let Some(kind) = misspelt_kind(node, extra)
        {
            return report_kind(context, path, extra, kind, findings);
        }
        for key in extra.keys() {
            report(context, path, node, key, known, findings);
        }
    });
}

/// Whether `node` or a part of it has a key that its section doesn't know.
fn holds_unknown(node: &dyn Node) -> bool {
    let mut found = node.keys().is_some_and(|(_, extra)| !extra.is_empty());
    node.each_child(&mut |_, child| found = found || holds_unknown(child));
    found
}

fn report(
    context: &Context<'_>,
    section: &FieldPath,
    node: &dyn Node,
    key: &str,
    known: &[&'static str],
    findings: &mut Findings,
) {
    let near = nearest(key, known.iter().copied());
    let place = section.clone().key(key.to_owned());
    let is_free = near.is_some_and(|near| is_free(node, near));
    let fix = near.filter(|_| is_free).and_then(|near| {
        let value = node.keys().and_then(|(_, extra)| extra.get(key)).cloned().unwrap_or_default();
        let set = Edit::Set { field: section.clone().key(near.to_owned()), value };
        fitting(context, format!("Rename it to “{near}”"), vec![Edit::Remove { field: place.clone() }, set])
    });
    findings.add(place, message(key, near), help(near, is_free)).maybe_fix(fix);
}

/// Whether the field `key` of `node` is empty.
fn is_free(node: &dyn Node, key: &str) -> bool {
    let mut is_free = true;
    node.each_child(&mut |step, child| {
        if matches!(step, Step::Key(name) if name == key) {
            is_free = child.is_empty();
        }
    });
    is_free
}

/// A fix that the document takes: the value may have another shape than the place it goes to.
fn fitting(context: &Context<'_>, title: String, edits: Vec<Edit>) -> Option<Fix> {
    apply(&mut context.campaign.clone(), &edits).is_ok().then(|| Fix::suggested(title, edits))
}

/// In a condition that doesn't say what it is, the key that nearly does, and the right word for it. The other unknown
/// keys of such a condition follow from that one.
fn misspelt_kind<'e>(node: &dyn Node, extra: &'e Extra) -> Option<(&'e str, &'static str)> {
    let is_empty = is_free(node, "all");
    let mut keys = extra.keys().filter(|_| is_empty);
    keys.find_map(|key| nearest(key, Segment::KINDS).map(|kind| (key.as_str(), kind)))
}

fn report_kind(
    context: &Context<'_>,
    condition: &FieldPath,
    extra: &Extra,
    (key, kind): (&str, &'static str),
    findings: &mut Findings,
) {
    let renamed = extra.iter().map(|(name, value)| (if name == key { kind } else { name }.to_owned(), value.clone()));
    let set = Edit::Set { field: condition.clone(), value: Value::Object(renamed.collect()) };
    let fix = fitting(context, format!("Rename it to “{kind}”"), vec![set]);
    findings
        .add(condition.clone().key(key.to_owned()), message(key, Some(kind)), help(Some(kind), true))
        .maybe_fix(fix);
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::RULE;
    use crate::campaign::{Campaign, read_file, write};
    use crate::lint::testing::{assert_marks, fixed, found, marked};

    fn read(document: &serde_json::Value) -> Campaign {
        read_file(&document.to_string()).expect("a campaign").remove(0)
    }

    fn marks(document: &serde_json::Value) -> Vec<String> {
        let campaign = read(document);
        found(&RULE, &campaign).iter().map(|found| marked(&campaign, found)).collect()
    }

    /// Asserts that the first fix turns `document` into `expected`.
    fn assert_mended(document: &serde_json::Value, expected: &serde_json::Value) {
        let campaign = read(document);
        let fix = found(&RULE, &campaign)[0].fixes[0].clone();
        assert_eq!(write(&fixed(&campaign, &fix)), write(&read(expected)));
    }

    #[test]
    fn marks_the_key_at_any_depth() {
        assert_eq!(marks(&json!({"titel": 1})), ["titel"]);
        assert_eq!(marks(&json!({"what": {"titel": "Hamlet"}})), ["what.titel"]);
        assert_eq!(
            marks(
                &json!({"who": {"segment": {"all": [{"did": "charged", "filter": []}, {"user": "Age", "op": "x"}]}}})
            ),
            ["who.segment.all[0].filter", "who.segment.all[1].op"]
        );
        assert_eq!(marks(&json!({"x-note": null, "_id": 7})), ["x-note", "_id"]);
    }

    #[test]
    fn leaves_what_is_known_or_open() {
        assert_marks(&RULE, "", &[]);
        assert_marks(&RULE, r#"what.ios: {"badge_count": 1, "anything": {"at": "all"}}"#, &[]);
        assert_marks(&RULE, r#"who.segment: {"any": [{"saved_segment": "Theatre lovers"}]}"#, &[]);
    }

    #[test]
    fn renames_to_the_near_key_where_that_is_free() {
        assert_mended(&json!({"what": {"titel": "Hamlet"}}), &json!({"what": {"title": "Hamlet"}}));
        assert_mended(
            &json!({"what": {"variants": [{"title": "A"}, {"massage": "B"}]}}),
            &json!({"what": {"variants": [{"title": "A"}, {"message": "B"}]}}),
        );
        let filled = read(&json!({"what": {"titel": "Hamlet", "title": "Macbeth"}}));
        assert_eq!(found(&RULE, &filled)[0].fixes, []);
        let misshapen = read(&json!({"what": {"titel": ["Hamlet"]}}));
        assert_eq!(found(&RULE, &misshapen)[0].fixes, []);
    }

    #[test]
    fn a_misspelt_condition_is_one_cause() {
        let wrong = json!({"who": {"segment": {"all": [{"didnt": "charged", "filters": [], "within": null}]}}});
        assert_eq!(marks(&wrong), ["who.segment.all[0].didnt"]);
        assert_mended(
            &json!({"who": {"segment": {"did-not": "charged", "filters": [{"property": "eventId"}]}}}),
            &json!({"who": {"segment": {"did_not": "charged", "filters": [{"property": "eventId"}]}}}),
        );
    }
}
