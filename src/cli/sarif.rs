//! SARIF 2.1.0, for code hosts and editors: rules with their help, findings with their place in the file.

use std::fmt::Write;
use std::ops::Range;

use serde_json::{Value, json};

use super::check::Checked;
use crate::document::{FieldPath, Source};
use crate::lint::{Diagnostic, Place, Rule, Severity, rules};

/// The log of a check.
pub(super) fn log(checked: &[Checked<'_>]) -> String {
    crate::document::pretty(&with(&checked.iter().flat_map(results).collect::<Vec<_>>())) + "\n"
}

/// A log in two parts, for results to be written between them one by one.
pub(super) fn around() -> (String, String) {
    const RESULTS: &str = "\"results\": [";
    let log = crate::document::pretty(&with(&[])) + "\n";
    let (head, tail) = log.split_once(RESULTS).unwrap_or_default();
    (format!("{head}{RESULTS}"), tail.to_owned())
}

/// A finding in a row of the table at `address`, which begins in a line where the table is text.
pub(super) fn of_row(found: &Diagnostic, address: Option<&str>, row: usize, line: Option<usize>) -> Value {
    result(found, &|place| {
        let name = format!("row {row}, {}", place.field);
        let mut location = json!({ "logicalLocations": [{ "fullyQualifiedName": name, "kind": "member" }] });
        if let (Some(address), Some(location)) = (address, location.as_object_mut()) {
            let mut physical = json!({ "artifactLocation": { "uri": address } });
            if let (Some(line), Some(physical)) = (line, physical.as_object_mut()) {
                physical.insert("region".to_owned(), json!({ "startLine": line }));
            }
            location.insert("physicalLocation".to_owned(), physical);
        }
        location
    })
}

/// Every rule there is, of campaigns and of tables.
fn all_rules() -> impl Iterator<Item = &'static Rule> {
    rules::all().chain(crate::batch::RULES)
}

fn with(results: &[Value]) -> Value {
    json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "pushproof",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": all_rules().map(descriptor).collect::<Vec<_>>(),
            } },
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    })
}

const fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Advice => "note",
    }
}

fn descriptor(rule: &'static Rule) -> Value {
    let paragraphs: Vec<String> = rule.paragraphs().collect();
    json!({
        "id": rule.id,
        "shortDescription": { "text": rule.summary },
        "fullDescription": { "text": rule.why },
        "help": { "text": paragraphs.join("\n\n"), "markdown": paragraphs.join("\n\n") },
        "defaultConfiguration": { "level": level(rule.severity) },
        "properties": { "tags": [rule.category()] },
    })
}

fn results<'c>(checked: &'c Checked<'_>) -> impl Iterator<Item = Value> + use<'c> {
    let file = checked.input.map(|input| File {
        address: address(&input.name),
        source: Source::read(&input.text),
        prefix: input.place(checked.position),
    });
    checked.report.diagnostics.iter().map(move |found| result(found, &|place| location(place, file.as_ref())))
}

fn result(found: &Diagnostic, locate: &dyn Fn(&Place) -> Value) -> Value {
    let mut result = json!({
        "ruleId": found.rule.id,
        "ruleIndex": all_rules().position(|rule| rule == found.rule),
        "level": level(found.severity),
        "message": { "text": format!("{}. {}", found.message, found.help) },
        "locations": [locate(&found.place)],
    });
    if let (false, Some(result)) = (found.related.is_empty(), result.as_object_mut()) {
        let related = found.related.iter().map(|related| {
            let mut location = locate(&related.place);
            if let Some(location) = location.as_object_mut() {
                location.insert("message".to_owned(), json!({ "text": related.message }));
            }
            location
        });
        result.insert("relatedLocations".to_owned(), related.collect());
    }
    result
}

/// A file and where in it a campaign stands.
struct File<'i> {
    address: Option<String>,
    source: Option<Source<'i>>,
    prefix: FieldPath,
}

fn location(place: &Place, file: Option<&File<'_>>) -> Value {
    let path = file.map_or_else(FieldPath::root, |file| file.prefix.clone());
    let path = place.field.steps().iter().cloned().fold(path, FieldPath::then);
    let mut location = json!({
        "logicalLocations": [{ "fullyQualifiedName": path.to_string(), "kind": "member" }],
    });
    let physical = file.and_then(|file| {
        let region = region(file.source.as_ref()?, &path, place.span.as_ref());
        Some(json!({ "artifactLocation": { "uri": file.address.as_ref()? }, "region": region }))
    });
    if let (Some(physical), Some(location)) = (physical, location.as_object_mut()) {
        location.insert("physicalLocation".to_owned(), physical);
    }
    location
}

fn region(source: &Source<'_>, path: &FieldPath, span: Option<&Range<usize>>) -> Value {
    let bytes = span.and_then(|span| source.words(path, span)).unwrap_or_else(|| source.place(path));
    let (start_line, start_column) = source.line_and_column(bytes.start);
    let (end_line, end_column) = source.line_and_column(bytes.end);
    json!({
        "startLine": start_line, "startColumn": start_column, "endLine": end_line, "endColumn": end_column,
    })
}

/// A file's name as a relative address; none for standard input.
pub(super) fn address(name: &str) -> Option<String> {
    if name == "-" {
        return None;
    }
    let mut address = String::new();
    for byte in name.replace('\\', "/").bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            address.push(char::from(byte));
        } else {
            let _ = write!(address, "%{byte:02X}");
        }
    }
    Some(if address.starts_with('/') { format!("file://{address}") } else { address })
}
