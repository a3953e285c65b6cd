//! Values that may lag behind the keys, so that what the writer looks at comes first.

use gloo::timers::callback::Timeout;
use yew::prelude::*;

/// How far a value may lag behind, in milliseconds: less than an eye notices beside the text that it types.
const LAG: u32 = 80;

/// `value` as it was a moment ago; while it keeps changing, it is brought up to date again and again.
#[hook]
pub fn use_later<T: Clone + PartialEq + 'static>(value: &T) -> T {
    let shown = use_state_eq(|| value.clone());
    let next = use_mut_ref(|| None::<T>);
    {
        let shown = shown.clone();
        use_effect_with(value.clone(), move |value| {
            let is_waiting = next.replace(Some(value.clone())).is_some();
            if !is_waiting {
                Timeout::new(LAG, move || {
                    if let Some(value) = next.take() {
                        shown.set(value);
                    }
                })
                .forget();
            }
        });
    }
    (*shown).clone()
}
