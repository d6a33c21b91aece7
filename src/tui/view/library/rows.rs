//! A search hit, a speaker or a quotation in a list of the library, on one or two lines.

use crate::library::{
    NameSuggestion, SearchHit, SearchHitKind, SpeakerQuotation, SpeakerTotals, marks_around,
};
use crate::review::DecisionState;
use crate::text::{Span, sanitize, width, wrap};
use crate::tui::theme::StyleRole;
use crate::tui::view::library::figures::per_cent;
use crate::tui::view::list_columns::{self, Choice};
use crate::tui::view::marked_name::marked_name;
use crate::tui::view::painter::Painter;
use ratatui::layout::Rect;

/// The words of the selected entry take no more rows, so that others are in view beside it.
pub(super) const MAX_WORD_ROWS: usize = 6;

/// Draws a hit: speaker and article, and below them the words.
pub(super) fn draw_hit(
    painter: &mut Painter<'_>,
    hit: &SearchHit,
    part: usize,
    (line, choice): (Rect, Choice),
) {
    let role = |role: StyleRole| choice.role(role);
    if part > 0 {
        let line = Rect { x: line.x + line.width.min(5), width: line.width.saturating_sub(6), ..line };
        draw_snippet(painter, hit, (line, choice));
        return;
    }
    let who = match hit.kind {
        SearchHitKind::Text => String::new(),
        _ if hit.speaker.is_empty() => "no named speaker".to_owned(),
        _ => marked_name(&hit.speaker).into_owned(),
    };
    let state = if hit.state.is_empty() { String::new() } else { format!("{} ", mark(&hit.state)) };
    let gap = if who.is_empty() { "" } else { "  " };
    painter.line(
        Rect { width: line.width.saturating_sub(1), ..line },
        &[
            (choice.sign(), role(StyleRole::Text)),
            (&state, role(StyleRole::Faint)),
            (&who, role(kind_role(&hit.speaker_kind))),
            (gap, role(StyleRole::Text)),
            (&hit.title, role(if who.is_empty() { StyleRole::Text } else { StyleRole::Faint })),
        ],
    );
}

/// Draws the words around a hit with the hit highlighted, and never out of viewport.
fn draw_snippet(painter: &mut Painter<'_>, hit: &SearchHit, (line, choice): (Rect, Choice)) {
    let ground = match hit.kind {
        _ if choice == Choice::Chosen => StyleRole::Chosen,
        SearchHitKind::Text => StyleRole::Faint,
        SearchHitKind::Speaker | SearchHitKind::Quotation => StyleRole::Quotation,
    };
    let (start, end) = (hit.found.start as usize, hit.found.end as usize);
    let before = hit.snippet.get(..start).unwrap_or_default();
    let after = hit.snippet.get(end..).unwrap_or_default();
    let room = (usize::from(line.width) / 2).max(8);
    let mut shown = before;
    while width::columns(&sanitize::line(shown)) > room {
        let Some(next) = shown.char_indices().nth(1) else { break };
        shown = shown.get(next.0..).unwrap_or_default();
    }
    let (opening, closing) = hit.marks();
    let is_cut = shown.len() < before.len();
    let start = if is_cut { "…" } else { opening };
    // Start at a word.
    let word = shown.find(' ').filter(|_| is_cut).map_or(0, |at| at + 1);
    let shown = shown.get(word..).unwrap_or_default();
    let lit = if hit.found.is_empty() { ground } else { StyleRole::Hit };
    let found = hit.found.of(&hit.snippet);
    let words = [(start, ground), (shown, ground), (found, lit), (after, ground), (closing, ground)];
    if hit.note.is_empty() {
        painter.line(line, &words);
        return;
    }
    // The note is what was looked for, so it comes first and is seen whole if it can be.
    let role = choice.role(StyleRole::Text);
    let note = [("note: ", choice.role(StyleRole::Faint)), (&*hit.note, role), ("  ", ground)];
    painter.line(line, &[note.as_slice(), &words].concat());
}

/// The column of the name, and those of quotations, articles, words and the share of all quoted words.
fn speaker_columns(line: Rect) -> (Rect, [Rect; 4]) {
    // Close beside "words", the name of the last column would read "words of words".
    list_columns::columns(
        line,
        match line.width {
            70.. => [6, 8, 7, 8],
            56.. => [6, 8, 7, 10],
            _ => [6, 0, 0, 8],
        },
    )
}

/// Draws the names of the columns.
pub(super) fn draw_speaker_columns(painter: &mut Painter<'_>, line: Rect) {
    let (name, others) = speaker_columns(line);
    painter.line(name, &[("   name", StyleRole::Faint)]);
    for (place, title) in others.into_iter().zip(["quotes", "articles", "words", "of words"]) {
        painter.right(place, title, StyleRole::Faint);
    }
}

