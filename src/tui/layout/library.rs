//! Screen size -> where each part of the library is, and which lines of its list are on the screen.
//!
//! Lines are counted, not built: of ten thousand entries only those on the screen are looked at.

use crate::tui::layout::{SizeClass, inside_border, share, split_columns, split_rows};
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
                let [list, preview] = split_columns(body, share(body.width, (7, 10)));
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

    /// Where the lines of the list are.
    #[must_use]
    pub fn list_inside(&self) -> Rect {
        if self.borders { inside_border(self.list) } else { self.list }
    }

    /// Where the lines of the preview are: inside its border, otherwise below the line that divides it from the list.
    #[must_use]
    pub fn preview_inside(&self) -> Rect {
        let (left, right, below) = if self.borders { (2, 4, 2) } else { (1, 2, 1) };
        let Rect { x, y, width, height } = self.preview;
        Rect {
            x: x + width.min(left),
            y: y + height.min(1),
            width: width.saturating_sub(right),
            height: height.saturating_sub(below),
        }
    }
}

/// A line of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListLine {
    /// An empty line between sections.
    Blank,
    /// The heading of a section.
    SectionHeading(SectionHeading),
    /// An entry, and which of its lines it is.
    Entry(usize, usize),
}

/// The `fit` lines around the selected entry. A list of only articles has no heading. Where the heading of the first section
/// has been scrolled past, it stands in the first line. `lines_of_words` says how many lines the words of an entry
/// take, where that depends on them.
#[must_use]
pub fn lines(
    sections: &[LibrarySection],
    selected: usize,
    fit: usize,
    lines_of_words: &dyn Fn(usize) -> usize,
) -> Vec<ListLine> {
    let list = ListLines::of(sections, selected, lines_of_words);
    let first = list.first_shown(fit);
    let Some(heading) = list.heading_over(first).filter(|_| fit >= ROOM_FOR_HEADING) else {
        return (first..first + fit).map_while(|line| list.line(line)).collect();
    };
    let mut first = first + 1;
    // No entry begins with its second line.
    while matches!(list.line(first), Some(ListLine::Entry(_, 1..))) {
        first += 1;
    }
    let rest = |first: usize| (first..).map_while(|line| list.line(line));
    if list.line(first) == Some(ListLine::Blank) {
        // No entry of the section is left: the heading of the next one is enough.
        return rest(first + 1).take(fit).collect();
    }
    let rest = rest(first);
    std::iter::once(ListLine::SectionHeading(heading)).chain(rest).take(fit).collect()
}

/// A list of fewer lines has none to spare for a heading that was scrolled past.
const ROOM_FOR_HEADING: usize = 6;

/// All lines of a list, counted.
struct ListLines<'a> {
    sections: &'a [LibrarySection],
    /// The first line of each section, and the line after the last.
    tops: Vec<usize>,
    has_headings: bool,
    selected: usize,
    /// How many lines the selected entry takes more than those beside it.
    extra_lines: usize,
    lines_of_words: &'a dyn Fn(usize) -> usize,
}

impl<'a> ListLines<'a> {
    fn of(
        sections: &'a [LibrarySection],
        selected: usize,
        lines_of_words: &'a dyn Fn(usize) -> usize,
    ) -> Self {
        let has_headings =
            sections.len() > 1 || sections.first().is_some_and(|one| one.heading != SectionHeading::Articles);
        let mut lines =
            Self { sections, tops: vec![0], has_headings, selected, extra_lines: 0, lines_of_words };
        lines.extra_lines = lines.extra_lines_of_selected();
        for (index, section) in sections.iter().enumerate() {
            let length = lines.above(index) + lines.height_of(section, section.entries.end);
            lines.tops.push(lines.count() + length);
        }
        lines
    }

    fn count(&self) -> usize {
        self.tops.last().copied().unwrap_or_default()
    }

