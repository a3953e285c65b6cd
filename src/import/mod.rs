//! Taking a push in from wherever it was written: a campaign document, a dashboard JSON, a body for `CleverTap`'s API,
//! key-values, lines of text, rows of a spreadsheet. What can't be placed is told, and nothing typed is lost.

mod api;
pub mod dashboard;
mod json;
mod key_values;
mod labels;
mod leftover;
mod lines;
mod productions;
mod table;

use std::fmt;

pub use leftover::Leftover;
pub use productions::{Listed, performances, productions};

use crate::campaign::Campaign;
use crate::document::ReadError;
use crate::document::read::without_mark;
use crate::profile::Profile;
use crate::share::{self, NotShared, Shared};

/// What was read from a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Imported {
    /// What the text was taken for.
    pub what: Recognised,
    /// The campaigns in it; never none.
    pub campaigns: Vec<Campaign>,
    /// What could not be placed in them.
    pub leftovers: Vec<Leftover>,
}

/// What a text was taken for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Recognised {
    /// A campaign document, or a file of them.
    Document,
    /// A dashboard JSON, with the campaign in it.
    Dashboard,
    /// A body for `CleverTap`'s API.
    ApiBody,
    /// What the app receives on each platform.
    KeyValues,
    /// A link that holds a campaign.
    Link,
    /// Lines with labels such as “Title:”.
    Labelled,
    /// A title, a message and a link, a line each.
    Lines,
    /// Rows of a spreadsheet below the names of their columns.
    TableWithHeader,
    /// Rows of a spreadsheet, by what stands in their cells.
    Table,
}

impl Recognised {
    /// What `count` of them are, in a few words.
    #[must_use]
    pub fn words(self, count: usize) -> String {
        let (one, several) = match self {
            Self::Document => ("a campaign document", "campaign documents"),
            Self::Dashboard => ("a dashboard JSON", "dashboard JSONs"),
            Self::ApiBody => ("a body for CleverTap's API", "bodies for CleverTap's API"),
            Self::KeyValues => ("a push as JSON: its key-values", "pushes as JSON: their key-values"),
            Self::Link => ("a link with a campaign", "links with a campaign"),
            Self::Labelled => ("a push as text, by its labels", "pushes as text, by their labels"),
            Self::Lines => ("a push as text, by its lines", "pushes as text, by their lines"),
            Self::TableWithHeader => {
                ("a row of a spreadsheet, by its header", "rows of a spreadsheet, by their header")
            }
            Self::Table => ("a row of a spreadsheet, by its cells", "rows of a spreadsheet, by their cells"),
        };
        if count == 1 { one.to_owned() } else { format!("{count} {several}") }
    }
}

impl Imported {
    /// What was recognised, and whether anything is left, as a sentence.
    #[must_use]
    pub fn sentence(&self) -> String {
        let what = self.what.words(self.campaigns.len());
        match self.leftovers.len() {
            0 => format!("Recognised {what}"),
            1 => format!("Recognised {what}; 1 piece could not be placed"),
            count => format!("Recognised {what}; {count} pieces could not be placed"),
        }
    }
}

/// Why nothing was taken in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// There is nothing.
    Nothing,
    /// It is JSON that can't be read, and where.
    Json(ReadError),
    /// It is a link that can't be opened.
    Link(NotShared),
    /// It is a web page.
    WebPage,
    /// It is a house profile.
    HouseProfile,
    /// It is so many bytes of text.
    TooLong(usize),
    /// It is so many lines of text without a label.
    Unlabelled(usize),
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const LINES: &str = "expected a title, a message and a link, a line each, or with labels such as “Title:”";
        match self {
            Self::Nothing => f.write_str("There is nothing in it; paste a campaign document, or a title, a message and a link"),
            Self::Json(error) => write!(f, "{error}"),
            Self::Link(error) => write!(f, "{error}"),
            Self::WebPage => f.write_str(
                "This is a web page; copy the text that you see on it, or paste a campaign document or a row of a spreadsheet",
            ),
            Self::HouseProfile => f.write_str("This is a house profile, not a campaign; check campaigns with it as their profile"),
            Self::TooLong(bytes) => {
                write!(f, "This is {} kB of text, far more than a push; {LINES}", bytes / 1000)
            }
            Self::Unlabelled(count) => write!(f, "These are {count} lines without a label; {LINES}"),
        }
    }
}

impl std::error::Error for Unreadable {}

/// More bytes of text that is no JSON are no push, nor a few rows of a spreadsheet.
const MOST_TEXT: usize = 1_000_000;

/// Takes the campaigns out of `text`.
///
/// # Errors
/// Where nothing can be made of it: a sentence that says what it is and what was expected.
pub fn read(text: &str, profile: &Profile) -> Result<Imported, Unreadable> {
    let plain = without_mark(text);
    let trimmed = plain.trim();
    if trimmed.is_empty() {
        return Err(Unreadable::Nothing);
    }
    let (what, campaigns, leftovers) = if let Some(shared) = shared(trimmed) {
        let Shared { campaign, tag } = shared.map_err(Unreadable::Link)?;
        let tag = Some(tag).filter(|tag| !tag.is_empty()).map(|tag| Leftover::new("tag", tag));
        (Recognised::Link, vec![campaign], tag.into_iter().collect())
    } else if json::is_meant(trimmed) {
        json::read(plain, profile)?
    } else if is_web_page(trimmed) {
        return Err(Unreadable::WebPage);
    } else if trimmed.len() > MOST_TEXT {
        return Err(Unreadable::TooLong(trimmed.len()));
    } else {
        match table::read(plain, profile) {
            Some(table) => table,
            None => lines::read(plain, profile)?,
        }
    };
    // “{}”; a dashboard JSON says what it is even where its campaign is empty.
    if what == Recognised::Document
        && leftovers.is_empty()
        && campaigns.iter().all(|campaign| *campaign == Campaign::default())
    {
        return Err(Unreadable::Nothing);
    }
    Ok(Imported { what, campaigns, leftovers })
}

/// What each reader gives.
type Taken = (Recognised, Vec<Campaign>, Vec<Leftover>);

/// The campaign of a link, where `text` is one that is meant to hold a campaign.
fn shared(text: &str) -> Option<Result<Shared, NotShared>> {
    let (_, fragment) = text.split_once('#').filter(|_| !text.contains(char::is_whitespace))?;
    Some(share::read(fragment)).filter(|shared| !matches!(shared, Err(NotShared::NoCampaign)))
}

/// Tags that a copied piece of a web page begins with; “<3 Hamlet” and “<event>” begin none.
const TAGS: [&str; 14] =
    ["html", "head", "body", "div", "p", "span", "table", "meta", "a", "img", "script", "h1", "ul", "b"];

/// Whether `text` begins as HTML does.
fn is_web_page(text: &str) -> bool {
    let Some(rest) = text.strip_prefix('<') else { return false };
    let end = rest.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(rest.len());
    let (name, behind) = rest.split_at(end);
    let is_tag = TAGS.iter().any(|tag| name.eq_ignore_ascii_case(tag)) && behind.starts_with(['>', ' ', '/', '\n']);
    is_tag || rest.starts_with(['!', '?', '/'])
}
