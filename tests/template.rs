//! Personalisation: every construct, every slip, and what must stay plain text.

use std::fmt::Write;

use pushproof::profile::Profile;
use pushproof::template::{Fault, LiquidValue, PartKind, Subject, Template, parse};

/// The parts in a compact form.
fn described(source: &str, template: &Template) -> String {
    let mut text = String::new();
    for part in &template.parts {
        let words = &source[part.span.clone()];
        let name = |subject: &Subject| match subject {
            Subject::Profile(_) => "Profile".to_owned(),
            Subject::Event(event) if event.name.is_empty() => "Event".to_owned(),
            Subject::Event(event) => event.name.clone(),
        };
        match &part.kind {
            PartKind::Text => write!(text, "[{words}]"),
            PartKind::Token(token) => match &token.fallback {
                Some(fallback) => write!(text, "@<{}|{}|{}>", name(&token.subject), token.property, fallback.text),
                None => write!(text, "@<{}|{}>", name(&token.subject), token.property),
            },
            PartKind::Output(liquid) => {
                let value = match &liquid.value {
                    LiquidValue::Property { subject, property, .. } => format!("{}|{property}", name(subject)),
                    LiquidValue::Other => "…".to_owned(),
                };
                match &liquid.fallback {
                    Some(fallback) => write!(text, "{{{value}|{}}}", fallback.text),
                    None => write!(text, "{{{value}}}"),
                }
            }
            PartKind::Tag(tag) => write!(text, "%{}%", tag.name),
        }
        .expect("a string takes everything");
    }
    text
}

fn faults(source: &str, template: &Template) -> String {
    let one = |fault: &Fault| format!("{:?} «{}»", fault.kind, &source[fault.span.clone()]);
    template.faults.iter().map(one).collect::<Vec<_>>().join(", ")
}

fn applied(source: &str, fault: &Fault) -> Option<String> {
    let mut text = source.to_owned();
    for (span, new) in fault.repair.as_ref()?.edits.iter().rev() {
        text.replace_range(span.clone(), new);
    }
    Some(text)
}

#[test]
#[ignore = "prints"]
fn look() {
    let profile = Profile::guide();
    for source in std::fs::read_to_string(std::env::var("CASES").expect("CASES")).expect("cases").lines() {
        let source = source.replace("\\n", "\n").replace("\\_", "\u{a0}").replace("\\0", "\u{200b}");
        let template = parse(&source, profile);
        println!("{source}\n   {}\n   {}", described(&source, &template), faults(&source, &template));
        for fault in &template.faults {
            let safe = fault.repair.as_ref().is_some_and(|repair| repair.is_safe);
            println!("      {} -> {:?}", if safe { "safe" } else { "" }, applied(&source, fault));
        }
    }
}
