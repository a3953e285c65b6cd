//! What holds for the whole family: one cause, one finding; fixes mend and break nothing, whatever the link.

use proptest::prelude::*;

use crate::campaign::Campaign;
use crate::lint::testing::{fixed, now, sound};
use crate::lint::{Base, Diagnostic, Severity, check, fix_all};
use crate::profile::Profile;

fn with_link(link: &str) -> Campaign {
    let mut campaign = sound(Base::CartReminder);
    link.clone_into(&mut campaign.what.key_values[0].value);
    campaign
}

/// What the family finds in `campaign`.
fn found(campaign: &Campaign) -> Vec<Diagnostic> {
    let mut found = check(campaign, Profile::guide(), now()).diagnostics;
    found.retain(|found| found.rule.category() == "link");
    found
}

fn ids(link: &str) -> Vec<&'static str> {
    let serious = found(&with_link(link)).into_iter().filter(|found| found.severity != Severity::Advice);
    serious.map(|found| found.rule.id).collect()
}

#[test]
fn one_cause_has_one_finding() {
    for (link, rules) in [
        ("performances/12345", &[][..]),
        ("performances/12345/", &["link/slash"]),
        ("/performances//12345/", &["link/slash"]),
        ("https://venue.com/performances/12345", &["link/scheme"]),
        ("https://venue.com/hamlet?x=1 ", &["link/scheme"]),
        ("//host/performances/12345", &["link/scheme"]),
        ("www.venue.com", &["link/scheme"]),
        ("performance/12345", &["link/shape"]),
        ("concerts/hamlet/", &["link/shape"]),
        ("12345", &["link/shape"]),
        ("performances/", &["link/missing-id"]),
        ("performances", &["link/missing-id"]),
        ("app/home/booking//1", &["link/missing-id"]),
        ("performances/12 345", &["link/whitespace"]),
        (" performances/12345", &["link/whitespace"]),
        ("performances/12345/?utm=1", &["link/extra-part"]),
        ("performances/1/2/3/", &["link/extra-part"]),
        ("performances/Romeo and Juliet", &["link/id"]),
        ("performances/@Add to Cart - eventName | default: 'your next show'", &["link/token-type"]),
        ("performances/@Add to Cart - eventId | default: 'hamlet'", &["link/default-id"]),
        ("performances/@Add to Cart - eventId | defualt: 'hamlet'", &[]),
        ("performances/@Add to Cart - eventId", &[]),
        ("performances/@Add to Cart - eventId | default: ''", &[]),
        ("/performance/ 12345", &["link/slash", "link/shape", "link/whitespace"]),
        ("   ", &["link/missing"]),
    ] {
        assert_eq!(ids(link), rules, "{link}");
    }
}

proptest! {
    #[test]
    fn fixes_mend_and_break_nothing(stretches in proptest::collection::vec(prop::sample::select(vec![
        "performances", "performance", "app/home/booking", "booking", "events", "/", "/", "//", " ", "\u{200B}", "12345", "7",
        "hamlet", "<eventid>", "?utm=1", "#x", "https://", "venue.com", "app:", "tickets",
        "@Add to Cart - eventId | default: '1'", "@Add to Cart - eventName | default: 'a/b'", "@Add to Cart - performanceId",
        "{{ Event.eventId | default: \"12 \" }}",
    ]), 0..8)) {
        let campaign = with_link(&stretches.concat());
        let before = found(&campaign);
        let errors = |found: &[Diagnostic]| found.iter().filter(|found| found.severity == Severity::Error).count();
        for diagnostic in &before {
            for fix in &diagnostic.fixes {
                let after = found(&fixed(&campaign, fix));
                prop_assert!(errors(&after) < errors(&before), "“{}” of {} on {}: {after:#?}", fix.title, diagnostic.rule.id, stretches.concat());
            }
        }
        let all = fix_all(&campaign, Profile::guide(), now());
        prop_assert_eq!(fix_all(&all.campaign, Profile::guide(), now()).applied.len(), 0);
    }
}
