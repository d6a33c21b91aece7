//! What marks, titles, notices and single lines say, where they have little room or compete for it.

use crate::screen::reader::{Reader, STORY};
use crate::screen::screens::drawn_with_roles;
use pullquote::input::{IdentitySource, Stated};
use pullquote::tui::report::{Opened, Report};
use pullquote::tui::state::pick::SeenArticle;
use pullquote::tui::theme::{StyleRole, Theme};
use ratatui::style::{Color, Style};
use std::sync::Arc;

const SAMPLE: &str = include_str!("../../../../assets/sample.txt");

fn reader(size: (u16, u16), keys: &str) -> Reader {
    let mut reader = Reader::new(&[STORY], size);
    reader.press(keys);
    reader
}

/// The foreground of the first cell with this sign.
fn colour_of(reader: &Reader, sign: &str) -> Color {
    let (buffer, (columns, rows)) = (reader.buffer(), reader.state.size);
    let mut cells = (0..rows).flat_map(|y| (0..columns).map(move |x| (x, y)));
    let at = cells.find(|&at| buffer[at].symbol() == sign).unwrap_or_else(|| panic!("{}", reader.screen()));
    buffer[at].fg
}

fn coloured(mut reader: Reader) -> Reader {
    reader.state.appearance.theme = Theme::new("roles", |role| Style::new().fg(Color::Indexed(role as u8)));
    reader
}

#[test]
fn only_what_went_wrong_or_is_in_doubt_is_red() {
    let warning = Color::Indexed(StyleRole::Warning as u8);
    let reader = coloured(reader((80, 24), "C"));
    assert_ne!(colour_of(&reader, "◂"), warning, "where a country occurs");
    let shown = drawn_with_roles(coloured(self::reader((80, 24), "] q y")));
    let notice = shown.lines().skip_while(|line| !line.contains("sent to the clipboard")).nth(1).unwrap();
    let letter = char::from(b'A' + StyleRole::Warning as u8 - 1);
    assert!(!notice.contains(letter), "{shown}");
}

#[test]
fn a_speaker_whom_a_reviewer_accepted_is_no_longer_in_doubt() {
    let mut reader = Reader::new(&[SAMPLE], (120, 40));
    reader.press("r");
    assert!(reader.screen().lines().nth(2).unwrap().contains("? 61%"), "{}", reader.screen());
    reader.press("a");
    let queue = reader.screen();
    assert!(queue.lines().nth(2).unwrap().contains(" 61%") && !queue.contains("? 61%"), "{queue}");
}

#[test]
fn the_names_in_the_panel_of_quotations_are_in_line_whatever_was_decided() {
    let reader = reader((80, 24), "Q a x Enter g g");
    let screen = reader.screen();
    assert!(screen.contains("✓ ") && screen.contains("✗ "), "{screen}");
    let panel = screen.lines().skip_while(|line| !line.contains("Quotations"));
    let names = panel
        .filter(|line| line.contains('%') && line.ends_with('┃'))
        .map(|line| line.chars().nth(54).unwrap());
    assert!(names.clone().count() > 2 && names.clone().all(char::is_uppercase), "{screen}");
}

#[test]
fn one_line_says_that_there_is_a_note_and_what_was_checked() {
    for size in [(60, 20), (80, 24)] {
        let reader = reader(size, "Q v 2 c c a l l Enter Esc");
        let screen = reader.screen();
        assert!(screen.contains("differs  note"), "{size:?}\n{screen}");
    }
}

#[test]
fn the_explanation_shows_the_whole_note() {
    let words = "a s k Space t h e Space m i n i s t r y Space w h o Space w i l l Space p a y ".repeat(4);
    let reader = reader((60, 20), &format!("Q c {words}Enter Esc w"));
    let screen = reader.screen();
    assert_eq!(screen.matches("pay").count(), 4, "{screen}");
    assert!(!screen.contains("pa…"), "{screen}");
}

#[test]
fn a_notice_leaves_help_and_the_way_out_on_the_screen() {
    for (keys, said) in [("] q y", "sent to the clipboard"), ("r S & & &", "unsure: 1"), ("L d", "removed")] {
        for size in [(80, 24), (120, 40), (200, 50)] {
            let screen = reader(size, keys).screen();
            assert!(screen.contains(said), "{size:?} {keys}\n{screen}");
            let last = screen.lines().last().unwrap();
            assert!(last.contains("? help  q "), "{size:?} {keys}: {last}");
        }
    }
}

#[test]
fn outlet_and_day_come_before_what_the_panels_count_too() {
    let mut reader = Reader::new(&[SAMPLE], (120, 40));
    let opened = reader.state.reading.opened.clone().unwrap();
    let mut article = opened.article.clone();
    article.identity.site = Some(Stated::new("The Harbour Post".to_owned(), IdentitySource::User));
    let analysis = Arc::clone(&reader.state.reading.analysis);
    reader.report(Report::Opened { article: 0, opened: Arc::new(Opened { article, ..(*opened).clone() }) });
    reader.report(Report::Analysed { article: 0, analysis });
    let title = reader.screen().lines().next().unwrap().to_owned();
    assert!(
        title.contains("The Harbour Post, 14 October 2026") && title.contains("26 quotations"),
        "{title}"
    );
}

