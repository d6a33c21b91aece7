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

#[test]
fn every_jump_in_a_filtered_review_stays_among_its_cards_and_says_where_they_end() {
    let mut reader = Reader::new(&[STORY], (100, 30));
    reader.press("r / h a r b o u r Enter");
    let all = reader.state.reading.review().cards.len();
    assert_eq!(reader.state.reading.session.queue().len(), 1);
    for key in ["] q", "[ q", "j", "k", "g g", "G"] {
        reader.press(key);
        let screen = reader.screen();
        assert!(screen.contains("1/1") && screen.contains("▸·"), "{key}\n{screen}");
        let said = reader.state.notice.clone().unwrap();
        assert_eq!(
            said,
            format!("this is the only card that the filter shows; r shows all {all}")
                .replace("card", if key.ends_with('q') { "quotation" } else { "card" })
        );
    }
    reader.press("r");
    assert_eq!(reader.state.reading.session.queue().len(), all);
}

#[test]
fn the_heading_names_the_filter_at_every_size_while_it_leaves_cards_out() {
    for size in [(60, 20), (80, 24), (100, 30), (200, 50)] {
        let mut reader = Reader::new(&[STORY], size);
        reader.press("r");
        assert!(!reader.screen().contains("“harbour”"), "{}", reader.screen());
        reader.press("/ h a r b o u r Enter");
        let screen = reader.screen();
        let heading = screen.lines().next().unwrap_or_default();
        assert!(heading.contains("“harbour”") && heading.contains("1/1"), "{size:?}\n{screen}");
        assert!(heading.contains("pending"), "{size:?}\n{screen}");
    }
}

#[test]
fn the_last_quotation_of_the_text_is_not_called_the_last_card() {
    let mut reader = Reader::new(&[STORY], (100, 30));
    reader.press("r 9 9 ] q");
    let said = reader.state.notice.clone().unwrap_or_default();
    assert!(said.is_empty() || said == "this is the last quotation in the text", "{said}");
    reader.press("] q");
    assert_eq!(reader.state.notice.as_deref(), Some("this is the last quotation in the text"));
}

#[test]
fn a_card_that_the_filter_leaves_out_lifts_it_and_that_is_said() {
    let mut reader = Reader::new(&[STORY], (100, 30));
    // A decision on another card is undone while the filter leaves that card out.
    reader.press("r S G f / h a r b o u r Enter u");
    let said = reader.state.notice.clone().unwrap();
    assert!(said.starts_with("undone: ") && said.contains("filter cleared"), "{said}");
    assert!(reader.screen().contains("6/6"), "{}", reader.screen());
    // From the text, `r` reviews the quotation under the cursor.
    reader.press("/ h a r b o u r Enter q g g ] q r");
    let said = reader.state.notice.clone().unwrap_or_default();
    assert!(said.contains("filter cleared"), "{said}\n{}", reader.screen());
    assert!(!reader.state.reading.session.is_filtered());
}

#[test]
fn a_jump_to_a_paragraph_that_a_filter_of_the_text_left_out_says_that_all_are_shown() {
    let mut reader = Reader::new(&[STORY], (100, 30));
    reader.press("& L i s b o n Enter g g ] q ] q");
    let said = reader.state.notice.clone().unwrap_or_default();
    assert!(said.contains("filter cleared"), "{said}\n{}", reader.screen());
}
