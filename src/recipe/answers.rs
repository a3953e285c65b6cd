//! The answers to a recipe's questions, as they were typed.

use std::collections::BTreeMap;

use super::Question;
use crate::profile::{Performance, Production};
use crate::{choice, dates};

choice! {
    /// The language of a recipe's texts.
    pub enum Language {
        /// English.
        #[default] English = "en",
        /// German.
        German = "de",
    }
}

impl Language {
    /// The same for dates.
    pub(super) const fn of_dates(self) -> dates::Language {
        match self {
            Self::English => dates::Language::English,
            Self::German => dates::Language::German,
        }
    }
}

/// The answers to a recipe's questions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers {
    /// The language of the texts.
    pub language: Language,
    given: BTreeMap<Question, String>,
}

impl Answers {
    /// No answers yet, for texts in `language`.
    #[must_use]
    pub const fn new(language: Language) -> Self {
        Self { language, given: BTreeMap::new() }
    }

    /// Answers a question, in the place of an answer before.
    pub fn give(&mut self, question: Question, answer: impl Into<String>) {
        self.given.insert(question, answer.into());
    }

    /// The same with one more answer.
    #[must_use]
    pub fn with(mut self, question: Question, answer: impl Into<String>) -> Self {
        self.give(question, answer);
        self
    }

    /// The answer as it was typed.
    #[must_use]
    pub fn typed(&self, question: Question) -> &str {
        self.given.get(&question).map_or("", String::as_str)
    }

    /// The same with every answer of `others` in the place of its own.
    #[must_use]
    pub fn and(mut self, others: &Self) -> Self {
        self.given.extend(others.given.clone());
        self
    }

    /// The answer without white space around it; nothing where there is none.
    #[must_use]
    pub fn get(&self, question: Question) -> Option<&str> {
        self.given.get(&question).map(|answer| answer.trim()).filter(|answer| !answer.is_empty())
    }
}

/// What a production of the house profile answers at once: its id, its title, and the date of `performance`; without
/// one, of its only performance.
#[must_use]
pub fn answers_from(production: &Production, performance: Option<&Performance>, language: Language) -> Answers {
    let mut answers =
        Answers::new(language).with(Question::ProductionId, &*production.id).with(Question::Title, &*production.title);
    let only = match production.performances.as_slice() {
        [only] => Some(only),
        _ => None,
    };
    if let Some(performance) = performance.or(only) {
        let at = performance.at.map(|at| at.to_string()).unwrap_or_default();
        for (id, time) in [(Question::PerformanceId, Question::At), (Question::OldPerformanceId, Question::OldAt)] {
            answers.give(id, &*performance.id);
            answers.give(time, &*at);
        }
    }
    answers
}
