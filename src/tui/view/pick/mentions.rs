//! The list of mentions: the paragraph of each, and the words around it. Only the rows on the screen are built.

use crate::article::Article;
use crate::text::phrase::single_spaced;
use crate::text::{Span, width};
use crate::tui::state::State;
use crate::tui::state::panel::Entry;
use crate::tui::state::pick::MentionList;
use crate::tui::theme::StyleRole;
use crate::tui::view::painter::Painter;
use crate::tui::view::windows::window;
use ratatui::layout::Rect;

/// How many mentions are shown at once.
const MAX_ROWS: usize = 20;

/// Bytes that are looked at before and after a mention: more than a row has room for.
const REACH: u32 = 400;

/// Draws the list.
pub(in crate::tui) fn draw(painter: &mut Painter<'_>, state: &State, list: MentionList, screen: Rect) {
    let occurrences = state.reading.occurrences(list.entry);
    let Some(article) = state.reading.article() else { return };
    let fit = MAX_ROWS.min(usize::from(screen.height.saturating_sub(5))).max(1);
    let first = window::first_row(list.row, occurrences.len(), fit);
    let columns = window::list_columns(screen);
    let lines = (first..occurrences.len().min(first + fit)).filter_map(|index| {
        let span = occurrences.get(index)?.span(&state.reading.analysis);
        let paragraph = article.paragraph_at(span.start);
        let number = state.reading.numbers.get(paragraph).copied().unwrap_or_default();
        Some(line(article, span, (number, index == list.row, columns)))
    });
    let lines: Vec<Vec<(String, StyleRole)>> = lines.collect();
    let word = format!("{} of {}", (list.row + 1).min(occurrences.len()), occurrences.len());
    window::draw_list(painter, screen, (&title(state, list.entry), &word), &lines);
}

fn title(state: &State, entry: Entry) -> String {
    let entity = state.reading.entity_of(entry).and_then(|id| state.reading.analysis.entity(id));
    match (entry, entity) {
        (Entry::Entity(_), Some(entity)) => format!("Mentions of {}", entity.name),
        (Entry::Quotation(_), Some(entity)) => format!("Said by {}", entity.name),
        _ => "This quotation".to_owned(),
    }
}

/// "¶3  … before **mention** after …", with the mention as near to the same column as the words before it allow.
fn line(
    article: &Article,
    span: Span,
    (number, selected, columns): (u32, bool, usize),
) -> Vec<(String, StyleRole)> {
    let (sign, role) = if selected { ("▸ ", StyleRole::Chosen) } else { ("  ", StyleRole::Text) };
    let number = format!("{:<5}", format!("¶{number}"));
    let paragraph =
        article.paragraphs.get(article.paragraph_at(span.start)).map_or(span, |paragraph| paragraph.span);
    let start = char_start(&article.text, span.start.saturating_sub(REACH).max(paragraph.start));
    let end = char_start(&article.text, span.end.saturating_add(REACH).min(paragraph.end).max(span.end));
    let before = single_spaced(article.words(Span { start, end: span.start }));
    let gap = article.words(Span { start, end: span.start }).ends_with(char::is_whitespace);
    let before = end_of(&before, columns / 3);
    let before = if gap && !before.is_empty() { format!("{before} ") } else { before };
    let words = single_spaced(article.words(span));
    let after = article.words(Span { start: span.end, end });
    let space = if after.starts_with(char::is_whitespace) { " " } else { "" };
    let faint = if selected { StyleRole::Chosen } else { StyleRole::Faint };
    vec![
        (sign.to_owned(), role),
        (number, faint),
        (before, role),
        // Not as it looks in the text: that is the style of the selected row.
        (words, if selected { StyleRole::Chosen } else { StyleRole::Cue }),
        (format!("{space}{}", single_spaced(after)), role),
    ]
}

/// As much of the end as fits, after an ellipsis.
fn end_of(words: &str, columns: usize) -> String {
    if width::columns(words) <= columns {
        return words.to_owned();
    }
    let fits = |at: &usize| words.get(*at..).is_some_and(|end| width::columns(end) < columns);
    let at = words.char_indices().map(|(at, _)| at).find(fits);
    format!("…{}", at.and_then(|at| words.get(at..)).unwrap_or_default())
}

/// The start of the character at a byte.
fn char_start(text: &str, byte: u32) -> u32 {
    (0..=byte).rev().find(|at| text.is_char_boundary(*at as usize)).unwrap_or_default()
}
