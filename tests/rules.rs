//! What holds for every rule: its documentation's examples do what they say, its words follow the house's conventions,
//! its fixes mend what they promise and break nothing.

use pushproof::campaign::Campaign;
use pushproof::lint::{
    Applicability, Base, Diagnostic, Example, Fixable, Rule, Scene, Severity, apply, check, fix_all, rules,
    time_of_examples as now,
};
use pushproof::profile::Profile;

fn findings(campaign: &Campaign) -> Vec<Diagnostic> {
    check(campaign, Profile::guide(), now()).diagnostics
}

/// What the rules find in `campaign` in the place of the scene's own.
fn findings_in(scene: &Scene, campaign: &Campaign) -> Vec<Diagnostic> {
    Scene { campaign: campaign.clone(), ..scene.clone() }.check(now()).diagnostics
}

fn errors(found: &[Diagnostic]) -> usize {
    found.iter().filter(|found| found.severity == Severity::Error).count()
}

/// Every wrong example of every rule, with its number from 1.
fn wrong_examples() -> impl Iterator<Item = (&'static Rule, usize, Scene)> {
    rules::all().flat_map(|rule| {
        let wrong = rule.examples().into_iter().filter(|example| example.is_wrong);
        wrong.enumerate().map(move |(position, example)| {
            let scene = example.scene();
            (
                rule,
                position + 1,
                scene.unwrap_or_else(|| panic!("{}: example {} names no field", rule.id, position + 1)),
            )
        })
    })
}

#[test]
fn the_sound_campaigns_are_sound() {
    for base in [Base::Push, Base::CartReminder, Base::InApp] {
        let found = findings(&base.campaign());
        let serious: Vec<_> = found.iter().filter(|found| found.severity != Severity::Advice).collect();
        assert!(serious.is_empty(), "{base:?}: {serious:#?}");
    }
}

#[test]
fn wrong_examples_have_exactly_their_finding() {
    let base_advice = advice_of_bases();
    for (rule, number, scene) in wrong_examples() {
        let found = scene.check(now()).diagnostics;
        let found: Vec<_> = found.into_iter().filter(|found| !is_one_of(&base_advice, found)).collect();
        let ids: Vec<_> = found.iter().map(|found| found.rule.id).collect();
        assert_eq!(ids, [rule.id], "wrong example {number}: {found:#?}");
    }
}

/// What the sound campaigns are advised of as they are.
fn advice_of_bases() -> Vec<Diagnostic> {
    [Base::Push, Base::CartReminder, Base::InApp].into_iter().flat_map(|base| findings(&base.campaign())).collect()
}

/// Whether a finding is one of these. What it points at besides may have moved with the example.
fn is_one_of(known: &[Diagnostic], found: &Diagnostic) -> bool {
    known.iter().any(|known| known.rule == found.rule && known.place == found.place && known.message == found.message)
}

#[test]
fn right_examples_have_none() {
    let base_advice = advice_of_bases();
    for rule in rules::all() {
        for (position, example) in rule.examples().iter().filter(|example| !example.is_wrong).enumerate() {
            let scene = example.scene();
            let scene = scene.unwrap_or_else(|| panic!("{}: right example {} names no field", rule.id, position + 1));
            let found = scene.check(now()).diagnostics;
            let found: Vec<_> = found.into_iter().filter(|found| !is_one_of(&base_advice, found)).collect();
            assert!(found.is_empty(), "{}: right example {}: {found:#?}", rule.id, position + 1);
        }
    }
}

#[test]
fn every_rule_is_documented_and_filed() {
    let mut seen = std::collections::BTreeSet::new();
    for rule in rules::all() {
        let id = rule.id;
        assert!(seen.insert(id), "{id} is listed twice");
        let (category, name) = id.split_once('/').expect("category/name");
        let (folder, stem) = (category.replace('-', "_"), name.replace('-', "_"));
        let file = format!("{}/src/lint/rules/{folder}/{stem}.rs", env!("CARGO_MANIFEST_DIR"));
        let source = std::fs::read_to_string(&file).unwrap_or_else(|_| panic!("{id} belongs into {file}"));
        assert!(source.starts_with(&format!("//! `{id}`: ")), "{file} begins with another sentence");
        assert!(source.contains("mod tests {"), "{file} has no tests");
        let examples = rule.examples();
        assert!(examples.iter().any(|example| example.is_wrong), "{id} has no wrong example");
        assert!(examples.iter().any(|example| !example.is_wrong), "{id} has no right example");
        assert!(!examples.iter().any(Example::is_empty), "{id} has an example that changes nothing");
        assert!(rule.paragraphs().next().is_some_and(|first| first.len() > 60), "{id} has no explanation");
        let fences = rule.documentation.matches("```").count();
        assert_eq!(fences, examples.len() * 2, "{id} has a fence that is neither wrong nor right");
        assert!(
            !rule.summary.ends_with('.') && rule.why.ends_with('.'),
            "{id}: summary without full stop, why with one"
        );
    }
}

