//! Links that hold a campaign: nothing is lost on the way, and no link breaks anything.

use proptest::prelude::*;
use pushproof::share::{NotShared, Shared, read, write};

use super::campaigns::{any_campaign, any_text};

#[test]
fn the_sound_campaigns_fit_into_a_link() {
    for text in [include_str!("../corpus/right/push.json"), include_str!("../corpus/right/in-app.json")] {
        let campaign = pushproof::campaign::read_file(text).expect("a campaign").remove(0);
        let link = write(&Shared { campaign: campaign.clone(), tag: String::new() });
        assert!(link.len() < 1_200, "{} letters", link.len());
        assert_eq!(read(&link).map(|shared| shared.campaign), Ok(campaign));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_shared_reads_back_equal(campaign in any_campaign(), tag in any_text()) {
        let shared = Shared { campaign, tag };
        prop_assert_eq!(read(&write(&shared)), Ok(shared));
    }

    // A few bits of a packed text mean nothing (those between its last sign and its checksum, for one): a link in which
    // only such a bit has changed still holds the same campaign, to the letter.
    #[test]
    fn a_changed_link_is_told_or_means_the_same(
        campaign in any_campaign(),
        at in any::<prop::sample::Index>(),
        letter in "[A-Za-z0-9_-]",
    ) {
        let shared = Shared { campaign, tag: String::new() };
        let link = write(&shared);
        let at = at.index(link.len());
        let changed: String = [&link[..at], &letter, &link[at + 1..]].concat();
        prop_assert!(read(&changed).map_or(true, |read| read == shared), "{changed}");
        prop_assert!(at < 4 || matches!(read(&link[..at]), Err(NotShared::Damaged)));
    }

    #[test]
    fn no_text_breaks_the_reader(text in any::<String>(), letters in "#?c[0-9]{0,12}=?[A-Za-z0-9_-]{0,200}") {
        let _ = read(&text);
        let _ = read(&letters);
    }
}
