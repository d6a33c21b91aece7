//! What a speaker says again: the words with what differs from the first time, and below them where and when it was printed.

use crate::export::versions::marked;
use crate::library::{ArticleShare, SpeakerQuotation};
use crate::text::sanitize;
use crate::tui::state::library::LibraryScreen;
use crate::tui::theme::StyleRole;
use crate::tui::view::difference;
use crate::tui::view::library::rows::{MAX_WORD_ROWS, mark, quoted};
use crate::tui::view::list_columns::Choice;
use crate::tui::view::painter::{Painter, Parts};
use crate::verify::word_differences;
use ratatui::layout::Rect;

/// An entry of the list, with the article that has it.
pub(super) struct SaidAgain<'a> {
    pub(super) library: &'a LibraryScreen,
    pub(super) entry: usize,
    pub(super) said: &'a SpeakerQuotation,
    pub(super) article: &'a ArticleShare,
}

/// Draws a line of an entry.
pub(super) fn draw(
    painter: &mut Painter<'_>,
    again: &SaidAgain<'_>,
    part: usize,
    (line, choice): (Rect, Choice),
) {
    let place = Rect { x: line.x + line.width.min(5), width: words_columns(line.width), ..line };
    if part == 0 {
        let state = format!("{}{} ", choice.sign(), mark(&again.said.state));
        painter.text(line, &state, choice.role(StyleRole::Faint));
    }
    let mut rows = word_rows(again, choice, line.width);
    rows.push(printed(again));
    let parts = rows.get(part).map(Vec::as_slice).unwrap_or_default();
    let parts: Vec<(&str, StyleRole)> =
        parts.iter().map(|(words, role)| (words.as_str(), choice.role(*role))).collect();
    painter.line(place, &parts);
}

/// How many lines the selected entry takes in a list of this width.
pub(super) fn height(again: &SaidAgain<'_>, list: u16) -> usize {
    word_rows(again, Choice::Chosen, list).len() + 1
}

/// The words: of the selected entry all that there is room for, of others one row that shows what differs.
fn word_rows(again: &SaidAgain<'_>, choice: Choice, list: u16) -> Vec<Parts> {
    let most = if choice == Choice::Chosen { MAX_WORD_ROWS } else { 1 };
    let room = (usize::from(words_columns(list)).max(2), most);
    difference::shortened(&sanitize::line(&words(again)), StyleRole::Quotation, room)
}

/// The words, marked where they are not those of the first time.
fn words(again: &SaidAgain<'_>) -> String {
    let said = again.said;
    let first = again.library.first_said(again.entry).map_or("", |first| first.content.as_str());
    let content = marked((first, &said.content), &word_differences(first, &said.content));
    quoted(&SpeakerQuotation { content, ..said.clone() })
}

/// "2026-11-04, The Coast Post: Harbour stays open": where there is too little room, the title is cut.
fn printed(again: &SaidAgain<'_>) -> Parts {
    let share = again.article;
    let outlet = share.outlet.as_ref().map(|outlet| format!(", {outlet}")).unwrap_or_default();
    vec![(format!("{}{outlet}: {}", share.dated(), share.title), StyleRole::Faint)]
}

/// The columns for the words of an entry.
fn words_columns(list: u16) -> u16 {
    list.saturating_sub(6)
}
