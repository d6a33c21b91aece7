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
            // An empty cell and a blank look the same, whatever colour their letters would have.
            match cell.contents() {
                "" | " " if cell.is_wide_continuation() => String::new(),
                "" | " " if !cell.underline() && !cell.inverse() => format!(" {:?}", cell.bgcolor()),
                "" => format!(" {style:?}"),
                symbol => format!("{symbol}{style:?}"),
            }
        })
    };
    (0..size.width * size.height).map(at).collect()
}

/// Sends bytes to a terminal, and moves what they move between margins, which this one does not know.
fn process(terminal: &mut vt100::Parser, bytes: &str) {
    let Some(rest) = bytes.strip_prefix("\u{1b}[?69h") else { return terminal.process(bytes.as_bytes()) };
    let (sequences, drawn) = rest.split_once("\u{1b}[?69l").unwrap();
    let mut parts = sequences.split("\u{1b}[").skip(1);
    let mut numbers = |last: char| -> [u16; 3] {
        let (numbers, rest) = parts.next().unwrap().split_once(last).unwrap();
        let steps = rest.matches(['\n', 'M']).count();
        let numbers = numbers.split(';').map(|number| number.parse().unwrap());
        numbers.chain([u16::try_from(steps).unwrap()]).collect::<Vec<u16>>().try_into().unwrap()
    };
    let ([left, right, _], [top, bottom, _], [row, column, steps]) =
        (numbers('s'), numbers('r'), numbers('H'));
    assert!(left < right && top < bottom && column == left, "{sequences:?}");
    let up = if sequences.contains('\n') { i32::from(steps) } else { -i32::from(steps) };
    assert_eq!(row, if up > 0 { bottom } else { top }, "{sequences:?}");
    let before = terminal.screen().clone();
    for row in top..=bottom {
        let source = u16::try_from(i32::from(row) + up).unwrap_or_default();
        for column in left..=right {
            let moved =
                before.cell(source.wrapping_sub(1), column - 1).filter(|_| (top..=bottom).contains(&source));
            terminal.process(format!("\u{1b}[{row};{column}H\u{1b}[m").as_bytes());
            terminal.process(&moved.map_or(b" ".to_vec(), printed));
        }
    }
    terminal.process(b"\x1b[m");
    terminal.process(drawn.as_bytes());
}

/// What draws a cell.
fn printed(cell: &vt100::Cell) -> Vec<u8> {
    let colour = |colour: vt100::Color, of: u8| match colour {
        vt100::Color::Default => format!("{of}9"),
        vt100::Color::Idx(number) => format!("{of}8;5;{number}"),
        vt100::Color::Rgb(red, green, blue) => format!("{of}8;2;{red};{green};{blue}"),
    };
    let set = |is: bool, parameter: &'static str| if is { parameter } else { "" };
    let (fore, back) = (colour(cell.fgcolor(), 3), colour(cell.bgcolor(), 4));
    let (bold, line, inverse) =
        (set(cell.bold(), ";1"), set(cell.underline(), ";4"), set(cell.inverse(), ";7"));
    let symbol =
        if cell.contents().is_empty() && !cell.is_wide_continuation() { " " } else { cell.contents() };
    format!("\u{1b}[{fore};{back}{bold}{line}{inverse}m{symbol}").into_bytes()
}

/// Sends one frame after the other as ratatui would. Returns the bytes of each.
fn send(frames: &[Buffer], terminal: &mut vt100::Parser, margins: Margins) -> Vec<usize> {
    let size = frames[0].area.as_size();
    let (mut shown, mut before) = (empty(size), empty(size));
    let mut sent = Vec::new();
    for frame in frames {
        let changes = as_shown(Charset::Unicode, before.diff_iter(frame));
        let bytes = put_on(&mut shown, changes, (margins, &Hyperlinks::default()));
        process(terminal, &bytes);
        sent.push(bytes.len());
        before = frame.clone();
    }
    sent
}

fn assert_same(frames: &[Buffer], margins: Margins) -> Vec<usize> {
    let last = frames.last().unwrap();
    let size = last.area.as_size();
    let (mut one, mut fresh) = (terminal(size), terminal(size));
    let sent = send(frames, &mut one, margins);
    send(std::slice::from_ref(last), &mut fresh, margins);
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
        assert_same(&frames, Margins::None);
        assert_same(&frames, Margins::LeftAndRight);
    }
}

#[test]
fn a_line_scrolled_takes_the_line_and_what_is_beside_it() {
    let size = Size { width: 120, height: 40 };
    let whole = assert_same(&[page(0, size)], Margins::None)[0];
    for steps in [[5, 6], [6, 5]] {
        let frames: Vec<Buffer> = steps.iter().map(|&first| page(first, size)).collect();
        let scrolled = assert_same(&frames, Margins::None)[1];
        assert!(scrolled * 3 < whole, "{scrolled} of {whole} bytes");
        let line_alone = assert_same(&frames, Margins::LeftAndRight)[1];
        assert!(line_alone < 200, "{line_alone} of {whole} bytes");
    }
}

