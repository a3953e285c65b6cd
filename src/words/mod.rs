//! A campaign read back in plain words: who gets it, what counts as success, when it goes out. One sentence each, with
//! the profile's meanings and the productions' titles. What isn't filled in reads “…”; nothing is left out, so a
//! sentence says exactly what the campaign does.

#[cfg(feature = "whole")]
mod consequences;
mod event;
mod sentence;
mod test;
mod time;

#[cfg(feature = "whole")]
pub use consequences::consequences;
pub use event::production;
pub use sentence::{audience, condition, conditions, goal, schedule, trigger};
pub use test::comparison;
#[cfg(feature = "whole")]
pub(crate) use time::minutes;
pub use time::{length, moment};

/// The words of a place that nobody has filled in.
const OPEN: &str = "…";

/// The words, or `…` where there are none.
fn or_open(words: &str) -> &str {
    if words.trim().is_empty() { OPEN } else { words }
}

/// Joins `items` as a person lists them: “a, b, and c”.
#[must_use]
pub fn listed(items: &[String], word: &str) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [one, two] => format!("{one} {word} {two}"),
        [most @ .., last] => format!("{}, {word} {last}", most.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use crate::campaign::{Campaign, read_file};
    use crate::profile::Profile;

    const PUSH: &str = include_str!("../../tests/corpus/right/push.json");
    const CART: &str = include_str!("../../tests/corpus/right/cart-reminder.json");
    const IN_APP: &str = include_str!("../../tests/corpus/right/in-app.json");

    fn read(text: &str) -> Campaign {
        read_file(text).expect(text).remove(0)
    }

    fn who(segment: &str) -> String {
        super::audience(&read(&format!(r#"{{"who":{{"segment":{segment}}}}}"#)), Profile::guide())
    }

    #[test]
    fn the_sound_campaigns_read_aloud() {
        let all = |text: &str, profile: &Profile| {
            let campaign = read(text);
            let goal = super::goal(&campaign, profile).expect("a goal");
            [super::audience(&campaign, profile), goal, super::schedule(&campaign)]
        };
        let titled = Profile::read(r#"{"extends":"guide","productions":[{"id":"12345","title":"Hamlet"}]}"#);
        assert_eq!(
            all(PUSH, &titled.expect("a profile")),
            [
                "Everyone who added “Hamlet” (production 12345) to the cart in the last 30 days, has not bought it, has \
                 not opted out, and either has “ACTIVE” in Subscription, is between 18 and 30 years old, is in the \
                 saved segment “Theatre lovers”, or is on the list “friends-of-the-house.csv”.",
                "Success is whoever bought “Hamlet” (production 12345) within 3 days; amount counts as revenue.",
                "Goes out on Thursday, 3 December 2026, 17:00, by the account's clock; a phone that can't be reached \
                 can still get it for 12 hours.",
            ]
        );
        assert_eq!(
            all(CART, Profile::guide()),
            [
                "Everyone who has just added a ticket to the cart, has not bought a ticket in the 24 hours after that, \
                 and has not opted out.",
                "Success is whoever bought a ticket within 1 day; amount counts as revenue.",
                "Goes out whenever someone qualifies, from publication on, until someone ends it by hand.",
            ]
        );
        assert_eq!(
            all(IN_APP, Profile::guide()),
            [
                "Everyone who has just viewed something tagged “advent” in the app.",
                "Success is whoever bought something tagged “advent” within 2 days; amount counts as revenue.",
                "Shown from Tuesday, 1 December 2026, 00:00, until Thursday, 24 December 2026, 23:59.",
            ]
        );
    }

    #[test]
    fn says_any_condition() {
        for (segment, said) in [
            (r#"{"did":"show seat plan"}"#, "viewed a seating plan"),
            (
                r#"{"did_not":"App Launched","within":{"value":1,"unit":"weeks"}}"#,
                "has not opened the app in the last 1 week",
            ),
            (
                r#"{"all":[{"did":"charged","filters":[{"property":"eventId","operator":"equals","value":1}]},{"did":"show seat plan","filters":[{"property":"eventId","operator":"equals","value":1}]}]}"#,
                "bought production 1 and viewed its seating plan",
            ),
            (r#"{"did":"Ticket Scanned"}"#, "did “Ticket Scanned”"),
            (
                r#"{"did_not":"Ticket Scanned","filters":[{"property":"eventId","operator":"equals","value":7}]}"#,
                "has not done “Ticket Scanned” for production 7",
            ),
            (
                r#"{"did":"charged","filters":[{"property":"eventId","operator":"equals","value":1},{"property":"performanceId","operator":"equals","value":2},{"property":"amount","operator":"greater_than","value":50}]}"#,
                "bought performance 2 of production 1 where amount is above 50",
            ),
            (
                r#"{"did":"charged","filters":[{"property":"eventId","operator":"not_equals","value":1}]}"#,
                "bought a ticket where eventId is not 1",
            ),
            (
                r#"{"did":"show category","filters":[{"property":"categoryId","operator":"equals","value":77}]}"#,
                "clicked on category 77 in the app",
            ),
            (r#"{"user":"Age","operator":"greater_than","value":40}"#, "is over 40 years old"),
            (r#"{"user":"City","operator":"not_equals","value":"Graz"}"#, "does not have “Graz” as City"),
            (r#"{"user":"City","operator":"exists"}"#, "has a value for City"),
            (r#"{"user":"Marketing Push","operator":"equals","value":"TRUE"}"#, "has “TRUE” as Marketing Push"),
            (r#"{"saved_segment":"Regulars"}"#, "is in the saved segment “Regulars”"),
        ] {
            assert_eq!(who(segment), format!("Everyone who {said}."), "{segment}");
        }
    }

    #[test]
    fn groups_are_not_to_be_mistaken() {
        let (a, b, c) = (r#"{"saved_segment":"A"}"#, r#"{"saved_segment":"B"}"#, r#"{"saved_segment":"C"}"#);
        let says = |text: &str| text.replace('A', "is in the saved segment “A”");
        let said = |text: &str| {
            let mut said = String::from("Everyone who ");
            for c in text.chars() {
                match c {
                    'A' | 'B' | 'C' => said.push_str(&says("A").replace('A', &c.to_string())),
                    _ => said.push(c),
                }
            }
            said + "."
        };
        for (segment, expected) in [
            (format!(r#"{{"all":[{a},{{"all":[{b},{c}]}}]}}"#), said("A, B, and C")),
            (format!(r#"{{"any":[{a},{b}]}}"#), said("either A or B")),
            (format!(r#"{{"any":[{{"all":[{a},{b}]}},{c}]}}"#), said("either (A and B) or C")),
            (format!(r#"{{"all":[{{"any":[{a},{b}]}},{c}]}}"#), said("C and either A or B")),
            (
                format!(r#"{{"all":[{{"any":[{a},{b}]}},{{"any":[{b},{c}]}}]}}"#),
                said("either (A or B) and either (B or C)"),
            ),
            (format!(r#"{{"any":[{a},{{"all":[{b},{{"any":[{a},{c}]}}]}}]}}"#), said("either A or (B and (A or C))")),
        ] {
            assert_eq!(who(&segment), expected, "{segment}");
        }
    }

    #[test]
    fn what_is_not_filled_in_is_left_open() {
        for (segment, said) in [
            (r#"{"all":[]}"#, "Everyone."),
            (r#"{"did":""}"#, "Everyone who did …."),
            (
                r#"{"did":"charged","filters":[{"property":"eventId","operator":"equals"}],"within":{"value":3}}"#,
                "Everyone who bought production … in the last 3 ….",
            ),
            (r#"{"did":"charged","filters":[{"property":"amount"}]}"#, "Everyone who bought a ticket where amount …."),
            (r#"{"user":"","operator":"between"}"#, "Everyone who has … between … and …."),
            (r#"{"any":[{"saved_segment":""},{"all":[]}]}"#, "Everyone who either is in the saved segment “…” or …."),
        ] {
            assert_eq!(who(segment), said, "{segment}");
        }
        assert_eq!(super::schedule(&Campaign::default()), "When it goes out is not chosen yet.");
        assert_eq!(super::goal(&Campaign::default(), Profile::guide()), None);
    }

    #[test]
    fn it_is_only_what_was_spoken_of_last() {
        let of = |event: &str, id: u32| {
            format!(r#"{{"{event}":"charged","filters":[{{"property":"eventId","operator":"equals","value":{id}}}]}}"#)
        };
        let segment = format!(r#"{{"all":[{},{},{}]}}"#, of("did", 1), of("did", 2), of("did_not", 1));
        assert_eq!(
            who(&segment),
            "Everyone who bought production 1, bought production 2, and has not bought production 1."
        );
    }
}
