//! The windows of a card say which quotation they belong to, and a source beside a card leaves the article its place.

use crate::screen::reader::{Reader, STORY};

const SIZES: [(u16, u16); 4] = [(60, 20), (80, 24), (120, 40), (200, 50)];

/// The rows of the window with this title, without its frame.
fn window(reader: &Reader, title: &str) -> Vec<String> {
    let screen = reader.screen();
    let mut rows = screen.lines().skip_while(|line| !line.contains(title));
    let top: Vec<char> = rows.next().unwrap_or_default().chars().collect();
    let line: String = top.iter().collect();
    let at = line.find(title).map_or(0, |at| line[..at].chars().count());
    let left = top[..at].iter().rposition(|c| *c == '┏').unwrap_or_default();
    let right = top.iter().skip(at).position(|c| *c == '┓').map_or(top.len(), |right| at + right);
    let inside = |line: &str| {
        let row: String = line.chars().skip(left + 1).take(right - left - 1).collect();
        row.trim().to_owned()
    };
    rows.map(inside).take_while(|row| !row.starts_with('━')).collect()
}

#[test]
fn a_window_of_a_card_names_its_quotation_and_speaker() {
    for size in SIZES {
        for (keys, title) in [
            ("c", "Note"),
            ("V", "Checked against"),
            ("W", "What was actually said"),
            ("#", "Codes of the quotation"),
            ("v", "What did the check find?"),
            ("t", "What kind of quotation is it?"),
            ("x", "Reject: why?"),
            ("s", "Who said it?"),
        ] {
            for place in ["] q r", "Q"] {
                let mut reader = Reader::new(&[STORY], size);
                reader.press(place).press(keys);
                let rows = window(&reader, title);
                let first = rows.first().cloned().unwrap_or_default();
                let says = first.starts_with('“') && first.contains("”  — ");
                assert!(says, "{size:?} {place} {keys}: {first:?}\n{}", reader.screen());
            }
        }
    }
}

#[test]
fn the_form_of_an_export_names_every_format_at_every_size() {
    for size in SIZES {
        let mut reader = Reader::new(&[STORY], size);
        reader.press("] q r e");
        let said = window(&reader, "Export to a file").join(" ");
        for ending in [".md", ".sheet.md", ".csv", ".html", ".json", ".jsonl", ".jsonld", ".xml", ".qdpx"] {
            assert!(said.split(' ').any(|word| word == ending), "{size:?}: {ending} in {said:?}");
        }
    }
}

#[test]
fn a_window_leaves_no_stubs_of_the_text_beside_it() {
    for columns in [60, 72, 80, 91, 92, 120] {
        let mut reader = Reader::new(&[STORY], (columns, 24));
        reader.press("] q r x");
        let screen = reader.screen();
        let top: Vec<char> =
            screen.lines().find(|line| line.contains("Reject: why?")).unwrap_or_default().chars().collect();
        let left = top.iter().position(|c| *c == '┏').unwrap();
        let right = usize::from(columns) - 1 - top.iter().rposition(|c| *c == '┓').unwrap();
        for side in [left, right] {
            assert!(side == 0 || side >= 4, "{columns}: {side} columns of the text in\n{screen}");
        }
    }
}

#[test]
fn a_window_about_a_passage_or_a_name_says_which() {
    for size in SIZES {
        let mut reader = Reader::new(&[STORY], size);
        reader.press("P #");
        let rows = window(&reader, "Codes of this name");
        assert!(
            rows.first().is_some_and(|name| name.contains("Macuácua") || name.contains("Nhantumbo")),
            "{rows:?}"
        );
        let mut reader = Reader::new(&[STORY], size);
        reader.press("v v l l c");
        let rows = window(&reader, "Note");
        assert!(rows.first().is_some_and(|words| words.split_whitespace().count() == 3), "{rows:?}");
    }
}

#[test]
fn the_caret_of_a_form_is_below_the_words_it_is_about() {
    let mut reader = Reader::new(&[STORY], (80, 24));
    reader.press("] q r c c a l l");
    let rows = window(&reader, "Note");
    assert_eq!(rows.get(1).map(String::as_str), Some("call"), "{rows:?}");
}

#[test]
fn a_source_leaves_the_text_around_the_quotation_on_the_screen() {
    for size in [(80, 24), (120, 40), (200, 50)] {
        let mut reader = Reader::new(&[STORY], size);
        reader.press("r V r e c o r d . t x t Enter");
        for _ in 0..5 {
            let screen = reader.screen();
            assert!(screen.contains("In the text, ¶") && screen.contains("Source"), "{size:?}\n{screen}");
            reader.press("J");
        }
    }
}

#[test]
fn at_80_by_24_no_candidate_is_cut_while_columns_are_free() {
    let mut reader = Reader::new(&[STORY], (80, 24));
    reader.press("r");
    for _ in 0..5 {
        let screen = reader.screen();
        let candidates =
            screen.lines().filter(|line| line.contains('%') && line.contains("━") || line.contains("╌ "));
        for line in candidates.skip(1) {
            assert!(!line.contains('…'), "{line}\n{screen}");
        }
        let blank = |line: &&str| line.trim().is_empty();
        let below_quote = screen.lines().skip_while(|line| line.starts_with('┃') || line.contains("REVIEW"));
        let free = below_quote.skip(1).take(18).filter(blank).count();
        assert!(free <= 2, "{free} rows are free\n{screen}");
        reader.press("J");
    }
}
