//! What is scheduled, and moving it: the drafts on this device and the rows of the open table.

use chrono::NaiveDateTime;
use yew::Callback;

use crate::campaign::{Campaign, DateTime, Delivery, Purpose, Who};
use crate::document::{Node, Tree};
use crate::schedule::{Push, Source};
use crate::tables::{Ask, Line};
use crate::ui::browser::Shelf;
use crate::ui::session::{Action, Session};
use crate::ui::{drafts, keeper, tables};
use crate::words;

/// Every push with a time, in order. A row that was opened as a draft counts as that draft.
pub fn all(session: &Session) -> Vec<Push> {
    let mut pushes: Vec<Push> = drafts::all()
        .into_iter()
        .filter(|draft| draft.key != session.draft)
        .filter_map(|draft| of_campaign(draft.campaign.as_ref()?, draft.name().to_owned(), draft.key.clone()))
        .collect();
    if !session.is_example {
        let name = [&session.campaign.name, &session.campaign.what.title].map(|words| words.trim());
        let name = name.into_iter().find(|name| !name.is_empty()).unwrap_or("Untitled");
        pushes.extend(of_campaign(&session.campaign, name.to_owned(), session.draft.clone()));
    }
    tables::look(|desk| {
        let rows = desk.sheet.lines().iter().filter(|line| {
            let draft = desk.opened.get(&line.row);
            draft.is_none_or(|key| Shelf::Device.kept(key).is_none())
        });
        pushes.extend(rows.filter_map(of_line));
    });
    pushes.sort_by_key(|push| push.at);
    pushes
}

fn of_line(line: &Line) -> Option<Push> {
    let at = DateTime::parse(line.at.as_deref()?)?.0;
    let name = [&line.name, &line.title].into_iter().find(|name| !name.trim().is_empty());
    let name = name.map_or_else(|| format!("Row {}", line.row), |name| name.trim().to_owned());
    let is_marketing = !matches!(line.purpose.as_deref(), Some("automated" | "service"));
    Some(Push {
        source: Source::Row(line.row),
        name,
        at,
        is_marketing,
        who: line.who.as_deref().map(audience).unwrap_or_default(),
    })
}

/// An audience as the worker writes it; one that says nothing where that can't be read.
fn audience(json: &str) -> Who {
    let mut who = Who::default();
    let is_read = Tree::parse(json).is_ok_and(|tree| who.read(&tree).is_ok());
    if is_read { who } else { Who::default() }
}

fn of_campaign(campaign: &Campaign, name: String, key: String) -> Option<Push> {
    let at = match campaign.when.delivery.as_ref()? {
        Delivery::At(scheduled) if !campaign.is_in_app() && !campaign.is_live() => scheduled.at?.0,
        Delivery::At(_) | Delivery::Now | Delivery::Live(_) => return None,
    };
    let is_marketing = !matches!(campaign.purpose, Some(Purpose::Automated | Purpose::Service));
    Some(Push { source: Source::Draft(key), name, at, is_marketing, who: campaign.who.clone() })
}

/// Sends `push` at another time; the words for it, or nothing where that fails.
pub fn send_at(push: &Push, at: NaiveDateTime, session: &Session, dispatch: &Callback<Action>) -> Option<String> {
    let told = format!("“{}” is moved to {}.", push.name, words::moment(DateTime(at)));
    match &push.source {
        Source::Row(row) => tables::ask(&Ask::Move { row: *row, at: DateTime(at).to_string() }),
        Source::Draft(key) if *key == session.draft => {
            let moved = sent_at(&session.campaign, at)?;
            dispatch.emit(Action::Replace(Box::new(moved), told.clone()));
        }
        Source::Draft(key) => move_draft(key, at).then_some(())?,
    }
    Some(told)
}

/// The campaign as it would be sent at `at`.
fn sent_at(campaign: &Campaign, at: NaiveDateTime) -> Option<Campaign> {
    let mut moved = campaign.clone();
    match &mut moved.when.delivery {
        Some(Delivery::At(scheduled)) => scheduled.at = Some(DateTime(at)),
        _ => return None,
    }
    Some(moved)
}

/// Keeps the draft under `key`, which is not the open one, as it would be sent at `at`; false where that fails.
fn move_draft(key: &str, at: NaiveDateTime) -> bool {
    let kept = Shelf::Device.kept(key).and_then(|text| keeper::restore(&text));
    let Some((campaign, _)) = kept else { return false };
    let Some(moved) = sent_at(&campaign, at) else { return false };
    drafts::keep_version(key, &campaign);
    Shelf::Device.keep(key, &keeper::written(&moved, false))
}
