//! What a session begins with: an empty campaign, or the example of the first visit.

use chrono::{Datelike, Days, NaiveDate, Weekday};

use crate::campaign::Campaign;
use crate::dates;
use crate::deeplink::KeyRole;
use crate::profile::Profile;

pub use crate::profile::empty_push as empty;

/// A push as it is really written, with a few slips, for a show that is soon.
#[must_use]
pub fn example(profile: &Profile, today: NaiveDate) -> Campaign {
    const LEAST_DAYS: u64 = 12;
    let saturday = (LEAST_DAYS..).map_while(|days| today.checked_add_days(Days::new(days)));
    let day = saturday.into_iter().find(|day| day.weekday() == Weekday::Sat).unwrap_or(today);
    let mut campaign = empty(profile);
    campaign.name = format!("{day} Hamlet last tickets");
    "Hamlet: the last 40 seats!!!".clone_into(&mut campaign.what.title);
    campaign.what.message = format!(
        "{} {}, 19:30.  Book before they are gone.",
        dates::day_name(day.weekday()),
        dates::english_without_year(day)
    );
    if let Some(link) = campaign.what.key_values.first_mut() {
        "/performances/12345/".clone_into(&mut link.value);
    }
    campaign
}

/// The row of the key-value pair that is the deep link: by its key, else by one nearly that, else the first.
#[must_use]
pub fn deep_link_row(campaign: &Campaign, profile: &Profile) -> usize {
    let keys: Vec<&str> = campaign.what.key_values.iter().map(|pair| pair.key.as_str()).collect();
    let roles = profile.deep_link.roles(&keys);
    let row = |wanted| roles.iter().position(|role| *role == wanted);
    row(KeyRole::Link).or_else(|| row(KeyRole::NearlyLink)).unwrap_or(0)
}
