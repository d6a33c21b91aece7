//! Feeds of every kind, and broken in every way that is common.

use super::*;

const ADDRESS: &str = "https://coast.example/news/feed.xml";
/// Long enough to be a whole article where the field is the one for contents.
const STORY: &str = "“The quay stays closed,” harbour master Rui Costa said on Tuesday. Two ferries from Batumi were sent to \
                     other ports, and a third turned back at sea. Nobody was hurt. The council of Sines meets on Friday to \
                     decide who pays for the repair of the wall that the storm broke.";

fn read(text: &str) -> Feed {
    read_feed(text.as_bytes(), ADDRESS).unwrap()
}

fn rss(items: &str) -> String {
    format!(
        "<rss version=\"2.0\"><channel><title>The Coast Post</title><link>https://coast.example/</link>{items}</channel></rss>"
    )
}

fn titles(feed: &Feed) -> Vec<&str> {
    feed.items.iter().map(|item| item.title.as_deref().unwrap_or("-")).collect()
}

fn stated(date: Option<&FeedDate>) -> Option<&str> {
    date.map(|date| date.stated.as_str())
}

#[test]
fn the_same_item_is_read_from_every_kind_of_feed() {
    let atom = |version: &str, published: &str, updated: &str| {
        format!(
            "<?xml version=\"1.0\"?><feed xmlns=\"{version}\"><title>The Coast Post</title><link href=\"https://coast.example/\"/>\
             <link rel=\"self\" href=\"{ADDRESS}\"/><entry><title>Quay closed</title><id>tag:1</id>\
             <author><name>Ana Lopes</name><email>ana@coast.example</email></author>\
             <link rel=\"alternate\" type=\"text/html\" href=\"/news/quay\"/><{published}>2026-11-03T08:15:00+01:00</{published}>\
             <{updated}>2026-11-04</{updated}><summary>Closed.</summary><content type=\"html\">&lt;p>{STORY}&lt;/p></content>\
             </entry></feed>"
        )
    };
    let rss_item = format!(
        "<title>Quay closed</title><link>https://coast.example/news/quay</link><guid isPermaLink=\"false\">tag:1</guid>\
         <dc:creator>Ana Lopes</dc:creator><pubDate>Tue, 03 Nov 2026 08:15:00 +0100</pubDate><atom:updated>2026-11-04</atom:updated>\
         <description>Closed.</description><content:encoded><![CDATA[<p>{STORY}</p>]]></content:encoded>"
    );
    let json = format!(
        "{{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"The Coast Post\", \
         \"home_page_url\": \"https://coast.example/\", \"items\": [{{\"id\": \"tag:1\", \"url\": \"/news/quay\", \
         \"title\": \"Quay closed\", \"content_html\": \"<p>{STORY}</p>\", \"date_published\": \"2026-11-03T08:15:00+01:00\", \
         \"date_modified\": \"2026-11-04\", \"authors\": [{{\"name\": \"Ana Lopes\"}}]}}]}}"
    );
    for (kind, text) in [
        ("Atom 1.0", atom("http://www.w3.org/2005/Atom", "published", "updated")),
        ("Atom 0.3", atom("http://purl.org/atom/ns#", "issued", "modified")),
        ("RSS 2.0", rss(&format!("<item>{rss_item}</item>"))),
        ("RSS 0.92", rss(&format!("<item>{rss_item}</item>")).replace("2.0", "0.92")),
        ("RSS without a version", rss(&format!("<item>{rss_item}</item>")).replace(" version=\"2.0\"", "")),
        (
            "RSS with a namespace",
            rss(&format!("<item>{rss_item}</item>"))
                .replace("<rss", "<rss xmlns=\"http://backend.userland.com/rss2\""),
        ),
        (
            "RSS 1.0",
            format!(
                "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns=\"http://purl.org/rss/1.0/\">\
                 <channel><title>The Coast Post</title><link>https://coast.example/</link><items><rdf:Seq/></items></channel>\
                 <item rdf:about=\"https://coast.example/news/quay\">{rss_item}</item></rdf:RDF>"
            ),
        ),
        ("JSON Feed", json),
    ] {
        let feed = read(&text);
        assert_eq!(
            (feed.title.as_deref(), feed.home.as_deref()),
            (Some("The Coast Post"), Some("https://coast.example/")),
            "{kind}"
        );
        assert_eq!(titles(&feed), ["Quay closed"], "{kind}");
        let item = &feed.items[0];
        assert_eq!(item.authors, ["Ana Lopes"], "{kind}");
        assert_eq!(item.address.as_deref(), Some("https://coast.example/news/quay"), "{kind}");
        assert_eq!(stated(item.published.as_ref()), Some("2026-11-03T08:15:00+01:00"), "{kind}");
        assert_eq!(item.html, format!("<p>{STORY}</p>"), "{kind}");
        assert_eq!(item.extent, TextExtent::Whole, "{kind}");
        if kind != "RSS 1.0" {
            assert_eq!(item.id, "tag:1", "{kind}");
            assert_eq!(stated(item.updated.as_ref()), Some("2026-11-04"), "{kind}");
        }
    }
}

