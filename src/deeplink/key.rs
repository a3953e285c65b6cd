//! Which key-value pair holds the link.

use crate::profile::DeepLink;
use crate::text::{Nearness, nearness};

/// What a key-value pair is for, by its key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyRole {
    /// It holds the link.
    Link,
    /// It was meant to hold the link: its key is nearly right, or not filled in.
    NearlyLink,
    /// It holds something else.
    Other,
}

impl DeepLink {
    /// What the pairs with these keys are for. A key that merely contains the link's key, or a part of it, was meant
    /// for it only where no pair has the key itself: `deeplink_url_web` may well be a pair of its own. Where none is even
    /// nearly right, the first pair without a key was.
    #[must_use]
    pub fn roles(&self, keys: &[&str]) -> Vec<KeyRole> {
        let wanted = self.key.as_str();
        let has_exact = keys.contains(&wanted);
        let role = |key: &&str| match nearness(key, wanted) {
            _ if wanted.is_empty() => KeyRole::Other,
            _ if *key == wanted => KeyRole::Link,
            Some(Nearness::Folded | Nearness::Slips(_)) => KeyRole::NearlyLink,
            Some(Nearness::Contained(_)) if !has_exact => KeyRole::NearlyLink,
            Some(Nearness::Contained(_)) | None => KeyRole::Other,
        };
        let mut roles: Vec<KeyRole> = keys.iter().map(role).collect();
        if !wanted.is_empty()
            && roles.iter().all(|role| *role == KeyRole::Other)
            && let Some(first) = keys.iter().position(|key| key.trim().is_empty())
            && let Some(role) = roles.get_mut(first)
        {
            *role = KeyRole::NearlyLink;
        }
        roles
    }
}

#[cfg(test)]
mod tests {
    use super::KeyRole::{Link, NearlyLink, Other};
    use crate::profile::{DeepLink, Profile};

    #[test]
    fn a_key_is_meant_for_the_link_where_it_is_nearly_right() {
        let deep_link = &Profile::guide().deep_link;
        for (keys, roles) in [
            (&["deeplink_url", "promo", ""][..], &[Link, Other, Other][..]),
            (&["Deeplink_URL"], &[NearlyLink]),
            (&[" deeplink_url"], &[NearlyLink]),
            (&["deeplink"], &[NearlyLink]),
            (&["deeplink_url_web", "deeplink_url", "deeplnik_url"], &[Other, Link, NearlyLink]),
            (&["deeplink_url_web"], &[NearlyLink]),
            (&["url"], &[Other]),
            (&["promo", " ", ""], &[Other, NearlyLink, Other]),
            (&["", "deeplink"], &[Other, NearlyLink]),
        ] {
            assert_eq!(deep_link.roles(keys), roles, "{keys:?}");
        }
        assert_eq!(DeepLink::default().roles(&["", "deeplink_url"]), [Other, Other]);
    }
}
