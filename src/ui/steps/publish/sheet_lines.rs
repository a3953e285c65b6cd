//! The paste sheet as the page lists it: every row with a name and a key that no other row has.

use crate::export::sheet::Entry;
use crate::export::{Sheet, Stage};

/// The list that the ticks of the sheet belong to.
pub const SHEET: &str = "sheet/";

/// A row of the sheet.
#[derive(Clone, Debug, PartialEq)]
pub struct SheetLine {
    /// The step of the dashboard.
    pub stage: Stage,
    /// The field's label.
    pub label: String,
    /// What the field is called where the label alone could be another's: “Email 2”.
    pub name: String,
    /// The key of its tick.
    pub key: String,
    /// What to do there.
    pub entry: Entry,
}

impl SheetLine {
    /// The text to copy; nothing where there is something to choose.
    pub fn text(&self) -> Option<&str> {
        match &self.entry {
            Entry::Enter(text) => Some(text),
            Entry::Choose(_) | Entry::Tick(_) | Entry::Untick(_) => None,
        }
    }

    /// What to do with the value.
    pub const fn verb(&self) -> &'static str {
        match &self.entry {
            Entry::Enter(_) => "Enter",
            Entry::Choose(_) => "Choose",
            Entry::Tick(_) => "Tick",
            Entry::Untick(_) => "Leave unticked",
        }
    }

    /// All that it says: where this changes, it has to be done again.
    pub fn said(&self) -> String {
        format!("{} {}", self.verb(), self.entry.value())
    }
}

/// The rows of `sheet`, in order.
pub fn lines(sheet: &Sheet) -> Vec<SheetLine> {
    let mut lines: Vec<SheetLine> = Vec::new();
    for part in &sheet.parts {
        for (position, row) in part.rows.iter().enumerate() {
            let is_alike = |other: &&crate::export::sheet::Row| other.label == row.label;
            let number = part.rows.iter().take(position).filter(is_alike).count() + 1;
            let is_alone = part.rows.iter().filter(is_alike).count() == 1;
            let name = if is_alone { row.label.clone() } else { format!("{} {number}", row.label) };
            lines.push(SheetLine {
                stage: part.stage,
                label: row.label.clone(),
                key: format!("{SHEET}{}/{name}", part.stage.name()),
                name,
                entry: row.entry.clone(),
            });
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::campaign::read_file;

    fn of(json: &str) -> Vec<SheetLine> {
        lines(&Sheet::of(&read_file(json).expect(json).remove(0)))
    }

    #[test]
    fn no_two_rows_have_the_same_name_or_key() {
        for json in [
            include_str!("../../../../tests/corpus/right/push.json"),
            include_str!("../../../../tests/corpus/right/cart-reminder.json"),
            include_str!("../../../../tests/corpus/right/in-app.json"),
            include_str!("../../../../tests/corpus/right/everything.json"),
            r#"{"test":{"recipients":["a@b.example","a@b.example"]},"what":{"key_values":[{"key":"a","value":"b","android":true,"ios":false}]}}"#,
        ] {
            let lines = of(json);
            let keys: HashSet<&str> = lines.iter().map(|line| line.key.as_str()).collect();
            let names: HashSet<(Stage, &str)> = lines.iter().map(|line| (line.stage, line.name.as_str())).collect();
            assert_eq!((keys.len(), names.len()), (lines.len(), lines.len()), "{json}");
        }
    }

    #[test]
    fn only_what_is_entered_is_copied_and_byte_for_byte() {
        let lines = of(r#"{"name":" \"a\" <b>\n","start":{"qualification":"past_behavior"}}"#);
        let texts: Vec<Option<&str>> = lines.iter().map(SheetLine::text).collect();
        assert_eq!(texts, [Some(" \"a\" <b>\n"), None]);
    }
}
