//! The pages in `docs` say what is so: the rules, and what the project is built upon.
#![cfg(feature = "cli")]

use std::process::Command;

#[test]
fn the_page_about_the_rules_is_fresh() {
    let written = Command::new(env!("CARGO_BIN_EXE_pushproof"))
        .args(["rules", "--format", "markdown"])
        .output()
        .expect("the binary");
    assert!(
        String::from_utf8(written.stdout).expect("UTF-8") == include_str!("../docs/rules.md"),
        "docs/rules.md is stale; write it anew with: cargo run -- rules --format markdown > docs/rules.md"
    );
}

#[test]
fn whatever_is_built_upon_is_named_with_its_reason() {
    let page = include_str!("../docs/security.md");
    let rows: Vec<&str> = page.lines().filter(|line| line.starts_with("| `")).collect();
    let is_named = |name: &str| rows.iter().any(|row| row.contains(&format!("`{name}`")));
    let mut seen = 0;
    for manifest in
        [include_str!("../Cargo.toml"), include_str!("../xtask/Cargo.toml"), include_str!("../fuzz/Cargo.toml")]
    {
        let mut is_list = false;
        for line in manifest.lines() {
            if line.starts_with('[') {
                is_list = line.ends_with("dependencies]");
            } else if let (true, Some((name, _))) = (is_list && !line.starts_with(['#', ' ']), line.split_once(" = "))
                && name != "pushproof"
            {
                assert!(is_named(name), "docs/security.md does not say why {name} is there");
                seen += 1;
            }
        }
    }
    for package in [include_str!("browser/package.json"), include_str!("../benches/peers/package.json")] {
        let package: serde_json::Value = serde_json::from_str(package).expect("JSON");
        for list in ["dependencies", "devDependencies"].map(|list| package[list].as_object()) {
            for name in list.into_iter().flatten().map(|(name, _)| name) {
                assert!(is_named(name), "docs/security.md does not say why {name} is there");
                seen += 1;
            }
        }
    }
    assert!(seen > 25, "only {seen} were found to look for");
}

/// Whether the words are the name of a file of tests.
fn is_test(words: &str) -> bool {
    std::path::Path::new(words).extension().is_some_and(|extension| extension == "mjs" || extension == "rs")
}

#[test]
fn every_test_that_a_page_names_is_there() {
    let pages = [
        ("promises", include_str!("../docs/promises.md")),
        ("accessibility", include_str!("../docs/accessibility.md")),
        ("security", include_str!("../docs/security.md")),
    ];
    let top = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut seen = 0;
    for (name, page) in pages {
        for test in page.split('`').skip(1).step_by(2).filter(|words| is_test(words)) {
            let file = if test.contains('/') { top.join(test) } else { top.join("tests/browser").join(test) };
            assert!(file.is_file(), "docs/{name}.md names {test}, which is not there");
            seen += 1;
        }
    }
    assert!(seen > 30, "only {seen} were found to look for");
}
