//! How long the engine takes: a full campaign under every rule, and the parts of it that run at each keystroke.

use std::hint::black_box;

use chrono::{NaiveDate, NaiveDateTime};
use divan::Bencher;
use pushproof::campaign::{Campaign, read_file};
use pushproof::lint::{check, fix_all};
use pushproof::profile::Profile;
use pushproof::template;

const PUSH: &str = include_str!("../tests/corpus/right/push.json");
const CART: &str = include_str!("../tests/corpus/right/cart-reminder.json");
const CART_LINK: &str =
    "performances/@Add to Cart - eventId | default: \"1\"/@Add to Cart - performanceId | default: \"1\"";

fn main() {
    divan::main();
}

fn campaign(text: &str) -> Campaign {
    read_file(text).expect("a campaign").remove(0)
}

fn now() -> NaiveDateTime {
    NaiveDate::from_ymd_opt(2026, 11, 23).and_then(|day| day.and_hms_opt(10, 0, 0)).expect("a date")
}

#[divan::bench(args = [("push", PUSH), ("cart reminder", CART)])]
fn lint_a_full_campaign(bencher: Bencher<'_, '_>, (_, text): (&str, &str)) {
    let campaign = campaign(text);
    let profile = Profile::guide();
    bencher.bench_local(|| check(black_box(&campaign), profile, now()));
}

#[divan::bench]
fn fix_a_campaign_with_three_slips(bencher: Bencher<'_, '_>) {
    let mut campaign = campaign(PUSH);
    "Hamlet: the last 40 seats!!!".clone_into(&mut campaign.what.title);
    "Saturday 5 December, 19:30.  Book before they are gone.".clone_into(&mut campaign.what.message);
    "/performances/12345/".clone_into(&mut campaign.what.key_values[0].value);
    bencher.bench_local(|| fix_all(black_box(&campaign), Profile::guide(), now()));
}

#[divan::bench]
fn parse_a_deep_link_with_two_tokens(bencher: Bencher<'_, '_>) {
    let profile = Profile::guide();
    bencher.bench_local(|| template::parse(black_box(CART_LINK), profile));
}

#[divan::bench]
fn read_a_campaign_document(bencher: Bencher<'_, '_>) {
    bencher.bench_local(|| read_file(black_box(PUSH)));
}
