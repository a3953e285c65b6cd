//! Reading and writing the two kinds of document: what is kept, what is refused and where.

use pushproof::campaign::{Campaign, read_file, write};
use pushproof::profile::Profile;
use serde_json::Value;

const RIGHT: [&str; 3] = [
    include_str!("corpus/right/push.json"),
    include_str!("corpus/right/cart-reminder.json"),
    include_str!("corpus/right/in-app.json"),
];

fn only(text: &str) -> Campaign {
    read_file(text).expect(text).remove(0)
}

#[test]
fn the_contract_documents_read_back_equal() {
    for text in RIGHT {
        let campaign = only(text);
        let written = write(&campaign);
        assert_eq!(only(&written), campaign);
        let without_empty = |text: &str| {
            fn prune(value: &mut Value) {
                if let Value::Object(map) = value {
                    map.values_mut().for_each(prune);
                    map.retain(|_, value| {
                        !value.is_null()
                            && *value != Value::Array(vec![])
                            && *value != Value::Object(serde_json::Map::new())
                    });
                }
                if let Value::Array(list) = value {
                    list.iter_mut().for_each(prune);
                }
            }
            let mut value: Value = serde_json::from_str(text).expect("JSON");
            prune(&mut value);
            value
        };
        assert_eq!(without_empty(&written), without_empty(text));
    }
}

#[test]
fn a_file_may_hold_several() {
    let push = RIGHT[0];
    assert_eq!(read_file(&format!("[{push},{push}]")).map(|list| list.len()), Ok(2));
    assert_eq!(read_file(&format!("\u{FEFF}{{\"campaigns\":[{push}]}}")).map(|list| list.len()), Ok(1));
}

#[test]
fn an_empty_value_is_one_that_is_not_filled_in() {
    let with = |value: &str| {
        only(&format!(r#"{{"who":{{"segment":{{"user":"City","operator":"equals","value":{value}}}}}}}"#))
    };
    let campaign = with("\"\"");
    assert_eq!(campaign, with("null"));
    assert_eq!(only(&write(&campaign)), campaign);
}

#[test]
fn unknown_keys_are_written_out_again() {
    let text = r#"{"what":{"titel":"Hamlet","android":{"led":{"b":[1,null],"a":"x"}}},"who":{"segment":{"all":[{"did":"charged","operator":"equals","color":"red"}]}}}"#;
    let written: Value = serde_json::from_str(&write(&only(text))).expect("JSON");
    let expected: Value = serde_json::from_str(text).expect("JSON");
    assert_eq!(written["what"], expected["what"]);
    assert_eq!(written["who"], expected["who"]);
}

#[test]
fn absent_and_null_are_not_filled_in_yet() {
    assert_eq!(only("{}"), Campaign::default());
    for text in RIGHT {
        let mut value: Value = serde_json::from_str(text).expect("JSON");
        for (_, section) in value.as_object_mut().expect("object") {
            *section = Value::Null;
        }
        assert_eq!(only(&value.to_string()), Campaign::default());
    }
}

#[test]
fn what_cannot_be_read_is_told_with_its_place() {
    for (text, told) in [
        (r#"{"name": 5}"#, "line 1, column 10: found the number 5, expected a text in quotes"),
        ("{\n \"what\": {\n  \"title\": [\"x\"] } }", "line 3, column 12: found a list, expected a text in quotes"),
        (r#"{"name":"a","name":"b"}"#, "line 1, column 13: the key “name” is given twice; keep one of them"),
        (r#"{"zz":{"a":1,"a":2}}"#, "line 1, column 14: the key “a” is given twice; keep one of them"),
        (r#"{"channel":"sms"}"#, "line 1, column 12: found the text “sms”, expected “push” or “in_app”"),
        (
            r#"{"when":{"time_to_live":{"value":0,"unit":"hours"}}}"#,
            "line 1, column 34: found the number 0, expected a whole number above zero",
        ),
        (
            r#"{"when":{"time_to_live":{"value":1.5,"unit":"hours"}}}"#,
            "line 1, column 34: found the number 1.5, expected a whole number above zero",
        ),
        (
            r#"{"when":{"delivery":{"at":"2026-02-30T10:00"}}}"#,
            "line 1, column 27: found the text “2026-02-30T10:00”, expected a date and time such as “2026-12-03T17:00”",
        ),
        (
            r#"{"name":5,"format":"pushproof/campaign@2"}"#,
            "line 1, column 20: found the text “pushproof/campaign@2”, expected the format “pushproof/campaign@1”, which this version of Pushproof reads",
        ),
        (
            r#"{"who":{"segment":{"did":"a","user":"b"}}}"#,
            "line 1, column 19: found both “did” and “user” in one condition, expected one of them",
        ),
        (r#"{"name":"#, "line 1, column 9: the text ends inside a value"),
        ("5", "line 1, column 1: found the number 5, expected an object"),
        ("", "line 1, column 1: the text ends inside a value"),
    ] {
        assert_eq!(read_file(text).expect_err(text).to_string(), told, "{text}");
    }
}

#[test]
fn ids_given_as_numbers_are_their_digits() {
    let campaign = only(
        r#"{"start":{"goal":{"event":"charged","filters":[{"property":"eventId","operator":"equals","value":12345}]}}}"#,
    );
    let goal = campaign.start.goal.expect("goal");
    assert_eq!(goal.filters[0].value.one(), Some("12345"));
}

#[test]
fn the_guide_profile_and_the_contract_profile_read() {
    assert!(!Profile::guide().events.is_empty());
    let profile = Profile::read(include_str!("corpus/profile.json")).expect("profile");
    assert_eq!(profile.productions[0].title, "Hamlet");
    let extended = Profile::read(r#"{"extends":"guide","limits":{"title":40}}"#).expect("profile");
    assert_eq!((extended.limits.title(), extended.limits.message()), (40, 120));
    assert_eq!(extended.events, Profile::guide().events);
}
