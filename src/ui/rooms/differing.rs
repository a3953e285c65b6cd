//! Two texts side by side, with the words marked in which they differ.

use yew::prelude::*;

/// A text in three pieces: what stands in front of the words that differ, these, and what stands behind them.
type Pieces<'t> = [&'t str; 3];

/// What differs between `one` and `other`, whole words at a time.
fn pieces<'t>(one: &'t str, other: &'t str) -> [Pieces<'t>; 2] {
    let words = |text: &'t str| text.split_inclusive(char::is_whitespace).collect::<Vec<_>>();
    let (first, second) = (words(one), words(other));
    let in_front = first.iter().zip(&second).take_while(|(one, other)| one == other).count();
    let left = first.len().min(second.len()) - in_front;
    let same_behind = first.iter().rev().zip(second.iter().rev()).take(left).take_while(|(one, other)| one == other);
    let behind = same_behind.count();
    let cut = |text: &'t str, words: &[&str]| {
        let length = |words: &[&str]| words.iter().map(|word| word.len()).sum::<usize>();
        let start = length(words.get(..in_front).unwrap_or_default());
        let end = text.len() - length(words.get(words.len() - behind..).unwrap_or_default());
        let (rest, after) = text.split_at_checked(end).unwrap_or((text, ""));
        let (before, between) = rest.split_at_checked(start).unwrap_or((rest, ""));
        [before, between, after]
    };
    [cut(one, &first), cut(other, &second)]
}

/// Both texts, each with the words marked in which it differs from the other; a dash stands for an empty one.
pub fn marked(one: &str, other: &str) -> [Html; 2] {
    pieces(one, other).map(|[before, between, after]| {
        if before.is_empty() && between.is_empty() && after.is_empty() {
            return html! { "–" };
        }
        let words = between.trim_end();
        let space = between.get(words.len()..).unwrap_or_default();
        html! { <>{ before }if !words.is_empty() { <mark class="differs">{ words }</mark> }{ space }{ after }</> }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_that_differ_are_cut_out() {
        for (one, other, expected) in [
            ("Hamlet: the last", "Faust: the last", [["", "Hamlet: ", "the last"], ["", "Faust: ", "the last"]]),
            (
                "On Saturday at 19:30.",
                "On Thursday at 19:30.",
                [["On ", "Saturday ", "at 19:30."], ["On ", "Thursday ", "at 19:30."]],
            ),
            ("same", "same", [["same", "", ""], ["same", "", ""]]),
            ("a a", "a", [["", "a ", "a"], ["", "", "a"]]),
            ("", "new", [["", "", ""], ["", "new", ""]]),
            ("Füchslein 🦊", "Füchslein 🎭", [["Füchslein ", "🦊", ""], ["Füchslein ", "🎭", ""]]),
        ] {
            assert_eq!(pieces(one, other), expected, "{one} / {other}");
        }
    }
}
