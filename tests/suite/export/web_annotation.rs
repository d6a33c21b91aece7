//! Web Annotation, read by a strict reader written from its description.
//!
//! <https://www.w3.org/TR/annotation-model/>

use super::reviewed_article::{ReviewFixture, cut, fixtures, is_time, plan, written};
use pullquote::export::{ArticleCount, Format};
use pullquote::version::{TOOL, VERSION};
use serde::Deserialize;
use serde_json::Value;
use std::collections::HashSet;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Page {
    #[serde(rename = "@context")]
    context: String,
    id: String,
    #[serde(rename = "type")]
    kind: String,
    #[serde(rename = "startIndex")]
    start_index: usize,
    items: Vec<Annotation>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Annotation {
    id: String,
    #[serde(rename = "type")]
    kind: String,
    motivation: String,
    creator: Option<Agent>,
    created: Option<String>,
    generator: Agent,
    body: Vec<TextualBody>,
    target: SpecificResource,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Agent {
    #[serde(rename = "type")]
    kind: String,
    name: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TextualBody {
    #[serde(rename = "type")]
    kind: String,
    value: String,
    format: String,
    purpose: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SpecificResource {
    #[serde(rename = "type")]
    kind: String,
    source: Source,
    selector: Vec<Selector>,
    state: State,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Source {
    id: String,
    #[serde(rename = "type")]
    kind: String,
    language: Option<String>,
    label: Option<String>,
    #[serde(default)]
    creator: Vec<Agent>,
    created: Option<String>,
    modified: Option<String>,
}

#[derive(Deserialize)]
#[serde(tag = "type", deny_unknown_fields)]
enum Selector {
    TextQuoteSelector { exact: String, prefix: String, suffix: String },
    TextPositionSelector { start: usize, end: usize },
}

#[derive(Deserialize)]
#[serde(tag = "type", deny_unknown_fields)]
enum State {
    TimeState { cached: String },
}

/// The motivations of the vocabulary.
const MOTIVATIONS: [&str; 13] = [
    "assessing",
    "bookmarking",
    "classifying",
    "commenting",
    "describing",
    "editing",
    "highlighting",
    "identifying",
    "linking",
    "moderating",
    "questioning",
    "replying",
    "tagging",
];

/// The terms of `http://www.w3.org/ns/anno.jsonld` for properties that may occur here.
const TERMS: [&str; 44] = [
    "id",
    "type",
    "value",
    "motivation",
    "creator",
    "created",
    "modified",
    "generator",
    "generated",
    "body",
    "bodyValue",
    "target",
    "source",
    "selector",
    "state",
    "scope",
    "purpose",
    "format",
    "language",
    "processingLanguage",
    "textDirection",
    "exact",
    "prefix",
    "suffix",
    "start",
    "end",
    "refinedBy",
    "startSelector",
    "endSelector",
    "cached",
    "sourceDate",
    "sourceDateStart",
    "sourceDateEnd",
    "items",
    "partOf",
    "first",
    "last",
    "next",
    "prev",
    "startIndex",
    "total",
    "label",
    "name",
    "canonical",
];

fn is_iri(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_graphic() && !b"<>\"{}|\\^`".contains(&byte))
}

fn check_terms(value: &Value) {
    match value {
        Value::Object(fields) => fields.iter().for_each(|(key, value)| {
            assert!(key == "@context" || TERMS.contains(&key.as_str()), "{key} is no term of the context");
            assert!(!value.is_null(), "{key}: what is absent has no key");
            check_terms(value);
        }),
        Value::Array(items) => items.iter().for_each(check_terms),
        _ => {}
    }
}

fn check_annotation(annotation: &Annotation, fixture: &ReviewFixture) {
    let points = fixture.points();
    assert!(is_iri(&annotation.id) && annotation.id.starts_with("urn:uuid:"));
    assert_eq!(annotation.kind, "Annotation");
    assert!(MOTIVATIONS.contains(&annotation.motivation.as_str()));
    assert!(
        annotation
            .creator
            .as_ref()
            .is_none_or(|creator| creator.kind == "Person" && !creator.name.is_empty())
    );
    assert_eq!(annotation.creator.is_some(), annotation.created.as_deref().is_some_and(is_time));
    assert_eq!(
        (annotation.generator.kind.as_str(), annotation.generator.name.as_str()),
        ("Software", format!("{TOOL}, model {VERSION}").as_str())
    );
    for body in &annotation.body {
        assert_eq!((body.kind.as_str(), body.format.as_str()), ("TextualBody", "text/plain"));
        assert!(!body.value.is_empty() && MOTIVATIONS.contains(&body.purpose.as_str()));
    }
    let target = &annotation.target;
    assert_eq!((target.kind.as_str(), target.source.kind.as_str()), ("SpecificResource", "Text"));
    assert!(is_iri(&target.source.id), "{}", target.source.id);
    assert!(target.source.language.as_deref().is_none_or(|language| language.len() == 2));
    assert_eq!(target.source.label, fixture.article.title().map(str::to_owned));
    let identity = &fixture.article.identity;
    let authors: Vec<&str> = target.source.creator.iter().map(|author| author.name.as_str()).collect();
    assert_eq!(authors, identity.authors());
    let dates = [target.source.created.as_deref(), target.source.modified.as_deref()];
    assert_eq!(dates, [identity.published(), identity.modified()]);
    let State::TimeState { cached } = &target.state;
    assert_eq!(*cached, format!("nih:sha-256;{}", fixture.hash));
    let [
        Selector::TextQuoteSelector { exact, prefix, suffix },
        Selector::TextPositionSelector { start, end },
    ] = target.selector.as_slice()
    else {
        panic!("both selectors")
    };
    assert_eq!(cut(&points, *start, *end), *exact);
    assert!(
        cut(&points, 0, *start).ends_with(prefix) && cut(&points, *end, points.len()).starts_with(suffix)
    );
}

#[test]
fn annotations_follow_the_web_annotation_model() {
    for fixture in fixtures() {
        let written = fixture.written(Format::WebAnnotation);
        check_terms(&serde_json::from_str(&written).unwrap());
        let page: Page = serde_json::from_str(&written).unwrap();
        assert_eq!(page.context, "http://www.w3.org/ns/anno.jsonld");
        assert_eq!((page.kind.as_str(), page.start_index, is_iri(&page.id)), ("AnnotationPage", 0, true));
        assert_eq!(page.items.len(), fixture.review().cards.len());
        page.items.iter().for_each(|annotation| check_annotation(annotation, &fixture));
    }
}

#[test]
fn bodies_contain_speaker_and_decision() {
    let page: Page = serde_json::from_str(&ReviewFixture::reviewed().written(Format::WebAnnotation)).unwrap();
    let said: Vec<Vec<String>> = page
        .items
        .iter()
        .map(|item| item.body.iter().map(|body| format!("{} {}", body.purpose, body.value)).collect())
        .collect();
    let edited = said.iter().find(|bodies| bodies.contains(&"assessing state: edited".to_owned())).unwrap();
    for body in [
        "identifying Marta Dias",
        "assessing verification: differs",
        "editing We asked for a meeting in May.",
        "commenting call back",
    ] {
        assert!(edited.contains(&body.to_owned()), "{body} in {edited:?}");
    }
    let names: HashSet<&str> = page.items.iter().map(|item| item.id.as_str()).collect();
    assert_eq!(names.len(), page.items.len());
}

#[test]
fn any_number_of_articles_is_one_annotation_page() {
    let (one, other) = (ReviewFixture::reviewed(), ReviewFixture::hostile());
    let page: Page =
        serde_json::from_str(&written(&[&one, &other], &plan(Format::WebAnnotation, ArticleCount::Many)))
            .unwrap();
    assert_eq!(page.items.len(), one.review().cards.len() + other.review().cards.len());
    let none: Page =
        serde_json::from_str(&written(&[], &plan(Format::WebAnnotation, ArticleCount::Many))).unwrap();
    assert!(none.items.is_empty());
}
