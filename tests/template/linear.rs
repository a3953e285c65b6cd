//! Taking a text apart takes time in proportion to its length, whatever it consists of.

use std::time::{Duration, Instant};

use pushproof::profile::Profile;
use pushproof::template::{Sample, parse};

use crate::support::read;

/// What a text begins with, and what it goes on with.
const HARD: &[(&str, &str)] = &[
    ("", "@"),
    ("", "{{"),
    ("", "{{ "),
    ("", "{{ a "),
    ("", "{%"),
    ("", "@a - "),
    ("", "@Profile - "),
    ("", "@Profile - Name |"),
    ("", "@Profile - default: "),
    ("", "@Profile - Name | default: \""),
    ("", "@Profile - Name | default: '"),
    ("", "@Profile - Name | default: “"),
    ("", "@Profile - Name | default'x"),
    ("", "@Profile - Name | default: \"@"),
    ("", "@Profile - Name | default: \"a @b "),
    ("", "@Profile - Name | default: \"\n"),
    ("", "@Profile - Name | default: \"{{ "),
    ("", "@Profile - Name | default: x "),
    ("", "@Profile - \n     "),
    ("", "@Add to Crat - "),
    ("", "{{ x | default: \""),
    ("", "{{ \"{{"),
    ("", "{% if x %}"),
    ("", "{% if x %}{% endfor %}"),
    ("", "{% endif %}"),
    ("", "{% raw %}"),
    ("", "{% comment %}"),
    ("", "{% assign x = 1 %}{{ x }}"),
    ("@", "\u{200b}"),
    ("@", "a - "),
    ("@Profile - ", "a "),
    ("@Profile - Name", " "),
    ("@Profile - Name ", "| a "),
    ("@Profile - Name | default: \"", "a@b "),
    ("{{ ", "a."),
    ("{{ ", "a["),
    ("{{ ", "("),
    ("{{ x", "| a"),
    ("{{ x", "| a: \"x "),
    ("{{ x", "[\"x\""),
    ("{% if a ", "and \"x\u{3000}\" "),
    ("{% when ", "'a', "),
];

fn time(opening: &str, rest: &str, length: usize) -> Duration {
    let text = format!("{opening}{} }}}} %}}", rest.repeat(length / rest.len()));
    let start = Instant::now();
    let template = read(&text);
    let _ = template.render(&text, Profile::guide(), Sample::Longest);
    start.elapsed()
}

#[test]
fn eight_times_the_text_takes_about_eight_times_as_long() {
    for (opening, rest) in HARD {
        // Sixty-four times as long would be the square, and many seconds. A busy machine gets three tries.
        let is_linear = || {
            let long = time(opening, rest, 48_000);
            long < Duration::from_millis(300) || long < 28 * time(opening, rest, 6_000)
        };
        assert!((0..3).any(|_| is_linear()), "{opening:?} and then {rest:?}");
    }
}

#[test]
fn depth_is_no_danger() {
    for rest in ["(", "[", "{{ \"", "{% if x %}", "@Profile - Name | default: \"", "@a ", "{{ x | default: ("] {
        let text = rest.repeat(100_000 / rest.len());
        assert!(!parse(&text, Profile::guide()).parts.is_empty());
    }
}
