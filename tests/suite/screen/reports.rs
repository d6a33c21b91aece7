//! The pages that compare words: what changed is in view on every row, and the selected row has all of its words.

use super::reader::{Reader, STORY};
use pullquote::tui::state::library::report_page::{
    RepeatsQuestion, ReportBuilder, ReportEntry, ReportPage, ReportQuestion,
};
use pullquote::tui::theme::{StyleRole, Theme, ThemeDepth};
use ratatui::style::Style;

/// Long words with a change after those that one row has room for.
fn entry(number: usize) -> ReportEntry {
    let before = ["words"; 24].join(" ");
    ReportEntry {
        label: "altered".to_owned(),
        aside: format!("article {number}"),
        words: format!("“first {before} [-old{number}-] {{+new{number}+}}, and the last{number}”"),
        facts: vec![format!("— speaker {number}")],
        ..ReportEntry::default()
    }
}

/// A reader with the page of repeated words.
fn repeats(size: (u16, u16)) -> Reader {
    let mut reader = Reader::new(&[STORY], size);
    reader.press("L R");
    let entries = (0..9).map(entry).collect();
    let page = ReportBuilder::new(ReportPage::default()).section(("Quoted in 9 articles", ""), 2, entries);
    reader.state.library.take_report(ReportQuestion::Repeats(RepeatsQuestion::All), page.build());
    reader
}

#[test]
fn what_changed_is_in_view_on_every_row_and_the_selected_row_shows_all_of_its_words() {
    for size in [(60, 20), (80, 24), (120, 40), (200, 50)] {
        let (mut reader, mut seen) = (repeats(size), 0);
        for selected in 0..9 {
            let screen = reader.screen();
            let list: Vec<&str> = screen.lines().map(|line| line.trim_matches(['┃', '│', ' '])).collect();
            let top = list.iter().position(|line| line.starts_with("▸ altered")).unwrap();
            let words = list[top + 1..].join(" ");
            let whole =
                ["“first", &format!("[-old{selected}-] {{+new{selected}+}}, and the last{selected}”")];
            let places = whole.map(|part| words.find(part));
            assert!(places.is_sorted() && places[0] == Some(0), "{size:?}, row {selected}\n{screen}");
            for number in 0..9 {
                let label = format!("altered  article {number}");
                let row = list.iter().position(|line| *line == label).and_then(|at| list.get(at + 1));
                let Some(words) = row.filter(|words| words.starts_with(['“', '…'])) else { continue };
                let changed = format!("[-old{number}-] {{+new{number}+}},");
                assert!(words.contains(&changed), "{size:?}, row {number}\n{screen}");
                seen += 1;
            }
            reader.press("j");
        }
        assert!(seen > 9, "{size:?}: {seen}");
    }
}

#[test]
fn a_small_preview_tells_what_the_list_does_not() {
    let screen = repeats((60, 20)).screen();
    assert!(screen.contains("— speaker 0"), "{screen}");
}

/// How the letters of these words look.
fn style(reader: &Reader, words: &str) -> Vec<Style> {
    let (screen, buffer) = (reader.screen(), reader.buffer());
    let found = screen.lines().enumerate().find_map(|(y, line)| Some((line.split_once(words)?.0, y)));
    let (before, y) = found.unwrap_or_else(|| panic!("{words}\n{screen}"));
    let (x, y) = (u16::try_from(before.chars().count()).unwrap(), u16::try_from(y).unwrap());
    (0..u16::try_from(words.len()).unwrap()).map(|at| buffer[(x + at, y)].style()).collect()
}

#[test]
fn added_and_removed_words_look_so_on_the_selected_row_too_and_nothing_around_them_does() {
    let mut reader = repeats((80, 24));
    for theme in [Theme::dark(ThemeDepth::TrueColour), Theme::plain()] {
        reader.state.appearance.theme = theme.clone();
        let usual = style(&reader, "first")[0];
        for (words, role) in [("[-old0-] ", StyleRole::ChosenRemoved), (" {+new0+},", StyleRole::ChosenAdded)]
        {
            let changed = theme.style(role).add_modifier;
            for (letter, shown) in words.chars().zip(style(&reader, words)) {
                if letter.is_alphanumeric() {
                    assert_eq!(shown.add_modifier, changed, "{letter}");
                    assert_ne!(shown, usual, "{letter}");
                } else {
                    assert_eq!(shown, usual, "only words are marked: “{letter}”");
                }
            }
        }
    }
}
