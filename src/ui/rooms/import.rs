//! Bringing in a campaign from wherever it was written: pasted, out of a file, or dropped.

use std::cell::RefCell;

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{DragEvent, File, HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

use crate::campaign::Campaign;
use crate::import::{self, Imported, Leftover, Unreadable};
use crate::profile::Profile;
use crate::text::counted;
use crate::ui::browser::{self, Unread};
use crate::ui::keeper::{self, Keeping};
use crate::ui::later::use_later;
use crate::ui::session::{Action, Session, View, empty, utf16_from_bytes};

/// More bytes than any campaign has: reading them would hold the page up.
const MOST: usize = 2_000_000;
/// So many campaigns are offered one by one; more belong in a table.
const MOST_OFFERED: usize = 20;
/// So many of them can be made drafts at once.
const MOST_AT_ONCE: usize = 100;

/// The id of the box to paste into.
const BOX: &str = "import-text";

thread_local! {
    /// What stands in the box; it outlives the room, so that what was not placed is still there.
    static LAID_OUT: RefCell<String> = RefCell::default();
}

/// Puts `text` into the box, to be looked at when one goes there.
pub fn lay_out(text: &str) {
    LAID_OUT.replace(text.to_owned());
}

/// What the room shows.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The page's state.
    pub session: Session,
    /// Takes what was done.
    pub dispatch: Callback<Action>,
}

/// Bringing in a campaign from elsewhere.
#[component]
pub fn Import(props: &Props) -> Html {
    let text = use_state_eq(|| LAID_OUT.with_borrow(Clone::clone));
    let note = use_state_eq(String::new);
    let settled = use_later(&*text);
    let read = use_memo((settled, props.session.profile.clone()), |(text, profile)| taken(text, profile));
    let put = {
        let (text, note) = (text.clone(), note.clone());
        use_callback((), move |words: String, ()| {
            lay_out(&words);
            note.set(String::new());
            text.set(words);
        })
    };
    let oninput = put.reform(|event: InputEvent| event.target_unchecked_into::<HtmlTextAreaElement>().value());
    let open_files = {
        let (put, note) = (put.clone(), note.clone());
        use_callback((), move |files: Vec<File>, ()| {
            let Some(file) = files.first().cloned() else { return };
            let (put, note, count) = (put.clone(), note.clone(), files.len());
            wasm_bindgen_futures::spawn_local(async move {
                match browser::read_file(&file, MOST).await {
                    Ok(words) => {
                        put.emit(words);
                        if count > 1 {
                            note.set(format!(
                                "“{}” is the first of {count} files; drop the others one by one.",
                                file.name()
                            ));
                        }
                    }
                    Err(unread) => note.set(sentence(&unread, &file.name())),
                }
            });
        })
    };
    use_dropped_files(&open_files);
    let onchange = open_files.reform(|event: Event| {
        let files = event.target_unchecked_into::<HtmlInputElement>().files();
        files.and_then(|files| files.get(0)).into_iter().collect()
    });
    let clear = put.reform(|_: MouseEvent| String::new());
    html! {
        <div class="room">
            <h1>{ "Import" }</h1>
            <p class="hint">{ "A campaign document, dashboard JSON, an API body, key-values, a link with a campaign, a row of a spreadsheet, or just text: “Title: …”, “Message: …”, “Link: …”, or three lines." }</p>
            <section class="card stack" aria-label="A text or a file">
                <div class="line">
                    <label for={BOX}>{ "Paste it here" }</label>
                    <textarea id={BOX} class="line-input code" rows="8" value={(*text).clone()} {oninput} spellcheck="false" autocomplete="off" />
                </div>
                <div class="row">
                    <div class="line">
                        <label for="import-file">{ "or choose a file, or drop one anywhere on the page" }</label>
                        <input id="import-file" type="file" accept=".json,.txt,.csv,.tsv" {onchange} />
                    </div>
                    if !text.is_empty() {
                        <div><button type="button" class="button small quiet" onclick={clear}>{ "Empty the box" }</button></div>
                    }
                </div>
                <div role="status" class="stack">
                    if !note.is_empty() { <p>{ &*note }</p> }
                    { outcome(read.as_ref().as_ref(), &text, &props.session, &props.dispatch) }
                </div>
            </section>
        </div>
    }
}

