//! Findings -> every format: each can be written, positions count code points, and no control character gets out.

use super::findings::article;
use pullquote::analysis::analyze;
use pullquote::article::Article;
use pullquote::export::{
    ArticleCount, ExportPlan, ExportWriter, Format, Provenance, QuotationFilter, ReviewedArticle, Stage,
};
use pullquote::review::{Journal, Review, review};
use pullquote::text::as_read;
use pullquote::text::hash::TextHash;
use pullquote::text::phrase::single_spaced;
use serde_json::Value;
use std::sync::Arc;

/// The formats that one file holds whole.
const FORMATS: [Format; 10] = [
    Format::Json,
    Format::Csv,
    Format::Markdown,
    Format::Sheet,
    Format::WebAnnotation,
    Format::Brat,
    Format::Tei,
    Format::Html,
    Format::Citron,
    Format::SchemaOrg,
];

/// Whatever the text, its findings can be exported, and are found again at the exported positions.
pub(crate) fn exports(bytes: &[u8]) {
    let article = article(bytes);
    let (hash, found) = (TextHash::of(&article.text), Arc::new(analyze(&article)));
    let review: Review = review(&article, hash, &found, &Journal::default());
    let provenance = Provenance { id: None, source: Some("a\u{1b}[31m.txt".to_owned()) };
    let reviewed =
        ReviewedArticle { provenance: &provenance, article: &article, hash, found: &found, review: &review };
    for format in FORMATS {
        let written = written(&reviewed, format);
        assert!(!written.contains('\u{1b}'), "{format:?} has an escape character");
        if format == Format::Json {
            check(&article, &written);
        }
    }
}

fn written(reviewed: &ReviewedArticle<'_>, format: Format) -> String {
    let selection = QuotationFilter::default();
    let plan = ExportPlan { format, articles: ArticleCount::One, stage: Stage::Reviewed, selection };
    let mut file = Vec::new();
    let mut writer = ExportWriter::new(&mut file, &plan);
    writer.article(reviewed).expect("memory can be written");
    writer.finish().expect("memory can be written");
    String::from_utf8(file).expect("every format is UTF-8")
}

/// Every object with a text and its position is where it says, counted in code points.
fn check(article: &Article, written: &str) {
    let object: Value = serde_json::from_str(written).expect("a JSON object");
    assert_eq!(object["text"].as_str(), Some(article.text.as_str()));
    let points: Vec<char> = article.text.chars().collect();
    for list in ["countries", "people", "organizations"] {
        for entity in object[list].as_array().into_iter().flatten() {
            entity["mentions"]
                .as_array()
                .into_iter()
                .flatten()
                .for_each(|mention| is_there(&points, mention));
        }
    }
    for quotation in object["quotes"].as_array().into_iter().flatten() {
        is_there(&points, quotation);
        is_there(&points, &quotation["cue"]);
        is_there(&points, &quotation["speaker"]["mention"]);
    }
}

fn is_there(points: &[char], excerpt: &Value) {
    if excerpt.is_null() {
        return;
    }
    let at = |name: &str| usize::try_from(excerpt[name].as_u64().expect("a position")).expect("a short text");
    let words: String = points[at("start")..at("end")].iter().collect();
    // Lines are joined, and the marks of quoted mail left out.
    let shown = |words: &str| single_spaced(&as_read::joined(words));
    assert_eq!(shown(excerpt["text"].as_str().expect("words")), shown(&words));
}
