//! Texts as users will see them.

use pushproof::profile::Profile;
use pushproof::template::{Lengths, Sample, parse};

fn rendered(source: &str) -> [String; 3] {
    let profile = Profile::guide();
    let template = parse(source, profile);
    [Sample::Default, Sample::Typical, Sample::Longest].map(|sample| template.render(source, profile, sample))
}

#[test]
fn users_see_fallbacks_or_values() {
    for (source, [default, typical, longest]) in [
        ("Hello!", ["Hello!", "Hello!", "Hello!"]),
        ("Hi @Profile - Name | default: \"there\"!", ["Hi there!", "Hi Anna!", "Hi Maximiliane-Charlotte!"]),
        (
            "performances/@Add to Cart - eventId | default: \"1\"/@Add to Cart - performanceId | default: \"1\"",
            ["performances/1/1", "performances/12345/48052", "performances/1234567/1234567"],
        ),
        ("@add to cart - eventName | default: \"x\"", ["x", "Hamlet", "A Midsummer Night's Dream (open air)"]),
        // A fallback may be longer than any value.
        ("@Profile - Gender | default: \"someone\"", ["someone", "F", "someone"]),
        // Nothing is known of these.
        ("@Profile - Shoe Size | default: \"x\"", ["x", "x", "x"]),
        ("@Foo Bar - baz | default: \"x\"", ["x", "x", "x"]),
        ("@Add to Crat - eventName | default: \"x\"", ["x", "x", "x"]),
        // Without a fallback, some see nothing.
        ("Hi @Profile - Name!", ["Hi !", "Hi Anna!", "Hi Maximiliane-Charlotte!"]),
        // What is broken is sent as it stands.
        ("@Profile - Name | default: “x”", ["@Profile - Name | default: “x”"; 3]),
        ("{{ Profile.name | default: \"x }}", ["{{ Profile.name | default: \"x }}"; 3]),
        ("{{ Profile.name", ["{{ Profile.name"; 3]),
        ("{{ Profile.name | default: \"x\" }}", ["x", "Anna", "Maximiliane-Charlotte"]),
        ("{{ profile.name | default: \"x\" }}", ["x", "Anna", "Maximiliane-Charlotte"]),
        ("{{ Event.eventId | default: \"1\" }}", ["1", "12345", "1234567"]),
        ("{{ Catalog.x | default: \"y\" }}{{ \"now\" | date: \"%Y\" }}", ["y"; 3]),
        // The first branch, and a loop once.
        ("{% if Profile.City == \"Vienna\" %}A{% elsif x %}B{% else %}C{% endif %}!", ["A!"; 3]),
        ("{% case Profile.City %}{% when \"a\" %}A{% when \"b\" %}B{% endcase %}!", ["A!"; 3]),
        ("{% if a %}A{% else %}B{% if b %}C{% else %}D{% endif %}E{% endif %}F", ["AF"; 3]),
        ("{% for x in Profile.items %}A{% endfor %}{% comment %} B {% endcomment %}", ["A"; 3]),
        ("{% raw %}{{ x }}{% endraw %}", ["{{ x }}"; 3]),
    ] {
        assert_eq!(rendered(source), [default, typical, longest].map(str::to_owned), "{source}");
    }
}

#[test]
fn lengths_count_what_a_person_counts() {
    let profile = Profile::guide();
    let source = "👩‍👩‍👧‍👦 @Profile - City | default: \"München\"";
    let lengths = parse(source, profile).lengths(source, profile);
    assert_eq!(lengths, Lengths { default: 9, typical: 8, longest: 26 });
    assert_eq!((lengths.min(), lengths.max()), (8, 26));
    let plain = "Zürich\r\nheute";
    assert_eq!(parse(plain, profile).lengths(plain, profile), Lengths { default: 12, typical: 12, longest: 12 });
}

#[test]
fn every_use_of_a_property_is_told() {
    let source = "@Profile - Name | default: \"x\" {% if Event.price > 3 and Profile[\"City\"] == \"y\" %}{{ Event[\"a b\"] | default: \"z\" }}{% endif %}";
    let template = parse(source, Profile::guide());
    let used: Vec<_> =
        template.tokens().map(|used| (used.property, used.is_liquid, used.is_shown, used.fallback.is_some())).collect();
    assert_eq!(
        used,
        [
            ("Name", false, true, true),
            ("price", true, false, false),
            ("City", true, false, false),
            ("a b", true, true, true)
        ]
    );
    assert!(template.has_tokens());
    assert!(!parse("Hello", Profile::guide()).has_tokens());
    for used in template.tokens() {
        assert_eq!(&source[used.property_span.clone()], used.property);
    }
}
