//! Why a campaign can't be said in the API, and what to know about a body.

use std::fmt;

use chrono::NaiveDate;

use crate::document::FieldPath;

/// Something that the API can't say.
#[derive(Clone, Debug, PartialEq)]
pub struct Refusal {
    /// The field that says it.
    pub field: FieldPath,
    /// Why it can't be said.
    pub reason: Reason,
}

/// Why something can't be said in the API.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// A field that the API needs is empty.
    Unfilled,
    /// It is a message inside the app.
    InApp,
    /// It is a live campaign.
    Live,
    /// It has a time frame such as “in the last 30 days”.
    RelativeTime,
    /// An OR beyond one between events.
    Or,
    /// A saved segment.
    SavedSegment,
    /// An uploaded list.
    CustomList,
    /// A user property that the API keeps elsewhere, in a form that isn't documented.
    KeptElsewhere,
    /// A comparison with words where the API wants a number.
    NotANumber,
    /// Several values where the API wants one.
    SeveralValues,
    /// A control group.
    ControlGroup,
    /// A targeting cap.
    TargetingCap,
    /// A conversion time that the API doesn't know, in words.
    ConversionTime(String),
    /// A property of an event in a text.
    EventToken,
    /// A personal detail that can't be written as Liquid there.
    Token,
    /// A token that can't be read.
    BrokenToken,
    /// Liquid beyond what the API knows.
    Liquid,
    /// Variants for an A/B test.
    Variants,
    /// A picture.
    Image,
    /// Settings of the Advanced iOS section.
    AdvancedIos,
    /// A key that the API would take for one of its own fields.
    KeyOfTheApi,
    /// The same key twice.
    KeyTwice,
    /// Hours without pushes.
    DoNotDisturb,
    /// A time that is not on the minute.
    Seconds,
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Unfilled => "nothing is filled in, and the API needs it",
            Self::InApp => "a message inside the app can't be created by the API; build it in the dashboard",
            Self::Live => "the API only creates campaigns on past behavior; build a live campaign in the dashboard",
            Self::RelativeTime => {
                "the API counts between two dates and knows no “in the last …”; build it in the dashboard, or leave the \
                 time frame out"
            }
            Self::Or => {
                "the API knows one OR, and only between events that users did; build this audience in the dashboard"
            }
            Self::SavedSegment => {
                "the API knows saved segments by a number, and not beside other rules; build it in the dashboard"
            }
            Self::CustomList => "no page tells how the API would take an uploaded list; build it in the dashboard",
            Self::KeptElsewhere => {
                "the API keeps this property apart from the others, in a form that no page shows; build it in the \
                 dashboard"
            }
            Self::NotANumber => "the API compares this with a number, and here is none; write digits",
            Self::SeveralValues => "the API takes one value here; make a condition of each, or build it in the dashboard",
            Self::ControlGroup => {
                "campaigns made through the API have no control groups, so nobody would be held back; choose none, or build it in \
                 the dashboard"
            }
            Self::TargetingCap => "no page tells how the API limits the users; build it in the dashboard",
            Self::ConversionTime(time) => {
                return write!(
                    f,
                    "the API has no conversion time of {time}; the nearest are 1, 2, 3, and 5 days and 1 week"
                );
            }
            Self::EventToken => {
                "the API knows no properties of an event, and would show the default or the token itself to everyone; \
                 build it in the dashboard"
            }
            Self::Token => {
                "personal details can't be put here in a way that the API documents; write the text without it, or build \
                 it in the dashboard"
            }
            Self::BrokenToken => "a token can't be read, and would be shown to everyone as it stands; mend it first",
            Self::Liquid => {
                "in the API, Liquid shows a user's property with a default and nothing else; build it in the dashboard"
            }
            Self::Variants => "the API sends one text to all; build an A/B test in the dashboard",
            Self::Image => "only for Android is it documented how the API takes a picture; build it in the dashboard",
            Self::AdvancedIos => "the API takes other settings for iOS than the dashboard; leave it empty, or build it there",
            Self::KeyOfTheApi => "the API takes this key for a setting of its own; give the pair another key",
            Self::KeyTwice => "a phone keeps one of two pairs with the same key; delete the other",
            Self::DoNotDisturb => "no page tells how the API takes the hours without pushes; build it in the dashboard",
            Self::Seconds => "the API knows times to the minute; choose a whole minute",
        })
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.field, self.reason)
    }
}

/// What to know before a body is sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Warning {
    /// Sending it creates the campaign.
    CreatesAtOnce,
    /// There is no condition, so everyone gets it.
    Everyone,
    /// Whoever was not in the app for a year is left out.
    ActiveInAYear,
    /// Conditions without a time frame count between two days.
    Dates {
        /// The first day.
        from: NaiveDate,
        /// The last day.
        to: NaiveDate,
    },
    /// Digits are sent as text.
    DigitsAsText,
    /// `TRUE` and `FALSE` are sent as the campaign spells them.
    TrueOrFalse,
    /// One of CleverTap's own user properties is used in a condition.
    OwnProperty(String),
    /// The goal compares with something other than “equals”.
    GoalOperator,
    /// The system control group doesn't hold anyone back.
    NobodyHeldBack,
    /// A text has Liquid in it.
    LiquidIsBeta,
    /// Delivery follows each user's clock.
    UserTimeZone,
}

impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::CreatesAtOnce => {
                "sending this body creates the campaign; add \"estimate_only\": true to count the users first"
            }
            Self::Everyone => "there is no condition: every user gets it",
            Self::ActiveInAYear => {
                "the API looks at users with an event in the past 365 days; compare its estimate with “Calculate”"
            }
            Self::Dates { from, to } => {
                return write!(
                    f,
                    "the API wants dates: conditions without a time frame count from {from} to {to}, so create the body \
                     anew when delivery moves"
                );
            }
            Self::DigitsAsText => {
                "ids are sent as text; where your account keeps them as numbers, take the quotes off, or nobody matches"
            }
            Self::TrueOrFalse => {
                "TRUE and FALSE are sent as you spell them, the API's pages write True and False; compare the estimate, \
                 or users who refused get it"
            }
            Self::OwnProperty(name) => {
                return write!(
                    f,
                    "“{name}” may be one of CleverTap's own properties, which the API can keep elsewhere; compare the \
                     estimate"
                );
            }
            Self::GoalOperator => {
                "for goals, only “equals” is shown on the API's pages; look at the goal in the dashboard afterwards"
            }
            Self::NobodyHeldBack => "control groups don't apply to campaigns made through the API: nobody is held back",
            Self::LiquidIsBeta => {
                "@ doesn't work in the API, so personal details are written as Liquid, which is a private beta there: \
                 ask CleverTap whether your account has it, else the API refuses the body"
            }
            Self::UserTimeZone => {
                "what becomes of users whose clock has passed the time already is for your account to decide"
            }
        })
    }
}
