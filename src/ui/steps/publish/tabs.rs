//! The tabs of the exports: arrow keys go through them, and the one that is open shows its panel.

use yew::prelude::*;

use crate::ui::browser;

/// A way for the campaign to leave.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tab {
    /// Every field with what to enter there.
    #[default]
    Sheet,
    /// What is left to do by hand.
    Checklist,
    /// For programs, with the campaign itself.
    Dashboard,
    /// What the app receives.
    KeyValues,
    /// What creates the campaign in CleverTap.
    ApiBody,
}

impl Tab {
    /// Every tab, in order.
    pub const ALL: [Self; 5] = [Self::Sheet, Self::Checklist, Self::Dashboard, Self::KeyValues, Self::ApiBody];

    /// Its name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Sheet => "Paste sheet",
            Self::Checklist => "Checklist",
            Self::Dashboard => "Dashboard JSON",
            Self::KeyValues => "Key-values JSON",
            Self::ApiBody => "API body",
        }
    }

    /// The id of its button.
    const fn id(self) -> &'static str {
        match self {
            Self::Sheet => "tab-sheet",
            Self::Checklist => "tab-checklist",
            Self::Dashboard => "tab-dashboard",
            Self::KeyValues => "tab-key-values",
            Self::ApiBody => "tab-api-body",
        }
    }

    /// The tab that `key` leads to from here.
    fn after(self, key: &str) -> Option<Self> {
        let mut all = Self::ALL.into_iter();
        let here = all.clone().position(|tab| tab == self).unwrap_or_default();
        match key {
            "ArrowRight" => all.cycle().nth(here + 1),
            "ArrowLeft" => all.cycle().nth(here + Self::ALL.len() - 1),
            "Home" => all.next(),
            "End" => all.last(),
            _ => None,
        }
    }
}

/// What the tabs show.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The tab that is open.
    pub open: Tab,
    /// Told which tab to open.
    pub on_open: Callback<Tab>,
    /// What it shows.
    pub children: Html,
}

/// The row of tabs and the panel of the one that is open.
#[component]
pub fn Tabs(props: &Props) -> Html {
    let open = props.open;
    let tab = |tab: Tab| {
        let onclick = props.on_open.reform(move |_: MouseEvent| tab);
        let is_open = tab == open;
        html! {
            <button type="button" role="tab" id={tab.id()} aria-selected={is_open.to_string()} aria-controls="tab-panel"
                tabindex={if is_open { "0" } else { "-1" }} {onclick}>{ tab.name() }</button>
        }
    };
    let onkeydown = {
        let on_open = props.on_open.clone();
        Callback::from(move |event: KeyboardEvent| {
            if let Some(to) = open.after(&event.key()) {
                event.prevent_default();
                on_open.emit(to);
                browser::focus(to.id());
            }
        })
    };
    html! {
        <>
            <div class="tabs" role="tablist" aria-label="Exports" {onkeydown}>{ for Tab::ALL.into_iter().map(tab) }</div>
            <div id="tab-panel" class="panel" role="tabpanel" aria-labelledby={open.id()}>{ props.children.clone() }</div>
        </>
    }
}

#[cfg(test)]
mod tests {
    use super::Tab;

    #[test]
    fn the_arrows_go_round() {
        assert_eq!(Tab::Sheet.after("ArrowLeft"), Some(Tab::ApiBody));
        assert_eq!(Tab::ApiBody.after("ArrowRight"), Some(Tab::Sheet));
        assert_eq!(Tab::Checklist.after("ArrowRight"), Some(Tab::Dashboard));
        assert_eq!((Tab::Dashboard.after("Home"), Tab::Dashboard.after("End")), (Some(Tab::Sheet), Some(Tab::ApiBody)));
        assert_eq!(Tab::Sheet.after("a"), None);
    }
}
