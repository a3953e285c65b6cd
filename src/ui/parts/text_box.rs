//! A text box that grows with its text, underlines the words that are meant, and says what is wrong right below.
//!
//! The underlines stand in a copy of the text behind the box, in the same type and at the same width.

use std::ops::Range;

use serde_json::Value;
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use super::token_menu::{Menu, Suggestion, TokenMenu};
use super::{HintLine, Said, SaidLines, field_id};
use crate::document::FieldPath;
use crate::help::Topic;
use crate::lint::Severity;
use crate::order;
use crate::ui::browser;
use crate::ui::session::{Action, Shared, bytes_from_utf16, utf16_from_bytes};

/// Words to underline, in bytes.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// The words.
    pub span: Range<usize>,
    /// How serious it is.
    pub severity: Severity,
    /// Whether a phone cuts the text off where they begin.
    pub is_cut: bool,
}

/// What a text box shows.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The field that it edits.
    pub field: FieldPath,
    /// Its label.
    pub label: AttrValue,
    /// What belongs here, in one line.
    pub hint: AttrValue,
    /// What there is to know beyond.
    #[prop_or_default]
    pub help: &'static [Topic],
    /// Its text.
    pub text: String,
    /// The words to underline.
    pub marks: Vec<Mark>,
    /// What is wrong.
    pub said: Vec<Said>,
    /// How much of the room is used, such as "24–41 of 35", and whether that is too much.
    #[prop_or_default]
    pub counter: Option<(AttrValue, bool)>,
    /// How many lines it shows at least.
    #[prop_or(1)]
    pub rows: u32,
    /// Whether it holds a path rather than words.
    #[prop_or_default]
    pub is_path: bool,
    /// The personal details that can be put in.
    pub suggestions: Shared<Vec<Suggestion>>,
    /// Takes what was done.
    pub dispatch: Callback<Action>,
}

