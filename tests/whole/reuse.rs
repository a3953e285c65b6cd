//! Using a campaign for another production: all of the old one goes, nothing else does, and the way back is the same.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use proptest::prelude::*;
use pushproof::campaign::{Campaign, read_file, write};
use pushproof::document::node::text_at;
use pushproof::lint::{Severity, check};
use pushproof::profile::Profile;
use pushproof::recipe::{Answers, Language, Recipe};
use pushproof::reuse::{Change, Reused, Subject, guess, reuse};

use super::campaigns::any_campaign;

fn now() -> NaiveDateTime {
    NaiveDate::from_ymd_opt(2026, 11, 23).and_then(|day| day.and_hms_opt(10, 0, 0)).expect("a date")
}

fn subject(id: &str, performance: &str, title: &str, day: (i32, u32, u32), time: (u32, u32)) -> Subject {
    Subject {
        id: id.to_owned(),
        performance_id: performance.to_owned(),
        title: title.to_owned(),
        day: NaiveDate::from_ymd_opt(day.0, day.1, day.2),
        time: NaiveTime::from_hms_opt(time.0, time.1, 0),
    }
}

fn hamlet() -> Subject {
    subject("12345", "48052", "Hamlet", (2026, 12, 5), (19, 30))
}

fn faust() -> Subject {
    subject("14002", "50001", "Faust II", (2026, 12, 10), (18, 0))
}

fn push(name: &str, title: &str, message: &str, link: &str) -> Campaign {
    let mut campaign = read_file(include_str!("../corpus/right/push.json")).expect("a campaign").remove(0);
    name.clone_into(&mut campaign.name);
    title.clone_into(&mut campaign.what.title);
    message.clone_into(&mut campaign.what.message);
    link.clone_into(&mut campaign.what.key_values[0].value);
    campaign.language.clear();
    campaign
}

fn reused(campaign: &Campaign, old: &Subject, new: &Subject) -> Reused {
    reuse(campaign, old, new, Profile::guide(), now())
}

/// What there is to look at, each as “field: why”.
fn looks(reused: &Reused) -> Vec<String> {
    reused.look.iter().map(|look| format!("{}: {}", look.field, look.why)).collect()
}

#[test]
fn every_id_title_and_date_becomes_the_new_one() {
    let campaign = read_file(include_str!("../corpus/right/push.json")).expect("a campaign").remove(0);
    let old = guess(&campaign, Profile::guide(), now());
    assert_eq!(old, Subject { performance_id: String::new(), ..hamlet() });
    let reused = reused(&campaign, &old, &faust());
    let told: Vec<String> =
        reused.changes.iter().map(|Change { field, before, after }| format!("{field}: {before} → {after}")).collect();
    assert_eq!(
        told,
        [
            "name: 2026-12-05 Hamlet last tickets → 2026-12-10 Faust II last tickets",
            "start.goal.filters[0].value: 12345 → 14002",
            "who.segment.all[0].filters[0].value: 12345 → 14002",
            "who.segment.all[1].filters[0].value: 12345 → 14002",
            "what.title: Hamlet: the last 40 seats → Faust II: the last 40 seats",
            "what.message: Saturday 5 December, 19:30. Book before they are gone. → Thursday 10 December, 18:00. Book before they are gone.",
            "what.key_values[0].value: performances/12345 → performances/14002",
        ]
    );
    assert_eq!(
        looks(&reused),
        [
            "ignored: What was ignored was ignored in the old texts",
            "when.delivery: It is sent when the old one was; choose a time for the new one",
            "when.time_to_live: It was chosen for the old date; see that it ends before the new one",
        ]
    );
    assert_eq!(reused.campaign.when, campaign.when);
}

#[test]
fn dates_keep_the_shape_they_had() {
    for (before, after) in [
        ("Samstag, 5. Dezember, 19.30 Uhr", "Donnerstag, 10. Dezember, 18.00 Uhr"),
        ("Sa., 5.12., 19.30 Uhr", "Do., 10.12., 18.00 Uhr"),
        ("Am Sa 05.12.2026 um 19:30", "Am Do 10.12.2026 um 18:00"),
        ("Sat 5 Dec at 7.30pm", "Thu 10 Dec at 6.00pm"),
        ("Saturday, December 5th, 2026, 7:30 p.m.", "Thursday, December 10th, 2026, 6:00 p.m."),
        ("HAMLET: only on Saturday!", "FAUST II: only on Thursday!"),
        ("Der Samstagabend mit Hamlet, 5. Dezember", "Der Donnerstagabend mit Faust II, 10. Dezember"),
        ("Hamletmaschine and 112345 seats", "Hamletmaschine and 112345 seats"),
    ] {
        let campaign = push("x", "y", before, "performances/12345");
        let reused = reused(&campaign, &hamlet(), &faust());
        assert_eq!(reused.campaign.what.message, after);
    }
    let april = subject("1", "", "A", (2027, 4, 10), (20, 0));
    let may = subject("2", "", "B", (2027, 5, 2), (20, 0));
    for (language, before, after) in
        [("de", "Am 10. April 2027", "Am 2. Mai 2027"), ("en", "On 10 April 2027", "On 2 May 2027")]
    {
        let mut campaign = push("x", "y", before, "z");
        language.clone_into(&mut campaign.language);
        assert_eq!(reused(&campaign, &april, &may).campaign.what.message, after);
    }
}

