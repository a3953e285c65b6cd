//! One row of the table: what was found in it, mending it, opening it as a draft.

use yew::prelude::*;

use crate::campaign::Campaign;
use crate::document::{Node, Tree};
use crate::tables::Ask;
use crate::ui::browser::{self, Shelf};
use crate::ui::keeper;
use crate::ui::parts::icon;
use crate::ui::session::{Action, Session};
use crate::ui::tables::{self, Detail};

/// The row's heading.
const HEADING: &str = "row-heading";

/// What is shown.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The row; nothing where none is looked at.
    pub detail: Option<Detail>,
    /// The page's state.
    pub session: Session,
    /// Takes what was done.
    pub dispatch: Callback<Action>,
}

/// One row of the table.
#[component]
pub fn DetailPanel(props: &Props) -> Html {
    {
        // A row that was open before is no news.
        let before = use_mut_ref(|| props.detail.as_ref().map(|detail| detail.row));
        use_effect_with(props.detail.as_ref().map(|detail| detail.row), move |row| {
            let last = before.replace(*row);
            match (last, *row) {
                (last, Some(row)) if last != Some(row) => {
                    browser::focus(HEADING);
                }
                (Some(row), None) if browser::focus_is_lost() => {
                    browser::focus(&format!("row-{row}"));
                }
                _ => {}
            }
        });
    }
    let Some(detail) = &props.detail else { return Html::default() };
    let row = detail.row;
    let Some(campaign) = campaign(&detail.campaign) else { return Html::default() };
    let open = {
        let (dispatch, campaign) = (props.dispatch.clone(), campaign.clone());
        Callback::from(move |_: MouseEvent| {
            // A row that was opened before goes on as the draft that it became.
            let key = tables::look(|desk| desk.opened.get(&row).cloned());
            let kept = key.and_then(|key| Some((keeper::restore(&Shelf::Device.kept(&key)?)?.0, key)));
            let (campaign, key) = kept.unwrap_or_else(|| (campaign.clone(), keeper::new_key()));
            Shelf::Device.keep(&key, &keeper::written(&campaign, false));
            tables::note(|desk| {
                desk.opened.insert(row, key.clone());
            });
            dispatch.emit(Action::Open(Box::new(campaign), key));
        })
    };
    let fix = Callback::from(move |_: MouseEvent| tables::ask(&Ask::Fix(Some(row))));
    let link = campaign.what.key_values.first().map(|link| link.value.clone()).unwrap_or_default();
    let texts = [("Title", &campaign.what.title), ("Message", &campaign.what.message), ("Deep link", &link)];
    html! {
        <section class="card detail" aria-labelledby={HEADING}>
            <h2 id={HEADING} tabindex="-1">{ format!("Row {row}") }</h2>
            <dl class="texts">
                { for texts.into_iter().map(|(name, text)| html! { <><dt>{ name }</dt><dd>{ if text.is_empty() { "–" } else { text } }</dd></> }) }
            </dl>
            if detail.findings.is_empty() {
                <p class="problems-none">{ "Nothing found in this row." }</p>
            } else {
                <ul class="row-findings">
                    { for detail.findings.iter().map(|found| html! {
                        <li>{ icon(found.severity) }<div><p>{ &found.message }</p><p class="hint">{ &found.help }</p></div></li>
                    }) }
                </ul>
            }
            <div class="bar">
                <button type="button" class="button primary" onclick={open}>{ "Open as a draft" }</button>
                if detail.is_fixable {
                    <button type="button" class="button" onclick={fix}>{ "Fix what is safe" }</button>
                }
                <button type="button" class="button quiet" onclick={|_| tables::change(|desk| desk.detail = None)}>{ "Close" }</button>
            </div>
        </section>
    }
}

fn campaign(json: &str) -> Option<Campaign> {
    let mut campaign = Campaign::default();
    campaign.read(&Tree::parse(json).ok()?).ok()?;
    Some(campaign)
}
