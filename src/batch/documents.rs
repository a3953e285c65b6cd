//! Many campaign documents as a table: each is a row, with what a table shows of it, and is checked as a whole.

use chrono::NaiveDateTime;

use super::columns::{Mapping, Target};
use super::results::{Results, RowResult};
use super::table::{Layout, Record};
use super::tally::Tally;
use crate::campaign::{Campaign, Delivery, Purpose};
use crate::deeplink::KeyRole;
use crate::lint::{Neighbour, befores, check_beside};
use crate::profile::Profile;

/// Campaign documents, in the order of their files.
#[derive(Clone, Debug)]
pub struct Documents<'p> {
    campaigns: Vec<Campaign>,
    /// For each the marketing push to the same people that goes out just before it.
    befores: Vec<Option<Neighbour>>,
    profile: &'p Profile,
    now: NaiveDateTime,
}

impl<'p> Documents<'p> {
    /// What a table shows of each, in the order of its columns.
    const COLUMNS: [Target; 6] =
        [Target::Name, Target::Title, Target::Message, Target::Link, Target::Delivery, Target::Purpose];
    /// How such a table is written as text.
    pub const LAYOUT: Layout = Layout { delimiter: b',', is_marked: true, is_crlf: false };

    /// The campaigns of a house that has `profile`.
    #[must_use]
    pub fn new(campaigns: Vec<Campaign>, profile: &'p Profile, now: NaiveDateTime) -> Self {
        let befores = befores(&campaigns, profile, now);
        Self { campaigns, befores, profile, now }
    }

    /// The campaigns.
    #[must_use]
    pub fn campaigns(&self) -> &[Campaign] {
        &self.campaigns
    }

    /// Puts a campaign into the place of another one, which is handed back; the pushes before each are to be looked at
    /// anew with [`Self::survey`].
    pub fn replace(&mut self, position: usize, campaign: Campaign) -> Option<Campaign> {
        Some(std::mem::replace(self.campaigns.get_mut(position)?, campaign))
    }

    /// Looks anew which push goes out just before each.
    pub fn survey(&mut self) {
        self.befores = befores(&self.campaigns, self.profile, self.now);
    }

    /// The names of the columns.
    #[must_use]
    pub fn header() -> Record {
        let cells = Self::COLUMNS.map(|target| target.word().to_owned()).to_vec();
        Record { row: 0, line: None, cells }
    }

    /// What the table shows of the campaign at `position`; its row is its number from 1.
    #[must_use]
    pub fn record(&self, position: usize) -> Option<Record> {
        let campaign = self.campaigns.get(position)?;
        let cell = |target| match target {
            Target::Name => campaign.name.clone(),
            Target::Title => campaign.what.title.clone(),
            Target::Message => campaign.what.message.clone(),
            Target::Link => self.link(campaign).to_owned(),
            Target::Delivery => self.delivery(position),
            Target::Purpose => campaign.purpose.map(Purpose::word).unwrap_or_default().to_owned(),
            _ => String::new(),
        };
        Some(Record { row: position + 1, line: None, cells: Self::COLUMNS.map(cell).to_vec() })
    }

    /// When the campaign at `position` is sent, as a cell.
    #[must_use]
    pub fn delivery(&self, position: usize) -> String {
        match self.campaigns.get(position).and_then(|campaign| campaign.when.delivery.as_ref()) {
            Some(Delivery::Now) => "now".to_owned(),
            Some(Delivery::At(scheduled)) => {
                scheduled.at.map(|at| at.to_string().replace('T', " ")).unwrap_or_default()
            }
            Some(Delivery::Live(_)) => "live".to_owned(),
            None => String::new(),
        }
    }

    /// Checks the campaign at `position`.
    #[must_use]
    pub fn check(&self, position: usize) -> Option<RowResult> {
        let campaign = self.campaigns.get(position)?.clone();
        let before = self.befores.get(position).map(Option::as_slice).unwrap_or_default();
        let diagnostics = check_beside(&campaign, self.profile, self.now, before).diagnostics;
        Some(RowResult { row: position + 1, line: None, campaign, diagnostics })
    }

