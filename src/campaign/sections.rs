//! The sections of a campaign: Start here, Who, What, Test.

use super::segment::Segment;
use super::values::{
    CampaignFormat, Channel, ControlGroupKind, FilterValue, Operator, Positive, Purpose, Qualification, Settings,
    Structure, Template,
};
use super::when::{Duration, When};
use crate::section;

section! {
    /// A CleverTap campaign as a person fills it in, section by section.
    pub struct Campaign {
        /// Which version of this document format it is written in.
        format: CampaignFormat,
        /// The campaign's name in the dashboard; best with date and content.
        name: String,
        /// A push notification, or a message inside the app.
        channel: Option<Channel>,
        /// Why it is sent: decides which guards apply.
        purpose: Option<Purpose>,
        /// The language of its texts, as a short tag such as `en` or `de`.
        language: String,
        /// Start here: who qualifies, and what counts as success.
        start: Start,
        /// Who gets it.
        who: Who,
        /// What they get.
        what: What,
        /// When they get it.
        when: When,
        /// Who gets the test.
        test: Test,
        /// Findings that the writer chose to ignore.
        ignored: Vec<Ignored>,
    }
}

impl Campaign {
    /// Whether this is a message inside the app; a campaign that doesn't say is a push.
    #[must_use]
    pub fn is_in_app(&self) -> bool {
        self.channel == Some(Channel::InApp)
    }

    /// Whether it is sent to sell; a campaign that doesn't say is.
    #[must_use]
    pub fn is_marketing(&self) -> bool {
        self.purpose.unwrap_or_default() == Purpose::Marketing
    }

    /// Whether a live action of the user sends it.
    #[must_use]
    pub fn is_live(&self) -> bool {
        self.start.qualification == Some(Qualification::LiveBehavior)
    }

    /// The language as a short tag: `de` for “de-AT”, and for “German” and “Deutsch” too, as people write it.
    #[must_use]
    pub fn language_tag(&self) -> &str {
        const NAMES: [(&str, [&str; 4]); 2] =
            [("en", ["en", "eng", "english", "englisch"]), ("de", ["de", "deu", "german", "deutsch"])];
        let written = self.language.trim().split(['-', '_']).next().unwrap_or_default();
        let is_one = |(_, names): &&(&str, [&str; 4])| names.iter().any(|name| name.eq_ignore_ascii_case(written));
        NAMES.iter().find(is_one).map_or(written, |(tag, _)| tag)
    }
}

section! {
    /// Start here: who qualifies, and what counts as success.
    pub struct Start {
        /// Whether past or live actions of the user count.
        qualification: Option<Qualification>,
        /// What a user should do after the push.
        goal: Option<Goal>,
    }
}

section! {
    /// The goal: the event that counts as a conversion.
    pub struct Goal {
        /// The event, such as `charged`.
        event: String,
        /// What the event must be about.
        filters: Vec<EventFilter>,
        /// The property that holds the money, such as `amount`.
        revenue_property: String,
        /// How long after the push the event still counts.
        conversion_window: Option<Duration>,
    }
}

section! {
    /// A condition on a property of an event.
    pub struct EventFilter {
        /// The property, such as `eventId`.
        property: String,
        /// How it is compared.
        operator: Option<Operator>,
        /// What it is compared with.
        value: FilterValue,
    }
}

section! {
    /// Who gets the campaign.
    pub struct Who {
        /// The live action that sends it.
        trigger: Option<Trigger>,
        /// The rules that a user must meet.
        segment: Option<Segment>,
        /// Users held back, to compare with.
        control_group: Option<ControlGroup>,
        /// The most users it may reach.
        targeting_cap: Option<u32>,
    }
}

section! {
    /// The live action that sends a campaign.
    pub struct Trigger {
        /// The event that the user does.
        event: String,
        /// What the event must be about.
        filters: Vec<EventFilter>,
        /// What the user must then not do.
        inaction: Option<Inaction>,
    }
}

section! {
    /// What a user must not do after the trigger for the campaign to be sent.
    pub struct Inaction {
        /// The event that must not happen.
        event: String,
        /// For how long.
        within: Option<Duration>,
    }
}

section! {
    /// Users held back, to compare with.
    pub struct ControlGroup {
        /// Which kind of control group.
        kind: Option<ControlGroupKind>,
        /// How many of a hundred users are held back.
        percentage: Option<u32>,
        /// The name of a custom control group.
        name: String,
    }
}

section! {
    /// What the user gets: the texts, the picture, where a tap leads.
    pub struct What {
        /// The first line, in bold.
        title: String,
        /// The text below the title.
        message: String,
        /// The address of a picture.
        image: String,
        /// Further texts for an A/B test.
        variants: Vec<Variant>,
        /// Settings for Android.
        android: Android,
        /// Settings of the Advanced iOS section; the guide leaves it empty.
        ios: Settings,
        /// Custom key-value pairs; the deep link is one of them.
        key_values: Vec<KeyValue>,
        /// In-app: one message or several.
        structure: Option<Structure>,
        /// In-app: the template.
        template: Option<Template>,
        /// In-app: the page of a custom HTML template.
        html: String,
        /// In-app: the size chosen for custom HTML.
        html_size: String,
        /// In-app: the buttons.
        buttons: Vec<Button>,
    }
}

section! {
    /// Another title and message for an A/B test.
    pub struct Variant {
        /// The first line, in bold.
        title: String,
        /// The text below the title.
        message: String,
    }
}

section! {
    /// Settings for Android.
    pub struct Android {
        /// The notification channel, required from Android 8 on.
        notification_channel: String,
        /// Whether RenderMax is checked.
        render_max: Option<bool>,
    }
}

section! {
    /// A custom key-value pair.
    pub struct KeyValue {
        /// The key, such as `deeplink_url`.
        key: String,
        /// The value, such as `performances/12345`.
        value: String,
        /// Whether the box for Android is checked.
        android: Option<bool>,
        /// Whether the box for iOS is checked.
        ios: Option<bool>,
    }
}

section! {
    /// A button of an in-app message.
    pub struct Button {
        /// What it says.
        label: String,
        /// Where it leads.
        action: String,
    }
}

section! {
    /// Who gets the test.
    pub struct Test {
        /// Addresses as registered in the app.
        recipients: Vec<String>,
    }
}

section! {
    /// A finding that the writer chose to ignore.
    pub struct Ignored {
        /// The rule's id.
        rule: String,
        /// The field it was found in.
        field: String,
        /// 8 hex digits over rule, field and words.
        hash: String,
        /// Why it may stay.
        reason: String,
    }
}

impl Duration {
    /// A length of time, fully given.
    #[must_use]
    pub fn of(value: Positive, unit: super::Unit) -> Self {
        Self { value: Some(value), unit: Some(unit), ..Self::default() }
    }
}
