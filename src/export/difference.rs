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
    let rows = |campaign: &Campaign| -> Vec<(String, String)> {
        let sections = Dashboard::of(campaign).sections;
        let fields = sections.into_iter().flat_map(|section| {
            let name = section.name;
            section.fields.into_iter().map(move |field| (format!("{name}: {}", field.label), field.value))
        });
        fields.collect()
    };
    let (one, other) = (rows(one), rows(other));
    let value = |rows: &[(String, String)], label: &str| {
        rows.iter().find(|(known, _)| known == label).map(|(_, value)| value.clone()).unwrap_or_default()
    };
    let mut labels: Vec<&String> = one.iter().map(|(label, _)| label).collect();
    labels.extend(other.iter().map(|(label, _)| label).filter(|label| !one.iter().any(|(known, _)| known == *label)));
    let both = labels
        .into_iter()
        .map(|label| Difference { label: label.clone(), values: [value(&one, label), value(&other, label)] });
    both.filter(|found| found.values[0] != found.values[1]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
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
}