/// Hands over files that are dropped anywhere on the page: beside the box, the browser would open them in its place.
#[hook]
fn use_dropped_files(open_files: &Callback<Vec<File>>) {
    let open_files = open_files.clone();
    use_effect_with((), move |()| {
        let listeners = web_sys::window().map(|window| {
            let listen = |event: &'static str| {
                let open_files = open_files.clone();
                let options = EventListenerOptions::enable_prevent_default();
                EventListener::new_with_options(&window, event, options, move |event| {
                    let Some(data) = event.dyn_ref::<DragEvent>().and_then(DragEvent::data_transfer) else { return };
                    let has_files = data.types().iter().any(|kind| kind.as_string().as_deref() == Some("Files"));
                    if has_files {
                        event.prevent_default();
                    }
                    if let Some(files) = data.files().filter(|_| has_files && event.type_() == "drop") {
                        open_files.emit((0..files.length()).filter_map(|at| files.get(at)).collect());
                    }
                })
            };
            [listen("dragover"), listen("drop")]
        });
        move || drop(listeners)
    });
}

/// Why nothing is made of a file.
fn sentence(unread: &Unread, name: &str) -> String {
    match unread {
        Unread::TooLarge(megabytes) => format!(
            "“{name}” has {megabytes} MB, far more than a campaign. Choose the file of one campaign, or open a table in “Table”."
        ),
        Unread::NoText => format!(
            "“{name}” holds no text that can be read. Spreadsheets open in “Table”; from other programs copy the text and paste it."
        ),
        Unread::Refused => format!("The browser could not read “{name}”. Copy its text and paste it."),
    }
}

/// What `text` was taken for, or why it was not; nothing where there is no text yet.
fn taken(text: &str, profile: &Profile) -> Option<Result<Imported, Trouble>> {
    if text.trim().is_empty() {
        return None;
    }
    if text.len() > MOST {
        let sentence = format!(
            "This is {} MB, far more than a campaign. Paste one campaign, or open a table in “Table”.",
            text.len() / 1_000_000
        );
        return Some(Err(Trouble { sentence, place: None }));
    }
    Some(import::read(text, profile).map_err(|error| Trouble::of(&error)))
}

/// Why a text could not be read, and where.
struct Trouble {
    sentence: String,
    place: Option<(usize, usize)>,
}

impl Trouble {
    fn of(error: &Unreadable) -> Self {
        let place = match error {
            Unreadable::Json(error) => Some((error.line, error.column)),
            _ => None,
        };
        let sentence = error.to_string();
        let stop = if sentence.ends_with('.') { "" } else { "." };
        Self { sentence: format!("{sentence}{stop}"), place }
    }
}

fn outcome(
    read: Option<&Result<Imported, Trouble>>,
    text: &str,
    session: &Session,
    dispatch: &Callback<Action>,
) -> Html {
    match read {
        None => Html::default(),
        Some(Err(Trouble { sentence, place })) => {
            let show = place.map(|place| {
                let at = utf16_from_bytes(text, offset(text, place));
                Callback::from(move |_: MouseEvent| {
                    browser::select(BOX, [at, at + 1]);
                })
            });
            html! {
                <>
                    <p>{ sentence }</p>
                    if let Some(onclick) = show {
                        <div><button type="button" class="button small" {onclick}>{ "Show me where" }</button></div>
                    }
                </>
            }
        }
        Some(Ok(imported)) => {
            let count = imported.campaigns.len();
            html! {
                <>
                    <p><strong>{ format!("{}.", imported.sentence()) }</strong></p>
                    if count > 1 && count <= MOST_AT_ONCE {
                        <div><button type="button" class="button small" onclick={all(&imported.campaigns, dispatch)}>{ format!("Make {count} drafts of them") }</button></div>
                    }
                    { for imported.campaigns.iter().take(MOST_OFFERED).map(|campaign| offered(campaign, imported.leftovers.len(), session, dispatch)) }
                    if count > MOST_OFFERED {
                        <p class="hint">{ format!("{} more: a table of them opens in “Table”.", count - MOST_OFFERED) }</p>
                    }
                    { leftovers(&imported.leftovers) }
                </>
            }
        }
    }
}

