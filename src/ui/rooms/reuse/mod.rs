//! A draft used for another production: what it is about, what it is to be about, and everything that changes, before
//! anything does.

mod about;
mod outcome;

use yew::prelude::*;

use crate::lint::{Place, Summary, check};
use crate::reuse::{Look, Reused, Subject, guess, reuse};
use crate::ui::drafts::Draft;
use crate::ui::parts::counted;
use crate::ui::session::{Action, Session, View};
use crate::ui::{browser, keeper};

use super::production_pick::ProductionPick;
use about::About;
use outcome::{Changes, Looks};

const HEADING: &str = "reuse-heading";

/// What the panel is for.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The draft.
    pub draft: Draft,
    /// The page's state.
    pub session: Session,
    /// Takes what was done.
    pub dispatch: Callback<Action>,
    /// Brings a place of the open draft before the writer's eyes.
    pub on_place: Callback<Place>,
    /// Goes back to all drafts.
    pub on_close: Callback<()>,
}

/// What was made: the sentence about it, and what only the writer can decide.
#[derive(Clone, PartialEq)]
struct Made {
    told: String,
    look: Vec<Look>,
}

/// A draft used for another production.
#[component]
pub fn Reuse(props: &Props) -> Html {
    let profile = &props.session.profile;
    let campaign = props.draft.campaign.clone().unwrap_or_default();
    let now = use_memo((), |()| browser::local_time());
    let old = use_state_eq(|| guess(&campaign, profile, *now));
    let new = use_state_eq(Subject::default);
    let made = use_state_eq(|| None::<Made>);
    let reused =
        use_memo((campaign, trimmed(&old), trimmed(&new), profile.clone()), |(campaign, old, new, profile)| {
            (*new != Subject::default()).then(|| reuse(campaign, old, new, profile, *now))
        });
    use_effect_with(made.is_some(), |_| {
        browser::focus(HEADING);
    });
    let change = |subject: &UseStateHandle<Subject>| {
        let subject = subject.clone();
        Callback::from(move |next: Subject| subject.set(next))
    };
    let back = props.on_close.reform(|_: MouseEvent| ());
    if let Some(made) = &*made {
        return after(made, &props.dispatch, &props.on_place, back);
    }
    let on_pick = {
        let new = new.clone();
        Callback::from(move |(production, performance)| new.set(Subject::of(&production, Option::as_ref(&performance))))
    };
    html! {
        <div class="room">
            <div class="room-head">
                <h1 id={HEADING} tabindex="-1">{ "Use for another production" }</h1>
                <button type="button" class="button quiet" onclick={back}>{ "All drafts" }</button>
            </div>
            <p class="hint">{ format!("“{}” for another production: every id, title and date changes in one go, in the shape in which you wrote it. Nothing changes before you say so.", props.draft.name()) }</p>
            <div class="reuse-sides">
                <section class="card stack" aria-labelledby="reuse-old">
                    <h2 id="reuse-old">{ "What it is about now" }</h2>
                    <p class="hint">{ "Read out of the campaign. Correct what is wrong: these are the words that will be replaced." }</p>
                    <About id="old" subject={(*old).clone()} on_change={change(&old)} />
                </section>
                <section class="card stack" aria-labelledby="reuse-new">
                    <h2 id="reuse-new">{ "What it is to be about" }</h2>
                    <ProductionPick id="reuse-pick" label="From the house profile" productions={profile.productions.clone()} {on_pick} />
                    <About id="new" subject={(*new).clone()} on_change={change(&new)} />
                </section>
            </div>
            { preview(props, reused.as_ref().as_ref(), &new, &made) }
        </div>
    }
}

/// The production without the spaces around what was typed.
fn trimmed(subject: &Subject) -> Subject {
    let trim = |text: &str| text.trim().to_owned();
    let (id, performance_id, title) = (trim(&subject.id), trim(&subject.performance_id), trim(&subject.title));
    Subject { id, performance_id, title, ..subject.clone() }
}

/// What would change, what there is to look at, and the buttons that make it so.
fn preview(props: &Props, reused: Option<&Reused>, new: &Subject, made: &UseStateHandle<Option<Made>>) -> Html {
    let Some(reused) = reused else {
        return html! { <p class="hint" role="status">{ "Choose or type the other production, and what would change stands here." }</p> };
    };
    let count = reused.changes.len();
    let changed = crate::text::counted(count, "place");
    let title = if new.title.trim().is_empty() { "the other production" } else { new.title.trim() };
    let button = |is_here: bool| {
        let (campaign, look) = (reused.campaign.clone(), reused.look.clone());
        let told = if is_here {
            format!("This draft is about {title} now: {changed} changed. Undo brings it back as it was.")
        } else {
            format!("A draft for {title} is made and open: {changed} changed. The first one stays as it was.")
        };
        let (dispatch, made) = (props.dispatch.clone(), made.clone());
        Callback::from(move |_: MouseEvent| {
            let campaign = Box::new(campaign.clone());
            dispatch.emit(if is_here {
                Action::Replace(campaign, told.clone())
            } else {
                Action::Open(campaign, keeper::new_key())
            });
            dispatch.emit(Action::Go(View::Drafts));
            made.set(Some(Made { told: told.clone(), look: look.clone() }));
        })
    };
    let report = check(&reused.campaign, &props.session.profile, browser::local_time());
    let found = counted(Summary::of(report.diagnostics.iter())).unwrap_or_else(|| "no problems".to_owned());
    let is_open = props.draft.key == props.session.draft;
    html! {
        <>
            <section class="stack" aria-labelledby="reuse-changes">
                <h2 id="reuse-changes" role="status">{ if count == 0 { "Nothing changes yet".to_owned() } else { format!("{changed} would change") } }</h2>
                if count == 0 {
                    <p class="hint">{ "The campaign holds none of the words under “What it is about now”. Correct them, and what they become." }</p>
                } else {
                    <Changes changes={reused.changes.clone()} />
                    <p class="hint">{ format!("Checked as it would be: {found}.") }</p>
                }
            </section>
            if count > 0 {
                <Looks look={reused.look.clone()} />
                <div class="copying">
                    <button type="button" class="button primary" onclick={button(false)}>{ "Make a new draft" }</button>
                    if is_open {
                        <button type="button" class="button" onclick={button(true)}>{ "Change this draft" }</button>
                    }
                </div>
            }
        </>
    }
}

/// What was made, and what is left to decide.
fn after(made: &Made, dispatch: &Callback<Action>, on_place: &Callback<Place>, back: Callback<MouseEvent>) -> Html {
    let go = dispatch.reform(|_: MouseEvent| Action::Go(View::default()));
    html! {
        <div class="room">
            <h1 id={HEADING} tabindex="-1">{ "Use for another production" }</h1>
            <p class="notice" role="status">{ &made.told }</p>
            <Looks look={made.look.clone()} on_place={on_place.clone()} />
            <div class="copying">
                <button type="button" class="button primary" onclick={go}>{ "Go on with it" }</button>
                <button type="button" class="button quiet" onclick={back}>{ "All drafts" }</button>
            </div>
        </div>
    }
}
