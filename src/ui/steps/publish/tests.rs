//! The panels of Publish, rendered natively: what they show of a campaign, what they let go, and what they refuse.

use chrono::NaiveDate;
use yew::Callback;

use super::api_body::ApiBody;
use super::checklist::ChecklistPanel;
use super::readiness::Readiness;
use super::recipients::Recipients;
use super::sheet::SheetPanel;
use super::ticking::Ticking;
use super::ticks::Ticks;
use crate::campaign::{Campaign, read_file};
use crate::ui::component_tests::{Props, now, rendered};
use crate::ui::session::{Action, History, Session, Stamp, Step, View, empty};

const PUSH: &str = include_str!("../../../../tests/corpus/right/push.json");
const CART_REMINDER: &str = include_str!("../../../../tests/corpus/right/cart-reminder.json");

fn session(campaign: Campaign) -> Session {
    Session::new(campaign, false, now())
}

fn of(json: &str, change: impl FnOnce(&mut Campaign)) -> Session {
    let mut campaign = read_file(json).expect(json).remove(0);
    change(&mut campaign);
    session(campaign)
}

fn to_publish(session: Session) -> Session {
    session.resumed(History::default(), View::Step(Step::Publish), String::new())
}

fn readiness(session: Session) -> String {
    rendered::<Readiness>(Props::<Readiness> { session, dispatch: Callback::noop(), on_place: Callback::noop() })
}

fn sheet(session: Session, ticks: Ticks) -> String {
    let ticking = Ticking { ticks, change: Callback::noop() };
    rendered::<SheetPanel>(Props::<SheetPanel> { session, ticking, on_place: Callback::noop() })
}

fn api_body(session: Session) -> String {
    let today = NaiveDate::from_ymd_opt(2026, 11, 23).expect("a date");
    rendered::<ApiBody>(Props::<ApiBody> { session, today, on_place: Callback::noop() })
}

/// A push that the API can say: the one above, without what it can't.
fn sayable() -> Session {
    of(PUSH, |campaign| {
        campaign.who.segment = None;
        campaign.who.control_group = None;
    })
}

#[test]
fn what_is_to_mend_is_grouped_by_step() {
    let html = readiness(to_publish(of(PUSH, |campaign| {
        campaign.name.clear();
        campaign.what.title = "Hamlet!!!".to_owned();
        campaign.test.recipients = vec!["Anna".to_owned()];
    })));
    let at = |words: &str| html.find(words).unwrap_or_else(|| panic!("{words} is not in {html}"));
    let order = [at(">Start here<"), at("has no name"), at(">What<"), at("“!!!”"), at(">Publish<"), at("“Anna”")];
    assert!(order.is_sorted(), "{html}");
    assert!(html.contains("2 errors, 1 warning") && !html.contains("calm"), "{html}");
}

#[test]
fn nothing_to_mend_is_told_calmly() {
    let html = readiness(of(PUSH, |campaign| campaign.ignored.clear()));
    assert!(html.contains("Ready: nothing to mend") && html.contains("calm"), "{html}");
    assert!(!html.contains("<li"), "{html}");
}

#[test]
fn what_is_not_filled_in_is_not_called_ready() {
    let html = readiness(session(empty(crate::profile::Profile::guide())));
    assert!(html.contains("Nothing to mend so far") && html.contains("Still to fill in"), "{html}");
    assert!(!html.contains("Ready"), "{html}");
}

#[test]
fn every_address_has_its_error_beside_it_and_can_go() {
    let session = of(PUSH, |campaign| campaign.test.recipients = vec!["anna@example.com".to_owned(), "Ben".to_owned()]);
    let html = rendered::<Recipients>(Props::<Recipients> { session, dispatch: Callback::noop() });
    assert!(html.contains("id=\"test-recipients\"") && html.contains("Add address"), "{html}");
    for (id, label) in [("test-recipients-0", "Address 1"), ("test-recipients-1", "Address 2")] {
        assert!(html.contains(&format!("<label for=\"{id}\">{label}</label>")), "{html}");
    }
    assert!(html.contains("Remove address 2") && !html.contains("Remove address 3"), "{html}");
    let (before, after) = html.split_once("test-recipients-1").expect(&html);
    assert!(!before.contains("is no e-mail address") && after.contains("“Ben” is no e-mail address"), "{html}");
}

