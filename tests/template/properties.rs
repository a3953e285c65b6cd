//! What holds for every text.

use proptest::prelude::*;
use pushproof::profile::Profile;
use pushproof::template::{FaultKind, PartKind, Sample, Subject, parse, write_token};
use pushproof::text::characters;

use crate::support::{faults, mended, read};

/// Pieces that tokens and Liquid are made of, and what people put in their place.
const PIECES: [&str; 64] = [
    "@",
    "@",
    "Profile",
    "Add to Cart",
    "charged",
    "Add to Crat",
    " - ",
    " - ",
    " – ",
    "-",
    "eventName",
    "Name",
    "eventId",
    " | default: ",
    " | default: ",
    "|",
    " default",
    ":",
    "defualt",
    "\"",
    "\"",
    "'",
    "'",
    "“",
    "”",
    "’",
    "„",
    "xy",
    "your next show",
    "1",
    " ",
    " ",
    "/",
    "performances/",
    "\n",
    ".",
    ",",
    "\u{a0}",
    "\u{200b}",
    "＠",
    "｜",
    "：",
    "{{ ",
    " }}",
    "{{",
    "}}",
    "{% ",
    " %}",
    "{%",
    "%}",
    "if ",
    "endif",
    "else",
    "for x in ",
    "endfor",
    "raw",
    "endraw",
    "comment",
    "endcomment",
    "assign x = ",
    "Profile.name",
    "Event[\"",
    "\"]",
    "\\\"",
];

fn anything() -> impl Strategy<Value = String> {
    prop_oneof![
        "\\PC{0,60}",
        prop::collection::vec(prop::sample::select(PIECES.as_slice()), 0..24).prop_map(|pieces| pieces.concat()),
        prop::collection::vec(
            prop_oneof![prop::sample::select(PIECES.as_slice()).prop_map(str::to_owned), "\\PC{0,3}"],
            0..24
        )
        .prop_map(|pieces| pieces.concat()),
    ]
}

/// Words without anything that a token could be confused by.
fn words() -> impl Strategy<Value = String> {
    "[A-Za-zäöüé]{1,8}( [A-Za-z0-9äöüé]{1,8}){0,3}"
}

/// A fallback, with what belongs in one.
fn fallback() -> impl Strategy<Value = String> {
    prop_oneof![
        words(),
        Just("1".to_owned()),
        Just("A Midsummer Night's Dream".to_owned()),
        Just("rock 'n' roll".to_owned()),
        Just("die „Zauberflöte“".to_owned()),
        Just("don’t miss it".to_owned()),
        Just("info@venue.com".to_owned()),
        Just("us @opera_live".to_owned()),
        Just(" N.A".to_owned()),
        Just("50 % – 20:00, 3/4".to_owned()),
    ]
}

/// A token as the dashboard writes it: whose property, which, the fallback, and the quote around it.
fn token() -> impl Strategy<Value = (String, String, String, char)> {
    let subject = prop_oneof![
        Just(("Profile".to_owned(), vec!["Name", "City", "Marketing Push", "Shoe Size"])),
        Just(("Add to Cart".to_owned(), vec!["eventName", "eventId", "new thing"])),
        Just(("charged".to_owned(), vec!["eventName", "amount"])),
        Just(("click/show category".to_owned(), vec!["categoryId"])),
        Just(("Box Office Visit".to_owned(), vec!["hall", "Main Hall"])),
    ];
    let subject = subject.prop_flat_map(|(subject, properties)| (Just(subject), prop::sample::select(properties)));
    (subject, fallback(), prop::bool::ANY).prop_map(|((subject, property), fallback, is_single)| {
        let is_single = is_single && !fallback.contains('\'');
        (subject, property.to_owned(), fallback, if is_single { '\'' } else { '"' })
    })
}

/// A piece of a good text, with its source, and the openers and closers in it.
#[derive(Clone, Debug)]
struct Good {
    source: String,
    /// Where an opener stands, its length, where its closer stands, and its length.
    pairs: Vec<[usize; 4]>,
}

fn good_token() -> impl Strategy<Value = Good> {
    (token(), prop::sample::select(vec![" | default: ", "| default:", " |default: "])).prop_map(
        |((subject, property, fallback, quote), clause)| {
            let before = format!("@{subject} - {property}{clause}");
            let source = format!("{before}{quote}{fallback}{quote}");
            let pairs = vec![[before.len(), 1, source.len() - 1, 1]];
            Good { source, pairs }
        },
    )
}