    /// The lines of the selected entry for words of which others show a part.
    fn extra_lines_of_selected(&self) -> usize {
        let holds = |section: &&LibrarySection| section.entries.contains(&self.selected);
        match self.sections.iter().find(holds).map(|section| section.heading) {
            Some(SectionHeading::Report(_, 2..)) => (self.lines_of_words)(self.selected).saturating_sub(1),
            Some(SectionHeading::Statement(_)) => (self.lines_of_words)(self.selected).saturating_sub(2),
            _ => 0,
        }
    }

    /// The first of the `fit` lines that are shown: the selected entry is among them with all its lines if they fit.
    fn first_shown(&self, fit: usize) -> usize {
        let start = self.line_of(self.selected);
        let heading = self.sections.iter().find(|section| section.entries.contains(&self.selected));
        let height =
            heading.map_or(1, |section| self.height(section.heading, self.selected) + self.extra_lines);
        let whole = (start + height).saturating_sub(fit).min(start.saturating_sub(1));
        start.saturating_sub(fit / 2).max(whole).min(self.count().saturating_sub(fit))
    }

    /// How many lines are above the first entry of a section.
    fn above(&self, index: usize) -> usize {
        if self.has_headings { 1 + usize::from(index > 0) } else { 0 }
    }

    /// How many lines an entry takes that is not the selected one.
    fn height(&self, heading: SectionHeading, entry: usize) -> usize {
        match heading {
            SectionHeading::Articles
            | SectionHeading::Named
            | SectionHeading::Unnamed
            | SectionHeading::Alike => 1,
            SectionHeading::Hits(_) | SectionHeading::Statement(_) => 2,
            SectionHeading::Share(_) => (self.lines_of_words)(entry).max(1),
            SectionHeading::Report(_, height) => height.max(1),
        }
    }

    /// How many lines the entries of a section before `end` take.
    fn height_of(&self, section: &LibrarySection, end: usize) -> usize {
        let entries = section.entries.start..end;
        let extra = if entries.contains(&self.selected) { self.extra_lines } else { 0 };
        match section.heading {
            SectionHeading::Share(_) => entries.map(|entry| self.height(section.heading, entry)).sum(),
            heading => entries.len() * self.height(heading, section.entries.start) + extra,
        }
    }

    /// The first line of an entry.
    fn line_of(&self, entry: usize) -> usize {
        let at = self.sections.iter().position(|section| section.entries.contains(&entry));
        let found = at.and_then(|at| Some((self.tops.get(at)?, self.sections.get(at)?, self.above(at))));
        found.map_or(0, |(top, section, above)| top + above + self.height_of(section, entry))
    }

    /// The section of a line, and which of the section's lines it is.
    fn place(&self, line: usize) -> Option<(usize, usize)> {
        let section = self.tops.partition_point(|top| *top <= line).checked_sub(1)?;
        Some((section, line - self.tops.get(section)?))
    }

    fn line(&self, line: usize) -> Option<ListLine> {
        let (index, line) = self.place(line)?;
        let (section, above) = (self.sections.get(index)?, self.above(index));
        let Some(mut line) = line.checked_sub(above) else {
            let is_heading = line + 1 == above;
            return Some(if is_heading {
                ListLine::SectionHeading(section.heading)
            } else {
                ListLine::Blank
            });
        };
        if !matches!(section.heading, SectionHeading::Share(_)) {
            return Some(self.line_of_equals(section, line));
        }
        for entry in section.entries.clone() {
            let height = self.height(section.heading, entry);
            if line < height {
                return Some(ListLine::Entry(entry, line));
            }
            line -= height;
        }
        None
    }

    /// A line of a section whose entries take as many lines as each other, but for the selected one.
    fn line_of_equals(&self, section: &LibrarySection, mut line: usize) -> ListLine {
        let first = section.entries.start;
        let height = self.height(section.heading, first);
        let first_extra = self.selected.checked_sub(first).map_or(usize::MAX, |before| (before + 1) * height);
        if let Some(over) = line.checked_sub(first_extra) {
            if over < self.extra_lines {
                return ListLine::Entry(self.selected, height + over);
            }
            line -= self.extra_lines;
        }
        ListLine::Entry(first + line / height, line % height)
    }

