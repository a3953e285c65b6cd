//! The typed campaign, section by section as in the dashboard, and its JSON (`pushproof/campaign@1`).

mod file;
mod sections;
mod segment;
mod values;
mod when;

pub use file::{CampaignFile, FileShape, read_file, read_one, write};
pub use sections::{
    Android, Button, Campaign, ControlGroup, EventFilter, Goal, Ignored, Inaction, KeyValue, Start, Test, Trigger,
    Variant, What, Who,
};
pub use segment::{EventRule, Group, NamedAudience, Segment, UserRule};
pub use values::{
    CampaignFormat, Channel, ControlGroupKind, FilterValue, Operator, Positive, Purpose, Qualification, Settings,
    Structure, Template, TimeZone, Unit,
};
pub use when::{DateTime, Delivery, DoNotDisturb, Duration, Frequency, Moment, Scheduled, Span, When};