#[test]
fn an_item_without_an_id_has_the_same_one_each_time() {
    let text = rss(
        "<item><title>One</title></item><item><description>Only words.</description></item><item><link>/two</link></item>",
    );
    let ids = |feed: Feed| feed.items.into_iter().map(|item| item.id).collect::<Vec<_>>();
    let first = ids(read(&text));
    assert_eq!(first, ids(read(&text)));
    assert_eq!((first[0].as_str(), first[2].as_str()), ("One", "https://coast.example/two"));
}

#[test]
fn different_items_under_one_id_stay_and_repeated_ones_do_not() {
    let item = |title: &str, link: &str| {
        format!("<item><title>{title}</title><guid>7</guid><link>{link}</link></item>")
    };
    let feed =
        read(&rss(&[item("One", "/1"), item("Two", "/2"), item("One", "/1"), item("Two", "/2")].concat()));
    assert_eq!(titles(&feed), ["One", "Two", "One"]);
}

#[test]
fn links_are_resolved_against_the_base_then_the_feed() {
    let item = "<item><title>1</title><link>two/3</link></item><item><title>2</title><guid>https://other.example/x</guid></item>\
                <item><title>3</title><link>javascript:alert(1)</link></item>";
    let addresses =
        |feed: Feed| feed.items.into_iter().map(|item| item.address.unwrap_or_default()).collect::<Vec<_>>();
    assert_eq!(
        addresses(read(&rss(item))),
        ["https://coast.example/news/two/3", "https://other.example/x", ""]
    );
    let based = rss(item).replace("<rss", "<rss xml:base=\"https://base.example/a/\"");
    assert_eq!(addresses(read(&based))[0], "https://base.example/a/two/3");
    // A file has no address: what the feed calls itself counts.
    let file = read_feed(rss(item).as_bytes(), "saved/feed.xml").unwrap();
    assert_eq!(addresses(file)[0], "https://coast.example/two/3");
}

