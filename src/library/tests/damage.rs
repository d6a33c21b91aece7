//! One damaged value hides nothing but itself, and is named wherever it is met and by a check.

use super::*;

/// A library with two articles, each with a decision, a correction, a source and an index, and with one feed.
fn library() -> TestLibrary {
    let mut fixture = TestLibrary::new();
    for (number, text) in [(0, QUAY.to_owned()), (1, format!("{QUAY}\nIt was a second day."))] {
        let id = fixture.add(&text, &format!("/quay{number}.txt"), 1);
        fixture.decide((id, 0), accept(), 2);
        fixture.library.correct(id, crate::input::IdentityField::Site, Some("The Coast Post")).unwrap();
    }
    let address = "https://coast.example/feed".to_owned();
    let feeds = ["a", "b"].map(|name| crate::input::feeds::Subscription {
        address: format!("{address}/{name}"),
        title: Some(name.to_owned()),
        ..Default::default()
    });
    for added in fixture.library.add_feeds(&feeds, 1).unwrap() {
        let item = crate::input::feeds::FeedItem {
            id: "1".to_owned(),
            title: Some("Story".to_owned()),
            authors: Vec::new(),
            published: None,
            updated: None,
            address: None,
            html: "<p>Text</p>".to_owned(),
            extent: crate::input::feeds::TextExtent::Whole,
        };
        let feed = crate::input::feeds::Feed { items: vec![item], ..Default::default() };
        let version =
            crate::input::feeds::FeedVersion { feed, validators: crate::input::web::Validators::default() };
        let change = crate::input::feeds::FeedChange::Read(Box::new(version));
        fixture.library.refresh_feed(added.id, &change, 2).unwrap();
    }
    fixture.library.refresh_all().unwrap();
    fixture
}

/// Does everything that reads a library. Returns what was found: articles listed, hits, decisions, feeds and items; and
/// what was left out.
fn read_everything(fixture: &mut TestLibrary) -> ([usize; 5], Vec<String>) {
    let library = &mut fixture.library;
    let mut left_out = Vec::new();
    let index = library.refresh_all().unwrap();
    let listed = index.list(&ListQuery::default()).unwrap();
    let search = SearchQuery { words: "closed".to_owned(), speaker: String::new(), most: 99 };
    let mut hits = index.search(&search).unwrap().hits.len();
    let said = SearchQuery { words: String::new(), speaker: "Lopes".to_owned(), most: 99 };
    hits += index.search(&said).unwrap().hits.len();
    index.stats().unwrap();
    index.speakers().unwrap();
    index.speaker("Lopes").unwrap();
    for article in &listed {
        index.preview(article.id).unwrap();
    }
    library.known_speakers().unwrap();
    library.review_candidates(crate::review::queue::CardFilter::Pending).unwrap();
    let mut decisions = 0;
    for article in &listed {
        match library.article(article.id) {
            Ok(stored) => decisions += stored.unwrap().journal.acts.len(),
            Err(error) => left_out.push(error.to_string()),
        }
        library.fetches(article.id).unwrap();
        library.sources(article.id).unwrap();
    }
    let (feeds, items) = (library.feeds().unwrap().len(), library.feed_items(None).unwrap().len());
    left_out.extend(library.left_out());
    ([listed.len(), hits, decisions, feeds, items], left_out)
}

#[test]
fn a_sound_library_leaves_nothing_out() {
    let mut fixture = library();
    let (found, left_out) = read_everything(&mut fixture);
    assert_eq!(left_out, Vec::<String>::new());
    assert_eq!((found[0], found[2], found[3], found[4]), (2, 2, 2, 2));
    assert_eq!(fixture.library.check().unwrap().wrong, Vec::<String>::new());
}

