//! The pages that articles were fetched from are kept as they came.

use super::*;
use crate::article::Partial;
use crate::input::{Fetched, IdentityField, IdentitySource, Origin, Original, Stated, read_kept};

/// An article with this text that was fetched as `page`.
fn fetched(text: &str, page: &str, at: i64) -> (Article, ArticleKey) {
    let mut article = article(text);
    article.identity.fetched = Some(Fetched {
        address: "https://coast.example/quay".to_owned(),
        at,
        sha256: TextHash::of(page).0,
        bytes: page.len() as u64,
        headers: vec![("content-type".to_owned(), "text/html".to_owned())],
        original: Some(Original(page.as_bytes().into())),
    });
    (article, key(text, Some("https://coast.example/quay")))
}

fn add(library: &mut Library, (article, key): &(Article, ArticleKey), at: i64) -> ArticleId {
    library.add(article, key, at).unwrap()
}

#[test]
fn the_page_is_kept_with_its_address_and_time() {
    let TestLibrary { mut library, folder } = TestLibrary::new();
    let page = format!("<html>{}</html>", "<p>The quay is closed.</p>".repeat(1_000));
    let id = add(&mut library, &fetched(QUAY, &page, 7), 8);
    let kept = library.article(id).unwrap().unwrap().article.identity.fetched.unwrap();
    assert_eq!((kept.address.as_str(), kept.at), ("https://coast.example/quay", 7));
    assert_eq!(kept.headers, [("content-type".to_owned(), "text/html".to_owned())]);
    assert_eq!(library.fetches(id).unwrap(), std::slice::from_ref(&kept));
    assert_eq!(library.original(&kept.sha256).unwrap(), page.as_bytes());
    assert_eq!(library.check().unwrap().wrong, Vec::<String>::new());
    drop(library);
    let copy = Library::open(folder.path()).unwrap();
    assert_eq!(copy.original(&kept.sha256).unwrap(), page.as_bytes());
}

#[test]
fn every_text_keeps_the_first_page_it_was_read_from() {
    let TestLibrary { mut library, folder: _folder } = TestLibrary::new();
    let id = add(&mut library, &fetched(QUAY, "first", 1), 1);
    assert_eq!(add(&mut library, &fetched(QUAY, "the same with another advertisement", 2), 2), id);
    let changed = QUAY.replace("The quay is closed", "The quay is open");
    assert_eq!(add(&mut library, &fetched(&changed, "second", 3), 3), id);
    let times: Vec<i64> = library.fetches(id).unwrap().iter().map(|fetched| fetched.at).collect();
    assert_eq!(times, [3, 1], "the newest first");
    for page in ["first", "second"] {
        assert_eq!(library.original(&TextHash::of(page).0).unwrap(), page.as_bytes());
    }
    assert!(
        library
            .original(&TextHash::of("third").0)
            .unwrap_err()
            .to_string()
            .contains("no page with the SHA-256")
    );
}

#[test]
fn a_text_from_a_file_has_no_page_until_it_is_fetched() {
    let mut library = TestLibrary::new();
    let id = library.add(QUAY, "quay.txt", 1);
    assert_eq!(library.library.fetches(id).unwrap(), []);
    assert_eq!(add(&mut library.library, &fetched(QUAY, "page", 2), 2), id);
    assert_eq!(library.library.fetches(id).unwrap().len(), 1);
}

#[test]
fn a_damaged_page_is_found_and_not_handed_out() {
    let mut fixture = TestLibrary::new();
    add(&mut fixture.library, &fetched(QUAY, "page", 1), 1);
    let change = "UPDATE originals SET bytes = x'00'";
    let refused = fixture.library.connection.execute(change, []).unwrap_err().to_string();
    assert!(refused.contains("originals are only added"), "{refused}");
    fixture.damage(change);
    let library = &fixture.library;
    let wrong = library.check().unwrap().wrong;
    assert!(wrong.len() == 1 && wrong[0].contains("is not the one that was saved"), "{wrong:?}");
    let said = library.original(&TextHash::of("page").0).unwrap_err().to_string();
    assert!(said.contains("is damaged"), "{said}");
}

