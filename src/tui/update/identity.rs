//! The window about the article: its values, and the form that corrects one of them.

use crate::input::{Identity, IdentityField};
use crate::lexicon::dates::{self, DayOrder};
use crate::tui::action::InspectAction;
use crate::tui::effect::{Effect, Effects};
use crate::tui::report::Opened;
use crate::tui::state::reviewing::{Form, FormKind};
use crate::tui::state::{State, Window};
use crate::tui::update::review::drafts;
use std::sync::Arc;

/// Opens the window, moves in it, or opens the form for the selected value.
pub(super) fn update(state: &mut State, action: InspectAction) {
    let last = IdentityField::ALL.len() - 1;
    match (action, &mut state.window) {
        (InspectAction::Article, _) if state.reading.opened.is_some() => state.window = Window::Identity(0),
        (InspectAction::Article, _) => state.notice = Some("no article is open yet".to_owned()),
        (InspectAction::NextValue, Window::Identity(row)) => *row = (*row + 1).min(last),
        (InspectAction::PreviousValue, Window::Identity(row)) => *row = row.saturating_sub(1),
        (InspectAction::Correct, &mut Window::Identity(row)) => correct(state, row),
        _ => {}
    }
}

fn correct(state: &mut State, row: usize) {
    let Some(opened) = &state.reading.opened else { return };
    if !opened.complete {
        state.notice = Some("the article is still being read: correct it afterwards".to_owned());
        return;
    }
    if let Some(trouble) = &opened.remembered.trouble {
        state.notice = Some(format!("corrections cannot be saved: {trouble}"));
        return;
    }
    let Some(&field) = IdentityField::ALL.get(row) else { return };
    let (kind, saved) = (FormKind::Identity(field), drafts::identity_text(&opened.article.identity, field));
    let form = Form { kind, field: drafts::field(state, kind, &saved) };
    state.window = Window::Form(Box::new(form));
}

/// Closes the form and has what was written kept; nothing takes a correction back. A date that cannot be read leaves the
/// form open.
pub(super) fn keep(state: &mut State, field: IdentityField, written: &str) -> Effects {
    let Some(opened) = state.reading.opened.clone() else { return Effects::none() };
    let stored = match stored(field, written) {
        Ok(stored) => stored,
        Err(sentence) => {
            state.notice = Some(sentence);
            return Effects::none();
        }
    };
    reopen(state, field);
    if written == drafts::identity_text(&opened.article.identity, field) {
        drafts::forget(state, FormKind::Identity(field));
        return Effects::none();
    }
    drafts::hand_over(state, FormKind::Identity(field), written);
    Effect::Correct(field, stored).into()
}

/// Back from the form to the window, with the same value selected.
pub(super) fn reopen(state: &mut State, field: IdentityField) {
    let row = IdentityField::ALL.iter().position(|one| *one == field).unwrap_or_default();
    state.window = Window::Identity(row);
}

/// What was written, as the library keeps it; `None` takes a correction back.
fn stored(field: IdentityField, written: &str) -> Result<Option<String>, String> {
    if written.is_empty() {
        return Ok(None);
    }
    match field {
        IdentityField::Published | IdentityField::Modified => {
            let date = dates::read(written, DayOrder::DayFirst).map(|date| date.to_string());
            date.map(Some).ok_or_else(|| format!("“{written}” is not a date: write it as 2026-11-03"))
        }
        IdentityField::Authors => {
            let names = written.split(';').map(str::trim).filter(|name| !name.is_empty());
            Ok(Some(names.collect::<Vec<_>>().join("\n")).filter(|names| !names.is_empty()))
        }
        IdentityField::Title | IdentityField::Site | IdentityField::Url => Ok(Some(written.to_owned())),
    }
}

/// Shows who wrote the article, as the library has it now.
pub(super) fn corrected(state: &mut State, identity: Identity) {
    let Some(opened) = &mut state.reading.opened else { return };
    let before = opened.article.title().map(str::to_owned);
    let opened: &mut Opened = Arc::make_mut(opened);
    opened.article.identity = Identity { fetched: opened.article.identity.fetched.take(), ..identity };
    let (title, current) = (opened.article.title().map(str::to_owned), state.articles.current);
    // An article of the library or of a feed goes by its title.
    if let (Some(name), Some(title)) = (state.articles.names.get_mut(current), title)
        && before.as_ref() == Some(name)
    {
        *name = title;
    }
    drafts::drop_correction(state);
    state.notice = Some("corrected and kept in the library".to_owned());
}
