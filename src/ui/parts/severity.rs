//! How a severity looks and is counted: a shape and a word beside the colour.

use yew::prelude::*;

use crate::lint::{Diagnostic, Severity, Summary};

/// The sign of a severity, a shape of its own so that colour is never alone, with its word for screen readers.
pub fn icon(severity: Severity) -> Html {
    let word = match severity {
        Severity::Error => "Error: ",
        Severity::Warning => "Warning: ",
        Severity::Advice => "Advice: ",
    };
    html! { <>{ sign(severity) }<span class="unseen">{ word }</span></> }
}

/// The sign alone.
pub fn sign(severity: Severity) -> Html {
    let path = match severity {
        Severity::Error => "M8 1.5 14.5 8 8 14.5 1.5 8ZM8 4.6v4.2M8 10.9v.5",
        Severity::Warning => "M8 2 15 14H1ZM8 6.4v3.7M8 11.8v.4",
        Severity::Advice => "M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 0 0 8 1.8ZM8 7.3v4M8 4.7v.5",
    };
    html! {
        <svg class={classes!("icon", severity.word())} viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
            <path d={path} />
        </svg>
    }
}

/// A finding as it is told beside its field.
#[derive(Clone, Debug, PartialEq)]
pub struct Said {
    /// How serious it is.
    pub severity: Severity,
    /// What happened.
    pub message: AttrValue,
}

impl From<&Diagnostic> for Said {
    fn from(found: &Diagnostic) -> Self {
        Self { severity: found.severity, message: found.message.clone().into() }
    }
}

/// "2 errors, 1 warning"; nothing where there is nothing to count.
#[must_use]
pub fn counted(summary: Summary) -> Option<String> {
    summary.in_words(["piece of advice", "pieces of advice"])
}
