//! `link/title-mismatch`: the link leads to one production, the copy speaks of another.

use super::listed::{linked, named_instead};
use crate::declare_rule;
use crate::lint::{Context, Findings, Fix};
use crate::template::PartKind;

declare_rule! {
    /// A copied campaign keeps its old link. Where the house profile lists the productions, and the copy names one of
    /// them but not the one that the link opens, it is worth a look.
    ///
    /// A single telling word of the linked title in the copy is enough to make the rule silent, and so is a token.
    ///
    /// ```wrong
    /// profile.productions: [{"id": "12345", "title": "Faust"}, {"id": "14002", "title": "Hamlet"}]
    /// ```
    ///
    /// ```right
    /// profile.productions: [{"id": "12345", "title": "Hamlet"}, {"id": "14002", "title": "Faust"}]
    /// ```
    "link/title-mismatch" {
        severity: Advice,
        summary: "The link leads to one production, the copy speaks of another",
        why: "Readers tap for what the copy promises.",
        source: Pushproof,
        fixable: Suggested,
    }
}

fn check(context: &Context<'_>, findings: &mut Findings) {
    let is_plain = |kind: &PartKind| *kind == PartKind::Text;
    if context.profile.productions.len() < 2
        || context.copy().any(|text| text.template.parts.iter().any(|part| !is_plain(&part.kind)))
    {
        return;
    }
    for link in linked(context) {
        let Some(production) = link.listed(context) else { continue };
        let others = named_instead(context, production);
        let Some(first) = others.first() else { continue };
        let span = link.production.span.clone();
        let message =
            format!("The link leads to “{}”, the copy speaks of “{}”", production.title.trim(), first.title.trim());
        let found = findings.add(link.text.place(span.clone()), message, "Look up which of the two is meant.");
        // The performance's id would stay that of the other production.
        if let ([other], None) = (others.as_slice(), link.performance) {
            let edits = vec![link.text.replace(span, other.id.trim())];
            found.fix(Fix::suggested(format!("Link to {}", other.id.trim()), edits));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::Base;
    use crate::lint::testing::{fixed, found_with, marked, with};
    use crate::profile::Profile;

    const LIST: &str = r#"{"extends": "guide", "productions": [
        {"id": "12345", "title": "Faust"}, {"id": "14002", "title": "Hamlet"},
        {"id": "15000", "title": "Hamlet, Prinz von Dänemark"}, {"id": "16000", "title": "Cats"}]}"#;

    fn marks(title: &str, link: &str) -> Vec<String> {
        let campaign = with(Base::Push, &format!("what.title: {title}\nwhat.key_values[0].value: {link}"));
        let profile = Profile::read(LIST).expect("a profile");
        found_with(&RULE, &campaign, &profile).iter().map(|found| marked(&campaign, found)).collect()
    }

    #[test]
    fn marks_the_link_to_another_production() {
        assert_eq!(marks("Hamlet: the last 40 seats", "performances/12345"), ["12345"]);
        assert_eq!(marks("Cats: the last 40 seats", "performances/14002/48052"), ["14002"]);
    }

    #[test]
    fn leaves_what_fits_or_is_in_doubt() {
        for (title, link) in [
            ("Faust: the last 40 seats", "performances/12345"),
            ("After Faust comes Hamlet", "performances/12345"),
            ("Hamlet: the last 40 seats", "performances/15000"),
            ("FAUST und Hamlet", "performances/12345"),
            ("The last 40 seats", "performances/12345"),
            ("All cats are grey", "performances/12345"),
            ("Hamletmaschine", "performances/12345"),
            ("Hamlet", "performances/99999"),
            ("Hamlet", "events/77"),
        ] {
            assert_eq!(marks(title, link), Vec::<String>::new(), "{title}, {link}");
        }
    }

    #[test]
    fn offers_the_one_that_is_named() {
        let campaign = with(Base::Push, "what.title: Cats\nwhat.key_values[0].value: performances/12345");
        let found = found_with(&RULE, &campaign, &Profile::read(LIST).expect("a profile")).remove(0);
        assert_eq!(fixed(&campaign, &found.fixes[0]).what.key_values[0].value, "performances/16000");
    }
}
