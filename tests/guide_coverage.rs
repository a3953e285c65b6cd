//! Nothing of the operator guide is lost: `docs/guide-coverage.md` names what carries each of its lines, and all of that
//! exists and names the line in turn.
#![cfg(feature = "cli")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use pushproof::export::Checklist;
use pushproof::export::checklist::Origin;
use pushproof::help::Topic;
use pushproof::lint::{Source, rules};
use pushproof::recipe::Recipe;
use serde_json::Value;

const COVERAGE: &str = include_str!("../docs/guide-coverage.md");
const PROFILE: &str = include_str!("../src/profile/guide.json");

/// The guide has so many lines.
const LINES: u16 = 67;

/// A row of the table: a line of the guide, what it says, what carries it.
struct Row {
    line: u16,
    says: &'static str,
    carriers: Vec<&'static str>,
}

fn rows() -> Vec<Row> {
    let table = COVERAGE.lines().skip_while(|line| !line.starts_with("|---")).skip(1);
    table
        .map(|row| {
            let cells: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
            let [line, says, carriers] = cells.as_slice() else { panic!("three cells, not {row}") };
            let carriers = carriers.split(", ").map(|carrier| {
                carrier
                    .strip_prefix('`')
                    .and_then(|carrier| carrier.strip_suffix('`'))
                    .unwrap_or_else(|| panic!("{row}"))
            });
            Row { line: line.parse().expect(row), says, carriers: carriers.collect() }
        })
        .collect()
}

/// The lines of the guide that a carrier itself names; nothing where it names none.
fn lines_of(carrier: &str) -> Option<&'static [u16]> {
    match carrier.split_once(": ") {
        Some(("checklist", id)) => {
            let (_, origin) =
                Checklist::known().find(|(known, _)| *known == id).unwrap_or_else(|| panic!("no item {id}"));
            match origin {
                Origin::Guide(lines) => Some(lines),
                Origin::CleverTap(_) => None,
            }
        }
        Some(("help", id)) => Some(Topic::named(id).unwrap_or_else(|| panic!("no help {id}")).guide()),
        Some(("recipe", id)) => Some(Recipe::named(id).unwrap_or_else(|| panic!("no recipe {id}")).guide),
        Some(("profile", place)) => {
            assert!(is_in_profile(place), "the profile has no {place}");
            None
        }
        Some(("file", path)) => {
            assert!(Path::new(env!("CARGO_MANIFEST_DIR")).join(path).is_file(), "no file {path}");
            None
        }
        Some((kind, _)) => panic!("no such kind of carrier: {kind}"),
        None => match rules::named(carrier).unwrap_or_else(|| panic!("no rule {carrier}")).source {
            Source::Guide(lines) => Some(lines),
            Source::CleverTap(_) | Source::Phones(_) | Source::Pushproof => None,
        },
    }
}

/// Whether the guide's profile has a place such as `events > charged > properties > eventId`.
fn is_in_profile(place: &str) -> bool {
    let profile: Value = serde_json::from_str(PROFILE).expect("JSON");
    let step = |value: &Value, step: &str| match value {
        Value::Array(items) => items.iter().find(|item| item["name"] == step || item["pattern"] == step).cloned(),
        _ => value.get(step).cloned(),
    };
    place.split(" > ").try_fold(profile, |value, name| step(&value, name)).is_some_and(|value| !value.is_null())
}

#[test]
fn every_line_of_the_guide_is_carried() {
    let rows = rows();
    let lines: Vec<u16> = rows.iter().map(|row| row.line).collect();
    assert!(lines.is_sorted(), "the table is in the guide's order");
    assert_eq!(lines.into_iter().collect::<BTreeSet<_>>(), (1..=LINES).collect());
    for row in &rows {
        assert!(!row.says.is_empty() && !row.carriers.is_empty(), "line {}", row.line);
    }
}

#[test]
fn every_carrier_exists_and_names_the_line() {
    for row in rows() {
        for carrier in row.carriers {
            if let Some(lines) = lines_of(carrier) {
                assert!(lines.contains(&row.line), "{carrier} names lines {lines:?}, not {} ({})", row.line, row.says);
            }
        }
    }
}

#[test]
fn nothing_that_names_a_line_is_forgotten() {
    let mut carried: BTreeMap<u16, BTreeSet<&str>> = BTreeMap::new();
    for row in rows() {
        carried.entry(row.line).or_default().extend(row.carriers);
    }
    let rules = rules::all().map(|rule| rule.id.to_owned());
    let items = Checklist::known().map(|(id, _)| format!("checklist: {id}"));
    let helps = Topic::ALL.iter().map(|topic| format!("help: {}", topic.id()));
    let recipes = Recipe::ALL.iter().map(|recipe| format!("recipe: {}", recipe.id));
    for carrier in rules.chain(items).chain(helps).chain(recipes) {
        for line in lines_of(&carrier).unwrap_or_default() {
            let is_told = carried.get(line).is_some_and(|carriers| carriers.contains(carrier.as_str()));
            assert!(is_told, "{carrier} names line {line}, and docs/guide-coverage.md doesn't name it there");
        }
    }
}
