//! The table of reported speech and sources in `tests/verification/reports.txt`.

use crate::article::Article;
use crate::input::{Document, Media};
use crate::verify::{QuotedSpeech, Source, nearest_passage};

const REPORTS: &str = include_str!("../../../tests/verification/reports.txt");

/// The passage and the remarks on a report beside a source.
fn told(report: &str, said: &str) -> Option<(String, String)> {
    let article = Article::new(Document::record(String::new(), Media::Plain, said.to_owned()));
    let sources = [Source::new("record", article, None)];
    let found = nearest_passage(&QuotedSpeech::words(report), &sources)?;
    Some((sources[0].words_in(found.passage.span), found.only.remarks().join("; ")))
}

#[test]
fn what_contradicts_a_report_is_remarked_and_a_paraphrase_is_not() {
    let blocks: Vec<&str> = REPORTS.split("\n\n").filter(|block| block.contains("report: ")).collect();
    assert!(blocks.len() >= 40, "{} reports", blocks.len());
    let mut wrong = Vec::new();
    for block in &blocks {
        let field = |name: &str| block.lines().find_map(|line| line.strip_prefix(name)).unwrap_or_default();
        let (report, said) = (field("report: "), field("source: "));
        let (passage, remarks) = told(report, said).unwrap_or(("no passage".to_owned(), String::new()));
        let (in_passage, expected) = (field("passage: "), field("remarks: "));
        let is_whole = in_passage.is_empty() && passage != "no passage";
        if remarks != expected || !(is_whole || passage == in_passage) {
            wrong.push(format!("“{report}” / “{said}”: {remarks} in “{passage}”, not {expected}"));
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), blocks.len(), wrong.join("\n"));
}
