//! Everything the page asks of the browser: the clock, focus and selection, clipboard, downloads, storage.

use chrono::{DateTime, NaiveDateTime};
use wasm_bindgen::JsCast;
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

/// The local date and time.
#[must_use]
pub fn local_time() -> NaiveDateTime {
    let now = js_sys::Date::new_0();
    let local_millis = now.get_time() - now.get_timezone_offset() * 60_000.0;
    // Milliseconds since 1970 fit an i64 for the next 292 million years.
    #[allow(clippy::cast_possible_truncation)]
    let millis = local_millis as i64;
    DateTime::from_timestamp_millis(millis).map(|time| time.naive_utc()).unwrap_or_default()
}

fn element(id: &str) -> Option<HtmlElement> {
    document()?.get_element_by_id(id)?.dyn_into().ok()
}

/// Moves the focus to the element called `id`.
pub fn focus(id: &str) {
    if let Some(element) = element(id) {
        // Focus can only fail for elements that are gone.
        let _ = element.focus();
    }
}

/// Whether nothing has the focus, as after a focused button went away.
#[must_use]
pub fn focus_is_lost() -> bool {
    document().is_some_and(|document| document.active_element() == document.body().map(Into::into))
}

/// Moves the focus into the text box called `id` and selects what lies between two UTF-16 offsets.
pub fn select(id: &str, start: usize, end: usize) {
    let Some(field) = element(id) else { return };
    let _ = field.focus();
    if let Ok(field) = field.dyn_into::<HtmlTextAreaElement>() {
        set_selection(&field, start, end);
    }
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

/// Hands `text` over as a file called `name`; false where the browser refuses.
pub fn download(name: &str, text: &str) -> bool {
    fn try_download(name: &str, text: &str) -> Option<()> {
        let parts = js_sys::Array::of1(&text.into());
        let options = web_sys::BlobPropertyBag::new();
        options.set_type("application/json");
        let blob = web_sys::Blob::new_with_str_sequence_and_options(&parts, &options).ok()?;
        let address = web_sys::Url::create_object_url_with_blob(&blob).ok()?;
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
    try_download(name, text).is_some()
}

fn storage() -> Option<Storage> {
    window()?.local_storage().ok().flatten()
}

/// What the device keeps under `key`.
#[must_use]
pub fn kept(key: &str) -> Option<String> {
    storage()?.get_item(key).ok().flatten()
}

/// Keeps `text` on the device under `key`; false where the browser refuses or has no room.
pub fn keep(key: &str, text: &str) -> bool {
    storage().is_some_and(|storage| storage.set_item(key, text).is_ok())
}
