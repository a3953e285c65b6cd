//! One line of help beside a field, with more on request.

use yew::prelude::*;

use crate::help::Topic;

/// What stands beside a field: a line of the page's own, or the first sentence of a topic; the rest of the topics is
/// there for whoever asks.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Hint {
    /// The line; empty for the first topic's own.
    pub line: &'static str,
    /// What there is to know beyond.
    pub topics: &'static [Topic],
}

impl From<&'static str> for Hint {
    fn from(line: &'static str) -> Self {
        Self { line, topics: &[] }
    }
}

impl<const N: usize> From<&'static [Topic; N]> for Hint {
    fn from(topics: &'static [Topic; N]) -> Self {
        Self { line: "", topics }
    }
}

impl<const N: usize> From<(&'static str, &'static [Topic; N])> for Hint {
    fn from((line, topics): (&'static str, &'static [Topic; N])) -> Self {
        Self { line, topics }
    }
}

/// Whose help is shown.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The id of the line, by which the field refers to it.
    pub id: AttrValue,
    /// A line of the page's own; empty for the first topic's.
    #[prop_or_default]
    pub line: AttrValue,
    /// What there is to know beyond.
    #[prop_or_default]
    pub topics: &'static [Topic],
}

/// The line of help; nothing where there is none.
#[component]
pub fn HintLine(props: &Props) -> Html {
    #[cfg(feature = "composer")]
    if !props.topics.is_empty() {
        return html! { <more::HintAndMore id={props.id.clone()} line={props.line.clone()} topics={props.topics} /> };
    }
    if props.line.is_empty() {
        return Html::default();
    }
    html! { <p id={props.id.clone()} class="hint">{ &props.line }</p> }
}

/// The page that opens first has no more than the line.
#[cfg(feature = "composer")]
mod more {
    use yew::prelude::*;

    use super::Props;
    use crate::help::Topic;

    /// The line, and what is behind it.
    #[component]
    pub fn HintAndMore(props: &Props) -> Html {
        let is_open = use_state_eq(|| false);
        let first = props.topics.first();
        let line = first.filter(|_| props.line.is_empty()).map(|topic| AttrValue::from(topic.first_sentence()));
        let entries: Vec<Html> =
            props.topics.iter().enumerate().filter_map(|(position, topic)| entry(props, position, *topic)).collect();
        let onclick = {
            let is_open = is_open.clone();
            Callback::from(move |_: MouseEvent| is_open.set(!*is_open))
        };
        let more_id = format!("{}-more", props.id);
        html! {
            <div class="help">
                <p class="hint">
                    <span id={props.id.clone()}>{ line.unwrap_or_else(|| props.line.clone()) }</span>
                    if !entries.is_empty() {
                        { " " }
                        <button type="button" class="more" {onclick} aria-expanded={is_open.to_string()} aria-controls={is_open.then(|| more_id.clone())}
                            aria-label={format!("More about {}", first.map_or("", |topic| topic.title()))}>{ if *is_open { "Less" } else { "More" } }</button>
                    }
                </p>
                if *is_open {
                    <dl id={more_id} class="help-more">{ for entries }</dl>
                }
            </div>
        }
    }

    /// A topic with its name; of the one that the line begins, what follows.
    fn entry(props: &Props, position: usize, topic: Topic) -> Option<Html> {
        let is_begun = position == 0 && props.line.is_empty();
        let text = if is_begun { topic.after_first_sentence() } else { topic.text() };
        (!text.is_empty()).then(|| html! { <><dt>{ topic.title() }</dt><dd>{ text }</dd></> })
    }
}
