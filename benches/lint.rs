//! How long the engine takes: a full campaign under every rule, and the parts of it that run at each keystroke.

use std::hint::black_box;

use chrono::{NaiveDate, NaiveDateTime};
use divan::Bencher;
use pushproof::campaign::{Campaign, read_file};
use pushproof::deeplink::{Path, Routes};
use pushproof::lint::{check, fix_all};
use pushproof::profile::Profile;
use pushproof::template;

/// A push with every section filled in: nested groups, variants, three key-values.
const EVERYTHING: &str = include_str!("../tests/corpus/right/everything.json");
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

/// The sound campaigns by name.
#[derive(Clone, Copy, Debug)]
enum Sound {
    Everything,
    Push,
    CartReminder,
}

impl Sound {
    fn campaign(self) -> Campaign {
        campaign(match self {
            Self::Everything => EVERYTHING,
            Self::Push => PUSH,
            Self::CartReminder => CART,
        })
    }
}

#[divan::bench(args = [Sound::Everything, Sound::Push, Sound::CartReminder])]
fn lint_a_full_campaign(bencher: Bencher<'_, '_>, sound: Sound) {
    let campaign = sound.campaign();
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

#[divan::bench(args = ["performances/12345/48052", CART_LINK])]
fn read_a_deep_link_against_the_routes(bencher: Bencher<'_, '_>, link: &str) {
    let profile = Profile::guide();
    bencher.bench_local(|| {
        let template = template::parse(black_box(link), profile);
        let routes = Routes::new(&profile.deep_link);
        let path = Path::parse(link, &template);
        black_box(routes.read(&path));
    });
}

#[divan::bench]
fn read_a_campaign_document(bencher: Bencher<'_, '_>) {
    bencher.bench_local(|| read_file(black_box(EVERYTHING)));
}
