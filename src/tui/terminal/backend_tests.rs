//! Whatever one frame shows and the next, the terminal shows the next one cell by cell, and few bytes were sent.

use super::*;
use proptest::prelude::*;
use ratatui::style::{Color, Modifier, Style};
use std::num::NonZero;

const SIZE: Size = Size { width: 40, height: 14 };

/// A terminal that has been sent something.
fn terminal(size: Size) -> vt100::Parser {
    vt100::Parser::new(NonZero::new(size.height).unwrap(), NonZero::new(size.width).unwrap(), 0)
}

/// Every cell of a terminal, with its colours.
fn cells_of(terminal: &vt100::Parser, size: Size) -> Vec<String> {
    let screen = terminal.screen();
    let at = |place: u16| {
        let (row, column) = (place / size.width, place % size.width);
        screen.cell(row, column).map_or(String::new(), |cell| {
            let style = (cell.fgcolor(), cell.bgcolor(), cell.bold(), cell.underline(), cell.inverse());
            // An empty cell and a blank look the same.
            let symbol = if cell.contents().is_empty() && !cell.is_wide_continuation() {
                " "
            } else {
                cell.contents()
            };
            format!("{symbol}{style:?}")
        })
    };
    (0..size.width * size.height).map(at).collect()
}

/// Sends one frame after the other as ratatui would. Returns the bytes of each.
fn send(frames: &[Buffer], terminal: &mut vt100::Parser) -> Vec<usize> {
    let size = frames[0].area.as_size();
    let (mut shown, mut before) = (empty(size), empty(size));
    let mut sent = Vec::new();
    for frame in frames {
        let changes = as_shown(Charset::Unicode, before.diff_iter(frame));
        let bytes = put_on(&mut shown, changes, &Hyperlinks::default());
        terminal.process(bytes.as_bytes());
        sent.push(bytes.len());
        before = frame.clone();
    }
    sent
}

fn assert_same(frames: &[Buffer]) -> Vec<usize> {
    let last = frames.last().unwrap();
    let size = last.area.as_size();
    let (mut one, mut fresh) = (terminal(size), terminal(size));
    let sent = send(frames, &mut one);
    send(std::slice::from_ref(last), &mut fresh);
    let differ = cells_of(&one, size).into_iter().zip(cells_of(&fresh, size)).enumerate();
    let differ: Vec<_> = differ.filter(|(_, (one, fresh))| one != fresh).collect();
    assert!(differ.is_empty(), "{} cells in a row: {differ:?}", size.width);
    sent
}

/// A text pane of numbered lines beside a panel, with a title above and a hint below.
fn page(first: usize, size: Size) -> Buffer {
    let mut page = empty(size);
    let split = size.width * 2 / 3;
    page.set_string(0, 0, "Pullquote  story.txt", Style::new().add_modifier(Modifier::REVERSED));
    for row in 1..size.height - 1 {
        let line = format!("{} the line has words, 漢字 and é", first + usize::from(row));
        page.set_stringn(0, row, line, usize::from(split) - 1, Style::new().fg(Color::Indexed(75)));
        page.set_string(split, row, "│", Style::new());
        let name = if row % 3 == 0 { "Ana Lopes" } else { "" };
        page.set_string(split + 2, row, name, Style::new().add_modifier(Modifier::BOLD));
    }
    page.set_string(0, size.height - 1, format!("line {first}"), Style::new());
    page
}

#[test]
fn a_scrolled_page_is_what_a_fresh_one_is_in_both_directions() {
    for steps in [[0, 1, 2, 3], [9, 8, 7, 6], [0, 5, 3, 40], [3, 9, 2, 2], [0, 12, 1, 11]] {
        let frames: Vec<Buffer> = steps.iter().map(|&first| page(first, SIZE)).collect();
        assert_same(&frames);
    }
}

#[test]
fn a_line_scrolled_takes_the_line_and_what_is_beside_it() {
    let size = Size { width: 120, height: 40 };
    let whole = assert_same(&[page(0, size)])[0];
    for steps in [[5, 6], [6, 5]] {
        let frames: Vec<Buffer> = steps.iter().map(|&first| page(first, size)).collect();
        let scrolled = assert_same(&frames)[1];
        assert!(scrolled * 3 < whole, "{scrolled} of {whole} bytes");
    }
}

#[test]
fn only_what_changes_is_said() {
    let mut frame = empty(SIZE);
    let (bold, plain) = (Style::new().add_modifier(Modifier::BOLD).fg(Color::Indexed(4)), Style::new());
    frame.set_string(0, 0, "ab", bold);
    frame.set_string(2, 0, "cd", plain);
    let changes = as_shown(Charset::Unicode, empty(SIZE).diff_iter(&frame));
    let drawn = put_on(&mut empty(SIZE), changes, &Hyperlinks::default());
    assert_eq!(drawn, "\u{1b}[1;1H\u{1b}[1;38;5;4mab\u{1b}[mcd");
}

/// What a cell may hold: blanks most of all, wide and combined characters too.
fn symbol() -> impl Strategy<Value = &'static str> {
    prop_oneof![6 => Just(" "), 3 => Just("a"), 3 => Just("b"), 1 => Just("é"), 1 => Just("e\u{301}"), 1 => Just("漢")]
}

fn style() -> impl Strategy<Value = Style> {
    prop_oneof![
        6 => Just(Style::new()),
        1 => Just(Style::new().fg(Color::Indexed(75))),
        1 => Just(Style::new().bg(Color::Rgb(1, 2, 3))),
        1 => Just(Style::new().add_modifier(Modifier::BOLD)),
        1 => Just(Style::new().add_modifier(Modifier::UNDERLINED | Modifier::REVERSED)),
    ]
}

/// Rows of one style, as many as a small screen has.
fn rows() -> impl Strategy<Value = Vec<(Vec<&'static str>, Style)>> {
    prop::collection::vec((prop::collection::vec(symbol(), 24), style()), 30)
}

/// The rows of a text from `first`, beside the rows of a panel that stays.
fn screen(rows: &[(Vec<&'static str>, Style)], first: usize, split: u16) -> Buffer {
    let mut screen = empty(Size { width: 24, height: 12 });
    for row in 0..12_u16 {
        let (text, style) = &rows[(first + usize::from(row)) % rows.len()];
        screen.set_stringn(0, row, text.concat(), usize::from(split), *style);
        let (panel, style) = &rows[usize::from(row)];
        screen.set_stringn(split, row, panel.concat(), usize::from(24 - split), *style);
    }
    screen
}

proptest! {
    #[test]
    fn any_frame_after_any_other_is_shown_as_it_is(
        rows in rows(),
        firsts in prop::collection::vec(0_usize..30, 2..5),
        split in 4_u16..=24,
    ) {
        let frames: Vec<Buffer> = firsts.iter().map(|&first| screen(&rows, first, split)).collect();
        assert_same(&frames);
    }
}
