//! Typing, pasting and erasing in whatever line or form is open, and what follows from the new text.

use crate::text::sanitize;
use crate::tui::effect::Effects;
use crate::tui::state::text_field::{Edit, TextField};
use crate::tui::state::{State, Window};
use crate::tui::update::review::form;
use crate::tui::update::text::search;
use crate::tui::update::{feeds, library};

/// Whether a text is being typed, so that characters without a binding go into it.
pub(super) fn is_typing(window: &Window) -> bool {
    match window {
        Window::Search(_)
        | Window::Help(..)
        | Window::Picker(_)
        | Window::Form(_)
        | Window::FeedSearch(_)
        | Window::LibrarySearch(_)
        | Window::LibraryAdd(_)
        | Window::Open(_) => true,
        Window::None
        | Window::Why
        | Window::Identity
        | Window::Reason
        | Window::Bounds(_)
        | Window::Selection(_)
        | Window::Orphans(_)
        | Window::Changes(_) => false,
    }
}

/// Inserts a character that was typed.
pub(super) fn insert(state: &mut State, typed: char) -> Effects {
    change(state, |field| field.insert(typed.encode_utf8(&mut [0; 4])))
}

/// Inserts text that was pasted. Where nothing is being typed it is dropped: pasted text must not run keys.
pub(super) fn paste(state: &mut State, text: &str) -> Effects {
    let line = sanitize::line(text);
    match &mut state.window {
        Window::Form(form) => form::paste(form, text),
        Window::LibraryAdd(field) | Window::Open(field) => field.insert(line.trim()),
        window if is_typing(window) => return change(state, |field| field.insert(&line)),
        _ => state.notice = Some("nothing to paste into; / opens the search line".to_owned()),
    }
    Effects::none()
}

/// Does what an editing key does. In an empty search line, Backspace closes the line.
pub(super) fn update(state: &mut State, edit: Edit) -> Effects {
    match &state.window {
        Window::Search(line) if edit == Edit::Erase && line.field.text().is_empty() => {
            state.window = Window::None;
            search::cancel(state);
            Effects::none()
        }
        Window::FeedSearch(field) if edit == Edit::Erase && field.text().is_empty() => {
            feeds::clear_search(state)
        }
        Window::LibrarySearch(field) if edit == Edit::Erase && field.text().is_empty() => {
            library::clear_search(state)
        }
        _ => change(state, |field| field.edit(edit)),
    }
}

fn change(state: &mut State, change: impl FnOnce(&mut TextField)) -> Effects {
    match &mut state.window {
        Window::Search(line) => {
            change(&mut line.field);
            return search::typed(state);
        }
        Window::FeedSearch(field) => {
            change(field);
            return feeds::typed(state);
        }
        Window::LibrarySearch(field) => {
            change(field);
            return library::typed(state);
        }
        // The rows that match change with the text: the selection starts over.
        Window::Help(field, row) => {
            change(field);
            *row = 0;
        }
        Window::Picker(picker) => {
            change(&mut picker.field);
            picker.row = 0;
        }
        Window::Form(form) => change(&mut form.field),
        Window::LibraryAdd(field) | Window::Open(field) => change(field),
        Window::None
        | Window::Why
        | Window::Identity
        | Window::Reason
        | Window::Bounds(_)
        | Window::Selection(_)
        | Window::Orphans(_)
        | Window::Changes(_) => {}
    }
    Effects::none()
}
