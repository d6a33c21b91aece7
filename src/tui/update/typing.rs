//! Typing, pasting and erasing in whatever line or form is open, and what follows from the new text.

use crate::text::phrase::grouped;
use crate::text::sanitize;
use crate::tui::effect::Effects;
use crate::tui::state::text_field::{Edit, TextField};
use crate::tui::state::{State, Window};
use crate::tui::update::review::{filter, form};
use crate::tui::update::text::search;
use crate::tui::update::{feeds, library};

/// Whether a text is being typed, so that characters without a binding go into it.
pub(super) fn is_typing(window: &mut Window) -> bool {
    field(window).is_some()
}

/// What is being typed in a window.
fn field(window: &mut Window) -> Option<&mut TextField> {
    match window {
        Window::Search(line) => Some(&mut line.field),
        Window::Picker(picker) => Some(&mut picker.field),
        Window::Palette(palette) => Some(&mut palette.field),
        Window::ArticleList(list) => Some(&mut list.field),
        Window::Command(line) => Some(&mut line.field),
        Window::Form(form) => Some(&mut form.field),
        Window::LibraryJoin(joined) => Some(&mut joined.field),
        Window::Help(field, _)
        | Window::CardSearch(field)
        | Window::FeedSearch(field)
        | Window::LibrarySearch(field)
        | Window::LibraryAdd(field)
        | Window::LibrarySave(field)
        | Window::Open(field) => Some(field),
        Window::None
        | Window::Hints(_)
        | Window::Mentions(_)
        | Window::Why
        | Window::Identity(_)
        | Window::Reason
        | Window::Menu(..)
        | Window::Bounds(_)
        | Window::Selection(_)
        | Window::Orphans(_)
        | Window::Changes(_) => None,
    }
}

/// Inserts a character that was typed.
pub(super) fn insert(state: &mut State, typed: char) -> Effects {
    let mut letter = [0; 4];
    change(state, |field| said_of(field.insert(typed.encode_utf8(&mut letter))))
}

/// Inserts text that was pasted. Where nothing is being typed it is dropped: pasted text must not run keys.
pub(super) fn paste(state: &mut State, text: &str) -> Effects {
    let line = sanitize::line(text);
    state.notice = match &mut state.window {
        Window::Form(form) => said_of(form::paste(form, text)),
        Window::LibraryAdd(field) | Window::Open(field) => said_of(field.insert(line.trim())),
        window => {
            if field(window).is_some() {
                return change(state, |field| said_of(field.insert(&line)));
            }
            Some("nothing to paste into; / opens the search line".to_owned())
        }
    };
    Effects::none()
}

/// What is said of this many characters for which there was no room.
fn said_of(left_out: usize) -> Option<String> {
    let characters = grouped(left_out);
    match left_out {
        0 => None,
        1 => Some("there is no room for more".to_owned()),
        _ => Some(format!("{characters} characters did not fit and were left out")),
    }
}

/// Does what an editing key does. In an empty search line, Backspace closes the line.
pub(super) fn update(state: &mut State, edit: Edit) -> Effects {
    match &state.window {
        Window::Search(line) if edit == Edit::Erase && line.field.text().is_empty() => {
            state.window = Window::None;
            search::cancel(state);
            Effects::none()
        }
        Window::CardSearch(field) if edit == Edit::Erase && field.text().is_empty() => {
            filter::clear(state);
            Effects::none()
        }
        Window::Palette(palette) if edit == Edit::Erase && palette.field.text().is_empty() => {
            state.window = Window::None;
            Effects::none()
        }
        Window::FeedSearch(field) if edit == Edit::Erase && field.text().is_empty() => {
            feeds::clear_search(state)
        }
        Window::LibrarySearch(field) if edit == Edit::Erase && field.text().is_empty() => {
            library::clear_search(state)
        }
        _ => change(state, |field| {
            field.edit(edit);
            None
        }),
    }
}

/// Changes what is being typed, and what follows from it. The change may have something to say.
fn change(state: &mut State, change: impl FnOnce(&mut TextField) -> Option<String>) -> Effects {
    let Some(field) = field(&mut state.window) else { return Effects::none() };
    let said = change(field);
    state.notice = said.or(state.notice.take());
    match &mut state.window {
        Window::Search(_) => return search::typed(state),
        Window::CardSearch(_) => filter::typed(state),
        Window::FeedSearch(_) => return feeds::typed(state),
        Window::LibrarySearch(_) => return library::typed(state),
        Window::LibraryJoin(_) => library::name_typed(state),
        // The rows that match change with the text: the selection starts over.
        Window::Help(_, row) => *row = 0,
        Window::Picker(picker) => picker.row = 0,
        Window::Palette(palette) => palette.row = 0,
        Window::ArticleList(list) => list.row = 0,
        _ => {}
    }
    Effects::none()
}
