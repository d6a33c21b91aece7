//! The quotation as a pull quote: its words, who said them, why that is thought, and the facts about it.

use crate::analysis::QuotationKind;
use crate::text::script::mixture;
use crate::text::{Span, wrap};
use crate::tui::layout::review::ReviewLayout;
use crate::tui::state::Window;
use crate::tui::theme::StyleRole;
use crate::tui::view::painter::{Painter, Parts, row};
use crate::tui::view::quotation::{because, certainty, is_doubtful, speaker_name, speaker_role};
use crate::tui::view::review::facts;
use crate::tui::view::review::frame::ShownCard;
use ratatui::layout::Rect;

/// The lines of a pull quote.
pub(super) struct PullQuote {
    /// The words of the quotation.
    words: Vec<String>,
    /// The speaker, the evidence and the facts.
    about: Vec<Parts>,
}

impl PullQuote {
    /// How many rows it needs.
    pub(super) fn rows(&self) -> usize {
        self.words.len() + self.about.len()
    }
}

/// Columns before the words, after the bar: on a wide card the quotation stands apart.
fn indent(columns: usize) -> usize {
    if columns >= 70 { 4 } else { 1 }
}

/// Draws it. A quotation that is too long is cut off before what is said about it; the article shows the rest.
pub(super) fn draw(painter: &mut Painter<'_>, shown: &ShownCard<'_>, layout: &ReviewLayout) {
    // Below it, a row stays free.
    let gap = u16::from(layout.borders);
    let place = Rect { height: layout.quote.height.saturating_sub(gap), ..layout.quote };
    for index in 0..usize::from(place.height) {
        painter.text(Rect { width: 1, ..row(place, index) }, "┃", StyleRole::Focused);
    }
    let inner = Rect { x: place.x + place.width.min(1), width: place.width.saturating_sub(2), ..place };
    let quote = lines(shown, usize::from(inner.width).max(2));
    let indent = u16::try_from(indent(usize::from(inner.width))).unwrap_or_default();
    let fit = usize::from(place.height);
    // The speaker comes before the evidence, and that before the facts.
    let about =
        quote.about.len().min(fit.saturating_sub(quote.words.len()).max(fit.saturating_sub(1).min(2)));
    let room = fit.saturating_sub(about).max(1);
    let at = |index: usize, indent: u16| {
        let line = row(inner, index);
        Rect { x: line.x + indent.min(line.width), width: line.width.saturating_sub(indent), ..line }
    };
    for (index, line) in quote.words.iter().take(room).enumerate() {
        let cut = if quote.words.len() > room && index + 1 == room { " […]" } else { "" };
        painter.text(at(index, indent), &format!("{line}{cut}"), StyleRole::CurrentQuotation);
    }
    let words = quote.words.len().min(room);
    for (index, line) in quote.about.iter().take(about).enumerate() {
        let mut parts: Vec<(&str, StyleRole)> =
            line.iter().map(|(words, role)| (words.as_str(), *role)).collect();
        if index + 1 == about && about < quote.about.len() {
            parts.push((" …", StyleRole::Faint));
        }
        painter.line(at(words + index, 1), &parts);
    }
}

/// Its lines, wrapped to `columns`.
pub(super) fn lines(shown: &ShownCard<'_>, columns: usize) -> PullQuote {
    let quoted = words(shown);
    let width = columns.saturating_sub(indent(columns) + 1).clamp(2, WIDEST);
    let mut words = Vec::new();
    for paragraph in quoted.lines().filter(|line| !line.trim().is_empty()) {
        let rows = wrap::rows(paragraph, Span::new(0, paragraph.len()), width);
        words.extend(rows.into_iter().take(MAX_ROWS).map(|row| row.of(paragraph).to_owned()));
    }
    let (state, quotation) = (shown.state, shown.quotation);
    let doubt = if is_doubtful(state, quotation) { StyleRole::Warning } else { StyleRole::Faint };
    let indent = " ".repeat(indent(columns));
    let mut about: Vec<Parts> = vec![vec![
        (format!("{indent}— "), StyleRole::Faint),
        (speaker_name(state, quotation), speaker_role(state, quotation)),
        ("   ".to_owned(), StyleRole::Text),
        (certainty(state, quotation), doubt),
    ]];
    // Who decides about a name made to deceive is told before the reasons for it.
    if let Some(mixture) = mixture(&speaker_name(state, quotation)) {
        let warning = wrapped(&format!("warning: {mixture}"), columns.saturating_sub(1));
        about.extend(warning.into_iter().map(|line| vec![(line, StyleRole::Warning)]));
    }
    let evidence = because(state, quotation);
    for (index, line) in wrapped(&evidence, columns.saturating_sub(9)).into_iter().enumerate() {
        let label = if index == 0 { "because " } else { "        " };
        about.push(vec![(label.to_owned(), StyleRole::Faint), (line, StyleRole::Text)]);
    }
    let across = columns.saturating_sub(1);
    for line in wrapped(&facts::line(shown, across), across) {
        about.push(vec![(line, StyleRole::Faint)]);
    }
    PullQuote { words, about }
}

fn wrapped(words: &str, columns: usize) -> Vec<String> {
    let rows = wrap::rows(words, Span::new(0, words.len()), columns.max(2));
    rows.into_iter().map(|row| row.of(words).to_owned()).collect()
}

/// Longer lines are not comfortable to read.
const WIDEST: usize = 72;

/// No screen has more rows for a quotation.
const MAX_ROWS: usize = 60;

/// The words within the current ends and in their quotation marks, after a cue that changes the meaning of reported
/// speech.
fn words(shown: &ShownCard<'_>) -> String {
    let content = match shown.state.window {
        Window::Bounds(bounds) => bounds.content,
        _ => shown.quotation.content,
    };
    // The quotation marks are those of the article; none are added.
    let with_marks = content == shown.quotation.content && shown.quotation.kind != QuotationKind::Indirect;
    let words = shown.article.words(if with_marks { shown.quotation.marks } else { content });
    match (shown.quotation.kind, shown.quotation.telling_cue(&shown.article.text)) {
        (QuotationKind::Indirect, Some(cue)) => format!("{cue}: {words}"),
        _ => words.to_owned(),
    }
}
