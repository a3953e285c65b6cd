//! Builds the deep link from a route and its ids. The link's text stays editable; both stay in step.

use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use crate::deeplink::{Path, Route, Routes, spoken};
use crate::document::FieldPath;
use crate::profile::Profile;
use crate::template::parse;
use crate::text::folded;
use crate::ui::parts::Suggestion;
use crate::ui::session::{Action, Shared};

/// What the builder shows.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The link's field.
    pub field: FieldPath,
    /// The link as it is.
    pub link: String,
    /// Where the routes and the productions stand.
    pub profile: Shared<Profile>,
    /// The tokens that can stand for an id.
    pub tokens: Shared<Vec<Suggestion>>,
    /// Takes what was done.
    pub dispatch: Callback<Action>,
}

/// A route that was chosen, and what is to stand in it.
#[derive(Clone, Debug, Default, PartialEq)]
struct Draft {
    route: usize,
    /// The placeholders' names with their values.
    values: Vec<(String, String)>,
}

/// Builds the deep link.
#[component]
pub fn LinkBuilder(props: &Props) -> Html {
    let draft = use_state_eq(|| read(&props.link, &props.profile));
    {
        // What is typed by hand in the link shows here too; what is only half filled in here stays.
        let draft = draft.clone();
        use_effect_with((props.link.clone(), props.profile.clone()), move |(link, profile)| {
            if let Some(found) = read(link, profile) {
                draft.set(Some(found));
            }
        });
    }
    let routes = Routes::new(&props.profile.deep_link);
    let change = {
        let (draft, profile, dispatch, field) =
            (draft.clone(), props.profile.clone(), props.dispatch.clone(), props.field.clone());
        Callback::from(move |next: Option<Draft>| {
            let routes = Routes::new(&profile.deep_link);
            if let Some(link) = next.as_ref().and_then(|next| built(next, &routes)) {
                dispatch.emit(Action::Type(field.clone(), link));
            }
            draft.set(next);
        })
    };
    let choose = {
        let (change, draft) = (change.clone(), draft.clone());
        Callback::from(move |event: Event| {
            let list: HtmlSelectElement = event.target_unchecked_into();
            let values = draft.as_ref().map(|draft| draft.values.clone()).unwrap_or_default();
            change.emit(list.value().parse().ok().map(|route| Draft { route, values }));
        })
    };
    let chosen = draft.as_ref().and_then(|draft| routes.iter().nth(draft.route));
    html! {
        <details class="builder">
            <summary>{ "Build the link" }</summary>
            <div class="row">
                <div class="line">
                    <label for="link-route">{ "A tap opens" }</label>
                    <select id="link-route" class="line-input" onchange={choose}>
                        <option value="" selected={chosen.is_none()}>{ "Choose…" }</option>
                        { for routes.iter().enumerate().map(|(position, route)| html! {
                            <option value={position.to_string()} selected={draft.as_ref().is_some_and(|draft| draft.route == position)}>{ opens(route) }</option>
                        }) }
                    </select>
                </div>
                if let (Some(route), Some(draft)) = (chosen, draft.as_ref()) {
                    { for route.placeholders().map(|name| value_field(name, draft, props, &change)) }
                }
            </div>
        </details>
    }
}

fn opens(route: &Route) -> String {
    if route.opens.is_empty() { route.pattern.to_owned() } else { format!("{} ({})", route.opens, route.pattern) }
}

/// The field for one placeholder: an id, or the one that the user's own event carries.
fn value_field(name: &str, draft: &Draft, props: &Props, change: &Callback<Option<Draft>>) -> Html {
    let id = format!("link-{}", name.to_lowercase());
    let token = props.tokens.iter().find(|token| folded(&token.token).contains(&format!("-{}|", folded(name))));
    let set = {
        let (name, draft, change) = (name.to_owned(), draft.clone(), change.clone());
        Callback::from(move |value: String| change.emit(Some(draft.with(&name, value))))
    };
    let oninput = set.reform(|event: InputEvent| event.target_unchecked_into::<HtmlInputElement>().value());
    let onclick = token.map(|token| {
        let token = token.token.to_string();
        set.reform(move |_: MouseEvent| token.clone())
    });
    let list = format!("{id}-list");
    let known = if folded(name) == "eventid" { props.profile.productions.as_slice() } else { &[] };
    html! {
        <div class="line">
            <label for={id.clone()}>{ sentence_case(&spoken(name)) }</label>
            <input {id} type="text" class="line-input code" value={draft.value(name)} {oninput} autocomplete="off" autocapitalize="off"
                spellcheck="false" list={(!known.is_empty()).then(|| list.clone())} />
            if !known.is_empty() {
                <datalist id={list}>{ for known.iter().map(|known| html! { <option value={known.id.clone()}>{ &known.title }</option> }) }</datalist>
            }
            if let (Some(onclick), Some(token)) = (onclick, token) {
                <button type="button" class="button small quiet" {onclick}>{ format!("From the user's own event: {}", token.label) }</button>
            }
        </div>
    }
}

fn sentence_case(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

impl Draft {
    fn value(&self, name: &str) -> String {
        self.values.iter().find(|(known, _)| known == name).map(|(_, value)| value.clone()).unwrap_or_default()
    }

    fn with(&self, name: &str, value: String) -> Self {
        let mut next = self.clone();
        next.values.retain(|(known, _)| known != name);
        next.values.push((name.to_owned(), value));
        next
    }
}

/// The link, once every placeholder has a value.
fn built(draft: &Draft, routes: &Routes) -> Option<String> {
    let route = routes.iter().nth(draft.route)?;
    let values: Vec<String> = route.placeholders().map(|name| draft.value(name)).collect();
    values.iter().all(|value| !value.trim().is_empty()).then(|| route.build(&values))
}

/// The route and the values in `link`, where it is sound.
fn read(link: &str, profile: &Profile) -> Option<Draft> {
    let template = parse(link, profile);
    let routes = Routes::new(&profile.deep_link);
    let path = Path::parse(link, &template);
    let reading = routes.read(&path);
    reading.opens()?;
    let route = reading.route.as_ref()?;
    let position = routes.iter().position(|known| known.pattern == route.pattern)?;
    let value = |span: &std::ops::Range<usize>| link.get(span.clone()).map(str::to_owned);
    let values = reading.bound.iter().map(|bound| Some((bound.name.to_owned(), value(&bound.span)?)));
    Some(Draft { route: position, values: values.collect::<Option<_>>()? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_reads_back_as_it_was_built() {
        let profile = Profile::guide();
        let routes = Routes::new(&profile.deep_link);
        for link in [
            "performances/12345",
            "performances/12345/678",
            "app/home/booking/1/2",
            "performances/@Add to Cart - eventId | default: \"1\"",
        ] {
            let draft = read(link, profile).expect("a sound link");
            assert_eq!(built(&draft, &routes).as_deref(), Some(link));
        }
        assert_eq!(read("performances/", profile), None);
        assert_eq!(read("", profile), None);
    }

    #[test]
    fn a_link_is_built_only_when_it_is_whole() {
        let routes = Routes::new(&Profile::guide().deep_link);
        let draft = Draft { route: 1, values: vec![("eventId".to_owned(), "5".to_owned())] };
        assert_eq!(built(&draft, &routes), None);
        assert_eq!(built(&draft.with("performanceId", "7".to_owned()), &routes).as_deref(), Some("performances/5/7"));
    }
}
