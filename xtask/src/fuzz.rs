//! `cargo xtask fuzz`: looks for input that breaks what Pushproof promises of any input.

use crate::call::Call;
use crate::failure::{Failure, Outcome};
use crate::{project, tools};
use std::fs;

/// The fuzzer's targets, each with a folder of seeds besides its own in `fuzz/seeds`.
const TARGETS: [(&str, Option<&str>); 6] = [
    ("template", None),
    ("deep_link", None),
    ("campaign", Some("tests/corpus")),
    ("share", Some("tests/corpus")),
    ("table", Some("tests/batch")),
    ("fixer", Some("tests/corpus")),
];

/// One target is looked at for so long, in seconds, unless another time is asked for.
const USUAL: u32 = 600;

/// Reads the words after `fuzz`, and runs the target that they name, or all, one after the other.
pub fn run(words: &[&str]) -> Outcome<()> {
    let (name, seconds) = read(words)?;
    let cargo_fuzz = tools::cargo_fuzz()?;
    for (target, seeds) in TARGETS.iter().filter(|(target, _)| name.is_none_or(|name| name == *target)) {
        println!(
            "Looks for {seconds} s for input that breaks a promise: {target}. Building it takes minutes at first."
        );
        let [corpus, found] = ["corpus", "found"].map(|folder| format!("target/fuzz/{folder}/{target}/"));
        for folder in [&corpus, &found] {
            fs::create_dir_all(project::root().join(folder))
                .map_err(|error| Failure::new(format!("{folder} could not be made: {error}.")))?;
        }
        Call::new(cargo_fuzz.join("cargo-fuzz"))
            // Without a sanitizer, which looks for what safe Rust can't do and halves the speed.
            .args(["fuzz", "run", "--fuzz-dir", "fuzz", "--target-dir", "target/fuzz", "--sanitizer", "none", target])
            .args([&corpus, &format!("fuzz/seeds/{target}")])
            .args(seeds)
            .args(["--", "-dict=fuzz/words.dict", "-timeout=20", "-rss_limit_mb=4096"])
            .args([format!("-max_total_time={seconds}"), format!("-artifact_prefix={found}")])
            // The marks that the fuzzer goes by are not to be had from a stable compiler otherwise.
            .env("RUSTC_BOOTSTRAP", "1")
            .run()
            .map_err(|_| {
                Failure::new(format!(
                    "{target}: see above. Where input was found, it lies in {found}: put it into fuzz/seeds/{target} \
                     under a name that says what it is, see `cargo test --test fuzz` fail, and mend what it breaks."
                ))
            })?;
    }
    Ok(())
}

/// The target, where one is named, and for how long.
fn read<'w>(words: &[&'w str]) -> Outcome<(Option<&'w str>, u32)> {
    let (name, rest) = match words {
        [name, rest @ ..] if TARGETS.iter().any(|(target, _)| target == name) => (Some(*name), rest),
        _ => (None, words),
    };
    match rest {
        [] => Ok((name, USUAL)),
        [seconds] if let Ok(seconds) = seconds.parse() => Ok((name, seconds)),
        _ => Err(Failure::new(format!(
            "`fuzz {}` can't be run: name one of {}, how many seconds, both, or neither.",
            words.join(" "),
            TARGETS.map(|(target, _)| target).join(", ")
        ))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_target_and_time() {
        assert_eq!(read(&[]), Ok((None, USUAL)));
        assert_eq!(read(&["60"]), Ok((None, 60)));
        assert_eq!(read(&["share"]), Ok((Some("share"), USUAL)));
        assert_eq!(read(&["table", "5"]), Ok((Some("table"), 5)));
        assert!(read(&["tables"]).unwrap_err().to_string().contains("deep_link"));
        assert!(read(&["table", "x"]).is_err());
    }

    #[test]
    fn every_target_has_its_program_and_its_seeds() {
        let fuzz = project::root().join("fuzz");
        let mut programs: Vec<String> = fs::read_dir(fuzz.join("targets"))
            .unwrap()
            .map(|entry| entry.unwrap().path().file_stem().unwrap().to_string_lossy().into_owned())
            .collect();
        programs.sort();
        let mut targets = TARGETS.map(|(target, _)| target);
        targets.sort_unstable();
        assert_eq!(programs, targets);
        for target in targets {
            assert!(fuzz.join("seeds").join(target).is_dir(), "{target}");
        }
    }
}
