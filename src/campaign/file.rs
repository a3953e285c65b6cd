//! A campaign file: one document, a list of them, or `{"campaigns": […]}`.

use serde::Deserialize;
use serde::de::IgnoredAny;

use super::{Campaign, CampaignFormat};
use crate::document::{self, ReadError, parse};

/// What a file says of itself before it is read as campaigns.
#[derive(Deserialize)]
struct Probe {
    format: Option<String>,
    campaigns: Option<IgnoredAny>,
}

#[derive(Deserialize)]
struct Bundle {
    campaigns: Vec<Campaign>,
}

/// Reads every campaign of a file.
///
/// # Errors
/// Where the text is no JSON, another version's document, or has a value of the wrong type.
pub fn read_file(text: &str) -> Result<Vec<Campaign>, ReadError> {
    let start = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}');
    if start.starts_with('[') {
        return parse(text);
    }
    let probe = parse::<Probe>(text);
    let result = match &probe {
        Ok(Probe { campaigns: Some(_), .. }) => parse::<Bundle>(text).map(|bundle| bundle.campaigns),
        _ => parse::<Campaign>(text).map(|campaign| vec![campaign]),
    };
    result.map_err(|error| match probe {
        // Whatever else differs in another version's document, its version is what matters.
        Ok(Probe { format: Some(format), .. }) if format != CampaignFormat::MARKER => ReadError {
            message: format!(
                "found the format \"{format}\", but this version of Pushproof reads \"{}\"",
                CampaignFormat::MARKER
            ),
            ..error
        },
        _ => error,
    })
}

/// The document as text, indented, in the order of the dashboard's sections.
#[must_use]
pub fn write(campaign: &Campaign) -> String {
    document::write(campaign)
}
