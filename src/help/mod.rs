//! What each field of the dashboard is for, in a sentence or two, to stand beside it.

mod topics;

pub use topics::Topic;

impl Topic {
    /// The first sentence of the help, to stand beside the field.
    #[must_use]
    pub fn first_sentence(self) -> &'static str {
        let text = self.text();
        text.get(..self.end_of_first_sentence()).unwrap_or(text)
    }

    /// What follows the first sentence.
    #[must_use]
    pub fn after_first_sentence(self) -> &'static str {
        self.text().get(self.end_of_first_sentence()..).unwrap_or_default().trim_start()
    }

    fn end_of_first_sentence(self) -> usize {
        self.text().find(". ").map_or(self.text().len(), |stop| stop + 1)
    }
}

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

    #[test]
    fn the_first_sentence_and_the_rest_are_the_whole() {
        for topic in Topic::ALL {
            let (first, rest) = (topic.first_sentence(), topic.after_first_sentence());
            assert!(first.ends_with('.'), "{}: {first}", topic.id());
            let whole = if rest.is_empty() { first.to_owned() } else { format!("{first} {rest}") };
            assert_eq!(whole, topic.text());
        }
        assert_eq!(Topic::NotificationChannel.first_sentence(), "Android shows nothing without a channel.");
    }
}
