//! Notes, codes and highlights on passages, and codes on quotations, names and the article.

pub(super) mod saved;

use self::saved::{codes_of, entity_name};
use crate::review::marking::{Codes, code_changes, codes_line, typed_codes};
use crate::review::session::{CardIntent, Intent};
use crate::review::{Anchor, Change, Subject};
use crate::text::Span;
use crate::tui::effect::Effects;
use crate::tui::state::finding::Finding;
use crate::tui::state::panel::{self, Entry};
use crate::tui::state::reviewing::{CodedThing, Form, FormKind};
use crate::tui::state::{Focus, Mode, State, Window};
use crate::tui::update::meant;
use crate::tui::update::review::{decide, drafts};

/// The passage that a selection means: the one that is marked there already, so that its codes can be changed with a
/// single word of it selected; otherwise the selection.
pub(super) fn passage_of(state: &State, selected: Span) -> Span {
    let marking = &state.reading.review().marking;
    if marking.passage_at(selected).is_some() {
        return selected;
    }
    let over = marking.passage_over(selected.start).and_then(|passage| passage.place);
    over.filter(|place| place.encloses(selected)).unwrap_or(selected)
}

/// Opens the form for the note on a passage.
pub(super) fn start_note(state: &mut State, passage: Span) -> Effects {
    start(state, FormKind::PassageNote(passage))
}

/// Opens the form for the codes of what the key means.
pub(super) fn start_codes(state: &mut State) {
    let thing = coded_here(state);
    let _ = start(state, FormKind::Codes(thing));
}

/// Opens a form with what is saved, and names the codes that are in use.
pub(super) fn start(state: &mut State, kind: FormKind) -> Effects {
    let saved = drafts::saved_text(state, kind);
    if matches!(kind, FormKind::Codes(_)) {
        let used = codes_line(&used_codes(state));
        state.notice = (!used.is_empty()).then(|| format!("in use here: {used}"));
    }
    let field = drafts::field(state, kind, &saved);
    state.window = Window::Form(Box::new(Form { kind, field }));
    Effects::none()
}

/// The quotation, the passage or the name that keys act on; otherwise the article.
fn coded_here(state: &State) -> CodedThing {
    if let Focus::Panel(panel) = state.focus
        && state.mode == Mode::Read
        && let Some(Entry::Entity(id)) =
            panel::entry(&state.reading.panel_rows, panel, state.reading.selected_row(panel))
    {
        return CodedThing::Entity(id);
    }
    if state.mode == Mode::Read
        && let Some(Finding::Mention(id)) = state.reading.under_cursor
        && let Some(mention) = state.reading.analysis.mention(id)
    {
        return CodedThing::Entity(mention.entity);
    }
    let card = meant::current_card(state).and_then(|card| meant::subject(state, card));
    if let Some(subject) = card {
        return CodedThing::Quotation(subject);
    }
    let at = state.reading.under_cursor.map(|finding| finding.span(&state.reading.analysis).start);
    let passage = at.and_then(|at| state.reading.review().marking.passage_over(at)?.place);
    passage.map_or(CodedThing::Article, CodedThing::Passage)
}

/// Every code that is used in the article.
fn used_codes(state: &State) -> Codes {
    let review = state.reading.review();
    let marking = &review.marking;
    let cards = review.cards.iter().flat_map(|card| &card.decision().codes);
    let passages = marking.passages.iter().flat_map(|passage| &passage.codes);
    let entities = marking.entities.iter().flat_map(|coded| &coded.codes);
    cards.chain(passages).chain(entities).chain(&marking.article).cloned().collect()
}

/// Highlights a passage, or removes its highlight. A passage with a note or codes keeps it, so that none is lost.
pub(super) fn highlight(state: &mut State, selected: Span) -> Effects {
    let passage = passage_of(state, selected);
    let marked = state.reading.review().marking.passage_at(passage);
    let (change, said) = match marked {
        Some(marked) if marked.highlighted && !(marked.note.is_empty() && marked.codes.is_empty()) => {
            state.notice = Some("it has a note or codes: remove those first".to_owned());
            return Effects::none();
        }
        Some(marked) if marked.highlighted => (Change::Forget, "highlight removed; u undoes"),
        _ => (Change::Highlight, "highlighted; u undoes"),
    };
    let Some(subject) = passage_subject(state, passage) else { return Effects::none() };
    state.window = Window::None;
    decide::on_article_with_notice(state, Intent::Mark(subject, vec![change]), said)
}

/// Asks for what was written to be recorded. The form stays open if that is refused.
pub(super) fn keep(state: &mut State, form: Form) -> Effects {
    let written = match form.kind {
        // As it will be shown, so that what is saved is recognised.
        FormKind::Codes(_) => codes_line(&typed_codes(form.field.text())),
        _ => form.field.text().trim().to_owned(),
    };
    if drafts::saved_text(state, form.kind) == written {
        drafts::forget(state, form.kind);
        return Effects::none();
    }
    let changes = match form.kind {
        FormKind::Codes(thing) => code_changes(&codes_of(state, thing), &typed_codes(&written)),
        _ => vec![Change::Note(written.clone())],
    };
    if changes.is_empty() {
        return Effects::none();
    }
    drafts::hand_over(state, form.kind, &written);
    let effects = record(state, form.kind, changes);
    if effects.is_empty() {
        state.window = Window::Form(Box::new(form));
    }
    effects
}

fn record(state: &mut State, kind: FormKind, changes: Vec<Change>) -> Effects {
    let subject = match kind {
        FormKind::PassageNote(place) | FormKind::Codes(CodedThing::Passage(place)) => {
            passage_subject(state, place)
        }
        FormKind::Codes(CodedThing::Quotation(subject)) => {
            let card = state.reading.session.card_at(subject);
            return card.map_or_else(Effects::none, |card| {
                decide::on_card(state, card, CardIntent::WriteAll(changes))
            });
        }
        FormKind::Codes(CodedThing::Entity(id)) => entity_name(state, id).map(Subject::Entity),
        _ => Some(Subject::Article),
    };
    let Some(subject) = subject else { return Effects::none() };
    decide::on_article_with_notice(state, Intent::Mark(subject, changes), "saved; u undoes")
}

fn passage_subject(state: &State, place: Span) -> Option<Subject> {
    state.reading.article().map(|article| Subject::Passage(Anchor::of(&article.text, place)))
}
