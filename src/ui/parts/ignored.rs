//! The findings that the writer chose to ignore, with the reason why each may stay.

use yew::prelude::*;

use super::{Kind, Line, field_id};
use crate::campaign::Ignored;
use crate::field;
use crate::lint::{Edit, hash};
use crate::ui::browser;
use crate::ui::session::{Action, Session};

/// What the list shows.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The page's state.
    pub session: Session,
    /// Takes what was done.
    pub dispatch: Callback<Action>,
}

/// The findings that are ignored; nothing where none is.
#[component]
pub fn IgnoredFindings(props: &Props) -> Html {
    let session = &props.session;
    let list = &session.campaign.ignored;
    if list.is_empty() {
        return Html::default();
    }
    let row = |(row, entry): (usize, &Ignored)| {
        let field = field!(ignored[row].reason);
        let reason = entry.reason.clone();
        let remove = props.dispatch.reform(move |_: MouseEvent| {
            browser::focus_soon(super::PROBLEMS_HEADING.to_owned());
            Action::Edit(vec![Edit::Remove { field: field!(ignored[row]) }], "No longer ignored")
        });
        html! {
            <li id={field_id(&field!(ignored[row]))} class="problem" tabindex="-1" key={row}>
                <p class="ignored-what">{ said(session, entry) }</p>
                <p class="hint">{ format!("{} in {}", entry.rule, entry.field) }</p>
                <Line {field} label="Why it may stay" kind={Kind::Words} text={reason} dispatch={props.dispatch.clone()} />
                <div><button type="button" class="button small quiet" aria-label={format!("Tell it again: {}", entry.rule)} onclick={remove}>{ "Tell it again" }</button></div>
            </li>
        }
    };
    html! {
        <section class="ignored" aria-labelledby="ignored-heading">
            <h3 id="ignored-heading">{ "Ignored" }</h3>
            <ul class="readiness-list">{ for list.iter().enumerate().map(row) }</ul>
        </section>
    }
}

/// What was found, or that nothing is any more.
fn said(session: &Session, entry: &Ignored) -> String {
    let is_meant =
        |found: &&crate::lint::Diagnostic| found.rule.id == entry.rule && hash(found, &session.campaign) == entry.hash;
    let found = session.report.ignored.iter().find(is_meant);
    found.map_or_else(|| "Matches nothing any more".to_owned(), |found| found.message.clone())
}
