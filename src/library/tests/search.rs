//! A search finds words and names, shows where they occur, and accepts any input.

use super::*;
use proptest::prelude::*;

fn find(fixture: &mut TestLibrary, words: &str) -> Vec<SearchHit> {
    let query = SearchQuery { words: words.to_owned(), speaker: String::new(), most: 20 };
    fixture.library.refresh_all().unwrap().search(&query).unwrap().hits
}

fn said(fixture: &mut TestLibrary, speaker: &str, words: &str) -> Vec<String> {
    let query = SearchQuery { words: words.to_owned(), speaker: speaker.to_owned(), most: 20 };
    let hits = fixture.library.refresh_all().unwrap().search(&query).unwrap().hits;
    hits.into_iter().map(|hit| hit.snippet).collect()
}

fn sample_library() -> TestLibrary {
    let mut fixture = TestLibrary::new();
    fixture.add(QUAY, "/quay.txt", 1);
    fixture.add(
        "The union waits\n\n“The strike\n  goes on,” Lech Wałęsa said on Monday.\n",
        "/strike.txt",
        2,
    );
    fixture
}

#[test]
fn a_word_is_found_in_quotations_and_text_with_its_position() {
    let mut fixture = sample_library();
    let hits = find(&mut fixture, "closed");
    let kinds: Vec<SearchHitKind> = hits.iter().map(|hit| hit.kind).collect();
    assert_eq!(kinds, [SearchHitKind::Quotation, SearchHitKind::Text]);
    for hit in &hits {
        assert_eq!(hit.found.of(&hit.snippet), "closed", "{}", hit.snippet);
        assert_eq!(hit.place as usize, QUAY.find("closed").unwrap());
        assert_eq!(hit.title, "Quay stays shut");
    }
    assert_eq!((hits[0].quotation, hits[0].speaker.as_str()), (Some(1), "Ana Lopes"));
    assert_eq!(hits[0].state, "pending");
}

#[test]
fn a_speaker_is_found_once_per_article_at_the_first_quotation() {
    let mut fixture = sample_library();
    let hits = find(&mut fixture, "costa");
    assert_eq!((hits[0].kind, hits[0].speaker.as_str()), (SearchHitKind::Speaker, "Rui Costa"));
    assert_eq!(hits[0].quotation, Some(2));
    assert_eq!(hits[0].place as usize, QUAY.find("Nobody").unwrap());
    assert_eq!(hits.iter().filter(|hit| hit.kind == SearchHitKind::Speaker).count(), 1);
}

#[test]
fn ignores_accents_case_and_line_ends_and_matches_prefixes() {
    let mut fixture = sample_library();
    for (words, hits) in [
        ("walesa", 2),
        ("WAŁĘSA", 2),
        ("\"strike goes\"", 2),
        ("\"goes strike\"", 0),
        ("goes strike", 2),
        ("stri", 2),
        ("stri goes", 0),
        ("goes stri", 2),
        ("quay walesa", 0),
        ("\"stri\"", 0),
        ("\"the strike goes o", 2),
        ("\"the strike goes on", 2),
    ] {
        assert_eq!(find(&mut fixture, words).len(), hits, "{words}");
    }
    let hits = find(&mut fixture, "\"strike goes\"");
    assert_eq!(hits[1].found.of(&hits[1].snippet), "strike goes", "on one line");
}

#[test]
fn no_input_is_an_error_or_an_operator() {
    let mut fixture = sample_library();
    for words in [
        "",
        " ",
        "\"",
        "\"\"",
        "AND",
        "quay AND",
        "NOT quay",
        "(",
        "quay)",
        "*",
        "^quay",
        "content:quay",
        "a-b",
        "quay NEAR strike",
        "'",
        ";--",
        "—",
        "“quay",
        "\u{0}",
        "quay\u{0}",
        "🇰🇷",
        "\u{301}",
        "{title}",
        "+",
        "\\",
    ] {
        find(&mut fixture, words);
        said(&mut fixture, words, words);
    }
    assert_eq!(find(&mut fixture, "content:quay"), []);
    assert_eq!(find(&mut fixture, "quay OR strike"), []);
}

proptest! {
    #[test]
    fn any_characters_can_be_searched_for(words in "[\\PC\"*()^:{}\u{0}-\u{1f} ]{0,12}") {
        let mut fixture = TestLibrary::new();
        fixture.add(QUAY, "/quay.txt", 1);
        find(&mut fixture, &words);
    }
}

#[test]
fn quotations_are_found_by_surname_and_words() {
    let mut fixture = sample_library();
    let all = ["The quay is closed,", "that the rain had come early", "The rain came early,"];
    let lopes = said(&mut fixture, "lopes", "");
    assert_eq!(lopes.len(), 3, "{lopes:?}");
    assert_eq!((lopes[0].as_str(), lopes[2].as_str()), (all[0], all[2]));
    assert_eq!(said(&mut fixture, "Ana Lopes", "rain cam"), [all[2]]);
    assert_eq!(said(&mut fixture, "Costa", "rain"), Vec::<String>::new());
    assert_eq!(said(&mut fixture, "Ana", ""), Vec::<String>::new(), "nobody's surname");
}

#[test]
fn the_snippet_of_a_long_text_shows_where_all_words_occur() {
    let mut fixture = TestLibrary::new();
    let far = format!("{} The quay and the strike. {}", "A quay. ".repeat(99), "It rained. ".repeat(99));
    fixture.add(&far, "/far.txt", 1);
    let hits = find(&mut fixture, "quay strike");
    assert_eq!(hits.len(), 1);
    assert!(hits[0].snippet.len() < 400 && hits[0].snippet.contains("strike"), "{}", hits[0].snippet);
    assert!(hits[0].snippet.starts_with('…') && hits[0].snippet.ends_with('…'));
    assert_eq!(hits[0].found.of(&hits[0].snippet), "quay");
}

#[test]
fn the_number_of_hits_is_limited() {
    let mut fixture = TestLibrary::new();
    for number in 0..5 {
        fixture.add(&format!("Story {number}. It rained."), &format!("/{number}.txt"), number);
    }
    let mut query = SearchQuery { words: "rained".to_owned(), speaker: String::new(), most: 3 };
    let index = fixture.library.refresh_all().unwrap();
    let few = index.search(&query).unwrap();
    assert_eq!((few.hits.len(), few.more), (3, true));
    query.most = 5;
    let all = index.search(&query).unwrap();
    assert_eq!((all.hits.len(), all.more), (5, false));
    query.most = usize::MAX;
    assert_eq!(index.search(&query).unwrap(), all);
}
