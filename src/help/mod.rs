//! What each field of the dashboard is for, in a sentence or two, to stand beside it.

mod topics;

pub use topics::Topic;

#[cfg(test)]
mod tests {
    use super::Topic;

    #[test]
    fn every_help_is_short_and_ends_as_a_sentence() {
        for topic in Topic::ALL {
            let text = topic.text();
            assert!(text.ends_with('.') && text.len() <= 320, "{}: {text}", topic.id());
            assert!(!text.contains("please") && !text.contains("invalid"), "{}", topic.id());
            assert!(topic.guide().is_sorted() && topic.guide().iter().all(|line| (1..=67).contains(line)));
            assert_eq!(Topic::named(topic.id()), Some(*topic));
        }
    }
}