#[test]
fn links_are_rewritten_part_by_part() {
    for (before, after) in [
        ("performances/12345", "performances/14002"),
        ("app/home/booking/12345/48052", "app/home/booking/14002/50001"),
        (
            "performances/@Add to Cart - eventId | default: \"12345\"",
            "performances/@Add to Cart - eventId | default: \"14002\"",
        ),
        ("events/77", "events/77"),
        ("performances/123456", "performances/123456"),
    ] {
        let campaign = push("x", "y", "z", before);
        assert_eq!(reused(&campaign, &hamlet(), &faust()).campaign.what.key_values[0].value, after);
    }
    // The same number twice is the production first, then the performance.
    let twins = Subject { performance_id: "12345".to_owned(), ..hamlet() };
    let campaign = push("x", "y", "z", "performances/12345/12345");
    assert_eq!(reused(&campaign, &twins, &faust()).campaign.what.key_values[0].value, "performances/14002/50001");
}

#[test]
fn what_only_the_writer_knows_is_listed() {
    let about = |message: &str| {
        let campaign = push("x", "y", message, "app/home/booking/12345/48052");
        let new = Subject { performance_id: String::new(), ..faust() };
        let reused = reused(&campaign, &hamlet(), &new);
        looks(&reused)
            .into_iter()
            .filter(|look| !look.starts_with("when.") && !look.starts_with("ignored"))
            .collect::<Vec<_>>()
    };
    let link = "what.key_values[0].value: It still holds the old id 48052".to_owned();
    for (message, expected) in [
        ("Hamlets Geist", "It still speaks of “Hamlet”"),
        ("Tonight", "“Tonight” depends on when the push is sent and when it is played"),
        ("Until 24 December", "“24 December” is another date than the old performance's; see whether it still holds"),
        ("3–5 December", "“3–5 December” holds the old performance's date; write the new one"),
        ("5/12 in the evening", "“5/12” holds the old performance's date; write the new one"),
        ("Saturday 5 December, 15:00", "“15:00” stands beside a new date; see whether it still holds"),
    ] {
        assert_eq!(about(message), [link.clone(), format!("what.message: {expected}")], "{message}");
    }
    assert_eq!(about("Book now."), [link]);
    let far = subject("2", "3", "Norma", (2027, 9, 2), (20, 0));
    let campaign = push("x", "y", "Saturday 5 December", "events/77");
    let reused = reused(&campaign, &hamlet(), &far);
    assert_eq!(reused.campaign.what.message, "Saturday 5 December");
    assert!(
        looks(&reused).contains(
            &"what.message: “Saturday 5 December” holds the old performance's date; write the new one, with its year"
                .to_owned()
        )
    );
}

#[test]
fn the_old_production_is_read_out_of_the_campaign() {
    for (name, title, message, link, expected) in [
        (
            "2026-12-12 Fledermaus Restkarten",
            "Die Fledermaus: Restkarten",
            "Sa., 12.12., 19.00 Uhr",
            "performances/13007",
            ("13007", "", "Fledermaus"),
        ),
        (
            "2027-01-23 Premiere Elektra",
            "Premiere: „Elektra“",
            "Am 23. Jänner",
            "performances/20810/7",
            ("20810", "7", "Elektra"),
        ),
        (
            "2026-12-05 New: The Magic Flute",
            "The Magic Flute is on sale",
            "Saturday 5 December",
            "events/77",
            ("12345", "", "Magic Flute"),
        ),
        ("2026-11 Cart reminder", "Your seats are waiting", "Book now", "events/77", ("12345", "", "")),
    ] {
        let found = guess(&push(name, title, message, link), Profile::guide(), now());
        assert_eq!((found.id.as_str(), found.performance_id.as_str(), found.title.as_str()), expected, "{name}");
    }
    let listed = Profile::read(include_str!("../corpus/profile.json")).expect("a profile");
    let campaign = push("x", "To be or not to be", "y", "performances/12345");
    assert_eq!(guess(&campaign, &listed, now()).title, "Hamlet");
    let production = &listed.productions[0];
    assert_eq!(Subject::of(production, production.performances.first()), hamlet());
}

