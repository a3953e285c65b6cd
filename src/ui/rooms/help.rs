//! What the words of the dashboard mean, from the operator guide, and the keys of this page.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::help::Topic;
use crate::ui::shortcuts::keys;

/// The topics as they belong together.
const CHAPTERS: &[(&str, &[Topic])] = &[
    ("The account", &[Topic::Account, Topic::Draft, Topic::Calculate]),
    (
        "Start here",
        &[
            Topic::CampaignName,
            Topic::Qualification,
            Topic::GoalEvent,
            Topic::GoalFilter,
            Topic::GoalRevenue,
            Topic::GoalWindow,
        ],
    ),
    (
        "Who",
        &[
            Topic::Trigger,
            Topic::Inaction,
            Topic::Segment,
            Topic::EventDid,
            Topic::EventDidNot,
            Topic::EventProperty,
            Topic::EventId,
            Topic::PerformanceId,
            Topic::Tags,
            Topic::UserProperty,
            Topic::OptOut,
            Topic::SavedSegment,
            Topic::ControlGroup,
        ],
    ),
    (
        "What",
        &[
            Topic::Title,
            Topic::Message,
            Topic::PersonalDetail,
            Topic::NotificationChannel,
            Topic::RenderMax,
            Topic::AdvancedIos,
            Topic::LinkKey,
            Topic::LinkPath,
            Topic::LinkToken,
        ],
    ),
    ("In-app messages", &[Topic::InApp, Topic::Structure, Topic::Template, Topic::Image, Topic::CustomHtml]),
    ("When", &[Topic::Delivery, Topic::TimeToLive, Topic::Display, Topic::Frequency]),
    ("Test and results", &[Topic::PreviewAndTest, Topic::TestRecipient, Topic::Conversions]),
];

/// What the words of the dashboard mean.
#[component]
pub fn Help() -> Html {
    let query = use_state_eq(String::new);
    let oninput = {
        let query = query.clone();
        Callback::from(move |event: InputEvent| query.set(event.target_unchecked_into::<HtmlInputElement>().value()))
    };
    let entry = |topic: &&Topic| {
        html! { <><dt id={format!("help-{}", topic.id())}>{ topic.title() }</dt><dd>{ with_links(topic.text()) }</dd></> }
    };
    let chapter = |(heading, topics): &(&'static str, &[Topic])| {
        let found: Vec<&Topic> = topics.iter().filter(|topic| holds(**topic, &query)).collect();
        html! {
            if !found.is_empty() {
                <section class="chapter">
                    <h2>{ *heading }</h2>
                    <dl class="glossary">{ for found.iter().map(entry) }</dl>
                </section>
            }
        }
    };
    let is_found = Topic::ALL.iter().any(|topic| holds(*topic, &query));
    html! {
        <div class="room help">
            <div class="room-head">
                <h1>{ "Help" }</h1>
                <label class="search">
                    <span class="unseen">{ "Search the help" }</span>
                    <input type="search" class="line-input" placeholder="Search" value={(*query).clone()} {oninput} />
                </label>
            </div>
            <p class="hint">{ "What the words of the CleverTap dashboard mean, in the order in which you meet them." }</p>
            if !is_found {
                <p class="problems-none" role="status">{ "Nothing here holds these words." }</p>
            }
            { for CHAPTERS.iter().map(chapter) }
            if query.is_empty() {
                <section class="chapter">
                    <h2>{ "Keys" }</h2>
                    { keys() }
                </section>
            }
        </div>
    }
}

/// Whether what is said of `topic` holds every word of `query`.
fn holds(topic: Topic, query: &str) -> bool {
    let all = format!("{} {}", topic.title(), topic.text()).to_lowercase();
    query.to_lowercase().split_whitespace().all(|word| all.contains(word))
}

/// `text` with its web addresses as links.
fn with_links(text: &'static str) -> Html {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find("https://") {
        let (before, address) = rest.split_at(start);
        let end = address.find([' ', ';', ',']).unwrap_or(address.len());
        let end = address.get(..end).map_or(end, |address| address.trim_end_matches('.').len());
        let (address, after) = address.split_at(end);
        pieces.push(html! { { before } });
        pieces.push(html! { <a href={address} rel="noreferrer noopener" target="_blank">{ address }</a> });
        rest = after;
    }
    pieces.push(html! { { rest } });
    pieces.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::component_tests::rendered;

    #[test]
    fn every_topic_is_told_once() {
        let told: Vec<Topic> = CHAPTERS.iter().flat_map(|(_, topics)| topics.iter().copied()).collect();
        assert_eq!(told, Topic::ALL);
    }

    #[test]
    fn addresses_are_links_without_the_sentence_around_them() {
        let html = rendered::<Help>(());
        assert!(html.contains("<a href=\"https://eu1.dashboard.clevertap.com\""), "{html}");
        assert!(html.contains("href=\"https://docs.clevertap.com/docs/push\""), "{html}");
    }
}
