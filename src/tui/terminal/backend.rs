//! Frames -> the terminal: ratatui's crossterm backend with four changes.
//!
//! The original hides the cursor again with every frame, asks the terminal where the cursor is (and waits for the answer
//! among the keys), and asks for the size of the terminal, which may differ from the one the state was laid out for. This
//! one shows or hides the cursor only if that changes something, asks nothing, keeps to the size of the frame, and draws in
//! ASCII what the terminal cannot show or would show at another width.

use super::ascii::{ascii, narrow};
use crate::tui::abilities::Charset;
use crate::tui::terminal::{self, Frames};
use ratatui::backend::{Backend, ClearType, CrosstermBackend, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};
use std::io;

/// What ratatui draws on.
#[derive(Debug)]
pub(in crate::tui) struct TerminalBackend {
    inner: CrosstermBackend<Frames>,
    size: Size,
    charset: Charset,
}

impl TerminalBackend {
    /// A backend for frames of this many columns and rows, on a terminal with these characters.
    pub(in crate::tui) fn new((columns, rows): (u16, u16), charset: Charset) -> Self {
        let inner = CrosstermBackend::new(Frames::default());
        Self { inner, size: Size { width: columns, height: rows }, charset }
    }

    /// Draws cells with other glyphs.
    fn draw_changed<'a>(
        &mut self,
        content: impl Iterator<Item = (u16, u16, &'a Cell)>,
        change: fn(&str) -> String,
    ) -> io::Result<()> {
        let changed = |(column, row, cell): (u16, u16, &Cell)| {
            let mut cell = cell.clone();
            let shown = change(cell.symbol());
            cell.set_symbol(&shown);
            (column, row, cell)
        };
        let cells: Vec<(u16, u16, Cell)> = content.map(changed).collect();
        self.inner.draw(cells.iter().map(|(column, row, cell)| (*column, *row, cell)))
    }

    /// Changes the size of the frames.
    pub(in crate::tui) fn resize(&mut self, columns: u16, rows: u16) {
        self.size = Size { width: columns, height: rows };
    }
}

impl Backend for TerminalBackend {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        // The original sends a reset of the colours even if no cell has changed.
        let mut content = content.peekable();
        match (content.peek(), self.charset) {
            (None, _) => Ok(()),
            (Some(_), Charset::Unicode) => self.inner.draw(content),
            (Some(_), Charset::Ascii) => self.draw_changed(content, ascii),
            (Some(_), Charset::Narrow) => self.draw_changed(content, narrow),
        }
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
        self.inner.clear()
    }

    fn clear_region(&mut self, clear_type: ClearType) -> io::Result<()> {
        self.inner.clear_region(clear_type)
    }

    fn size(&self) -> io::Result<Size> {
        Ok(self.size)
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        Ok(WindowSize { columns_rows: self.size, pixels: Size::ZERO })
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}
