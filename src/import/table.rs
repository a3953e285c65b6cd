//! Rows of a spreadsheet as they are copied: cells with tabs between them, with or without the names of the columns.

use super::labels::{Field, fill, is_link};
use super::{Leftover, Recognised, Taken};
use crate::campaign::Campaign;
use crate::dates::find_in_name;
use crate::profile::Profile;

/// Takes a campaign out of each row; nothing where `text` is no table.
pub(super) fn read(text: &str, profile: &Profile) -> Option<Taken> {
    if !text.trim().contains('\t') {
        return None;
    }
    let rows: Vec<Vec<String>> =
        cells(text).into_iter().filter(|row| row.iter().any(|cell| !cell.trim().is_empty())).collect();
    let first = rows.first()?;
    let header: Vec<Option<Field>> = first.iter().map(|cell| Field::named(cell)).collect();
    let named = header.iter().flatten().count();
    let mut leftovers = Vec::new();
    if named >= 2 && rows.len() > 1 {
        let body = rows.get(1..).unwrap_or_default();
        let of_row = |(position, row): (usize, &Vec<String>)| {
            by_header(position + 2, row, first, &header, profile, &mut leftovers)
        };
        let campaigns = body.iter().enumerate().map(of_row).collect();
        return Some((Recognised::TableWithHeader, campaigns, leftovers));
    }
    // “Title <tab> Hamlet” in several rows is text with labels.
    let is_labelled = rows.iter().all(|row| row.first().is_some_and(|cell| Field::named(cell).is_some()));
    if is_labelled || rows.iter().any(|row| row.iter().filter(|cell| !cell.trim().is_empty()).count() < 2) {
        return None;
    }
    let of_row = |(position, row): (usize, &Vec<String>)| by_cells(position + 1, row, profile, &mut leftovers);
    let campaigns = rows.iter().enumerate().map(of_row).collect();
    Some((Recognised::Table, campaigns, leftovers))
}

fn by_header(
    number: usize,
    row: &[String],
    names: &[String],
    header: &[Option<Field>],
    profile: &Profile,
    leftovers: &mut Vec<Leftover>,
) -> Campaign {
    let mut campaign = profile.empty_push();
    for (position, cell) in row.iter().map(|cell| cell.trim()).enumerate() {
        let field = header.get(position).copied().flatten();
        if !cell.is_empty() && !field.is_some_and(|field| fill(&mut campaign, field, cell)) {
            let name = names.get(position).map(|name| name.trim()).filter(|name| !name.is_empty());
            let column = name.map_or_else(|| format!("column {}", position + 1), str::to_owned);
            leftovers.push(Leftover::new(format!("row {number}, {column}"), cell));
        }
    }
    campaign
}

/// A link and a time tell by themselves what they are; the texts are name, title and message, or the last two.
fn by_cells(number: usize, row: &[String], profile: &Profile, leftovers: &mut Vec<Leftover>) -> Campaign {
    let mut campaign = profile.empty_push();
    let mut texts: Vec<(usize, &str)> = Vec::new();
    for (position, cell) in row.iter().map(|cell| cell.trim()).enumerate().filter(|(_, cell)| !cell.is_empty()) {
        let is_placed = (is_link(cell, profile) && fill(&mut campaign, Field::Link, cell))
            || fill(&mut campaign, Field::SendAt, cell);
        if !is_placed {
            texts.push((position, cell));
        }
    }
    let has_name = texts.len() > 2 && texts.first().is_some_and(|(_, text)| !find_in_name(text).is_empty());
    let fields =
        if has_name { &[Field::Name, Field::Title, Field::Message][..] } else { &[Field::Title, Field::Message] };
    for (place, (position, text)) in texts.into_iter().enumerate() {
        if !fields.get(place).is_some_and(|field| fill(&mut campaign, *field, text)) {
            leftovers.push(Leftover::new(format!("row {number}, column {}", position + 1), text));
        }
    }
    campaign
}

/// The cells of each row. A cell with a tab or a line break in it stands in quotes, which are doubled inside it.
pub(super) fn cells(text: &str) -> Vec<Vec<String>> {
    let mut rows = vec![Vec::new()];
    let mut rest = text;
    loop {
        let (cell, after) = quoted(rest).unwrap_or_else(|| {
            let end = rest.find(['\t', '\n']).unwrap_or(rest.len());
            let (cell, after) = rest.split_at(end);
            (cell.trim_end_matches('\r').to_owned(), after)
        });
        if let Some(row) = rows.last_mut() {
            row.push(cell);
        }
        let mut signs = after.chars();
        match signs.next() {
            Some('\n') => rows.push(Vec::new()),
            Some(_) => {}
            None => return rows,
        }
        rest = signs.as_str();
    }
}

/// The cell in quotes that `text` begins with, and what follows it; nothing where the quotes are the cell's own.
fn quoted(text: &str) -> Option<(String, &str)> {
    let mut cell = String::new();
    let mut rest = text.strip_prefix('"')?;
    loop {
        let (before, after) = rest.split_once('"')?;
        cell.push_str(before);
        let Some(further) = after.strip_prefix('"') else {
            let after = after.strip_prefix('\r').unwrap_or(after);
            return (after.is_empty() || after.starts_with(['\t', '\n'])).then_some((cell, after));
        };
        cell.push('"');
        rest = further;
    }
}
