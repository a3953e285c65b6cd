//! Tables of links and what is said of them, and what holds for any link.

use std::ops::Range;

use proptest::prelude::*;

use super::{Id, Path, Problem, Reading, Routes};
use crate::profile::Profile;
use crate::template::{EventRef, Fallback, Fault, FaultKind, Part, PartKind, Subject, Template, Token};

fn routes() -> Routes<'static> {
    Routes::new(&Profile::guide().deep_link)
}

fn token() -> PartKind {
    PartKind::Token(Token {
        subject: Subject::Event(EventRef { name: String::new(), span: 0..0 }),
        property: String::new(),
        property_span: 0..0,
        fallback: Some(Fallback { text: String::new(), span: 0..0 }),
    })
}

/// A template in which whatever stands from `@` to the second quote is a token.
fn template(source: &str) -> Template {
    let mut parts = Vec::new();
    let mut rest = 0;
    while let Some(start) = source[rest..].find('@').map(|at| rest + at) {
        let quotes = source[start..].match_indices('"').nth(1);
        let end = quotes.map_or(source.len(), |(at, _)| start + at + 1);
        parts.push(Part { span: rest..start, kind: PartKind::Text });
        parts.push(Part { span: start..end, kind: token() });
        rest = end;
    }
    parts.push(Part { span: rest..source.len(), kind: PartKind::Text });
    Template { parts, faults: Vec::new() }
}

fn read(source: &str) -> Reading<'static> {
    routes().read(&Path::parse(source, &template(source)))
}

/// A reading in a few words: its problems with the words they mark, then the ids.
fn told(source: &str) -> String {
    told_with(&routes(), source)
}

fn told_with(routes: &Routes<'_>, source: &str) -> String {
    let reading = routes.read(&Path::parse(source, &template(source)));
    let at = |span: &Range<usize>| &source[span.clone()];
    let problems = reading.problems.iter().map(|problem| match problem {
        Problem::NoRoute { span } => format!("no route ‹{}›", at(span)),
        Problem::NearRoute { span, words, is_sure } => {
            format!("{} ‹{}› → {words}", if *is_sure { "slip" } else { "near" }, at(span))
        }
        Problem::Slashes { spare } => {
            let places = spare.iter().map(|(place, _)| format!(" {place:?}"));
            format!("slash{}", places.collect::<String>().to_lowercase())
        }
        Problem::Address { span, path, .. } => format!("address ‹{}› → {}", at(span), path.as_deref().unwrap_or("?")),
        Problem::Blanks { runs } => format!("blanks {}", runs.len()),
        Problem::MissingId { span, names } => format!("missing {} ‹{}›", names.join(", "), at(span)),
        Problem::Extra { span, kind } => format!("extra {kind:?} ‹{}›", at(span)),
    });
    let ids = reading.bound.iter().map(|bound| match &bound.id {
        Id::Digits(digits) => format!("{}={digits}", bound.name),
        Id::Words(words) => format!("{}=words {words}", bound.name),
        Id::Token(_) => format!("{}=token", bound.name),
        Id::Other(_) => format!("{}=other ‹{}›", bound.name, at(&bound.span)),
    });
    problems.chain(ids).collect::<Vec<_>>().join("; ")
}

const ID: &str = "@Add to Cart - eventId | default: \"1/2\"";

#[test]
fn good_links_have_their_ids_and_no_problem() {
    for (link, ids) in [
        ("performances/12345", "eventId=12345"),
        ("performances/14002/48052", "eventId=14002; performanceId=48052"),
        ("app/home/booking/1/2", "eventId=1; performanceId=2"),
        ("events/77", "categoryId=77"),
        ("info-page/0", "categoryId=0"),
        (&format!("performances/{ID}/{ID}"), "eventId=token; performanceId=token"),
        (&format!("performances/9{ID}"), "eventId=token"),
    ] {
        assert_eq!(told(link), ids, "{link}");
    }
    assert_eq!(read("performances/12345").opens(), Some("a production"));
    assert_eq!(read("performances/x").opens(), None);
}

