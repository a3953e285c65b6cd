//! What becomes of a session, action by action.

use serde_json::json;

use super::*;

fn stamp(millis: f64) -> Stamp {
    let day = NaiveDate::from_ymd_opt(2026, 11, 23).expect("a date");
    Stamp { millis, local: day.and_hms_opt(10, 0, 0).expect("a time") }
}

fn session() -> Session {
    Session::new(empty(Profile::guide()), false, stamp(0.0).local)
}

fn do_all(session: Session, actions: impl IntoIterator<Item = (Action, f64)>) -> Session {
    actions.into_iter().fold(session, |session, (action, at)| session.after(action, stamp(at)).unwrap_or(session))
}

fn typed(text: &str) -> Action {
    Action::Type(field!(what.title), text.to_owned())
}

#[test]
fn typing_is_taken_back_in_groups() {
    let session =
        do_all(session(), [(typed("H"), 0.0), (typed("Ha"), 200.0), (typed("Ha!"), 5_000.0), (typed("Ha!!"), 5_100.0)]);
    let once = session.after(Action::Undo, stamp(6_000.0)).expect("a change to take back");
    assert_eq!(once.campaign.what.title, "Ha");
    let twice = once.after(Action::Undo, stamp(6_001.0)).expect("a change to take back");
    assert_eq!(twice.campaign.what.title, "");
    assert!(!twice.can_undo());
    let again = do_all(twice, [(Action::Redo, 7_000.0), (Action::Redo, 7_001.0)]);
    assert_eq!(again.campaign.what.title, "Ha!!");
}

#[test]
fn what_nobody_has_filled_in_is_to_do_until_it_is_left() {
    let session = session();
    let titles = |found: &Diagnostic| found.place.field == field!(what.title);
    assert!(!session.problems().any(titles));
    assert!(session.to_do().any(titles));
    let left = do_all(session.clone(), [(Action::Leave(field!(what.title)), 0.0)]);
    assert!(left.problems().any(titles));
    let published = do_all(session, [(Action::Go(View::Step(Step::Publish)), 0.0)]);
    assert!(published.problems().any(titles));
    assert_eq!(published.to_do().count(), 0);
}

#[test]
fn a_space_at_the_end_is_told_once_the_writer_pauses() {
    let spaces = |session: &Session| session.problems().filter(|found| found.rule.id == "copy/whitespace").count();
    let typing = do_all(session(), [(typed("Hamlet "), 0.0)]);
    assert_eq!((spaces(&typing), typing.waits_for_words()), (0, true));
    for (action, told) in [
        (Action::Pause, 1),
        (Action::Leave(field!(what.title)), 1),
        (typed("Hamlet t"), 0),
        // What the words behind it can't mend is told at once.
        (typed("Hamlet  t"), 1),
    ] {
        let next = do_all(typing.clone(), [(action.clone(), 100.0)]);
        assert_eq!((spaces(&next), next.waits_for_words()), (told, false), "{action:?}");
    }
}

#[test]
fn a_token_or_a_link_that_is_being_spelt_is_told_once_the_writer_pauses() {
    let count = |session: &Session| session.problems().count();
    let link = session().campaign.what.key_values.iter().position(|row| row.key == "deeplink_url").unwrap_or_default();
    let link = field!(what.key_values[link].value);
    let at = |field: &FieldPath, text: &str| Action::Type(field.clone(), text.to_owned());
    for (field, text) in [
        (field!(what.title), "Hi @Profile - N"),
        (field!(what.title), "Hi @Profile - Name | def"),
        (field!(what.title), "Hi @Profile - Name | default: 'fri"),
        (link.clone(), "perfor"),
        (link, "performances/@Add to Cart "),
    ] {
        let before: String = text.chars().take(text.chars().count() - 1).collect();
        let spelt = do_all(session(), [(at(&field, &before), 0.0), (at(&field, text), 100.0)]);
        assert_eq!((count(&spelt), spelt.waits_for_words()), (0, true), "{text}");
        let pasted = do_all(session(), [(at(&field, text), 0.0)]);
        let paused = do_all(spelt, [(Action::Pause, 1_200.0)]);
        assert!(count(&pasted) > 0 && count(&paused) > 0, "{text}");
    }
    let title = field!(what.title);
    let goes_on = [(at(&title, "Hi @Profile - Nme, your"), 0.0), (at(&title, "Hi @Profile - Nme, yours"), 100.0)];
    assert!(count(&do_all(session(), goes_on)) > 0, "the sentence goes on");
    let earlier = [
        (at(&title, "@Profile - Name and @Profile - Nam"), 0.0),
        (at(&title, "@Profile - Name and @Profile - Name"), 9.0),
    ];
    let session = do_all(session(), earlier);
    let told = session.problems().filter(|found| found.rule.id == "token/missing-default");
    let ends: Vec<_> = told.filter_map(|found| found.place.span.as_ref().map(|span| span.end)).collect();
    assert_eq!(ends, [15], "the other one is whole");
}

