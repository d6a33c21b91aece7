//! The window that explains a speaker: the whole quotation, its cue, the evidence and the runners-up.

use crate::analysis::Quotation;
use crate::text::phrase::probability;
use crate::text::script::mixture;
use crate::text::{Span, wrap};
use crate::tui::state::State;
use crate::tui::state::panel::Entry;
use crate::tui::theme::StyleRole;
use crate::tui::view::painter::Painter;
use crate::tui::view::quotation::{
    WORTH_NAMING, because, certainty, content, decided, is_named_by_reviewer, speaker, speaker_name,
};
use crate::tui::view::windows::window;
use ratatui::layout::Rect;

/// Draws the window in the middle of the screen.
pub(in crate::tui) fn draw(painter: &mut Painter<'_>, state: &State, screen: Rect) {
    let Some(Entry::Quotation(id)) = state.reading.selected else { return };
    let Some(quotation) = state.reading.analysis.quotation(id) else { return };
    let lines = lines(state, quotation, window::columns(screen));
    let lines: Vec<Vec<(String, StyleRole)>> = lines.into_iter().map(|line| vec![line]).collect();
    let title = format!("Why this speaker? Quotation {}", id.0 + 1);
    window::draw(painter, screen, (&title, quotation.kind.word()), &lines);
}

/// Rows of the quotation. A longer one is cut off, so that the evidence stays visible.
const CONTENT_ROWS: usize = 8;
/// Rows of the decision with its note.
const DECISION_ROWS: usize = 8;

fn lines(state: &State, quotation: &Quotation, width: usize) -> Vec<(String, StyleRole)> {
    let words = content(state, quotation);
    let mut lines: Vec<(String, StyleRole)> =
        wrapped(&words, width).take(CONTENT_ROWS).map(|line| (line, StyleRole::Quotation)).collect();
    lines.push((String::new(), StyleRole::Text));
    let who = format!("speaker  {}  {}", speaker(state, quotation), certainty(state, quotation));
    lines.push((who, StyleRole::Headline));
    if let Some(mixture) = mixture(&speaker_name(state, quotation)) {
        let warning = labelled("warning  ", &mixture, width);
        lines.extend(warning.map(|(line, _)| (line, StyleRole::Warning)));
    }
    lines.extend(labelled("because  ", &because(state, quotation), width));
    let decision: String = decided(state, quotation).into_iter().map(|(words, _)| words).collect();
    let Some(article) = state.reading.article() else { return lines };
    let named = |speaker| state.reading.analysis.speaker_name(speaker, &article.text).to_owned();
    if let Some(via) = quotation.via {
        lines.push((format!("via      {}", named(via)), StyleRole::Text));
    }
    lines.extend(labelled("decision ", &decision, width).take(DECISION_ROWS));
    let attribution = quotation.attribution.as_ref().filter(|_| !is_named_by_reviewer(state, quotation));
    let Some(attribution) = attribution else { return lines };
    let likely = attribution.runners_up.iter().filter(|runner_up| runner_up.confidence >= WORTH_NAMING);
    for (index, runner_up) in likely.enumerate() {
        let label = if index == 0 { "or       " } else { "         " };
        let name = named(runner_up.speaker);
        lines.push((format!("{label}{name} {}", probability(runner_up.confidence)), StyleRole::Faint));
    }
    lines
}

/// The rows of a text with a label before the first and the others in line with it.
fn labelled(label: &'static str, words: &str, width: usize) -> impl Iterator<Item = (String, StyleRole)> {
    let rows: Vec<String> = wrapped(words, width.saturating_sub(label.len())).collect();
    let label = move |index: usize| if index == 0 { label.to_owned() } else { " ".repeat(label.len()) };
    rows.into_iter().enumerate().map(move |(index, row)| (label(index) + &row, StyleRole::Text))
}

fn wrapped(words: &str, width: usize) -> impl Iterator<Item = String> + '_ {
    wrap::rows(words, Span::new(0, words.len()), width.max(2)).into_iter().map(|row| row.of(words).to_owned())
}