#[test]
fn a_library_of_an_older_version_gets_room_for_pages() {
    let TestLibrary { mut library, folder } = TestLibrary::new();
    library
        .connection
        .execute_batch(
            "DROP TRIGGER decisions_are_never_changed; ALTER TABLE decisions DROP COLUMN checksum; \
             CREATE TRIGGER decisions_are_never_changed BEFORE UPDATE ON decisions BEGIN SELECT 1; END; \
             DROP TABLE sources; ALTER TABLE texts DROP COLUMN partial; ALTER TABLE texts DROP COLUMN deflated; \
             ALTER TABLE texts DROP COLUMN size; DROP VIEW quotations; \
             ALTER TABLE quotation_rows RENAME TO quotations; ALTER TABLE quotations DROP COLUMN role; \
             ALTER TABLE quotations DROP COLUMN gender; ALTER TABLE quotations DROP COLUMN country; DROP TABLE found_articles; \
             DROP TABLE library_acts; DROP TABLE coded; DROP TABLE earlier_texts; DROP TABLE earlier_quotations; DROP TABLE identities; DROP TABLE fetches; DROP TABLE originals; \
             ALTER TABLE feeds DROP COLUMN marked_by; ALTER TABLE feeds DROP COLUMN own_name; \
             ALTER TABLE feeds DROP COLUMN folder; PRAGMA user_version = 2",
        )
        .unwrap();
    drop(library);
    library = Library::open(folder.path()).unwrap();
    let id = add(&mut library, &fetched(QUAY, "page", 1), 1);
    assert_eq!(library.fetches(id).unwrap().len(), 1);
}

#[test]
fn an_article_of_an_older_library_is_not_replaced_by_what_is_in_its_place_now() {
    let folder = folder();
    let name = "https://coast.example/feed#2";
    let (first, second) = ("“We wait,” Ana Lopes said.", "“It sank,” Li Na said.");
    let id = Library::open(folder.path()).unwrap().add(&article(first), &key(first, Some(name)), 1).unwrap();
    let mut library = Library::open(folder.path()).unwrap();
    let other = library.add(&article(second), &key(second, Some(name)), 2).unwrap();
    assert_ne!(other, id, "the place alone says nothing");
    let item = "https://coast.example/feed#item:7";
    assert_eq!(library.add(&article(first), &key(first, Some(item)), 3).unwrap(), id);
    let stored = library.article(id).unwrap().unwrap();
    assert_eq!((stored.article.text.as_str(), stored.key.file.as_deref()), (first, Some(item)));
    let changed = "“We wait no more,” Ana Lopes said.";
    assert_eq!(
        library.add(&article(changed), &key(changed, Some(item)), 4).unwrap(),
        id,
        "its own name does"
    );
}

/// The same text, fetched from `named`; `answered` is the address that answered.
fn fetched_from(named: &str, answered: &str, page: &str) -> (Article, ArticleKey) {
    let (mut article, mut key) = fetched(QUAY, page, 1);
    if let Some(fetched) = &mut article.identity.fetched {
        fetched.address = answered.to_owned();
    }
    article.identity.url = Some(Stated::new(answered.to_owned(), IdentitySource::Address));
    key.file = Some(named.to_owned());
    (article, key)
}

#[test]
fn an_article_is_found_from_every_place_it_was_added_from() {
    let TestLibrary { mut library, folder: _folder } = TestLibrary::new();
    let river = "https://coast.example/river";
    let mail = "https://coast.example/river?utm_source=mail";
    let old = "https://coast.example/old";
    let id = add(&mut library, &fetched_from(river, river, "first"), 1);
    assert_eq!(add(&mut library, &fetched_from(mail, mail, "second"), 2), id);
    assert_eq!(add(&mut library, &fetched_from(old, "https://coast.example/new", "third"), 3), id);
    assert_eq!(library.add(&article(QUAY), &key(QUAY, Some("/saved/river.html")), 4).unwrap(), id);
    for name in [river, mail, old, "https://coast.example/new", "/saved/river.html"] {
        assert_eq!(library.find_named(name).unwrap(), Some(id), "{name}");
        let copy = library.copy_of(&Origin::from_whole_name(name)).unwrap();
        assert_eq!(copy.map(|copy| copy.id), Some(id), "{name}");
    }
    assert_eq!(library.sources(id).unwrap().len(), 5);
    library.remove(id, 5).unwrap();
    assert!(library.copy_of(&Origin::from_whole_name(mail)).unwrap().is_none(), "it is no longer listed");
}