#[test]
fn only_what_changes_is_said() {
    let mut frame = empty(SIZE);
    let (bold, plain) = (Style::new().add_modifier(Modifier::BOLD).fg(Color::Indexed(4)), Style::new());
    frame.set_string(0, 0, "ab", bold);
    frame.set_string(2, 0, "cd", plain);
    let changes = as_shown(Charset::Unicode, empty(SIZE).diff_iter(&frame));
    let drawn = put_on(&mut empty(SIZE), changes, (Margins::None, &Hyperlinks::default()));
    assert_eq!(drawn, "\u{1b}[H\u{1b}[1;38;5;4mab\u{1b}[mcd");
}

#[test]
fn blanks_take_the_colour_of_what_stands_before_them_and_many_are_erased() {
    let mut before = empty(SIZE);
    before.set_string(0, 0, "x".repeat(40), Style::new());
    let mut frame = before.clone();
    let (blue, red) = (Style::new().fg(Color::Indexed(4)), Style::new().fg(Color::Indexed(1)));
    for (column, words, style) in [(0, "ab", blue), (2, " ", red), (3, "cd", blue), (5, &" ".repeat(20), red)]
    {
        frame.set_string(column, 0, words, style);
    }
    frame.set_string(25, 0, "e", blue.add_modifier(Modifier::BOLD));
    frame.set_string(26, 0, "f", blue);
    let changes = as_shown(Charset::Unicode, before.diff_iter(&frame));
    let drawn = put_on(&mut before.clone(), changes, (Margins::None, &Hyperlinks::default()));
    let expected = "\u{1b}[H\u{1b}[34mab cd\u{1b}[20X\u{1b}[20C\u{1b}[1;38;5;4me\u{1b}[22mf\u{1b}[m";
    assert_eq!(drawn, expected);
}

#[test]
fn what_has_one_colour_is_drawn_together() {
    let mut frame = empty(SIZE);
    for row in 0..SIZE.height {
        frame.set_string(3, row, "Ana Lopes", Style::new().fg(Color::LightCyan));
        frame.set_string(30, row, format!("{}x", row + 10), Style::new().fg(Color::Gray));
    }
    let changes = as_shown(Charset::Unicode, empty(SIZE).diff_iter(&frame));
    let drawn = put_on(&mut empty(SIZE), changes, (Margins::None, &Hyperlinks::default()));
    let (names, numbers) = drawn.split_once("\u{1b}[0;37m").unwrap();
    assert!(names.starts_with("\u{1b}[1;4H\u{1b}[96mAna Lopes") && !names.contains('x'), "{drawn:?}");
    assert_eq!(numbers.matches('m').count(), 1, "{drawn:?}");
    assert!(numbers.starts_with("10x\n\u{8}\u{8}\u{8}11x"), "{drawn:?}");
    assert_same(&[empty(SIZE), frame], Margins::None);
}

#[test]
fn a_vt100_gets_only_what_it_knows() {
    let mut before = empty(SIZE);
    before.set_string(0, 0, "x".repeat(40), Style::new().add_modifier(Modifier::BOLD));
    let mut frame = empty(SIZE);
    frame.set_string(0, 0, "a", Style::new().add_modifier(Modifier::BOLD | Modifier::UNDERLINED));
    frame.set_string(1, 0, "b", Style::new().add_modifier(Modifier::BOLD));
    let changes = as_shown(Charset::Unicode, before.diff_iter(&frame));
    let drawn = put_on(&mut before, changes, (Margins::None, &Hyperlinks::default()));
    assert_eq!(drawn, format!("\u{1b}[H\u{1b}[1;4ma\u{1b}[0;1mb{}\u{1b}[m", " ".repeat(38)));
}

/// What a cell may hold: blanks most of all, wide and combined characters too.
fn symbol() -> impl Strategy<Value = &'static str> {
    prop_oneof![6 => Just(" "), 3 => Just("a"), 3 => Just("b"), 1 => Just("é"), 1 => Just("e\u{301}"), 1 => Just("漢")]
}

fn style() -> impl Strategy<Value = Style> {
    prop_oneof![
        6 => Just(Style::new()),
        1 => Just(Style::new().fg(Color::Indexed(75))),
        1 => Just(Style::new().fg(Color::LightGreen)),
        1 => Just(Style::new().fg(Color::Gray).add_modifier(Modifier::BOLD)),
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
        assert_same(&frames, Margins::None);
        assert_same(&frames, Margins::LeftAndRight);
    }
}

#[test]
fn an_address_is_behind_its_words_alone() {
    let mut links = Hyperlinks::default();
    let number = links.number("https://coast.example/quay").unwrap();
    let mut frame = empty(SIZE);
    frame.set_string(0, 0, "see the quay, it is", Style::new());
    for column in 4..12 {
        frame.cell_mut((column, 0)).unwrap().underline_color = number;
    }
    let changes = as_shown(Charset::Unicode, empty(SIZE).diff_iter(&frame));
    let drawn = put_on(&mut empty(SIZE), changes, (Margins::None, &links));
    let (before, rest) = drawn.split_once("\u{1b}]8;id=").unwrap();
    let (opened, after) = rest.split_once("\u{1b}]8;;\u{1b}\\").unwrap();
    assert!(before.ends_with("see ") || before.ends_with("see\u{1b}[C"), "{drawn:?}");
    assert!(opened.ends_with(";https://coast.example/quay\u{1b}\\the quay"), "{drawn:?}");
    assert_eq!(after, ", it is");
}
