//! Good copy as venues really send it. The rules on copy have nothing to say about any of it: a false alarm costs more
//! than a slip that nobody notices.

use chrono::{NaiveDate, NaiveDateTime};
use pushproof::campaign::{Campaign, Delivery, read_file};
use pushproof::lint::check;
use pushproof::profile::Profile;

fn now() -> NaiveDateTime {
    NaiveDate::from_ymd_opt(2026, 11, 23).and_then(|day| day.and_hms_opt(10, 0, 0)).expect("a date")
}

fn push(language: &str, title: &str, message: &str) -> Campaign {
    let mut campaign = read_file(include_str!("corpus/right/push.json")).expect("a campaign").remove(0);
    language.clone_into(&mut campaign.language);
    title.clone_into(&mut campaign.what.title);
    message.clone_into(&mut campaign.what.message);
    // Sent at once and not kept for later, so that “today” is today.
    campaign.when.delivery = Some(Delivery::Now);
    campaign.when.time_to_live = None;
    campaign
}

/// Language, title, message.
const GOOD: &[(&str, &str, &str)] = &[
    ("en", "Hamlet: the last 40 seats", "Saturday 5 December, 19:30. Book before they are gone."),
    (
        "en",
        "“Love, Actually” in concert",
        "The Very Best of film music, live with orchestra. Sun 20 Dec, 3pm, from £25.",
    ),
    ("en", "Just For One Day is back", "The Live Aid musical, 3–28 June. Members book first: today from 10am."),
    ("en", "R.E.M. tribute – tonight", "Doors 7pm, will.i.am's support act at 8. A few tickets at the door, €15."),
    ("en", "ABBA, INXS, KISS: cover night", "Friday 11/12, 20:00. Code ROCK2026 takes 20 % off in the app."),
    ("en", "🎭 Mamma Mia! Extra date", "We've just added Thursday 17 December, 7.30pm. Best seats from $49."),
    ("en", "The xx + support", "Roundhouse, Sat 5 Dec. Doors 7pm. Stage times: 8 / 9.15. See you there x"),
    (
        "en",
        "New date: Harry Potter, Part 2",
        "Moved to 12 January 2027, 6.30pm. Your tickets stay valid; see you in the stalls.",
    ),
    ("en", "Your ticket for tonight", "Hall 2, row G, seat 14. Doors open at 18:45 – have your QR code ready?!"),
    ("en", "Half price for under-30s", "Swan Lake, Wed 9 December. Only in the app, while stocks last..."),
    ("en", "Don't Look Now", "Cult film on the big screen, Mon 7.12., 9 p.m. Bring a friend, pay once."),
    ("de", "Die Fledermaus: letzte Karten", "Fr, 4. Dezember, 19:30 Uhr, Großes Haus. Ab 29 €, nur in der App."),
    ("de", "„Einfach Kafka“ – Lesung", "Mi., 9.12., 20 Uhr, Kl. Saal. Mit u. a. Maria Happel; Eintritt frei!"),
    (
        "de",
        "ORF RSO Wien im Musikverein",
        "Bruckner VIII, Sa 12.12., 19.30 Uhr. U30-Karten um € 15, solange der Vorrat reicht.",
    ),
    ("de", "XXX. Festival der Regionen", "30 Jahre, 30 Orte: das ganze Programm ist ab heute, 10 Uhr, buchbar."),
    ("de", "Aktenzeichen XY live", "Die Show zum Fernsehklassiker: 18. Jänner, Stadthalle F. Vorverkauf ab Mo, 9 Uhr."),
    ("de", "Schnell und einfach: Abo Jung", "6 Abende, 60 €. Wähle deine Termine bis 15.12. in der App."),
    (
        "de",
        "Vorstellungsänderung heute",
        "Statt „Tosca“ spielen wir „Aida“, 19:00 Uhr. Ihre Karten gelten – oder Sie tauschen sie um.",
    ),
    ("de", "Wir. Sind. Zurück.", "Ab 1. März wieder auf der Bühne: „Cabaret“, „Rent“ und mehr. Jetzt Plätze sichern!"),
    (
        "de",
        "Theaterfest ☀️ So, 13.12.",
        "Führungen, Kostümverkauf, Kinderschminken: 11–18 Uhr.\nEintritt frei, für alle ab 0 Jahren.",
    ),
    ("de", "Ihr Sitzplatz wartet", "Loge 7, 2. Reihe: „Der Rosenkavalier“, Do., 10. Dezember. Einlass 17:30."),
    (
        "de",
        "Neujahrskonzert 2027",
        "Strauß, Lanner & Co., 1.1., 11:15 Uhr. Restkarten: Tel. 01/514 44-1 oder in der App.",
    ),
    ("", "Saison 26/27", "Das Programm ist da! Blättern, merken, buchen: ab Montag, 10 Uhr."),
    (
        "",
        "Noch im Warenkorb",
        "@Add to Cart - eventName | default: 'Ihre Auswahl' wartet bis 18 Uhr auf Sie. Jetzt sichern!",
    ),
    ("", "Hi {{ Profile.Name | default: \"there\" }}, 2 for 1", "Tonight only: Carmen, 19:30. Bring whoever you like."),
];

#[test]
fn good_copy_is_left_alone() {
    for (language, title, message) in GOOD {
        let found = check(&push(language, title, message), Profile::guide(), now()).diagnostics;
        let about_copy: Vec<_> = found.iter().filter(|found| found.rule.category() == "copy").collect();
        assert!(about_copy.is_empty(), "{title} / {message}: {about_copy:#?}");
    }
}
