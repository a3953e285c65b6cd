//! A campaign read back, and a table of the people whom it was tried on.

use unicode_width::UnicodeWidthStr;

use super::paint::Paint;
use super::visible;
use super::wrap::{padded, wrapped};
use crate::audience::Outcome;
use crate::cli::people::People;

/// Columns of the whole.
const WIDEST: usize = 100;
/// Columns that the people may take, before their sentences are broken.
const WIDEST_PERSON: usize = 36;
/// Columns of the labels and of the verdicts.
const LABEL: usize = 9;
/// What the further lines of a person begin with.
const INDENT: &str = "  ";
const HEAD: &str = "Someone who …";
const NOBODY: &str = "Nobody to try it on yet: the action that sends it is missing, or it has too many conditions.";

/// The campaign in plain words, then everybody with the verdict and what decides it.
pub(super) fn told_in_words(people: &People, place: Option<&str>, paint: Paint) -> String {
    let mut out = String::new();
    let mut line = |text: String| {
        out.push_str(text.trim_end());
        out.push('\n');
    };
    if let Some(place) = place {
        line(format!("{} {place}", paint.dim("-->")));
    }
    let words = &people.words;
    let goal = words.goal.as_deref().unwrap_or("No goal is set.");
    for (label, words) in [("Who", words.audience.as_str()), ("Goal", goal), ("When", words.schedule.as_str())] {
        for (position, words) in wrapped(&visible(words), WIDEST - LABEL - 2).into_iter().enumerate() {
            let label = padded(if position == 0 { label } else { "" }, LABEL);
            line(format!("  {}{words}", paint.bold(&label)));
        }
    }
    line(String::new());
    if people.personas.is_empty() {
        line(format!("  {NOBODY}"));
        return out;
    }
    let person = people.personas.iter().map(|person| person.who.width()).chain([HEAD.width()]).max();
    let width = person.unwrap_or_default().min(WIDEST_PERSON);
    line(format!("  {}", paint.bold(HEAD)));
    for person in &people.personas {
        let mut because = visible(&person.because);
        if let Some(place) = &person.by {
            because = format!("{because} ({place})");
        }
        let who = wrapped(&visible(&person.who), width - INDENT.len());
        let because = wrapped(&because, WIDEST - width - LABEL - 4);
        let verdict = padded(person.outcome.word(), LABEL);
        let verdict = if person.outcome == Outcome::Depends { verdict } else { paint.bold(&verdict) };
        for position in 0..who.len().max(because.len()) {
            let [who, because] = [&who, &because].map(|lines| lines.get(position).map_or("", String::as_str));
            let (indent, verdict) = if position == 0 { ("", verdict.clone()) } else { (INDENT, padded("", LABEL)) };
            line(format!("  {}  {verdict}{because}", padded(&format!("{indent}{who}"), width)));
        }
    }
    if people.personas.iter().any(|person| person.who == "wants no marketing") {
        line(format!("  {}", paint.dim("Apart from the last one, none of them has said no to marketing.")));
    }
    out
}
