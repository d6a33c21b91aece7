//! Text fields: a note, what a quotation was checked against, what was actually said.

use crate::review::session::CardIntent;
use crate::review::{Change, Decision};
use crate::text::sanitize;
use crate::tui::action::Action;
use crate::tui::effect::Effect;
use crate::tui::state::reviewing::{Blank, Form};
use crate::tui::state::text_field::Field;
use crate::tui::state::{State, Window};
use crate::tui::update::meant;
use crate::tui::update::review::decide;

/// Opens a field. Returns whether the action was about one.
pub(in crate::tui) fn start(state: &mut State, action: &Action) -> bool {
    let blank = match action {
        Action::EditNote => Blank::Note,
        Action::EditSource => Blank::Source,
        Action::EditWords => Blank::Words,
        Action::HandOn => {
            state.window =
                Window::Form(Box::new(Form { blank: Blank::File, field: Field::new(&file(state)) }));
            return true;
        }
        _ => return false,
    };
    let Some(card) = meant::current_card(state) else {
        state.notice = Some("no quotation here; ]q goes to the next one".to_owned());
        return true;
    };
    let written = state.reading.review().cards.get(card).map(|card| words(card.decision(), blank).to_owned());
    let field = Field::new(&written.unwrap_or_default());
    state.window = Window::Form(Box::new(Form { blank, field }));
    true
}

/// Exports to the same file as before.
pub(in crate::tui) fn hand_on_again(state: &mut State) -> Vec<Effect> {
    if let Some(file) = state.desk.handed_on.clone() {
        return vec![Effect::HandOn(file)];
    }
    start(state, &Action::HandOn);
    Vec::new()
}

/// A file name after the article's.
fn file(state: &State) -> String {
    // An article of the library is shown by its title; the file is named after its source.
    let kept = state.reading.opened.as_ref().and_then(|opened| opened.remembered.source.file.as_deref());
    let name = kept.unwrap_or_else(|| state.shelf.name());
    let name = name.rsplit('/').next().unwrap_or_default();
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem).replace(' ', "-");
    format!("{}.quotes.md", if stem.is_empty() { "article" } else { &stem })
}

/// Edits the field, or submits it.
pub(in crate::tui) fn update(state: &mut State, action: &Action) -> Vec<Effect> {
    let Window::Form(form) = &mut state.window else { return Vec::new() };
    match action {
        Action::Type(c) => form.field.insert(c.encode_utf8(&mut [0; 4])),
        Action::Edit(edit) => form.field.edit(*edit),
        Action::Newline => form.field.insert("\n"),
        Action::OpenEditor => return vec![Effect::Edit(form.field.text().to_owned())],
        Action::Submit => return keep(state),
        _ => {}
    }
    Vec::new()
}

/// Inserts what was pasted; only a note keeps its line breaks.
pub(in crate::tui) fn paste(form: &mut Form, text: &str) {
    match form.blank {
        Blank::Note => form.field.insert(&sanitize::block(text)),
        Blank::Source | Blank::Words | Blank::File => form.field.insert(&sanitize::line(text.trim())),
    }
}

/// Takes the text back from the reviewer's own editor; the field stays open until it is submitted.
pub(in crate::tui) fn edited(state: &mut State, text: &str) {
    if let Window::Form(form) = &mut state.window {
        let clean = sanitize::block(text.trim_end());
        form.field = Field::new(&if form.blank == Blank::Note { clean } else { sanitize::line(&clean) });
    }
}

fn keep(state: &mut State) -> Vec<Effect> {
    let Window::Form(form) = std::mem::take(&mut state.window) else { return Vec::new() };
    let written = form.field.text().trim().to_owned();
    if form.blank == Blank::File {
        return if written.is_empty() { Vec::new() } else { vec![Effect::HandOn(written)] };
    }
    let Some(card) = meant::current_card(state) else { return Vec::new() };
    let before =
        state.reading.review().cards.get(card).map(|card| words(card.decision(), form.blank).to_owned());
    if before.as_deref() == Some(written.as_str()) {
        return Vec::new();
    }
    let change = match form.blank {
        Blank::Note => Change::Note(written),
        Blank::Source => Change::Source(written),
        Blank::Words | Blank::File => Change::Words(written),
    };
    decide::on_card(state, card, CardIntent::Write(change))
}

fn words(decision: &Decision, blank: Blank) -> &str {
    match blank {
        Blank::Note => &decision.note,
        Blank::Source => &decision.source,
        Blank::Words => &decision.words,
        Blank::File => "",
    }
}
