//! The Liquid that CleverTap documents (docs.clevertap.com/docs/liquid-tags, read in its versions of 2018 to 2026; the
//! objects also from the pages on linked content, catalogs and external triggers). "We support only the terms
//! identified in our documentation", it says; what is not here may still work, so it is advice at most.

/// A tag that has an end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Block {
    If,
    Unless,
    Case,
    For,
    Tablerow,
    Raw,
    Comment,
}

impl Block {
    /// All blocks, in the order of their declaration.
    pub(super) const ALL: [Self; 7] =
        [Self::If, Self::Unless, Self::Case, Self::For, Self::Tablerow, Self::Raw, Self::Comment];

    /// The tag that begins it.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::If => "if",
            Self::Unless => "unless",
            Self::Case => "case",
            Self::For => "for",
            Self::Tablerow => "tablerow",
            Self::Raw => "raw",
            Self::Comment => "comment",
        }
    }

    /// The block that this tag begins.
    pub(super) fn begun_by(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|block| block.name() == tag)
    }

    /// The block that this tag ends.
    pub(super) fn ended_by(tag: &str) -> Option<Self> {
        Self::begun_by(tag.strip_prefix("end")?)
    }
}

/// The tags.
pub(super) const TAGS: [&str; 20] = [
    "if",
    "elsif",
    "else",
    "endif",
    "unless",
    "endunless",
    "case",
    "when",
    "endcase",
    "for",
    "break",
    "continue",
    "endfor",
    "tablerow",
    "endtablerow",
    "assign",
    "abort",
    "raw",
    "comment",
    // `endraw` and `endcomment` are read together with what they end.
    "endraw",
];

/// What people write for a tag, and the tag. A second word stands for itself.
pub(super) const SLIPS: [(&str, &str, &str); 10] = [
    ("elseif", "", "elsif"),
    ("elif", "", "elsif"),
    ("else", "if", "elsif"),
    ("end", "if", "endif"),
    ("end", "for", "endfor"),
    ("end", "unless", "endunless"),
    ("end", "case", "endcase"),
    ("foreach", "", "for"),
    ("switch", "", "case"),
    ("set", "", "assign"),
];

/// The filters.
pub(super) const FILTERS: [&str; 5] = ["default", "split", "date", "date_tz", "plus"];

/// The objects besides `Profile` and `Event`, and the words that Liquid itself knows.
pub(super) const OBJECTS: [&str; 14] = [
    "ConstantEventProperty",
    "Catalog",
    "Linked",
    "ExternalTrigger",
    "Campaign",
    "now",
    "forloop",
    "tablerowloop",
    "true",
    "false",
    "nil",
    "null",
    "blank",
    "empty",
];
