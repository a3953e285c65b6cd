//! Places in a text as the browser counts them (UTF-16 code units) and as the rules do (bytes).

/// The UTF-16 offset of the byte offset `bytes`; the text's end where it lies beyond.
#[must_use]
pub fn utf16_from_bytes(text: &str, bytes: usize) -> usize {
    text.char_indices().take_while(|(offset, _)| *offset < bytes).map(|(_, character)| character.len_utf16()).sum()
}

/// The byte offset of the UTF-16 offset `units`; the text's end where it lies beyond.
#[must_use]
pub fn bytes_from_utf16(text: &str, units: usize) -> usize {
    let mut seen = 0;
    for (offset, character) in text.char_indices() {
        if seen >= units {
            return offset;
        }
        seen += character.len_utf16();
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_ways() {
        let text = "Zü👩‍👩!";
        for (bytes, _) in text.char_indices() {
            assert_eq!(bytes_from_utf16(text, utf16_from_bytes(text, bytes)), bytes);
        }
        assert_eq!(utf16_from_bytes(text, 99), text.encode_utf16().count());
        assert_eq!(bytes_from_utf16(text, 99), text.len());
    }
}
