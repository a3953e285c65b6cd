//! A house's productions out of a table: an id, a title, and the id and the time of each performance, in any order.

use super::labels::moment;
use super::table::cells;
use crate::profile::{Performance, Production};

/// What a table of productions held.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Listed {
    /// The productions, in the order of the table.
    pub productions: Vec<Production>,
    /// The lines that name no production.
    pub left_over: Vec<String>,
}

/// Takes the productions out of `text`: one line each, or one line for each performance. Cells are told apart by tabs,
/// semicolons, bars or commas. In a line the first number is the production's id, a second one the performance's.
#[must_use]
pub fn productions(text: &str) -> Listed {
    let mut listed = Listed::default();
    for (position, row) in rows(text).into_iter().enumerate() {
        let cells: Vec<&str> = row.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty()).collect();
        if cells.is_empty() {
            continue;
        }
        match production(&cells) {
            Some(production) => add(&mut listed.productions, production),
            // The names of the columns.
            None if position == 0 && !cells.iter().any(|cell| cell.contains(|sign: char| sign.is_ascii_digit())) => {}
            None => listed.left_over.push(row.join(" ").trim().to_owned()),
        }
    }
    listed
}

/// The performances in `text`, a line each: an id, a time, or both.
#[must_use]
pub fn performances(text: &str) -> Vec<Performance> {
    let of_line = |line: &str| {
        let mut performance = Performance::default();
        let id = line.split(is_between).find(|word| is_id(word)).unwrap_or_default();
        id.clone_into(&mut performance.id);
        let time = line.trim().strip_prefix(id).unwrap_or(line).trim_matches(is_between);
        performance.at = moment(time);
        (!id.is_empty() || performance.at.is_some()).then_some(performance)
    };
    text.lines().filter_map(of_line).collect()
}

fn is_between(sign: char) -> bool {
    sign.is_whitespace() || matches!(sign, ';' | '|' | ',' | '·')
}

fn is_id(cell: &str) -> bool {
    !cell.is_empty() && cell.bytes().all(|byte| byte.is_ascii_digit())
}

fn rows(text: &str) -> Vec<Vec<String>> {
    if text.contains('\t') {
        return cells(text);
    }
    let of_line = |line: &str| {
        let between = [';', '|', ','].into_iter().find(|between| line.contains(*between)).unwrap_or(';');
        line.split(between).map(str::to_owned).collect()
    };
    text.lines().map(of_line).collect()
}

/// The production that a row tells of, with what it tells of one performance.
fn production(cells: &[&str]) -> Option<Production> {
    let mut production = Production::default();
    let mut performances: Vec<Performance> = Vec::new();
    for cell in cells {
        if is_id(cell) {
            if production.id.is_empty() {
                (*cell).clone_into(&mut production.id);
            } else {
                performances.push(Performance { id: (*cell).to_owned(), ..Performance::default() });
            }
        } else if let Some(at) = moment(cell) {
            match performances.last_mut().filter(|performance| performance.at.is_none()) {
                Some(performance) => performance.at = Some(at),
                None => performances.push(Performance { at: Some(at), ..Performance::default() }),
            }
        } else if production.title.is_empty() {
            (*cell).clone_into(&mut production.title);
        }
    }
    production.performances = performances;
    (!production.id.is_empty()).then_some(production)
}

/// Adds `production`, or what is new of it where it is listed already.
fn add(productions: &mut Vec<Production>, production: Production) {
    match productions.iter_mut().find(|listed| listed.id == production.id) {
        Some(listed) => {
            if listed.title.is_empty() {
                listed.title = production.title;
            }
            let new = production.performances.into_iter();
            listed.performances.extend(new.filter(|one| !one.id.is_empty() || one.at.is_some()));
        }
        None => productions.push(production),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Vec<String> {
        let times = |one: &Performance| format!("{}@{}", one.id, one.at.map(|at| at.to_string()).unwrap_or_default());
        let line = |one: &Production| {
            let performances: Vec<String> = one.performances.iter().map(times).collect();
            format!("{}:{}:{}", one.id, one.title, performances.join(","))
        };
        productions(text).productions.iter().map(line).collect()
    }

    #[test]
    fn reads_what_is_copied_from_a_spreadsheet() {
        let table = "Id\tTitle\tPerformance\tDate\n12345\tHamlet\t48052\t2026-12-05 19:30\n12345\tHamlet\t48053\t6.12.2026, 19 Uhr\n14002\tFaust";
        assert_eq!(told(table), ["12345:Hamlet:48052@2026-12-05T19:30,48053@2026-12-06T19:00", "14002:Faust:"]);
        assert_eq!(productions(table).left_over, [""; 0]);
    }

    #[test]
    fn reads_lines_with_other_signs_between() {
        assert_eq!(
            told("12345; Hamlet, Prince of Denmark; 2026-12-05 19:30"),
            ["12345:Hamlet, Prince of Denmark:@2026-12-05T19:30"]
        );
        assert_eq!(told("Hamlet,12345"), ["12345:Hamlet:"]);
    }

    #[test]
    fn what_names_no_production_is_left_over() {
        let listed = productions("12345;Hamlet\nFaust II, no id yet\n\n");
        assert_eq!(listed.left_over, ["Faust II  no id yet"]);
        assert_eq!(listed.productions.len(), 1);
    }

    #[test]
    fn reads_performances_a_line_each() {
        let lines = performances("48052 2026-12-05 19:30\n48053\n\n2026-12-07T19:30\nlater");
        let told: Vec<(&str, bool)> = lines.iter().map(|one| (one.id.as_str(), one.at.is_some())).collect();
        assert_eq!(told, [("48052", true), ("48053", false), ("", true)]);
    }
}
