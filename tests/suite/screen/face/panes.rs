//! What the panels, the inspector and the foot say, and in which colours.

use crate::screen::reader::{Reader, STORY};
use pullquote::tui::theme::{StyleRole, Theme};
use ratatui::style::Modifier;

const OFFICIALS: &str =
    "A bridge.\n\n“The bridge is safe and will stay open all winter,” officials said on Tuesday.\n";

/// Where the words stand on the screen.
fn place(reader: &Reader, words: &str) -> (u16, u16) {
    let screen = reader.screen();
    let found = screen.lines().enumerate().find_map(|(y, line)| Some((line.split_once(words)?.0, y)));
    let (before, y) = found.unwrap_or_else(|| panic!("{words}\n{screen}"));
    (u16::try_from(before.chars().count()).unwrap(), u16::try_from(y).unwrap())
}

#[test]
fn a_selected_name_keeps_the_colour_of_its_kind_while_the_text_receives_the_keys() {
    let mut reader = Reader::new(&[OFFICIALS], (120, 40));
    reader.press("] q");
    let (x, y) = place(&reader, "▸officials");
    let name = reader.buffer()[(x + 1, y)].clone();
    let theme = &reader.state.appearance.theme;
    assert_eq!(name.fg, theme.style(StyleRole::Key).fg.unwrap());
    assert!(name.modifier.contains(Modifier::UNDERLINED | Modifier::BOLD), "it still stands out");
}

#[test]
fn the_strip_of_a_country_is_not_underlined() {
    let mut reader = Reader::new(&[STORY], (120, 40));
    reader.state.appearance.theme = Theme::plain();
    let (buffer, mut seen) = (reader.buffer(), 0);
    for cell in buffer.content().iter().filter(|cell| matches!(cell.symbol(), "▃" | "▆" | "█")) {
        assert!(!cell.modifier.contains(Modifier::UNDERLINED), "{cell:?}");
        seen += 1;
    }
    assert!(seen > 0, "{}", reader.screen());
}

#[test]
fn the_inspector_says_that_it_counts_the_quotations_of_the_speaker() {
    let story = "“It is ours,” Ana Ruiz said on Monday.\n\n“It is not theirs,” Ana Ruiz said on Tuesday.\n\n";
    for (size, said) in [((120, 40), "1 of 2 by Ana Ruiz"), ((80, 24), "1 of 2 by this speaker")] {
        let mut reader = Reader::new(&[story], size);
        reader.press("] q");
        assert!(reader.screen().contains(said), "{size:?}\n{}", reader.screen());
    }
    let mut reader = Reader::new(&[story], (60, 20));
    reader.press("] q");
    assert!(!reader.screen().contains("1/2"), "it reads as a number in the article\n{}", reader.screen());
    let mut reader = Reader::new(&[OFFICIALS], (120, 40));
    reader.press("] q");
    assert!(!reader.screen().contains("quotation 1/1"), "{}", reader.screen());
}

#[test]
fn the_keys_that_always_help_do_not_stand_alone_in_a_row() {
    for columns in 90..220 {
        let mut reader = Reader::new(&[STORY], (columns, 40));
        reader.press("r");
        let screen = reader.screen();
        let last = screen.lines().last().unwrap().trim();
        assert!(!last.starts_with("? help"), "{columns}: {last}");
    }
}

#[test]
fn of_several_articles_a_card_says_which_number_counts_what() {
    for size in [(60, 20), (80, 24), (120, 40)] {
        let mut reader = Reader::new(&[STORY, OFFICIALS], size);
        reader.press("r");
        let screen = reader.screen();
        let heading = screen.lines().next().unwrap();
        assert!(heading.contains("card 1/"), "{size:?}: {heading}");
        assert!(!heading.contains("1/2") || heading.contains("article 1/2"), "{size:?}: {heading}");
    }
}

#[test]
fn without_colours_the_line_under_a_doubtful_figure_ends_before_the_border() {
    for keys in ["Esc", "Q", "r"] {
        let mut reader = Reader::new(&[STORY], (120, 40));
        reader.state.appearance.theme = Theme::plain();
        reader.press(keys);
        let (buffer, mut seen) = (reader.buffer(), 0);
        for y in 0..40 {
            for x in 1..120 {
                let [before, here] = [&buffer[(x - 1, y)], &buffer[(x, y)]];
                let underlined = before.modifier.contains(Modifier::UNDERLINED);
                seen += usize::from(underlined && before.symbol() == "%");
                let is_border = matches!(here.symbol(), "│" | "┃");
                assert!(!(underlined && is_border), "{keys}: {x}, {y}\n{}", reader.screen());
            }
        }
        assert!(seen > 0, "{keys}: a figure is underlined");
    }
}

#[test]
fn the_inspector_has_room_for_the_words_the_evidence_and_the_decision() {
    for size in [(100, 30), (120, 35), (120, 40), (200, 50)] {
        let mut reader = Reader::new(&[STORY], size);
        reader.press("] q");
        let screen = reader.screen();
        let at = screen.find("Quotation 1").unwrap();
        let inspector = &screen[at..];
        for words in ["The storm took the quay", "because ", "pending"] {
            assert!(inspector.contains(words), "{size:?}: {words}\n{screen}");
        }
    }
}

#[test]
fn every_row_with_room_has_a_strip_and_all_strips_begin_in_one_column() {
    let story = "Iran said on Monday: “We will not leave.” Iran is near. Iran is far.\n\nIraq is near Oman. Iraq and Oman \
                 agree.\n\n“We stay,” Ana Ruiz said. Tom Roe saw Ana Ruiz.\n";
    for size in [(100, 30), (120, 40), (200, 50)] {
        let screen = Reader::new(&[story], size).screen();
        for names in [["Iran", "Iraq", "Oman"].as_slice(), &["Ana Ruiz", "Tom Roe"]] {
            let mut columns = Vec::new();
            for name in names {
                let row = format!("│ {name} ");
                let line = screen.lines().find(|line| line.contains(&row) && line.contains("x │"));
                let line = line.unwrap_or_else(|| panic!("{size:?}: {name}\n{screen}"));
                let cells = line.chars().enumerate().filter(|(_, glyph)| ('▁'..='█').contains(glyph));
                let before = columns.len();
                columns.extend(cells.map(|(at, _)| at));
                assert!(columns.len() > before, "{size:?}: {name} has no strip\n{screen}");
            }
            let (first, last) = (columns.iter().min().unwrap(), columns.iter().max().unwrap());
            assert!(last - first < 8, "{size:?}: {columns:?}\n{screen}");
        }
    }
}
