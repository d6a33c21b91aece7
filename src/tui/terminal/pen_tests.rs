//! On a terminal that draws lines, quotation marks and Cyrillic letters two columns wide, each row still begins where it should.

use super::*;
use crate::tui::terminal::cells;
use ratatui::layout::Rect;
use ratatui::style::Style;

const SIZE: (u16, u16) = (40, 12);

/// A terminal that draws all but ASCII two columns wide. It knows only what a pen sends.
struct WideTerminal {
    rows: Vec<Vec<char>>,
    column: usize,
    row: usize,
}

impl WideTerminal {
    fn showing(bytes: &str) -> Self {
        let row = vec![' '; usize::from(SIZE.0)];
        let mut terminal = Self { rows: vec![row; usize::from(SIZE.1)], column: 0, row: 0 };
        let mut pieces = bytes.split("\u{1b}[");
        terminal.print_all(pieces.next().unwrap_or_default());
        for piece in pieces {
            let (end, last) = piece.char_indices().find(|(_, c)| c.is_ascii_alphabetic()).unwrap();
            let (numbers, printed) = piece.split_at(end);
            terminal.obey(numbers, last);
            terminal.print_all(printed.strip_prefix(last).unwrap_or_default());
        }
        terminal
    }

    fn obey(&mut self, numbers: &str, last: char) {
        let mut numbers = numbers.split(';').map(|number| number.parse::<usize>().unwrap_or(1));
        let mut number = || numbers.next().unwrap_or(1);
        match last {
            'H' => (self.row, self.column) = (number() - 1, number() - 1),
            'G' => self.column = number() - 1,
            'C' => self.column = (self.column + number()).min(usize::from(SIZE.0) - 1),
            'X' => {
                let end = (self.column + number()).min(usize::from(SIZE.0));
                self.rows[self.row][self.column..end].fill(' ');
            }
            'm' => {}
            other => panic!("{other}"),
        }
    }

    fn print_all(&mut self, words: &str) {
        for c in words.chars() {
            self.print(c);
        }
    }

    fn print(&mut self, c: char) {
        match c {
            '\n' => self.row += 1,
            '\r' => self.column = 0,
            '\u{8}' => self.column -= 1,
            _ => {
                let width = if c.is_ascii() { 1 } else { 2 };
                if self.column + width > usize::from(SIZE.0) {
                    (self.row, self.column) = ((self.row + 1).min(usize::from(SIZE.1) - 1), 0);
                }
                self.rows[self.row][self.column..self.column + width].fill(' ');
                self.rows[self.row][self.column] = c;
                self.column += width;
            }
        }
    }
}

/// What such a terminal shows of a frame with numbers in one colour, and beside them a text in another.
fn shown(column: u16, text: &str, colour: Color) -> WideTerminal {
    let mut frame = Buffer::empty(Rect::new(0, 0, SIZE.0, SIZE.1));
    for row in 0..SIZE.1 - 1 {
        frame.set_string(0, row, format!("{}", row + 10), Style::new().fg(Color::Gray));
        frame.set_string(column, row, text, Style::new().fg(colour));
    }
    let places: Vec<(u16, u16)> =
        (0..SIZE.1).flat_map(|row| (0..SIZE.0).map(move |column| (column, row))).collect();
    WideTerminal::showing(&cells::drawn(&places, &frame, &Hyperlinks::default()))
}

#[test]
fn a_vertical_line_is_straight() {
    for text in ["│", "┃", "▎ x", "“a” Ж"] {
        let terminal = shown(20, text, Color::LightCyan);
        let first = text.chars().next().unwrap();
        for (row, cells) in terminal.rows.iter().take(usize::from(SIZE.1) - 1).enumerate() {
            let text: String = cells.iter().collect();
            assert_eq!(
                (cells[20], cells.iter().position(|c| *c == first)),
                (first, Some(20)),
                "{row}: {text}"
            );
        }
    }
}

#[test]
fn a_row_whose_letters_may_be_wrapped_leaves_the_next_one_in_its_place() {
    let terminal = shown(3, "Жизнь города продолжается у моря", Color::Gray);
    for (row, cells) in terminal.rows.iter().take(usize::from(SIZE.1) - 1).enumerate() {
        let text: String = cells.iter().collect();
        assert!(text.starts_with(&(row + 10).to_string()), "{row}: {text}");
    }
}
