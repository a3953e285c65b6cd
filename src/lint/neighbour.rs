//! The marketing pushes that go out around a campaign, for the rule that looks beyond one campaign.

use chrono::NaiveDateTime;

use crate::campaign::{Campaign, Delivery, Purpose};

/// A marketing push with a fixed time of delivery.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Neighbour {
    /// Its name, or its title where nobody has named it yet.
    pub name: String,
    /// When it is sent.
    pub at: NaiveDateTime,
}

impl Neighbour {
    /// `campaign` as others see it; nothing where it is no marketing push, or none with a fixed time of delivery.
    #[must_use]
    pub fn of(campaign: &Campaign, now: NaiveDateTime) -> Option<Self> {
        let at = marketing_time(campaign, now)?;
        let named = [&campaign.name, &campaign.what.title].into_iter().find(|name| !name.trim().is_empty());
        Some(Self { name: named.map(|name| name.trim().to_owned()).unwrap_or_default(), at })
    }
}

/// When `campaign` is sent, where it is a marketing push with a fixed time. A push that doesn't say why it is sent counts
/// as marketing, as one from a spreadsheet.
#[must_use]
pub fn marketing_time(campaign: &Campaign, now: NaiveDateTime) -> Option<NaiveDateTime> {
    if campaign.is_in_app()
        || campaign.is_live()
        || matches!(campaign.purpose, Some(Purpose::Automated | Purpose::Service))
    {
        return None;
    }
    match campaign.when.delivery.as_ref()? {
        Delivery::Now => Some(now),
        Delivery::At(scheduled) => scheduled.at.map(|at| at.0),
        Delivery::Live(_) => None,
    }
}
