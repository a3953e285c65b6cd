//! Starts the page.

fn main() {
    pushproof::ui::start();
}