    /// The heading of the section in which a line is, unless the line is above its entries.
    fn heading_over(&self, line: usize) -> Option<SectionHeading> {
        let is_entry = matches!(self.line(line), Some(ListLine::Entry(..)));
        let (section, _) = self.place(line).filter(|_| is_entry && self.has_headings)?;
        self.sections.get(section).map(|section| section.heading)
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
        let lines = |sections: &[LibrarySection], selected, fit| lines(sections, selected, fit, &|_| 2);
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
            ListLine::Blank,
            ListLine::SectionHeading(SectionHeading::Hits(SearchHitKind::Text)),
            ListLine::Entry(1, 0),
            ListLine::Entry(1, 1),
            ListLine::Entry(2, 0),
            ListLine::Entry(2, 1),
        ];
        let lines = |selected, fit| lines(&sections, selected, fit, &|_| 2);
        assert_eq!(lines(0, 20), all);
        assert_eq!(lines(2, 4), all[4..]);
    }

    #[test]
    fn a_quotation_on_one_line_leaves_none_blank() {
        let sections = [LibrarySection { heading: SectionHeading::Share(0), entries: 0..3 }];
        let expected = [
            ListLine::SectionHeading(SectionHeading::Share(0)),
            ListLine::Entry(0, 0),
            ListLine::Entry(1, 0),
            ListLine::Entry(1, 1),
            ListLine::Entry(2, 0),
        ];
        assert_eq!(lines(&sections, 2, 9, &|entry| 1 + usize::from(entry == 1)), expected);
    }

    #[test]
    fn a_heading_that_was_scrolled_past_stays_in_the_first_line() {
        let heading = SectionHeading::Hits(SearchHitKind::Text);
        let sections = [
            LibrarySection { heading: SectionHeading::Articles, entries: 0..1 },
            LibrarySection { heading, entries: 1..100 },
        ];
        for selected in 0..100 {
            let shown = lines(&sections, selected, 8, &|_| 2);
            assert!(shown.contains(&ListLine::Entry(selected, 0)), "{selected}: {shown:?}");
            assert!(shown.len() >= 7, "{selected}: {shown:?}");
            assert!(shown.iter().any(|line| matches!(line, ListLine::SectionHeading(_))), "{shown:?}");
            let first = shown.first().filter(|line| !matches!(line, ListLine::Blank));
            assert!(!matches!(first, Some(ListLine::Entry(..))), "{selected}: {shown:?}");
            assert!(!matches!(shown.get(1), Some(ListLine::Entry(_, 1))), "{selected}: {shown:?}");
        }
    }

    #[test]
    fn the_selected_entry_is_whole_in_view_where_it_takes_more_lines_than_others() {
        let kinds: [(SectionHeading, usize); 3] = [
            (SectionHeading::Report(0, 2), 6),
            (SectionHeading::Statement(0), 7),
            (SectionHeading::Share(0), 7),
        ];
        for (heading, selected_words) in kinds {
            let sections =
                [LibrarySection { heading, entries: 0..7 }, LibrarySection { heading, entries: 7..30 }];
            for (fit, selected) in (8..20).flat_map(|fit| (0..30).map(move |selected| (fit, selected))) {
                let words = |entry: usize| if entry == selected { selected_words } else { 2 };
                let shown = lines(&sections, selected, fit, &words);
                let parts: Vec<ListLine> = (0..7).map(|part| ListLine::Entry(selected, part)).collect();
                let said = format!("{heading:?}, {selected}, {fit}: {shown:?}");
                assert!(shown.windows(7).any(|lines| lines == parts), "{said}");
                assert!(shown.len() + 3 >= fit, "{said}");
                let is_bare = matches!(shown[..2], [ListLine::SectionHeading(_), ListLine::Blank]);
                assert!(!is_bare, "a heading without an entry: {said}");
                let others = shown.iter().filter(|line| matches!(line, ListLine::Entry(_, 2..))).count();
                assert_eq!(others, 5, "{said}: only the selected entry takes more lines");
            }
        }
    }
}
