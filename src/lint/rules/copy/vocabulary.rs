//! The closed lists of words that the copy rules look for, all in small letters unless said otherwise.

/// What stands in brackets for something else, folded (`copy/placeholder`).
pub const SLOTS: &[&str] = &[
    "name", "firstname", "lastname", "fullname", "username", "customername", "yourname", "vorname", "nachname",
    "event", "eventname", "eventtitle", "title", "titel", "showtitle", "showname", "date", "datum", "time", "uhrzeit",
    "price", "preis", "venue", "ort", "city", "stadt", "link", "url", "code", "artist", "künstler", "künstlername",
    "placeholder", "platzhalter", "text", "texthere", "yourtexthere", "texthier", "xx", "xxx", "xy", "tbd", "todo",
];

/// Endings that a bare domain is known by (`copy/web-address`). Left out are those that are words: `it`, `be`, `me`.
pub const ENDINGS: &[&str] = &[
    "com", "org", "net", "info", "eu", "de", "at", "ch", "li", "uk", "fr", "nl", "es", "dk", "cz", "pl", "hu", "io",
    "app", "wien", "berlin", "hamburg", "koeln", "bayern", "tirol", "london", "tickets", "theater", "theatre",
];

/// The days of the week.
pub const DAYS: &[&str] = &[
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "montag", "dienstag", "mittwoch",
    "donnerstag", "freitag", "samstag", "sonnabend", "sonntag",
];

/// The days in short, where they have a capital.
pub const DAYS_IN_SHORT: &[&str] = &[
    "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun", "Mo", "Di", "Mi", "Do", "Fr", "Sa", "So",
];

/// The months, short and long.
pub const MONTHS: &[&str] = &[
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "januar",
    "jänner", "februar", "feber", "märz", "mai", "juni", "juli", "oktober", "dezember", "okt", "dez",
];

/// Words that may say when or how much; too many to be certain of (`copy/key-point-late`).
pub const SOON: &[&str] = &[
    "today", "tonight", "tomorrow", "weekend", "heute", "morgen", "übermorgen", "wochenende", "abends", "free",
    "gratis", "kostenlos", "half", "halbe", "halber", "one", "two", "three", "eins", "zwei", "drei",
];

/// Words that are no names although they may have a capital (`copy/key-point-late`): what sentences begin with, and the
/// nouns of every German venue.
pub const ORDINARY: &[&str] = &[
    // English.
    "a", "about", "after", "all", "almost", "an", "and", "another", "are", "as", "at", "be", "because", "become",
    "before", "best", "book", "bring", "but", "buy", "can", "check", "choose", "come", "coming", "discover", "do",
    "don't", "don’t", "dear", "dream", "enjoy", "every", "everything", "experience", "fancy", "feel", "few", "final",
    "find", "first", "for", "from", "get", "give", "go", "good", "grab", "great", "have", "he", "hear", "hello",
    "here", "here's", "here’s", "hey", "hi", "how", "hurry", "i", "if", "i'm", "in", "is", "it", "it's", "it’s",
    "join", "just", "keep", "last", "let", "let's", "let’s", "like", "listen", "look", "looking", "love", "make",
    "many", "meet", "miss", "more", "most", "music", "my", "need", "never", "new", "next", "no", "not", "now", "of",
    "on", "once", "only", "open", "or", "our", "out", "plan", "ready", "remember", "reserve", "save", "secure", "see",
    "seats", "she", "show", "so", "some", "something", "soon", "spend", "still", "stop", "take", "tap", "thank",
    "thanks", "that", "the", "their", "there", "there's", "there’s", "these", "they", "this", "tickets", "time", "to",
    "treat", "try", "up", "waiting", "want", "was", "we", "we're", "we’re", "we've", "we’ve", "welcome", "were",
    "what", "what's", "what’s", "when", "where", "who", "why", "will", "with", "would", "yes", "you", "you're",
    "you’re", "you've", "you’ve", "your",
    // German.
    "ab", "aber", "abend", "alle", "alles", "als", "am", "an", "angebot", "app", "auch", "auf", "aus", "bald", "bei",
    "bis", "bist", "bühne", "da", "damen", "damit", "danke", "dann", "das", "dein", "deine", "deinen", "deiner",
    "dem", "den", "denn", "der", "des", "dich", "die", "diese", "dieser", "dieses", "dir", "du", "ein", "eine",
    "einen", "einer", "einfach", "endlich", "entdecke", "er", "erlebe", "erleben", "es", "euch", "eure", "für",
    "ganz", "gäste", "genieße", "genießen", "geschenk", "gewinne", "gibt", "gute", "guten", "hallo", "hast", "haus",
    "herren", "herzlich", "hier", "hol", "hole", "holen", "ich", "ihr", "ihre", "ihren", "ihrer", "im", "immer", "in",
    "ist", "jetzt", "karten", "kein", "keine", "komm", "kommen", "kommt", "konzert", "kunst", "lange", "lass",
    "lasst", "letzte", "letzten", "liebe", "lieber", "lust", "mehr", "mein", "mit", "moment", "momente", "musik",
    "nach", "neu", "neue", "neuen", "neues", "nicht", "nie", "noch", "nun", "nur", "ob", "oder", "ohne", "oper",
    "platz", "plätze", "premiere", "programm", "publikum", "saison", "schau", "schenk", "schenke", "schnell", "schon",
    "schöne", "sehr", "sei", "sein", "sicher", "sichere", "sichern", "sie", "sind", "spielzeit", "theater", "über",
    "überraschung", "um", "und", "uns", "unser", "unsere", "unserem", "unseren", "unserer", "unter", "vergiss",
    "viel", "viele", "vielen", "vom", "von", "vor", "vorfreude", "vorstellung", "vorstellungen", "wann", "warte",
    "warten", "warum", "was", "weil", "weiter", "welche", "wenn", "wer", "wie", "wieder", "willkommen", "wir", "wird",
    "wo", "zeit", "zu", "zum", "zur", "zuschauer",
];
