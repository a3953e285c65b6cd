//! One notification as one kind of phone shows it.

use yew::prelude::*;

/// Where a notification is shown. How many lines each shows is in the stylesheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// An iPhone's lock screen: the title on one line, the message on four.
    IphoneLock,
    /// An iPhone in use: the title on one line, the message on two.
    IphoneBanner,
    /// Android's list: one line each.
    AndroidCollapsed,
    /// The same, opened: up to eight lines.
    AndroidExpanded,
}

impl State {
    /// Every state, in the order in which they are shown.
    pub const ALL: [Self; 4] = [Self::IphoneLock, Self::IphoneBanner, Self::AndroidCollapsed, Self::AndroidExpanded];

    const fn name(self) -> &'static str {
        match self {
            Self::IphoneLock => "iPhone, lock screen",
            Self::IphoneBanner => "iPhone, banner",
            Self::AndroidCollapsed => "Android, collapsed",
            Self::AndroidExpanded => "Android, expanded",
        }
    }

    const fn look(self) -> &'static str {
        match self {
            Self::IphoneLock => "iphone lock",
            Self::IphoneBanner => "iphone banner",
            Self::AndroidCollapsed => "android collapsed",
            Self::AndroidExpanded => "android expanded",
        }
    }
}

/// What a notification shows.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// Where it is shown.
    pub state: State,
    /// What the app is called.
    pub app: AttrValue,
    /// The title as the user sees it.
    pub title: AttrValue,
    /// The message as the user sees it.
    pub message: AttrValue,
    /// Whether it has a picture.
    pub has_image: bool,
}

/// One notification.
#[component]
pub fn Notification(props: &Props) -> Html {
    let or = |text: &AttrValue, otherwise: &'static str| {
        if text.trim().is_empty() {
            html! { <span class="note-empty">{ otherwise }</span> }
        } else {
            html! { { text } }
        }
    };
    html! {
        <figure class="phone">
            <figcaption>{ props.state.name() }</figcaption>
            <div class={classes!("note", props.state.look())}>
                <span class="note-icon" aria-hidden="true"></span>
                <div class="note-text">
                    <p class="note-app"><span>{ &props.app }</span><span class="note-time">{ "now" }</span></p>
                    <p class="note-title">{ or(&props.title, "Title") }</p>
                    <p class="note-message">{ or(&props.message, "Message") }</p>
                </div>
                if props.has_image {
                    <span class="note-image" aria-hidden="true"></span>
                }
            </div>
        </figure>
    }
}