#[test]
fn words_that_are_nearly_a_route_are_told() {
    for (link, problems) in [
        ("performance/12345", "slip ‹performance› → performances; eventId=12345"),
        ("Performances/12345", "slip ‹Performances› → performances; eventId=12345"),
        ("event/77", "slip ‹event› → events; categoryId=77"),
        ("infopage/77", "slip ‹infopage› → info-page; categoryId=77"),
        ("info.page/77", "slip ‹info.page› → info-page; categoryId=77"),
        ("app/home/bookings/1/2", "slip ‹bookings› → booking; eventId=1; performanceId=2"),
        ("App/Home/booking/1/2", "slip ‹App/Home› → app/home; eventId=1; performanceId=2"),
        ("booking/1/2", "near ‹booking› → app/home/booking; eventId=1; performanceId=2"),
        ("app/booking/1/2", "near ‹app/booking› → app/home/booking; eventId=1; performanceId=2"),
        ("app/home/1/2", "near ‹app/home› → app/home/booking; eventId=1; performanceId=2"),
        ("/performance/12345/", "slip ‹performance› → performances; slash leading trailing; eventId=12345"),
        ("performance", "near ‹performance› → performances; missing eventId ‹performance›"),
        ("event/list", "near ‹event› → events; categoryId=other ‹list›"),
    ] {
        assert_eq!(told(link), problems, "{link}");
    }
}

#[test]
fn other_paths_are_no_route() {
    for link in
        ["concerts/12345", "12345", "/", "app/home", "foo/bar/", "info/77", "?x=1", "performances-12345", "tickets"]
    {
        assert_eq!(told(link), format!("no route ‹{link}›"));
    }
    assert_eq!(told(" foo bar "), "no route ‹foo bar›; blanks 2");
}

#[test]
fn spare_slashes_are_told_once() {
    for (link, problems) in [
        ("/performances/12345", "slash leading; eventId=12345"),
        ("performances/12345/", "slash trailing; eventId=12345"),
        ("performances//12345", "slash doubled; eventId=12345"),
        ("//performances//12345//", "slash leading leading doubled trailing trailing; eventId=12345"),
        ("performances/ /12345", "slash doubled; blanks 1; eventId=12345"),
    ] {
        assert_eq!(told(link), problems, "{link}");
    }
}

#[test]
fn addresses_are_told_alone() {
    for (link, problem) in [
        ("https://venue.com/performances/12345", "address ‹https://venue.com/› → performances/12345"),
        ("https://venue.com/en/performances/12345/?utm=1#x", "address ‹https://venue.com/en/› → performances/12345"),
        ("HTTP:performances/1", "address ‹HTTP:› → performances/1"),
        ("http//venue.com/events/7", "address ‹http//venue.com/› → events/7"),
        ("www.venue.com/performances/12345", "address ‹www.venue.com/› → performances/12345"),
        ("venue.com/performances/1", "address ‹venue.com/› → performances/1"),
        ("venue.com:8080/performances/1", "address ‹venue.com:8080/› → performances/1"),
        ("bücher.example", "address ‹bücher.example› → ?"),
        ("//host/performances/12345", "address ‹//host/› → performances/12345"),
        ("app://performances/12345", "address ‹app://› → performances/12345"),
        ("app://app/home/booking/1/2", "address ‹app://› → app/home/booking/1/2"),
        ("https://venue.com/hamlet", "address ‹https://venue.com/hamlet› → ?"),
        (" https://venue.com ", "address ‹https://venue.com› → ?"),
        ("javascript:alert(1)", "address ‹javascript:alert(1)› → ?"),
        ("mailto:box@venue.com", "address ‹mailto:box@venue.com› → ?"),
    ] {
        assert_eq!(told(link), problem, "{link}");
    }
    let link = format!("https://venue.com/performances/{ID}");
    assert_eq!(told(&link), format!("address ‹https://venue.com/› → performances/{ID}"));
}

#[test]
fn white_space_is_told_where_the_rest_is_good() {
    for (link, problems) in [
        (" performances/12345\n", "blanks 2; eventId=12345"),
        ("performances/123 45", "blanks 1; eventId=12345"),
        ("perfor mances / 12345", "blanks 3; eventId=12345"),
        ("performances/\u{200B}12345", "blanks 1; eventId=12345"),
        ("performances/Hamlet in Love", "eventId=other ‹Hamlet in Love›"),
        ("performances/ hamlet", "blanks 1; eventId=other ‹hamlet›"),
        (&format!("performances/{ID} / {ID}"), "blanks 2; eventId=token; performanceId=token"),
    ] {
        assert_eq!(told(link), problems, "{link:?}");
    }
    assert_eq!(told("  "), "");
}

