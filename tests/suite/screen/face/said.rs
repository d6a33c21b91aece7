//! What the inspector and the foot say is so: totals do not read as positions, and reasons are the real ones.

use crate::screen::reader::{Reader, STORY};
use pullquote::input::Media;

#[test]
fn a_speaker_whose_name_mixes_alphabets_is_warned_of_wherever_the_quotation_is_explained() {
    let story = "“We will never pay,” Vladimir Pսtin said on Tuesday. “No,” Mr Pսtin added.\n";
    for size in [(80, 24), (120, 40), (200, 50)] {
        let mut reader = Reader::new(&[story], size);
        reader.press("] q");
        let screen = reader.screen();
        assert!(screen.contains("warning: “Pսtin” mixes"), "{size:?}\n{screen}");
        assert!(screen.contains("!9"), "a mark in the panel of quotations: {size:?}\n{screen}");
        assert!(screen.contains("! Vladimir "), "a mark in the panel of people: {size:?}\n{screen}");
        reader.press("w");
        let screen = reader.screen();
        assert!(screen.contains("warning  “Pսtin” mixes"), "{size:?}\n{screen}");
    }
}

#[test]
fn of_an_article_in_another_language_the_reason_is_that_speakers_are_not_looked_for() {
    let story = "Der Hafen bleibt in diesem Winter geschlossen, und die Fischer warten auf das Frühjahr. „Wir \
                 haben lange gewartet und werden nicht aufgeben“, sagte die Ministerin am Dienstag in der Stadt.\n";
    for size in [(60, 20), (80, 24), (120, 40)] {
        let mut reader = Reader::new(&[story], size);
        assert_eq!(reader.state.reading.analysis.language, Some("de"));
        reader.press("r");
        let screen = reader.screen();
        assert!(screen.contains("speakers are found in English articles"), "{size:?}\n{screen}");
        assert!(!screen.contains("nearby"), "{size:?}\n{screen}");
    }
}

#[test]
fn where_the_cursor_is_on_no_mention_the_inspector_says_how_many_there_are() {
    for (size, said) in [((80, 24), "3 mentions"), ((120, 40), "3 mentions of Teresa Macuácua")] {
        let mut reader = Reader::new(&[STORY], size);
        reader.press("P Esc");
        let screen = reader.screen();
        assert!(screen.contains(said), "{size:?}\n{screen}");
        assert!(!screen.contains("mention 3"), "{size:?}\n{screen}");
    }
}

#[test]
fn while_words_are_selected_the_foot_names_the_way_out_and_the_key_that_copies() {
    for size in [(60, 20), (80, 24), (120, 40)] {
        let mut reader = Reader::new(&[STORY], size);
        reader.press("v");
        let screen = reader.screen();
        let foot = screen.lines().last().unwrap();
        assert!(foot.contains("Esc back"), "{size:?}\n{screen}");
        assert!(foot.contains("y copy") || size.0 < 80, "{size:?}\n{screen}");
    }
}

#[test]
fn a_link_is_no_longer_shown_where_the_words_that_are_selected_have_left_it() {
    let page = "It [rained](https://town.example/rain) for a week and the river rose in the night.\n";
    for size in [(60, 20), (80, 24), (120, 40)] {
        let mut reader = Reader::new(&[STORY], size);
        reader.arrive_as(Media::Markdown, page);
        reader.press("] l");
        assert!(reader.screen().contains("town.example/rain"), "{size:?}\n{}", reader.screen());
        reader.press("v");
        assert!(reader.screen().contains("town.example/rain"), "{size:?}\n{}", reader.screen());
        reader.press("l l");
        assert!(!reader.screen().contains("town.example/rain"), "{size:?}\n{}", reader.screen());
    }
}