/// A text box.
#[component]
pub fn TextBox(props: &Props) -> Html {
    let id = field_id(&props.field);
    let area = use_node_ref();
    let menu = use_state_eq(|| None::<Menu>);
    // What the browser's box is known to hold, and what is to be selected once it holds something else.
    let held = use_mut_ref(|| props.text.clone());
    let wanted_selection = use_mut_ref(|| None::<Range<usize>>);
    {
        let (area, held, wanted_selection) = (area.clone(), held.clone(), wanted_selection.clone());
        use_effect_with(props.text.clone(), move |text| {
            let before = held.replace(text.clone());
            let Some(area) = area.cast::<HtmlTextAreaElement>() else { return };
            let selection = wanted_selection.borrow_mut().take();
            let selection = selection.or_else(|| (before != *text).then(|| end_of_change(&before, text)));
            if let (Some(range), true) = (selection, browser::has_focus(&area)) {
                browser::set_selection(&area, utf16_from_bytes(text, range.start), utf16_from_bytes(text, range.end));
            }
        });
    }
    let oninput = {
        let (field, dispatch, held, menu) = (props.field.clone(), props.dispatch.clone(), held.clone(), menu.clone());
        Callback::from(move |event: InputEvent| {
            let area: HtmlTextAreaElement = event.target_unchecked_into();
            let text = area.value();
            menu.set(if event.is_composing() { None } else { Menu::at_caret(&text, caret(&area, &text)) });
            held.replace(text.clone());
            dispatch.emit(Action::Type(field.clone(), text));
        })
    };
    let choices = menu.as_ref().map(|menu| menu.choices(&props.suggestions)).unwrap_or_default();
    let choose = {
        let (field, dispatch, text, menu) =
            (props.field.clone(), props.dispatch.clone(), props.text.clone(), menu.clone());
        let (area, wanted_selection) = (area.clone(), wanted_selection.clone());
        Callback::from(move |suggestion: Suggestion| {
            let Some(open) = &*menu else { return };
            let caret = area.cast::<HtmlTextAreaElement>().map_or(text.len(), |area| caret(&area, &text));
            let (text, selection) = open.insert(&text, caret, &suggestion);
            *wanted_selection.borrow_mut() = Some(selection);
            menu.set(None);
            if let Some(area) = area.cast::<HtmlTextAreaElement>() {
                let _ = area.focus();
            }
            // A step of its own: taking it back leaves what was typed before it.
            dispatch.emit(Action::Set(field.clone(), Value::String(text)));
        })
    };
    let onkeydown = {
        let (menu, choices, choose) = (menu.clone(), choices.clone(), choose.clone());
        Callback::from(move |event: KeyboardEvent| {
            let Some(open) = &*menu else { return };
            if choices.is_empty() || event.is_composing() {
                return;
            }
            match event.key().as_str() {
                "ArrowDown" => menu.set(Some(open.moved(1, choices.len()))),
                "ArrowUp" => menu.set(Some(open.moved(-1, choices.len()))),
                "Enter" | "Tab" => {
                    if let Some(suggestion) = choices.get(open.active) {
                        choose.emit(suggestion.clone());
                    }
                }
                "Escape" => menu.set(None),
                _ => return,
            }
            event.prevent_default();
        })
    };
    let onblur = {
        let (field, dispatch, menu) = (props.field.clone(), props.dispatch.clone(), menu.clone());
        Callback::from(move |_: FocusEvent| {
            menu.set(None);
            dispatch.emit(Action::Leave(field.clone()));
        })
    };
    let open_menu = {
        let (area, menu, text) = (area.clone(), menu.clone(), props.text.clone());
        Callback::from(move |_: MouseEvent| {
            if let Some(area) = area.cast::<HtmlTextAreaElement>() {
                let _ = area.focus();
                menu.set(Some(Menu::here(caret(&area, &text))));
            }
        })
    };

    let (hint_id, said_id, count_id, menu_id) =
        (format!("{id}-hint"), format!("{id}-said"), format!("{id}-count"), format!("{id}-menu"));
    let has_menu = !choices.is_empty();
    let active = menu.as_ref().filter(|_| has_menu).map(|menu| format!("{menu_id}-{}", menu.active));
    let is_wrong = props.said.iter().any(|said| said.severity == Severity::Error);
    html! {
        <div class={classes!("field", props.is_path.then_some("path"))}>
            <div class="field-head">
                <label for={id.clone()}>{ &props.label }</label>
                <button type="button" class="button small quiet field-token" onclick={open_menu}
                    aria-label={format!("Insert a personal detail into {}", props.label)} title="Insert a personal detail (or type @)">{ "@" }</button>
                if let Some((count, is_over)) = &props.counter {
                    <span id={count_id.clone()} class={classes!("counter", is_over.then_some("over"))}>{ count }</span>
                }
            </div>
            <div class="box">
                <div class={format!("box-copy rows-{}", props.rows)} aria-hidden="true">{ for runs(&props.text, &props.marks).into_iter().map(run) }{ "\u{200B}" }</div>
                <textarea ref={area} {id} class="box-area" value={props.text.clone()} rows={props.rows.to_string()} {oninput} {onkeydown} {onblur}
                    aria-describedby={format!("{said_id} {count_id} {hint_id}")} aria-invalid={is_wrong.then_some("true")}
                    aria-autocomplete="list" aria-controls={has_menu.then(|| menu_id.clone())} aria-activedescendant={active}
                    autocomplete="off" autocapitalize={props.is_path.then_some("off")} spellcheck={if props.is_path { "false" } else { "true" }} />
                if let Some(menu) = (*menu).clone().filter(|_| has_menu) {
                    <TokenMenu id={menu_id} active={menu.active} {choices} on_choose={choose} />
                }
            </div>
            <SaidLines id={said_id} said={props.said.clone()} />
            <HintLine id={hint_id} line={props.hint.clone()} topics={props.help} />
        </div>
    }
}

