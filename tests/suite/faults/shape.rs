//! Faults 20 to 35: texts of an odd shape or size.

use crate::binary::{pullquote, run, stdout};
use pullquote::analysis::{Analysis, analyze};
use pullquote::article::Article;
use pullquote::input::{Document, Media};

fn found(media: Media, text: &str) -> (Article, Analysis) {
    let article = Article::new(Document::record(String::new(), media, text.to_owned()));
    let analysis = analyze(&article);
    (article, analysis)
}

#[test]
fn fault_20_everything_in_one_long_line_is_found() {
    let text = "“We will stay,” said Ana Petrova of the port. ".repeat(5_000);
    let (_, analysis) = found(Media::Plain, &text);
    assert_eq!((analysis.quotations.len(), analysis.analysed_to as usize), (5_000, text.len()));
}

#[test]
fn fault_22_a_million_lines_are_read() {
    let folder = tempfile::tempdir().unwrap();
    let lines = "a\n".repeat(1_000_000);
    let output = run(&mut pullquote(folder.path(), &["extract", "--format", "json", "-"]), lines.as_bytes());
    assert!(output.status.code() == Some(1) || output.status.success(), "{:?}", output.status);
    assert!(stdout(&output).contains("\"quotes\":[]") || stdout(&output).contains("\"quotes\": []"));
}

#[test]
fn fault_28_paragraphs_that_open_a_quotation_and_never_close_it_are_one_each() {
    let paragraph = |number: usize| {
        format!("“The ships came back to the port of Lima, and number {number} stayed out on the sea.\n\n")
    };
    let text = (0..500).map(paragraph).collect::<Vec<_>>().concat();
    let (article, analysis) = found(Media::Plain, &text);
    assert_eq!(analysis.quotations.len(), 500);
    assert!(analysis.quotations.iter().all(|quotation| article.words(quotation.content).len() < 100));
    let speech = format!("{}{}{}", paragraph(1), paragraph(2), paragraph(3));
    assert_eq!(
        found(Media::Plain, &speech).1.quotations.len(),
        1,
        "the last mark of a speech may be missing"
    );
}

#[test]
fn fault_29_marks_nested_fifty_deep_are_one_quotation() {
    let text = format!("Ana Lopes said, {}we stay{}.", "“a ‘b ".repeat(25), "’ ”".repeat(25));
    let (article, analysis) = found(Media::Plain, &text);
    assert_eq!(analysis.quotations.len(), 1, "{:?}", analysis.quotations);
    assert!(article.words(analysis.quotations[0].marks).starts_with("“a ‘b “a"));
}

#[test]
fn fault_31_ten_thousand_names_and_one_of_five_hundred_words() {
    let alphabet: Vec<char> = ('a'..='z').collect();
    let letters = |number: usize| -> String {
        [number / 676, number / 26 % 26, number % 26].iter().map(|&at| alphabet[at]).collect()
    };
    let came = |number| format!("Ana Ke{}ran came to the port.\n", letters(number));
    let text = (0..10_000).map(came).collect::<Vec<_>>().concat();
    let (_, analysis) = found(Media::Plain, &text);
    assert!(analysis.entities.len() > 5_000, "{}", analysis.entities.len());
    let name = (0..500).map(|number| format!("Ke{}ran ", letters(number))).collect::<Vec<_>>().concat();
    let (_, analysis) =
        found(Media::Plain, &format!("“We stay,” said {name}.\n\n“We stay,” said Ana Lopes."));
    assert_eq!(analysis.quotations.len(), 2);
}
