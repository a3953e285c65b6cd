//! What has been ticked, each with a fingerprint of what it said then: what says something else is not ticked.

use std::collections::BTreeMap;

/// What has been ticked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ticks(BTreeMap<String, String>);

impl Ticks {
    /// Reads what [`Ticks::written`] wrote; nothing is ticked where it can't be read.
    pub fn read(text: &str) -> Self {
        Self(serde_json::from_str(text).unwrap_or_default())
    }

    /// What to keep; nothing where nothing is ticked.
    pub fn written(&self) -> Option<String> {
        if self.0.is_empty() { None } else { serde_json::to_string(&self.0).ok() }
    }

    /// Whether what is called `key` was ticked as it is now.
    pub fn has(&self, key: &str, value: &str) -> bool {
        self.0.get(key).is_some_and(|ticked| *ticked == fingerprint(value))
    }

    /// These ticks, with or without the one of `key`.
    pub fn with(mut self, key: String, value: &str, is_ticked: bool) -> Self {
        if is_ticked {
            self.0.insert(key, fingerprint(value));
        } else {
            self.0.remove(&key);
        }
        self
    }

    /// These ticks without those whose key begins with `list`.
    pub fn without(mut self, list: &str) -> Self {
        self.0.retain(|key, _| !key.starts_with(list));
        self
    }
}

/// 16 hex digits that are the same for the same text in every version of the page (FNV-1a).
fn fingerprint(value: &str) -> String {
    let hash = value
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    format!("{hash:016x}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ticked(pairs: &[(&str, &str)]) -> Ticks {
        pairs.iter().fold(Ticks::default(), |ticks, (key, value)| ticks.with((*key).to_owned(), value, true))
    }

    #[test]
    fn a_tick_falls_off_when_the_value_changes() {
        let ticks = ticked(&[("sheet/What/Title", "Hamlet")]);
        assert!(ticks.has("sheet/What/Title", "Hamlet"));
        assert!(!ticks.has("sheet/What/Title", "Hamlet "));
        assert!(!ticks.has("sheet/What/Message", "Hamlet"));
        assert!(!ticks.with("sheet/What/Title".to_owned(), "Hamlet", false).has("sheet/What/Title", "Hamlet"));
    }

    #[test]
    fn starting_over_leaves_the_other_list() {
        let ticks = ticked(&[("sheet/a", "1"), ("checklist/a", "1")]).without("sheet/");
        assert!(!ticks.has("sheet/a", "1") && ticks.has("checklist/a", "1"));
    }

    #[test]
    fn what_is_kept_comes_back_and_what_is_damaged_does_not() {
        let ticks = ticked(&[("sheet/a", "ü👩‍👩")]);
        assert_eq!(Ticks::read(&ticks.written().expect("a tick")), ticks);
        assert_eq!(Ticks::default().written(), None);
        for text in ["", "{", "[]", "null", r#"{"a":5}"#] {
            assert_eq!(Ticks::read(text), Ticks::default(), "{text}");
        }
    }
}