#[test]
fn faults_cost_no_item() {
    let two = "<item><title>One</title></item><item><title>Two</title></item>";
    for (fault, text) in [
        ("byte order mark and blank lines", format!("\u{feff}\n\n{}", rss(two))),
        ("a warning before it", format!("<br />\n<b>Warning</b>: x\n<?xml version=\"1.0\"?>{}", rss(two))),
        ("text after it", format!("{}\n<!-- cached --><script>x</script>", rss(two))),
        ("cut off between items", rss(two).replace("</channel></rss>", "")),
        ("cut off in an item", rss(two).replace("</title></item></channel></rss>", "")),
        ("cut off in CDATA", rss(two).replace("Two</title></item></channel></rss>", "<![CDATA[Two")),
        ("an item that is not closed", rss(two).replacen("</item>", "", 1)),
        ("a title that is not closed", rss(two).replacen("</title></item>", "</item>", 1)),
        ("a bare ampersand", rss(two).replace("</title></item>", "</title><link>/?a=1&b=2</link></item>")),
        ("an unknown entity", rss(two).replace("</title></item>", "</title><author>Jos&eacute;</author></item>")),
        ("tags in a description", rss(two).replace("</title></item>", "</title><description><p>One<br>two</description></item>")),
        ("a less-than sign", rss(two).replace("</title></item>", "</title><description>1 < 2</description></item>")),
        ("an end without a start", rss(two).replace("</title></item>", "</title></b></item>")),
        ("items after the channel", rss("").replace("</rss>", &format!("{two}</rss>"))),
        ("capitals", rss(two).replace("item>", "ITEM>").replace("title>", "TITLE>")),
        ("another version", rss(two).replace("2.0", "2.0.1")),
        ("a prefix without declaration", rss(two).replace("</title></item>", "</title><media:title>No</media:title></item>")),
        ("an attribute without marks", rss(two).replace("<item>", "<item rank=1 new x='a'>")),
        ("a mark that is not closed", rss(two).replacen("<item>", "<item class=\"x>", 1)),
        ("control characters", rss(two).replace("</title></item>", "</title><author>a\u{1}b</author></item>")),
        ("a huge number", rss(two).replace("</title></item>", "</title><media:content duration=\"9\"/><itunes:duration>99999999999999999999999</itunes:duration></item>")),
        ("an author that is no address", rss(two).replace("</title></item>", "</title><author>Zoë·a@b.example·Ö</author></item>")),
    ] {
        assert_eq!(titles(&read(&text)), ["One", "Two"], "{fault}");
    }
}

#[test]
fn an_image_or_a_source_does_not_rename_a_feed_or_item() {
    let feed = read(&rss("<image><title>Logo</title><url>x</url></image><item><title>One</title></item>"));
    assert_eq!((feed.title.as_deref(), titles(&feed)), (Some("The Coast Post"), vec!["One"]));
    let atom = "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>Mine</title><entry><title>One</title><id>1</id>\
                <source><title>Theirs</title><id>2</id></source></entry></feed>";
    let feed = read(atom);
    assert_eq!((titles(&feed), feed.items[0].id.as_str()), (vec!["One"], "1"));
}

#[test]
fn a_feed_that_breaks_off_says_so() {
    assert_eq!(read(&rss("<item><title>One</title></item>")).notices, Vec::<String>::new());
    let text = rss("<item><title>One</title><description>The quay").replace("</channel></rss>", "");
    assert_eq!(read(&text).notices, ["the feed breaks off, so its last item may be incomplete"]);
}

#[test]
fn atom_texts_are_read_whatever_their_type_says() {
    for (text, html) in [
        (
            "type=\"xhtml\"><div xmlns=\"http://www.w3.org/1999/xhtml\"><p>A<br/>b &amp; c</p></div>",
            "<div xmlns=\"http://www.w3.org/1999/xhtml\"><p>A<br/>b &amp; c</p></div>",
        ),
        ("type=\"xhtml\"><p>A<br>b</p>", "<p>A<br>b</p>"),
        ("type=\"html\">&lt;p>A&lt;/p>", "<p>A</p>"),
        ("type=\"text/html\" mode=\"escaped\">&lt;p>A&lt;/p>", "<p>A</p>"),
        ("type=\"text\">1 &lt; 2", "<p>1 &lt; 2</p>"),
        ("type=\"text/plain\">A\n\nb", "<p>A</p><p>b</p>"),
        ("type=\"no such type\">A", "<p>A</p>"),
        ("><p>A</p>", "<p>A</p>"),
        ("type=\"text/html\" src=\"https://x.example/\">", ""),
        ("type=\"image/png\">iVBORw0KGgo", ""),
    ] {
        let feed = format!(
            "<feed xmlns=\"http://www.w3.org/2005/Atom\"><entry><title type=\"text/plain\">One</title><content {text}</content></entry></feed>"
        );
        let feed = read(&feed);
        assert_eq!(feed.items.len(), 1, "{text}");
        assert_eq!(feed.items[0].html, html, "{text}");
    }
}

