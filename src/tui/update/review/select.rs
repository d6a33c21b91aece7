//! Selecting words in the text by keys, to copy them or to add a quotation that was missed.

use crate::analysis::QuotationKind;
use crate::article::Article;
use crate::review::boundary::{self, Stretch, stretched};
use crate::text::{Span, sanitize};
use crate::tui::action::SelectionAction;
use crate::tui::effect::{Effect, Effects};
use crate::tui::state::reviewing::{CodedThing, FormKind, PickerPurpose, TextSelection};
use crate::tui::state::{State, Window};
use crate::tui::update::review::{choose, marks};
use crate::tui::update::text::cursor::show;
use unicode_segmentation::UnicodeSegmentation;

/// Takes up what was selected with the mouse; otherwise begins at the finding under the cursor, else at the first word on the screen.
fn start(state: &mut State) {
    if let Some((drag, article)) =
        state.drag.filter(|drag| !drag.span().is_empty()).zip(state.reading.article())
    {
        state.window = Window::Selection(drawn(article, drag.span()));
        return;
    }
    let from = match state.reading.under_cursor {
        Some(finding) if state.shows(finding.span(&state.reading.analysis).start) => {
            finding.span(&state.reading.analysis).start
        }
        _ => state.reading.top(),
    };
    let caret = state.reading.article().and_then(|article| word_from(article, from));
    match caret {
        Some(caret) => state.window = Window::Selection(TextSelection { anchor: None, caret }),
        None => state.notice = Some("no word here".to_owned()),
    }
}

/// Starts selecting, moves the caret, or does something with the selection.
pub(in crate::tui) fn update(state: &mut State, action: SelectionAction) -> Effects {
    let Window::Selection(selection) = state.window else {
        if action == SelectionAction::Start {
            start(state);
        }
        return Effects::none();
    };
    let Some(article) = state.reading.article() else { return Effects::none() };
    let moved = match action {
        SelectionAction::Start => None,
        SelectionAction::NextWord => word_from(article, selection.caret.end),
        SelectionAction::PreviousWord => word_before(article, selection.caret.start),
        SelectionAction::LineDown => word_below(state, selection.caret),
        SelectionAction::LineUp => word_above(state, selection.caret),
        SelectionAction::ToggleAnchor => {
            let anchor = if selection.anchor.is_some() { None } else { Some(selection.caret) };
            state.window = Window::Selection(TextSelection { anchor, ..selection });
            None
        }
        SelectionAction::SelectQuoted => {
            let within = stretched(article, selection.caret, Stretch::Marks);
            state.window = Window::Selection(drawn(article, within));
            None
        }
        SelectionAction::AddQuotation => return make(state, selection),
        SelectionAction::Copy => return copy(state, selection),
        SelectionAction::Note => return marks::start_note(state, marks::passage_of(state, selection.span())),
        SelectionAction::Codes => {
            let passage = marks::passage_of(state, selection.span());
            return marks::start(state, FormKind::Codes(CodedThing::Passage(passage)));
        }
        SelectionAction::Highlight => return marks::highlight(state, selection.span()),
    };
    if let Some(caret) = moved {
        state.window = Window::Selection(TextSelection { caret, ..selection });
        show(state, caret);
    }
    Effects::none()
}

/// A selection from the first word of a span to its last.
fn drawn(article: &Article, span: Span) -> TextSelection {
    let first = word_from(article, span.start).unwrap_or(span);
    let last = word_before(article, span.end).unwrap_or(span);
    // The mark that ends the sentence is inside the quotation marks.
    TextSelection { anchor: Some(first), caret: Span { end: span.end, ..last } }
}

/// Asks who said it. One word alone is taken for the quotation around it.
fn make(state: &mut State, selection: TextSelection) -> Effects {
    let Some(article) = state.reading.article() else { return Effects::none() };
    let marked = stretched(article, selection.caret, Stretch::Marks);
    let span = if selection.anchor.is_none() { marked } else { selection.span() };
    let in_marks = boundary::is_between_marks(article, span);
    let kind = if in_marks { QuotationKind::Direct } else { QuotationKind::Indirect };
    state.window = Window::None;
    choose::open(state, PickerPurpose::Drawn(span, kind))
}

fn copy(state: &mut State, selection: TextSelection) -> Effects {
    let Some(article) = state.reading.article() else { return Effects::none() };
    let words = sanitize::block(article.words(selection.span())).into_owned();
    state.window = Window::None;
    state.notice = Some("sent to the clipboard".to_owned());
    Effect::Copy(words).into()
}

/// How far the next word is searched for.
const REACH: usize = 4096;

fn word_from(article: &Article, byte: u32) -> Option<Span> {
    let from = byte as usize;
    let mut end = (from + REACH).min(article.text.len());
    while !article.text.is_char_boundary(end) {
        end += 1;
    }
    let (at, word) = article.text.get(from..end)?.unicode_word_indices().next()?;
    Some(Span::new(from + at, from + at + word.len()))
}

fn word_before(article: &Article, byte: u32) -> Option<Span> {
    let mut from = (byte as usize).saturating_sub(REACH);
    while !article.text.is_char_boundary(from) {
        from += 1;
    }
    let (at, word) = article.text.get(from..byte as usize)?.unicode_word_indices().next_back()?;
    Some(Span::new(from + at, from + at + word.len()))
}

/// The first word of the row below, or the one in the same column.
fn word_below(state: &State, caret: Span) -> Option<Span> {
    let text_rows = state.text_rows()?;
    let rows = text_rows.rows_from(caret.start, 3);
    let below = rows.iter().skip(1).find(|row| !row.span.is_empty())?;
    let along = caret.start - rows.first()?.span.start;
    word_in_row(state, below.span, along)
}

fn word_above(state: &State, caret: Span) -> Option<Span> {
    let text_rows = state.text_rows()?;
    let row = text_rows.row_at(caret.start)?;
    let rows = text_rows.rows_before(row, 2);
    let above = rows.iter().rev().find(|row| !row.span.is_empty())?;
    word_in_row(state, above.span, caret.start - row.span.start)
}

fn word_in_row(state: &State, row: Span, along: u32) -> Option<Span> {
    let article = state.reading.article()?;
    let mut byte = row.start.saturating_add(along).min(row.end.saturating_sub(1));
    while !article.text.is_char_boundary(byte as usize) {
        byte -= 1;
    }
    word_from(article, byte).filter(|word| word.start < row.end).or_else(|| word_before(article, row.end))
}
