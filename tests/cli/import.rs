//! `pushproof import`: a pasted push becomes a campaign document.

use crate::support::Folder;

#[test]
fn a_pasted_push_becomes_a_campaign_document() {
    let folder =
        Folder::new("import").with("push.txt", "Titel: Hamlet\nText: Heute, 19.30 Uhr\nPreis: 49 €\nLink: events/77\n");
    let answer = folder.run(&["import", "push.txt"]);
    assert_eq!(answer.code, 0);
    assert_eq!(
        answer.err,
        "push.txt: Recognised a push as text, by its labels; 1 piece could not be placed\n  line 3: Preis: 49 €\n"
    );
    let json = answer.json();
    assert_eq!(json["what"]["message"], "Heute, 19.30 Uhr");
    assert_eq!(json["what"]["key_values"][0]["value"], "events/77");

    let rows = folder.run_with(&["import", "-"], "Title\tMessage\tPrice\nHamlet\tTonight\t49\nFaust\tTomorrow\t\n");
    assert_eq!(rows.json().as_array().map(Vec::len), Some(2));
    assert_eq!(
        rows.err,
        "standard input: Recognised 2 rows of a spreadsheet, by their header; 1 piece could not be placed\n  row 2, Price: 49\n"
    );
    for (text, told) in [("", "There is nothing in it"), ("<html>", "This is a web page"), ("{", "line 1, column 2")] {
        let answer = folder.run_with(&["import", "-"], text);
        assert_eq!((answer.code, answer.out.as_str(), answer.err.lines().count()), (2, "", 1), "{}", answer.err);
        assert!(answer.err.contains(told), "{}", answer.err);
    }
    assert_eq!(folder.run(&["import", "nowhere.txt"]).code, 2);
}
