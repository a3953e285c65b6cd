//! Everything the page asks of the browser: the clock, focus and selection, clipboard, downloads, storage.

use chrono::{DateTime, NaiveDateTime};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Document, HtmlAnchorElement, HtmlElement, HtmlTextAreaElement, Storage, Window};

use super::session::Stamp;

fn window() -> Option<Window> {
    web_sys::window()
}

fn document() -> Option<Document> {
    window()?.document()
}

/// The time of this event.
#[must_use]
pub fn stamp() -> Stamp {
    let millis = window().and_then(|window| window.performance()).map_or(0.0, |clock| clock.now());
    Stamp { millis, local: local_time() }
}

/// The text of a file of the page; nothing where it can't be had.
#[cfg(not(feature = "whole"))]
pub async fn fetched(name: &str) -> Option<String> {
    let response = JsFuture::from(window()?.fetch_with_str(name)).await.ok()?.dyn_into::<web_sys::Response>().ok()?;
    JsFuture::from(response.text().ok().filter(|_| response.ok())?).await.ok()?.as_string()
}

/// The local date and time.
#[must_use]
pub fn local_time() -> NaiveDateTime {
    let now = js_sys::Date::new_0();
    time_of(now.get_time() - now.get_timezone_offset() * 60_000.0)
}

/// The date and time in UTC.
#[cfg(feature = "composer")]
#[must_use]
pub fn utc_time() -> NaiveDateTime {
    time_of(js_sys::Date::new_0().get_time())
}

fn time_of(millis: f64) -> NaiveDateTime {
    // Milliseconds since 1970 fit an i64 for the next 292 million years.
    #[allow(clippy::cast_possible_truncation)]
    let millis = millis as i64;
    DateTime::from_timestamp_millis(millis).map(|time| time.naive_utc()).unwrap_or_default()
}

fn element(id: &str) -> Option<HtmlElement> {
    document()?.get_element_by_id(id)?.dyn_into().ok()
}

/// Moves the focus to the element called `id`; false where there is none that can have it.
pub fn focus(id: &str) -> bool {
    let Some(element) = element(id) else { return false };
    unfold(&element);
    let _ = element.focus();
    document().and_then(|document| document.active_element()).is_some_and(|active| active == *element)
}

/// Moves the focus to the element called `id`, with the page at its beginning, once it shows what was just done.
pub fn begin_at(id: &'static str) {
    gloo::timers::callback::Timeout::new(0, move || {
        focus_in_place(id);
        if let Some(window) = window() {
            window.scroll_to_with_x_and_y(0.0, 0.0);
        }
    })
    .forget();
}

/// Moves the focus to the element called `id` and leaves the page where it is.
pub fn focus_in_place(id: &str) {
    if let Some(element) = element(id) {
        focus_element_in_place(&element);
    }
}

/// Moves the focus to `element` and leaves the page where it is.
pub fn focus_element_in_place(element: &HtmlElement) {
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(true);
    let _ = element.focus_with_options(&options);
}

/// Opens whatever `element` is folded away in: what can't be seen can't have the focus.
fn unfold(element: &HtmlElement) {
    let mut around = element.closest("details").ok().flatten();
    while let Some(fold) = around {
        let _ = fold.set_attribute("open", "");
        around = fold.parent_element().and_then(|outer| outer.closest("details").ok().flatten());
    }
}

/// Moves the focus to the element called `id` once the page shows what was just done.
pub fn focus_soon(id: String) {
    gloo::timers::callback::Timeout::new(0, move || {
        focus(&id);
    })
    .forget();
}

/// Does `work` once what was just done has been painted; in a tab that nobody sees, once somebody does.
pub fn after_paint(work: impl FnOnce() + 'static) {
    let painting = Closure::once_into_js(move || gloo::timers::callback::Timeout::new(0, work).forget());
    if let Some(window) = window() {
        let _ = window.request_animation_frame(painting.unchecked_ref());
    }
}

