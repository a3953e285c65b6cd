//! Starts the page with every step of the dashboard, in the place of the one that opens first.

fn main() {
    pushproof::ui::start();
}
