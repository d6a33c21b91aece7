//! Formats of other programs have the fields that their descriptions ask for: Citron's annotation format, schema.org, and
//! the projects of REFI-QDA.

use super::reviewed_article::{ReviewFixture, plan};
use pullquote::export::{ArticleCount, ExportWriter, Format};
use pullquote::review::{Anchor, Change, Subject, acts};
use roxmltree::Document;
use serde_json::Value;
use std::io::{Cursor, Read};
use zip::ZipArchive;

fn json(fixture: &ReviewFixture, format: Format) -> Value {
    serde_json::from_str(&fixture.written(format)).unwrap()
}

/// The reviewed story with codes on a quotation, a passage and the article.
fn coded() -> ReviewFixture {
    let mut fixture = ReviewFixture::reviewed();
    let card = fixture.card("We asked for a meeting");
    fixture.decide(card, Change::Code("talks".to_owned()));
    fixture.decide(card, Change::Code("water & rights".to_owned()));
    let passage = Subject::Passage(Anchor::of(&fixture.article.text, fixture.span("the harbour master")));
    let note = Change::Note("who <else>?".to_owned());
    fixture.record(acts::mark(&passage, vec![Change::Highlight, Change::Code("role".to_owned()), note]));
    fixture.record(acts::mark(&Subject::Article, vec![Change::Code("port".to_owned())]));
    fixture
}

#[test]
fn citron_spans_are_where_they_say() {
    let fixture = coded();
    let document = json(&fixture, Format::Citron);
    let text: Vec<char> = document["text"].as_str().unwrap().chars().collect();
    let is_there = |span: &Value| {
        let at = |name: &str| usize::try_from(span[name].as_u64().unwrap()).unwrap();
        text[at("start")..at("end")].iter().collect::<String>() == span["text"].as_str().unwrap()
    };
    let quotes = document["quotes"].as_array().unwrap();
    assert!(!quotes.is_empty());
    for quote in quotes {
        assert!(!quote["contents"].as_array().unwrap().is_empty(), "{quote}");
        let spans = quote["contents"].as_array().unwrap().iter().chain(quote["sources"].as_array().unwrap());
        assert!(spans.chain(quote.get("cue")).all(is_there), "{quote}");
    }
    let groups = document["coreference_groups"].as_array().unwrap();
    assert!(groups.iter().flat_map(|group| group.as_array().unwrap()).all(is_there));
    let rejected =
        fixture.review().cards.iter().filter(|card| card.decision().state().word() == "rejected").count();
    assert!(rejected > 0 && quotes.len() <= fixture.review().cards.len() - rejected);
}

#[test]
fn schema_org_has_a_quotation_for_each_and_a_review_for_what_was_checked() {
    let document = json(&coded(), Format::SchemaOrg);
    assert_eq!(document["@context"], "https://schema.org");
    let graph = document["@graph"].as_array().unwrap();
    let of = |kind: &str| graph.iter().filter(|one| one["@type"] == kind).collect::<Vec<_>>();
    let article = of("NewsArticle")[0];
    assert_eq!(
        (&article["url"], &article["publisher"]["name"]),
        (&"https://coast.example/port?a=1&b=2".into(), &"The Coast Post".into())
    );
    for quotation in of("Quotation") {
        assert!(
            quotation["text"].is_string() && quotation["isPartOf"]["@id"] == article["@id"],
            "{quotation}"
        );
    }
    let reviews = of("ClaimReview");
    assert_eq!(reviews.len(), 2, "one that matches and one that differs");
    for review in &reviews {
        for field in ["claimReviewed", "url", "author", "datePublished", "reviewRating", "itemReviewed"] {
            assert!(!review[field].is_null(), "{field} in {review}");
        }
        let ids: Vec<&Value> = of("Quotation").iter().map(|one| &one["@id"]).collect();
        assert!(ids.contains(&&review["itemReviewed"]["appearance"]["@id"]), "{review}");
    }
    let ratings: Vec<&Value> = reviews.iter().map(|one| &one["reviewRating"]["ratingValue"]).collect();
    assert_eq!(ratings, [5, 1]);
    assert!(
        of("Quotation").iter().any(|one| one["keywords"] == serde_json::json!(["talks", "water & rights"]))
    );
}

/// The REFI-QDA project of an article.
fn refi_archive(fixture: &ReviewFixture) -> ZipArchive<Cursor<Vec<u8>>> {
    let plan = plan(Format::Refi, ArticleCount::One);
    let mut bytes = Vec::new();
    let mut writing = ExportWriter::new(&mut bytes, &plan);
    fixture.with(|of| writing.article(of)).unwrap();
    writing.finish().unwrap();
    ZipArchive::new(Cursor::new(bytes)).unwrap()
}