#[test]
fn missing_ids_are_told() {
    for (link, problems) in [
        ("performances", "missing eventId ‹performances›"),
        ("performances/", "missing eventId ‹performances/›"),
        ("performances//", "missing eventId ‹performances//›"),
        ("/performances/", "missing eventId ‹/performances/›; slash leading"),
        ("app/home/booking/12345", "missing performanceId ‹app/home/booking/12345›; eventId=12345"),
        ("app/home/booking/12345/", "missing performanceId ‹app/home/booking/12345/›; eventId=12345"),
        ("app/home/booking//48052", "missing eventId ‹//›; performanceId=48052"),
        ("app//home/booking/1", "missing performanceId ‹app//home/booking/1›; slash doubled; eventId=1"),
    ] {
        assert_eq!(told(link), problems, "{link}");
    }
}

#[test]
fn what_is_too_much_is_told() {
    for (link, problems) in [
        ("performances/1/2/3", "extra Ids ‹/3›; eventId=1; performanceId=2"),
        ("performances/1/2/tickets/", "extra Words ‹/tickets/›; eventId=1; performanceId=2"),
        ("events/77/tickets", "extra Words ‹/tickets›; categoryId=77"),
        ("performances/12345?utm_source=a/b", "extra Query ‹?utm_source=a/b›; eventId=12345"),
        ("performances/12345/?utm_source=a b ", "blanks 1; extra Query ‹/?utm_source=a b›; eventId=12345"),
        ("performances/12345#top", "extra Fragment ‹#top›; eventId=12345"),
        ("performances/abc?x", "extra Query ‹?x›; eventId=other ‹abc›"),
    ] {
        assert_eq!(told(link), problems, "{link}");
    }
}

#[test]
fn what_is_no_id_is_told() {
    for (link, problems) in [
        ("performances/hamlet", "eventId=other ‹hamlet›"),
        ("performances/<eventid>", "eventId=other ‹<eventid>›"),
        ("performances/12a", "eventId=other ‹12a›"),
        ("performances/#12345", "eventId=other ‹#12345›"),
        ("performances/??", "eventId=other ‹??›"),
        ("performances/１２", "eventId=other ‹１２›"),
        ("performances/12345/tickets", "eventId=12345; performanceId=other ‹tickets›"),
        (&format!("events/{ID}.html"), &format!("categoryId=other ‹{ID}.html›")),
    ] {
        assert_eq!(told(link), problems, "{link}");
    }
}

#[test]
fn nothing_is_said_of_what_is_open() {
    let link = format!("{ID}/12345");
    assert_eq!(told(&link), "", "a token can be any path");
    assert_eq!(told_with(&Routes::default(), "foo//bar "), "", "a profile without routes");
    let mut template = template("foo/bar");
    template.faults.push(Fault { kind: FaultKind::UnclosedQuote, span: 0..1, repair: None });
    assert_eq!(routes().read(&Path::parse("foo/bar", &template)), Reading::default());
}

#[test]
fn a_house_may_have_other_routes() {
    let profile = r#"{"deep_link":{"key":"k","routes":[{"pattern":"venue://event/<id>"},{"pattern":"page/<slug>"},
        {"pattern":"search?q=<term>"},{"pattern":"home"},{"pattern":"shows/<eventId>/dates/<dateId>"},
        {"pattern":"e-<eventId>"},{"pattern":"trip/<fromId>/<viaId>/<toId>"}]}}"#;
    let profile = Profile::read(profile).expect("profile");
    let routes = Routes::new(&profile.deep_link);
    for (link, problems) in [
        ("venue://event/7", "id=7"),
        ("venue://event/x", "id=other ‹x›"),
        ("https://venue.com/home", "address ‹https://venue.com/› → home"),
        ("page/about-us", "slug=words about-us"),
        ("search?q=jazz", "term=words jazz"),
        ("home", ""),
        ("home/", "slash trailing"),
        ("hone", "slip ‹hone› → home"),
        ("home/more", "no route ‹home/more›"),
        ("shows/1/dates/2", "eventId=1; dateId=2"),
        ("show/1/dates/2", "slip ‹show› → shows; eventId=1; dateId=2"),
        ("shows/1", "missing dateId ‹shows/1›; eventId=1"),
        ("trip/1//3", "missing viaId ‹//›; fromId=1; toId=3"),
        ("trip//2/3", "missing fromId ‹//›; viaId=2; toId=3"),
        ("e-12", "eventId=12"),
        ("e-x", "eventId=other ‹x›"),
        ("e-", "eventId=other ‹e-›"),
    ] {
        assert_eq!(told_with(&routes, link), problems, "{link}");
    }
}