/// The caret's place in `text`, in bytes.
fn caret(area: &HtmlTextAreaElement, text: &str) -> usize {
    let units = area.selection_end().ok().flatten().unwrap_or_default();
    bytes_from_utf16(text, units as usize)
}

/// The place right behind what is different in `after`.
fn end_of_change(before: &str, after: &str) -> Range<usize> {
    let same_end: usize =
        before.chars().rev().zip(after.chars().rev()).take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum();
    let same_start: usize =
        before.chars().zip(after.chars()).take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum();
    let end = (after.len() - same_end).max(same_start);
    end..end
}

/// Cuts `text` where marks begin and end; of marks that overlap, the most serious shows.
fn runs<'t>(text: &'t str, marks: &[Mark]) -> Vec<(&'t str, Option<Severity>, bool)> {
    let visible: Vec<Mark> =
        marks.iter().map(|mark| Mark { span: at_least_one_character(text, &mark.span), ..mark.clone() }).collect();
    let mut cuts: Vec<usize> =
        visible.iter().flat_map(|mark| [mark.span.start, mark.span.end]).chain([0, text.len()]).collect();
    order::sort_by_key(&mut cuts, |cut| *cut);
    cuts.dedup();
    let pairs = cuts.iter().zip(cuts.iter().skip(1));
    pairs
        .filter_map(|(&start, &end)| {
            let severity = visible
                .iter()
                .filter(|mark| mark.span.start <= start && end <= mark.span.end)
                .map(|mark| mark.severity)
                .min();
            let is_cut = visible.iter().any(|mark| mark.is_cut && mark.span.start == start);
            Some((text.get(start..end)?, severity, is_cut))
        })
        .collect()
}

/// `span`, made to show whole characters: a place between two becomes the one before it, or else the one behind.
fn at_least_one_character(text: &str, span: &Range<usize>) -> Range<usize> {
    if !span.is_empty() {
        return text.floor_char_boundary(span.start)..text.ceil_char_boundary(span.end);
    }
    let before = text.get(..span.start).and_then(|before| before.chars().next_back());
    let after = text.get(span.start..).and_then(|after| after.chars().next());
    match (before, after) {
        (Some(character), _) => span.start - character.len_utf8()..span.start,
        (None, Some(character)) => span.start..span.start + character.len_utf8(),
        (None, None) => span.clone(),
    }
}

fn run((text, severity, is_cut): (&str, Option<Severity>, bool)) -> Html {
    match severity {
        Some(severity) if is_cut => html! { <><span class="cut" /><mark class={severity.word()}>{ text }</mark></> },
        Some(severity) => html! { <mark class={severity.word()}>{ text }</mark> },
        None => html! { { text } },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_join_to_the_text_and_show_the_worst() {
        let text = "Für Elise!!!";
        let marks = [
            Mark { span: 0..4, severity: Severity::Advice, is_cut: false },
            Mark { span: 2..5, severity: Severity::Error, is_cut: true },
            Mark { span: 13..13, severity: Severity::Warning, is_cut: false },
        ];
        let runs = runs(text, &marks);
        assert_eq!(runs.iter().map(|(text, ..)| *text).collect::<String>(), text);
        assert_eq!(runs.iter().filter(|(.., is_cut)| *is_cut).map(|(text, ..)| *text).collect::<String>(), "ür");
        let looks: Vec<_> = runs.into_iter().filter_map(|(text, severity, _)| Some((text, severity?))).collect();
        // The second mark begins inside “ü”, which can't be cut.
        assert_eq!(
            looks,
            [("F", Severity::Advice), ("ür", Severity::Error), (" ", Severity::Error), ("!", Severity::Warning)]
        );
    }

    #[test]
    fn the_caret_goes_behind_what_changed() {
        assert_eq!(end_of_change("a  b", "a b"), 2..2);
        assert_eq!(end_of_change("ab!!!", "ab!"), 3..3);
        assert_eq!(end_of_change("", "abc"), 3..3);
        assert_eq!(end_of_change("über", "üb"), 3..3);
    }
}