fn good_output() -> impl Strategy<Value = Good> {
    let value = prop::sample::select(vec!["Profile.name", "Profile.Name", "Event.eventName", "Event.price"]);
    let fallback = fallback().prop_filter("as Liquid reads it", |text| !text.contains(['\'', '@']));
    (value, fallback).prop_map(|(value, fallback)| {
        let before = format!("{{{{ {value} | default: ");
        let quoted = format!("{before}\"{fallback}\"");
        let source = format!("{quoted} }}}}");
        let pairs = vec![[before.len(), 1, quoted.len() - 1, 1], [0, 2, source.len() - 2, 2]];
        Good { source, pairs }
    })
}

fn good_block() -> impl Strategy<Value = Good> {
    words().prop_map(|words| {
        let opening = "{% if Profile.City == \"Vienna\" %}";
        let source = format!("{opening}{words}{{% endif %}}");
        let quote = opening.find('"').expect("a quote");
        let end = source.len() - "{% endif %}".len();
        let pairs =
            vec![[quote, 1, quote + "\"Vienna".len(), 1], [0, 2, opening.len() - 2, 2], [end, 2, source.len() - 2, 2]];
        Good { source, pairs }
    })
}

fn good() -> impl Strategy<Value = Good> {
    let piece = prop_oneof![
        4 => good_token(),
        2 => good_output(),
        1 => good_block(),
        4 => words().prop_map(|source| Good { source, pairs: Vec::new() }),
    ];
    let between = prop::sample::select(vec![" ", ", ", "! ", "\n", " / "]);
    prop::collection::vec((piece, between), 1..6).prop_map(|pieces| {
        let mut all = Good { source: String::new(), pairs: Vec::new() };
        for (piece, between) in pieces {
            let start = all.source.len();
            all.source.push_str(&piece.source);
            all.source.push_str(between);
            let moved = |[open, length, close, closing]: [usize; 4]| [start + open, length, start + close, closing];
            all.pairs.extend(piece.pairs.into_iter().map(moved));
        }
        all
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1024, ..ProptestConfig::default() })]

    /// The spans join to the source; nothing points outside it or into a character.
    #[test]
    fn no_byte_is_lost(source in anything()) {
        let template = read(&source);
        let mut at = 0;
        for part in &template.parts {
            prop_assert_eq!(part.span.start, at);
            prop_assert!(part.span.start < part.span.end);
            prop_assert!(source.get(part.span.clone()).is_some());
            at = part.span.end;
        }
        prop_assert_eq!(at, source.len());
        for pair in template.parts.windows(2) {
            prop_assert!(pair[0].kind != PartKind::Text || pair[1].kind != PartKind::Text);
        }
        let mut before = 0;
        for fault in &template.faults {
            prop_assert!(source.get(fault.span.clone()).is_some_and(|words| !words.is_empty()), "{:?}", fault);
            prop_assert!(before <= fault.span.start);
            before = fault.span.start;
            let mut last = 0;
            for (span, _) in fault.repair.iter().flat_map(|repair| &repair.edits) {
                prop_assert!(last <= span.start && source.get(span.clone()).is_some(), "{:?}", fault);
                last = span.end;
            }
        }
        for used in template.tokens() {
            prop_assert!(source.get(used.property_span.clone()).is_some());
            prop_assert!(used.span.start <= used.property_span.start && used.property_span.end <= used.span.end);
            if let Some(fallback) = used.fallback {
                prop_assert_eq!(source.get(fallback.span.clone()), Some(fallback.text.as_str()));
            }
        }
    }

    /// Lengths are those of what is shown.
    #[test]
    fn lengths_are_those_of_the_rendering(source in anything()) {
        let profile = Profile::guide();
        let template = parse(&source, profile);
        let lengths = template.lengths(&source, profile);
        let length = |sample| characters(&template.render(&source, profile, sample));
        prop_assert_eq!(lengths.default, length(Sample::Default));
        prop_assert_eq!(lengths.typical, length(Sample::Typical));
        prop_assert_eq!(lengths.longest, length(Sample::Longest));
    }

    /// A repair takes its fault away, and repairing comes to an end.
    #[test]
    fn repairs_come_to_an_end(source in anything()) {
        let (text, rounds) = mended(&source, 40);
        prop_assert!(rounds < 40, "{source:?} ends with {text:?}: {}", faults(&text, &read(&text)));
    }

    /// What the dashboard would write is read as it is, wherever it stands.
    #[test]
    fn good_tokens_are_read_as_they_are((subject, property, fallback, quote) in token(), before in words(), after in words()) {
        let token = format!("@{subject} - {property} | default: {quote}{fallback}{quote}");
        let source = format!("{before} {token} {after}");
        let template = read(&source);
        prop_assert_eq!(faults(&source, &template), "");
        let used: Vec<_> = template.tokens().collect();
        prop_assert_eq!(used.len(), 1);
        prop_assert_eq!(source.get(used[0].span.clone()), Some(token.as_str()));
        let name = match used[0].subject {
            Subject::Profile(_) => "Profile",
            Subject::Event(event) => event.name.as_str(),
        };
        prop_assert_eq!(name, subject);
        prop_assert_eq!(used[0].property, property);
        prop_assert_eq!(used[0].fallback.map(|fallback| fallback.text.as_str()), Some(fallback.as_str()));
    }

    /// What the menu writes reads back.
    #[test]
    fn written_tokens_read_back(fallback in "[^\u{0}-\u{1f}\u{7f}-\u{a0}@{＠]{0,20}") {
        let token = write_token("Add to Cart", "eventName", &fallback);
        let template = read(&token);
        let used: Vec<_> = template.tokens().collect();
        prop_assert_eq!(used.len(), 1, "{}", token);
    }

    /// A good text has no fault, and one deleted closing delimiter is one fault, marked on its opener.
    #[test]
    fn one_deleted_delimiter_is_one_fault_on_its_opener(good in good(), pick in any::<prop::sample::Index>()) {
        let template = read(&good.source);
        prop_assert_eq!(faults(&good.source, &template), "", "{}", good.source);
        if good.pairs.is_empty() {
            return Ok(());
        }
        let [open, length, close, closing] = good.pairs[pick.index(good.pairs.len())];
        let mut broken = good.source.clone();
        broken.replace_range(close..close + closing, "");
        let template = read(&broken);
        prop_assert_eq!(template.faults.len(), 1, "{}: {}", broken, faults(&broken, &template));
        prop_assert_eq!(template.faults[0].span.clone(), open..open + length, "{}: {}", broken, faults(&broken, &template));
        let kinds = [FaultKind::UnclosedQuote, FaultKind::UnclosedLiquid];
        prop_assert!(kinds.contains(&template.faults[0].kind), "{}", faults(&broken, &template));
    }
}

