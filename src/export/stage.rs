//! The steps of the dashboard, and what comes before and after them.

/// A step on the way of a campaign.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// What has to be in place before a campaign is created.
    Before,
    /// The step “Start here”.
    StartHere,
    /// The step “Who”.
    Who,
    /// The step “What”.
    What,
    /// The step “When”.
    When,
    /// The test on one's own phones.
    Test,
    /// The step “Publish”.
    Publish,
    /// What follows once it is sent.
    Afterwards,
}

impl Stage {
    /// Every step, in order.
    pub const ALL: [Self; 8] =
        [Self::Before, Self::StartHere, Self::Who, Self::What, Self::When, Self::Test, Self::Publish, Self::Afterwards];

    /// Its name, the dashboard's where the dashboard has it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Before => "Before you begin",
            Self::StartHere => "Start here",
            Self::Who => "Who",
            Self::What => "What",
            Self::When => "When",
            Self::Test => "Preview & Test",
            Self::Publish => "Publish",
            Self::Afterwards => "Afterwards",
        }
    }
}