#[test]
fn what_is_taken_back_out_of_sight_is_told_with_its_step() {
    let in_who = Action::Set(field!(who.targeting_cap), serde_json::json!(500));
    let elsewhere = do_all(session(), [(in_who.clone(), 0.0), (Action::Undo, 1.0)]);
    assert_eq!(elsewhere.told, "Taken back in Who");
    let beside = do_all(session(), [(Action::Go(View::Step(Step::Who)), 0.0), (in_who, 1.0), (Action::Undo, 2.0)]);
    assert_eq!(beside.told, "Taken back");
}

#[test]
fn who_is_taken_to_publish_has_asked_to() {
    let resumed = session().resumed(History::default(), View::Step(Step::Publish), String::new());
    assert!(resumed.problems().count() > 0);
    assert_eq!(resumed.to_do().count(), 0);
    let resumed = session().resumed(History::default(), View::default(), String::new());
    assert!(resumed.to_do().count() > 0);
}

#[test]
fn a_detail_put_in_is_a_step_of_its_own() {
    let put_in = Action::Set(field!(what.title), Value::String("Hi @Profile - Name".to_owned()));
    let session = do_all(session(), [(typed("H"), 0.0), (typed("Hi @"), 300.0), (put_in, 600.0), (typed("Hi"), 700.0)]);
    let back = do_all(session, [(Action::Undo, 800.0)]);
    assert_eq!(back.campaign.what.title, "Hi @Profile - Name");
    let back = do_all(back, [(Action::Undo, 900.0)]);
    assert_eq!(back.campaign.what.title, "Hi @");
}

#[test]
fn what_is_ignored_is_told_no_more() {
    let session = do_all(session(), [(typed("TICKETS ARE GONE SOON!!"), 0.0)]);
    let shouting =
        |session: &Session| session.problems().find(|found| found.rule.id == "copy/repeated-punctuation").cloned();
    let found = shouting(&session).expect("a finding");
    let ignoring = do_all(session, [(Action::Ignore(Box::new(found)), 1.0)]);
    assert_eq!(shouting(&ignoring), None);
    assert_eq!(ignoring.report.ignored.len(), 1);
    assert!(shouting(&do_all(ignoring, [(Action::Undo, 2.0)])).is_some());
}

#[test]
fn a_new_condition_without_a_value_is_to_do_until_it_is_left() {
    let condition = json!({ "all": [{ "user": "City", "operator": "equals" }] });
    let session = do_all(session(), [(Action::Set(field!(who.segment), condition), 0.0)]);
    let value = field!(who.segment.all[0].value);
    let words: Vec<&str> = session.to_do().filter(|found| found.place.field == value).map(to_do_words).collect();
    assert_eq!(words, ["The condition on “City” has no value"]);
    let left = do_all(session, [(Action::Leave(value.clone()), 1.0)]);
    assert!(left.problems().any(|found| found.place.field == value));
}

#[test]
fn a_number_is_taken_back_as_it_was_typed() {
    let typed = |number: u32| Action::Enter(field!(who.targeting_cap), Value::from(number));
    let session = do_all(session(), [(typed(2), 0.0), (typed(20), 200.0), (typed(200), 400.0)]);
    assert_eq!(session.campaign.who.targeting_cap, Some(200));
    let back = do_all(session, [(Action::Undo, 500.0)]);
    assert_eq!((back.campaign.who.targeting_cap, back.can_undo()), (None, false));
}

