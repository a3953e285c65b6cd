//! `audience/unknown-user-property`: the profile lists no user property of this name.

use crate::audience::walk::each_condition;
use crate::campaign::Segment;
use crate::declare_rule;
use crate::lint::rules::names::check_user_property;
use crate::lint::{Context, Findings};

declare_rule! {
    /// A condition on a user property compares what the account knows of the user. A property that nobody has finds
    /// nobody, or lets everyone in. Properties are taken as the account spells them: `Marketing Push` is not
    /// `marketing push`.
    ///
    /// A name that is nearly one of the profile's is most likely a slip. One that is like none of them may be a
    /// property that the profile doesn't list yet; that is only worth a look.
    ///
    /// ```wrong
    /// who.segment.all[2].user: MarketingPush
    /// ```
    ///
    /// ```right
    /// who.segment.all[3].any[1]: {"user": "City", "operator": "equals", "value": "Vienna"}
    /// ```
    "audience/unknown-user-property" {
        severity: Warning,
        summary: "The profile lists no user property of this name",
        why: "A property that no user has finds nobody, and as an exclusion it keeps nobody out.",
        source: Guide(&[25, 26, 27, 28]),
        fixable: Suggested,
    }
}

fn check(context: &Context<'_>, findings: &mut Findings) {
    each_condition(&context.campaign.who, &mut |condition, trail| {
        if let Segment::User(rule) = condition {
            check_user_property(context, findings, &rule.property, &trail.key("user"));
        }
    });
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::{assert_fix, assert_marks, found, found_with, with};
    use crate::lint::{Base, Severity};
    use crate::profile::Profile;

    #[test]
    fn marks_a_property_that_is_not_listed() {
        assert_marks(&RULE, "who.segment.all[2].user: marketing push", &["marketing push"]);
        assert_marks(&RULE, "who.segment.all[3].any[0].user: Subscripton", &["Subscripton"]);
        let unknown = found(&RULE, &with(Base::Push, "who.segment.all[3].any[1].user: Loyalty Points"));
        assert_eq!(unknown.iter().map(|found| found.severity).collect::<Vec<_>>(), [Severity::Advice]);
    }

    #[test]
    fn leaves_what_is_listed_or_not_filled_in() {
        for name in ["Age", "City", "Gender", "", " "] {
            assert_marks(&RULE, &format!("who.segment.all[3].any[1].user: {name:?}"), &[]);
        }
        let bare = Profile::read("{}").expect("a profile");
        assert_eq!(found_with(&RULE, &with(Base::Push, "who.segment.all[2].user: marketing push"), &bare), []);
    }

    #[test]
    fn the_fix_takes_the_name_of_the_profile() {
        assert_fix(&RULE, "who.segment.all[2].user: MarketingPush", "who.segment.all[2].user", "Marketing Push");
    }
}
