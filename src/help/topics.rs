//! The help texts themselves, each with the lines of the operator guide that it carries.

macro_rules! topics {
    ($( $(#[doc = $doc:literal])* $topic:ident = $id:literal, $title:literal, [$($line:literal),*], $text:literal; )*) => {
        /// A field of the dashboard, or a group of fields, that help is written for.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Topic { $( $(#[doc = $doc])* $topic, )* }

        impl Topic {
            /// Every topic, in the dashboard's order.
            pub const ALL: &'static [Self] = &[$(Self::$topic),*];

            /// Its id, such as `goal-filter`.
            #[must_use]
            pub const fn id(self) -> &'static str {
                match self { $( Self::$topic => $id, )* }
            }

            /// What it is called, in the dashboard's words.
            #[must_use]
            pub const fn title(self) -> &'static str {
                match self { $( Self::$topic => $title, )* }
            }

            /// The lines of the operator guide that it carries; none where CleverTap's pages are the source.
            #[must_use]
            pub const fn guide(self) -> &'static [u16] {
                match self { $( Self::$topic => &[$($line),*], )* }
            }

            /// The help: what the field is for, and what belongs there.
            #[must_use]
            pub const fn text(self) -> &'static str {
                match self { $( Self::$topic => $text, )* }
            }
        }
    };
}

