//! An item of a feed as an article.

use pullquote::article::{Article, Partial};
use pullquote::input::feeds::{item_document, read_feed};
use pullquote::input::{Document, Identity, IdentitySource, Media, Origin, Stated};

const STORY: &str = "“The quay stays closed,” harbour master Rui Costa said on Tuesday. Two ferries from Batumi were sent to \
                     other ports, and a third turned back at sea. Nobody was hurt.";

#[test]
fn an_item_becomes_an_article_with_its_identity() {
    let feed = format!(
        "<rss><channel><title>The Coast Post</title><item><title>Quay closed &amp;amp; guarded</title><link>/news/quay</link><author>ana@coast.example (Ana Lopes)</author>\
         <pubDate>Tue, 03 Nov 2026 08:15:00 GMT</pubDate><description>&lt;p>{STORY}&lt;/p>&lt;p>It rains.&lt;/p></description></item></channel></rss>"
    );
    let feed = read_feed(feed.as_bytes(), "https://coast.example/feed").unwrap();
    let origin =
        Origin::Part { container: Box::new(Origin::Web("https://coast.example/feed".to_owned())), number: 1 };
    let article = Article::new(item_document(&feed, &feed.items[0], origin));
    assert_eq!(article.text, format!("Quay closed & guarded\n\n{STORY}\n\nIt rains."));
    let identity = article.identity;
    let authors = identity.authors.unwrap();
    assert_eq!((authors.value, authors.source), (vec!["Ana Lopes".to_owned()], IdentitySource::Feed));
    let said = [identity.published, identity.site, identity.url].map(|stated| stated.unwrap().value);
    assert_eq!(said, ["2026-11-03T08:15:00Z", "The Coast Post", "https://coast.example/news/quay"]);
}

#[test]
fn the_title_of_a_feed_that_collects_from_others_gives_way_to_the_name_of_the_site() {
    for (title, notice, expected) in [
        ("Quay closed | Allard Courier", "© 2026 Allard Courier", "Allard Courier"),
        ("Quay closed | Politics", "© 2026 Allard Courier", "All harbours"),
    ] {
        let page = format!(
            "<html><head><title>{title}</title></head><body><article><h1>Quay closed</h1><p>{STORY}</p></article>\
             <footer>{notice}</footer></body></html>"
        );
        let site = Some(Stated::new("All harbours".to_owned(), IdentitySource::Feed));
        let identity = Identity { site, ..Identity::default() };
        let document = Document { identity, ..Document::record(String::new(), Media::Html, page) };
        assert_eq!(Article::new(document).identity.site(), Some(expected), "{title}");
    }
}

#[test]
fn an_item_with_only_a_teaser_says_that_it_is_not_the_whole_article() {
    let feed = "<rss><channel><title>Coast</title><item><title>Quay</title><link>https://coast.example/1</link>\
                <description>The quay stays closed.</description></item></channel></rss>";
    let feed = read_feed(feed.as_bytes(), "https://coast.example/feed").unwrap();
    let article = Article::new(item_document(&feed, &feed.items[0], Origin::Sample));
    assert_eq!(article.partial, Some(Partial::Feed));
}

#[test]
fn a_feed_that_collects_from_others_does_not_name_their_outlet() {
    for (home, link, expected) in [
        ("https://www.coast.example/", "https://news.coast.example/1", Some("Coast")),
        ("https://coast.co.uk/", "https://hill.co.uk/1", None),
        ("https://all.example/", "https://coast.example/1", None),
        ("", "https://coast.example/1", Some("Coast")),
    ] {
        let feed = format!(
            "<rss><channel><title>Coast</title><link>{home}</link><item><title>Quay</title><link>{link}</link>\
             <description>{STORY}</description></item></channel></rss>"
        );
        let feed = read_feed(feed.as_bytes(), "saved.xml").unwrap();
        let document = item_document(&feed, &feed.items[0], Origin::Sample);
        assert_eq!(document.identity.site(), expected, "{home} {link}");
    }
}
