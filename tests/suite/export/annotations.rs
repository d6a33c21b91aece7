//! Stand-off formats read by strict readers written from their descriptions: the result object, Web Annotation and
//! brat. Every span that is read back contains exactly the stated words.

use super::reviewed_article::{HOSTILE, ReviewFixture, plan, written};
use pullquote::export::brat::CONFIGURATION;
use pullquote::export::{ArticleCount, Format, QuotationFilter};
use pullquote::version::{TOOL, VERSION};
use serde::Deserialize;
use serde_json::Value;
use std::collections::{HashMap, HashSet};

fn fixtures() -> [ReviewFixture; 3] {
    [
        ReviewFixture::reviewed(),
        ReviewFixture::hostile(),
        ReviewFixture::new("Nothing was said.\n", "quiet.txt"),
    ]
}

fn cut(points: &[char], start: usize, end: usize) -> String {
    points[start..end].iter().collect()
}

// The result object.

/// The evidence given for a speaker named by the reviewer.
const NAMED: &str = "the reviewer named the speaker";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Quote {
    id: String,
    start: usize,
    end: usize,
    text: String,
    kind: String,
    parts: Option<Vec<Value>>,
    inside: Vec<Value>,
    speaker: Option<Value>,
    speakers: Option<Vec<Value>>,
    #[allow(dead_code, reason = "its presence is what is looked at")]
    cue: Option<Value>,
    #[allow(dead_code, reason = "its presence is what is looked at")]
    via: Option<Value>,
    confidence: Option<f64>,
    evidence: Option<String>,
    #[allow(dead_code, reason = "its presence is what is looked at")]
    runner_up: Option<Value>,
    review: QuoteReview,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct QuoteReview {
    state: String,
    reason: Option<String>,
    flagged: bool,
    verification: String,
    source: Option<String>,
    true_words: Option<String>,
    note: Option<String>,
    reviewer: Option<String>,
    at: Option<String>,
    added: bool,
    prefix: String,
    suffix: String,
    found: Option<Found>,
    opinions: Vec<Value>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Found {
    start: usize,
    end: usize,
    speaker: Option<String>,
    confidence: Option<f64>,
    kind: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ArticleReview {
    reviewers: Vec<String>,
    at: Option<String>,
    tool: String,
    model: String,
    text_sha256: String,
    orphans: Vec<Value>,
}

fn is_time(time: &str) -> bool {
    let shape: String = time.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect();
    shape == "0000-00-00T00:00:00.000Z"
}

#[test]
fn result_objects_contain_decisions_and_original_findings() {
    for fixture in fixtures() {
        let object: Value = serde_json::from_str(&fixture.written(Format::Json)).unwrap();
        let points: Vec<char> = object["text"].as_str().unwrap().chars().collect();
        assert_eq!(points, fixture.points());
        let review: ArticleReview = serde_json::from_value(object["review"].clone()).unwrap();
        assert_eq!((review.tool.as_str(), review.model.as_str()), (TOOL, VERSION));
        assert_eq!(review.text_sha256, fixture.hash.to_string());
        assert_eq!(review.reviewers.is_empty(), fixture.journal.acts.is_empty());
        assert_eq!(review.orphans.len(), fixture.review().orphans.len());
        assert!(review.at.as_deref().is_none_or(is_time));
        for quote in object["quotes"].as_array().unwrap() {
            let quote: Quote = serde_json::from_value(quote.clone()).unwrap();
            let Quote { start, end, review, .. } = quote;
            assert_eq!(cut(&points, start, end), quote.text, "{}", quote.id);
            let parts = quote.parts.iter().flatten();
            for excerpt in parts.chain(&quote.inside) {
                let at = |key: &str| usize::try_from(excerpt[key].as_u64().unwrap()).unwrap();
                assert_eq!(cut(&points, at("start"), at("end")), excerpt["text"], "{}", quote.id);
            }
            assert!(cut(&points, 0, start).ends_with(&review.prefix));
            assert!(cut(&points, end, points.len()).starts_with(&review.suffix));
            assert!(["direct", "partial", "indirect"].contains(&quote.kind.as_str()));
            assert!(
                ["pending", "accepted", "edited", "rejected", "skipped"].contains(&review.state.as_str())
            );
            assert!(
                ["unchecked", "matches", "differs", "cannot-verify"].contains(&review.verification.as_str())
            );
            assert_eq!(review.reviewer.is_some(), review.at.as_deref().is_some_and(is_time));
            assert_eq!(review.added, review.found.is_none());
            // How sure the program is says nothing of whom the reviewer named.
            let by_program = quote.speaker.is_some() && quote.evidence.as_deref() != Some(NAMED);
            assert_eq!(quote.confidence.is_some(), by_program, "{}", quote.id);
            if let Some(Found { start, end, speaker, confidence, .. }) = review.found {
                assert!(start < end && end <= points.len());
                assert_eq!(speaker.is_some(), confidence.is_some());
            }
        }
    }
}

#[test]
fn original_findings_are_kept_beside_corrections() {
    let object: Value = serde_json::from_str(&ReviewFixture::reviewed().written(Format::Json)).unwrap();
    let quotes = object["quotes"].as_array().unwrap();
    let quotes: Vec<Quote> =
        quotes.iter().map(|quote| serde_json::from_value(quote.clone()).unwrap()).collect();
    let edited = quotes.iter().find(|quote| quote.review.state == "edited").unwrap();
    let review = &edited.review;
    assert_eq!(edited.speaker.as_ref().unwrap()["name"], "Marta Dias");
    let found = review.found.as_ref().unwrap();
    assert_eq!((found.speaker.as_deref(), found.kind.as_str()), (Some("Rui Costa"), "direct"));
    assert_eq!(review.true_words.as_deref(), Some("We asked for a meeting in May."));
    assert!(review.opinions.is_empty(), "one reviewer agrees with herself");
    assert_eq!((review.note.as_deref(), review.reviewer.as_deref()), (Some("call back"), Some("bo")));
    assert_eq!(quotes[0].review.source.as_deref(), Some("tape 3, 04:10"));
    assert!(quotes.iter().any(|quote| quote.review.reason.as_deref() == Some("not-speech")));
    assert!(quotes.iter().any(|quote| quote.review.flagged));
    assert_eq!(object["review"]["reviewers"], serde_json::json!(["ana", "bo"]));
    let people = object["people"].as_array().unwrap();
    assert!(people.iter().any(|person| person["name"] == "Marta Dias"), "whom the reviewer named is listed");
}

// Web Annotation: the model of <https://www.w3.org/TR/annotation-model/>.

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

// brat: <https://brat.nlplab.org/standoff.html>.

#[derive(Debug, Default)]
struct Standoff {
    /// Type and words of every span.
    spans: HashMap<String, (String, String)>,
    relations: Vec<(String, String, String)>,
    attributes: Vec<(String, String, String)>,
    notes: HashMap<String, String>,
}

/// Parses like brat's server, and panics where it would report an error.
fn standoff(annotations: &str, text: &[char]) -> Standoff {
    let mut read = Standoff::default();
    let mut seen = HashSet::new();
    for line in annotations.lines() {
        let (id, rest) = line.split_once('\t').unwrap();
        assert!(seen.insert(id.to_owned()), "{id} twice");
        match id.chars().next().unwrap() {
            'T' => {
                let (place, words) = rest.split_once('\t').unwrap();
                let (kind, spans) = place.split_once(' ').unwrap();
                let mut before = None;
                let fragment = |span: &str| {
                    let (start, end) = span.split_once(' ').unwrap();
                    let (start, end): (usize, usize) = (start.parse().unwrap(), end.parse().unwrap());
                    assert!(start < end && before.is_none_or(|before| before < start), "{line}");
                    before = Some(end);
                    let fragment = cut(text, start, end);
                    assert!(!fragment.contains(char::is_control), "{line}");
                    fragment
                };
                let covered: Vec<String> = spans.split(';').map(fragment).collect();
                assert_eq!(covered.join(" "), words, "{line}");
                read.spans.insert(id.to_owned(), (kind.to_owned(), words.to_owned()));
            }
            'R' => {
                let [kind, one, other] = rest.split(' ').collect::<Vec<_>>()[..] else { panic!("{line}") };
                let end = |end: &str, name: &str| end.strip_prefix(name).unwrap().to_owned();
                read.relations.push((kind.to_owned(), end(one, "Arg1:"), end(other, "Arg2:")));
            }
            'A' => {
                let mut words = rest.split(' ');
                let mut next = || words.next().map(str::to_owned);
                read.attributes.push((next().unwrap(), next().unwrap(), next().unwrap_or_default()));
                assert_eq!(words.next(), None, "{line}");
            }
            '#' => {
                let (of, note) = rest.split_once('\t').unwrap();
                read.notes.insert(of.strip_prefix("AnnotatorNotes ").unwrap().to_owned(), note.to_owned());
            }
            _ => panic!("{line}"),
        }
    }
    let ends = read.relations.iter().flat_map(|(_, one, other)| [one, other]);
    let all = ends.chain(read.attributes.iter().map(|(_, of, _)| of)).chain(read.notes.keys());
    assert!(all.into_iter().all(|of| read.spans.contains_key(of)), "everything speaks of a span");
    read
}

#[test]
fn brat_spans_match_the_text() {
    for fixture in fixtures() {
        let read = standoff(&fixture.written(Format::Brat), &fixture.points());
        let quotations = read.attributes.iter().filter(|(kind, ..)| kind == "State").count();
        assert_eq!(quotations, fixture.review().cards.len());
        let types = read.spans.values().map(|(kind, _)| kind);
        let types = types.chain(read.relations.iter().map(|(kind, ..)| kind));
        for kind in types.chain(read.attributes.iter().map(|(kind, ..)| kind)) {
            let known = CONFIGURATION.lines().any(|line| line.split('\t').next() == Some(kind));
            assert!(known, "{kind} is not in the configuration");
        }
        for (kind, _, value) in read.attributes.iter().filter(|(_, _, value)| !value.is_empty()) {
            let line = CONFIGURATION.lines().find(|line| line.split('\t').next() == Some(kind)).unwrap();
            let values = line.split("Value:").nth(1).unwrap();
            assert!(values.split('|').any(|known| known == value), "{value} is no {kind}");
        }
    }
}

#[test]
fn a_quotation_over_two_paragraphs_is_one_discontinuous_span_with_its_decision() {
    let fixture = ReviewFixture::reviewed();
    let written = fixture.written(Format::Brat);
    let read = standoff(&written, &fixture.points());
    let (id, _) =
        read.spans.iter().find(|(_, (_, words))| words.starts_with("We asked for a meeting")).unwrap();
    let line = written.lines().find(|line| line.starts_with(&format!("{id}\t"))).unwrap();
    assert_eq!(line.matches(';').count(), 1, "{line}");
    assert!(read.attributes.contains(&("State".to_owned(), id.clone(), "edited".to_owned())));
    assert!(read.notes[id].contains("speaker: Marta Dias") && read.notes[id].contains("note: call back"));
    // "told" reports what another speaker said: the reviewer has named Marta Dias.
    let cue = read.relations.iter().find(|(kind, from, _)| kind == "ReportedBy" && from == id);
    assert_eq!(cue, None);
    assert!(read.relations.iter().any(|(kind, ..)| kind == "ReportedBy"), "the others keep theirs");
}

#[test]
fn hostile_notes_stay_on_one_line() {
    let fixture = ReviewFixture::hostile();
    let read = standoff(&fixture.written(Format::Brat), &fixture.points());
    assert!(read.notes.values().all(|note| note.contains("alert('1')") && !note.contains(char::is_control)));
    assert!(HOSTILE.contains('\t') && HOSTILE.contains('\u{1b}'));
}

#[test]
fn a_filter_selects_the_exported_quotations() {
    use pullquote::export::{VerdictFilter, named_countries};
    let fixture = ReviewFixture::reviewed();
    let all = fixture.rows(&QuotationFilter::default());
    let accepted =
        fixture.rows(&QuotationFilter { only: VerdictFilter::Accepted, ..QuotationFilter::default() });
    assert!(accepted.len() < all.len() && accepted.iter().all(|row| all.contains(row)), "{accepted:?}");
    assert!(
        accepted.iter().all(|row| row.contains(" accepted ") || row.contains(" edited ")),
        "{accepted:?}"
    );
    let lopes =
        fixture.rows(&QuotationFilter { speaker: Some("LÓPES".to_owned()), ..QuotationFilter::default() });
    assert!(!lopes.is_empty() && lopes.iter().all(|row| row.contains("Ana Lopes: ")), "{lopes:?}");
    let peru = Some(named_countries("pe").unwrap());
    let peru = fixture.rows(&QuotationFilter { countries: peru, ..QuotationFilter::default() });
    assert!(peru.iter().any(|row| row.contains("a family matter of the port")), "{peru:?}");
    assert!(peru.iter().all(|row| !row.contains("The quay is closed")), "{peru:?}");
    let none = fixture
        .rows(&QuotationFilter { speaker: Some("nobody at all".to_owned()), ..QuotationFilter::default() });
    assert_eq!(none, Vec::<String>::new());
}

#[test]
fn every_part_of_a_broken_quotation_names_the_others() {
    let fixture =
        ReviewFixture::new("“We stay,” said Ana Lopes, “and ‘wait’.” “No,” he said.\n", "news/quay.txt");
    let object: Value = serde_json::from_str(&fixture.written(Format::Json)).unwrap();
    let words = |list: &Value| -> Vec<String> {
        let excerpts = list.as_array().into_iter().flatten();
        excerpts.map(|excerpt| excerpt["text"].as_str().unwrap().to_owned()).collect()
    };
    let quotes = object["quotes"].as_array().unwrap();
    let parts: Vec<_> = quotes.iter().map(|quote| words(&quote["parts"])).collect();
    let whole = vec!["We stay,".to_owned(), "and ‘wait’.".to_owned()];
    assert_eq!(parts, [whole.clone(), whole, Vec::new()]);
    assert_eq!(words(&quotes[1]["inside"]), ["wait"]);
    let table = fixture.written(Format::Csv);
    let behind = |line: &str| {
        let kind =
            ["direct", "partial"].into_iter().find_map(|kind| line.split_once(&format!(",{kind},")))?;
        Some(kind.1.split(',').next().unwrap_or_default().to_owned())
    };
    let part_of: Vec<String> = table.lines().skip(1).filter_map(behind).collect();
    assert_eq!(part_of, ["", "1", ""], "{table}");
    assert!(fixture.written(Format::Tei).contains("corresp=\"#a1.q1\""));
}

#[test]
fn everyone_who_said_it_is_exported() {
    let fixture = ReviewFixture::new("“We stay,” Chile and Bolivia said in a statement.\n", "news/lima.txt");
    let object: Value = serde_json::from_str(&fixture.written(Format::Json)).unwrap();
    let quote: Quote =
        serde_json::from_value(object["quotes"][0].clone()).unwrap_or_else(|error| panic!("{error}"));
    let name = |speaker: &Value| speaker["name"].as_str().unwrap().to_owned();
    let names: Vec<String> = quote.speakers.iter().flatten().map(name).collect();
    assert_eq!(
        (names.join(", "), name(&quote.speaker.unwrap())),
        ("Chile, Bolivia".to_owned(), "Chile".to_owned())
    );
    for (format, expected) in [
        (Format::Csv, ",Chile,Bolivia,"),
        (Format::Markdown, "## Chile and Bolivia (1)"),
        (Format::Tei, "who=\"#a1.CL #a1.BO\""),
        (Format::Html, " and Bolivia</p>"),
    ] {
        let written = fixture.written(format);
        assert!(written.contains(expected), "{format:?}: {written}");
    }
}
