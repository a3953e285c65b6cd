//! A call that can't be understood, told in one line and in our words.

use clap::error::{ContextKind, ContextValue, ErrorKind};
use std::error::Error;

use super::Said;
use super::failure::Failure;
use crate::text::nearest;

/// The answer to a call that is no command: the help that was asked for, or what is wrong with it.
pub(super) fn answer(error: &clap::Error) -> Said {
    if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
        return Said::only(error.to_string());
    }
    Failure::call(words(error)).into()
}

fn words(error: &clap::Error) -> String {
    let told = |kind| context(error, kind);
    let argument = told(ContextKind::InvalidArg).map(name);
    let value = told(ContextKind::InvalidValue).unwrap_or_default();
    match (error.kind(), argument) {
        (ErrorKind::InvalidSubcommand, _) => {
            let typed = told(ContextKind::InvalidSubcommand).unwrap_or_default();
            let near = nearest(&typed, ["check", "fix", "batch", "export", "import", "rules", "explain", "schema"]);
            let meant = near.map_or(String::new(), |near| format!("; did you mean {near}?"));
            format!(
                "there is no command “{typed}”; the commands are check, fix, batch, export, import, rules, explain and schema{meant}"
            )
        }
        (ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand, _) => {
            "expected a command: check, fix, batch, export, import, rules, explain or schema; --help tells more"
                .to_owned()
        }
        (ErrorKind::UnknownArgument, Some(argument)) => {
            let meant = told(ContextKind::SuggestedArg).map_or(String::new(), |near| format!("; did you mean {near}?"));
            format!("“{argument}” is not expected here{meant}")
        }
        (ErrorKind::InvalidValue, Some(argument)) => {
            let choices =
                told(ContextKind::ValidValue).map_or("a value".to_owned(), |choices| format!("one of {choices}"));
            match value.as_str() {
                "" => format!("{argument}: expected {choices} after it"),
                _ => format!("{argument}: found “{value}”, expected {choices}"),
            }
        }
        (ErrorKind::ValueValidation, Some(argument)) => {
            let expected = error.source().map_or_else(|| "another value".to_owned(), ToString::to_string);
            format!("{argument}: found “{value}”, expected {expected}")
        }
        (ErrorKind::MissingRequiredArgument, Some(argument)) => {
            format!("expected {argument}; --help tells more")
        }
        (ErrorKind::ArgumentConflict, Some(argument)) => match told(ContextKind::PriorArg).map(name) {
            Some(other) if other != argument => format!("{argument} and {other} can't go together; keep one of them"),
            _ => format!("{argument} is given twice; keep one of them"),
        },
        _ => first_paragraph(&error.to_string()),
    }
}

/// An option by its name alone: clap calls it `--title <TEXT>`.
fn name(argument: String) -> String {
    match argument.split_once(" <") {
        Some((name, _)) if name.starts_with('-') => name.to_owned(),
        _ => argument,
    }
}

/// What clap knows of the call in the way of `kind`, as words.
fn context(error: &clap::Error, kind: ContextKind) -> Option<String> {
    match error.get(kind)? {
        ContextValue::String(text) => Some(text.clone()),
        ContextValue::Strings(list) => (!list.is_empty()).then(|| list.join(", ")),
        ContextValue::StyledStr(text) => Some(text.to_string()),
        ContextValue::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// Clap's own sentence, without the usage that follows it.
fn first_paragraph(text: &str) -> String {
    let paragraph = text.split("\n\n").next().unwrap_or(text);
    let words: Vec<&str> = paragraph.split_whitespace().collect();
    words.join(" ").trim_start_matches("error: ").to_owned()
}
