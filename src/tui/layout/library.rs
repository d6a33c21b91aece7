//! The size of the screen -> where each part of the library stands, and which lines of its list are on the screen.
//!
//! The list is counted in lines, not made of them: of ten thousand entries only those on the screen are looked at.

use crate::tui::layout::{Class, share, split_columns, split_rows};
use crate::tui::state::library::{Heading, Section};
use ratatui::layout::Rect;

/// Where everything stands. What is not shown has no place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct LibraryLayout {
    /// The line that says how much there is.
    pub heading: Rect,
    /// The list.
    pub list: Rect,
    /// What is told of the selected entry.
    pub preview: Rect,
    /// The keys.
    pub footer: Rect,
    /// Whether list and preview have borders.
    pub borders: bool,
}

impl LibraryLayout {
    /// Divides a screen.
    #[must_use]
    pub fn of(columns: u16, rows: u16) -> Self {
        let screen = Rect::new(0, 0, columns, rows);
        let [heading, rest] = split_rows(screen, 1);
        let hint_rows = if rows < 16 { 1 } else { 2 };
        let [body, footer] = split_rows(rest, rest.height.saturating_sub(hint_rows));
        let base = Self { heading, footer, borders: true, ..Self::default() };
        let below = |preview: u16| {
            let [list, preview] = split_rows(body, body.height.saturating_sub(preview));
            Self { list, preview, ..base }
        };
        match Class::of(columns, rows) {
            Class::Tiny => Self { borders: false, ..below(0) },
            Class::Single => Self { borders: false, ..below(if rows < 16 { 0 } else { 4 }) },
            Class::Small => below(6),
            Class::Medium => below(11),
            Class::Wide => {
                let [list, preview] = split_columns(body, share(body.width, (3, 5)));
                Self { list, preview, ..base }
            }
        }
    }
}

/// A line of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Line {
    /// Nothing, between sections.
    Blank,
    /// What stands over a section.
    Heading(Heading),
    /// An entry, and which of its lines it is.
    Entry(usize, usize),
}

/// How many lines an entry of a section takes.
#[must_use]
pub fn height(heading: Heading) -> usize {
    match heading {
        Heading::Articles | Heading::SpeakerName | Heading::Unnamed => 1,
        Heading::Hits(_) | Heading::Share(_) => 2,
    }
}

/// The `fit` lines around the selected entry. A list of articles only needs no
/// heading.
#[must_use]
pub fn lines(sections: &[Section], selected: usize, fit: usize) -> Vec<Line> {
    let headed = sections.len() > 1 || sections.first().is_some_and(|one| one.heading != Heading::Articles);
    let before = |index: usize| if headed { 1 + usize::from(index > 0) } else { 0 };
    let length =
        |index: usize, section: &Section| before(index) + section.entries.len() * height(section.heading);
    let all: usize = sections.iter().enumerate().map(|(index, section)| length(index, section)).sum();
    let mut at = 0;
    let mut line_of_selected = 0;
    for (index, section) in sections.iter().enumerate() {
        if section.entries.contains(&selected) {
            line_of_selected =
                at + before(index) + (selected - section.entries.start) * height(section.heading);
        }
        at += length(index, section);
    }
    let first = line_of_selected.saturating_sub(fit / 2).min(all.saturating_sub(fit));
    let mut shown = Vec::new();
    let mut at = 0;
    for (index, section) in sections.iter().enumerate() {
        let length = length(index, section);
        for line in first.max(at)..(first + fit).min(at + length) {
            shown.push(line_of(section, (line - at, before(index))));
        }
        at += length;
    }
    shown
}

/// The line so many lines below the top of a section, of which so many stand before its entries.
fn line_of(section: &Section, (line, before): (usize, usize)) -> Line {
    match line.checked_sub(before) {
        Some(line) => {
            let height = height(section.heading);
            Line::Entry(section.entries.start + line / height, line % height)
        }
        None if line + 1 == before => Line::Heading(section.heading),
        None => Line::Blank,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::SearchHitKind;

    #[test]
    fn no_part_is_outside_the_screen_or_on_top_of_another() {
        for columns in (0..=210).chain([u16::MAX]) {
            for rows in (0..=60).chain([u16::MAX]) {
                let layout = LibraryLayout::of(columns, rows);
                let screen = Rect::new(0, 0, columns, rows);
                let mut placed = vec![layout.heading, layout.list, layout.preview, layout.footer];
                placed.retain(|area| !area.is_empty());
                for (index, area) in placed.iter().enumerate() {
                    assert_eq!(area.intersection(screen), *area, "{columns}x{rows}: {area:?} is outside");
                    let free = placed.iter().skip(index + 1).all(|other| !area.intersects(*other));
                    assert!(free, "{columns}x{rows}: overlap");
                }
            }
        }
    }

    #[test]
    fn a_list_alone_has_no_heading_and_scrolls_around_the_selected_entry() {
        let sections = [Section { heading: Heading::Articles, entries: 0..10_000 }];
        assert_eq!(lines(&sections, 0, 3), [0, 1, 2].map(|entry| Line::Entry(entry, 0)));
        assert_eq!(lines(&sections, 5000, 3), [4999, 5000, 5001].map(|entry| Line::Entry(entry, 0)));
        assert_eq!(lines(&sections, 9999, 3), [9997, 9998, 9999].map(|entry| Line::Entry(entry, 0)));
        assert!(lines(&[], 0, 3).is_empty() && lines(&sections, 3, 0).is_empty());
    }

    #[test]
    fn sections_stand_under_their_headings_and_entries_keep_their_lines() {
        let sections = [
            Section { heading: Heading::Articles, entries: 0..1 },
            Section { heading: Heading::Hits(SearchHitKind::Text), entries: 1..3 },
        ];
        let all = [
            Line::Heading(Heading::Articles),
            Line::Entry(0, 0),
            Line::Blank,
            Line::Heading(Heading::Hits(SearchHitKind::Text)),
            Line::Entry(1, 0),
            Line::Entry(1, 1),
            Line::Entry(2, 0),
            Line::Entry(2, 1),
        ];
        assert_eq!(lines(&sections, 0, 20), all);
        assert_eq!(lines(&sections, 2, 4), all[4..]);
    }
}