/// The byte at a line and column as people count them.
fn offset(text: &str, (line, column): (usize, usize)) -> usize {
    let before: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let rest = text.get(before..).unwrap_or_default();
    before + rest.char_indices().nth(column.saturating_sub(1)).map_or(rest.len(), |(at, _)| at)
}

/// Makes a draft of each campaign.
fn all(campaigns: &[Campaign], dispatch: &Callback<Action>) -> Callback<MouseEvent> {
    let (campaigns, dispatch) = (campaigns.to_vec(), dispatch.clone());
    Callback::from(move |_: MouseEvent| {
        let keep = |campaign: &&Campaign| {
            keeper::keep_text(&keeper::new_key(), &keeper::written(campaign, false)) != Keeping::Refused
        };
        let kept = campaigns.iter().take_while(keep).count();
        let told = match campaigns.len() - kept {
            0 => format!("{} are kept, beside those that were here before.", counted(kept, "draft")),
            left => format!("{} are kept; for {left} more this browser has no room.", counted(kept, "draft")),
        };
        dispatch.emit(Action::Go(View::Drafts));
        dispatch.emit(Action::Notice(told));
    })
}

/// A campaign that was recognised, and where it can go.
fn offered(campaign: &Campaign, left: usize, session: &Session, dispatch: &Callback<Action>) -> Html {
    let is_free = session.is_example || *session.campaign == empty(&session.profile);
    let left = match left {
        0 => String::new(),
        1 => " 1 piece could not be placed: it still stands under Import.".to_owned(),
        count => format!(" {count} pieces could not be placed: they still stand under Import."),
    };
    let as_new = {
        let (campaign, session, dispatch, left) = (campaign.clone(), session.clone(), dispatch.clone(), left.clone());
        Callback::from(move |_: MouseEvent| {
            keeper::begin(&session, campaign.clone(), "The imported campaign is open", &dispatch);
            if is_free && left.is_empty() {
                return;
            }
            let told = if is_free {
                "The imported campaign is open."
            } else {
                "The imported campaign is a draft of its own; the one before it stands under Drafts."
            };
            dispatch.emit(Action::Notice(format!("{told}{left}")));
        })
    };
    let here = {
        let (campaign, dispatch) = (campaign.clone(), dispatch.clone());
        Callback::from(move |_: MouseEvent| {
            let told = "The imported campaign is in this draft".to_owned();
            dispatch.emit(Action::Go(View::default()));
            dispatch.emit(Action::Replace(Box::new(campaign.clone()), told.clone()));
            dispatch.emit(Action::Notice(format!("{told}; Undo brings back what was in it.{left}")));
        })
    };
    let what = &campaign.what;
    let name = [&campaign.name, &what.title].into_iter().find(|text| !text.trim().is_empty());
    html! {
        <div class="item">
            <p><strong>{ name.map_or("Without a name", String::as_str) }</strong></p>
            if !what.message.is_empty() {
                <p class="offered-message">{ &what.message }</p>
            }
            <div class="copying">
                <button type="button" class="button small primary" onclick={as_new}>{ "Open as a new draft" }</button>
                if !is_free {
                    <button type="button" class="button small" onclick={here}>{ "Put into this draft" }</button>
                }
            </div>
        </div>
    }
}

/// What could not be placed; it stays in the box above, too.
fn leftovers(list: &[Leftover]) -> Html {
    if list.is_empty() {
        return Html::default();
    }
    let line = |left: &Leftover| html! { <><dt>{ &left.place }</dt><dd>{ &left.text }</dd></> };
    html! {
        <details open=true>
            <summary>{ "What could not be placed" }</summary>
            <dl class="glossary">{ for list.iter().take(100).map(line) }</dl>
        </details>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_place_of_a_fault_is_found_in_the_box() {
        let text = "{\n  \"title\": \"Füchslein\",\n  \"x\"\n}";
        assert_eq!(&text[offset(text, (2, 12))..][..1], "\"");
        assert_eq!(&text[offset(text, (4, 1))..], "}");
        assert_eq!(offset(text, (99, 99)), text.len());
    }
}
