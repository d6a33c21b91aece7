//! Frames -> the terminal: ratatui's crossterm backend with five changes.
//!
//! The original hides the cursor again with every frame, asks the terminal where the cursor is (and waits for the answer
//! among the keys), and asks for the size of the terminal, which may differ from the one the state was laid out for. This
//! one shows or hides the cursor only if that changes something, asks nothing, keeps to the size of the frame, draws in
//! ASCII what the terminal cannot show or would show at another width, and sends few bytes: it knows what the terminal shows,
//! and has it move rows, or parts of them, by itself where that is shorter.

use super::ascii::{ascii, narrow};
use super::cells;
use super::scrolling::{Margins, Scroll, scroll_between};
use crate::tui::abilities::Charset;
use crate::tui::hyperlinks::Hyperlinks;
use crate::tui::terminal::{self, Frames};
use ratatui::backend::{Backend, ClearType, CrosstermBackend, WindowSize};
use ratatui::buffer::{Buffer, Cell, CellWidth};
use ratatui::layout::{Position, Rect, Size};
use std::cell::RefCell;
use std::io::{self, Write};
use std::rc::Rc;

/// What ratatui draws on.
#[derive(Debug)]
pub(in crate::tui) struct TerminalBackend {
    inner: CrosstermBackend<Frames>,
    size: Size,
    charset: Charset,
    /// Which parts of the screen the terminal can move.
    margins: Margins,
    /// What the terminal shows.
    shown: Buffer,
    links: FrameLinks,
}

/// The addresses in the frame that is being drawn. Who draws it puts them here before its cells are sent.
pub(in crate::tui) type FrameLinks = Rc<RefCell<Hyperlinks>>;

/// Frames of more bytes than this are compared with the one before, to find out what the terminal can move by itself.
const MIN_SCROLL_BYTES: usize = 150;

impl TerminalBackend {
    /// A backend for frames of this many columns and rows, on a terminal with these characters.
    pub(in crate::tui) fn new((columns, rows): (u16, u16), charset: Charset) -> Self {
        let inner = CrosstermBackend::new(Frames::default());
        let size = Size { width: columns, height: rows };
        Self {
            inner,
            size,
            charset,
            margins: Margins::None,
            shown: empty(size),
            links: FrameLinks::default(),
        }
    }

    /// The addresses behind the words of the next frame.
    pub(in crate::tui) fn links(&self) -> FrameLinks {
        Rc::clone(&self.links)
    }

    /// From now on, parts of the screen are moved as this terminal can.
    pub(in crate::tui) fn set_margins(&mut self, margins: Margins) {
        self.margins = margins;
    }

    /// Changes the size of the frames. The terminal has to be cleared then.
    pub(in crate::tui) fn resize(&mut self, columns: u16, rows: u16) {
        self.size = Size { width: columns, height: rows };
        self.shown = empty(self.size);
    }
}

fn empty(size: Size) -> Buffer {
    Buffer::empty(Rect::new(0, 0, size.width, size.height))
}

/// The cells as the terminal shows them.
fn as_shown<'a>(
    charset: Charset,
    changes: impl Iterator<Item = (u16, u16, &'a Cell)>,
) -> Vec<(u16, u16, Cell)> {
    let shown = |(column, row, cell): (u16, u16, &Cell)| {
        let mut cell = cell.clone();
        match charset {
            Charset::Unicode => {}
            Charset::Ascii => {
                let symbol = ascii(cell.symbol());
                cell.set_symbol(&symbol);
            }
            Charset::Narrow | Charset::Wide => {
                let symbol = narrow(cell.symbol());
                cell.set_symbol(&symbol);
            }
        }
        (column, row, cell)
    };
    changes.map(shown).collect()
}

