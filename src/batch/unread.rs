//! What a cell says that can't be read: findings of the table itself, in the shape of every other finding.

use crate::document::FieldPath;
use crate::lint::{Asks, Context, Diagnostic, Findings, Fixable, Place, Rule, Severity, Source};
use crate::text::quoted;

/// The rules about cells. They look at tables, not at campaigns, so the linter doesn't run them.
pub static RULES: [&Rule; 2] = [&CELL, &DAY_ONLY];

fn check(_: &Context<'_>, _: &mut Findings) {}

static CELL: Rule = Rule {
    id: "table/unread-cell",
    severity: Severity::Error,
    summary: "A cell says something that can't be read",
    why: "What can't be read isn't checked, and would be missing from the campaign.",
    documentation: "A cell of delivery holds a day and a time, such as `2026-12-03 17:00` or `03.12.2026 17:00`, or \
                    “now”. A cell of purpose says marketing, automated or service.",
    source: Source::Pushproof,
    fixable: Fixable::No,
    asks: Asks::ForChange,
    check,
};

static DAY_ONLY: Rule = Rule {
    id: "table/day-without-time",
    severity: Severity::Advice,
    summary: "A row has a day of delivery and no time",
    why: "CleverTap wants a time, and only with it can night hours and the time since the last push be checked.",
    documentation: "A push on a day without a time is compared with the others as if it were sent at noon.",
    source: Source::Pushproof,
    fixable: Fixable::No,
    asks: Asks::ForFilling,
    check,
};

fn finding(rule: &'static Rule, field: FieldPath, message: String, help: &'static str) -> Diagnostic {
    let place = Place { field, span: None };
    let (related, fixes) = (Vec::new(), Vec::new());
    Diagnostic { rule, severity: rule.severity, place, message, help: help.into(), related, fixes }
}

/// A cell of delivery that is no day and no time.
pub(super) fn delivery(field: FieldPath, cell: &str) -> Diagnostic {
    let help = "Write a day and a time, such as 2026-12-03 17:00, or “now”.";
    finding(&CELL, field, format!("{} is no day and time of delivery", quoted(cell)), help)
}

/// A time of delivery without its day.
pub(super) fn time_without_day(field: FieldPath, cell: &str) -> Diagnostic {
    let help = "Write the day too, such as 2026-12-03 17:00.";
    finding(&CELL, field, format!("{} is a time of delivery without its day", quoted(cell)), help)
}

/// A purpose that is none.
pub(super) fn purpose(field: FieldPath, cell: &str) -> Diagnostic {
    let help = "Write marketing, automated or service.";
    finding(&CELL, field, format!("{} is no purpose of a push", quoted(cell)), help)
}

/// A day of delivery without a time.
pub(super) fn day_only(field: FieldPath) -> Diagnostic {
    let help = "Add the time; until then noon is assumed.";
    finding(&DAY_ONLY, field, "The delivery has a day and no time".to_owned(), help)
}