#[test]
fn what_another_tab_did_is_taken_over_without_writing_it_again() {
    let session = do_all(session(), [(typed("Mine"), 0.0)]);
    assert!(!session.is_kept);
    assert_eq!(session.after(Action::TakeOver(Box::new((*session.campaign).clone()), ""), stamp(1.0)), None);
    let mut theirs = (*session.campaign).clone();
    "Theirs".clone_into(&mut theirs.what.title);
    let taken = do_all(session, [(Action::TakeOver(Box::new(theirs), "Changed elsewhere."), 2.0)]);
    assert_eq!((taken.campaign.what.title.as_str(), taken.is_kept), ("Theirs", true));
    assert_eq!(taken.notice, "Changed elsewhere.");
    let back = do_all(taken, [(Action::Undo, 3.0)]);
    assert_eq!((back.campaign.what.title.as_str(), back.is_kept), ("Mine", false));
}

#[test]
fn the_house_profile_is_taken_back_too_in_its_turn() {
    let limit =
        |text: u32| Action::EditHouse(vec![Edit::Set { field: field!(limits.title), value: Value::from(text) }]);
    let session =
        do_all(session(), [(typed("Hamlet"), 0.0), (limit(4), 100.0), (limit(40), 300.0), (typed("Faust"), 400.0)]);
    let title = |session: &Session| (session.campaign.what.title.clone(), session.profile.limits.title());
    assert_eq!(title(&session), ("Faust".to_owned(), 40));
    let once = do_all(session, [(Action::Undo, 5_000.0)]);
    assert_eq!(title(&once), ("Hamlet".to_owned(), 40));
    let twice = do_all(once, [(Action::Undo, 5_001.0)]);
    assert_eq!(title(&twice), ("Hamlet".to_owned(), 35), "what is typed in one field is one change");
    assert_eq!(twice.told, "Taken back in the house profile");
    let again = do_all(twice, [(Action::Redo, 6_000.0), (Action::Redo, 6_001.0)]);
    assert_eq!(title(&again), ("Faust".to_owned(), 40));
    let [earlier, _] = again.history.campaigns();
    assert_eq!(earlier.len(), 2);
}

#[test]
fn what_is_typed_in_another_tab_is_one_change_here() {
    let mut theirs = (*session().campaign).clone();
    let taken = |title: &str| {
        title.clone_into(&mut theirs.what.title);
        Action::TakeOver(Box::new(theirs.clone()), "")
    };
    let actions: Vec<(Action, f64)> = ["F", "Fa", "Faust"].into_iter().map(taken).zip([0.0, 300.0, 600.0]).collect();
    let back = do_all(do_all(session(), actions), [(Action::Undo, 700.0)]);
    assert_eq!((back.campaign.what.title.as_str(), back.can_undo()), ("", false));
}

#[test]
fn starting_empty_can_be_taken_back() {
    let session = Session::new(example(Profile::guide(), stamp(0.0).local.date()), true, stamp(0.0).local);
    let emptied = do_all(session.clone(), [(Action::StartEmpty, 0.0)]);
    assert_eq!(emptied.campaign.what.title, "");
    let back = do_all(emptied, [(Action::Undo, 1.0)]);
    assert_eq!(back.campaign.what.title, session.campaign.what.title);
}

#[test]
fn the_example_is_mended_by_fixing_all() {
    let session = Session::new(example(Profile::guide(), stamp(0.0).local.date()), true, stamp(0.0).local);
    assert!(session.problems().count() >= 3, "the first screen shows what the page can do");
    let fixed = do_all(session, [(Action::FixAll, 0.0)]);
    assert_eq!(fixed.problems().filter(|found| found.severity != Severity::Advice).count(), 0);
    assert!(!fixed.has_safe_fix());
}

#[test]
fn ten_thousand_edits_keep_a_bounded_history() {
    let actions = (0..10_000).map(|turn| (typed(&format!("Title {turn}")), f64::from(turn) * 2_000.0));
    let session = do_all(session(), actions);
    assert!(session.history.depth() <= History::MOST);
}

#[test]
fn half_a_time_to_live_is_to_do_and_one_that_is_too_long_a_problem() {
    let length = |json: serde_json::Value| {
        let set = Action::Set(field!(when.time_to_live), json);
        let session = do_all(session(), [(set, 0.0)]);
        let of_rule = |found: &&Diagnostic| found.rule.id == "when/ttl-range";
        (session.problems().filter(of_rule).count(), session.to_do().filter(of_rule).count())
    };
    assert_eq!(length(serde_json::json!({"value": 29, "unit": "days"})), (1, 0));
    assert_eq!(length(serde_json::json!({"value": 2})), (0, 1));
}
