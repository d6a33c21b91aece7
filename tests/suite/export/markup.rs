//! TEI and the page read by an XML parser: tags are closed and nested correctly, every pointer has a target, every
//! span contains its words, and a hostile article stays text.

use super::reviewed_article::{HOSTILE, ReviewFixture, plan, written};
use pullquote::export::{ArticleCount, Format, QuotationFilter};
use pullquote::text::sanitize;
use roxmltree::{Document, Node, ParsingOptions};
use std::collections::{HashMap, HashSet};

const NAMESPACE: &str = "http://www.tei-c.org/ns/1.0";
const XML: &str = "http://www.w3.org/XML/1998/namespace";

/// Which of the elements we write may contain which others, according to the TEI guidelines.
const CHILDREN: [(&str, &str); 37] = [
    ("teiCorpus", "teiHeader TEI"),
    ("TEI", "teiHeader text"),
    ("teiHeader", "fileDesc encodingDesc profileDesc revisionDesc"),
    ("fileDesc", "titleStmt publicationStmt sourceDesc"),
    ("titleStmt", "title author respStmt"),
    ("respStmt", "resp name"),
    ("publicationStmt", "p publisher date availability"),
    ("sourceDesc", "bibl p"),
    ("bibl", "title author publisher date idno"),
    ("encodingDesc", "appInfo classDecl"),
    ("appInfo", "application"),
    ("application", "label desc"),
    ("classDecl", "taxonomy"),
    ("taxonomy", "category"),
    ("category", "catDesc"),
    ("profileDesc", "langUsage particDesc"),
    ("langUsage", "language"),
    ("particDesc", "listPerson listOrg"),
    ("listPerson", "person personGrp"),
    ("listOrg", "org"),
    ("person", "persName occupation"),
    ("personGrp", "persName"),
    ("org", "orgName"),
    ("revisionDesc", "change"),
    ("text", "body back"),
    ("body", "div"),
    ("back", "div"),
    ("div", "head p ab note certainty"),
    ("p", "said seg persName orgName country rs"),
    ("head", "said seg persName orgName country rs"),
    ("ab", "said seg persName orgName country rs"),
    ("said", "said seg persName orgName country rs"),
    ("seg", "said seg persName orgName country rs"),
    ("persName", "said seg persName orgName country rs"),
    ("certainty", "desc"),
    ("note", "date seg"),
    ("availability", "p"),
];

/// Elements of the text whose content may also occur beside them.
const PHRASES: [&str; 3] = ["orgName", "country", "rs"];

fn check_structure(node: Node<'_, '_>) {
    let name = node.tag_name().name();
    assert_eq!(node.tag_name().namespace(), Some(NAMESPACE));
    let allowed = CHILDREN.iter().find(|(parent, _)| *parent == name).map_or("", |(_, children)| children);
    for child in node.children().filter(Node::is_element) {
        let inside = child.tag_name().name();
        let phrase = PHRASES.contains(&name) && CHILDREN[28].1.split(' ').any(|phrase| phrase == inside);
        assert!(phrase || allowed.split(' ').any(|known| known == inside), "<{inside}> in <{name}>");
        check_structure(child);
    }
}

/// Checks that every identifier is unique and every pointer has a target.
fn check_pointers(document: &Document<'_>) {
    let mut names = HashSet::new();
    for node in document.descendants().filter(Node::is_element) {
        if let Some(name) = node.attribute((XML, "id")) {
            assert!(names.insert(name), "{name} twice");
        }
    }
    for node in document.descendants().filter(Node::is_element) {
        for pointer in ["who", "ref", "ana", "next", "prev", "target", "resp", "corresp"] {
            for target in node.attribute(pointer).unwrap_or_default().split_whitespace() {
                let name = target.strip_prefix('#').unwrap_or_else(|| panic!("{target}"));
                assert!(names.contains(name), "{pointer}=\"{target}\" points nowhere");
            }
        }
    }
}

fn words(node: Node<'_, '_>) -> String {
    node.descendants().filter(Node::is_text).filter_map(|text| text.text()).collect()
}

/// Text as XML 1.0 can hold it.
fn allowed(text: &str) -> String {
    let allowed = |c: char| if c < ' ' && !matches!(c, '\t' | '\n' | '\r') { '\u{fffd}' } else { c };
    text.chars().map(allowed).collect()
}