#[test]
fn the_list_of_open_articles_has_headlines_of_those_that_were_not_read() {
    let mut reader = Reader::new(&[STORY, "It rained."], (80, 24));
    reader.press("g a");
    assert!(reader.screen().contains("story-2.txt"), "{}", reader.screen());
    let seen = |title: &str| SeenArticle { title: Some(title.to_owned()), ..SeenArticle::default() };
    reader.report(Report::Headlines(vec![(0, seen("Not what is open")), (1, seen("Rain at last"))]));
    let screen = reader.screen();
    assert!(screen.contains("2 Rain at last") && !screen.contains("Not what is open"), "{screen}");
    reader.press("l a s t Enter");
    assert_eq!(reader.state.articles.current, 1, "it is found by its headline");
}

#[test]
fn hints_count_no_more_digits_than_there_are_choices() {
    for (keys, hint, wrong) in [("v", "1-4 choose", "1-9"), ("x", "1-6 reason", "1-9")] {
        let reader = reader((100, 30), &format!("R {keys}"));
        let last = reader.screen().lines().last().unwrap().to_owned();
        assert!(last.contains(hint) && !last.contains(wrong), "{keys}: {last}");
    }
}

#[test]
fn a_heading_of_the_audit_does_not_touch_the_name_of_a_column() {
    for size in [(60, 20), (80, 24), (100, 30)] {
        let mut reader = reader(size, "L U");
        for _ in 0..60 {
            let screen = reader.screen();
            let joined = [
                "quotedspeakers",
                "quote speakers",
                "kiarticles",
                "quoted speakers",
                "role articles",
                "kind articles",
            ];
            assert!(!joined.iter().any(|words| screen.contains(words)), "{size:?}: {screen}");
            assert!(!screen.contains("First voice, by kiart"), "{screen}");
            reader.press("j");
        }
    }
}

#[test]
fn headlines_that_arrive_leave_the_chosen_article_chosen() {
    let mut reader = Reader::new(&[STORY, "It rained.", "It snowed.", "It thawed."], (80, 24));
    reader.press("g a s t o r y Down");
    // The chosen row is the only one with this sign.
    let chosen = |reader: &Reader| {
        let screen = reader.screen();
        let row = screen.lines().find(|line| line.contains('▸')).unwrap_or_else(|| panic!("{screen}"));
        row.chars().find(char::is_ascii_digit).and_then(|digit| digit.to_digit(10)).unwrap()
    };
    let before = chosen(&reader);
    let seen = |title: &str| SeenArticle { title: Some(title.to_owned()), ..SeenArticle::default() };
    reader.report(Report::Headlines(vec![(3, seen("Story of a thaw")), (2, seen("Story of the snow"))]));
    assert_eq!(chosen(&reader), before, "{}", reader.screen());
    reader.press("Enter");
    assert_eq!(reader.state.articles.current + 1, before as usize);
}

#[test]
fn titles_have_room_on_a_wide_screen() {
    let reader = reader((200, 50), "L");
    let row = reader.screen().lines().nth(2).unwrap().to_owned();
    let author = row
        .chars()
        .collect::<Vec<_>>()
        .windows(6)
        .position(|six| six.iter().eq(['a', 'u', 't', 'h', 'o', 'r'].iter()));
    assert!(author.is_some_and(|column| column >= 56), "{row}");
}

#[test]
fn a_reason_in_a_filtered_list_does_not_touch_the_day() {
    for size in [(60, 20), (80, 24)] {
        let reader = reader(size, "L / p o s t");
        for row in reader.screen().lines().filter(|line| line.contains("outlet:")) {
            assert!(row.contains(" 20"), "{size:?}: {row}");
        }
    }
}

#[test]
fn the_cue_of_another_speaker_is_on_no_card() {
    let mut reader = Reader::new(&[STORY], (120, 40));
    reader.press("r S g g");
    assert!(reader.screen().contains("cue said"), "{}", reader.screen());
    reader.press("s A m i n a Enter g g");
    assert!(reader.screen().contains("— Amina Sow"), "{}", reader.screen());
    assert!(!reader.screen().contains("cue said"), "{}", reader.screen());
}

#[test]
fn the_bar_of_a_candidate_is_as_full_as_its_figure_says() {
    let mut reader = Reader::new(&[SAMPLE], (120, 40));
    reader.press("r S g g");
    for _ in 0..10 {
        let screen = reader.screen();
        let bars = screen.lines().filter(|line| line.contains('%') && line.contains(['━', '╌']));
        for row in bars.filter(|row| !row.contains("REVIEW")) {
            let figure = row.rsplit_once('%').unwrap().0.rsplit(' ').next().unwrap();
            let figure: usize = figure.trim_start_matches('<').parse().unwrap();
            let full = row.matches('━').count();
            assert!(full.abs_diff(figure / 10) <= 1, "{row}");
        }
        reader.press("J");
    }
}

#[test]
fn a_digit_in_the_list_of_quotations_says_where_it_chooses() {
    let reader = reader((80, 24), "Q 2");
    let said = reader.state.notice.as_deref();
    assert_eq!(said, Some("r shows the candidates, then 2 takes one; 2j moves in the list"));
}

#[test]
fn an_entity_that_is_no_longer_there_has_no_number() {
    let reader = reader((80, 24), "P = Enter");
    assert!(!reader.screen().contains("mention 0"), "{}", reader.screen());
}
