//! Words that can go, by language.

use yew::prelude::*;

use super::form::HouseForm;
use super::list::LINES;
use crate::field;
use crate::profile::Profile;
use crate::text::counted;

/// How many words are listed.
pub fn summary(profile: &Profile) -> String {
    counted(profile.filler_words.values().map(Vec::len).sum(), "word")
}

/// Words that can go, by language.
pub fn words(form: HouseForm) -> Html {
    let profile = form.profile;
    let languages =
        profile.languages.iter().chain(profile.filler_words.keys().filter(|key| !profile.languages.contains(key)));
    let list = |language: &String| {
        let words = profile.filler_words.get(language).cloned().unwrap_or_default();
        let field = field!(filler_words).key(language.clone());
        let label = match language.as_str() {
            "de" => "Words that can go, German",
            "en" => "Words that can go, English",
            _ => "Words that can go, another language",
        };
        form.list(&field, label, "One a line.", words.join("\n"), LINES)
    };
    html! { <div class="grid">{ for languages.map(list) }</div> }
}
