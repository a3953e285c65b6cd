//! Recipes: filled with what people answer, every one of them is a sound campaign.

use chrono::{NaiveDate, NaiveDateTime};
use proptest::prelude::*;
use pushproof::campaign::{Campaign, read_file, write};
use pushproof::lint::{Severity, check};
use pushproof::profile::Profile;
use pushproof::recipe::{Answers, Ask, Kind, Language, Question, Recipe, answers_from};

use super::campaigns::any_text;

fn now() -> NaiveDateTime {
    NaiveDate::from_ymd_opt(2026, 11, 23).and_then(|day| day.and_hms_opt(10, 0, 0)).expect("a date")
}

/// The examples of every question that `recipe` asks.
fn examples(recipe: &Recipe, language: Language, with_optional: bool) -> Answers {
    // The example of this one is English.
    let is_other = |ask: &Ask| language == Language::German && ask.question == Question::FallbackTitle;
    let asked = recipe.asks.iter().filter(|ask| (ask.is_needed || with_optional) && !is_other(ask));
    asked.fold(Answers::new(language), |answers, ask| answers.with(ask.question, ask.question.example()))
}

/// Other answers as people give them.
const OTHERS: &[&[(Question, &str)]] = &[
    &[(Question::Title, "Die Fledermaus"), (Question::At, "2026-12-31T18:00"), (Question::Seats, "7")],
    &[(Question::Title, "A Midsummer Night's Dream (open air)"), (Question::At, "2027-06-19T20:30")],
    &[(Question::Title, "Das schlaue Füchslein – Familienfassung"), (Question::At, "2027-02-28T11:00")],
    &[(Question::Title, "AIDA"), (Question::At, "2026-12-02T09:00"), (Question::SendAt, "2026-12-01T21:30")],
    &[(Question::Title, "R.E.M. tribute & friends"), (Question::PresaleFrom, "2026-11-30T10:00")],
    &[(Question::Saving, "10 €"), (Question::Code, "WINTER-10"), (Question::ValidUntil, "2027-01-31")],
    &[
        (Question::OldAt, "2026-12-02T19:30"),
        (Question::NewAt, "2027-06-12T19:30"),
        (Question::SendAt, "2026-11-24T11:00"),
    ],
    &[(Question::Tag, "chamber music"), (Question::ProductionId, "9"), (Question::PerformanceId, "1234567")],
    &[
        (Question::Headline, "Box office closed"),
        (
            Question::Text,
            "From 24 to 26 December we are closed. The app sells tickets day and night, and so does our website.",
        ),
        (Question::ShownFrom, "2026-12-21T00:00"),
        (Question::ShownUntil, "2026-12-26T23:59"),
    ],
    &[(Question::FallbackTitle, "Ihr Abend bei uns")],
];

/// Advice that the guide itself asks for in a cart reminder.
const UNAVOIDABLE: [&str; 3] = ["token/inaction-over-24h", "goal/unfiltered-charged", "link/dead-end-default"];

fn troubles(recipe: &Recipe, answers: &Answers, profile: &Profile) -> Vec<String> {
    let campaign = recipe.fill(answers, profile, now());
    let found = check(&campaign, profile, now()).diagnostics;
    let counts = |found: &&pushproof::lint::Diagnostic| {
        found.severity != Severity::Advice || recipe.id != "cart-reminder" || !UNAVOIDABLE.contains(&found.rule.id)
    };
    let told = |found: &pushproof::lint::Diagnostic| {
        let what = &campaign.what;
        format!(
            "{} {:?}: {} {} [{} | {} | {}]",
            recipe.id, answers.language, found.rule.id, found.message, campaign.name, what.title, what.message
        )
    };
    found.iter().filter(counts).map(told).collect()
}

