//! Keeps the house profile on the device, nothing where that is as in the guide. The page that opens first knows the
//! guide's alone: a device that keeps another one opens the page with every step, and so does a tab that hears of one.

use super::Keeping;
use crate::profile::Profile;
use crate::ui::session::Action;

/// Where the house profile is kept; `assets/boot.js` looks there too.
pub const HOUSE: &str = "pushproof/profile@1";

#[cfg(not(feature = "composer"))]
mod guides {
    use super::{Action, Keeping, Profile};
    use crate::ui::app::COMPOSER;
    use crate::ui::browser;

    /// The guide's profile, of which there is nothing to tell.
    pub fn open() -> (Profile, &'static str) {
        (Profile::guide().clone(), "")
    }

    /// Leaves the house profile as it is kept.
    pub fn keep(_: &Profile) -> Keeping {
        Keeping::Kept
    }

    /// Leaves a profile that came from another tab to the page with every step.
    pub fn changed(_: Option<&str>) -> Vec<Action> {
        browser::announce(COMPOSER);
        Vec::new()
    }
}

#[cfg(feature = "composer")]
mod own {
    use super::{Action, HOUSE, Keeping, Profile};
    use crate::document::Node;
    use crate::ui::browser::Shelf;
    use crate::ui::keeper::keep_text;
    use crate::ui::keeper::opening::put_aside;

    /// The house profile of this device, and a sentence where the one that was kept can't be read.
    pub fn open() -> (Profile, &'static str) {
        let guide = || Profile::guide().clone();
        let Some(text) = Shelf::Device.kept(HOUSE) else { return (guide(), "") };
        match Profile::read(&text) {
            Ok(profile) => (profile, ""),
            Err(_) if put_aside(&text) => {
                Shelf::Device.forget(HOUSE);
                let notice = "The house profile kept on this device could not be read. It is put aside under Drafts, \
                              and the guide's is used.";
                (guide(), notice)
            }
            Err(_) => (
                guide(),
                "The house profile kept on this device could not be read; the guide's is used. It stays as it is.",
            ),
        }
    }

    /// Keeps `profile` for this device.
    pub fn keep(profile: &Profile) -> Keeping {
        if profile == Profile::guide() {
            Shelf::Device.forget(HOUSE);
            return Keeping::Kept;
        }
        keep_text(HOUSE, &profile.to_json().to_string())
    }

    /// Takes over the profile that another tab keeps, or the guide's where it keeps none. One that can't be read stays
    /// where it is: the page that opens next puts it aside.
    pub fn changed(text: Option<&str>) -> Vec<Action> {
        let profile = match text.map(Profile::read) {
            None => Profile::guide().clone(),
            Some(Ok(profile)) => profile,
            Some(Err(_)) => return Vec::new(),
        };
        vec![Action::House(Box::new(profile), "The house profile was changed in another tab")]
    }
}

#[cfg(not(feature = "composer"))]
pub use guides::{changed, keep, open};
#[cfg(feature = "composer")]
pub use own::{changed, keep, open};
