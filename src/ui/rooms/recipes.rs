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
        <section class="card" aria-labelledby="recipes-heading">
            <h2 id="recipes-heading">{ "Begin with a recipe" }</h2>
            <ul class="recipes">{ for Recipe::ALL.into_iter().map(card) }</ul>
            if let Some(recipe) = chosen.and_then(Recipe::named) {
                <fieldset class="item">
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
        </section>
    }
}

/// What is still to be answered, in a sentence.
fn missing(recipe: &Recipe, answers: &Answers) -> String {
    let open = recipe.asks.iter().filter(|ask| ask.is_needed && answers.get(ask.question).is_none());
    let open: Vec<&str> = open.map(|ask| ask.question.label()).collect();
    if open.is_empty() {
        "Everything it needs is answered.".to_owned()
    } else {
        format!("Still open: {}. What you leave open is to do in the campaign.", open.join(", "))
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
            <label for="recipe-language">{ "Language of the texts" }</label>
            <select id="recipe-language" class="line-input" {onchange}>
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
