//! Starts the page inside the element that `index.html` keeps for it.

fn main() {
    let root =
        web_sys::window().and_then(|window| window.document()).and_then(|document| document.get_element_by_id("app"));
    match root {
        Some(root) => yew::Renderer::<pushproof::ui::App>::with_root(root).render(),
        None => yew::Renderer::<pushproof::ui::App>::new().render(),
    };
}
