//! Who wrote an article is stored, sorted and filtered by, and can be corrected.

use super::*;
use crate::input::{Identity, IdentityField, IdentitySource, Stated};

fn stated<T>(value: T) -> Stated<T> {
    Stated::new(value, IdentitySource::JsonLd)
}

/// Adds an article with an author, a day and an outlet; empty for what is not known.
fn add(fixture: &mut TestLibrary, text: &str, [author, day, site]: [&str; 3]) -> ArticleId {
    let given = |value: &str| (!value.is_empty()).then(|| value.to_owned());
    let mut added = article(text);
    added.identity.merge(Identity {
        authors: given(author).map(|author| Stated::new(vec![author], IdentitySource::JsonLd)),
        published: given(day).map(stated),
        site: given(site).map(stated),
        ..Identity::default()
    });
    fixture.library.add(&added, &key(text, None), 1).unwrap()
}

fn listed(fixture: &mut TestLibrary, query: &ListQuery) -> Vec<ArticleId> {
    let listed = fixture.library.refresh_all().unwrap().list(query).unwrap();
    listed.into_iter().map(|article| article.id).collect()
}

#[test]
fn articles_are_sorted_and_filtered_by_who_wrote_them_where_and_when() {
    let mut fixture = TestLibrary::new();
    let old = add(&mut fixture, "The port opened today.", ["Zoe Abel", "2026-10-30", "The Coast Post"]);
    let new = add(&mut fixture, "The port closed today.", ["Ana Zaun", "2026-11-03T08:15:00Z", "Bay News"]);
    let bare = add(&mut fixture, "It rained all day long.", ["", "", ""]);
    for (sort, expected) in [
        (ListOrder::Published, [new, old, bare]),
        (ListOrder::Outlet, [new, old, bare]),
        (ListOrder::Author, [old, new, bare]),
    ] {
        assert_eq!(listed(&mut fixture, &ListQuery { sort, ..ListQuery::default() }), expected, "{sort:?}");
    }
    for (words, expected) in [
        ("author:zaun", vec![new]),
        ("outlet:coast from:2026-10-01", vec![old]),
        ("from:2026-11-01", vec![new]),
        ("to:2026-10-31", vec![old]),
        ("bay news", vec![new]),
        ("author:zaun rain", vec![]),
    ] {
        let query = ListQuery { words: words.to_owned(), ..ListQuery::default() };
        assert_eq!(listed(&mut fixture, &query), expected, "{words}");
    }
}

#[test]
fn a_correction_wins_and_survives_a_new_version_of_the_article() {
    let mut fixture = TestLibrary::new();
    let found = ["Zoe Abel", "2026-10-30", "The Coast Post"];
    let id = add(&mut fixture, "Port opens again\n\nThe port opened today for all ships.", found);
    let correct =
        |fixture: &mut TestLibrary, field, value| fixture.library.correct(id, field, value).unwrap();
    assert!(correct(&mut fixture, IdentityField::Title, Some("The port opens")));
    assert!(correct(&mut fixture, IdentityField::Authors, Some("Ana Zaun\nLi Na")));
    let again = add(&mut fixture, "Port opens again\n\nThe port opened today for all ships.", found);
    assert_eq!(again, id);
    let stored = fixture.library.article(id).unwrap().unwrap().article.identity;
    assert_eq!(stored.title, Some(Stated::new("The port opens".to_owned(), IdentitySource::User)));
    assert_eq!(
        (stored.authors(), stored.site()),
        (["Ana Zaun".to_owned(), "Li Na".to_owned()].as_slice(), Some("The Coast Post"))
    );
    assert_eq!(stored.published.unwrap().source, IdentitySource::JsonLd);
    let query = ListQuery { words: "the port opens".to_owned(), ..ListQuery::default() };
    assert_eq!(listed(&mut fixture, &query), [id]);

    correct(&mut fixture, IdentityField::Title, None);
    correct(&mut fixture, IdentityField::Authors, None);
    let stored = fixture.library.article(id).unwrap().unwrap().article;
    assert_eq!(
        (stored.title(), stored.identity.authors()),
        (Some("Port opens again"), ["Zoe Abel".to_owned()].as_slice())
    );
    assert!(!fixture.library.correct(ArticleId(99), IdentityField::Site, Some("Bay News")).unwrap());
}