/// A link of text and tokens, with its template.
fn any_link() -> impl Strategy<Value = (String, Template)> {
    let words = prop_oneof![
        Just("performances".to_owned()),
        Just("app/home/booking".to_owned()),
        Just("https://".to_owned()),
        Just("/".to_owned()),
        "[0-9]{1,3}",
        "[ \u{200B}\n/?#:.@<>ä-]{1,3}",
        any::<String>(),
    ];
    let stretch = (words, any::<bool>());
    proptest::collection::vec(stretch, 0..9).prop_map(|stretches| {
        let mut source = String::new();
        let mut template = Template::default();
        for (text, is_token) in stretches {
            let start = source.len();
            source.push_str(&text);
            let kind = if is_token { token() } else { PartKind::Text };
            template.parts.push(Part { span: start..source.len(), kind });
        }
        (source, template)
    })
}

proptest! {
    #[test]
    fn any_link_is_read_with_valid_places((source, template) in any_link()) {
        let path = Path::parse(&source, &template);
        let reading = routes().read(&path).clone();
        let mut spans: Vec<Range<usize>> = reading.bound.iter().map(|bound| bound.span.clone()).collect();
        for problem in &reading.problems {
            match problem {
                Problem::NoRoute { span } | Problem::NearRoute { span, .. } | Problem::Address { span, .. }
                | Problem::MissingId { span, .. } | Problem::Extra { span, .. } => spans.push(span.clone()),
                Problem::Slashes { spare } => {
                    prop_assert!(!spare.is_empty());
                    for (_, span) in spare {
                        prop_assert_eq!(&source[span.clone()], "/");
                    }
                }
                Problem::Blanks { runs } => {
                    prop_assert!(!runs.is_empty());
                    spans.extend(runs.iter().cloned());
                }
            }
        }
        for span in spans {
            prop_assert!(source.get(span.clone()).is_some_and(|words| !words.is_empty()), "{:?} of {:?}", span, source);
        }
        let kinds: Vec<_> = reading.problems.iter().map(std::mem::discriminant).collect();
        let distinct = kinds.iter().collect::<std::collections::HashSet<_>>();
        prop_assert_eq!(distinct.len(), kinds.len(), "one cause, one problem");
    }

    #[test]
    fn a_template_of_another_text_does_no_harm((source, _) in any_link(), (_, template) in any_link()) {
        let _ = routes().read(&Path::parse(&source, &template));
    }

    #[test]
    fn what_is_built_is_read_again(route in 0..5_usize, ids in proptest::collection::vec("[0-9]{1,9}", 2)) {
        let routes = routes();
        let route = routes.iter().nth(route).expect("five routes");
        let link = route.build(&ids);
        let reading = routes.read(&Path::parse(&link, &Template::default()));
        prop_assert_eq!(reading.route.as_ref(), Some(route));
        prop_assert_eq!(reading.problems, []);
        let read: Vec<_> = reading.bound.iter().map(|bound| bound.id.clone()).collect();
        let built: Vec<_> = ids.into_iter().take(read.len()).map(Id::Digits).collect();
        prop_assert_eq!(read, built);
    }

    #[test]
    fn mending_slashes_and_blanks_leaves_a_good_link(
        gaps in proptest::collection::vec("[/ \n]{0,3}", 4),
    ) {
        let [first, second, third, last] = gaps.as_slice() else { return Ok(()) };
        let link = format!("{first}performances/{second}14002/{third}48052{last}");
        let reading = routes().read(&Path::parse(&link, &Template::default()));
        let mut mended: Vec<Option<u8>> = link.bytes().map(Some).collect();
        for problem in &reading.problems {
            let spans: Vec<Range<usize>> = match problem {
                Problem::Slashes { spare } => spare.iter().map(|(_, span)| span.clone()).collect(),
                Problem::Blanks { runs } => runs.clone(),
                other => panic!("{other:?} in {link:?}"),
            };
            for at in spans.into_iter().flatten() {
                prop_assert!(mended[at].take().is_some(), "two edits of one place");
            }
        }
        let mended: Vec<u8> = mended.into_iter().flatten().collect();
        prop_assert_eq!(mended, b"performances/14002/48052");
    }
}
