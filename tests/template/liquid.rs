//! Liquid: outputs, tags, and what people get wrong in them.

use crate::support::{Case, check};

/// Nothing is wrong with these.
const GOOD: &[Case] = &[
    (r#"{{ Profile.name | default: "x" }}"#, "{Profile|name|x}", "", ""),
    ("{{Profile.name|default:'x'}}", "{Profile|name|x}", "", ""),
    (r#"{{ Profile["Requested Product"] | default: "x" }}"#, "{Profile|Requested Product|x}", "", ""),
    (r#"{{ Event["Requested Product"] | default : "x" }}"#, "{Event|Requested Product|x}", "", ""),
    (r#"{{ PROFILE.name | default: "x" }}"#, "{Profile|name|x}", "", ""),
    ("{{ Profile.name | default: 1 }}", "{Profile|name|1}", "", ""),
    (r#"{{ Profile.subscription.plan.name | default: "valued" }}"#, "{Profile|subscription|valued}", "", ""),
    (r#"{{- Profile.name | default: "x" -}}"#, "{Profile|name|x}", "", ""),
    (r#"{{{ Profile.name | default: "x" }}}"#, "[{]{Profile|name|x}[}]", "", ""),
    (r#"{{ Profile.Email | default: "info@venue.com" }}"#, "{Profile|Email|info@venue.com}", "", ""),
    ("{{ Profile.name\n| default: \"x\" }}", "{Profile|name|x}", "", ""),
    ("{{ Profile.name | default: \"東京\u{3000}夏\" }}", "{Profile|name|東京\u{3000}夏}", "", ""),
    (r#"{{ "now" | date: "%Y-%m-%d %H:%M" }} {{ "now" | date_tz: "%Y", "Asia/Singapore" }}"#, "{…}[ ]{…}", "", ""),
    (
        r#"{{ "Hello" }} {{ 5 | plus: 6 }} {{ Campaign.campaignId }} {{ Catalog["Sample Catalog"].Name }}"#,
        "{…}[ ]{…}[ ]{…}[ ]{…}",
        "",
        "",
    ),
    (
        r#"{% if Profile.City == "Vienna" %}A{% elsif Profile.City == 'Graz' and Profile.Age >= 18 %}B{% else %}C{% endif %}"#,
        "%if%[A]%elsif%[B]%else%[C]%endif%",
        "",
        "",
    ),
    (
        r#"{% if Event["Requested Product"] contains "Loan" or Event.price > 100%}A{% endif %}"#,
        "%if%[A]%endif%",
        "",
        "",
    ),
    (r#"{%- unless Profile.Language  == "French"-%}Hello!{% endunless %}"#, "%unless%[Hello!]%endunless%", "", ""),
    (
        r#"{% case Profile.customer_type %}{% when "Gold" %}g{% when "a" or "b", "c" %}s{% else %}Up{% endcase %}"#,
        "%case%%when%[g]%when%[s]%else%[Up]%endcase%",
        "",
        "",
    ),
    (
        "{% for i in (1..10) %}{{ i }}{% if i == 7 %}{% break %}{% endif %}{% endfor %}",
        "%for%{…}%if%%break%%endif%%endfor%",
        "",
        "",
    ),
    (
        "{% for item in Profile.items limit:2 offset:1 reversed %}{{ item.name }}{% continue %}{% endfor %}",
        "%for%{…}%continue%%endfor%",
        "",
        "",
    ),
    (
        r#"{% tablerow product in Profile.multi %}{{ product | default: "def" }}{% endtablerow %}"#,
        "%tablerow%{…|def}%endtablerow%",
        "",
        "",
    ),
    (
        r#"{% assign premium = " a, b" | split: ", " %}{% for m in premium %}{{ m }}{% endfor %}"#,
        "%assign%%for%{…}%endfor%",
        "",
        "",
    ),
    (
        r#"{% assign LANG = PROFILE.Language %}{% if LANG == "FRENCH" %}x{% endif %}{{ LANG }}"#,
        "%assign%%if%[x]%endif%{…}",
        "",
        "",
    ),
    (
        "{% raw %}{{ 5 | plus: 6 }} {% if %}{% endraw %} equals 11.",
        "%raw%[{{ 5 | plus: 6 }} {% if %}]%endraw%[ equals 11.]",
        "",
        "",
    ),
    ("{% comment %} {{ x }} @Profile - Name {% endcomment %}x", "%comment%[x]", "", ""),
    ("{% raw %}{Profile.Name}{% endraw %}", "%raw%[{Profile.Name}]%endraw%", "", ""),
    (
        r#"{% assign key = "name" %}{{ Profile[key] | default: "x" }}{{ Profile.items[0] | default: "y" }}"#,
        "%assign%{Profile|key|x}{Profile|items|y}",
        "",
        "",
    ),
    ("{% abort %}", "%abort%", "", ""),
];

/// Something is written wrongly, or is nothing that CleverTap documents.
const SLIPS: &[Case] = &[
    (
        r#"{{ profile.name | default: "x" }}"#,
        "{Profile|name|x}",
        "LiquidCase «profile»",
        r#"{{ Profile.name | default: "x" }}"#,
    ),
    (
        r#"{{ event["Requested Product"] | default: "x" }}"#,
        "{Event|Requested Product|x}",
        "LiquidCase «event»",
        r#"{{ Event["Requested Product"] | default: "x" }}"#,
    ),
    (
        "{{ Profile.name | default: “x” }}",
        "{Profile|name|x}",
        "CurlyQuotes «“x”»",
        r#"{{ Profile.name | default: "x" }}"#,
    ),
    (
        r#"{{ Profile.name | default: "x” }}"#,
        "{Profile|name|x}",
        "CurlyQuotes «”»",
        r#"{{ Profile.name | default: "x" }}"#,
    ),
    (
        "{{ Profile.name | default: \"x` }}",
        "{Profile|name|x}",
        "CurlyQuotes «`»",
        r#"{{ Profile.name | default: "x" }}"#,
    ),
    (
        r#"{{ Profile[“Requested Product”] | default: "x" }}"#,
        "{Profile|Requested Product|x}",
        "CurlyQuotes «“Requested Product”»",
        r#"{{ Profile["Requested Product"] | default: "x" }}"#,
    ),
    (
        r#"{{ Profile.name | default: 'x" }}"#,
        "{Profile|name|x}",
        r#"MixedQuotes «'x"»"#,
        "{{ Profile.name | default: 'x' }}",
    ),
    (
        "Hi {Profile.Name}, {first_name} and {event}",
        "[Hi ]{…}[, {first_name} and {event}]",
        "LiquidSyntax «{Profile.Name}»",
        "Hi {{ Profile.Name | default: \"there\" }}, {first_name} and {event}",
    ),
    (
        "{ profile.name | default: 'x' }} and {Event[\"City\"]}",
        "{…}[ and ]{…}",
        "LiquidSyntax «{ profile.name | default: 'x' }}», LiquidSyntax «{Event[\"City\"]}»",
        "{{ Profile.name | default: 'x' }} and {{ Event[\"City\"] | default: \"your city\" }}",
    ),
    (
        "{{ Profile.name | default: 'Don't' }}",
        "{Profile|name|Don't}",
        "MixedQuotes «'Don't'»",
        r#"{{ Profile.name | default: "Don't" }}"#,
    ),
    (
        "{{ Profile.name | default: friend }}",
        "{Profile|name|friend}",
        "UnquotedFallback «friend»",
        r#"{{ Profile.name | default: "friend" }}"#,
    ),
    (
        r#"{{ Profile.name default: "x" }}"#,
        "{Profile|name|x}",
        "Pipe «default:»",
        r#"{{ Profile.name | default: "x" }}"#,
    ),
    (r#"{{ Profile.name || default: "x" }}"#, "{Profile|name|x}", "Pipe «||»", r#"{{ Profile.name | default: "x" }}"#),
    (
        r#"{{ Profile.name | defualt: "x" }}"#,
        "{Profile|name|x}",
        "DefaultWord «defualt:»",
        r#"{{ Profile.name | default: "x" }}"#,
    ),
    (
        r#"{{ Profile.name | default "x" }}"#,
        "{Profile|name|x}",
        "DefaultWord «default»",
        r#"{{ Profile.name | default: "x" }}"#,
    ),
    (
        r#"{{ Profile - Name | default: "x" }}"#,
        "{Profile|Name|x}",
        "LiquidSyntax «Profile - Name»",
        r#"{{ Profile.Name | default: "x" }}"#,
    ),
    (
        r#"{{ Profile Name | default: "x" }}"#,
        "{Profile|Name|x}",
        "LiquidSyntax «Profile Name»",
        r#"{{ Profile.Name | default: "x" }}"#,
    ),
    (
        r#"{{ Profile.Marketing Push | default: "x" }}"#,
        "{Profile|Marketing Push|x}",
        "LiquidSyntax «Profile.Marketing Push»",
        r#"{{ Profile["Marketing Push"] | default: "x" }}"#,
    ),
    (
        r#"{{ Profile.Foo Bar | default: "x" }}"#,
        "{Profile|Foo Bar|x}",
        "LiquidSyntax «Profile.Foo Bar»",
        r#"{{ Profile["Foo Bar"] | default: "x" }}"#,
    ),
    (
        r#"{{ Profile[Requested Product] | default: "x" }}"#,
        "{Profile|Requested Product|x}",
        "LiquidSyntax «Requested Product»",
        r#"{{ Profile["Requested Product"] | default: "x" }}"#,
    ),
    (
        r#"{{ Profile["Requested Product" | default: "x" }}"#,
        "{Profile|Requested Product|x}",
        "LiquidSyntax «[»",
        r#"{{ Profile["Requested Product"] | default: "x" }}"#,
    ),
    (r#"{{ Profile | default: "x" }}"#, "{…}", "LiquidSyntax «Profile»", ""),
    (r#"{{ Profile. | default: "x" }}"#, "{…}", "LiquidSyntax «Profile.»", ""),
    (
        "{{@Profile.city | default: 'Mumbai'}}",
        "{…}",
        "AtInsideLiquid «@Profile.city»",
        "{{Profile.city | default: 'Mumbai'}}",
    ),
    (
        r#"{{ @Profile - Marketing Push | default: "x" }}"#,
        "{…}",
        "AtInsideLiquid «@Profile - Marketing Push»",
        r#"{{ Profile["Marketing Push"] | default: "x" }}"#,
    ),
    (
        r#"{{ @Add to Cart - eventName | default: "x" }}"#,
        "{…}",
        "AtInsideLiquid «@Add to Cart - eventName»",
        r#"@Add to Cart - eventName | default: "x""#,
    ),
    (r#"{{ @foo | default: "x" }}"#, "{…}", "AtInsideLiquid «@foo»", ""),
    (
        r#"{% if @Profile - City == "Vienna" %}A{% endif %}"#,
        "%if%[A]%endif%",
        "AtInsideLiquid «@Profile - City»",
        r#"{% if Profile.City == "Vienna" %}A{% endif %}"#,
    ),
    (r#"{{ Profile.a | default: "{{ Profile.b }}" }}"#, "{Profile|a|{{ Profile.b }}}", "Nested «{{ Profile.b }}»", ""),
    (r#"{{ Profile.a | default: "@Profile - Name" }}"#, "{Profile|a|@Profile - Name}", "Nested «@Profile - Name»", ""),
    (
        "{{\u{a0}Profile.name\u{a0}| default: \"x\" }}",
        "{Profile|name|x}",
        "OddCharacter «\u{a0}Profile.name\u{a0}»",
        r#"{{ Profile.name | default: "x" }}"#,
    ),
    ("x{{ }}", "[x]{…}", "LiquidSyntax «{{ }}»", "x"),
    ("x{% %}", "[x]%%", "LiquidSyntax «{% %}»", "x"),
    ("{{ (1..3 }}", "{…}", "LiquidSyntax «(1..3»", ""),
    (r#"{{ Profil.name | default: "x" }}"#, "{…|x}", "LiquidUnknown «Profil»", r#"{{ Profile.name | default: "x" }}"#),
    (r#"{{ first_name | default: "x" }}"#, "{…|x}", "LiquidUnknown «first_name»", ""),
    (r#"{{ Profile.Name | upcase | default: "x" }}"#, "{Profile|Name|x}", "LiquidUnknown «upcase»", ""),
    (
        r#"{{ Profile.Name | splt: "," | default: "x" }}"#,
        "{Profile|Name|x}",
        "LiquidUnknown «splt»",
        r#"{{ Profile.Name | split: "," | default: "x" }}"#,
    ),
    ("{% capture x %}a{% endcapture %}{{ x }}", "%capture%[a]%endcapture%{…}", "LiquidUnknown «capture»", ""),
    ("{% iff Profile.City %}", "%iff%", "LiquidUnknown «iff»", "{% if Profile.City %}{% endif %}"),
    (r#"{% if User.city == "x" %}A{% endif %}"#, "%if%[A]%endif%", "LiquidUnknown «User»", ""),
    (
        r#"{% if Profile.City = "Vienna" && Profile.Age => 3 %}A{% endif %}"#,
        "%if%[A]%endif%",
        "LiquidSyntax «=», LiquidSyntax «&&», LiquidSyntax «=>»",
        r#"{% if Profile.City == "Vienna" and Profile.Age >= 3 %}A{% endif %}"#,
    ),
    (
        r#"{% if Profile.City == "Vienna" OR Profile.City == “Graz” %}A{% endif %}"#,
        "%if%[A]%endif%",
        "LiquidSyntax «OR», CurlyQuotes «“Graz”»",
        r#"{% if Profile.City == "Vienna" or Profile.City == "Graz" %}A{% endif %}"#,
    ),
    (r#"{% if Profile.City "Vienna" %}A{% endif %}"#, "%if%[A]%endif%", r#"LiquidSyntax «"Vienna"»"#, ""),
    ("{% if %}a{% endif %}", "%if%[a]%endif%", "LiquidSyntax «if»", ""),
    (
        "{% if Profile.City %}A{% else Profile.Age %}B{% endif %}",
        "%if%[A]%else%[B]%endif%",
        "LiquidSyntax «Profile.Age»",
        "",
    ),
    (
        "{% if Profile.City %}A{% elseif Profile.Age %}B{% end if %}",
        "%if%[A]%elsif%[B]%endif%",
        "LiquidSyntax «elseif», LiquidSyntax «end if»",
        "{% if Profile.City %}A{% elsif Profile.Age %}B{% endif %}",
    ),
];

/// There is no fallback.
const MISSING: &[Case] = &[
    ("{{ x }}", "{…}", "NoFallback «{{ x }}»", ""),
    ("{{ Event.x }}", "{Event|x}", "NoFallback «{{ Event.x }}»", ""),
    (
        "{{ Profile.name }}",
        "{Profile|name}",
        "NoFallback «{{ Profile.name }}»",
        r#"{{ Profile.name | default: "there" }}"#,
    ),
    (
        "{{ Profile.name | }}",
        "{Profile|name}",
        "NoFallback «{{ Profile.name | }}»",
        r#"{{ Profile.name | default: "there" }}"#,
    ),
    (
        "{{ Profile.name | default }}",
        "{Profile|name}",
        "NoFallback «{{ Profile.name | default }}»",
        r#"{{ Profile.name | default: "there" }}"#,
    ),
    (
        "{{ Profile.name | default: }}",
        "{Profile|name}",
        "NoFallback «{{ Profile.name | default: }}»",
        r#"{{ Profile.name | default: "there" }}"#,
    ),
    (
        "{{ Profile.Name | upcase }}",
        "{Profile|Name}",
        "NoFallback «{{ Profile.Name | upcase }}», LiquidUnknown «upcase»",
        r#"{{ Profile.Name | upcase | default: "there" }}"#,
    ),
];

/// Something never closes.
const UNCLOSED: &[Case] = &[
    ("{{", "[{{]", "UnclosedLiquid «{{»", ""),
    ("smile :{{", "[smile :{{]", "UnclosedLiquid «{{»", ""),
    ("{{{{{{{{", "[{{{{{{{{]", "UnclosedLiquid «{{»", ""),
    (
        r#"{{ Profile.name | default: "x""#,
        "{Profile|name|x}",
        "UnclosedLiquid «{{»",
        r#"{{ Profile.name | default: "x" }}"#,
    ),
    (
        r#"{{ Profile.name | default: "x" is waiting"#,
        "{Profile|name|x}[ is waiting]",
        "UnclosedLiquid «{{»",
        r#"{{ Profile.name | default: "x" }} is waiting"#,
    ),
    (
        "{{ Profile.name is waiting",
        "{Profile|name}[ is waiting]",
        "UnclosedLiquid «{{»",
        r#"{{ Profile.name | default: "there" }} is waiting"#,
    ),
    (
        "{{ Profile.name | default: friend is waiting",
        "{Profile|name|friend}[ is waiting]",
        "UnclosedLiquid «{{»",
        r#"{{ Profile.name | default: "friend" }} is waiting"#,
    ),
    (
        r#"{{ Profile.name | default: "x" } is waiting"#,
        "{Profile|name|x}[ is waiting]",
        "UnclosedLiquid «{{»",
        r#"{{ Profile.name | default: "x" }} is waiting"#,
    ),
    (
        r#"{{ Profile.name | default: "x" %} is waiting"#,
        "{Profile|name|x}[ is waiting]",
        "UnclosedLiquid «{{»",
        r#"{{ Profile.name | default: "x" }} is waiting"#,
    ),
    (
        r#"{{ Profile.name | default: "x" and {{ Profile.City | default: "y" }}"#,
        "{Profile|name|x}[ and ]{Profile|City|y}",
        "UnclosedLiquid «{{»",
        r#"{{ Profile.name | default: "x" }} and {{ Profile.City | default: "y" }}"#,
    ),
    (
        r#"performances/{{ Event.eventId | default: "1"/{{ Event.performanceId | default: "1" }}"#,
        "[performances/]{Event|eventId|1}[/]{Event|performanceId|1}",
        "UnclosedLiquid «{{»",
        r#"performances/{{ Event.eventId | default: "1" }}/{{ Event.performanceId | default: "1" }}"#,
    ),
    (
        r#"{{ Profile.name | default: "x }} is waiting"#,
        "{Profile|name|x}[ is waiting]",
        r#"UnclosedQuote «"»"#,
        r#"{{ Profile.name | default: "x" }} is waiting"#,
    ),
    (
        r#"{{ Profile["Requested Product] | default: "x" }}"#,
        "{Profile|Requested Product|x}",
        r#"UnclosedQuote «"»"#,
        r#"{{ Profile["Requested Product"] | default: "x" }}"#,
    ),
    (
        r#"{{ Profile.name | default: "die „Zauberflöte“ }}"#,
        "{Profile|name|die „Zauberflöte“}",
        r#"UnclosedQuote «"»"#,
        r#"{{ Profile.name | default: "die „Zauberflöte“" }}"#,
    ),
    (
        r#"{{ eventName | default: "Event["Profile"#,
        r#"{…|Event[}["Profile]"#,
        "UnclosedLiquid «{{»",
        r#"{{ Event | default: "Event[" }}"Profile"#,
    ),
    (r#"{{ "now | date: "%Y" }}"#, "{…}", r#"UnclosedQuote «"»"#, r#"{{ "now" | date: "%Y" }}"#),
    ("{%", "[{%]", "UnclosedLiquid «{%»", ""),
    (
        r#"{% if Profile.City == "Vienna" Hello {% endif %}"#,
        "%if%[ Hello ]%endif%",
        "UnclosedLiquid «{%»",
        r#"{% if Profile.City == "Vienna" %} Hello {% endif %}"#,
    ),
    (
        r#"{% if Profile.City == "Vienna" }Hello{% endif %}"#,
        "%if%[Hello]%endif%",
        "UnclosedLiquid «{%»",
        r#"{% if Profile.City == "Vienna" %}Hello{% endif %}"#,
    ),
    (
        r#"{% if Profile.City == "Vienna %}Hello{% endif %}"#,
        "%if%[Hello]%endif%",
        r#"UnclosedQuote «"»"#,
        r#"{% if Profile.City == "Vienna" %}Hello{% endif %}"#,
    ),
    (
        r#"{% if Profile.City == "Vienna and Profile.Age == "3" %}A{% endif %}"#,
        "%if%[A]%endif%",
        r#"UnclosedQuote «"»"#,
        r#"{% if Profile.City == "Vienna" and Profile.Age == "3" %}A{% endif %}"#,
    ),
    (
        "{% for x in Profile.items limit:2 Hello{% endfor",
        "%for%[ Hello]%endfor%",
        "UnclosedLiquid «{%», UnclosedLiquid «{%»",
        "{% for x in Profile.items limit:2 %} Hello{% endfor %}",
    ),
    (
        r#"{% assign x = Profile.Name | default: "x" Hello {{ x }}"#,
        "%assign%[ Hello ]{…}",
        "UnclosedLiquid «{%»",
        r#"{% assign x = Profile.Name | default: "x" %} Hello {{ x }}"#,
    ),
    ("{% raw {{ x }}{% endraw %}", "%raw%[ {{ x }}]%endraw%", "UnclosedLiquid «{%»", "{% raw %} {{ x }}{% endraw %}"),
    (
        "{% comment %} a {% endcomment",
        "%comment%[ a ]%endcomment%",
        "UnclosedLiquid «{%»",
        "{% comment %} a {% endcomment %}",
    ),
];

/// Blocks without end, ends without block.
const BLOCKS: &[Case] = &[
    (
        r#"{% if Profile.City == "Vienna" %}A"#,
        "%if%[A]",
        "UnbalancedTag «{%»",
        r#"{% if Profile.City == "Vienna" %}A{% endif %}"#,
    ),
    ("A{% endif %}", "[A]%endif%", "UnbalancedTag «{%»", "A"),
    ("A{% else %}B", "[A]%else%[B]", "UnbalancedTag «{%»", "AB"),
    (r#"{% when "x" %}B"#, "%when%[B]", "UnbalancedTag «{%»", "B"),
    (
        r#"{% if Profile.City == "Vienna" %}A{% endfor %}"#,
        "%if%[A]%endfor%",
        "UnbalancedTag «{%»",
        r#"{% if Profile.City == "Vienna" %}A{% endif %}"#,
    ),
    (
        r#"{% if Profile.City == "Vienna" %}{% for x in Profile.items %}{{ x }}{% endif %}"#,
        "%if%%for%{…}%endif%",
        "UnbalancedTag «{%»",
        r#"{% if Profile.City == "Vienna" %}{% for x in Profile.items %}{{ x }}{% endfor %}{% endif %}"#,
    ),
    ("{% raw %}{{ 5 | plus: 6 }}", "%raw%{…}", "UnbalancedTag «{%»", "{% raw %}{{ 5 | plus: 6 }}{% endraw %}"),
    (
        r#"{% comment %} {{ Profile.name | default: "x" }}"#,
        "%comment%[ ]{Profile|name|x}",
        "UnbalancedTag «{%»",
        r#"{% comment %} {{ Profile.name | default: "x" }}{% endcomment %}"#,
    ),
    (
        "{% if Profile.City %}{% for x in Profile.items %}{{ x }}{% endif %}{% endfor %}",
        "%if%%for%{…}%endif%%endfor%",
        "UnbalancedTag «{%»",
        "{% if Profile.City %}{% for x in Profile.items %}{{ x }}{% endfor %}{% endif %}",
    ),
    (
        "{% if Profile.City %}{% for x in Profile.items %}{{ x }}{% endif %}{% endcase %}",
        "%if%%for%{…}%endif%%endcase%",
        "UnbalancedTag «{%», UnbalancedTag «{%»",
        "{% if Profile.City %}{% for x in Profile.items %}{{ x }}{% endfor %}{% endif %}",
    ),
    (
        "{% if Profile.City %}{% if Profile.Age %}A{% endif %}",
        "%if%%if%[A]%endif%",
        "UnbalancedTag «{%»",
        "{% if Profile.City %}{% if Profile.Age %}A{% endif %}{% endif %}",
    ),
];

#[test]
fn good_liquid() {
    check(GOOD);
}

#[test]
fn slips() {
    check(SLIPS);
}

#[test]
fn missing() {
    check(MISSING);
}

#[test]
fn unclosed() {
    check(UNCLOSED);
}

#[test]
fn blocks() {
    check(BLOCKS);
}
