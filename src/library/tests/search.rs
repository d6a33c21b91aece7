//! A search finds words and names, shows where they occur, and accepts any input.

use super::*;
use crate::input::IdentityField;
use proptest::prelude::*;

fn find(fixture: &mut TestLibrary, words: &str) -> Vec<SearchHit> {
    let query = SearchQuery { words: words.to_owned(), speaker: String::new(), most: 20 };
    fixture.library.refresh_all().unwrap().search(&query).unwrap().hits
}

fn said(fixture: &mut TestLibrary, speaker: &str, words: &str) -> Vec<String> {
    let query = SearchQuery { words: words.to_owned(), speaker: speaker.to_owned(), most: 20 };
    let index = fixture.library.refresh_all().unwrap();
    let hits = index.search(&query).map(|found| found.hits).unwrap_or_default();
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
fn no_input_is_an_operator_of_the_index_itself() {
    let mut fixture = sample_library();
    for words in [
        "",
        " ",
        "\"",
        "\"\"",
        "NOT quay",
        "(",
        "*",
        "^quay",
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
}

proptest! {
    #[test]
    fn any_characters_can_be_searched_for(words in "[\\PC\"*()^:{}\u{0}-\u{1f} ]{0,12}") {
        let mut fixture = TestLibrary::new();
        fixture.add(QUAY, "/quay.txt", 1);
        // A query that cannot be read is told as such, and nothing else goes wrong.
        said(&mut fixture, "", &words);
        let query = SearchQuery { words, speaker: String::new(), most: 20 };
        if let Err(error) = fixture.library.refresh_all().unwrap().search(&query) {
            prop_assert!(error.to_string().starts_with("character "), "{error}");
        }
    }
}

/// The numbers of the articles and of the quotations that a query finds, and the articles it lists.
fn found(fixture: &mut TestLibrary, words: &str) -> (Vec<(i64, usize)>, Vec<i64>) {
    let index = fixture.library.refresh_all().unwrap();
    let query = SearchQuery { words: words.to_owned(), speaker: String::new(), most: 20 };
    let hits = index.search(&query).unwrap().hits;
    let quotations = hits.iter().filter(|hit| hit.kind == SearchHitKind::Quotation);
    let quotations = quotations.map(|hit| (hit.article.0, hit.quotation.unwrap_or_default())).collect();
    let list = index.list(&ListQuery { words: words.to_owned(), ..ListQuery::default() }).unwrap();
    let mut listed: Vec<i64> = list.iter().map(|article| article.id.0).collect();
    listed.sort_unstable();
    (quotations, listed)
}

#[test]
fn fields_look_at_the_quotation_and_at_its_article() {
    let mut fixture = sample_library();
    let note = fixture.add("A note about the quay without any speech in it.\n", "/note.txt", 3);
    fixture.decide((ArticleId(1), 0), accept(), 5);
    fixture.decide((ArticleId(1), 1), Change::Flag, 6);
    for (words, quotations, listed) in [
        ("speaker:costa", vec![(1, 2), (1, 3)], vec![1]),
        ("speaker:lopes kind:indirect", vec![(1, 4)], vec![1]),
        ("speaker:lopes rain", vec![(1, 4), (1, 5)], vec![]),
        ("speaker:\"ana lopes\" -rain", vec![(1, 1)], vec![1]),
        ("state:accepted", vec![(1, 1)], vec![1]),
        ("state:flagged OR speaker:walesa", vec![(2, 1), (1, 2)], vec![1, 2]),
        ("country:PE speaker:costa", vec![(1, 2), (1, 3)], vec![1]),
        ("country:DE", vec![], vec![]),
        ("-speaker:lopes", vec![(2, 1), (1, 2), (1, 3)], vec![1, 2, 3]),
        ("-country:Peru", vec![(2, 1)], vec![2, 3]),
        ("text:quay", vec![(1, 1), (1, 2), (1, 3), (1, 4), (1, 5)], vec![1, 3]),
        ("text:quay -text:speech state:pending", vec![(1, 2), (1, 3), (1, 4), (1, 5)], vec![1]),
        ("text:quay -text:speech state:todo", vec![(1, 2), (1, 3), (1, 4), (1, 5)], vec![1]),
        ("text:quay -text:speech state:open", vec![(1, 2), (1, 3), (1, 4), (1, 5)], vec![1]),
        ("reviewer:ana speaker:costa", vec![(1, 2), (1, 3)], vec![1]),
        ("article:2", vec![(2, 1)], vec![2]),
        ("title:union", vec![(2, 1)], vec![2]),
        ("(quay OR strike) -state:accepted", vec![(2, 1)], vec![1, 2]),
    ] {
        let (mut said, shown) = found(&mut fixture, words);
        said.sort_unstable();
        let mut expected = quotations.clone();
        expected.sort_unstable();
        assert_eq!((said, shown), (expected, listed), "{words}");
    }
    assert_eq!(note, ArticleId(3));
}

#[test]
fn dates_and_outlets_are_those_of_the_article() {
    let mut fixture = sample_library();
    fixture.library.correct(ArticleId(1), IdentityField::Published, Some("2026-11-03")).unwrap();
    fixture.library.correct(ArticleId(1), IdentityField::Site, Some("The Coast Post")).unwrap();
    fixture.library.correct(ArticleId(2), IdentityField::Published, Some("2026-10-31T23:00:00Z")).unwrap();
    for (words, listed) in [
        ("after:2026-11-03", vec![1]),
        ("after:2026-11-04", vec![]),
        ("before:2026-11-03", vec![2]),
        ("before:2026-11", vec![2]),
        ("to:2026-11-03", vec![1, 2]),
        ("on:2026-10", vec![2]),
        ("on:2026", vec![1, 2]),
        ("outlet:\"coast post\"", vec![1]),
        ("-outlet:coast", vec![2]),
        ("outlet:coast OR before:2026-11", vec![1, 2]),
    ] {
        assert_eq!(found(&mut fixture, words).1, listed, "{words}");
    }
}

#[test]
fn a_saved_query_stands_for_itself_in_others_until_it_is_undone() {
    let mut fixture = sample_library();
    let save =
        |name: &str, query: &str| LibraryChange::SaveQuery { name: name.to_owned(), query: query.to_owned() };
    fixture.library.change("ana", vec![save("rui", "speaker:costa")]).unwrap();
    assert_eq!(found(&mut fixture, "@rui").0, [(1, 2), (1, 3)]);
    assert_eq!(found(&mut fixture, "-@rui speaker:lopes rain").0.len(), 2);
    fixture.library.change("ana", vec![save("rui", "speaker:walesa")]).unwrap();
    assert_eq!(found(&mut fixture, "@rui").0, [(2, 1)]);
    fixture.library.undo_change("ana").unwrap();
    assert_eq!(found(&mut fixture, "@rui").0, [(1, 2), (1, 3)]);
    fixture.library.undo_change("ana").unwrap();
    assert!(fixture.library.saved_queries().unwrap().is_empty());
    assert_eq!(fixture.library.undo_change("ana").unwrap(), None);
    fixture.library.redo_change("ana").unwrap();
    // Another program sees it, and the acts stand a check.
    let other = Library::open(fixture.folder.path()).unwrap();
    assert_eq!(other.saved_queries().unwrap().keys().collect::<Vec<_>>(), ["rui"]);
    assert_eq!(other.check().unwrap().wrong, Vec::<String>::new());
    fixture.damage("UPDATE library_acts SET act = replace(act, 'costa', 'lopes') WHERE id = 1");
    assert!(other.check().unwrap().wrong[0].contains("act 1 on the whole library is not as it was recorded"));
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

#[test]
fn a_name_with_an_apostrophe_is_found_without_it() {
    let mut fixture = TestLibrary::new();
    fixture.add(
        "The vote\n\n“The vote is lost,” Tip O’Neill said on Monday.\n\n“It is not,” Mara Neill said.\n",
        "/vote.txt",
        1,
    );
    for words in
        ["speaker:oneill", "speaker:O’Neill", "speaker:o'neill", "speaker:\"tip oneill\"", "speaker:onei"]
    {
        let found = find(&mut fixture, words);
        let speakers: Vec<&str> = found.iter().map(|hit| hit.speaker.as_str()).collect();
        assert_eq!(speakers, ["Tip O’Neill"], "{words}");
    }
    assert_eq!(said(&mut fixture, "oneill", ""), ["The vote is lost,"]);
}
