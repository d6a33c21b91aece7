//! What is selected stays in view, whatever opens beside it.

use super::is_whole;
use crate::screen::reader::{Reader, STORY};
use pullquote::text::Span;

const FERRY: &str = include_str!("../../../articles/annotated/congo_ferry.txt");

/// The quotation under the cursor.
fn quotation(reader: &Reader) -> Span {
    reader.state.reading.under_cursor.unwrap().span(&reader.state.reading.analysis)
}

#[test]
fn the_selected_quotation_stays_on_the_screen_beside_a_panel_that_opens() {
    for size in [(60, 20), (80, 24), (120, 40)] {
        for text in [STORY, FERRY] {
            let mut reader = Reader::new(&[text], size);
            for at in 0..5 {
                reader.press("] q");
                let selected = quotation(&reader);
                reader.press("Q");
                assert!(is_whole(&reader, selected), "{size:?}, {at}\n{}", reader.screen());
                reader.press("Esc").press("] q ".repeat(at + 1).trim_end());
            }
        }
    }
}

#[test]
fn the_selected_quotation_stays_on_the_screen_when_the_screen_shrinks() {
    for size in [(60, 20), (44, 14), (80, 24)] {
        let mut reader = Reader::new(&[STORY], (200, 50));
        for _ in 0..5 {
            reader.press("] q");
            let selected = quotation(&reader);
            reader.resize(size.0, size.1);
            assert!(is_whole(&reader, selected), "{size:?}\n{}", reader.screen());
            reader.resize(200, 50);
        }
    }
}