#[test]
fn tei_contains_the_whole_text_with_quotations_in_place() {
    for fixture in [
        ReviewFixture::reviewed(),
        ReviewFixture::hostile(),
        ReviewFixture::new("Nothing was said.\n", "quiet.txt"),
    ] {
        let written = fixture.written(Format::Tei);
        let document = Document::parse(&written).unwrap_or_else(|error| panic!("{error}\n{written}"));
        check_structure(document.root_element());
        check_pointers(&document);
        let body = document.descendants().find(|node| node.has_tag_name((NAMESPACE, "body"))).unwrap();
        let paragraphs = body
            .descendants()
            .filter(|node| ["p", "head", "ab"].contains(&node.tag_name().name()))
            .map(words);
        let expected =
            fixture.article.paragraphs.iter().map(|paragraph| allowed(fixture.article.words(paragraph.span)));
        assert_eq!(paragraphs.collect::<Vec<_>>(), expected.collect::<Vec<_>>());
        let parts: Vec<Node<'_, '_>> =
            body.descendants().filter(|node| node.has_tag_name((NAMESPACE, "said"))).collect();
        let rows = fixture.with(|of| {
            of.rows(&QuotationFilter::default())
                .iter()
                .map(|row| (row.id(), row.text.to_owned()))
                .collect::<Vec<_>>()
        });
        let by_name: HashMap<&str, &Node<'_, '_>> =
            parts.iter().map(|part| (part.attribute((XML, "id")).unwrap(), part)).collect();
        for (id, text) in rows {
            let mut whole = String::new();
            let mut next = Some(format!("a1.{id}"));
            while let Some(name) = next {
                let part = by_name[name.as_str()];
                whole += &words(*part);
                next = part.attribute("next").map(|next| next.trim_start_matches('#').to_owned());
            }
            let bare = |text: &str| text.split_whitespace().collect::<String>();
            assert_eq!(bare(&whole), bare(&allowed(&text)), "{id}");
        }
    }
}

#[test]
fn tei_contains_speakers_and_decisions() {
    let fixture = ReviewFixture::reviewed();
    let written = fixture.written(Format::Tei);
    let document = Document::parse(&written).unwrap();
    let named = |name: &str| {
        document
            .descendants()
            .find(|node| node.attribute((XML, "id")) == Some(name))
            .unwrap_or_else(|| panic!("{name}"))
    };
    let edited = document
        .descendants()
        .find(|node| node.attribute("ana").is_some_and(|ana| ana.contains("#state.edited")))
        .unwrap();
    let who = edited.attribute("who").unwrap().trim_start_matches('#');
    assert_eq!(words(named(who)), "Marta Dias");
    assert_eq!((edited.attribute("direct"), edited.attribute("cert")), (Some("true"), None));
    let id = format!("#{}", edited.attribute((XML, "id")).unwrap());
    let note = document
        .descendants()
        .find(|node| node.has_tag_name((NAMESPACE, "note")) && node.attribute("target") == Some(&id))
        .unwrap();
    assert!(words(note).contains("call back") && words(note).contains("differs"));
    assert_eq!(
        words(named(note.attribute("resp").unwrap().trim_start_matches('#'))),
        "review of the quotationsbo"
    );
    assert!(written.contains(&format!("<idno type=\"sha256\">{}</idno>", fixture.hash)));
}

#[test]
fn several_articles_are_a_corpus_with_unique_identifiers() {
    let (one, other) = (ReviewFixture::reviewed(), ReviewFixture::hostile());
    let written = written(&[&one, &other], &plan(Format::Tei, ArticleCount::Many));
    let document = Document::parse(&written).unwrap();
    assert_eq!(document.root_element().tag_name().name(), "teiCorpus");
    assert_eq!(document.root_element().children().filter(Node::is_element).count(), 3);
    check_structure(document.root_element());
    check_pointers(&document);
}

// The page.

fn page(written: &str) -> Document<'_> {
    let options = ParsingOptions { allow_dtd: true, ..ParsingOptions::default() };
    Document::parse_with_options(written, options).unwrap_or_else(|error| panic!("{error}\n{written}"))
}

fn class<'a>(node: Node<'a, '_>) -> impl Iterator<Item = &'a str> {
    node.attribute("class").unwrap_or_default().split_whitespace()
}

/// The words of a node without the numbers that link to the cards.
fn article_words(node: Node<'_, '_>) -> String {
    let number =
        |text: &Node<'_, '_>| text.ancestors().any(|node| class(node).any(|class| class == "number"));
    let texts = node.descendants().filter(|text| text.is_text() && !number(text));
    texts.filter_map(|text| text.text()).collect()
}