/// The text of a file in an archive.
fn text_in(archive: &mut ZipArchive<Cursor<Vec<u8>>>, name: &str) -> String {
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

#[test]
fn a_refi_project_has_the_texts_the_codes_and_selections_that_fit() {
    let fixture = coded();
    let mut archive = refi_archive(&fixture);
    let mut file = |name: &str| text_in(&mut archive, name);
    let project = file("project.qde");
    let xml = Document::parse(&project).unwrap();
    assert_eq!(xml.root_element().tag_name().namespace(), Some("urn:QDA-XML:project:1.0"));
    let all = |name: &str| {
        xml.descendants()
            .filter(|node| node.has_tag_name(("urn:QDA-XML:project:1.0", name)))
            .collect::<Vec<_>>()
    };
    let guids: Vec<&str> = xml.descendants().filter_map(|node| node.attribute("guid")).collect();
    assert!(guids.iter().all(|guid| guid.len() == 36));
    let codes: Vec<(&str, &str)> = all("Code")
        .iter()
        .map(|code| (code.attribute("name").unwrap(), code.attribute("guid").unwrap()))
        .collect();
    assert_eq!(
        codes.iter().map(|(name, _)| *name).collect::<Vec<_>>(),
        ["port", "role", "talks", "water & rights"]
    );
    for reference in all("CodeRef") {
        let target = reference.attribute("targetGUID").unwrap();
        assert!(codes.iter().any(|(_, guid)| *guid == target), "{target}");
    }
    let users: Vec<&str> = all("User").iter().map(|user| user.attribute("guid").unwrap()).collect();
    let source = all("TextSource")[0];
    let path = source.attribute("plainTextPath").unwrap().strip_prefix("internal://").unwrap().to_owned();
    let points: Vec<char> = file(&format!("sources/{path}")).chars().collect();
    assert_eq!(points.iter().collect::<String>(), fixture.article.text);
    let mut passages = 0;
    for selection in all("PlainTextSelection") {
        let at = |name: &str| selection.attribute(name).unwrap().parse::<usize>().unwrap();
        assert!(at("startPosition") < at("endPosition") && at("endPosition") <= points.len());
        assert!(selection.attribute("creatingUser").is_none_or(|user| users.contains(&user)));
        let words: String = points[at("startPosition")..at("endPosition")].iter().collect();
        let description = selection.children().find(|node| node.tag_name().name() == "Description");
        if words == "the harbour master" && description.is_some_and(|one| one.text() == Some("who <else>?")) {
            passages += 1;
        }
    }
    assert_eq!(passages, 1);
}

#[test]
fn codes_are_in_json_csv_and_annotations_and_hostile_words_break_none() {
    let fixture = coded();
    let object = json(&fixture, Format::Json);
    assert_eq!(object["review"]["codes"], serde_json::json!(["port"]));
    let by = &object["review"]["passages"][0]["reviewer"];
    assert!(by.is_string() && object["review"]["coded_at"].is_string());
    assert_eq!(object["review"]["coded_by"], *by);
    let passage = &object["review"]["passages"][0];
    assert_eq!((&passage["text"], &passage["codes"][0]), (&"the harbour master".into(), &"role".into()));
    let quotes = object["quotes"].as_array().unwrap();
    assert!(
        quotes.iter().any(|one| one["review"]["codes"] == serde_json::json!(["talks", "water & rights"]))
    );
    assert!(fixture.written(Format::Csv).contains("talks; water & rights"));
    let annotations = json(&fixture, Format::WebAnnotation);
    let bodies =
        annotations["items"].as_array().unwrap().iter().flat_map(|one| one["body"].as_array().unwrap());
    let tags: Vec<&Value> =
        bodies.filter(|body| body["purpose"] == "tagging").map(|body| &body["value"]).collect();
    assert!(tags.contains(&&Value::from("talks")) && tags.contains(&&Value::from("role")), "{tags:?}");
    let items = annotations["items"].as_array().unwrap();
    let highlight = items.iter().find(|one| one["motivation"] == "highlighting").unwrap();
    assert_eq!(highlight["target"]["selector"][0]["exact"], "the harbour master");
    let hostile = ReviewFixture::hostile();
    for format in [Format::Citron, Format::SchemaOrg] {
        json(&hostile, format);
    }
}

#[test]
fn pages_and_tei_have_the_codes_and_the_marked_passages() {
    let fixture = coded();
    let tei = fixture.written(Format::Tei);
    let xml = Document::parse(&tei).unwrap();
    let segments = |kind: &str| -> Vec<&str> {
        let is_one = |node: &roxmltree::Node<'_, '_>| {
            node.tag_name().name() == "seg" && node.attribute("type") == Some(kind)
        };
        xml.descendants().filter(is_one).filter_map(|node| node.text()).collect()
    };
    assert_eq!(segments("code"), ["talks", "water & rights", "role", "port"]);
    assert!(segments("words").contains(&"the harbour master"));
    let page = fixture.written(Format::Html);
    for words in ["#talks #water &amp; rights", "#role", "#port", "who &lt;else&gt;?"] {
        assert!(page.contains(words), "{words}");
    }
}

#[test]
fn hostile_words_break_no_refi_project() {
    let mut fixture = ReviewFixture::hostile();
    let code = super::reviewed_article::HOSTILE;
    fixture.decide(0, Change::Code(code.to_owned()));
    fixture.record(acts::mark(&Subject::Article, vec![Change::Code(format!("]]>{code}"))]));
    let project = text_in(&mut refi_archive(&fixture), "project.qde");
    let xml = Document::parse(&project).unwrap();
    let named = |name: &str| xml.descendants().filter(|node| node.tag_name().name() == name).count();
    assert_eq!((named("Code"), named("Coding"), named("TextSource")), (2, 2, 1));
    assert!(!project.contains('\u{1b}') && !project.contains('\u{202e}'));
}
