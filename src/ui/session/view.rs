//! What can be in view: the dashboard's steps, and the rooms beside them.

use crate::document::{FieldPath, Step as PathStep};

/// The dashboard's steps, in its order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Step {
    /// The name, who qualifies, what counts as success.
    StartHere,
    /// Who gets it.
    Who,
    /// What they get.
    #[default]
    What,
    /// When they get it.
    When,
    /// Testing it and handing it over.
    Publish,
}

impl Step {
    /// Every step, in order.
    pub const ALL: [Self; 5] = [Self::StartHere, Self::Who, Self::What, Self::When, Self::Publish];

    /// Its name in the dashboard.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::StartHere => "Start here",
            Self::Who => "Who",
            Self::What => "What",
            Self::When => "When",
            Self::Publish => "Publish",
        }
    }

    /// The step in which `field` is filled in.
    #[must_use]
    pub fn of(field: &FieldPath) -> Self {
        let Some(PathStep::Key(first)) = field.steps().first() else { return Self::Publish };
        match first.as_ref() {
            "name" | "channel" | "purpose" | "language" | "start" => Self::StartHere,
            "who" => Self::Who,
            "what" => Self::What,
            "when" => Self::When,
            _ => Self::Publish,
        }
    }
}

/// What the page shows below its head.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum View {
    /// A step of the campaign.
    Step(Step),
    /// A whole campaign out of a few answers.
    Recipes,
    /// Every draft on this device.
    Drafts,
    /// A table of pushes, checked row by row.
    Table,
    /// Every scheduled push, day by day.
    Calendar,
    /// Bringing in a campaign from elsewhere.
    Import,
    /// A link that carries the campaign to a colleague.
    Share,
    /// What the account has and what the house wants.
    House,
    /// What the words of the dashboard mean.
    Help,
}

impl Default for View {
    fn default() -> Self {
        Self::Step(Step::What)
    }
}

impl View {
    /// Every view.
    pub const ALL: [Self; 13] = [
        Self::Step(Step::StartHere),
        Self::Step(Step::Who),
        Self::Step(Step::What),
        Self::Step(Step::When),
        Self::Step(Step::Publish),
        Self::Recipes,
        Self::Drafts,
        Self::Table,
        Self::Calendar,
        Self::Import,
        Self::Share,
        Self::House,
        Self::Help,
    ];

    /// What it is called in the page.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Step(step) => step.name(),
            Self::Recipes => "Recipes",
            Self::Drafts => "Drafts",
            Self::Table => "Table",
            Self::Calendar => "Calendar",
            Self::Import => "Import",
            Self::Share => "Share",
            Self::House => "House profile",
            Self::Help => "Help",
        }
    }

    /// The view of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|view| view.name() == name)
    }

    /// Whether this is `step`.
    #[must_use]
    pub fn is_step(self, step: Step) -> bool {
        self == Self::Step(step)
    }

    /// Whether this build of the page can show it; the one that opens first shows only where one types.
    #[must_use]
    pub const fn is_here(self) -> bool {
        cfg!(feature = "composer") || matches!(self, Self::Step(Step::What))
    }
}