/// Scrolls just as far as it takes to see the element called `id`.
#[cfg(feature = "composer")]
pub fn reveal(id: &str) {
    if let Some(element) = element(id) {
        let options = web_sys::ScrollIntoViewOptions::new();
        options.set_block(web_sys::ScrollLogicalPosition::Nearest);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// Opens the dialog called `id` over the page, or closes it where it is open.
pub fn toggle_dialog(id: &str) {
    let Some(dialog) = element(id) else { return };
    let does = if dialog.has_attribute("open") { "close" } else { "showModal" };
    // A browser that knows no dialogs shows none.
    let method = js_sys::Reflect::get(&dialog, &does.into()).ok().and_then(|method| method.dyn_into().ok());
    let _ = method.map(|method: js_sys::Function| method.call0(&dialog));
}

/// Opens the browser's dialog for printing.
#[cfg(feature = "composer")]
pub fn print() {
    // A browser that cannot print has said so itself.
    let _ = window().map(|window| window.print());
}

/// Whether the page is in view, and not in a tab behind another.
#[must_use]
pub fn is_visible() -> bool {
    document().is_some_and(|document| !document.hidden())
}

/// Whether nothing has the focus, as after a focused button went away.
#[must_use]
pub fn focus_is_lost() -> bool {
    document().is_some_and(|document| document.active_element() == document.body().map(Into::into))
}

/// Moves the focus into the text box called `id` and selects what lies between two UTF-16 offsets; false where there
/// is no such box.
pub fn select(id: &str, [start, end]: [usize; 2]) -> bool {
    let Some(field) = element(id).and_then(|element| element.dyn_into::<HtmlTextAreaElement>().ok()) else {
        return false;
    };
    unfold(&field);
    let _ = field.focus();
    set_selection(&field, start, end);
    true
}

/// Selects what lies between two UTF-16 offsets.
pub fn set_selection(field: &HtmlTextAreaElement, start: usize, end: usize) {
    let offset = |units: usize| u32::try_from(units).unwrap_or(u32::MAX);
    let _ = field.set_selection_range(offset(start), offset(end));
}

/// Whether `field` has the focus.
#[must_use]
pub fn has_focus(field: &HtmlTextAreaElement) -> bool {
    document().and_then(|document| document.active_element()).is_some_and(|active| active == ***field)
}

/// Whether what has the focus takes typed words.
#[must_use]
pub fn is_writing() -> bool {
    let active = document().and_then(|document| document.active_element());
    active.is_some_and(|active| matches!(active.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT"))
}

/// The id of what has the focus, and where the caret is in it, in UTF-16 units, where it is a text box.
#[must_use]
pub fn caret() -> (String, Option<usize>) {
    let Some(active) = document().and_then(|document| document.active_element()) else { return Default::default() };
    let caret = active.dyn_ref::<HtmlTextAreaElement>().and_then(|area| area.selection_start().ok().flatten());
    (active.id(), caret.and_then(|units| usize::try_from(units).ok()))
}

/// Puts `text` on the clipboard; false where the browser refuses.
pub async fn copy(text: &str) -> bool {
    let Some(window) = window() else { return false };
    let navigator = window.navigator();
    // Pages that were not opened over https have no clipboard.
    if js_sys::Reflect::get(&navigator, &"clipboard".into()).map_or(true, |clipboard| clipboard.is_undefined()) {
        return false;
    }
    JsFuture::from(navigator.clipboard().write_text(text)).await.is_ok()
}

/// Why there is no text of a file.
#[cfg(feature = "composer")]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unread {
    /// It has so many megabytes.
    TooLarge(u64),
    /// It is no text.
    NoText,
    /// The browser can't read it: a folder, or a file that has gone away.
    Refused,
}

/// The text of `file`, UTF-8 or UTF-16, which has at most so many bytes.
#[cfg(feature = "composer")]
pub async fn read_file(file: &web_sys::File, most: usize) -> Result<String, Unread> {
    // A whole number of bytes, though the browser counts them as a float.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let size = file.size() as u64;
    if size > most as u64 {
        return Err(Unread::TooLarge(size.div_ceil(1_000_000)));
    }
    let buffer = JsFuture::from(file.array_buffer()).await.map_err(|_| Unread::Refused)?;
    let bytes = js_sys::Uint8Array::new(&buffer).to_vec();
    let text = crate::document::read::decode(&bytes).map_err(|_| Unread::NoText)?;
    if text.contains('\0') { Err(Unread::NoText) } else { Ok(text) }
}

/// The address in the page's link of that kind: the build says there where a part of the page lies.
#[cfg(feature = "composer")]
#[must_use]
pub fn linked(rel: &str) -> Option<String> {
    let link = window()?.document()?.query_selector(&format!("link[rel={rel}]")).ok()??;
    link.dyn_into::<web_sys::HtmlLinkElement>().ok().map(|link| link.href())
}

/// The address of this page, without what stands behind its `#`.
#[cfg(feature = "composer")]
#[must_use]
pub fn address() -> String {
    let address = window().and_then(|window| window.location().href().ok()).unwrap_or_default();
    address.split('#').next().unwrap_or_default().to_owned()
}

/// What stands behind the address's `#`, where that begins with `lead`; else nothing.
#[must_use]
pub fn fragment(lead: &str) -> String {
    let fragment = window().and_then(|window| window.location().hash().ok()).unwrap_or_default();
    if fragment.starts_with(lead) { fragment } else { String::new() }
}

/// Notes in the browser's history where one is: as an entry of its own, or in the place of the one that is there.
#[cfg(feature = "composer")]
pub fn note_place(name: &str, is_new: bool) {
    let Some(history) = window().and_then(|window| window.history().ok()) else { return };
    let state = name.into();
    // A browser that keeps no history goes nowhere back.
    let _ = if is_new { history.push_state(&state, "") } else { history.replace_state(&state, "") };
}

/// The same, taken away so that a reload does not bring it again.
#[cfg(feature = "composer")]
#[must_use]
pub fn take_fragment(lead: &str) -> String {
    let fragment = fragment(lead);
    if !fragment.is_empty()
        && let Some(Ok(history)) = window().map(|window| window.history())
    {
        let _ = history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(&address()));
    }
    fragment
}

/// Hands `text` over as a file called `name`; false where the browser refuses.
pub fn download(name: &str, text: &str) -> bool {
    let parts = js_sys::Array::of1(&text.into());
    let options = web_sys::BlobPropertyBag::new();
    options.set_type(match name.rsplit_once('.') {
        Some((_, "md")) => "text/markdown",
        Some((_, "ics")) => "text/calendar",
        _ => "application/json",
    });
    let blob = web_sys::Blob::new_with_str_sequence_and_options(&parts, &options);
    blob.is_ok_and(|blob| download_blob(name, &blob))
}

/// Hands `blob` over as a file called `name`; false where the browser refuses.
pub fn download_blob(name: &str, blob: &web_sys::Blob) -> bool {
    fn try_download(name: &str, blob: &web_sys::Blob) -> Option<()> {
        let address = web_sys::Url::create_object_url_with_blob(blob).ok()?;
        let link: HtmlAnchorElement = document()?.create_element("a").ok()?.dyn_into().ok()?;
        link.set_href(&address);
        link.set_download(name);
        link.click();
        // The download has taken its own hold of the data by the time that this runs.
        gloo::timers::callback::Timeout::new(10_000, move || {
            let _ = web_sys::Url::revoke_object_url(&address);
        })
        .forget();
        Some(())
    }
    try_download(name, blob).is_some()
}

/// Where the colours are kept that were chosen for the page; the boot script reads it too.
const THEME: &str = "pushproof/theme";

/// Where the browser keeps texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shelf {
    /// For good, for every tab of this page.
    Device,
    /// For this tab, until it is closed.
    Tab,
}

/// The colours that were chosen for the page, `light` or `dark`; nothing where they are the device's.
#[must_use]
pub fn theme() -> Option<String> {
    Shelf::Device.kept(THEME)
}

/// Whether the page is dark: it was chosen so, or the device is.
#[must_use]
pub fn is_dark() -> bool {
    let is_of_device = || {
        let query = window()?.match_media("(prefers-color-scheme: dark)").ok()??;
        Some(query.matches())
    };
    theme().map_or_else(|| is_of_device().unwrap_or_default(), |theme| theme == "dark")
}

/// Shows the page in the `theme` chosen, now and from now on.
pub fn set_theme(theme: Option<&str>) {
    match theme {
        Some(theme) => _ = Shelf::Device.keep(THEME, theme),
        None => Shelf::Device.forget(THEME),
    }
    if let Some(root) = document().and_then(|document| document.document_element()) {
        // Nothing but a name that is no name is refused.
        let _ =
            theme.map_or_else(|| root.remove_attribute("data-theme"), |theme| root.set_attribute("data-theme", theme));
    }
}

/// Hands `text` to the program that takes this one's place in the page; needs no storage.
pub fn hand_over(key: &str, text: &str) {
    let _ = document().map(|document| js_sys::Reflect::set(&document, &key.into(), &text.into()));
}

/// Takes what the program before this one handed over under `key`.
#[must_use]
pub fn take_over(key: &str) -> Option<String> {
    let document = document()?;
    let text = js_sys::Reflect::get(&document, &key.into()).ok()?.as_string()?;
    let _ = js_sys::Reflect::delete_property(&document, &key.into());
    Some(text)
}

impl Shelf {
    fn storage(self) -> Option<Storage> {
        let window = window()?;
        let storage = match self {
            Self::Device => window.local_storage(),
            Self::Tab => window.session_storage(),
        };
        storage.ok().flatten()
    }

    /// What is kept under `key`.
    #[must_use]
    pub fn kept(self, key: &str) -> Option<String> {
        self.storage()?.get_item(key).ok().flatten()
    }

    /// Keeps `text` under `key`; false where the browser refuses or has no room.
    pub fn keep(self, key: &str, text: &str) -> bool {
        self.storage().is_some_and(|storage| storage.set_item(key, text).is_ok())
    }

    /// Forgets what is kept under `key`.
    pub fn forget(self, key: &str) {
        // What the browser does not let us see need not be forgotten.
        let _ = self.storage().map(|storage| storage.remove_item(key));
    }

    /// Every key that begins with `prefix`.
    #[must_use]
    pub fn keys(self, prefix: &str) -> Vec<String> {
        let Some(storage) = self.storage() else { return Vec::new() };
        let keys = (0..storage.length().unwrap_or(0)).filter_map(|position| storage.key(position).ok().flatten());
        keys.filter(|key| key.starts_with(prefix)).collect()
    }
}

/// Tells the boot script, and whichever page stands here, what happens.
pub fn announce(event: &str) {
    if let (Some(document), Ok(event)) = (document(), web_sys::Event::new(event)) {
        let _ = document.dispatch_event(&event);
    }
}
