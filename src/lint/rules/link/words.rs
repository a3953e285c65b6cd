//! Words that the rules about links share.

use crate::deeplink::same_name;

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
    fn lists_as_one_says_them() {
        assert_eq!(listed(&["a".to_owned(), "b".to_owned(), "c".to_owned()]), "a, b and c");
    }
}
