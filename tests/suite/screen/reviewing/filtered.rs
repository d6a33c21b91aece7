//! A review of some of the cards: its end, and the way to the others.

use crate::screen::reader::{Reader, STORY};

const SIZES: [(u16, u16); 3] = [(60, 20), (80, 24), (120, 40)];

#[test]
fn the_end_of_a_filtered_review_says_how_many_are_left_and_the_key_that_shows_them() {
    for size in SIZES {
        let mut reader = Reader::new(&[STORY], size);
        reader.press("r / h a r b o u r Enter a");
        let screen = reader.screen();
        for said in ["All decided: “harbour”", "1 of 6 quotations decided", "r  show the other 5 pending"]
        {
            assert!(screen.contains(said), "{size:?}: {said}\n{screen}");
        }
        reader.press("r");
        assert_eq!(reader.state.reading.session.queue().len(), 6, "{}", reader.screen());
        reader.press("a a a a a");
        let screen = reader.screen();
        assert!(screen.contains("━ All decided ━") && !screen.contains("show the other"), "{screen}");
    }
}

#[test]
fn a_filter_that_no_card_passes_shows_none() {
    for size in SIZES {
        let mut reader = Reader::new(&[STORY], size);
        reader.press("] q r & &");
        let screen = reader.screen();
        assert!(screen.contains("no card passes the filter; r shows all"), "{screen}");
        assert!(!screen.contains("The storm took"), "{screen}");
        reader.press("r");
        assert!(reader.screen().contains("1/6"), "{}", reader.screen());
    }
}

#[test]
fn a_card_with_a_note_has_a_mark_in_the_queue() {
    let mut reader = Reader::new(&[STORY], (160, 40));
    reader.press("r");
    assert!(!reader.screen().contains("note  ? 62%"), "{}", reader.screen());
    reader.press("c h i Enter");
    assert!(reader.screen().contains("note  ? 62%"), "{}", reader.screen());
}
