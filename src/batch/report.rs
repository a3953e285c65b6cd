//! A report of a table in Markdown: what was found by rule, and row by row.

use std::fmt::Write;

use super::export::sentence;
use super::results::{Results, RowResult};
use super::tally::Tally;

/// The report of a table called `name`.
#[must_use]
pub fn report(name: &str, results: &Results) -> String {
    let tally = &results.tally;
    let mut out = format!("# {}\n\n{}.\n", plain(name), tally.rows_in_words());
    if tally.by_rule().is_empty() {
        out.push_str("\nNo problems found.\n");
        return out;
    }
    out.push_str("\n## By rule\n\n| What | Severity | Rule |\n|---|---|---|\n");
    for (rule, severity, count) in tally.by_rule() {
        let _ = writeln!(out, "| {} | {} | `{}` |", plain(&Tally::words(rule, count)), severity.word(), rule.id);
    }
    out.push_str("\n## By row\n");
    for result in results.rows.iter().filter_map(|(_, result)| result.as_ref()) {
        write_row(&mut out, result);
    }
    out
}

fn write_row(out: &mut String, result: &RowResult) {
    if result.diagnostics.is_empty() {
        return;
    }
    let named = [&result.campaign.name, &result.campaign.what.title].into_iter().find(|name| !name.trim().is_empty());
    let name = named.map_or_else(String::new, |name| format!(": {}", plain(&crate::text::shortened(name, 60))));
    let _ = write!(out, "\n### Row {}{name}\n\n", result.row);
    for found in &result.diagnostics {
        let _ = writeln!(out, "- {} (`{}`)", plain(&sentence(found)), found.rule.id);
    }
}

/// `words` in one line, with nothing in them that Markdown takes for its own.
fn plain(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for c in words.chars() {
        match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '#' => out.extend(['\\', c]),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}