#[test]
fn the_sheet_shows_values_as_they_are_and_choices_as_choices() {
    let html = sheet(of(PUSH, |campaign| campaign.what.title = " <b>\"Hamlet\"</b> 🎭 ".to_owned()), Ticks::default());
    assert!(html.contains("> &lt;b&gt;\"Hamlet\"&lt;/b&gt; 🎭 </code>"), "{html}");
    assert!(html.contains("aria-label=\"Copy Title\"") && html.contains(">0 of 42 entered<"), "{html}");
    assert!(html.contains("Next: <b>Campaign name</b>"), "{html}");
    assert!(html.contains(">Tick</span> <b>Android and iOS</b>"), "{html}");
    assert!(!html.contains("aria-label=\"Copy Custom key-value 1: Platforms\""), "{html}");
    assert_eq!(html.matches("id=\"copy-all\"").count(), 1, "{html}");
}

#[test]
fn ticks_count_and_fall_off_when_the_value_changes() {
    let key = || "sheet/Start here/Campaign name".to_owned();
    let ticks = Ticks::default().with(key(), "Enter 2026-12-05 Hamlet last tickets", true);
    let html = sheet(of(PUSH, |_| {}), ticks.clone());
    assert!(html.contains(">1 of 42 entered<") && html.contains("Next: <b>Set a goal: Filter 1: Value</b>"), "{html}");
    assert!(html.contains("after 4 choices"), "{html}");
    let html = sheet(of(PUSH, |campaign| campaign.name.push('!')), ticks);
    assert!(html.contains(">0 of 42 entered<") && html.contains("Next: <b>Campaign name</b>"), "{html}");
}

#[test]
fn errors_stand_at_the_top_of_the_sheet_and_do_not_block_it() {
    let html = sheet(of(PUSH, |campaign| campaign.what.title.clear()), Ticks::default());
    let (before, after) = html.split_once("Copy next").expect(&html);
    assert!(before.contains("Mend this first") && before.contains("no title"), "{html}");
    assert!(after.contains("Copy Message"), "{html}");
    assert!(!sheet(of(PUSH, |_| {}), Ticks::default()).contains("Mend this first"));
}

#[test]
fn the_checklist_ticks_what_still_says_the_same() {
    let key = "checklist/Who/calculate".to_owned();
    let text = "Press “Calculate” on the right after each change, and see whether the number of users makes sense.";
    let ticking = Ticking { ticks: Ticks::default().with(key, text, true), change: Callback::noop() };
    let html =
        rendered::<ChecklistPanel>(Props::<ChecklistPanel> { session: of(PUSH, |_| {}), ticking: ticking.clone() });
    assert!(html.contains(">1 of 22 done<") && html.contains("Print") && html.contains("Afterwards"), "{html}");
    assert_eq!(html.matches("checked").count(), 1, "{html}");
}

#[test]
fn the_api_body_is_given_with_its_warnings() {
    let html = api_body(sayable());
    assert!(html.contains("Before you send it") && html.contains("estimate_only"), "{html}");
    assert!(html.contains("json-key") && html.contains("\"target_mode\""), "{html}");
    assert!(!html.contains("aria-disabled"), "{html}");
}

#[test]
fn the_api_body_is_refused_with_every_reason() {
    let html = api_body(of(CART_REMINDER, |_| {}));
    for told in ["The API can't say this campaign", "Start here, Qualification: the API only", "What, Message: the API"]
    {
        assert!(html.contains(told), "{told}: {html}");
    }
    assert!(!html.contains("<pre") && html.contains("aria-disabled"), "{html}");
}

#[test]
fn errors_block_the_api_body_and_are_told_once() {
    let session = sayable();
    let mut campaign = (*session.campaign).clone();
    campaign.what.title.clear();
    let html = api_body(self::session(campaign));
    assert!(html.contains("Errors block the API body") && !html.contains("<pre"), "{html}");
    assert!(html.contains("no title") && !html.contains("What, Title: nothing is filled in"), "{html}");
    assert!(!html.contains("The API can't say"), "{html}");
}

#[test]
fn addresses_are_added_and_taken_back() {
    use crate::field;
    use crate::lint::Edit;
    let stamp = Stamp { millis: 0.0, local: now() };
    let session = session(empty(crate::profile::Profile::guide()));
    let insert = Edit::Insert { field: field!(test.recipients), position: 0, value: "".into() };
    let added = session.after(Action::Edit(vec![insert], ""), stamp).expect("an address");
    let typed = added.after(Action::Type(field!(test.recipients[0]), "a@b.example".to_owned()), stamp).expect("typing");
    assert_eq!(typed.campaign.test.recipients, ["a@b.example"]);
    let gone = Edit::Remove { field: field!(test.recipients[0]) };
    let gone = typed.after(Action::Edit(vec![gone], ""), stamp).expect("a removal");
    assert!(gone.campaign.test.recipients.is_empty());
    assert_eq!(View::Step(Step::of(&field!(test.recipients))), View::Step(Step::Publish));
}
