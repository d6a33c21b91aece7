//! The preview of the selected item: how it begins, who is quoted, which countries, where it is from.

use crate::input::feeds::TextExtent;
use crate::library::{FindingsSource, ItemFindings, ListedItem};
use crate::text::phrase::counted;
use crate::text::{Span, date, sanitize, wrap};
use crate::tui::layout::library::LibraryLayout;
use crate::tui::state::State;
use crate::tui::theme::StyleRole;
use crate::tui::view::library::countries;
use crate::tui::view::painter::{Painter, Parts, row};
use ratatui::layout::Rect;

/// Draws the preview.
pub(super) fn draw(painter: &mut Painter<'_>, state: &State, layout: &LibraryLayout) {
    let Some(item) = state.feeds.selected().filter(|_| !layout.preview.is_empty()) else { return };
    let inner = inner(painter, layout);
    let facts = facts(item, inner);
    let space = usize::from(inner.height > 8);
    let room = usize::from(inner.height).saturating_sub(facts.len() + space);
    let words = item.findings.as_ref().map_or("", |findings| findings.beginning.as_str());
    let height = u16::try_from(room).unwrap_or_default();
    let shown = draw_wrapped(painter, words, Rect { height, ..inner });
    for (index, parts) in facts.iter().enumerate() {
        let parts: Vec<(&str, StyleRole)> =
            parts.iter().map(|(words, role)| (words.as_str(), *role)).collect();
        painter.line(row(inner, shown + space + index), &parts);
    }
}

/// Draws the border, or the line above. Returns what is inside.
fn inner(painter: &mut Painter<'_>, layout: &LibraryLayout) -> Rect {
    let place = layout.preview;
    if layout.borders {
        painter.frame(place, ("Preview", ""), StyleRole::Border);
        return Rect {
            x: place.x + place.width.min(2),
            y: place.y + 1,
            width: place.width.saturating_sub(4),
            height: place.height.saturating_sub(2),
        };
    }
    painter.text(row(place, 0), &"─".repeat(usize::from(place.width)), StyleRole::Border);
    Rect {
        x: place.x + place.width.min(1),
        y: place.y + 1,
        width: place.width.saturating_sub(2),
        height: place.height.saturating_sub(1),
    }
}

fn facts(item: &ListedItem, inner: Rect) -> Vec<Parts> {
    let mut facts = Vec::new();
    match &item.findings {
        Some(findings) => facts.extend(quoted(item, findings, inner)),
        None => facts.push(vec![("looking for who is quoted".to_owned(), StyleRole::Faint)]),
    }
    let extent = match (item.extent, item.findings.as_ref().map(|found| found.source)) {
        (TextExtent::Whole, _) => "",
        (TextExtent::Teaser, Some(FindingsSource::Page)) => "; read from its page",
        (TextExtent::Teaser, _) if inner.width < 70 => "; only a teaser",
        (TextExtent::Teaser, _) => "; only a teaser: Enter fetches its page",
    };
    if inner.height >= 3 {
        facts.push(vec![(format!("{}, {}{extent}", item.outlet, date::minute(item.at)), StyleRole::Faint)]);
    }
    if inner.height > 8 {
        facts.extend(item.address.clone().map(|address| vec![(address, StyleRole::Faint)]));
    }
    facts
}

/// The speakers, on a line each if there is room, and the countries.
fn quoted(item: &ListedItem, findings: &ItemFindings, inner: Rect) -> Vec<Parts> {
    let is_teaser = item.extent == TextExtent::Teaser && findings.source == FindingsSource::Feed;
    if findings.speakers.is_empty() {
        let nobody = match findings.quotations {
            0 if is_teaser => "only the teaser was read: it quotes no one".to_owned(),
            0 => "no one is quoted".to_owned(),
            count => format!("{}, no named speaker", counted(count, "quotation", "quotations")),
        };
        return vec![
            [vec![(format!("{nobody}  "), StyleRole::Faint)], countries(&findings.countries)].concat(),
        ];
    }
    let one = |(name, count): &(String, usize)| {
        [(name.clone(), StyleRole::Key), (format!(" {count}"), StyleRole::Faint)]
    };
    if inner.height > 20 {
        let mut lines: Vec<Parts> =
            findings.speakers.iter().take(10).map(|speaker| one(speaker).to_vec()).collect();
        lines.push(countries(&findings.countries));
        lines.push(Vec::new());
        return lines;
    }
    let mut line = vec![("quoted ".to_owned(), StyleRole::Faint)];
    for (index, speaker) in findings.speakers.iter().enumerate() {
        line.push(((if index > 0 { " · " } else { " " }).to_owned(), StyleRole::Faint));
        line.extend(one(speaker));
    }
    line.push(("  ".to_owned(), StyleRole::Text));
    line.extend(countries(&findings.countries));
    vec![line]
}

/// Draws as much as there is room for. Returns the number of rows drawn.
fn draw_wrapped(painter: &mut Painter<'_>, words: &str, place: Rect) -> usize {
    let clean = sanitize::line(words);
    let rows = wrap::rows(&clean, Span::new(0, clean.len()), usize::from(place.width).max(2));
    let fit = rows.len().min(usize::from(place.height));
    for (index, line) in rows.iter().take(fit).enumerate() {
        // The last row takes all the rest, so that the painter cuts it off with an ellipsis.
        let end = if index + 1 == fit { clean.len() } else { line.end as usize };
        painter.text(
            row(place, index),
            clean.get(line.start as usize..end).unwrap_or_default(),
            StyleRole::Text,
        );
    }
    fit
}
