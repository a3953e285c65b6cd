//! How long a table takes, row by row: the time for one row is to be the same in a short table and in a long one.

use std::fmt::Write;
use std::hint::black_box;

use chrono::{NaiveDate, NaiveDateTime};
use divan::Bencher;
use divan::counter::ItemsCount;
use pushproof::batch::{Table, check_table};
use pushproof::profile::Profile;

fn main() {
    divan::main();
}

fn now() -> NaiveDateTime {
    NaiveDate::from_ymd_opt(2026, 11, 23).and_then(|day| day.and_hms_opt(10, 0, 0)).expect("a date")
}

/// A table of title, message, link and delivery, with slips as people make them.
fn table(rows: usize) -> String {
    const TITLES: [&str; 4] =
        ["Hamlet: the last 40 seats", "Faust returns in January", "Concert night: last rows!!", "A season of dance"];
    const MESSAGES: [&str; 4] = [
        "Saturday 5 December, 19:30. Book before they are gone, from 19 euros.",
        "The stage is set, @Profile - Name | default: 'friend'. Come and see it.",
        "Just a few seats are left in the stalls, really.",
        "Der Vorverkauf hat begonnen: Karten für Samstag sind da.",
    ];
    const LINKS: [&str; 4] = ["performances/12345", "/performances/14002/", "performances/14002/48052", "events/12"];
    let mut text = "title,message,link,delivery\n".to_owned();
    for row in 0..rows {
        let (title, message, link) = (TITLES[row % 4], MESSAGES[row / 4 % 4], LINKS[row / 16 % 4]);
        let (day, hour, minute) = (1 + row % 28, 8 + row % 12, row % 60);
        let _ = writeln!(text, "{title} {row},\"{message}\",{link},2026-12-{day:02} {hour:02}:{minute:02}");
    }
    text
}

#[divan::bench(args = [1_000, 10_000, 100_000], sample_count = 3, sample_size = 1)]
fn check_a_table(bencher: Bencher<'_, '_>, rows: usize) {
    let text = table(rows);
    bencher.counter(ItemsCount::new(rows)).bench_local(|| {
        let table = Table::open(black_box(text.as_bytes()), &[]).expect("a table");
        check_table(table, Profile::guide(), now()).expect("rows")
    });
}

#[divan::bench(args = [1_000, 100_000], sample_count = 3, sample_size = 1)]
fn read_a_table(bencher: Bencher<'_, '_>, rows: usize) {
    let text = table(rows);
    bencher
        .counter(ItemsCount::new(rows))
        .bench_local(|| Table::open(black_box(text.as_bytes()), &[]).expect("a table").count());
}
