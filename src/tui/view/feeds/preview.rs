//! The preview of the selected item: how it begins, who is quoted, which countries, where it is from.

use crate::input::feeds::TextExtent;
use crate::library::{FindingsSource, ItemFindings, ListedItem};
use crate::text::date;
use crate::text::phrase::counted;
use crate::tui::layout::library::LibraryLayout;
use crate::tui::state::State;
use crate::tui::theme::StyleRole;
use crate::tui::view::entry_preview::{self, EntryPreview};
use crate::tui::view::library::countries;
use crate::tui::view::painter::{Painter, Parts};
use ratatui::layout::Rect;

/// Draws the preview.
pub(super) fn draw(painter: &mut Painter<'_>, state: &State, layout: &LibraryLayout) {
    let Some(item) = state.feeds.selected().filter(|_| !layout.preview.is_empty()) else { return };
    entry_preview::draw_frame(painter, layout, "Preview");
    let inner = layout.preview_inside();
    let words = item.findings.as_ref().map(|findings| findings.beginning.clone()).unwrap_or_default();
    let preview = EntryPreview { words, role: StyleRole::Text, facts: facts(item, inner) };
    entry_preview::draw(painter, &preview, inner);
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
