//! What each format gives: the words, who said them, and who wrote them where and when.

use super::{NITF, SUBTITLES, newsletter, read, texts, web_archive};
use pullquote::article::{Article, FurnitureKind, Role};
use pullquote::input::{Media, Origin};
use std::path::PathBuf;

#[test]
fn the_words_of_every_format_are_read_without_its_signs() {
    let json = r#"{"headline":"Strike ends","articleBody":"“We got it,” said Ana Ruiz."}"#;
    let answer = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>“We got it,” said Ana Ruiz.</p>";
    let feed = "<rss version='2.0'><channel><title>Coast</title><item><title>Strike ends</title>\
                <description>&lt;p&gt;“We got it,” said Ana Ruiz.&lt;/p&gt;</description></item></channel></rss>";
    for (name, bytes) in [
        ("news.eml", newsletter()),
        ("news.txt", newsletter()),
        ("page.warc", web_archive()),
        ("item.xml", NITF.as_bytes().to_vec()),
        ("talk.vtt", SUBTITLES.as_bytes().to_vec()),
        ("story.json", json.as_bytes().to_vec()),
        ("saved", answer.as_bytes().to_vec()),
        ("feed.xml", feed.as_bytes().to_vec()),
    ] {
        let texts = texts(name, &bytes);
        let [text] = texts.as_slice() else { panic!("{name}: {texts:?}") };
        assert!(text.contains("We got it"), "{name}: {text}");
        for sign in ["<", "Content-", "{\"", "WEBVTT", "-->", "PGh0", "HTTP/"] {
            assert!(!text.contains(sign), "{name} shows {sign}: {text}");
        }
    }
}

#[test]
fn several_articles_of_a_file_are_numbered() {
    let lines = "{\"text\":\"It rained.\"}\n{\"text\":\"It snowed.\"}\n";
    let documents = read("days.jsonl", lines.as_bytes()).unwrap();
    let container = Box::new(Origin::File(PathBuf::from("days.jsonl")));
    let part = |number| Origin::Part { container: container.clone(), number };
    let origins: Vec<Origin> = documents.into_iter().map(|document| document.origin).collect();
    assert_eq!(origins, [part(1), part(2)]);
}

#[test]
fn what_brings_an_article_says_who_wrote_it() {
    let stated = |name: &str, bytes: &[u8]| read(name, bytes).unwrap().remove(0).identity;
    let mail = stated("news.eml", &newsletter());
    assert_eq!(mail.title.unwrap().value, "Strike ends");
    assert_eq!(mail.site.unwrap().value, "The Coast Post");
    assert_eq!(mail.published.unwrap().value, "2026-03-01T09:30:00+01:00");
    let page = stated("page.warc", &web_archive());
    assert_eq!(page.url.unwrap().value, "https://coast.example/a");
    assert_eq!(page.fetched.unwrap().at, 1_772_357_400_000);
    assert_eq!(stated("item.xml", NITF.as_bytes()).authors.unwrap().value, ["Nino Beridze"]);
}

#[test]
fn the_time_of_a_transcript_is_furniture_beside_what_was_said() {
    let article = Article::new(read("talk.vtt", SUBTITLES.as_bytes()).unwrap().remove(0));
    let roles: Vec<(Role, &str)> =
        article.paragraphs.iter().map(|part| (part.role, part.span.of(&article.text))).collect();
    let expected = [
        (Role::Furniture(FurnitureKind::Timestamp), "[at 00:00:01]"),
        (Role::Body, "Ana Ruiz: We got it."),
        (Role::Furniture(FurnitureKind::Timestamp), "[at 00:00:03]"),
        (Role::Body, "Ben Cole: It is over."),
    ];
    assert_eq!(roles, expected);
    assert_eq!(article.title(), Some("talk"));
}

#[test]
fn a_long_text_with_a_brace_or_a_colon_stays_a_text() {
    for text in [
        "{ Braces are not JSON. }\nIt rained.",
        "Subject: rain\n\nIt rained.",
        "1\nIt rained.",
        "<3 from Ana",
    ] {
        let documents = read("story.txt", text.as_bytes()).unwrap();
        assert_eq!((documents[0].media, documents[0].text.as_str()), (Media::Plain, text));
    }
}

#[test]
fn every_word_of_a_container_is_shown_or_told() {
    let mail = "From: Ana <ana@coast.example>\r\nSubject: a\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=m\r\n\r\n\
                --m\r\nContent-Type: text/plain\r\n\r\nfirst words\r\n--m\r\nContent-Type: text/plain\r\n\r\nlast words\r\n\
                --m\r\nContent-Type: application/pdf; name=a.pdf\r\nContent-Disposition: attachment; filename=a.pdf\r\n\r\nx\r\n--m--\r\n";
    let [document] = read("a.eml", mail.as_bytes()).unwrap().try_into().unwrap();
    assert!(
        document.text.contains("first words") && document.text.contains("last words"),
        "{}",
        document.text
    );
    assert_eq!(document.notices, ["left out: 1 attachment (a.pdf)"]);
    let lines = "{\"text\":\"It rained.\"}\nnot JSON\n{\"text\":\"It snowed.\"}\n";
    let documents = read("days.jsonl", lines.as_bytes()).unwrap();
    assert!(documents[0].notices[0].contains("1 line is not JSON"), "{:?}", documents[0].notices);
}
