//! `pushproof fix`: safe fixes in place or printed, and nothing else touched.

use std::fs;

use crate::support::{Folder, NOW, curly, push};

const IN_APP: &str = include_str!("../corpus/right/in-app.json");

#[test]
fn fixing_a_sound_file_leaves_every_byte() {
    let text = push().replace('\n', "\r\n");
    let folder = Folder::new("fix-sound").with("push.json", &text);
    let answer = folder.run(&["fix", "--write", "push.json", NOW[0], NOW[1]]);
    let expected = (0, "", "push.json: nothing to fix by itself\n");
    assert_eq!((answer.code, answer.out.as_str(), answer.err.as_str()), expected);
    assert_eq!(folder.read("push.json"), text);
}

#[test]
fn without_write_the_fixed_document_is_printed() {
    let (before, after) = curly();
    let folder = Folder::new("fix-print").with("push.json", &before);
    let answer = folder.run(&["fix", "push.json", NOW[0], NOW[1]]);
    assert_eq!((answer.code, answer.out.as_str()), (0, after.as_str()));
    insta::assert_snapshot!(answer.err);
    assert_eq!(folder.read("push.json"), before, "the file is as it was");
    let answer = folder.run_with(&["fix", "-", NOW[0], NOW[1]], &before);
    assert_eq!((answer.code, answer.out.as_str()), (0, after.as_str()));
}

#[test]
fn a_fixed_file_keeps_its_shape_and_everything_else_in_it() {
    let (before, after) = curly();
    for (test, around) in [
        ("one", ["", "\n"]),
        ("list", ["[\n", "\n]"]),
        ("bundle", ["{\"made\": \"by hand\",\t\"campaigns\": [", &format!(", {IN_APP}]}}\n")]),
    ] {
        let [open, close]: [&str; 2] = around;
        let folder = Folder::new(&format!("fix-{test}")).with("push.json", format!("{open}{before}{close}"));
        let answer = folder.run(&["fix", "--write", "push.json", NOW[0], NOW[1]]);
        assert!(answer.err.starts_with("push.json: 1 fix made\n"), "{}", answer.err);
        assert_eq!((answer.out.as_str(), folder.read("push.json")), ("", format!("{open}{after}{close}")), "{test}");
        let names: Vec<_> =
            fs::read_dir(&folder.0).expect("a folder").map(|entry| entry.expect("entry").file_name()).collect();
        assert_eq!(names, ["push.json"], "nothing is left behind");
    }
}

#[test]
fn what_is_left_after_fixing_decides_the_exit_code() {
    let text = curly().0.replace("“friend”", "“xy”");
    let folder = Folder::new("fix-left").with("push.json", text).with("sound.json", push());
    let answer = folder.run(&["fix", "push.json", "sound.json", "no.json", NOW[0], NOW[1]]);
    assert_eq!(answer.code, 2);
    let told: Vec<&str> = answer.err.lines().collect();
    assert_eq!(
        told,
        [
            "push.json: 1 fix made, not written; --write writes them",
            "  what.message: Use straight quotes (token/smart-quotes)",
            "push.json: 1 error left for you to decide; pushproof check tells more",
            "sound.json: nothing to fix by itself",
            "no.json: there is no such file",
        ]
    );
    assert_eq!(folder.run(&["fix", "push.json", NOW[0], NOW[1]]).code, 1);
}

#[cfg(unix)]
#[test]
fn writing_keeps_links_and_permissions() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = Folder::new("fix-link").with("real.json", curly().0);
    let real = folder.0.join("real.json");
    fs::set_permissions(&real, fs::Permissions::from_mode(0o640)).expect("permissions");
    symlink("real.json", folder.0.join("push.json")).expect("a link");
    assert_eq!(folder.run(&["fix", "--write", "push.json", NOW[0], NOW[1]]).code, 0);
    assert!(folder.0.join("push.json").is_symlink());
    assert_eq!(folder.read("real.json"), curly().1);
    assert_eq!(fs::metadata(&real).expect("file").permissions().mode() & 0o777, 0o640);
}