/// What one slip makes of a token, and what is said of it.
fn slip() -> impl Strategy<Value = (&'static str, &'static str, &'static str, &'static str, &'static str, FaultKind)> {
    // Behind the `@`, between name and property, between property and quote, the opening quote, the closing one.
    prop::sample::select(vec![
        ("", " - ", " | default: ", "“", "”", FaultKind::CurlyQuotes),
        ("", " - ", " | default: ", "„", "“", FaultKind::CurlyQuotes),
        ("", " - ", " | default: ", "»", "«", FaultKind::CurlyQuotes),
        ("", " - ", " | default: ", "‘", "’", FaultKind::CurlyQuotes),
        ("", " - ", " | default: ", "＂", "＂", FaultKind::CurlyQuotes),
        ("", " - ", " | default:", "″", "″", FaultKind::CurlyQuotes),
        ("", " - ", " | default: ", "\"", "”", FaultKind::CurlyQuotes),
        ("", " - ", " | default: ", "“", "\"", FaultKind::CurlyQuotes),
        ("", " - ", " | default: ", "\"", "'", FaultKind::MixedQuotes),
        ("", " - ", " | default: ", "'", "\"", FaultKind::MixedQuotes),
        ("", " - ", " | default: ", "", "\"", FaultKind::UnquotedFallback),
        ("", " - ", " | default: ", "\\\"", "\\\"", FaultKind::UnquotedFallback),
        (" ", " - ", " | default: ", "\"", "\"", FaultKind::SpaceAfterAt),
        ("", " – ", " | default: ", "\"", "\"", FaultKind::Separator),
        ("", " — ", " | default: ", "\"", "\"", FaultKind::Separator),
        ("", "–", " | default: ", "\"", "\"", FaultKind::Separator),
        ("", "- ", " | default: ", "\"", "\"", FaultKind::Separator),
        ("", " -", " | default: ", "\"", "\"", FaultKind::Separator),
        ("", "  - ", " | default: ", "\"", "\"", FaultKind::Separator),
        ("", " -- ", " | default: ", "\"", "\"", FaultKind::Separator),
        ("", " - ", " : default: ", "\"", "\"", FaultKind::Pipe),
        ("", " - ", ": default: ", "\"", "\"", FaultKind::Pipe),
        ("", " - ", " / default: ", "\"", "\"", FaultKind::Pipe),
        ("", " - ", " || default: ", "\"", "\"", FaultKind::Pipe),
        ("", " - ", " ¦ default: ", "\"", "\"", FaultKind::Pipe),
        ("", " - ", " default: ", "\"", "\"", FaultKind::Pipe),
        ("", " - ", " default ", "\"", "\"", FaultKind::Pipe),
        ("", " - ", " | defualt: ", "\"", "\"", FaultKind::DefaultWord),
        ("", " - ", " | Default: ", "\"", "\"", FaultKind::DefaultWord),
        ("", " - ", " | deafult:", "'", "'", FaultKind::DefaultWord),
        ("", " - ", " | defaults: ", "\"", "\"", FaultKind::DefaultWord),
        ("", " - ", " | default ", "\"", "\"", FaultKind::DefaultWord),
        ("", " - ", " | default", "\"", "\"", FaultKind::DefaultWord),
        ("", " - ", " | default= ", "\"", "\"", FaultKind::DefaultWord),
        ("", " - ", " | default; ", "\"", "\"", FaultKind::DefaultWord),
        ("", " - ", " | default:: ", "\"", "\"", FaultKind::DefaultWord),
        ("", " - ", " | fallback: ", "\"", "\"", FaultKind::DefaultWord),
        ("", " - ", " | ", "\"", "\"", FaultKind::DefaultWord),
        ("", " - ", " |: ", "\"", "\"", FaultKind::DefaultWord),
        ("\u{a0}", " - ", " | default: ", "\"", "\"", FaultKind::OddCharacter),
        ("\u{200b}", " - ", " | default: ", "\"", "\"", FaultKind::OddCharacter),
        ("", "\u{a0}- ", " | default: ", "\"", "\"", FaultKind::OddCharacter),
        ("", " -\u{202f}", "\u{a0}|\u{a0}default:\u{a0}", "\"", "\"", FaultKind::OddCharacter),
        ("", " \u{a0}- ", " | default: ", "\"", "\"", FaultKind::OddCharacter),
        ("", " － ", " ｜ default： ", "\"", "\"", FaultKind::OddCharacter),
        ("", " \u{2011} ", " | de\u{ad}fault: ", "\"", "\"", FaultKind::OddCharacter),
        ("", " - ", " | default: ", "\"\u{feff}", "\"", FaultKind::OddCharacter),
        ("", " - ", " | default: ", "\"", "\u{a0}\"", FaultKind::OddCharacter),
    ])
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1024, ..ProptestConfig::default() })]

    /// One slip in a good text is one fault, inside the token, and its repair leaves nothing to mend.
    #[test]
    fn one_slip_is_one_fault(
        (subject, property, _, _) in token(),
        fallback in words(),
        (gap, separator, clause, open, close, kind) in slip(),
        before in "([A-Za-zäöü]{1,9}[ ,(]{1,2}){0,3}",
        after in "([ ,!/)][A-Za-zäöü]{1,9}){0,3}",
    ) {
        // Of an unknown event, only `default` makes a token.
        prop_assume!(subject != "Box Office Visit" || clause.to_lowercase().contains('d'));
        let token = format!("@{gap}{subject}{separator}{property}{clause}{open}{fallback}{close}");
        let source = format!("{before}{token}{after}");
        let template = read(&source);
        let found = faults(&source, &template);
        prop_assert_eq!(template.faults.len(), 1, "{}: {}", source, found);
        let fault = &template.faults[0];
        prop_assert_eq!(fault.kind, kind, "{}: {}", source, found);
        prop_assert!(before.len() <= fault.span.start && fault.span.end <= before.len() + token.len(), "{}", found);
        let (text, rounds) = mended(&source, 2);
        prop_assert_eq!(rounds, 1, "{} becomes {}", source, text);
        prop_assert_eq!(faults(&text, &read(&text)), "", "{} becomes {}", source, text);
        let used = read(&text);
        let used: Vec<_> = used.tokens().collect();
        prop_assert_eq!(used.len(), 1, "{}", text);
        prop_assert_eq!(used[0].property, property, "{}", text);
        let shown = used[0].fallback.map(|fallback| fallback.text.trim());
        prop_assert_eq!(shown, Some(fallback.as_str()), "{}", text);
    }
}
