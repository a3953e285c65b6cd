//! What people call the columns of such tables, English and German.

use super::Target;

/// Names as [`plain`] leaves them.
const NAMES: &[(Target, &[&str])] = &[
    (
        Target::Name,
        &["name", "campaign", "campaignname", "pushname", "kampagne", "kampagnenname", "bezeichnung", "kampagnentitel"],
    ),
    (
        Target::Title,
        &[
            "title",
            "titel",
            "pushtitle",
            "pushtitel",
            "headline",
            "überschrift",
            "ueberschrift",
            "betreff",
            "subject",
            "notificationtitle",
            "titelzeile",
            "schlagzeile",
        ],
    ),
    (
        Target::Message,
        &[
            "message",
            "nachricht",
            "text",
            "body",
            "pushmessage",
            "pushtext",
            "pushnachricht",
            "messagetext",
            "nachrichtentext",
            "notificationtext",
            "notificationbody",
            "copy",
            "mitteilung",
            "textkörper",
            "pushbody",
            "messagebody",
        ],
    ),
    (
        Target::Link,
        &[
            "link",
            "deeplink",
            "deeplinkurl",
            "ziel",
            "url",
            "path",
            "pfad",
            "zielpfad",
            "linkziel",
            "destination",
            "route",
            "applink",
            "deeplinkpath",
            "linkpath",
            "zielseite",
            "apppfad",
            "target",
        ],
    ),
    (
        Target::Delivery,
        &[
            "delivery",
            "versand",
            "versandzeitpunkt",
            "sendezeitpunkt",
            "zeitpunkt",
            "sendat",
            "send",
            "scheduledat",
            "scheduled",
            "schedule",
            "senddatetime",
            "senddateandtime",
            "deliverydatetime",
            "deliverydateandtime",
            "versanddatumundzeit",
            "versanddatumzeit",
            "versandtermin",
            "datetime",
            "dateandtime",
            "datumundzeit",
            "datumuhrzeit",
            "when",
            "wann",
            "zustellung",
            "auslieferung",
            "versandam",
        ],
    ),
    (
        Target::Date,
        &[
            "senddate",
            "date",
            "datum",
            "deliverydate",
            "versanddatum",
            "sendedatum",
            "versandtag",
            "sendday",
            "day",
            "tag",
            "scheduleddate",
            "dateofdelivery",
        ],
    ),
    (
        Target::Time,
        &[
            "sendtime",
            "time",
            "uhrzeit",
            "zeit",
            "deliverytime",
            "versandzeit",
            "sendezeit",
            "versanduhrzeit",
            "scheduledtime",
            "timeofdelivery",
        ],
    ),
    (
        Target::EventId,
        &[
            "eventid",
            "productionid",
            "produktionsid",
            "veranstaltungsid",
            "eventnr",
            "eventnummer",
            "eventnumber",
            "produktionsnummer",
            "veranstaltungsnummer",
            "stückid",
        ],
    ),
    (
        Target::PerformanceId,
        &["performanceid", "vorstellungsid", "vorstellungsnummer", "performancenumber", "terminid", "aufführungsid"],
    ),
    (Target::Purpose, &["purpose", "zweck", "pushart", "anlass", "pushtype"]),
    (Target::Language, &["language", "sprache", "lang", "locale"]),
];

/// A column's name with what doesn't count left out: case, spaces, signs, what stands in brackets.
#[must_use]
pub fn plain(name: &str) -> String {
    let mut depth = 0_usize;
    let mut out = String::new();
    for c in name.chars() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            c if depth == 0 && c.is_alphanumeric() => out.extend(c.to_lowercase()),
            _ => {}
        }
    }
    out
}

/// What a column of this name holds; nothing where the name isn't known to the letter.
#[must_use]
pub fn known(name: &str) -> Option<Target> {
    let name = plain(name);
    NAMES.iter().find(|(_, names)| names.contains(&name.as_str())).map(|(target, _)| *target)
}

/// What a column of nearly this name holds: a letter or two are wrong in a name long enough not to be another word.
#[must_use]
pub fn near(name: &str) -> Option<(Target, &'static str)> {
    use crate::text::{Nearness, nearness};
    /// Names whose lengths differ by more are not near, which is quickly seen: a table has many cells that are no name.
    const MOST_SLIPS: usize = 3;
    let name = plain(name);
    let length = name.chars().count();
    if length < 5 {
        return None;
    }
    let all = NAMES.iter().flat_map(|(target, names)| names.iter().map(|known| (*target, *known)));
    let long = all.filter(|(_, known)| {
        let known = known.chars().count();
        known >= 5 && known.abs_diff(length) <= MOST_SLIPS
    });
    let slips = long.filter_map(|(target, known)| match nearness(&name, known)? {
        Nearness::Folded => Some((0, target, known)),
        Nearness::Slips(slips) => Some((slips, target, known)),
        Nearness::Contained(_) => None,
    });
    slips.min_by_key(|(slips, ..)| *slips).map(|(_, target, known)| (target, known))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_known_by_their_names() {
        for (name, target) in [
            ("Title", Target::Title),
            ("Push-Titel (max. 35)", Target::Title),
            ("Nachricht*", Target::Message),
            ("Text", Target::Message),
            ("Deep Link", Target::Link),
            ("deeplink_url", Target::Link),
            ("Versanddatum", Target::Date),
            ("Send date & time", Target::Delivery),
            ("Event-ID", Target::EventId),
            ("Kampagne", Target::Name),
        ] {
            assert_eq!(known(name), Some(target), "{name}");
        }
        assert_eq!(known("Notes"), None);
    }

    #[test]
    fn slips_of_the_pen_are_seen_through_and_other_words_left_alone() {
        assert_eq!(near("Mesage"), Some((Target::Message, "message")));
        assert_eq!(near("Tilte"), Some((Target::Title, "title")));
        assert_eq!(near("Nachrciht"), Some((Target::Message, "nachricht")));
        for other in ["Test", "Data", "Notes", "Title length", "Venue", "Status", "Author", "Budget", "Notiz"] {
            assert_eq!(near(other), None, "{other}");
        }
    }

    #[test]
    fn every_name_is_written_as_it_is_compared_and_means_one_thing() {
        let all: Vec<&str> = NAMES.iter().flat_map(|(_, names)| *names).copied().collect();
        for (position, name) in all.iter().enumerate() {
            assert_eq!(plain(name), *name);
            assert!(!all[..position].contains(name), "{name} twice");
        }
    }
}