/// Recipes filled for one production, used for another, say the same as filled for that one; and back.
#[test]
fn a_recipe_used_for_another_is_as_if_filled_for_it() {
    let answers = |subject: &Subject, language, recipe: &Recipe| {
        let at =
            subject.day.zip(subject.time).map(|(day, time)| format!("{day}T{}", time.format("%H:%M"))).expect("a date");
        recipe.asks.iter().fold(Answers::new(language), |answers, ask| {
            let answer = match ask.question.id() {
                "production-id" => subject.id.clone(),
                "performance-id" => subject.performance_id.clone(),
                "title" => subject.title.clone(),
                "at" => at.clone(),
                _ => ask.question.example().to_owned(),
            };
            answers.with(ask.question, answer)
        })
    };
    for id in ["new-event", "last-tickets", "seat-plan-browser"] {
        let recipe = Recipe::named(id).expect("a recipe");
        for &language in Language::ALL {
            let filled = |subject: &Subject| recipe.fill(&answers(subject, language, recipe), Profile::guide(), now());
            let there = reused(&filled(&hamlet()), &hamlet(), &faust());
            let expected = filled(&faust()).what.message.replace("18 Uhr", "18.00 Uhr");
            assert_eq!(there.campaign.what.message, expected);
            let mut rest = filled(&faust());
            rest.what.message = expected;
            assert_eq!(there.campaign, rest, "{id}");
            assert_eq!(reused(&there.campaign, &faust(), &hamlet()).campaign, filled(&hamlet()));
            let found = check(&there.campaign, Profile::guide(), now()).diagnostics;
            assert!(
                found.iter().all(|found| found.severity == Severity::Advice),
                "{:?}",
                found.iter().map(|found| &found.message).collect::<Vec<_>>()
            );
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever changed is told, and everything else is as it was.
    #[test]
    fn nothing_changes_untold(campaign in any_campaign()) {
        let Reused { campaign: result, changes, .. } = reused(&campaign, &hamlet(), &faust());
        let (mut before, mut after) = (serde_json::to_value(&campaign).expect("JSON"), serde_json::to_value(&result).expect("JSON"));
        for Change { field, before: was, after: is } in &changes {
            prop_assert_eq!(text_at(&campaign, field), Some(was.clone()));
            prop_assert_eq!(text_at(&result, field), Some(is.clone()));
            let pointer = format!("/{}", field.to_string().replace('[', "/").replace(']', "").replace('.', "/"));
            for json in [&mut before, &mut after] {
                if let Some(place) = json.pointer_mut(&pointer) {
                    *place = serde_json::Value::Null;
                }
            }
        }
        prop_assert_eq!(before, after);
        prop_assert_eq!(&campaign.when, &result.when);
        prop_assert_eq!(read_file(&write(&result)).expect("a campaign"), [result]);
    }

    #[test]
    fn a_campaign_without_the_old_production_stays(campaign in any_campaign()) {
        let old = subject("99999999", "88888888", "Ariadne auf Naxos", (2031, 3, 9), (4, 44));
        let result = reused(&campaign, &old, &faust());
        prop_assert_eq!(result.changes, []);
        prop_assert_eq!(result.campaign, campaign.clone());
        prop_assert_eq!(reused(&campaign, &Subject::default(), &faust()).campaign, campaign.clone());
        prop_assert_eq!(reused(&campaign, &hamlet(), &Subject::default()).campaign, campaign.clone());
        let _ = guess(&campaign, Profile::guide(), now());
    }

    #[test]
    fn the_way_back_is_the_same(day in 1_u32..25, month in 11_u32..13, hour in 10_u32..23, half in any::<bool>(), german in any::<bool>()) {
        let minute = if half { 30 } else { 15 };
        let new = subject("777", "8", "La Bohème", (2026, month, day), (hour, minute));
        let message = if german { "Samstag, 5. Dezember, 19.30 Uhr: Hamlet" } else { "Sat 5 Dec, 19:30: Hamlet" };
        let campaign = push("2026-12-05 Hamlet", "Hamlet on Saturday", message, "performances/12345/48052");
        let there = reused(&campaign, &hamlet(), &new);
        prop_assert!(!write(&there.campaign).contains("Hamlet"));
        prop_assert_eq!(reused(&there.campaign, &new, &hamlet()).campaign, campaign);
    }
}
