//! The whole quotation, and the facts about it.

use crate::analysis::QuotationKind;
use crate::text::{Span, wrap};
use crate::tui::layout::review::ReviewLayout;
use crate::tui::state::Window;
use crate::tui::theme::StyleRole;
use crate::tui::view::painter::{Painter, row};
use crate::tui::view::review::facts;
use crate::tui::view::review::frame::{ShownCard, frame};

/// Draws them. A quotation that is too long is cut off before the facts; the article beside it shows the rest.
pub(super) fn draw(painter: &mut Painter<'_>, shown: &ShownCard<'_>, layout: &ReviewLayout) {
    let part = facts::part(shown);
    let named = part.as_ref().filter(|_| layout.borders).map(|part| format!(", {part}"));
    let title = format!("Quotation {}{}", shown.quotation.id.0 + 1, named.unwrap_or_default());
    let inner = frame(painter, layout, layout.quote, (&title, &facts::kind(shown), StyleRole::Focused));
    let mut lines = lines(shown, usize::from(inner.width).max(2));
    // Without a border there is no title to name the part.
    if let (Some(part), false) = (part, layout.borders) {
        let first = lines.iter().position(|(_, role)| *role != StyleRole::Quotation).unwrap_or(lines.len());
        lines.insert(first, (part, StyleRole::Faint));
    }
    let fit = usize::from(inner.height);
    let facts = lines.iter().rev().take_while(|(_, role)| *role != StyleRole::Quotation).count();
    let words = lines.len() - facts;
    let room = fit.saturating_sub(facts).max(1);
    let (quoted, about) = lines.split_at(words);
    let shown_words = quoted.iter().take(room);
    let cut = words > room;
    for (index, (line, role)) in shown_words.chain(about).enumerate() {
        let place = row(inner, index);
        if cut && index + 1 == room {
            painter.text(place, &format!("{line} […]"), *role);
        } else {
            painter.text(place, line, *role);
        }
    }
}

/// The rows of the quotation, then those of the facts.
pub(super) fn lines(shown: &ShownCard<'_>, columns: usize) -> Vec<(String, StyleRole)> {
    let words = words(shown);
    let mut lines: Vec<(String, StyleRole)> = Vec::new();
    for paragraph in words.lines().filter(|line| !line.trim().is_empty()) {
        let rows = wrap::rows(paragraph, Span::new(0, paragraph.len()), columns);
        lines.extend(
            rows.into_iter().take(MOST).map(|row| (row.of(paragraph).to_owned(), StyleRole::Quotation)),
        );
    }
    for fact in [facts::place(shown), facts::why(shown)] {
        let rows = wrap::rows(&fact, Span::new(0, fact.len()), columns);
        lines.extend(rows.into_iter().map(|row| (row.of(&fact).to_owned(), StyleRole::Faint)));
    }
    lines
}

/// No screen has more rows for a quotation.
const MOST: usize = 60;

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
        (QuotationKind::Indirect, None) => words.to_owned(),
        _ => words.to_owned(),
    }
}
