//! Words such as “tonight” in copy, and whether readers may see them on another day than they were sent.

use chrono::{NaiveDateTime, NaiveTime, TimeDelta};

use crate::dates::{Mention, MentionKind, Relative};
use crate::lint::{Context, Text};

/// The words of `text` that name a day seen from the day of reading.
pub fn relative_days<'t>(text: &'t Text<'_>) -> impl Iterator<Item = (&'t Mention, Relative)> {
    text.mentions.iter().filter_map(|mention| match mention.kind {
        MentionKind::Relative(day) => Some((mention, day)),
        _ => None,
    })
}

/// Whether title or message say `day`.
pub fn says(context: &Context<'_>, day: Relative) -> bool {
    context.copy().any(|text| relative_days(text).any(|(_, other)| other == day))
}

/// When the push may arrive for the last time, where that is past the midnight that follows its delivery. A time to live
/// that ends at midnight doesn't cross it.
pub fn crosses_midnight(context: &Context<'_>) -> Option<NaiveDateTime> {
    let end = context.last_try()?;
    let midnight = context.sending()?.day().and_time(NaiveTime::MIN).checked_add_signed(TimeDelta::days(1))?;
    (end > midnight).then_some(end)
}
