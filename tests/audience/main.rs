//! The audience logic against plain enumeration: small audiences, and every user there could be.
//!
//! Here nothing is reasoned out. Every value of a small stock, every event made of such values, and every set of such
//! events is tried. What CleverTap leaves open is tried in every way too: a value is a text together with whether case
//! counts for it, a number together with whether `between` takes its ends in, and a missing value is missing in four
//! ways, by whether "is not …" and "doesn't contain …" hold for it.
//!
//! `PUSHPROOF_AUDIENCES=100000 cargo test --release --test audience` looks at as many audiences.

mod campaigns;
mod tree;
mod users;
mod verdicts;

use proptest::prelude::*;
use pushproof::audience::Audience;
use pushproof::campaign::read_file;
use pushproof::profile::Profile;

use campaigns::campaign;
use tree::Tree;
use verdicts::{check_always_true, check_contradiction, check_redundant};

fn cases() -> u32 {
    std::env::var("PUSHPROOF_AUDIENCES").ok().and_then(|count| count.parse().ok()).unwrap_or(400)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_verdict_is_that_of_enumeration(shown in campaign()) {
        let campaign = &shown.0;
        let segment = campaign.who.segment.as_ref().expect("a segment");
        let tree = Tree::of(segment);
        prop_assume!(tree.leaves.len() <= 8);
        let free = tree.worlds(None);
        let triggered = campaign.who.trigger.as_ref().map_or_else(|| free.clone(), |trigger| tree.worlds(Some(trigger)));
        check_contradiction(campaign, &tree, [&free, &triggered]);
        check_always_true(campaign, &tree, &free);
        check_redundant(campaign, &tree, [&free, &triggered]);
    }
}

#[test]
fn what_is_redundant_is_so_as_it_is_written() {
    // Together they are everyone on the list, so what else they ask for can go; but as long as it stands there, the one
    // does not cover the other.
    let list = r#"{"custom_list": "Theatre lovers"}"#;
    let text = format!(
        r#"{{"who": {{"segment": {{"any": [
            {{"all": [{list}, {{"did": "charged", "within": {{"value": 2, "unit": "weeks"}}}}]}},
            {{"all": [{list}, {{"did_not": "charged", "within": {{"value": 24, "unit": "hours"}}}}]}}
        ]}}}}}}"#
    );
    let campaign = read_file(&text).expect("a campaign").remove(0);
    let found = Audience::of(&campaign, Profile::guide()).redundant();
    let conditions: Vec<String> = found.iter().map(|one| one.condition.to_string()).collect();
    assert_eq!(conditions, ["who.segment.any[0].all[1]", "who.segment.any[1].all[1]"]);
}
