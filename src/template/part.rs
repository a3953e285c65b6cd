//! What a text consists of, and what can be wrong with it. All spans are byte offsets into the source.

use std::ops::Range;

/// A text taken apart.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Template {
    /// The parts, in order, without gap or overlap.
    pub parts: Vec<Part>,
    /// What is wrong, in order of place; at most one per cause.
    pub faults: Vec<Fault>,
}

/// A stretch of a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// Where it stands.
    pub span: Range<usize>,
    /// What it is.
    pub kind: PartKind,
}

/// What a stretch of a text is.
#[derive(Clone, Debug, PartialEq)]
pub enum PartKind {
    /// Text that is sent as it stands.
    Text,
    /// An `@` token.
    Token(Token),
    /// A Liquid output, `{{ … }}`.
    Output(Liquid),
    /// A Liquid tag, `{% … %}`.
    Tag(LiquidTag),
}

/// An `@` token: `@Add to Cart - eventName | default: "your next show"`. Where its syntax is broken, it holds what
/// could still be understood.
#[derive(Clone, Debug, PartialEq)]
pub struct Token {
    /// Whose property it shows.
    pub subject: Subject,
    /// The property's name.
    pub property: String,
    /// Where the property's name stands.
    pub property_span: Range<usize>,
    /// What is shown to users without the property.
    pub fallback: Option<Fallback>,
}

/// Whose property a token shows.
#[derive(Clone, Debug, PartialEq)]
pub enum Subject {
    /// The user's; the span is that of the word `Profile`.
    Profile(Range<usize>),
    /// That of the event which sends the campaign.
    Event(EventRef),
}

/// The event that a token names.
#[derive(Clone, Debug, PartialEq)]
pub struct EventRef {
    /// The name as written; empty for Liquid's `Event`, which is always the trigger.
    pub name: String,
    /// Where the name stands.
    pub span: Range<usize>,
}

/// What is shown to users without the property.
#[derive(Clone, Debug, PartialEq)]
pub struct Fallback {
    /// The text between the quotes.
    pub text: String,
    /// Where that text stands, quotes not included.
    pub span: Range<usize>,
}

/// A Liquid output: `{{ Profile.name | default: "friend" }}`.
#[derive(Clone, Debug, PartialEq)]
pub struct Liquid {
    /// What it shows.
    pub value: LiquidValue,
    /// The argument of its `default` filter.
    pub fallback: Option<Fallback>,
    /// The names of its filters, in order, with their places.
    pub filters: Vec<(String, Range<usize>)>,
}

/// What a Liquid output shows.
#[derive(Clone, Debug, PartialEq)]
pub enum LiquidValue {
    /// A property of the user or of the event that sends the campaign.
    Property {
        /// Whose property; an event's name is empty.
        subject: Subject,
        /// The property's name.
        property: String,
        /// Where the property's name stands.
        property_span: Range<usize>,
    },
    /// Text in quotes, a number, or another object that CleverTap documents (`Campaign`, `Catalog`, `Linked`,
    /// `ExternalTrigger`, `ConstantEventProperty`) or a variable.
    Other,
}

/// A Liquid tag: `{% if Profile.city == "Vienna" %}`.
#[derive(Clone, Debug, PartialEq)]
pub struct LiquidTag {
    /// Its first word, such as `if`.
    pub name: String,
    /// Where that word stands.
    pub name_span: Range<usize>,
    /// The properties that it looks at.
    pub properties: Vec<LiquidProperty>,
}

/// A property that Liquid looks at without showing it.
#[derive(Clone, Debug, PartialEq)]
pub struct LiquidProperty {
    /// Whose property; an event's name is empty.
    pub subject: Subject,
    /// The property's name.
    pub property: String,
    /// Where the property's name stands.
    pub property_span: Range<usize>,
}

/// Something wrong with a part.
#[derive(Clone, Debug, PartialEq)]
pub struct Fault {
    /// What is wrong.
    pub kind: FaultKind,
    /// The words to mark: the opener of what never ends, the quote of what is never closed, else the words to change.
    pub span: Range<usize>,
    /// The change that mends it, where there is one.
    pub repair: Option<Repair>,
}

/// What can be wrong with a token or with Liquid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FaultKind {
    /// Curly quotes from a word processor.
    CurlyQuotes,
    /// The quote that opens the fallback is never closed.
    UnclosedQuote,
    /// The fallback has no quotes, or only the closing one.
    UnquotedFallback,
    /// The fallback ends with another kind of quote than it began with.
    MixedQuotes,
    /// There is a space between `@` and the name.
    SpaceAfterAt,
    /// The word `Profile` is misspelt.
    ProfileWord,
    /// The ` - ` between name and property lacks a space, or is another kind of dash.
    Separator,
    /// Something else stands where the `|` belongs, or it is missing.
    Pipe,
    /// The word `default` is misspelt or lacks its colon.
    DefaultWord,
    /// A no-break, full-width or invisible character inside a token.
    OddCharacter,
    /// There is no property behind the event's name.
    NoProperty,
    /// The token has a pipe and nothing usable behind it.
    Unfinished,
    /// Another `@` or `{{` inside a fallback.
    Nested,
    /// There is no `| default:` or no value behind it.
    NoFallback,
    /// An `@` token inside `{{ }}` or `{% %}`.
    AtInsideLiquid,
    /// `{{` or `{%` is never closed.
    UnclosedLiquid,
    /// A block such as `{% if %}` has no end, or an end no beginning.
    UnbalancedTag,
    /// What stands between the braces can't be read as Liquid.
    LiquidSyntax,
    /// `profile` or `event` with a small first letter.
    LiquidCase,
    /// A tag, filter or object that CleverTap's pages don't name.
    LiquidUnknown,
}

/// A change that mends a fault.
#[derive(Clone, Debug, PartialEq)]
pub struct Repair {
    /// What it does, in words for a button: "Use straight quotes".
    pub title: String,
    /// Which stretches of the source become which text, in order, without overlap.
    pub edits: Vec<(Range<usize>, String)>,
    /// Whether the meaning stays the same, so that it may be made without asking.
    pub is_safe: bool,
}
