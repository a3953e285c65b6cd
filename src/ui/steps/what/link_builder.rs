//! Builds the deep link from a route and its ids. The link's text stays editable; both stay in step.

use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use crate::deeplink::{Path, Route, Routes, same_name, spoken};
use crate::document::FieldPath;
use crate::profile::Profile;
use crate::template::{parse, write_token};
use crate::text::capitalised;
use crate::ui::session::{Action, Shared};
use crate::ui::steps::named::{known_ids, pick_by_name};

/// What the builder shows.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The link's field.
    pub field: FieldPath,
    /// The link as it is.
    pub link: String,
    /// The live action that sends the campaign, whose ids can stand in the link; nothing where none does.
    pub live_action: Option<String>,
    /// Where the routes and the productions stand.
    pub profile: Shared<Profile>,
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
        // What is typed by hand in the link shows here too.
        let draft = draft.clone();
        use_effect_with((props.link.clone(), props.profile.clone()), move |(link, profile)| {
            let routes = Routes::new(&profile.deep_link);
            if draft.as_ref().and_then(|draft| built(draft, &routes)).as_ref() != Some(link) {
                draft.set(read(link, profile));
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
            <div class="stack">
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
                <p class="hint" role="status">{ state(chosen, draft.as_ref(), &props.link) }</p>
            </div>
        </details>
    }
}

fn opens(route: &Route) -> String {
    if route.opens.is_empty() { route.pattern.to_owned() } else { capitalised(route.opens) }
}

/// How what is chosen here and the link's text go together.
fn state(chosen: Option<&Route>, draft: Option<&Draft>, link: &str) -> String {
    let (Some(route), Some(draft)) = (chosen, draft) else {
        return if link.is_empty() {
            "Choose where a tap should lead; the link is then written for you.".to_owned()
        } else {
            "The link as it stands is none that this form knows. Choose where a tap should lead to write it anew."
                .to_owned()
        };
    };
    let is_missing = |name: &&str| draft.value(name).trim().is_empty();
    let missing: Vec<String> = route.placeholders().filter(is_missing).map(spoken).collect();
    if missing.is_empty() {
        "The link above says this; change either, and the other follows.".to_owned()
    } else {
        format!("Still missing: {}. The link above changes once it is there.", crate::words::listed(&missing, "and"))
    }
}

/// The token for what `name` stands for, as the live action called `event` carries it.
fn token(name: &str, event: &str, profile: &Profile) -> Option<String> {
    let known = profile.event(event).known()?;
    let property = known.properties.iter().find(|property| same_name(&property.name, name))?;
    Some(write_token(&known.name, &property.name, "1"))
}

/// The field for one placeholder: an id, picked by its name, or the one that the user's own action carries.
fn value_field(name: &str, draft: &Draft, props: &Props, change: &Callback<Option<Draft>>) -> Html {
    let id = format!("link-{}", name.to_lowercase());
    let value = draft.value(name);
    let set = {
        let (name, draft, change) = (name.to_owned(), draft.clone(), change.clone());
        Callback::from(move |value: String| change.emit(Some(draft.with(&name, value))))
    };
    let oninput = set.reform(|event: InputEvent| event.target_unchecked_into::<HtmlInputElement>().value());
    let live = props.live_action.as_ref().and_then(|event| Some((event, token(name, event, &props.profile)?)));
    let known = known_ids(&props.profile, name, &draft.value("eventId"));
    let label = capitalised(&spoken(name));
    html! {
        <div class="row">
            { pick_by_name(&id, name, &known, &value, &set) }
            <div class="line">
                <label for={id.clone()}>{ &label }</label>
                <input {id} type="text" class="line-input code" value={value} {oninput} autocomplete="off" autocapitalize="off" spellcheck="false" />
            </div>
            if let Some((event, token)) = live {
                <div class="line">
                    <button type="button" class="button small beside" aria-label={format!("{label}: {}", of_action(event))}
                        onclick={set.reform(move |_: MouseEvent| token.clone())}>{ of_action(event) }</button>
                </div>
            }
        </div>
    }
}

/// What the id that a live action carries belongs to.
fn of_action(event: &str) -> String {
    if same_name(event, "Add to Cart") { "The one in the cart".to_owned() } else { format!("The one of “{event}”") }
}

impl Draft {
    fn value(&self, name: &str) -> String {
        self.values.iter().find(|(known, _)| same_name(known, name)).map(|(_, value)| value.clone()).unwrap_or_default()
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
    fn what_is_missing_is_told() {
        let routes = Routes::new(&Profile::guide().deep_link);
        let route = routes.iter().nth(1);
        let draft = Draft { route: 1, values: vec![("eventId".to_owned(), "5".to_owned())] };
        assert_eq!(
            state(route, Some(&draft), "performances/5"),
            "Still missing: performance id. The link above changes once it is there."
        );
        assert!(state(None, None, "nowhere").starts_with("The link as it stands is none"));
    }

    #[test]
    fn ids_come_from_the_action_that_sends_the_campaign() {
        let of = |name, event| token(name, event, Profile::guide());
        assert_eq!(of("eventid", "add to cart").as_deref(), Some("@Add to Cart - eventId | default: \"1\""));
        assert_eq!(of("categoryId", "Add to Cart"), None);
        assert_eq!(of("eventId", "never heard of"), None);
    }

    #[test]
    fn a_link_is_built_only_when_it_is_whole() {
        let routes = Routes::new(&Profile::guide().deep_link);
        let draft = Draft { route: 1, values: vec![("eventId".to_owned(), "5".to_owned())] };
        assert_eq!(built(&draft, &routes), None);
        assert_eq!(built(&draft.with("performanceId", "7".to_owned()), &routes).as_deref(), Some("performances/5/7"));
    }
}