#[test]
fn the_name_time_and_hash_that_are_shown_are_of_one_page() {
    let TestLibrary { mut library, folder: _folder } = TestLibrary::new();
    let (first, second) = ("https://coast.example/a", "https://coast.example/b");
    let id = library.add(&article(QUAY), &key(QUAY, Some("/drafts/quay.txt")), 1).unwrap();
    assert_eq!(add(&mut library, &fetched_from(first, first, "first"), 2), id);
    assert_eq!(add(&mut library, &fetched_from(second, second, "second"), 3), id);
    let mut archived = fetched_from("/saved/quay.warc", "https://archive.example/c", "third");
    archived.0.identity.fetched = None;
    archived.0.identity.authors = Some(Stated::new(vec!["Jane Roe".to_owned()], IdentitySource::Meta));
    assert_eq!(add(&mut library, &archived, 4), id);
    let stored = library.article(id).unwrap().unwrap();
    let identity = &stored.article.identity;
    let shown = identity.fetched.as_ref().unwrap();
    assert_eq!(stored.key.file.as_deref(), Some(first));
    assert_eq!((identity.url(), shown.address.as_str()), (Some(first), first));
    assert_eq!(shown.sha256, TextHash::of("first").0);
    assert_eq!(identity.authors(), ["Jane Roe"], "what was not known is learnt from all");
    assert_eq!(library.fetches(id).unwrap().len(), 2, "the others stay listed");
}

#[test]
fn why_a_text_is_not_whole_is_kept_with_it() {
    let TestLibrary { mut library, folder: _folder } = TestLibrary::new();
    for (partial, text) in
        Partial::ALL.into_iter().zip(["“One,” he said.", "Two.", "Three.", "Four.", "Five."])
    {
        let read = Article { partial: Some(partial), ..article(text) };
        let id = library.add(&read, &key(text, None), 1).unwrap();
        let kept = library.article(id).unwrap().unwrap().article;
        assert_eq!(
            (kept.partial, kept.notices.as_slice()),
            (Some(partial), &[partial.sentence().to_owned()][..])
        );
        let index = library.refresh_all().unwrap();
        let listed = index.list(&ListQuery::default()).unwrap();
        assert!(listed.iter().any(|one| one.id == id && one.partial == Some(partial)));
    }
}

#[test]
fn each_version_has_the_title_authors_and_dates_that_its_own_page_states() {
    let mut library = Library::in_memory().unwrap();
    let page = |author: &str, day: &str, words: &str| {
        format!(
            "<html><head><title>The quay</title><meta name=\"author\" content=\"{author}\">\
             <meta property=\"article:published_time\" content=\"{day}\"></head>\
             <body><article><p>{words}</p></article></body></html>"
        )
    };
    let later = QUAY.replace("quay", "pier");
    let pages = [page("Jane Roe", "2026-11-03", QUAY), page("Tom Park", "2026-11-04", &later)];
    let texts = [QUAY, later.as_str()];
    let mut id = ArticleId(0);
    for (at, (text, page)) in (7..).zip(texts.iter().zip(&pages)) {
        let (mut article, key) = fetched(text, page, at);
        article.identity.merge(
            Article::new(
                read_kept(article.identity.fetched.as_ref().unwrap(), page.clone().into_bytes()).unwrap(),
            )
            .identity,
        );
        id = library.add(&article, &key, at).unwrap();
    }
    let stated = |library: &Library| -> Vec<(Vec<String>, Option<String>)> {
        let versions = library.versions(id).unwrap().into_iter();
        let stored =
            versions.map(|version| library.article_in(id, version).unwrap().unwrap().article.identity);
        stored.map(|said| (said.authors().to_vec(), said.published().map(str::to_owned))).collect()
    };
    let said = |author: &str, day: &str| (vec![author.to_owned()], Some(day.to_owned()));
    assert_eq!(stated(&library), [said("Jane Roe", "2026-11-03"), said("Tom Park", "2026-11-04")]);
    library.correct(id, IdentityField::Authors, Some("Ana Lopes")).unwrap();
    assert_eq!(stated(&library)[0], said("Ana Lopes", "2026-11-03"), "a correction holds");
}
