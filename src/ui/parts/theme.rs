//! The colours of the page: as the device has them, dark, or light.

use yew::prelude::*;

use crate::ui::browser;

/// What comes after a choice, and what the choice is called.
fn after(theme: Option<&str>) -> (Option<&'static str>, &'static str) {
    match theme {
        None => (Some("dark"), "as the device"),
        Some("dark") => (Some("light"), "dark"),
        Some(_) => (None, "light"),
    }
}

/// A button that goes from one to the next.
#[component]
pub fn Theme() -> Html {
    let theme = use_state_eq(|| None::<String>);
    {
        let theme = theme.clone();
        use_effect_with((), move |()| theme.set(browser::theme()));
    }
    let (next, now) = after(theme.as_deref());
    let onclick = Callback::from(move |_: MouseEvent| {
        browser::set_theme(next);
        theme.set(next.map(str::to_owned));
    });
    let name = format!("Colours: {now}");
    html! {
        <button type="button" class="button small quiet theme" aria-label={name.clone()} title={name} {onclick}>
            <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true"><circle cx="8" cy="8" r="6.25" /><path d="M8 1.75a6.25 6.25 0 0 1 0 12.5Z" /></svg>
        </button>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_times_on_is_where_one_began() {
        let mut theme = None;
        let names = [(); 3].map(|()| {
            let (next, name) = after(theme);
            theme = next;
            name
        });
        assert_eq!((names, theme), (["as the device", "dark", "light"], None));
    }
}
