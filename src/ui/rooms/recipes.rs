//! A whole campaign out of a few answers.

use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use super::production_pick::ProductionPick;
use crate::profile::{Performance, Production};
use crate::recipe::{Answers, Ask, Kind, Language, Question, Recipe, answers_from};
use crate::ui::session::{Action, Session};
use crate::ui::{browser, keeper};

/// What the recipes are made with.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The page's state.
    pub session: Session,
    /// Takes what was done.
    pub dispatch: Callback<Action>,
}

/// The id of the form with the questions, and of its first field.
const FORM: &str = "recipe";
const FIRST: &str = "recipe-language";

/// The recipes, and the questions of the one that is chosen.
#[component]
pub fn Recipes(props: &Props) -> Html {
    let chosen = use_state_eq(|| None::<&'static str>);
    let answers = use_state_eq(Answers::default);
    let card = |recipe: &'static Recipe| {
        let is_chosen = *chosen == Some(recipe.id);
        let onclick = {
            let chosen = chosen.clone();
            Callback::from(move |_: MouseEvent| chosen.set((!is_chosen).then_some(recipe.id)))
        };
        html! {
            <li>
                <button type="button" class={classes!("recipe", is_chosen.then_some("current"))} {onclick} aria-expanded={is_chosen.to_string()}>
                    <strong>{ recipe.name }</strong><span>{ recipe.about }</span>
                </button>
            </li>
        }
    };
    use_effect_with(*chosen, |chosen| {
        if chosen.is_some() {
            browser::reveal(FORM);
            browser::focus(FIRST);
        }
    });
    let make = |recipe: &'static Recipe| {
        let (answers, session, dispatch) = (answers.clone(), props.session.clone(), props.dispatch.clone());
        Callback::from(move |_: MouseEvent| {
            let campaign = recipe.fill(&answers, &session.profile, browser::local_time());
            keeper::begin(&session, campaign, "The recipe's campaign is open", &dispatch);
        })
    };
    let on_pick = {
        let answers = answers.clone();
        Callback::from(move |(production, performance): (Production, Option<Performance>)| {
            let listed = answers_from(&production, performance.as_ref(), answers.language);
            answers.set((*answers).clone().and(&listed));
        })
    };
    html! {
        <div class="room">
            <div class="room-head"><h1>{ "Recipes" }</h1></div>
            <p class="hint">{ "A whole campaign out of a few answers: choose what it is for. Your open draft stays among the drafts." }</p>
            <ul class="recipes">{ for Recipe::ALL.into_iter().map(card) }</ul>
            if let Some(recipe) = chosen.and_then(Recipe::named) {
                <fieldset id={FORM} class="item">
                    <legend>{ recipe.name }</legend>
                    if recipe.asks.iter().any(|ask| ask.question == Question::ProductionId) {
                        <ProductionPick id="recipe-production" label="Production from the house profile" productions={props.session.profile.productions.clone()} {on_pick} />
                    }
                    <div class="row">
                        { language(&answers) }
                        { for recipe.asks.iter().map(|ask| question(*ask, &answers)) }
                    </div>
                    <p class="hint" role="status">{ missing(recipe, &answers) }</p>
                    <div><button type="button" class="button primary" onclick={make(recipe)}>{ "Make the campaign" }</button></div>
                </fieldset>
            }
        </div>
    }
}

/// What is still to be answered, in a sentence.
fn missing(recipe: &Recipe, answers: &Answers) -> String {
    let labels = |is_meant: &dyn Fn(&Ask) -> bool| {
        let meant = recipe.asks.iter().filter(|ask| is_meant(ask));
        meant.map(|ask| ask.question.label()).collect::<Vec<_>>().join(", ")
    };
    let refused = labels(&|ask| ask.question.trouble(answers.typed(ask.question)).is_some());
    let open = labels(&|ask| ask.is_needed && answers.get(ask.question).is_none());
    match (refused.is_empty(), open.is_empty()) {
        (false, _) => format!("Look again at: {refused}."),
        (true, true) => "Everything it needs is answered.".to_owned(),
        (true, false) => format!("Still open: {open}. What you leave open is to do in the campaign."),
    }
}

fn language(answers: &UseStateHandle<Answers>) -> Html {
    let onchange = {
        let answers = answers.clone();
        Callback::from(move |event: Event| {
            let is_german = event.target_unchecked_into::<HtmlSelectElement>().value() == "de";
            let language = if is_german { Language::German } else { Language::English };
            let mut next = (*answers).clone();
            next.language = language;
            answers.set(next);
        })
    };
    let is_german = answers.language == Language::German;
    html! {
        <div class="line">
            <label for={FIRST}>{ "Language of the texts" }</label>
            <select id={FIRST} class="line-input" {onchange}>
                <option value="en" selected={!is_german}>{ "English" }</option>
                <option value="de" selected={is_german}>{ "German" }</option>
            </select>
        </div>
    }
}

fn question(ask: Ask, answers: &UseStateHandle<Answers>) -> Html {
    let question = ask.question;
    let id = format!("recipe-{}", question.id());
    let given = answers.typed(question).to_owned();
    let oninput = {
        let answers = answers.clone();
        Callback::from(move |event: InputEvent| {
            let text = event.target_unchecked_into::<HtmlInputElement>().value();
            answers.set((*answers).clone().with(question, text));
        })
    };
    let trouble = if given.is_empty() { None } else { question.trouble(&given) };
    let kind = match question.kind() {
        Kind::Text | Kind::Id => "text",
        Kind::Address => "email",
        Kind::DateTime => "datetime-local",
        Kind::Date => "date",
    };
    let label = if ask.is_needed { question.label().to_owned() } else { format!("{} (optional)", question.label()) };
    html! {
        <div class="line">
            <label for={id.clone()}>{ label }</label>
            <input id={id.clone()} type={kind} class="line-input" value={given} {oninput} placeholder={question.example()} aria-describedby={format!("{id}-hint")} autocomplete="off" />
            <p id={format!("{id}-hint")} class="hint">{ trouble.unwrap_or_else(|| question.hint().to_owned()) }</p>
        </div>
    }
}
