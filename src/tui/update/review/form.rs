//! Text fields: a note, what a quotation was checked against, what was actually said.

use crate::review::Change;
use crate::review::session::CardIntent;
use crate::text::phrase::counted;
use crate::text::sanitize;
use crate::tui::action::FormAction;
use crate::tui::effect::{Effect, Effects};
use crate::tui::state::reviewing::{Form, FormKind};
use crate::tui::state::text_field::TextField;
use crate::tui::state::{State, Window};
use crate::tui::update::review::{decide, drafts, marks};
use crate::tui::update::{identity, meant};
use crate::verify::names_source;

/// Opens a form, writes in it, or keeps what was written.
pub(in crate::tui) fn update(state: &mut State, action: FormAction) -> Effects {
    match action {
        FormAction::EditNote => start(state, FormKind::Note),
        FormAction::EditSource => start(state, FormKind::Source),
        FormAction::EditWords => start(state, FormKind::Words),
        FormAction::EditCodes => marks::start_codes(state),
        FormAction::Export => start_export(state),
        FormAction::ExportAgain => return export_again(state),
        FormAction::NewLine => {
            if let Window::Form(form) = &mut state.window {
                form.field.insert("\n");
            }
        }
        FormAction::OpenEditor if matches!(state.window, Window::Form(_)) => {
            return Effect::OpenEditor.into();
        }
        FormAction::OpenEditor => {}
        FormAction::Keep => return keep(state),
    }
    Effects::none()
}

fn start(state: &mut State, kind: FormKind) {
    if meant::current_card(state).is_none() {
        state.notice = Some(meant::no_card(state).to_owned());
        return;
    }
    let saved = drafts::saved_text(state, kind);
    let field = drafts::field(state, kind, &saved);
    state.window = Window::Form(Box::new(Form { kind, field }));
}

fn start_export(state: &mut State) {
    if state.reading.analysed() && state.reading.review().cards.is_empty() {
        state.notice = Some("there is no quotation to export; v selects words for one".to_owned());
        return;
    }
    let file = file(state);
    ask_for_file(state, &file);
}

fn ask_for_file(state: &mut State, file: &str) {
    let field = TextField::note(file);
    state.window = Window::Form(Box::new(Form { kind: FormKind::File, field }));
}

/// Exports to the file of the last export, or asks for one if there was none.
pub(super) fn export_again(state: &mut State) -> Effects {
    if let Some(file) = state.reviewing.exported_to.clone() {
        return Effect::Export(file).into();
    }
    start_export(state);
    Effects::none()
}

/// The text in the form that is open, for the editor.
#[must_use]
pub fn text_in_form(state: &State) -> Option<&str> {
    match &state.window {
        Window::Form(form) => Some(form.field.text()),
        _ => None,
    }
}

/// Says how many quotations were exported to a file, and remembers it.
pub(in crate::tui::update) fn exported(state: &mut State, file: String, quotations: usize) {
    let quotations = counted(quotations, "quotation", "quotations");
    state.notice = Some(format!("{quotations} exported to {file}; E exports again"));
    state.reviewing.exported_to = Some(file);
}

/// A file name made from the article’s.
fn file(state: &State) -> String {
    // The name of an article from the library is its title, not a file.
    let kept = state.reading.opened.as_ref().and_then(|opened| opened.remembered.source.file.as_deref());
    let name = kept.unwrap_or_else(|| state.articles.name());
    let name = name.rsplit('/').next().unwrap_or_default();
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem).replace(' ', "-");
    format!("{}.quotes.md", if stem.is_empty() { "article" } else { &stem })
}

/// Inserts text that was pasted; only a note keeps its line breaks. Returns how many characters there was no room for.
pub(in crate::tui) fn paste(form: &mut Form, text: &str) -> usize {
    match form.kind {
        FormKind::Note | FormKind::PassageNote(_) => form.field.insert(&sanitize::block(text)),
        FormKind::Source | FormKind::Words | FormKind::File | FormKind::Identity(_) | FormKind::Codes(_) => {
            form.field.insert(&sanitize::line(text.trim()))
        }
    }
}

/// Puts the text from the reviewer’s own editor into the form, which stays open.
pub(in crate::tui) fn edited(state: &mut State, text: &str) {
    if let Window::Form(form) = &mut state.window {
        let clean = sanitize::block(text.trim_end());
        form.field = TextField::note(&if matches!(form.kind, FormKind::Note | FormKind::PassageNote(_)) {
            clean
        } else {
            sanitize::line(&clean)
        });
    }
}

/// An export to this file failed: its name can be changed.
pub(in crate::tui) fn not_exported(state: &mut State, file: &str, sentence: String) {
    if state.window == Window::None {
        ask_for_file(state, file);
    }
    state.fail(sentence);
}

fn keep(state: &mut State) -> Effects {
    let Window::Form(form) = std::mem::take(&mut state.window) else { return Effects::none() };
    let written = form.field.text().trim().to_owned();
    if let FormKind::Identity(field) = form.kind {
        state.window = Window::Form(form);
        return identity::keep(state, field, &written);
    }
    if matches!(form.kind, FormKind::PassageNote(_) | FormKind::Codes(_)) {
        return marks::keep(state, *form);
    }
    if form.kind == FormKind::File {
        if written.is_empty() {
            state.window = Window::Form(form);
            state.notice = Some("a file needs a name; Esc exports nothing".to_owned());
            return Effects::none();
        }
        return Effect::Export(written).into();
    }
    keep_on_card(state, form, written)
}

/// Writes to the card what was typed in a form.
fn keep_on_card(state: &mut State, form: Box<Form>, written: String) -> Effects {
    if meant::current_card(state).is_none() {
        return Effects::none();
    }
    if form.kind == FormKind::Source && names_source(&written) {
        state.notice = Some(format!("reading {written}"));
        return Effect::ReadSource(written).into();
    }
    write_on_card(state, form, written)
}

fn write_on_card(state: &mut State, form: Box<Form>, written: String) -> Effects {
    let Some(card) = meant::current_card(state) else { return Effects::none() };
    if form.kind == FormKind::Source && written.is_empty() {
        state.reviewing.checking = None;
    }
    if drafts::saved_text(state, form.kind) == written {
        drafts::forget(state, form.kind);
        return Effects::none();
    }
    drafts::hand_over(state, form.kind, &written);
    let change = match form.kind {
        FormKind::Note => Change::Note(written),
        FormKind::Source => Change::Source(written),
        FormKind::Words
        | FormKind::File
        | FormKind::Identity(_)
        | FormKind::PassageNote(_)
        | FormKind::Codes(_) => Change::Words(written),
    };
    let effects = decide::on_card(state, card, CardIntent::Write(change));
    if effects.is_empty() {
        // It was refused: nothing that was written is lost.
        state.window = Window::Form(form);
    }
    effects
}

/// Keeps what is being written on a card as Enter would, because the program has to end: `u` undoes it. A source
/// can no longer be read then: it is kept as a note.
pub(in crate::tui) fn keep_written(state: &mut State) -> Effects {
    match &state.window {
        Window::Form(form) if form.kind == FormKind::Source => {
            let form = form.clone();
            state.window = Window::None;
            let written = form.field.text().trim().to_owned();
            write_on_card(state, form, written)
        }
        Window::Form(form) if !matches!(form.kind, FormKind::File | FormKind::Identity(_)) => keep(state),
        _ => Effects::none(),
    }
}
