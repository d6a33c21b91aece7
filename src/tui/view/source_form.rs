//! How the source sets off paragraphs and words -> what is drawn of it: markers of lists, bars, and styles.

use crate::article::{Article, ListMarker, QUOTE_COLUMNS, TextStyle};
use crate::text::Span;
use crate::tui::layout::rows::{TextRow, TextRows};
use crate::tui::theme::StyleRole;
use crate::tui::view::painter::Painter;
use ratatui::layout::Rect;
use ratatui::style::Modifier;

/// Draws what stands before the words of a row, and returns the place of the words: bars beside a block quotation, the
/// marker of an item.
pub(super) fn draw(painter: &mut Painter<'_>, rows: &TextRows<'_>, (place, shown): (Rect, TextRow)) -> Rect {
    let form = rows.form(shown.paragraph);
    let is_gap = shown.span.is_empty();
    // A bar goes on over the blank row between two paragraphs of a block quotation.
    let next = || rows.next_shown(shown.paragraph).map_or(0, |next| rows.form(next).quotes);
    let bars = if is_gap { form.quotes.min(next()) } else { form.quotes };
    let column =
        |at: u16| Rect { x: place.x + at.min(place.width), width: place.width.saturating_sub(at), ..place };
    for bar in 0..bars {
        let at = u16::from(bar) * u16::from(QUOTE_COLUMNS);
        if is_gap || at + u16::from(QUOTE_COLUMNS) <= shown.indent {
            painter.text(Rect { width: 1.min(column(at).width), ..column(at) }, "│", StyleRole::Faint);
        }
    }
    if let Some(marker) = form.marker.filter(|_| shown.first && !is_gap) {
        let sign = match marker {
            ListMarker::Bullet => "•".to_owned(),
            ListMarker::Number(number) => format!("{number}."),
        };
        let columns = u16::try_from(crate::text::width::columns(&sign)).unwrap_or(shown.indent);
        // Behind the sign is one blank column.
        if columns < shown.indent {
            painter.text(
                Rect { width: columns, ..column(shown.indent - columns - 1) },
                &sign,
                StyleRole::Faint,
            );
        }
    }
    column(shown.indent)
}

/// How the words of a row are set off.
pub(super) struct SetOff {
    words: Vec<(Span, Modifier)>,
    links: Vec<(Span, String)>,
}

impl SetOff {
    /// In a part of the text.
    pub(super) fn of(article: &Article, span: Span) -> Self {
        let words = article.markup.words_in(span).map(|words| (words.span, modifier(words.style)));
        let links = article.markup.links_in(span).map(|link| (link.span, link.target.clone()));
        Self { words: words.collect(), links: links.collect() }
    }

    /// At a byte.
    pub(super) fn at(&self, byte: u32) -> Modifier {
        let own = self.words.iter().find(|(span, _)| span.contains(byte)).map(|(_, modifier)| *modifier);
        let link = if self.link(byte).is_some() { Modifier::UNDERLINED } else { Modifier::empty() };
        own.unwrap_or_default() | link
    }

    /// Where the link around a byte leads.
    pub(super) fn link(&self, byte: u32) -> Option<&str> {
        self.links.iter().find(|(span, _)| span.contains(byte)).map(|(_, target)| target.as_str())
    }
}

fn modifier(style: TextStyle) -> Modifier {
    [
        (TextStyle::STRONG, Modifier::BOLD),
        (TextStyle::EMPHASIS, Modifier::ITALIC),
        (TextStyle::STRUCK, Modifier::CROSSED_OUT),
    ]
    .into_iter()
    .filter(|(one, _)| style.has(*one))
    .fold(Modifier::empty(), |all, (_, modifier)| all | modifier)
}
