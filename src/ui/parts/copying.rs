//! Handing a text over: to the clipboard, as a file, or where the browser refuses, selected to be copied by hand.

use std::cell::Cell;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use yew::platform::spawn_local;
use yew::prelude::*;

use crate::ui::browser;

/// The id of the button that copies everything.
const COPY_ALL: &str = "copy-all";

/// A text on its way to the clipboard.
#[derive(Clone, Debug, PartialEq)]
pub struct ToCopy {
    /// The text, which stays as it is.
    pub text: AttrValue,
    /// What is said once it is there.
    pub told: AttrValue,
    /// The id of the button that was pressed, for the focus to come back to.
    pub button: AttrValue,
    /// Told once it is there.
    pub on_copied: Callback<()>,
}

/// What came of handing over.
#[derive(Clone, Debug, Default, PartialEq)]
enum Outcome {
    #[default]
    Nothing,
    Told(AttrValue),
    Refused(ToCopy),
}

/// Copies and downloads, and knows what came of it.
#[derive(Clone, Debug)]
pub struct Copying {
    outcome: UseStateHandle<Outcome>,
    is_busy: Rc<Cell<bool>>,
}

impl PartialEq for Copying {
    fn eq(&self, other: &Self) -> bool {
        self.outcome == other.outcome
    }
}

/// Something to copy and download with.
#[hook]
pub fn use_copying() -> Copying {
    let is_busy = use_memo((), |()| Cell::new(false));
    Copying { outcome: use_state_eq(Outcome::default), is_busy }
}

impl Copying {
    /// Puts a text on the clipboard; nothing happens while another is on its way there.
    pub fn copy(&self, what: ToCopy) {
        if self.is_busy.replace(true) {
            return;
        }
        let copying = self.clone();
        spawn_local(async move {
            let is_copied = browser::copy(&what.text).await;
            copying.is_busy.set(false);
            if is_copied {
                copying.outcome.set(Outcome::Told(what.told));
                what.on_copied.emit(());
            } else {
                copying.outcome.set(Outcome::Refused(what));
            }
        });
    }

    /// Says something in place of what was said last.
    pub fn tell(&self, words: impl Into<AttrValue>) {
        self.outcome.set(Outcome::Told(words.into()));
    }

    /// What came of it, to stand near the buttons: at one place in a panel.
    pub fn outcome(&self) -> Html {
        let (told, by_hand) = match &*self.outcome {
            Outcome::Nothing => (AttrValue::default(), None),
            Outcome::Told(words) => (words.clone(), None),
            Outcome::Refused(what) => (
                AttrValue::from(
                    "The browser does not allow copying here. The text is selected: press Ctrl+C, or ⌘C on a Mac.",
                ),
                Some(what.clone()),
            ),
        };
        let on_copied = {
            let outcome = self.outcome.clone();
            Callback::from(move |what: ToCopy| {
                outcome.set(Outcome::Told(what.told));
                what.on_copied.emit(());
            })
        };
        html! {
            <>
                <p class={classes!("copying-told", by_hand.is_some().then_some("refused"))} role="status">{ told }</p>
                if let Some(what) = by_hand {
                    <ByHand {what} {on_copied} />
                }
            </>
        }
    }
}

/// A text that the browser refused to copy.
#[derive(Properties, PartialEq)]
struct ByHandProps {
    what: ToCopy,
    on_copied: Callback<ToCopy>,
}

/// The text, selected, until it is copied.
#[component]
fn ByHand(props: &ByHandProps) -> Html {
    const ID: &str = "copy-by-hand";
    use_effect_with(props.what.text.clone(), |text| {
        browser::select(ID, [0, text.encode_utf16().count()]);
    });
    let oncopy = {
        let (what, on_copied) = (props.what.clone(), props.on_copied.clone());
        Callback::from(move |_: Event| {
            let (what, on_copied) = (what.clone(), on_copied.clone());
            // The browser reads the selection only once this is over.
            Timeout::new(0, move || {
                browser::focus(&what.button);
                on_copied.emit(what);
            })
            .forget();
        })
    };
    html! { <textarea id={ID} class="by-hand code" rows="3" readonly=true aria-label="Text to copy" value={props.what.text.clone()} {oncopy} /> }
}

/// What is handed over.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The text; none where there is nothing to hand over.
    pub text: Option<AttrValue>,
    /// The name of its file.
    pub file: AttrValue,
    /// What it is handed over with.
    pub copying: Copying,
    /// Whether another button of the panel comes first, and what came of it is told there.
    #[prop_or_default]
    pub is_second: bool,
    /// Further buttons.
    #[prop_or_default]
    pub children: Html,
}

/// "Copy" and "Download".
#[component]
pub fn CopyAndDownload(props: &Props) -> Html {
    let copy = {
        let (text, copying) = (props.text.clone(), props.copying.clone());
        Callback::from(move |_: MouseEvent| {
            if let Some(text) = text.clone() {
                let on_copied = Callback::noop();
                copying.copy(ToCopy { text, told: "Copied".into(), button: COPY_ALL.into(), on_copied });
            }
        })
    };
    let download = {
        let (text, file, copying) = (props.text.clone(), props.file.clone(), props.copying.clone());
        Callback::from(move |_: MouseEvent| {
            if let Some(text) = &text {
                copying.tell(if browser::download(&file, text) {
                    "Downloaded"
                } else {
                    "The browser does not allow downloads here. Copy the text instead."
                });
            }
        })
    };
    let disabled = props.text.is_none().then_some("true");
    let look = (!props.is_second && props.text.is_some()).then_some("primary");
    html! {
        <div class="copying">
            <button type="button" id={COPY_ALL} class={classes!("button", look)} aria-disabled={disabled} onclick={copy}>{ "Copy" }</button>
            <button type="button" class="button" aria-disabled={disabled} onclick={download}>{ "Download" }</button>
            { props.children.clone() }
            if props.text.is_some() {
                <span class="copying-file">{ &props.file }</span>
            }
            if !props.is_second {
                { props.copying.outcome() }
            }
        </div>
    }
}