#[test]
fn json_feeds_with_wrong_types_are_read() {
    let text = "\u{feff}{\"version\": \"https://jsonfeed.org/version/1\", \"author\": {\"name\": \"The desk\"}, \"items\": [\
                {\"id\": 7, \"title\": null, \"content_text\": \"A < b\\n\\nc\", \"attachments\": [{\"url\": 1}], \"tags\": \"x\"},\
                \"no item\", {\"id\": \"8\", \"title\": \"Two\", \"author\": {\"name\": \"Ana Lopes\"}}]} trailing";
    let feed = read(text);
    assert_eq!(feed.items.iter().map(|item| item.id.as_str()).collect::<Vec<_>>(), ["7", "8"]);
    assert_eq!(feed.items[0].html, "<p>A &lt; b</p><p>c</p>");
    assert_eq!(
        (&feed.items[0].authors[0], &feed.items[1].authors[0]),
        (&"The desk".to_owned(), &"Ana Lopes".to_owned())
    );
    assert_eq!(feed.notices, ["1 of 3 items of the feed are damaged"]);
}

#[test]
fn the_encoding_is_what_the_feed_declares_unless_it_is_utf_8() {
    let text = rss("<item><title>Стачка</title></item>");
    let declared = format!("<?xml version='1.0' encoding='windows-1251'?>{text}");
    let (bytes, ..) = encoding_rs::WINDOWS_1251.encode(&declared);
    assert_eq!(titles(&read_feed(&bytes, ADDRESS).unwrap()), ["Стачка"]);
    assert_eq!(titles(&read(&declared)), ["Стачка"], "declared wrongly");
    let utf16: Vec<u8> = format!("\u{feff}{text}").encode_utf16().flat_map(u16::to_be_bytes).collect();
    assert_eq!(titles(&read_feed(&utf16, ADDRESS).unwrap()), ["Стачка"]);
}

#[test]
fn what_is_no_feed_is_refused_in_a_sentence() {
    let expected = format!("{ADDRESS} is not a feed: give the address of an RSS, Atom or JSON feed");
    for text in [
        "<html><body>Not found</body></html>",
        "{\"items\": []}",
        "Not found",
        "{\"version\": \"https://jsonfeed.org/version/1\"",
    ] {
        assert_eq!(read_feed(text.as_bytes(), ADDRESS).unwrap_err().to_string(), expected, "{text}");
    }
}

#[test]
fn a_page_that_names_its_feed_is_refused_with_the_address_to_give() {
    let page = "<html><head><link rel=\"alternate\" type=\"application/rss+xml\" href=\"/rss.xml\"></head><body>Hi</body></html>";
    assert_eq!(
        read_feed(page.as_bytes(), ADDRESS).unwrap_err().to_string(),
        format!(
            "{ADDRESS} is a page, not a feed: give the address of its feed, https://coast.example/rss.xml"
        )
    );
}

#[test]
fn nothing_that_is_sent_makes_the_reader_panic() {
    use proptest::prelude::*;
    let pieces = prop::sample::select(vec![
        "<rss>",
        "<channel>",
        "<item>",
        "</item>",
        "<title>",
        "</title>",
        "<![CDATA[",
        "]]>",
        "<!--",
        "-->",
        "&",
        "&#x",
        ";",
        "<",
        ">",
        "\"",
        "'",
        "<feed>",
        "<entry>",
        "<content type=\"",
        "<link href='",
        "@",
        "é",
        "\u{0}",
        "</",
        "/>",
        "<?xml ",
        "?>",
        "{",
        "\"version\":\"https://jsonfeed.org/version/1\"",
        "2026-11-03",
        "<author>",
        "<pubDate>",
    ]);
    let texts = prop::collection::vec(pieces, 0..40).prop_map(|pieces| pieces.concat());
    proptest!(|(text in texts)| {
        for opening in ["", "<rss>", "<feed xmlns=\"Atom\">", "{\"version\":\"https://jsonfeed.org/version/1\","] {
            let text = format!("{opening}{text}");
            let _ = read_feed(text.as_bytes(), ADDRESS);
            let _ = read_outline(format!("<opml>{text}").as_bytes(), "x");
        }
    });
}
