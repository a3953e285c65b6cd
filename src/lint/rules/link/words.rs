//! Words that the rules about links share.

use crate::deeplink::same_name;
use crate::text::offset_after;

/// Words as written, in quotes; the middle of long ones is left out.
pub(super) fn quoted(words: &str) -> String {
    const START: usize = 30;
    const END: usize = 15;
    let words = words.trim();
    let length = crate::text::characters(words);
    if length <= START + END {
        return format!("“{words}”");
    }
    let start = words.get(..offset_after(words, START)).unwrap_or(words);
    let end = words.get(offset_after(words, length - END)..).unwrap_or_default();
    format!("“{start}…{end}”")
}

/// Where the ids of `name` are to be found.
pub(super) fn where_to_find(name: &str) -> &'static str {
    if same_name(name, "eventId") {
        "Search for the event in the admin interface: its id stands between the image and the title."
    } else if same_name(name, "performanceId") {
        "Open the production in the admin interface, then its Performances: the id stands in the list."
    } else {
        "Look the id up in the admin interface; it is made of digits, such as 12345."
    }
}

/// `items` as one says them: "a, b and c".
pub(super) fn listed(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [only] => only.clone(),
        [front @ .., last] => format!("{} and {last}", front.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_words_lose_their_middle() {
        assert_eq!(quoted(" performances "), "“performances”");
        let long = "performances/@Add to Cart - eventId | default: '1'/zürich";
        assert_eq!(quoted(long), "“performances/@Add to Cart - ev…ult: '1'/zürich”");
        assert_eq!(listed(&["a".to_owned(), "b".to_owned(), "c".to_owned()]), "a, b and c");
    }
}