#[test]
fn every_recipe_makes_a_sound_campaign() {
    let house = Profile::read(include_str!("../corpus/house.json")).expect("a profile");
    let listing = Profile::read(
        r#"{"extends":"guide","productions":[{"id":"12345","title":"Hamlet","performances":[{"id":"48052","at":"2026-12-05T19:30"},{"id":"48060","at":"2026-12-15T19:30"}]}]}"#,
    )
    .expect("a profile");
    let mut troubled = Vec::new();
    for recipe in Recipe::ALL {
        for &language in Language::ALL {
            for with_optional in [false, true] {
                let answers = examples(recipe, language, with_optional);
                troubled.extend(troubles(recipe, &answers, Profile::guide()));
                troubled.extend(troubles(recipe, &answers, &listing));
                let _ = recipe.fill(&answers, &house, now());
                for others in OTHERS {
                    let is_asked = |question| recipe.asks.iter().any(|ask| ask.question == question);
                    let others = others.iter().filter(|(question, _)| is_asked(*question));
                    let answers =
                        others.fold(answers.clone(), |answers, (question, answer)| answers.with(*question, *answer));
                    troubled.extend(troubles(recipe, &answers, Profile::guide()));
                }
            }
        }
    }
    troubled.sort();
    troubled.dedup();
    assert!(troubled.is_empty(), "{} of them:\n{}", troubled.len(), troubled.join("\n"));
}

#[test]
fn the_texts_are_as_committed() {
    let mut texts = Vec::new();
    for recipe in Recipe::ALL {
        for &language in Language::ALL {
            let campaign = recipe.fill(&examples(recipe, language, true), Profile::guide(), now());
            let link = campaign.what.key_values.first().map_or("", |pair| &pair.value);
            texts.push(format!(
                "{} ({})\n  {}\n  {}\n  {}\n  {link}",
                recipe.id,
                language.word(),
                campaign.name,
                campaign.what.title,
                campaign.what.message
            ));
        }
    }
    insta::assert_snapshot!(texts.join("\n"));
}

#[test]
fn recipes_describe_themselves() {
    for recipe in Recipe::ALL {
        assert_eq!(Recipe::named(recipe.id).map(|found| found.id), Some(recipe.id));
        assert!(recipe.about.ends_with('.') && recipe.about.len() < 110, "{}", recipe.about);
        assert!(
            recipe.guide.is_sorted() && recipe.asks.contains(&Ask { question: Question::TestAddress, is_needed: true })
        );
        for Ask { question, .. } in recipe.asks {
            assert!(question.hint().ends_with('.') && !question.label().is_empty() && !question.example().is_empty());
            assert_eq!(question.trouble(question.example()), None, "{question:?}");
        }
    }
    assert_eq!(Recipe::named("nothing").map(|recipe| recipe.id), None);
    assert_eq!(Question::At.kind(), Kind::DateTime);
}

#[test]
fn a_listed_production_answers_at_once() {
    let profile = Profile::read(include_str!("../corpus/profile.json")).expect("a profile");
    let production = &profile.productions[0];
    let answers = answers_from(production, None, Language::English);
    assert_eq!(answers.get(Question::Title), Some("Hamlet"));
    assert_eq!(answers.get(Question::ProductionId), Some("12345"));
    assert_eq!(answers.get(Question::At), Some("2026-12-05T19:30"));
    let two = pushproof::profile::Production {
        performances: [production.performances.clone(), production.performances.clone()].concat(),
        ..production.clone()
    };
    assert_eq!(answers_from(&two, None, Language::German).get(Question::At), None);
    assert_eq!(
        answers_from(&two, two.performances.first(), Language::German).get(Question::PerformanceId),
        Some("48052")
    );
}

#[test]
fn without_answers_a_recipe_is_a_beginning() {
    for recipe in Recipe::ALL {
        let campaign = recipe.fill(&Answers::default(), Profile::guide(), now());
        assert_eq!(read_file(&write(&campaign)).as_deref(), Ok(std::slice::from_ref(&campaign)), "{}", recipe.id);
        assert!(campaign.start.qualification.is_some());
        // Profiles that say nothing break nothing.
        assert_ne!(recipe.fill(&Answers::default(), &Profile::default(), now()), Campaign::default());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_answer_breaks_a_recipe(texts in prop::collection::vec(any_text(), 3), german in any::<bool>()) {
        for recipe in Recipe::ALL {
            let language = if german { Language::German } else { Language::English };
            let given = recipe.asks.iter().zip(texts.iter().cycle());
            let answers = given.fold(Answers::new(language), |answers, (ask, text)| answers.with(ask.question, text));
            let campaign = recipe.fill(&answers, Profile::guide(), now());
            let _ = check(&campaign, Profile::guide(), now());
        }
    }
}
