//! Starts the page.

fn main() {
    yew::Renderer::<pushproof::ui::App>::new().render();
}