/// Puts changed cells on the screen `shown`. Returns the bytes that make the terminal show them.
fn put_on(
    shown: &mut Buffer,
    changes: Vec<(u16, u16, Cell)>,
    (margins, links): (Margins, &Hyperlinks),
) -> String {
    let before = shown.clone();
    let places: Vec<(u16, u16)> = changes.iter().map(|(column, row, _)| (*column, *row)).collect();
    for (column, row, cell) in changes {
        let width = cell.cell_width();
        // The rest of a wide character is not drawn.
        for covered in column + 1..column.saturating_add(width) {
            if let Some(covered) = shown.cell_mut((covered, row)) {
                covered.reset();
            }
        }
        if let Some(place) = shown.cell_mut((column, row)) {
            *place = cell;
        }
    }
    let drawn = cells::drawn(&with_halves(&before, shown, places), shown, links);
    if drawn.len() < MIN_SCROLL_BYTES {
        return drawn;
    }
    let Some(rows) = scroll_between(&before, shown) else { return drawn };
    let part = match margins {
        Margins::None => None,
        Margins::LeftAndRight => rows.narrowed(&before, shown),
    };
    let scrolls = [Some(rows), part].into_iter().flatten();
    let ways = scrolls.map(|scroll| scrolled(&scroll, (&before, shown), links)).chain([drawn]);
    ways.min_by_key(String::len).unwrap_or_default()
}

/// The bytes that move rows of the screen `before` and draw the rest of `shown`.
fn scrolled(scroll: &Scroll, (before, shown): (&Buffer, &Buffer), links: &Hyperlinks) -> String {
    let mut moved = before.clone();
    scroll.apply(&mut moved);
    let rest: Vec<(u16, u16)> = moved.diff_iter(shown).map(|(column, row, _)| (column, row)).collect();
    scroll.sequence(shown.area.width) + &cells::drawn(&with_halves(&moved, shown, rest), shown, links)
}

/// The places that are drawn, with the halves that are left of wide characters which others cover: terminals differ in what
/// they show there.
fn with_halves(before: &Buffer, shown: &Buffer, places: Vec<(u16, u16)>) -> Vec<(u16, u16)> {
    let is_wide = |screen: &Buffer, at| screen.cell(at).is_some_and(|cell| cell.cell_width() == 2);
    let left_of = |(column, row): (u16, u16)| {
        // The last column that is drawn over: a wide character that began there has a half to its right.
        let last = column + u16::from(is_wide(shown, (column, row)));
        is_wide(before, (last, row)).then_some((last + 1, row))
    };
    let mut all: Vec<(u16, u16)> =
        places.into_iter().flat_map(|place| [Some(place), left_of(place)]).flatten().collect();
    all.dedup();
    all
}

impl Backend for TerminalBackend {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        let changes = as_shown(self.charset, content);
        if changes.is_empty() {
            return Ok(());
        }
        let drawn = put_on(&mut self.shown, changes, (self.margins, &self.links.borrow()));
        self.inner.write_all(drawn.as_bytes())
    }

    // ratatui shows the cursor when it ends, and prints a failure to standard error. A terminal that is gone fails there
    // too, which would be a panic; that it is gone is known from the frames.
    fn hide_cursor(&mut self) -> io::Result<()> {
        let _ = terminal::show_cursor(false);
        Ok(())
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        let _ = terminal::show_cursor(true);
        Ok(())
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        Ok(Position::ORIGIN)
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        self.inner.set_cursor_position(position)
    }

    fn clear(&mut self) -> io::Result<()> {
        self.clear_region(ClearType::All)
    }

    /// Clears the whole screen, whatever part is meant: ratatui clears nothing else.
    fn clear_region(&mut self, _part: ClearType) -> io::Result<()> {
        self.shown = empty(self.size);
        self.inner.clear_region(ClearType::All)
    }

    fn size(&self) -> io::Result<Size> {
        Ok(self.size)
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        Ok(WindowSize { columns_rows: self.size, pixels: Size::ZERO })
    }

    fn flush(&mut self) -> io::Result<()> {
        Backend::flush(&mut self.inner)
    }
}

#[cfg(test)]
#[path = "backend_tests.rs"]
mod tests;