#[test]
fn words_follow_the_conventions() {
    for (rule, number, scene) in wrong_examples() {
        for found in scene.check(now()).diagnostics.iter().filter(|found| found.rule == rule) {
            let place = format!("{}, wrong example {number}", rule.id);
            let message = &found.message;
            assert!(
                message.starts_with(|c: char| c.is_uppercase() || "“@{‘".contains(c)),
                "{place}: begins small: {message}"
            );
            assert!(!message.ends_with('.'), "{place}: a message has no full stop: {message}");
            assert!(found.help.ends_with(['.', '?']), "{place}: help is a sentence: {}", found.help);
            assert!(message.chars().count() <= 160, "{place}: too long: {message}");
            for fix in &found.fixes {
                assert!(!fix.title.ends_with('.') && fix.title.chars().count() <= 80, "{place}: {}", fix.title);
                assert!(!fix.edits.is_empty(), "{place}: a fix that changes nothing: {}", fix.title);
            }
            let said = [message.as_str(), &found.help, rule.why, rule.summary];
            for words in said.into_iter().chain(found.fixes.iter().map(|fix| fix.title.as_str())) {
                for jargon in
                    ["invalid", "Invalid", "please", "Please", "lint", "diagnostic", "violat", "must not be", "\""]
                {
                    assert!(!words.contains(jargon), "{place} says {jargon}: {words}");
                }
            }
        }
    }
}

#[test]
fn fixes_are_as_declared() {
    for rule in rules::all() {
        let kinds: Vec<Applicability> = wrong_examples()
            .filter(|(owner, ..)| *owner == rule)
            .flat_map(|(_, _, scene)| scene.check(now()).diagnostics)
            .filter(|found| found.rule == rule)
            .flat_map(|found| found.fixes.into_iter().map(|fix| fix.applicability))
            .collect();
        let (safe, suggested) = (kinds.contains(&Applicability::Safe), kinds.contains(&Applicability::Suggested));
        let expected = match rule.fixable {
            Fixable::No => (false, false),
            Fixable::Safe => (true, false),
            Fixable::Suggested => (false, true),
            Fixable::Both => (true, true),
        };
        assert_eq!(
            (safe, suggested),
            expected,
            "{} shows other fixes (safe, suggested) in its examples than it declares",
            rule.id
        );
    }
}

#[test]
fn every_fix_mends_its_finding_and_adds_no_error() {
    for (rule, number, scene) in wrong_examples() {
        let found = scene.check(now()).diagnostics;
        let before = errors(&found);
        for found in found.iter().filter(|found| found.rule == rule) {
            for fix in &found.fixes {
                let place = format!("{}, example {number}: “{}”", rule.id, fix.title);
                let mut after = scene.campaign.clone();
                apply(&mut after, &fix.edits).unwrap_or_else(|error| panic!("{place}: {error}"));
                let left = findings_in(&scene, &after);
                let is_same = |other: &Diagnostic| {
                    other.rule == rule && other.place == found.place && other.message == found.message
                };
                assert!(!left.iter().any(is_same), "{place} leaves its finding");
                assert!(errors(&left) <= before, "{place} adds an error: {left:#?}");
            }
        }
    }
}

#[test]
fn fixing_all_ends_and_changes_nothing_the_second_time() {
    for (rule, number, scene) in wrong_examples() {
        let place = format!("{}, example {number}", rule.id);
        let once = fix_all(&scene.campaign, &scene.profile, now());
        let mut fixes = once.report.diagnostics.iter().flat_map(|found| &found.fixes);
        assert!(!fixes.any(|fix| fix.applicability == Applicability::Safe), "{place}: safe fixes are left");
        let twice = fix_all(&once.campaign, &scene.profile, now());
        assert_eq!(twice.campaign, once.campaign, "{place}");
        let before = check(&scene.campaign, &scene.profile, now()).diagnostics;
        assert!(errors(&once.report.diagnostics) <= errors(&before), "{place}");
    }
}
