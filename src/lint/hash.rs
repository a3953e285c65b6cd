//! The hash by which a campaign remembers a finding that its writer chose to ignore.

use super::Diagnostic;
use crate::campaign::Campaign;
use crate::document::node::text_at;

/// 8 hex digits over what `found` is about: the rule's id, the field's path without list positions, and the marked words,
/// each ended by a zero byte, by 32-bit FNV-1a. It holds no position, so it outlasts edits around the words.
#[must_use]
pub fn hash(found: &Diagnostic, campaign: &Campaign) -> String {
    let place = &found.place;
    let text = place.span.as_ref().and_then(|_| text_at(campaign, &place.field));
    let words = place.span.clone().zip(text.as_ref()).and_then(|(span, text)| text.get(span)).unwrap_or_default();
    let field = place.field.without_positions();
    format!("{:08x}", fnv([found.rule.id, &field, words]))
}

fn fnv(parts: [&str; 3]) -> u32 {
    const BASIS: u32 = 0x811c_9dc5;
    const PRIME: u32 = 0x0100_0193;
    let bytes = parts.iter().flat_map(|part| part.bytes().chain([0]));
    bytes.fold(BASIS, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(PRIME))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::Base;
    use crate::lint::testing::with;

    fn of_title(lines: &str) -> String {
        let campaign = with(Base::Push, lines);
        let found = crate::lint::check(&campaign, crate::profile::Profile::guide(), crate::lint::testing::now());
        let title = found.diagnostics.iter().find(|found| found.rule.id == "copy/title-too-long").expect("a finding");
        hash(title, &campaign)
    }

    #[test]
    fn a_known_hash_stays() {
        // Written into campaign files: it may never change.
        assert_eq!(fnv(["copy/filler-words", "what.message", "really"]), 0x3eb4_966f);
    }

    #[test]
    fn only_the_marked_words_count() {
        let one = of_title("what.title: The last forty seats for Hamlet at the Grand Theatre");
        assert_eq!(one, of_title("what.title: The last fifty seats for Hamlet at the Grand Theatre"));
        assert_eq!(one.len(), 8);
        let other = of_title("what.title: The last forty seats for Hamlet at the small theatre");
        assert_ne!(one, other);
    }
}
