//! The result object, read by a strict reader written from its description. Every span that is read back contains
//! exactly the stated words.

use super::reviewed_article::{ReviewFixture, cut, fixtures, is_time};
use pullquote::export::{Format, QuotationFilter};
use pullquote::version::{TOOL, VERSION};
use serde::Deserialize;
use serde_json::Value;

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
