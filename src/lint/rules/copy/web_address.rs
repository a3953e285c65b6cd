//! `copy/web-address`: a web address in the text, where it can't be tapped.

use super::words::addresses;
use crate::declare_rule;
use crate::lint::{Context, Findings};
use crate::text::quoted;

declare_rule! {
    /// A web address in a title or message is only text: nobody can tap it, copy it or click it. A tap on the push
    /// follows the deep link, whatever the text says.
    ///
    /// An address is what begins with `http://`, `https://` or `www.`, and a bare domain with a well-known ending or a
    /// path behind it. An e-mail address is none, nor are times, abbreviations and “Mr.Smith”.
    ///
    /// ```wrong
    /// what.message: Saturday 5 December, 19:30. Book at www.theatre.at
    /// ```
    ///
    /// ```right
    /// what.message: Saturday 5 December, 19:30. Tap to book.
    /// ```
    "copy/web-address" {
        severity: Warning,
        summary: "A web address that can't be tapped",
        why: "Nobody can tap an address in the text; a tap on the message follows the deep link.",
        source: Guide(&[37]),
        fixable: No,
    }
}

fn message(address: &str) -> String {
    format!("{} can't be tapped in the text", quoted(address))
}

const HELP: &str = "Take it out, and let the deep link lead there.";

fn check(context: &Context<'_>, findings: &mut Findings) {
    for text in context.copy() {
        for (offset, plain) in text.plain() {
            for span in addresses(offset, plain) {
                let said = message(text.words(&span));
                findings.add(text.place(span), said, HELP);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::Base;
    use crate::lint::testing::{assert_marks, assert_marks_in};

    #[test]
    fn marks_the_address() {
        for (text, mark) in [
            ("Book at https://theatre.at/hamlet.", "https://theatre.at/hamlet"),
            ("Karten: www.oper-am-see.ch!", "www.oper-am-see.ch"),
            ("Jetzt auf volksoper.at/karten buchen", "volksoper.at/karten"),
            ("Tickets: oper.wien", "oper.wien"),
            ("Programm unter Kulturhaus.de, heute", "Kulturhaus.de"),
        ] {
            assert_marks(&RULE, &format!("what.message: {text}"), &[mark]);
        }
        assert_marks_in(Base::InApp, &RULE, "what.title: More at oper.de", &["oper.de"]);
    }

    #[test]
    fn leaves_what_is_none() {
        for text in [
            "Fragen? Schreib uns: karten@oper.de",
            "With Mr.Smith, 7.30pm, Row A.12",
            "19.30 Uhr, Gr.Saal, Kat.2/3, z.B. mit u.a.",
            "will.i.am and R.E.M. songs, live",
            "St.Pölten: Do./Fr. 19.30/20.00 Uhr",
            "Symphony No.5/6, Op.67 and K.551",
            "Only 4 left.Book today",
            "Das war's … bald mehr...dann live",
            "@opera_live is on stage 24/7",
        ] {
            assert_marks(&RULE, &format!("what.message: {text}"), &[]);
        }
    }
}
