//! A campaign as the part of a link behind its `#`, and back: `#c1=` and the compressed document, so that a draft can be
//! handed on without any server.

mod base64;

use std::fmt;

use miniz_oxide::deflate::compress_to_vec_zlib;
use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_zlib_with_limit};
use serde_json::{Map, Value};

use crate::campaign::Campaign;
use crate::document::{Node, Tree};

/// The version that this build writes and reads.
const VERSION: u32 = 1;

/// What stands before the version's number.
const MARK: char = 'c';

/// A link holds no more than so many bytes once it is unpacked: many times the longest campaign.
const MOST: usize = 2 * 1024 * 1024;

/// A campaign handed on by a link.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Shared {
    /// The campaign.
    pub campaign: Campaign,
    /// What its writer calls this state of it, such as “after the meeting”; mostly nothing.
    pub tag: String,
}

/// Why a link can't be opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotShared {
    /// It holds no campaign at all.
    NoCampaign,
    /// It was made by a newer Pushproof, in this version.
    Newer(u32),
    /// It is cut off or has been changed.
    Damaged,
    /// It unpacks to more than any campaign holds.
    TooLarge,
}

impl fmt::Display for NotShared {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoCampaign => {
                write!(f, "This link holds no campaign: expected #{MARK}{VERSION}= and letters behind it")
            }
            Self::Newer(version) => write!(
                f,
                "This link was made by a newer Pushproof (version {version}), and this one reads version {VERSION}; \
                 reload the page to get the newer one"
            ),
            Self::Damaged => {
                f.write_str("This link is cut off or damaged; copy it again, from its beginning to its end")
            }
            Self::TooLarge => f.write_str("This link unpacks to more than a campaign can be; ask for the file instead"),
        }
    }
}

impl std::error::Error for NotShared {}

/// `shared` as the text behind an address, from the `#` on.
#[must_use]
pub fn write(shared: &Shared) -> String {
    let mut payload = Map::new();
    payload.insert("campaign".to_owned(), shared.campaign.to_json());
    if !shared.tag.is_empty() {
        payload.insert("tag".to_owned(), shared.tag.as_str().into());
    }
    // DEFLATE with a checksum: a letter changed on the way is noticed.
    let packed = compress_to_vec_zlib(Value::Object(payload).to_string().as_bytes(), 9);
    format!("#{MARK}{VERSION}={}", base64::encode(&packed))
}

/// The campaign in the text behind an address, with or without its `#`.
///
/// # Errors
/// Where there is no campaign in it, or none that this version can open.
pub fn read(fragment: &str) -> Result<Shared, NotShared> {
    let fragment = fragment.trim();
    let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
    let (version, text) =
        fragment.strip_prefix(MARK).and_then(|rest| rest.split_once('=')).ok_or(NotShared::NoCampaign)?;
    if version.is_empty() || !version.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(NotShared::NoCampaign);
    }
    match version.parse::<u32>() {
        Ok(VERSION) => {}
        Ok(0) => return Err(NotShared::NoCampaign),
        Ok(newer) => return Err(NotShared::Newer(newer)),
        Err(_) => return Err(NotShared::Damaged),
    }
    // What is packed is never larger than what it unpacks to by more than a few bytes.
    if text.len() > MOST * 2 {
        return Err(NotShared::TooLarge);
    }
    let packed = base64::decode(text).ok_or(NotShared::Damaged)?;
    let json = decompress_to_vec_zlib_with_limit(&packed, MOST).map_err(|error| match error.status {
        TINFLStatus::HasMoreOutput => NotShared::TooLarge,
        _ => NotShared::Damaged,
    })?;
    let json = String::from_utf8(json).map_err(|_| NotShared::Damaged)?;
    payload(&json).ok_or(NotShared::Damaged)
}

fn payload(json: &str) -> Option<Shared> {
    let tree = Tree::parse(json).ok()?;
    let mut campaign = Campaign::default();
    campaign.read(tree.get("campaign")?).ok()?;
    let tag = tree.get("tag").and_then(Tree::text).unwrap_or_default().to_owned();
    Some(Shared { campaign, tag })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn link(payload: &[u8]) -> String {
        format!("c1={}", base64::encode(&compress_to_vec_zlib(payload, 9)))
    }

    #[test]
    fn a_link_is_short_and_plain() {
        let campaign = Campaign { name: "2026-12-05 Hamlet".to_owned(), ..Campaign::default() };
        let shared = Shared { campaign, tag: "after the meeting".to_owned() };
        let link = write(&shared);
        assert!(link.starts_with("#c1="), "{link}");
        assert!(link.len() < 140, "{link}");
        assert!(link.chars().skip(1).all(|c| c.is_ascii_alphanumeric() || "-_=".contains(c)), "{link}");
        assert_eq!(read(&link), Ok(shared.clone()));
        assert_eq!(read(link.trim_start_matches('#')), Ok(shared));
    }

    #[test]
    fn what_is_no_campaign_is_told() {
        for (text, expected) in [
            ("", NotShared::NoCampaign),
            ("#what", NotShared::NoCampaign),
            ("#c=AAAA", NotShared::NoCampaign),
            ("#cx=AAAA", NotShared::NoCampaign),
            ("#c0=AAAA", NotShared::NoCampaign),
            ("#c2=AAAA", NotShared::Newer(2)),
            ("#c99999999999=AAAA", NotShared::Damaged),
            ("#c1=", NotShared::Damaged),
            ("#c1=A", NotShared::Damaged),
            ("#c1=????", NotShared::Damaged),
        ] {
            assert_eq!(read(text), Err(expected), "{text}");
        }
        for payload in ["", "{", "[]", "{\"campaign\":5}", "{\"tag\":\"x\"}", "{\"campaign\":{\"name\":5}}"] {
            assert_eq!(read(&link(payload.as_bytes())), Err(NotShared::Damaged), "{payload}");
        }
        assert_eq!(read(&link(b"\xFF\xFE")), Err(NotShared::Damaged));
        assert_eq!(NotShared::Newer(2).to_string().matches("version").count(), 2);
    }

    #[test]
    fn a_link_cut_anywhere_is_damaged() {
        let link = write(&Shared::default());
        for end in "#c1=".len()..link.len() {
            assert_eq!(read(&link[..end]), Err(NotShared::Damaged), "{}", &link[..end]);
        }
    }

    #[test]
    fn a_link_that_unpacks_to_too_much_is_refused() {
        let bomb = link(&vec![b' '; 64 * 1024 * 1024]);
        assert!(bomb.len() < 100_000);
        assert_eq!(read(&bomb), Err(NotShared::TooLarge));
        assert_eq!(read(&format!("c1={}", "A".repeat(MOST * 3))), Err(NotShared::TooLarge));
    }
}
