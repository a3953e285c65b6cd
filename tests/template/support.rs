//! How the tests write down what was read.

use std::fmt::Write;

use pushproof::profile::Profile;
use pushproof::template::{Fault, Liquid, LiquidValue, PartKind, Subject, Template, parse};

/// The text taken apart with the guide's profile.
pub fn read(source: &str) -> Template {
    parse(source, Profile::guide())
}

/// The parts in a compact form: `[text]@<event|property|fallback>{Profile|property|fallback}%tag%`.
pub fn parts(source: &str, template: &Template) -> String {
    let mut text = String::new();
    for part in &template.parts {
        match &part.kind {
            PartKind::Text => write!(text, "[{}]", &source[part.span.clone()]),
            PartKind::Token(token) => {
                let name = name(&token.subject);
                match &token.fallback {
                    Some(fallback) => write!(text, "@<{name}|{}|{}>", token.property, fallback.text),
                    None => write!(text, "@<{name}|{}>", token.property),
                }
            }
            PartKind::Output(liquid) => write!(text, "{{{}}}", output(liquid)),
            PartKind::Tag(tag) => write!(text, "%{}%", tag.name),
        }
        .expect("a string takes everything");
    }
    text
}

fn output(liquid: &Liquid) -> String {
    let mut text = match &liquid.value {
        LiquidValue::Property { subject, property, .. } => format!("{}|{property}", name(subject)),
        LiquidValue::Other => "…".to_owned(),
    };
    if let Some(fallback) = &liquid.fallback {
        text.push('|');
        text.push_str(&fallback.text);
    }
    text
}

fn name(subject: &Subject) -> &str {
    match subject {
        Subject::Profile(_) => "Profile",
        Subject::Event(event) if event.name.is_empty() => "Event",
        Subject::Event(event) => &event.name,
    }
}

/// The faults with the words that they mark: `NoFallback «@Profile - Name»`.
pub fn faults(source: &str, template: &Template) -> String {
    let one = |fault: &Fault| format!("{:?} «{}»", fault.kind, &source[fault.span.clone()]);
    template.faults.iter().map(one).collect::<Vec<_>>().join(", ")
}

/// The text after a fault's repair.
pub fn repaired(source: &str, fault: &Fault) -> Option<String> {
    let mut text = source.to_owned();
    for (span, new) in fault.repair.as_ref()?.edits.iter().rev() {
        text.replace_range(span.clone(), new);
    }
    Some(text)
}

/// The text after all repairs, one after the other, and how many there were; at most `most`.
pub fn mended(source: &str, most: usize) -> (String, usize) {
    let mut text = source.to_owned();
    for count in 0..most {
        let template = read(&text);
        let Some(next) = template.faults.iter().find_map(|fault| repaired(&text, fault)) else {
            return (text, count);
        };
        text = next;
    }
    (text, most)
}

/// A text, its parts, its faults, and the text after all repairs; empty where that is the text itself.
pub type Case = (&'static str, &'static str, &'static str, &'static str);

/// Checks a table, and tells of all cases that differ.
pub fn check(cases: &[Case]) {
    let mut differences = String::new();
    for (source, its_parts, its_faults, its_repaired) in cases {
        let template = read(source);
        let found = [parts(source, &template), faults(source, &template), mended(source, 20).0];
        let repaired = if its_repaired.is_empty() { source } else { its_repaired };
        for (found, expected) in found.iter().zip([its_parts, its_faults, repaired]) {
            if found != expected {
                write!(differences, "\n{source}\n  found    {found}\n  expected {expected}")
                    .expect("a string takes everything");
            }
        }
    }
    assert!(differences.is_empty(), "{differences}");
}
