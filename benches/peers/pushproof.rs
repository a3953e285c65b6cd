//! How long Pushproof takes for the texts that its peers are measured with: nanoseconds each, as JSON.
//! `cargo xtask bench --peers` runs it.

use std::hint::black_box;
use std::time::{Duration, Instant};

use chrono::{NaiveDate, NaiveDateTime};
use pushproof::campaign::Campaign;
use pushproof::deeplink::{Path, Routes};
use pushproof::lint::check;
use pushproof::profile::Profile;
use pushproof::template::parse;

const TEXTS: &str = include_str!("texts.json");
/// So many measurements, of which the median counts; each lasts so long.
const ROUNDS: usize = 25;
const ROUND: Duration = Duration::from_millis(8);

#[derive(serde::Deserialize)]
struct Texts {
    pushes: Vec<(String, String)>,
    links: Vec<String>,
}

fn main() {
    let texts: Texts = serde_json::from_str(TEXTS).expect("texts.json");
    let profile = Profile::guide();
    let pushes = texts.pushes.into_iter().map(|(title, message)| {
        let mut campaign = Campaign::default();
        campaign.what.title = title;
        campaign.what.message = message;
        nanoseconds(|| drop(black_box(check(black_box(&campaign), profile, now()))))
    });
    let pushes: Vec<f64> = pushes.collect();
    let routes = Routes::new(&profile.deep_link);
    let links = texts.links.iter().map(|link| {
        nanoseconds(|| {
            let template = parse(black_box(link), profile);
            black_box(routes.read(&Path::parse(link, &template)));
        })
    });
    let links: Vec<f64> = links.collect();
    println!("{}", serde_json::json!({ "pushes": pushes, "links": links }));
}

fn now() -> NaiveDateTime {
    NaiveDate::from_ymd_opt(2026, 11, 23).and_then(|day| day.and_hms_opt(10, 0, 0)).expect("a date")
}

/// How long `work` takes once, in nanoseconds.
fn nanoseconds(work: impl Fn()) -> f64 {
    let round = || {
        let begin = Instant::now();
        let mut times = 0_u32;
        while begin.elapsed() < ROUND {
            work();
            times += 1;
        }
        begin.elapsed().as_secs_f64() * 1e9 / f64::from(times)
    };
    let mut rounds: Vec<f64> = (0..ROUNDS).map(|_| round()).collect();
    rounds.sort_by(f64::total_cmp);
    rounds.get(ROUNDS / 2).copied().unwrap_or_default()
}
