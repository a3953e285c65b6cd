//! Markdown that keeps what it holds: prose on one line, and values byte for byte.

/// `text` as prose of one line, where nothing in it reads as Markdown.
pub(super) fn prose(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | '`' | '*' | '[' | ']' | '<' => {
                line.push('\\');
                line.push(c);
            }
            c if c.is_control() => line.push(' '),
            c => line.push(c),
        }
    }
    line
}

/// Whether `value` can stand within a line of Markdown without a change.
fn fits_in_line(value: &str) -> bool {
    let is_padded = value.starts_with(' ') || value.ends_with(' ');
    !value.trim().is_empty() && !is_padded && !value.contains(['`', '\n', '\r'])
}

/// `value` exactly as it is, to go behind a word of `line`: within that line, or where that would change it, in a
/// block of its own below.
pub(super) fn exactly(line: &str, value: &str) -> String {
    if fits_in_line(value) {
        return format!("{line} `{value}`\n");
    }
    let mut longest = 0;
    let mut run = 0;
    for c in value.chars() {
        run = if c == '`' { run + 1 } else { 0 };
        longest = longest.max(run);
    }
    let fence = "`".repeat(longest.max(2) + 1);
    format!("{line} what stands between these lines\n\n{fence}text\n{value}\n{fence}\n\n")
}

#[cfg(test)]
mod tests {
    use super::{exactly, prose};

    #[test]
    fn a_value_is_never_changed() {
        assert_eq!(exactly("enter", "a | b*"), "enter `a | b*`\n");
        for value in [" x", "x ", "a\nb", "a`b", "\r", "", "````"] {
            let text = exactly("enter", value);
            assert!(text.contains(&format!("text\n{value}\n")), "{text}");
        }
        assert!(exactly("enter", "```").contains("\n````text\n```\n````\n"));
    }

    #[test]
    fn prose_is_one_line_without_marks() {
        assert_eq!(prose("a\n*b* `c` [d](e) <f>"), r"a \*b\* \`c\` \[d\](e) \<f>");
    }
}
