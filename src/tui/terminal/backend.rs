//! Frames -> the terminal: ratatui's crossterm backend, with three of its habits changed.
//!
//! It would hide the cursor again with every frame, ask the terminal where the cursor is (and wait for the answer
//! among the keys), and read the size once more than the state knows it. Here the cursor is switched only when
//! that changes something, nothing is asked, and the size is the one the frame is drawn for.

use crate::tui::terminal::{self, Frames};
use ratatui::backend::{Backend, ClearType, CrosstermBackend, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};
use std::io;

/// The terminal as ratatui draws on it.
#[derive(Debug)]
pub(in crate::tui) struct Screen {
    inner: CrosstermBackend<Frames>,
    size: Size,
}

impl Screen {
    /// A screen of so many columns and rows.
    pub(in crate::tui) fn new(columns: u16, rows: u16) -> Self {
        let inner = CrosstermBackend::new(Frames::default());
        Self { inner, size: Size { width: columns, height: rows } }
    }

    /// The size of the frames from now on.
    pub(in crate::tui) fn resize(&mut self, columns: u16, rows: u16) {
        self.size = Size { width: columns, height: rows };
    }
}

impl Backend for Screen {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        // Without a change nothing is sent, not even a reset of colours.
        let mut content = content.peekable();
        if content.peek().is_none() { Ok(()) } else { self.inner.draw(content) }
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        terminal::show_cursor(false)
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        terminal::show_cursor(true)
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
