//! The keys of the library and of its two lines.

use crate::tui::action::Action;
use crate::tui::keymap::{Binding, Context, Group, row};

/// Every row.
pub(super) fn rows() -> Vec<Binding> {
    [ways(), pages(), moves(), find(), add()].concat()
}

/// From an article into the library.
fn ways() -> Vec<Binding> {
    let row = |keys, action, help| row(Context::Main, keys, action, (Group::Library, help));
    vec![
        row(&["L"], Action::ShowLibrary, "the articles of the library").hint("library"),
        row(&["A"], Action::ShowCard, "what this speaker said in all articles"),
    ]
}

fn pages() -> Vec<Binding> {
    let articles = |keys, action, help| row(Context::Articles, keys, action, (Group::Library, help));
    let row = |keys, action, help| row(Context::Library, keys, action, (Group::Library, help));
    vec![
        row(&["Enter"], Action::Open, "open it at this place; ^o comes back").hint("open"),
        row(&["r"], Action::Review, "review it").hint("review"),
        row(&["/"], Action::StartSearch, "filter the list, search all texts, quotations and speakers")
            .hint("search"),
        articles(&["S", "s"], Action::NextOrder, "order by what is left, title, date, decisions, quotations")
            .hint("sort"),
        articles(&["&"], Action::NextFilter, "all, to review, done, flagged").hint("show"),
        articles(&["i"], Action::AddArticles, "add a file or a folder").hint("add"),
        articles(&["d"], Action::TakeOut, "take the article out of the list; its decisions stay")
            .hint("take out"),
        articles(&["u"], Action::Undo, "put back what was taken out"),
        row(&["P"], Action::ShowSpeakers, "everybody who speaks").hint("speakers"),
        row(&["p"], Action::ShowCard, "what this speaker said in all articles").hint("speaker"),
        row(&["q", "L"], Action::LeaveLibrary, "back to the page before, and to the article").hint("back"),
        row(&["Esc"], Action::Cancel, "stop what runs, show everything again, or go back"),
    ]
}

fn moves() -> Vec<Binding> {
    let row = |keys, action, help| row(Context::Library, keys, action, (Group::Library, help));
    vec![
        row(&["j", "Down"], Action::SelectNext, "next row"),
        row(&["k", "Up"], Action::SelectPrevious, "previous row"),
        row(&["g g", "Home"], Action::SelectFirst, "first row"),
        row(&["G", "End"], Action::SelectLast, "last row"),
        row(&["Space", "PgDn", "^d"], Action::PageDown, "ten rows down"),
        row(&["b", "PgUp", "^u"], Action::PageUp, "ten rows up"),
        row(&["Tab"], Action::FocusNext, "next heading"),
        row(&["S-Tab"], Action::FocusPrevious, "previous heading"),
    ]
}

fn find() -> Vec<Binding> {
    let row = |keys, action, help| row(Context::Find, keys, action, (Group::Library, help));
    vec![
        row(&["Enter"], Action::Submit, "keep what is found").hint("keep"),
        row(&["Esc"], Action::Cancel, "show everything again").hint("everything"),
        row(&["Down", "^n"], Action::SelectNext, "next row").hint("move"),
        row(&["Up", "^p"], Action::SelectPrevious, "previous row"),
        row(&["Backspace", "^h"], Action::Erase, "take back a character"),
        row(&["^w"], Action::EraseWord, "take back a word"),
        row(&["^u"], Action::EraseLine, "take back the line"),
    ]
}

fn add() -> Vec<Binding> {
    let row = |keys, action, help| row(Context::Add, keys, action, (Group::Library, help));
    vec![
        row(&["Enter"], Action::Submit, "add it").hint("add"),
        row(&["Tab"], Action::Complete, "go on with the name as far as it is clear").hint("complete"),
        row(&["Esc"], Action::Cancel, "add nothing").hint("back"),
        row(&["Backspace", "^h"], Action::Erase, "take back a character"),
        row(&["^w"], Action::EraseWord, "take back a word"),
        row(&["^u"], Action::EraseLine, "take back the line"),
    ]
}
