//! Two drafts side by side: the fields that differ, in the dashboard's order and words.

use yew::prelude::*;

use crate::campaign::Campaign;
use crate::export::Dashboard;
use crate::ui::drafts::Draft;

/// What is compared.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// One draft.
    pub one: Draft,
    /// The other.
    pub other: Draft,
}

/// A field that differs.
#[derive(Debug, PartialEq, Eq)]
struct Difference {
    label: String,
    values: [String; 2],
}

/// Two drafts side by side.
#[component]
pub fn Compare(props: &Props) -> Html {
    let (Some(one), Some(other)) = (&props.one.campaign, &props.other.campaign) else { return Html::default() };
    let differences = differences(one, other);
    let row = |found: &Difference| {
        let [one, other] = &found.values;
        html! { <tr><th scope="row">{ &found.label }</th><td>{ or_dash(one) }</td><td>{ or_dash(other) }</td></tr> }
    };
    html! {
        <section class="compare" aria-labelledby="compare-heading">
            <h2 id="compare-heading">{ "Side by side" }</h2>
            if differences.is_empty() {
                <p>{ "They say the same in every field." }</p>
            } else {
                <div class="table-frame" tabindex="0" role="group" aria-labelledby="compare-heading">
                    <table>
                        <thead><tr><th scope="col">{ "Field" }</th><th scope="col">{ props.one.name() }</th><th scope="col">{ props.other.name() }</th></tr></thead>
                        <tbody>{ for differences.iter().map(row) }</tbody>
                    </table>
                </div>
            }
        </section>
    }
}

fn or_dash(value: &str) -> &str {
    if value.is_empty() { "–" } else { value }
}

/// The fields that differ, those that only one has included.
fn differences(one: &Campaign, other: &Campaign) -> Vec<Difference> {
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
}
