//! Two campaigns side by side: the fields that differ, in the dashboard's order and words.

use yew::prelude::*;

use crate::campaign::Campaign;
use crate::export::Dashboard;
use crate::ui::drafts::Draft;
use crate::ui::rooms::differing::marked;

/// What is compared.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// One draft.
    pub one: Draft,
    /// The other.
    pub other: Draft,
}

/// A field that differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    label: String,
    values: [String; 2],
}

/// Two drafts side by side.
#[component]
pub fn Compare(props: &Props) -> Html {
    let (Some(one), Some(other)) = (&props.one.campaign, &props.other.campaign) else { return Html::default() };
    let found = differences(one, other);
    html! {
        <section class="compare" aria-labelledby="compare-heading">
            <h2 id="compare-heading">{ "Side by side" }</h2>
            if found.is_empty() {
                <p>{ "They say the same in every field." }</p>
            } else {
                <Comparison {found} one={props.one.name().to_owned()} other={props.other.name().to_owned()} />
            }
        </section>
    }
}

/// A table of differences.
#[derive(Properties, PartialEq)]
pub struct ComparisonProps {
    /// The fields that differ.
    pub found: Vec<Difference>,
    /// What the first column of values is called.
    pub one: AttrValue,
    /// What the second is called.
    pub other: AttrValue,
}

/// A table of differences.
#[component]
pub fn Comparison(props: &ComparisonProps) -> Html {
    let row = |found: &Difference| {
        let [one, other] = &found.values;
        let [first, second] = marked(one, other);
        html! { <tr><th scope="row">{ &found.label }</th><td data-label={props.one.clone()}>{ first }</td><td data-label={props.other.clone()}>{ second }</td></tr> }
    };
    html! {
        <div class="table-frame" tabindex="0" role="group" aria-label="What differs">
            <table class="before-after">
                <thead><tr><th scope="col">{ "Field" }</th><th scope="col">{ &props.one }</th><th scope="col">{ &props.other }</th></tr></thead>
                <tbody>{ for props.found.iter().map(row) }</tbody>
            </table>
        </div>
    }
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
    use crate::ui::session::empty;

    #[test]
    fn only_what_differs_is_shown() {
        let one = empty(Profile::guide());
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