/// Draws a speaker: how many quotations in how many articles, and the share of all quoted words.
pub(super) fn draw_speaker(
    painter: &mut Painter<'_>,
    (speaker, words_of_all): (&SpeakerTotals, usize),
    (line, choice): (Rect, Choice),
) {
    let role = |role: StyleRole| choice.role(role);
    let (name, [quotations, articles, words, share]) = speaker_columns(line);
    let tint = kind_role(&speaker.kind);
    let kind = match tint {
        StyleRole::Organization => "  organisation",
        StyleRole::Country => "  country",
        _ => "",
    };
    painter.line(
        name,
        &[
            (choice.sign(), role(StyleRole::Text)),
            (&marked_name(&speaker.name), role(tint)),
            (kind, role(StyleRole::Faint)),
        ],
    );
    painter.right(quotations, &speaker.quotations.to_string(), role(StyleRole::Text));
    painter.right(articles, &speaker.articles.to_string(), role(StyleRole::Faint));
    painter.right(words, &speaker.words.to_string(), role(StyleRole::Faint));
    painter.right(share, &per_cent(speaker.words, words_of_all), role(StyleRole::Faint));
}

/// Draws two names that are spelt alike, each with the number of its quotations.
pub(super) fn draw_alike(painter: &mut Painter<'_>, pair: &NameSuggestion, (line, choice): (Rect, Choice)) {
    let role = |role: StyleRole| choice.role(role);
    let count = |speaker: &SpeakerTotals| format!(" {}", speaker.quotations);
    let (spelling, name) = (&pair.spelling, &pair.name);
    painter.line(
        line,
        &[
            (choice.sign(), role(StyleRole::Text)),
            (&marked_name(&spelling.name), role(kind_role(&spelling.kind))),
            (&count(spelling), role(StyleRole::Faint)),
            ("  /  ", role(StyleRole::Faint)),
            (&marked_name(&name.name), role(kind_role(&name.kind))),
            (&count(name), role(StyleRole::Faint)),
        ],
    );
}

/// The colour of a kind of speaker.
pub(super) fn kind_role(kind: &str) -> StyleRole {
    match kind {
        "person" => StyleRole::Person,
        "organization" => StyleRole::Organization,
        "country" => StyleRole::Country,
        _ => StyleRole::Key,
    }
}

/// Draws a quotation on the page of a speaker: its words on two lines, of the selected one on more, with a sign for its
/// decision.
pub(super) fn draw_said(
    painter: &mut Painter<'_>,
    said: &SpeakerQuotation,
    part: usize,
    (line, choice): (Rect, Choice),
) {
    let role = |role: StyleRole| choice.role(role);
    let words = quoted(said);
    let clean = sanitize::line(&words);
    let place = Rect { x: line.x + line.width.min(5), width: line.width.saturating_sub(6), ..line };
    let rows = wrap::rows(&clean, Span::new(0, clean.len()), said_columns(line.width));
    if part == 0 {
        let state = format!("{}{} ", choice.sign(), mark(&said.state));
        painter.text(line, &state, role(StyleRole::Faint));
    }
    let Some(shown) = rows.get(part) else { return };
    // The last line gets the rest of the text, and the painter cuts it off with an ellipsis.
    let is_last = part + 1 == most_lines(choice).min(rows.len());
    let end = if is_last { clean.len() } else { shown.end as usize };
    painter.text(place, clean.get(shown.start as usize..end).unwrap_or_default(), role(StyleRole::Quotation));
}

/// How many lines the words of a quotation on the page of a speaker take at most.
fn most_lines(choice: Choice) -> usize {
    if choice == Choice::Chosen { MAX_WORD_ROWS } else { 2 }
}

/// How many lines the words of a quotation on the page of a speaker take in a list of this width.
pub(super) fn height_of_words(said: &SpeakerQuotation, list: u16, choice: Choice) -> usize {
    let words = said.content.len() + if said.kind == "indirect" { 0 } else { 2 };
    let columns = said_columns(list);
    // No character takes more columns than bytes: most quotations need not be measured.
    if words <= columns {
        return 1;
    }
    let clean = sanitize::line(&quoted(said)).into_owned();
    let is_long = width::columns(&clean) > columns;
    match choice {
        Choice::Other => 1 + usize::from(is_long),
        Choice::Chosen => {
            wrap::rows(&clean, Span::new(0, clean.len()), columns).len().clamp(1, most_lines(choice))
        }
    }
}

/// The columns for the words of a quotation on the page of a speaker.
fn said_columns(list: u16) -> usize {
    usize::from(list.saturating_sub(6)).max(2)
}

/// The words, in quotation marks unless they are the reporter’s.
pub(super) fn quoted(said: &SpeakerQuotation) -> String {
    let (opening, closing) = marks_around(&said.kind);
    format!("{opening}{}{closing}", said.content)
}

/// The sign for a decision.
pub(super) fn mark(state: &str) -> &'static str {
    match DecisionState::from_word(state) {
        Some(DecisionState::Accepted | DecisionState::Edited) => "✓",
        Some(DecisionState::Rejected) => "✗",
        Some(DecisionState::Skipped) => "→",
        Some(DecisionState::Pending) | None => "·",
    }
}