#[test]
fn what_was_found_stays_when_the_article_comes_again_corrected_or_from_a_poorer_source() {
    let mut fixture = TestLibrary::new();
    let text = "The port opened today.";
    let id = add(&mut fixture, text, ["Zoe Abel", "2026-10-30", "The Coast Post"]);
    assert_eq!(add(&mut fixture, text, ["", "", ""]), id);
    fixture.library.correct(id, IdentityField::Site, Some("Bay News")).unwrap();
    // As a reader of the library does, which has the correction in its article.
    let corrected = fixture.library.article(id).unwrap().unwrap().article;
    fixture.library.add(&corrected, &key(text, None), 2).unwrap();
    fixture.library.correct(id, IdentityField::Site, None).unwrap();
    let stored = fixture.library.article(id).unwrap().unwrap().article.identity;
    assert_eq!(
        (stored.authors(), stored.site()),
        (["Zoe Abel".to_owned()].as_slice(), Some("The Coast Post"))
    );
    assert_eq!(stored.published, Some(stated("2026-10-30".to_owned())));
}

/// A library with an article whose title and outlet were corrected, and then damaged by `sql`.
fn damaged(sql: &str) -> (TestLibrary, ArticleId) {
    let mut fixture = TestLibrary::new();
    let id =
        add(&mut fixture, "Port opens again\n\nThe port opened today.", ["Zoe Abel", "", "The Coast Post"]);
    fixture.library.correct(id, IdentityField::Title, Some("The port opens")).unwrap();
    fixture.library.correct(id, IdentityField::Site, Some("Bay News")).unwrap();
    fixture.damage(sql);
    (fixture, id)
}

#[test]
fn a_correction_that_is_no_longer_the_one_that_was_saved_is_named_and_not_shown() {
    let (mut fixture, id) = damaged("UPDATE identities SET value = 'Bay Mews' WHERE value = 'Bay News'");
    let stored = fixture.library.article(id).unwrap().unwrap().article.identity;
    assert_eq!(stored.site(), Some("The Coast Post"), "what was found is shown instead");
    assert_eq!(fixture.library.corrections(id).unwrap().site, None);
    let index = fixture.library.refresh_all().unwrap();
    assert_eq!(index.list(&ListQuery::default()).unwrap()[0].identity.site(), Some("The Coast Post"));
    let sentence = "the outlet is not as saved for article 1, and left out: correct it with pullquote library edit 1, or \
                    restore a backup with pullquote library restore";
    assert_eq!(fixture.library.left_out(), [sentence]);
    assert_eq!(fixture.library.check().unwrap().wrong, [sentence]);

    fixture.library.correct(id, IdentityField::Site, Some("Bay News")).unwrap();
    assert_eq!(fixture.library.article(id).unwrap().unwrap().article.identity.site(), Some("Bay News"));
    assert_eq!(fixture.library.check().unwrap().wrong, Vec::<String>::new());
    assert_eq!(fixture.library.left_out(), Vec::<String>::new());
}

#[test]
fn the_last_copy_of_a_damaged_title_is_kept_by_a_rebuild_and_by_another_correction() {
    let (mut fixture, id) =
        damaged("UPDATE identities SET value = 'The pork opens' WHERE value = 'The port opens'");
    let rebuilt = fixture.library.rebuild().unwrap().join("\n");
    assert!(rebuilt.contains("the title is not as saved for article 1"), "{rebuilt}");
    let listed = fixture.library.refresh_all().unwrap().list(&ListQuery::default()).unwrap();
    assert_eq!(listed[0].title, "The port opens");
    // Whatever is damaged of a value goes when that value is corrected, and not before.
    fixture.library.correct(id, IdentityField::Url, Some("https://bay.example")).unwrap();
    assert_eq!(fixture.library.check().unwrap().wrong.len(), 1);
    fixture.library.correct(id, IdentityField::Title, Some("The port opens")).unwrap();
    assert_eq!(fixture.library.check().unwrap().wrong, Vec::<String>::new());
}

#[test]
fn a_statement_that_no_longer_says_what_it_is_about_goes_with_the_next_correction() {
    for sql in ["UPDATE identities SET field = 'tide'", "UPDATE identities SET field = CAST(x'c328' AS TEXT)"]
    {
        let (mut fixture, id) = damaged(&format!("{sql} WHERE value = 'Bay News'"));
        assert_eq!(fixture.library.check().unwrap().wrong.len(), 1, "{sql}");
        fixture.library.correct(id, IdentityField::Site, Some("Bay News")).unwrap();
        assert_eq!(fixture.library.check().unwrap().wrong, Vec::<String>::new(), "{sql}");
        assert_eq!(
            fixture.library.corrections(id).unwrap().site,
            Some(Stated::new("Bay News".to_owned(), IdentitySource::User))
        );
    }
}
