//! Values that may lag behind the keys, so that what the writer looks at comes first.

use yew::prelude::*;

use super::browser;

/// `value` as it was a moment ago: it is brought up to date once the page shows what was typed.
#[hook]
pub fn use_later<T: Clone + PartialEq + 'static>(value: &T) -> T {
    let shown = use_state_eq(|| value.clone());
    let next = use_mut_ref(|| None::<T>);
    {
        let shown = shown.clone();
        use_effect_with(value.clone(), move |value| {
            let is_waiting = next.replace(Some(value.clone())).is_some();
            if !is_waiting {
                browser::after_paint(move || {
                    if let Some(value) = next.take() {
                        shown.set(value);
                    }
                });
            }
        });
    }
    (*shown).clone()
}