/// What damages a value (BAD is not text), how it is named, and how many articles, hits, decisions, feeds and items may be
/// missing at most.
const CASES: &[(&str, &str, [usize; 5])] = &[
    ("UPDATE articles SET title = BAD WHERE id = 1", "the title of article 1", [0, 0, 0, 0, 0]),
    ("UPDATE articles SET title = x'07' WHERE id = 1", "the title of article 1", [0; 5]),
    ("UPDATE articles SET source = BAD WHERE id = 1", "the place of article 1", [0; 5]),
    ("UPDATE articles SET added_at = 'x' WHERE id = 1", "the time of article 1", [1, 0, 1, 0, 0]),
    ("UPDATE articles SET added_at = NULL WHERE id = 1", "the time of article 1", [1, 0, 1, 0, 0]),
    (
        "UPDATE texts SET deflated = NULL, text = BAD WHERE article = 1",
        "the text of article 1",
        [0, 0, 1, 0, 0],
    ),
    (
        "UPDATE texts SET deflated = NULL, text = replace(text, 'closed', 'opened') WHERE article = 1",
        "the text of article 1",
        [0, 0, 1, 0, 0],
    ),
    (
        "UPDATE texts SET deflated = NULL, text = NULL WHERE article = 1",
        "the text of article 1",
        [0, 0, 1, 0, 0],
    ),
    ("UPDATE texts SET hash = x'00' WHERE article = 1", "the text of article 1", [0, 0, 1, 0, 0]),
    ("UPDATE texts SET paragraphs = BAD WHERE article = 1", "the paragraphs of article 1", [0; 5]),
    (
        "UPDATE texts SET paragraphs = '[[9,99999,\"body\"]]' WHERE article = 1",
        "the paragraphs of article 1",
        [0; 5],
    ),
    ("UPDATE texts SET partial = BAD WHERE article = 1", "the partial of article 1", [0; 5]),
    ("UPDATE identities SET value = BAD WHERE article = 1", "the title, author or date of article 1", [0; 5]),
    (
        "UPDATE identities SET value = 'The Toast Post' WHERE article = 1 AND field = 'site'",
        "the outlet is not as saved for article 1",
        [0; 5],
    ),
    (
        "UPDATE identities SET field = 'title' WHERE article = 1 AND field = 'site'",
        "the title is not as saved for article 1",
        [0; 5],
    ),
    (
        "UPDATE identities SET source = 'meta' WHERE article = 1 AND field = 'site'",
        "the outlet is not as saved for article 1",
        [0; 5],
    ),
    (
        "UPDATE identities SET field = 'tide' WHERE article = 1",
        "a title, author or date is not as saved",
        [0; 5],
    ),
    ("UPDATE identities SET checksum = BAD WHERE article = 1", "is not as saved for article 1", [0; 5]),
    (
        "UPDATE decisions SET reviewer = x'05' WHERE id = 1",
        "the reviewer of decision 1 on article 1",
        [0, 0, 1, 0, 0],
    ),
    (
        "UPDATE decisions SET reviewer = BAD WHERE id = 1",
        "the reviewer of decision 1 on article 1",
        [0, 0, 1, 0, 0],
    ),
    (
        "UPDATE decisions SET act = BAD WHERE id = 1",
        "what was decided in decision 1 on article 1",
        [0, 0, 1, 0, 0],
    ),
    (
        "UPDATE decisions SET act = replace(act, 'accept', 'reject') WHERE id = 1",
        "decision 1 on article 1 is not as it was recorded",
        [0, 0, 1, 0, 0],
    ),
    (
        "UPDATE decisions SET act = '{}' WHERE id = 1",
        "decision 1 on article 1 is not as it was recorded",
        [0, 0, 1, 0, 0],
    ),
    (
        "UPDATE decisions SET reviewer = 'rui' WHERE id = 1",
        "decision 1 on article 1 is not as it was recorded",
        [0, 0, 1, 0, 0],
    ),
    ("UPDATE decisions SET at = 9e300 WHERE id = 1", "the time of decision 1 on article 1", [0, 0, 1, 0, 0]),
    ("UPDATE decisions SET hash = NULL WHERE id = 1", "decision 1 on article 1", [0, 0, 1, 0, 0]),
    (
        "UPDATE quotation_rows SET speaker = BAD WHERE article = 1 AND number = 1",
        "in the search index for article 1",
        [0, 3, 0, 0, 0],
    ),
    (
        "UPDATE quotation_rows SET words = -1 WHERE article = 1 AND number = 1",
        "in the search index for article 1",
        [0; 5],
    ),
    (
        "UPDATE quotation_rows SET start = 1e300 WHERE article = 1 AND number = 1",
        "in the search index for article 1",
        [0, 3, 0, 0, 0],
    ),
    ("UPDATE quotation_rows SET words = 4611686018427387904", "in the search index for article 1", [0; 5]),
    (
        "UPDATE quotation_rows SET state = BAD WHERE article = 1 AND number = 1",
        "in the search index for article 1",
        [0, 3, 0, 0, 0],
    ),
    ("UPDATE indexed SET beginning = BAD WHERE article = 1", "in the search index for article 1", [0; 5]),
    ("UPDATE reviewers SET name = BAD WHERE article = 1", "in the search index for article 1", [0; 5]),
    ("UPDATE reviewers SET acts = 'many' WHERE article = 1", "in the search index for article 1", [0; 5]),
    (
        "UPDATE countries SET code = BAD WHERE article = 1 AND code = 'PE'",
        "in the search index for article 1",
        [0; 5],
    ),
    ("UPDATE feeds SET title = BAD WHERE id = 1", "the title of entry of the feeds 1", [0; 5]),
    ("UPDATE feeds SET address = BAD WHERE id = 1", "the place of entry of the feeds 1", [0, 0, 0, 1, 0]),
    ("UPDATE feed_items SET title = BAD WHERE id = 1", "the title of item of a feed 1", [0; 5]),
    ("UPDATE feed_items SET at = 'soon' WHERE id = 1", "the time of item of a feed 1", [0, 0, 0, 0, 1]),
];