#[test]
fn the_page_shows_the_whole_text_with_quotations_in_place() {
    for fixture in [
        ReviewFixture::reviewed(),
        ReviewFixture::hostile(),
        ReviewFixture::new("Nothing was said.\n", "quiet.txt"),
    ] {
        let written = fixture.written(Format::Html);
        let document = page(&written);
        let text = document.descendants().find(|node| node.attribute("class") == Some("text")).unwrap();
        let shown: Vec<String> = text.children().filter(Node::is_element).map(article_words).collect();
        let expected =
            fixture.article.paragraphs.iter().map(|paragraph| fixture.article.words(paragraph.span));
        // Each piece between two tags is cleaned on its own.
        let bare = |text: &str| sanitize::block(text).split_whitespace().collect::<String>();
        assert_eq!(
            shown.iter().map(|text| bare(text)).collect::<Vec<_>>(),
            expected.map(bare).collect::<Vec<_>>()
        );
        let rows = fixture.with(|of| {
            of.rows(&QuotationFilter::default())
                .iter()
                .map(|row| (row.id(), row.text.to_owned()))
                .collect::<Vec<_>>()
        });
        let marks = text.descendants().filter(|node| class(*node).any(|class| class == "quotation"));
        assert_eq!(marks.filter(|mark| mark.attribute("id").is_some()).count(), rows.len());
        for (id, words) in rows {
            let first = format!("a1-{id}");
            let mark = text.descendants().find(|node| node.attribute("id") == Some(&first)).unwrap();
            assert!(bare(&words).starts_with(&bare(&article_words(mark))), "{id}");
        }
    }
}

#[test]
fn every_link_has_a_target_and_no_links_are_nested() {
    let (one, other) = (ReviewFixture::reviewed(), ReviewFixture::hostile());
    let written = written(&[&one, &other], &plan(Format::Html, ArticleCount::Many));
    let document = page(&written);
    let ids: Vec<&str> = document.descendants().filter_map(|node| node.attribute("id")).collect();
    let known: HashSet<&str> = ids.iter().copied().collect();
    assert_eq!(ids.len(), known.len(), "an anchor stands twice");
    for link in document.descendants().filter(|node| node.has_tag_name("a")) {
        let target = link.attribute("href").unwrap().strip_prefix('#').expect("no way leads out of the page");
        assert!(known.contains(target), "#{target}");
        assert!(link.ancestors().skip(1).all(|node| !node.has_tag_name("a")), "#{target}");
    }
    for number in [1, 2] {
        let contents = document.descendants().find(|node| node.has_tag_name("nav")).unwrap();
        let href = format!("#a{number}");
        assert!(contents.descendants().any(|node| node.attribute("href") == Some(&href)));
    }
}

#[test]
fn the_page_loads_nothing_and_runs_no_script() {
    for fixture in [ReviewFixture::reviewed(), ReviewFixture::hostile()] {
        let written = fixture.written(Format::Html);
        let document = page(&written);
        for node in document.descendants().filter(Node::is_element) {
            let name = node.tag_name().name();
            assert!(
                !["script", "link", "img", "iframe", "object", "embed", "form", "base", "svg"]
                    .contains(&name),
                "{name}"
            );
            for attribute in node.attributes() {
                assert!(
                    !attribute.name().starts_with("on")
                        && attribute.name() != "src"
                        && attribute.name() != "style"
                );
            }
        }
        let style = document.descendants().find(|node| node.has_tag_name("style")).unwrap();
        let css = words(style);
        assert!(
            !css.contains("url(") && !css.contains("@import") && css.contains("prefers-color-scheme: dark")
        );
        assert!(written.chars().all(|c| c == '\n' || !c.is_control()) && !written.contains('\u{202e}'));
    }
}

#[test]
fn the_page_has_landmarks_headings_and_worded_states() {
    let fixture = ReviewFixture::reviewed();
    let written = fixture.written(Format::Html);
    let document = page(&written);
    for name in ["main", "header", "aside", "article", "title"] {
        assert_eq!(document.descendants().filter(|node| node.has_tag_name(name)).count(), 1, "{name}");
    }
    assert_eq!(document.root_element().attribute("lang"), Some("en"));
    assert_eq!(document.descendants().filter(|node| node.has_tag_name("h1")).count(), 1);
    for state in ["✓ accepted", "✓ edited", "✗ rejected (not speech)", "○ pending, ⚑ flagged"] {
        assert!(written.contains(state), "{state}");
    }
    let cards = document
        .descendants()
        .filter(|node| node.has_tag_name("li") && class(*node).any(|class| class == "card"));
    assert_eq!(cards.count(), fixture.review().cards.len() + fixture.review().orphans.len());
    assert!(
        ReviewFixture::hostile().written(Format::Html).contains("&lt;/script&gt;")
            && HOSTILE.contains("</script>")
    );
}
