//! The keys of the lines and windows that open over the panes.

use crate::review::boundary::Stretch;
use crate::tui::action::Action;
use crate::tui::keymap::{Binding, Context, Group, row};
use crate::tui::state::text_field::Edit;

/// Every row.
pub(super) fn rows() -> Vec<Binding> {
    [prompt(), windows(), reason(), picker(), bounds(), field(), selection(), orphans()].concat()
}

fn prompt() -> Vec<Binding> {
    let row = |keys, action, help| row(Context::Prompt, keys, action, (Group::Search, help));
    vec![
        row(&["Enter"], Action::Submit, "keep the search and go on with n and N").hint("keep"),
        row(&["Esc"], Action::Cancel, "back to where the search began").hint("back"),
        row(&["Up", "^p"], Action::Older, "an earlier search").hint("earlier"),
        row(&["Down", "^n"], Action::Newer, "a later search"),
        row(&["Backspace", "^h"], Action::Erase, "take back a character"),
        row(&["^w"], Action::EraseWord, "take back a word"),
        row(&["^u"], Action::EraseLine, "take back the line"),
    ]
}

fn windows() -> Vec<Binding> {
    let row = |context, keys, action, help| row(context, keys, action, (Group::Program, help));
    vec![
        row(Context::Help, &["Enter"], Action::Submit, "do it").hint("do it"),
        row(Context::Help, &["Down", "^n"], Action::SelectNext, "next key").hint("move"),
        row(Context::Help, &["Up", "^p"], Action::SelectPrevious, "previous key"),
        row(Context::Help, &["Backspace", "^h"], Action::Erase, "take back a character"),
        row(Context::Help, &["^w"], Action::EraseWord, "take back a word"),
        row(Context::Help, &["^u"], Action::EraseLine, "take back the line"),
        row(Context::Help, &["Esc"], Action::Cancel, "close").hint("close"),
        row(Context::Why, &["w", "Esc", "Enter", "q"], Action::Cancel, "close").hint("close"),
        row(Context::Why, &["j", "Down"], Action::NextQuotation, "next quotation").hint("next quotation"),
        row(Context::Why, &["k", "Up"], Action::PreviousQuotation, "previous quotation"),
    ]
}

fn reason() -> Vec<Binding> {
    let row = |keys, action, help| row(Context::Reason, keys, action, (Group::Review, help));
    vec![
        row(&["digit"], Action::Because(None), "reject for this reason").hint("reason"),
        row(&["Enter", "x"], Action::Because(None), "reject without a reason").hint("no reason"),
        row(&["Esc"], Action::Cancel, "reject nothing").hint("back"),
    ]
}

fn picker() -> Vec<Binding> {
    let row = |keys, action, help| row(Context::Picker, keys, action, (Group::Review, help));
    vec![
        row(&["Enter"], Action::Submit, "take the selected name").hint("take"),
        row(&["Down", "^n"], Action::SelectNext, "next name").hint("move"),
        row(&["Up", "^p"], Action::SelectPrevious, "previous name"),
        row(&["Tab"], Action::NextNew, "a new name: person or organisation").hint("person or organisation"),
        row(&["Backspace", "^h"], Action::Erase, "take back a character"),
        row(&["^w"], Action::EraseWord, "take back a word"),
        row(&["^u"], Action::EraseLine, "take back the line"),
        row(&["Esc"], Action::Cancel, "choose nobody").hint("back"),
    ]
}

