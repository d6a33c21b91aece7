//! The lists of mentions and of open articles.

use crate::screen::reader::{Reader, STORY};
use pullquote::tui::state::Window;
use pullquote::tui::state::pick::SeenArticle;

#[test]
fn every_mention_stands_in_its_context() {
    for size in [(60, 20), (80, 24), (120, 40)] {
        let mut reader = Reader::new(&[STORY], size);
        reader.press("] p g r");
        let screen = reader.screen();
        assert!(screen.contains("Mentions of Teresa Macuácua"), "{screen}");
        for words in ["¶2", "The minister, Teresa Macuácua, walked", "¶8", "Macuácua did not say"] {
            assert!(screen.contains(words), "{size:?}: {words}\n{screen}");
        }
    }
}

#[test]
fn back_from_a_mention_is_one_key() {
    let mut reader = Reader::new(&[STORY], (80, 24));
    reader.press("g g ] p g r G Enter");
    let there = reader.state.reading.cursor();
    reader.press("^o");
    assert_ne!(reader.state.reading.cursor(), there);
    assert_eq!(reader.state.window, Window::None);
}

#[test]
fn the_open_articles_are_listed_with_what_is_known_of_them() {
    let mut reader = Reader::new(&[STORY, "Short one. “Yes,” said Ana Lopes, the mayor."], (100, 30));
    reader.press("Q a Esc ] a g a");
    let screen = reader.screen();
    assert!(screen.contains("Open articles"), "{screen}");
    let first = screen.lines().find(|line| line.contains("story-1.txt")).unwrap();
    assert!(first.contains("1/"), "one quotation of the first is decided: {first}");
    assert!(screen.lines().any(|line| line.contains("▸ •   2")), "{screen}");
}

#[test]
fn the_title_of_an_open_article_gets_at_least_half_of_its_row() {
    let title = "Attack shows how far the group has come, and what the governments of the region make of it";
    for (size, half) in [((60, 20), 28), ((80, 24), 38), ((200, 50), 68)] {
        let mut reader = Reader::new(&[STORY, "Short one."], size);
        let seen = SeenArticle {
            title: Some(title.to_owned()),
            site: Some("The Washington Post".to_owned()),
            day: Some("2015-03-18".to_owned()),
            decided: (0, 21),
        };
        reader.state.seen.insert(1, seen);
        reader.press("g a");
        let shown: String = title.chars().take(half - 1).collect();
        let screen = reader.screen();
        let row = screen.lines().find(|line| line.contains("Attack")).unwrap();
        assert!(row.contains(&shown) && row.contains("0/21"), "{size:?}: {row}");
        assert_eq!(row.contains("Washington"), size.0 > 80, "the outlet gives way first: {row}");
    }
}

#[test]
fn the_list_of_mentions_uses_the_width_of_a_wide_screen() {
    let mut reader = Reader::new(&[STORY], (200, 50));
    reader.press("] p g r");
    let screen = reader.screen();
    let top = screen.lines().find(|line| line.contains("Mentions of")).unwrap();
    assert!(top.matches('━').count() > 100, "{screen}");
}

#[test]
fn what_is_known_of_the_open_articles_stands_in_columns() {
    for size in [(60, 20), (80, 24), (120, 40), (200, 50)] {
        let mut reader = Reader::new(&[STORY, "One.", "Two.", "Three."], size);
        let seen = |title: &str, site: Option<&str>, decided| SeenArticle {
            title: Some(title.to_owned()),
            site: site.map(str::to_owned),
            day: Some("2015-03-18".to_owned()),
            decided,
        };
        reader.state.seen.insert(1, seen("Short", Some("The Washington Post"), (0, 21)));
        reader.state.seen.insert(2, seen("Longer than the others are", None, (0, 0)));
        reader.state.seen.insert(3, seen("Middling", Some("Hill Radio"), (3, 4)));
        reader.press("g a");
        let screen = reader.screen();
        let days = screen.lines().filter_map(|line| Some(line.split_once("2015-03-18")?.0.chars().count()));
        let days: Vec<usize> = days.collect();
        assert!(days.len() == 3 && days.iter().all(|at| *at == days[0]), "{size:?}: {days:?}\n{screen}");
        let end = |words: &str| {
            let found = screen.lines().find_map(|line| Some(line.split_once(words)?.0.chars().count()));
            found.map(|at| at + words.len())
        };
        let sites = screen.lines().filter_map(|line| {
            let site = ["The Washington", "Hill Radio"].into_iter().find_map(|site| line.split_once(site))?;
            Some(site.0.chars().count())
        });
        let sites: Vec<usize> = sites.collect();
        assert!(sites.len() == 2 || size.0 < 120, "{size:?}: {sites:?}\n{screen}");
        assert!(sites.iter().all(|at| *at == sites[0]), "{size:?}: {sites:?}\n{screen}");
        assert!(end("0/21").is_some() && end("0/21") == end("3/4"), "{size:?}\n{screen}");
    }
}
