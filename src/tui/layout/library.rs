//! Screen size -> where each part of the library is, and which lines of its list are on the screen.
//!
//! Lines are counted, not built: of ten thousand entries only those on the screen are looked at.

use crate::tui::layout::{SizeClass, share, split_columns, split_rows};
use crate::tui::state::library::{LibrarySection, SectionHeading};
use ratatui::layout::Rect;

/// Where each part is. Parts that are not shown are empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct LibraryLayout {
    /// The line with the totals.
    pub heading: Rect,
    /// The list.
    pub list: Rect,
    /// The preview of the selected entry.
    pub preview: Rect,
    /// The keys.
    pub footer: Rect,
    /// Whether list and preview have borders.
    pub borders: bool,
}

impl LibraryLayout {
    /// Divides a screen of this size.
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
        match SizeClass::of(columns, rows) {
            SizeClass::Tiny => Self { borders: false, ..below(0) },
            SizeClass::Single => Self { borders: false, ..below(if rows < 16 { 0 } else { 4 }) },
            SizeClass::Small => below(6),
            SizeClass::Medium => below(11),
            SizeClass::Wide => {
                let [list, preview] = split_columns(body, share(body.width, (3, 5)));
                Self { list, preview, ..base }
            }
        }
    }
}

impl LibraryLayout {
    /// The same without a preview, whose room the list gets: there is nothing to preview.
    #[must_use]
    pub fn without_preview(self) -> Self {
        Self { list: self.list.union(self.preview), preview: Rect::default(), ..self }
    }
}

/// A line of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListLine {
    /// An empty line between sections.
    FormKind,
    /// The heading of a section.
    SectionHeading(SectionHeading),
    /// An entry, and which of its lines it is.
    Entry(usize, usize),
}

/// How many lines an entry of a section takes.
#[must_use]
pub fn height(heading: SectionHeading) -> usize {
    match heading {
        SectionHeading::Articles
        | SectionHeading::Named
        | SectionHeading::Unnamed
        | SectionHeading::Alike => 1,
        SectionHeading::Hits(_) | SectionHeading::Share(_) | SectionHeading::Statement(_) => 2,
        SectionHeading::Report(_, height) => height.max(1),
    }
}

/// The `fit` lines around the selected entry. A list of only articles has no heading.
#[must_use]
pub fn lines(sections: &[LibrarySection], selected: usize, fit: usize) -> Vec<ListLine> {
    let headed =
        sections.len() > 1 || sections.first().is_some_and(|one| one.heading != SectionHeading::Articles);
    let before = |index: usize| if headed { 1 + usize::from(index > 0) } else { 0 };
    let length = |index: usize, section: &LibrarySection| {
        before(index) + section.entries.len() * height(section.heading)
    };
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

/// The line `line` lines below the top of a section whose entries start after `before` lines.
fn line_of(section: &LibrarySection, (line, before): (usize, usize)) -> ListLine {
    match line.checked_sub(before) {
        Some(line) => {
            let height = height(section.heading);
            ListLine::Entry(section.entries.start + line / height, line % height)
        }
        None if line + 1 == before => ListLine::SectionHeading(section.heading),
        None => ListLine::FormKind,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::SearchHitKind;

    #[test]
    fn no_part_leaves_the_screen_or_overlaps_another() {
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
    fn a_single_section_of_articles_has_no_heading_and_scrolls_around_the_selection() {
        let sections = [LibrarySection { heading: SectionHeading::Articles, entries: 0..10_000 }];
        assert_eq!(lines(&sections, 0, 3), [0, 1, 2].map(|entry| ListLine::Entry(entry, 0)));
        assert_eq!(lines(&sections, 5000, 3), [4999, 5000, 5001].map(|entry| ListLine::Entry(entry, 0)));
        assert_eq!(lines(&sections, 9999, 3), [9997, 9998, 9999].map(|entry| ListLine::Entry(entry, 0)));
        assert!(lines(&[], 0, 3).is_empty() && lines(&sections, 3, 0).is_empty());
    }

    #[test]
    fn sections_have_headings_and_entries_keep_their_lines() {
        let sections = [
            LibrarySection { heading: SectionHeading::Articles, entries: 0..1 },
            LibrarySection { heading: SectionHeading::Hits(SearchHitKind::Text), entries: 1..3 },
        ];
        let all = [
            ListLine::SectionHeading(SectionHeading::Articles),
            ListLine::Entry(0, 0),
            ListLine::FormKind,
            ListLine::SectionHeading(SectionHeading::Hits(SearchHitKind::Text)),
            ListLine::Entry(1, 0),
            ListLine::Entry(1, 1),
            ListLine::Entry(2, 0),
            ListLine::Entry(2, 1),
        ];
        assert_eq!(lines(&sections, 0, 20), all);
        assert_eq!(lines(&sections, 2, 4), all[4..]);
    }
}