#[test]
fn one_damaged_value_hides_nothing_but_itself_and_is_named() {
    let sound = read_everything(&mut library()).0;
    for &(sql, named, lost) in CASES {
        let sql = sql.replace("BAD", "CAST(x'c328' AS TEXT)");
        let mut fixture = library();
        fixture.damage(&sql);
        let (found, left_out) = read_everything(&mut fixture);
        let missing: Vec<usize> =
            sound.iter().zip(found).map(|(before, now)| before.saturating_sub(now)).collect();
        assert!(
            missing.iter().zip(lost).all(|(missing, most)| *missing <= most),
            "{sql}: {missing:?} of {sound:?}"
        );
        let said = left_out.join("\n");
        assert!(said.contains(named), "{sql}: {said}");
        assert!(left_out.iter().all(|sentence| sentence.contains(": ")), "{sql}: what to do is said: {said}");
        let wrong = fixture.library.check().unwrap().wrong;
        assert!(!wrong.is_empty(), "{sql}: a check finds it");
        // The same damage, met on opening.
        let folder = fixture.folder.path().to_owned();
        fixture.library = Library::open(&folder).unwrap();
        assert_eq!(read_everything(&mut fixture).0[0], found[0], "{sql}");
    }
}

#[test]
fn a_damaged_decision_is_counted_and_not_taken_for_one_of_a_newer_version() {
    let mut fixture = library();
    fixture.damage("UPDATE decisions SET reviewer = 'rui' WHERE id = 1");
    let journal = fixture.library.journal(ArticleId(1)).unwrap();
    assert_eq!((journal.acts.len(), journal.unknown.len(), journal.damaged), (0, 0, vec![ActId(1)]));
    fixture.decide((ArticleId(1), 1), accept(), 5);
    let journal = fixture.library.journal(ArticleId(1)).unwrap();
    assert_eq!(
        (journal.acts.len(), journal.last_act()),
        (1, ActId(3)),
        "later decisions are recorded and read"
    );
}

#[test]
fn an_article_that_is_added_again_is_sound_again() {
    let mut fixture = library();
    fixture.damage(
        "UPDATE texts SET deflated = NULL, text = CAST(x'c328' AS TEXT), paragraphs = '' WHERE article = 1",
    );
    assert!(fixture.library.article(ArticleId(1)).is_err());
    assert_eq!(fixture.add(QUAY, "/quay0.txt", 9), ArticleId(1));
    let stored = fixture.library.article(ArticleId(1)).unwrap().unwrap();
    assert_eq!((stored.article.text.as_str(), stored.journal.acts.len()), (QUAY, 1));
    fixture.library.refresh_all().unwrap();
    assert_eq!(fixture.library.check().unwrap().wrong, Vec::<String>::new());
}

#[test]
fn a_damaged_title_can_be_corrected() {
    let mut fixture = library();
    fixture.damage("UPDATE articles SET title = CAST(x'c328' AS TEXT) WHERE id = 1");
    fixture
        .library
        .correct(ArticleId(1), crate::input::IdentityField::Title, Some("Quay stays shut"))
        .unwrap();
    assert_eq!(read_everything(&mut fixture).1, Vec::<String>::new());
    assert_eq!(fixture.library.check().unwrap().wrong, Vec::<String>::new());
}

/// What a reader sees of a library: lists, hits, decisions and texts. `None` if it cannot be read.
fn seen(folder: &std::path::Path) -> Option<String> {
    let mut library = Library::open_existing(folder).ok()??;
    let index = library.refresh_all().ok()?;
    let listed = index.list(&ListQuery::default()).ok()?;
    let search = SearchQuery { words: "closed".to_owned(), speaker: String::new(), most: 99 };
    let hits = index.search(&search).ok()?;
    let articles: Vec<_> = listed.iter().map(|one| library.article(one.id).ok()).collect();
    Some(format!("{listed:?} {hits:?} {articles:?}"))
}

/// The tables in which a changed byte is always found: their rows are compared with something else.
const COMPARED: [&str; 4] = ["articles", "decisions", "identities", "quotation_rows"];

#[test]
fn what_a_check_calls_sound_can_be_read_and_is_what_was_saved() {
    let TestLibrary { library, folder } = library();
    drop(library);
    let path = folder.path().join("library.db");
    let whole = fs::read(&path).unwrap();
    let before = seen(folder.path());
    let raw = rusqlite::Connection::open(&path).unwrap();
    let root = |table: &str| -> usize {
        raw.query_row("SELECT rootpage FROM sqlite_schema WHERE name = ?", [table], |row| row.get(0)).unwrap()
    };
    for table in ["articles", "decisions", "quotation_rows", "texts", "identities", "sources"] {
        let page = (root(table) - 1) * 4096;
        let used = (page..page + 4096).filter(|place| whole[*place] != 0);
        // Every byte once is an hour's work: a few of each page, at other places than its repetitions.
        for place in used.step_by(37) {
            for value in [0xff, whole[place] ^ 1] {
                let mut bytes = whole.clone();
                bytes[place] = value;
                fs::write(&path, &bytes).unwrap();
                let now = seen(folder.path());
                let checked =
                    Library::open_existing(folder.path()).and_then(|library| library.unwrap().check());
                if checked.is_ok_and(|checked| checked.wrong.is_empty()) {
                    let what = format!("{table}, byte {} of its page as {value:02x}", place - page);
                    assert!(now.is_some(), "{what}: called sound, and cannot be read");
                    assert!(now == before || !COMPARED.contains(&table), "{what}: called sound, and differs");
                }
            }
        }
    }
}