fn bounds() -> Vec<Binding> {
    use Stretch::{EndBack, EndOn, Marks, SentenceEnd, SentenceStart, StartBack, StartOn};
    let row = |keys, action, help| row(Context::Bounds, keys, action, (Group::Review, help));
    let stretch = |keys, stretch, help| row(keys, Action::Stretch(stretch), help);
    vec![
        stretch(&["l", "Right"], EndOn, "the end, a word on").hint("end"),
        stretch(&["h", "Left"], EndBack, "the end, a word back"),
        stretch(&["L"], StartOn, "the beginning, a word on").hint("start"),
        stretch(&["H"], StartBack, "the beginning, a word back"),
        stretch(&[")"], SentenceEnd, "the end, to the end of a sentence").hint("sentence"),
        stretch(&["("], SentenceStart, "the beginning, to that of a sentence"),
        stretch(&["\""], Marks, "both, to the quotation marks").hint("marks"),
        row(&["&"], Action::Join, "together with the next quotation").hint("join"),
        row(&["|"], Action::Split, "at once two quotations: this one, and what is left of it")
            .hint("split at once"),
        row(&["Enter"], Action::Submit, "keep it so").hint("keep"),
        row(&["Esc", "q"], Action::Cancel, "leave it as it was").hint("back"),
    ]
}

fn field() -> Vec<Binding> {
    let row = |context, keys, action, help| row(context, keys, action, (Group::Review, help));
    let edit = |keys, edit, help| row(Context::Field, keys, Action::Edit(edit), help);
    vec![
        row(Context::Field, &["Enter"], Action::Submit, "keep it").hint("keep"),
        row(Context::Note, &["Alt-Enter", "^j"], Action::Newline, "a new line").hint("new line"),
        row(Context::Field, &["^g"], Action::OpenEditor, "write it in your own editor").hint("your editor"),
        row(Context::Field, &["Esc"], Action::Cancel, "leave it as it was").hint("back"),
        edit(&["Left", "^b"], Edit::Left, "a character back"),
        edit(&["Right", "^f"], Edit::Right, "a character on"),
        edit(&["Up", "^p"], Edit::Up, "the line above"),
        edit(&["Down", "^n"], Edit::Down, "the line below"),
        edit(&["Alt-b"], Edit::WordLeft, "a word back"),
        edit(&["Alt-f"], Edit::WordRight, "a word on"),
        edit(&["Home", "^a"], Edit::LineStart, "the beginning of the line"),
        edit(&["End", "^e"], Edit::LineEnd, "the end of the line"),
        edit(&["Backspace", "^h"], Edit::Erase, "take back a character"),
        edit(&["Delete", "^d"], Edit::Delete, "take away the next character"),
        edit(&["^w"], Edit::EraseWord, "take back a word"),
        edit(&["^u"], Edit::EraseLine, "take back the line"),
        edit(&["^k"], Edit::EraseRest, "take away the rest of the line"),
    ]
}

fn selection() -> Vec<Binding> {
    let row = |keys, action, help| row(Context::Selection, keys, action, (Group::Select, help));
    vec![
        row(&["l", "w", "Right"], Action::CaretOn, "a word on").hint("word"),
        row(&["h", "b", "Left"], Action::CaretBack, "a word back"),
        row(&["j", "Down"], Action::CaretDown, "a line down").hint("line"),
        row(&["k", "Up"], Action::CaretUp, "a line up"),
        row(&["v", "Space"], Action::DropAnchor, "begin the selection here, or give it up").hint("begin"),
        row(&["\""], Action::SelectMarks, "what stands between the quotation marks").hint("marks"),
        row(&["q"], Action::MakeQuotation, "add it as a quotation").hint("quotation"),
        row(&["y"], Action::CopySelection, "copy it").hint("copy"),
        row(&["Esc"], Action::Cancel, "select nothing").hint("back"),
    ]
}

fn orphans() -> Vec<Binding> {
    let row = |keys, action, help| row(Context::Orphans, keys, action, (Group::Review, help));
    vec![
        row(&["j", "Down"], Action::SelectNext, "next").hint("move"),
        row(&["k", "Up"], Action::SelectPrevious, "previous"),
        row(&["Enter", "a"], Action::Submit, "it belongs to the quotation on the card")
            .hint("belongs to this card"),
        row(&["x"], Action::Forget, "give it up").hint("give up"),
        row(&["J"], Action::NextCard, "next card").hint("card"),
        row(&["K"], Action::PreviousCard, "previous card"),
        row(&["Esc", "q", "O"], Action::Cancel, "close").hint("close"),
    ]
}
