//! What a push of the house begins with.

use super::Profile;
use crate::campaign::{Campaign, Channel, KeyValue};

/// A push with what the guide always asks for filled in: the channel, the deep link's key, both platforms.
#[must_use]
pub fn empty_push(profile: &Profile) -> Campaign {
    let mut campaign = Campaign { channel: Some(Channel::Push), ..Campaign::default() };
    campaign.what.android.notification_channel.clone_from(&profile.notification_channel);
    campaign.what.key_values.push(KeyValue {
        key: profile.deep_link.key.clone(),
        android: Some(true),
        ios: Some(true),
        ..KeyValue::default()
    });
    campaign
}
