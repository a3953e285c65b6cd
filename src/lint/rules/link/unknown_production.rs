//! `link/unknown-production`: the house's list has no such production.

use super::listed::{digits, linked, names};
use crate::declare_rule;
use crate::lint::{Context, Findings, Fix};
use crate::profile::Production;
use crate::text::{is_near, shortened};

/// So many characters of a title stand on a button.
const LONGEST_TITLE: usize = 40;

declare_rule! {
    /// An id of five digits looks right with any digit wrong, and the tap then opens another evening, or an empty page.
    /// Where the house profile lists its productions, the link's id must be one of them.
    ///
    /// Without such a list nothing is said.
    ///
    /// ```wrong
    /// profile.productions: [{"id": "12346", "title": "Hamlet"}]
    /// what.key_values[0].value: performances/12364
    /// start.goal.filters: [{"property": "eventId", "operator": "equals", "value": "12364"}]
    /// who.segment: {"all": [{"did_not": "charged", "filters": [{"property": "eventId", "operator": "equals", "value": "12364"}]}, {"user": "Marketing Push", "operator": "not_equals", "value": "FALSE"}]}
    /// ```
    ///
    /// ```right
    /// profile.productions: [{"id": "12345", "title": "Hamlet"}]
    /// what.key_values[0].value: performances/12345
    /// ```
    "link/unknown-production" {
        severity: Warning,
        summary: "The house's list has no such production",
        why: "A wrong digit opens another production, or an empty page.",
        source: Guide(&[43]),
        fixable: Suggested,
    }
}

fn check(context: &Context<'_>, findings: &mut Findings) {
    for link in linked(context) {
        let Some(id) = digits(link.production).filter(|_| link.listed(context).is_none()) else { continue };
        let span = link.production.span.clone();
        let found = findings.add(
            link.text.place(span.clone()),
            format!("The house's list of productions has no {id}"),
            "Look the id up in the admin interface; if it is right, add the production to the house profile.",
        );
        let fix = |production: &Production| {
            let edits = vec![link.text.replace(span.clone(), production.id.trim())];
            Fix::suggested(
                format!("Link to {} ({})", shortened(&production.title, LONGEST_TITLE), production.id.trim()),
                edits,
            )
        };
        found.fixes.extend(candidates(context, id).into_iter().map(fix));
    }
}

/// The productions that may be meant: those that the copy names, else the one whose id is nearly this.
fn candidates<'a>(context: &Context<'a>, id: &str) -> Vec<&'a Production> {
    const MOST: usize = 3;
    let listed = || context.profile.productions.iter().filter(|production| !production.id.trim().is_empty());
    let mut named: Vec<_> = listed().filter(|production| names(context, &production.title)).take(MOST).collect();
    if named.is_empty() {
        let mut near = listed().filter(|production| is_near(id, production.id.trim()));
        named.extend(near.next().filter(|_| near.next().is_none()));
    }
    named
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::Base;
    use crate::lint::testing::{fixed, found_with, marked, with};
    use crate::profile::Profile;

    fn listing(productions: &str) -> Profile {
        Profile::read(&format!(r#"{{"extends": "guide", "productions": {productions}}}"#)).expect("a profile")
    }

    fn marks(link: &str, productions: &str) -> Vec<String> {
        let campaign = with(Base::Push, &format!("what.key_values[0].value: \"{link}\""));
        let profile = listing(productions);
        found_with(&RULE, &campaign, &profile).iter().map(|found| marked(&campaign, found)).collect()
    }

    const TWO: &str = r#"[{"id": "12345", "title": "Hamlet"}, {"id": "14002", "title": "Faust"}]"#;

    #[test]
    fn marks_an_id_that_is_not_listed() {
        assert_eq!(marks("performances/12354", TWO), ["12354"]);
        assert_eq!(marks("performances/12354/48052", TWO), ["12354"]);
        assert_eq!(marks("app/home/booking/99999/48052", TWO), ["99999"]);
    }

    #[test]
    fn leaves_what_is_listed_and_what_is_no_production() {
        for link in [
            "performances/12345",
            "performances/14002/48052",
            "events/77",
            "info-page/77",
            "performances/@Add to Cart - eventId | default: '1'",
            "performances/hamlet",
            "performances/",
            "concerts/99",
        ] {
            assert_eq!(marks(link, TWO), Vec::<String>::new(), "{link}");
        }
        assert_eq!(marks("performances/99999", "[]"), Vec::<String>::new());
    }

    #[test]
    fn offers_what_the_copy_names_or_the_nearest() {
        let offers = |link: &str, title: &str| -> Vec<String> {
            let campaign = with(Base::Push, &format!("what.key_values[0].value: {link}\nwhat.title: {title}"));
            let found = found_with(&RULE, &campaign, &listing(TWO)).remove(0);
            found.fixes.iter().map(|fix| fixed(&campaign, fix).what.key_values.remove(0).value).collect()
        };
        assert_eq!(offers("performances/99999", "Faust: the last 40 seats"), ["performances/14002"]);
        assert_eq!(offers("performances/12354", "The last 40 seats"), ["performances/12345"]);
        assert_eq!(offers("performances/99999", "The last 40 seats"), Vec::<String>::new());
    }
}
