//! A push as text: lines with labels, or a title, a message and a link, a line each.

use super::labels::{Field, fill, is_link};
use super::{Leftover, Recognised, Taken, Unreadable};
use crate::campaign::Campaign;
use crate::profile::Profile;

/// A push of more lines without a label is none.
const MOST_LINES: usize = 6;

/// Takes the push out of `text`.
pub(super) fn read(text: &str, profile: &Profile) -> Result<Taken, Unreadable> {
    let has_label = text.lines().any(|line| {
        labelled(line).is_some_and(|(field, _)| matches!(field, Field::Title | Field::Message | Field::Link))
    });
    if has_label {
        let mut leftovers = Vec::new();
        let campaign = by_labels(text, profile, &mut leftovers);
        return Ok((Recognised::Labelled, vec![campaign], leftovers));
    }
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    if lines.len() > MOST_LINES {
        return Err(Unreadable::Unlabelled(lines.len()));
    }
    Ok((Recognised::Lines, vec![by_lines(&lines, profile)], Vec::new()))
}

/// The field that a line is labelled with, and what stands behind the label.
fn labelled(line: &str) -> Option<(Field, &str)> {
    /// What stands in front of a label in lists and in Markdown.
    const MARKS: [char; 9] = ['*', '_', '#', '-', '–', '•', '>', ' ', '\t'];
    let (label, value) = line.trim_start_matches(MARKS).split_once([':', '：', '\t', '='])?;
    let field = Field::named(label)?;
    // “*Title:* Hamlet”: what opened the bold before the label ends it behind the colon.
    let value = if line.contains(['*', '_']) { value.trim_start_matches(['*', '_']) } else { value };
    Some((field, value.trim()))
}

/// Whether a line has a label that no field answers to: “Price: 49 €”, “Target group: members”.
fn is_labelled_otherwise(line: &str) -> bool {
    const LONGEST: usize = 24;
    let Some((label, _)) = line.split_once(": ") else { return false };
    let words = label.split(' ').count();
    let is_word = |c: char| c.is_alphabetic() || matches!(c, ' ' | '-' | '_' | '/' | '*');
    words <= 3 && label.len() <= LONGEST && label.starts_with(char::is_uppercase) && label.chars().all(is_word)
}

fn by_labels(text: &str, profile: &Profile, leftovers: &mut Vec<Leftover>) -> Campaign {
    let mut campaign = profile.empty_push();
    // A label alone in its line is about the line below it.
    let mut open: Option<Field> = None;
    for (position, line) in text.lines().enumerate() {
        let mut left = |text: &str| leftovers.push(Leftover::new(format!("line {}", position + 1), text));
        if let Some((field, value)) = labelled(line) {
            let is_placed = value.is_empty() || fill(&mut campaign, field, value);
            if !is_placed {
                left(line.trim());
            }
            open = (is_placed && (value.is_empty() || field == Field::Message)).then_some(field);
            continue;
        }
        let message = &mut campaign.what.message;
        match open {
            _ if line.trim().is_empty() => {}
            Some(Field::Message) if !message.is_empty() && is_labelled_otherwise(line.trim()) => {
                left(line.trim());
                open = None;
            }
            Some(Field::Message) if !message.is_empty() => {
                message.push('\n');
                message.push_str(line.trim());
            }
            Some(field) => {
                if !fill(&mut campaign, field, line.trim()) {
                    left(line.trim());
                }
                open = (field == Field::Message).then_some(field);
            }
            None => left(line.trim()),
        }
    }
    campaign
}

/// The last line may be the link, the first is the title, what is between is the message.
fn by_lines(lines: &[&str], profile: &Profile) -> Campaign {
    let mut campaign = profile.empty_push();
    let (copy, link) = match lines {
        [copy @ .., last] if is_link(last, profile) => (copy, Some(*last)),
        // Of three lines the last is where the link belongs, even where it isn't one yet.
        [title, message, last] if !last.contains(char::is_whitespace) => (&[*title, *message][..], Some(*last)),
        copy => (copy, None),
    };
    if let (Some(link), Some(pair)) = (link, campaign.what.key_values.first_mut()) {
        link.clone_into(&mut pair.value);
    }
    match copy {
        // One text that is too long for a title is a message.
        [only] if only.chars().count() > profile.limits.title() * 2 => (*only).clone_into(&mut campaign.what.message),
        [] => {}
        [title, message @ ..] => {
            (*title).clone_into(&mut campaign.what.title);
            campaign.what.message = message.join("\n");
        }
    }
    campaign
}