    /// Checks all of them.
    #[must_use]
    pub fn results(&self) -> Results {
        let header = Self::header();
        let rows = (0..self.campaigns.len()).filter_map(|at| Some((self.record(at)?, self.check(at))));
        let rows: Vec<_> = rows.collect();
        let mut tally = Tally::default();
        rows.iter().filter_map(|(_, result)| result.as_ref()).for_each(|result| tally.add(&result.diagnostics));
        Results {
            layout: Self::LAYOUT,
            mapping: Mapping::by_name(&header.cells, &[]),
            told: Vec::new(),
            before: Vec::new(),
            header: Some(header),
            rows,
            tally,
        }
    }

    /// The deep link of a campaign.
    fn link<'c>(&self, campaign: &'c Campaign) -> &'c str {
        let pairs = &campaign.what.key_values;
        let keys: Vec<&str> = pairs.iter().map(|pair| pair.key.as_str()).collect();
        let roles = self.profile.deep_link.roles(&keys);
        let of = |wanted| roles.iter().position(|role| *role == wanted);
        let position = of(KeyRole::Link).or_else(|| of(KeyRole::NearlyLink));
        position.and_then(|position| pairs.get(position)).map_or("", |pair| &pair.value)
    }
}

/// Whether bytes that begin so are JSON, and no table.
#[must_use]
pub fn is_json(sample: &[u8]) -> bool {
    // Marks of encodings and the other byte of UTF-16 aside.
    let is_sign = |byte: &&u8| !byte.is_ascii_whitespace() && !matches!(byte, 0 | 0xEF | 0xBB | 0xBF | 0xFE | 0xFF);
    let mut signs = sample.iter().filter(is_sign);
    matches!(
        (signs.next(), signs.next()),
        (Some(b'{'), Some(b'"' | b'}') | None) | (Some(b'['), Some(b'{' | b'[' | b']') | None)
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::campaign::read_file;
    use crate::lint::time_of_examples;

    fn documents(json: &str) -> Documents<'static> {
        Documents::new(read_file(json).expect("campaigns"), Profile::guide(), time_of_examples())
    }

    #[test]
    fn a_table_shows_what_a_campaign_says() {
        let documents = documents(
            r#"[{"name": "A", "purpose": "service", "what": {"title": "T", "message": "M",
                "key_values": [{"key": "x", "value": "y"}, {"key": "deeplink_url", "value": "events/1"}]},
                "when": {"delivery": {"at": "2026-12-03T17:00"}}}, {"when": {"delivery": "now"}}]"#,
        );
        assert_eq!(
            documents.record(0).map(|record| record.cells).unwrap_or_default(),
            ["A", "T", "M", "events/1", "2026-12-03 17:00", "service"]
        );
        assert_eq!(documents.record(1).map(|record| record.cells).unwrap_or_default(), ["", "", "", "", "now", ""]);
        assert_eq!(documents.record(2), None);
    }

    #[test]
    fn each_campaign_is_checked_as_a_whole_and_beside_the_others() {
        let push = |name: &str, hour: u32, city: &str| {
            format!(
                r#"{{"name": "{name}", "when": {{"delivery": {{"at": "2026-12-03T{hour:02}:00"}}}},
                    "who": {{"segment": {{"user": "City", "operator": "equals", "value": "{city}"}}}}}}"#
            )
        };
        let rules = |b: String| {
            let documents = documents(&format!("[{},{b}]", push("A", 9, "Vienna")));
            let found = documents.check(1).expect("a row").diagnostics;
            found.iter().map(|found| found.rule.id).collect::<Vec<_>>()
        };
        let of_same = rules(push("B", 17, "Vienna"));
        assert!(of_same.contains(&"when/daily-cap") && of_same.contains(&"goal/missing"), "{of_same:?}");
        assert!(!rules(push("B", 17, "Graz")).contains(&"when/daily-cap"), "nobody is in both cities");
    }

    #[test]
    fn json_is_told_from_tables() {
        for json in ["{\"a\"", " [\n{", "[]", "{}", "\u{FEFF}[ {"] {
            assert!(is_json(json.as_bytes()), "{json}");
        }
        for table in ["title,message", "[name],text", "{name};text", "", "\"title\""] {
            assert!(!is_json(table.as_bytes()), "{table}");
        }
    }
}
