//! Texts that were written in a form and are not in the library -> found again by the key that opened the form.
//!
//! A form that is left with Esc, or whose text could not be saved, must not lose what was written. So the text stays here
//! until it is saved, emptied or left with the program, which asks first.

use crate::input::{Identity, IdentityField};
use crate::review::marking::typed_codes;
use crate::tui::effect::{Effect, Effects};
use crate::tui::state::State;
use crate::tui::state::reviewing::{Draft, DraftPlace, DraftState, Form, FormKind};
use crate::tui::state::text_field::TextField;
use crate::tui::update::meant;
use crate::tui::update::review::marks::saved::saved_at as saved_at_mark;
use crate::verify::bare_source;

/// What is said when a form is left that holds something new.
const LEFT: &str = "not saved, but kept until you quit: the same key opens it again";

/// What is said when a form opens with a text that is not saved.
const RESTORED: &str = "this is what you wrote before; it is not saved: Enter saves it";

/// What a form of this kind would be about now; `None` for a form that writes nothing into the library.
fn place(state: &State, kind: FormKind) -> Option<DraftPlace> {
    let text = state.reading.opened.as_ref()?.remembered.source.hash;
    let card = match kind {
        FormKind::File => return None,
        FormKind::Identity(_) | FormKind::PassageNote(_) | FormKind::Codes(_) => None,
        FormKind::Note | FormKind::Source | FormKind::Words => {
            Some(meant::current_card(state).and_then(|card| meant::subject(state, card))?)
        }
    };
    Some(DraftPlace { text, kind, card })
}

/// The field of a form that opens: with what was written there before and not saved, otherwise with what is saved.
pub(in crate::tui::update) fn field(state: &mut State, kind: FormKind, saved: &str) -> TextField {
    let at = place(state, kind);
    let unsaved =
        state.drafts.unsaved.iter().find(|draft| Some(draft.at) == at && draft.text.trim() != saved);
    let Some(draft) = unsaved else {
        return offered(kind, saved);
    };
    state.notice = Some(RESTORED.to_owned());
    TextField::note(&draft.text)
}

/// The field of a form that opens with what is saved. A source is named anew, without the place that was recorded in it;
/// a code is added to the others; of a note, a word is changed.
fn offered(kind: FormKind, saved: &str) -> TextField {
    match kind {
        FormKind::Source => TextField::note(bare_source(saved)).offered(),
        FormKind::Codes(_) => {
            let codes: Vec<String> = typed_codes(saved).into_iter().map(|code| code + ", ").collect();
            TextField::note(&codes.concat())
        }
        _ => TextField::note(saved),
    }
}

/// Whether a form holds something else than what is saved.
fn is_new(state: &State, form: &Form) -> bool {
    let saved = saved_text(state, form.kind);
    match form.kind {
        FormKind::Codes(_) => typed_codes(form.field.text()) != typed_codes(&saved),
        kind => ![saved.as_str(), offered(kind, &saved).text().trim()].contains(&form.field.text().trim()),
    }
}

/// Keeps what a form holds that is left without saving. Returns whether it holds anything new.
pub(in crate::tui::update) fn leave(state: &mut State, form: &Form) -> bool {
    let Some(at) = place(state, form.kind) else { return false };
    let text = form.field.text();
    let is_new = !text.trim().is_empty() && is_new(state, form);
    state.drafts.unsaved.retain(|draft| draft.at != at);
    if is_new {
        state.drafts.unsaved.push(Draft { at, text: text.to_owned(), state: DraftState::Left });
        state.notice = Some(LEFT.to_owned());
    }
    is_new
}

/// Keeps the text of a form until it is known to be saved.
pub(in crate::tui::update) fn hand_over(state: &mut State, kind: FormKind, text: &str) {
    let Some(at) = place(state, kind) else { return };
    state.drafts.unsaved.retain(|draft| draft.at != at);
    state.drafts.unsaved.push(Draft { at, text: text.to_owned(), state: DraftState::BeingSaved });
}

/// Drops the texts that are in the library now.
pub(in crate::tui::update) fn drop_saved(state: &mut State) {
    let Some(text) = state.reading.opened.as_ref().map(|opened| opened.remembered.source.hash) else {
        return;
    };
    let mut drafts = std::mem::take(&mut state.drafts.unsaved);
    drafts.retain(|draft| {
        draft.at.text != text || saved_at(state, draft.at).is_none_or(|saved| saved != draft.text.trim())
    });
    state.drafts.unsaved = drafts;
}

/// Drops the oldest correction of the article that was being saved: it is saved, perhaps in another form.
pub(in crate::tui::update) fn drop_correction(state: &mut State) {
    let is_saved = |draft: &Draft| {
        draft.state == DraftState::BeingSaved && matches!(draft.at.kind, FormKind::Identity(_))
    };
    if let Some(first) = state.drafts.unsaved.iter().position(is_saved) {
        state.drafts.unsaved.remove(first);
    }
}

/// A write failed: the texts that were being saved are not. Returns whether there are any.
pub(in crate::tui::update) fn keep_unsaved(state: &mut State) -> bool {
    let mut any = false;
    for draft in state.drafts.unsaved.iter_mut().filter(|draft| draft.state == DraftState::BeingSaved) {
        draft.state = DraftState::Left;
        any = true;
    }
    any
}

/// These effects without leaving the program, if a text is not saved: that has to be asked for once more.
pub(in crate::tui::update) fn keep_from_leaving(state: &mut State, effects: Effects) -> Effects {
    let unsaved = state.drafts.unsaved.iter().filter(|draft| draft.state == DraftState::Left).count();
    if unsaved == 0 || !effects.iter().any(|effect| *effect == Effect::Quit) {
        return effects;
    }
    state.drafts.reader_knows = true;
    let what = if unsaved == 1 {
        "a text you wrote is".to_owned()
    } else {
        format!("{unsaved} texts you wrote are")
    };
    let again = "its key opens it again; this key, pressed again, quits without it";
    state.notice = Some(format!("{what} not saved: {again}"));
    effects.without_quitting()
}

/// Forgets what was written before, because it was written over.
pub(in crate::tui::update) fn forget(state: &mut State, kind: FormKind) {
    let at = place(state, kind);
    state.drafts.unsaved.retain(|draft| Some(draft.at) != at);
}

/// What is saved of what a form of this kind would change now.
pub(in crate::tui::update) fn saved_text(state: &State, kind: FormKind) -> String {
    place(state, kind).and_then(|at| saved_at(state, at)).unwrap_or_default()
}

/// A value of the article as its form shows it.
pub(in crate::tui::update) fn identity_text(identity: &Identity, field: IdentityField) -> String {
    let value = match field {
        IdentityField::Title => identity.title.as_ref().map(|stated| stated.value.as_str()),
        IdentityField::Authors => return identity.authors().join("; "),
        IdentityField::Published => identity.published(),
        IdentityField::Modified => identity.modified(),
        IdentityField::Site => identity.site(),
        IdentityField::Url => identity.url(),
    };
    value.unwrap_or_default().to_owned()
}

/// What the library has at the place of a draft, if the article that is shown has the place.
fn saved_at(state: &State, at: DraftPlace) -> Option<String> {
    if let FormKind::Identity(field) = at.kind {
        return state.reading.article().map(|article| identity_text(&article.identity, field));
    }
    if let Some(marked) = saved_at_mark(state, at.kind) {
        return Some(marked);
    }
    let card = state.reading.session.card_at(at.card?)?;
    state.reading.review().cards.get(card).map(|card| at.kind.text_of(card.decision()).to_owned())
}
