//! The page's components, rendered natively: what they say, what they mark, and what a screen reader is told.

use std::pin::pin;
use std::task::{Context, Poll, Waker};

use chrono::{NaiveDate, NaiveDateTime};
use yew::prelude::*;
use yew::{BaseComponent, LocalServerRenderer};

use super::parts::{Choice, Mark, Problems, Said, StepNav, TextBox, Why};
use super::preview::Preview;
use super::session::{Action, Session, Shared, Stamp, Step, View, empty, example};
use crate::field;
use crate::lint::{Severity, rules};
use crate::profile::Profile;

pub(super) type Props<C> = <C as BaseComponent>::Properties;

/// The HTML of a component with `props`.
pub(super) fn rendered<C>(props: C::Properties) -> String
where
    C: BaseComponent + 'static,
{
    let mut html = pin!(LocalServerRenderer::<C>::with_props(props).hydratable(false).render());
    let mut context = Context::from_waker(Waker::noop());
    loop {
        if let Poll::Ready(html) = html.as_mut().poll(&mut context) {
            return html;
        }
    }
}

pub(super) fn now() -> NaiveDateTime {
    NaiveDate::from_ymd_opt(2026, 11, 23).and_then(|day| day.and_hms_opt(10, 0, 0)).expect("a date")
}

fn with_example() -> Session {
    Session::new(example(Profile::guide(), now().date()), true, now())
}

fn text_box(text: &str, marks: Vec<Mark>, said: Vec<Said>) -> String {
    rendered::<TextBox>(Props::<TextBox> {
        field: field!(what.title),
        label: "Title".into(),
        hint: "One line.".into(),
        help: &[],
        text: text.to_owned(),
        marks,
        said,
        counter: Some(("24–41 of 35".into(), true)),
        rows: 1,
        is_path: false,
        suggestions: Shared::new(Vec::new()),
        dispatch: Callback::noop(),
    })
}

#[test]
fn a_text_box_underlines_the_words_and_says_why_beside_it() {
    let marks = vec![Mark { span: 6..9, severity: Severity::Warning, is_cut: false }];
    let said = vec![Said { severity: Severity::Warning, message: "“!!!” is too much".into() }];
    let html = text_box("Hamlet!!!", marks, said);
    assert!(html.contains("<mark class=\"warning\">!!!</mark>"), "{html}");
    assert!(html.contains("“!!!” is too much") && html.contains("Warning: "), "{html}");
    assert!(html.contains("<label for=\"what-title\">Title</label>"), "{html}");
    assert!(html.contains("24–41 of 35") && html.contains("counter over"), "{html}");
    assert!(!html.contains("aria-invalid"), "a warning does not make a text wrong: {html}");
}

#[test]
fn an_error_makes_a_text_box_wrong() {
    let html = text_box("", Vec::new(), vec![Said { severity: Severity::Error, message: "No title".into() }]);
    assert!(html.contains("aria-invalid=\"true\""), "{html}");
}

#[test]
fn nothing_that_is_typed_becomes_markup() {
    let hostile = "</textarea><script>alert(1)</script>";
    let html = text_box(hostile, vec![Mark { span: 0..11, severity: Severity::Error, is_cut: false }], Vec::new());
    assert!(!html.contains("<script"), "{html}");
    let session = with_example();
    let html = rendered::<Preview>(Props::<Preview> {
        title: hostile.to_owned(),
        message: hostile.to_owned(),
        variants: Vec::new(),
        has_image: false,
        profile: session.profile,
    });
    assert!(!html.contains("<script") && html.contains("&lt;script"), "{html}");
}

#[test]
fn every_problem_is_a_row_with_its_fixes_and_its_reason() {
    let session = with_example();
    let found: Vec<_> = session.problems().cloned().collect();
    let html =
        rendered::<Problems>(Props::<Problems> { session, dispatch: Callback::noop(), on_place: Callback::noop() });
    assert_eq!(html.matches("<li class=\"problem ").count(), found.len());
    assert_eq!(html.matches("Why?").count(), found.len());
    for found in found {
        assert!(html.contains(&found.message) && html.contains(&*found.help), "{}: {html}", found.message);
        for fix in &found.fixes {
            assert!(html.contains(&format!("Fix: {}", fix.title)), "{}: {html}", fix.title);
        }
    }
    assert!(html.contains("Fix all"));
}

#[test]
fn an_empty_campaign_shows_no_problem_but_what_is_to_do() {
    let session = Session::new(empty(Profile::guide()), false, now());
    assert!(session.to_do().count() > 0);
    let html = rendered::<Problems>(Props::<Problems> {
        session: session.clone(),
        dispatch: Callback::noop(),
        on_place: Callback::noop(),
    });
    assert!(!html.contains("<li class=\"problem ") && html.contains("Nothing to mend so far."), "{html}");
    assert!(html.contains("Still to fill in") && html.contains("The title is missing"), "{html}");

    let stamp = Stamp { millis: 0.0, local: now() };
    let asked = session.after(Action::Go(View::Step(Step::Publish)), stamp).expect("another step");
    assert_eq!(asked.to_do().count(), 0, "who asks to publish is told");
    assert!(asked.problems().count() > 0);
}

#[test]
fn the_steps_tell_their_state() {
    let steps = |session: Session| {
        let states = Step::ALL.map(|step| session.state_of(step));
        let (view, is_ready, dispatch) = (session.view, session.is_ready(), Callback::noop());
        rendered::<StepNav>(Props::<StepNav> { view, states, is_ready, dispatch })
    };
    let session = with_example();
    let html = steps(session.clone());
    assert!(html.contains(">1 error, 2 warnings<"), "{html}");
    let fixed = session.after(Action::FixAll, Stamp { millis: 0.0, local: now() }).expect("something to mend");
    let html = steps(fixed);
    assert!(html.contains(">Ready<"), "{html}");
    assert_eq!(html.matches("aria-current=\"step\"").count(), 1);
    let html = steps(Session::new(empty(Profile::guide()), false, now()));
    assert!(html.contains(" to do<"), "{html}");
}

#[test]
fn one_choice_is_made() {
    let html = rendered::<Choice>(Props::<Choice> {
        legend: "Shade".into(),
        name: "shade".into(),
        options: vec!["Light".into(), "Dark".into()],
        chosen: 1,
        on_choose: Callback::noop(),
    });
    assert_eq!(html.matches("type=\"radio\"").count(), 2);
    assert_eq!(html.matches("checked").count(), 1);
    assert!(html.find("checked") > html.find("Light"), "{html}");
}

#[test]
fn the_preview_shows_every_phone_with_the_details_filled_in() {
    let session = with_example();
    let html = rendered::<Preview>(Props::<Preview> {
        title: "Hi @Profile - Name | default: \"there\"".to_owned(),
        message: String::new(),
        variants: Vec::new(),
        has_image: false,
        profile: session.profile,
    });
    assert_eq!(html.matches("<figure").count(), 4);
    assert_eq!(html.matches("Hi Anna").count(), 4, "{html}");
    assert!(html.contains("Fallbacks") && html.contains("Longest"), "{html}");
    assert_eq!(html.matches("note-empty").count(), 4, "an empty message holds its place: {html}");
}

#[test]
fn every_rule_explains_itself() {
    for rule in rules::all() {
        let html = rendered::<Why>(Props::<Why> { rule, id: "why".into() });
        assert!(html.contains(rule.id) && html.contains("Not like this") && html.contains("Like this"), "{html}");
        assert!(!html.contains("```") && !html.contains('`'), "{}: {html}", rule.id);
    }
}
