//! Words that fit as a fallback, in the language of the campaign.

use crate::lint::{Context, Role};
use crate::profile::PropertyType;
use crate::template::{Subject, Use};
use crate::text::folded;

/// What users without a property could read instead, where something fits for sure.
pub(super) fn phrase(context: &Context<'_>, role: Role, used: &Use<'_>) -> Option<&'static str> {
    if is_id(context, used) {
        // The guide's own; in a text for people a number says nothing.
        return matches!(role, Role::KeyValue(_) | Role::Action(_)).then_some("1");
    }
    let words = match folded(used.property).as_str() {
        "eventname" | "showname" | "productionname" | "eventtitle" | "showtitle" => {
            [Some("your next show"), Some("die nächste Vorstellung")]
        }
        "name" | "firstname" | "vorname" => [Some("there"), None],
        "city" | "stadt" => [Some("your city"), None],
        _ => return None,
    };
    words.get(language(context)?).copied().flatten()
}

/// The position of the campaign's language in the lists above; none of another one.
fn language(context: &Context<'_>) -> Option<usize> {
    let tag = context.campaign.language_tag();
    ["en", "de"].iter().position(|known| *known == tag).or(tag.is_empty().then_some(0))
}

/// Whether the property holds an id: the profile says so, or its name does.
fn is_id(context: &Context<'_>, used: &Use<'_>) -> bool {
    let property = match used.subject {
        Subject::Profile(_) => context.profile.token_user_property(used.property).known(),
        Subject::Event(event) => {
            context.profile.event(&event.name).known().and_then(|event| event.property(used.property).known())
        }
    };
    match property.and_then(|property| property.kind) {
        Some(kind) => kind == PropertyType::Id,
        None => matches!(folded(used.property).as_str(), "eventid" | "performanceid" | "categoryid" | "productionid"),
    }
}