topics! {
    /// The account: where it is, who may use it, where CleverTap explains it.
    Account = "account", "The account", [1, 2, 3, 4, 5],
        "The dashboard is at https://eu1.dashboard.clevertap.com; admins add managers under Settings > Users. CleverTap explains the second factor at https://docs.clevertap.com/docs/account-2fa and pushes at https://docs.clevertap.com/docs/push.";
    /// The draft.
    Draft = "draft", "Save Draft", [9],
        "“Save Draft” in the upper right corner keeps what you have entered; press it after every section.";
    /// The number of users that can be reached.
    Calculate = "calculate", "Calculate", [29],
        "“Calculate” on the right shows how many users the rules leave; press it after every change.";
    /// The campaign's name.
    CampaignName = "campaign-name", "Campaign name", [6],
        "The name is how you find the campaign again: put the date in it and what it is about, such as the title of the production or the offer.";
    /// The qualification criteria.
    Qualification = "qualification", "Qualification criteria", [7, 51, 59],
        "“Past behavior/Custom list” is for what users have done before; “Live behavior” sends the moment a user does something in the app, as reminders and in-app messages do.";
    /// The goal's event.
    GoalEvent = "goal-event", "Goal: event", [8],
        "What you want users to do after the push. For tickets that is “charged”.";
    /// The goal's filters.
    GoalFilter = "goal-filter", "Goal: filters", [8],
        "Narrow the goal to what the push is about, by eventId, performanceId or tags. Without a filter every purchase in that time counts, whatever for.";
    /// The goal's revenue property.
    GoalRevenue = "goal-revenue", "Goal: revenue property", [8],
        "The property that holds the money: “amount” for charged.";
    /// The goal's conversion window.
    GoalWindow = "goal-window", "Goal: conversion time", [8, 59],
        "For how long after the push a purchase still counts: 2 to 5 days. For a live campaign less can fit better, depending on the goal.";
    /// The live action.
    Trigger = "trigger", "Live action", [51, 52, 59],
        "The action in the app that starts it, such as opening the app, a seating plan, an event or a category. Whoever does it is the audience.";
    /// What the user must not do after the live action.
    Inaction = "inaction", "Inaction within time", [60, 61],
        "What users then don't do in time. Tickets put in the cart and not bought within 24 hours make a cart reminder; a promotional code can be sent the same way.";
    /// The rules of the segment.
    Segment = "segment", "Segment rules", [10, 11],
        "Most rules are about what users did or have not done in the app; membership, age or city are user properties. With AND every rule must be met, which narrows the audience; with OR one is enough, which widens it.";
    /// “Event (Did)”.
    EventDid = "event-did", "Event (Did)", [10, 12, 13, 14, 15, 16, 17],
        "Users who did this: charged (bought a ticket), add to cart (have or had one in the cart), show seatplan (viewed the seating plan), show event (viewed an event), show category (clicked on a category).";
    /// “Event (Have not done)”.
    EventDidNot = "event-did-not", "Event (Have not done)", [10, 22, 23, 24],
        "Leaves out who did this: charged for those who have bought it already, show event for those who have already looked at it.";
    /// The properties of an event.
    EventProperty = "event-property", "Event properties", [18],
        "What the event was about: eventId for a production, performanceId for one of its dates, tags for everything with that tag.";
    /// The id of a production.
    EventId = "event-id", "eventId", [19, 43],
        "The number of the production in the admin interface: search for its name in the event overview; the id stands between picture and title.";
    /// The id of a performance.
    PerformanceId = "performance-id", "performanceId", [20, 44],
        "The number of one date: open the production in the event overview, then “Performances”. Use it only for productions with several dates when one of them is meant, and note the event id too.";
    /// Tags.
    Tags = "tags", "tags", [21],
        "Compare tags with “contains” and the name of a tag from the console, such as concert.";
    /// User properties.
    UserProperty = "user-property", "User property", [10, 25, 26, 27],
        "What is known of the user. Members: Subscription contains ACTIVE. Age: between two ages, under one, or over one.";
    /// The opt-out.
    OptOut = "opt-out", "Opt-out", [28],
        "Marketing Push doesn't equal FALSE leaves out users who refused marketing. Use it where local data protection law asks for it.";
    /// Segments saved in the account.
    SavedSegment = "saved-segment", "Saved segment", [31],
        "An audience saved under Segments can be used again in any push; it has to be saved there before the campaign is created.";
    /// The control group.
    ControlGroup = "control-group", "Control group", [30],
        "Users who are held back, to compare with. Choose a group for this campaign alone, or the account's own from Settings > Control Groups > System Control Group.";
    /// The title.
    Title = "title", "Title", [32],
        "Must be there. About 35 characters fit before a phone cuts it off; the most important words come first.";
    /// The message.
    Message = "message", "Message", [32],
        "Must be there. At most 3 to 4 lines, 100 to 120 characters: the most important first, and no word more than it takes.";
    /// Personal details.
    PersonalDetail = "personal-detail", "Personal details", [62],
        "A personal detail shows something of the user or of the action, such as the title in the cart. What stands behind “default:” is for users without it: words that fit the sentence, such as “your next show”.";
    /// The notification channel.
    NotificationChannel = "notification-channel", "Notification channel", [33, 34],
        "Android shows nothing without a channel. Choose “default”, or the channel that your app has.";
    /// `RenderMax`.
    RenderMax = "render-max", "RenderMax", [35],
        "Optional. It helps phones that save power to show the push; test on one that the tap still leads where it should.";
    /// The Advanced iOS section.
    AdvancedIos = "advanced-ios", "Advanced iOS", [36],
        "Nothing has to be set here.";
    /// The key of the link.
    LinkKey = "link-key", "Deep link: key", [37],
        "The key is always “deeplink_url”, with the boxes for Android and iOS ticked: it says where in the app a tap leads.";
    /// The path of the link.
    LinkPath = "link-path", "Deep link: path", [37, 38, 39, 40, 41, 42, 44],
        "performances/ID opens a production, performances/ID/ID one of its dates, app/home/booking/ID/ID the booking options of a date, events/ID a category, info-page/ID a category with the action type “Flexible Route in the App”.";
    /// A path with tokens.
    LinkToken = "link-token", "Deep link: ids from the cart", [63],
        "In a cart reminder the ids come from the cart: tokens stand in their places, each with a default.";
    /// In-app messages as such.
    InApp = "in-app", "In-app messages", [51],
        "A message inside the app adds to what users are looking at. Mostly an action of theirs brings it up.";
    /// One in-app message or several.
    Structure = "structure", "Message structure", [53],
        "Choose “Single Message”, then a template.";
    /// The template of an in-app message.
    Template = "template", "Template", [53, 54],
        "“Alert”, “Header” and “Footer” suit a very short text, and shorter is better.";
    /// The pictures of an in-app message.
    Image = "image", "Picture", [55],
        "A picture now and then; not one in every message.";
    /// Custom HTML.
    CustomHtml = "custom-html", "Custom HTML", [56],
        "A page of your own: choose a size with it.";
    /// Delivery.
    Delivery = "delivery", "Delivery", [47, 48, 50],
        "“Send Now” begins within 1 to 2 minutes; a scheduled push goes out by itself and can be changed until 5 minutes before. One marketing push in 24 hours is enough; ticket alerts and the like don't count.";
    /// The time to live.
    TimeToLive = "time-to-live", "Time to live", [49],
        "For how long CleverTap keeps trying, so that users with “Do Not Disturb” or a focus on get it later.";
    /// From when until when an in-app message is shown.
    Display = "display", "Display", [57],
        "From when until when the message is shown. From “now” until “never” it stays until someone ends it by hand.";
    /// How often an in-app message is shown.
    Frequency = "frequency", "Frequency", [58],
        "How often a user sees it. “Exclude from campaign limits” shows it every time the action is done.";
    /// The test on one's own phones.
    PreviewAndTest = "preview-and-test", "Preview & Test", [45, 46],
        "“Preview & Test” shows the push on your own phones before anyone else gets it. Try an Android phone and an iPhone, each with the app closed before you tap, so that the link is tried too.";
    /// The addresses of the test.
    TestRecipient = "test-recipient", "Test recipients", [45],
        "The address with which the tester registered in the app; any other address gets nothing.";
    /// What the statistics count.
    Conversions = "conversions", "Click-through and view-through", [64, 65, 66, 67],
        "Click a completed campaign in the dashboard. Click-through: reached the goal after tapping. View-through: saw the push, didn't tap, and reached the goal anyway; usually the higher number, as far more people see a push than tap it. Users whose privacy settings forbid it appear in neither.";
}

impl Topic {
    /// The topic called `id`.
    #[must_use]
    pub fn named(id: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|topic| topic.id() == id)
    }
}
