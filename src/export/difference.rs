//! Two campaigns side by side: the fields that differ, in the dashboard's order and words.

use super::Dashboard;
use crate::campaign::Campaign;

/// A field that differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Its step and label, as in “What: Title”.
    pub label: String,
    /// What the one says and what the other; empty where there is nothing to enter.
    pub values: [String; 2],
}

/// The fields that differ, those that only one has included.
#[must_use]
pub fn differences(one: &Campaign, other: &Campaign) -> Vec<Difference> {
    let (one, other) = (rows(one), rows(other));
    let value = |rows: &[Row], wanted: &Row| {
        rows.iter().find(|row| row.is_place_of(wanted)).map(|row| row.value.clone()).unwrap_or_default()
    };
    let only_other = other.iter().filter(|row| !one.iter().any(|known| known.is_place_of(row)));
    let mut rows: Vec<&Row> = one.iter().chain(only_other).collect();
    rows.sort_by_key(|row| row.section);
    let both = rows
        .into_iter()
        .map(|row| Difference { label: row.label.clone(), values: [value(&one, row), value(&other, row)] });
    both.filter(|found| found.values[0] != found.values[1]).collect()
}

/// A field of the dashboard with what is entered; a label may come again, as that of a filter does.
struct Row {
    section: usize,
    label: String,
    turn: usize,
    value: String,
}

impl Row {
    fn is_place_of(&self, other: &Self) -> bool {
        self.label == other.label && self.turn == other.turn
    }
}

fn rows(campaign: &Campaign) -> Vec<Row> {
    let purpose = campaign.purpose.map(|purpose| purpose.word().to_owned()).unwrap_or_default();
    // The dashboard doesn't ask for these.
    let own = [("Purpose", purpose), ("Language", campaign.language.clone())];
    let own = own.into_iter().filter(|(_, value)| !value.is_empty());
    let mut rows: Vec<Row> =
        own.map(|(label, value)| Row { section: 0, label: format!("Start here: {label}"), turn: 0, value }).collect();
    for (position, section) in Dashboard::of(campaign).sections.into_iter().enumerate() {
        for field in section.fields {
            let label = format!("{}: {}", section.name, field.label);
            let turn = rows.iter().filter(|row| row.label == label).count();
            rows.push(Row { section: position, label, turn, value: field.value });
        }
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::campaign::read_file;
    use crate::profile::Profile;

    #[test]
    fn only_what_differs_is_told() {
        let one = Profile::guide().empty_push();
        assert_eq!(differences(&one, &one), []);
        let mut other = one.clone();
        "Hamlet".clone_into(&mut other.what.title);
        let found = differences(&one, &other);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].values, [String::new(), "Hamlet".to_owned()]);
        assert!(found[0].label.contains("Title"), "{found:?}");
    }

    #[test]
    fn a_second_condition_of_the_same_kind_is_compared_too() {
        let campaign = |second: &str| {
            let text = format!(r#"{{"who":{{"segment":{{"all":[{{"did":"show event"}},{{"did":"{second}"}}]}}}}}}"#);
            read_file(&text).expect("a campaign").remove(0)
        };
        let found = differences(&campaign("charged"), &campaign("add to cart"));
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].values, ["charged", "add to cart"]);
    }
}
