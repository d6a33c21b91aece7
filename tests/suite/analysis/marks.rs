//! Every quotation mark before a quotation with every one after it: pairs that some language or keyboard writes give the
//! quotation with its speaker, and between all others no word of the reporter's becomes a quotation.

use pullquote::analysis::{Analysis, QuotationKind, analyze};
use pullquote::article::Article;
use pullquote::input::{Document, Media};
use pullquote::text::quotation_marks::{MARKS, QuotationMark};
use std::fmt::Write;

const FIRST: &str = "We keep the harbour open tonight,";
const SECOND: &str = "It was a long winter for us,";

fn read(opening: &str, closing: &str) -> (Article, Analysis) {
    let text = format!(
        "It rained. {opening}{FIRST}{closing} said Grace Adebayo. The ferry left at noon. \
         {opening}{SECOND}{closing} said Kofi Mensah, who stood apart."
    );
    let article = Article::new(Document::record(String::new(), Media::Plain, text));
    let analysis = analyze(&article);
    (article, analysis)
}

/// The quotations in marks, each with its speaker.
fn quoted(opening: &str, closing: &str) -> Vec<(String, String)> {
    let (article, analysis) = read(opening, closing);
    let all = analysis.quotations.iter().filter(|quotation| quotation.kind != QuotationKind::Indirect);
    let name = |speaker| analysis.speaker_name(speaker, &article.text).to_owned();
    all.map(|quotation| {
        let speaker = quotation.attribution.as_ref().map_or(String::new(), |found| name(found.speaker));
        (article.words(quotation.content).to_owned(), speaker)
    })
    .collect()
}

fn pairs() -> impl Iterator<Item = (&'static QuotationMark, &'static QuotationMark)> {
    let opening = MARKS.iter().filter(|mark| mark.can_open());
    opening.flat_map(|opening| MARKS.iter().map(move |closing| (opening, closing)))
}

#[test]
fn a_pair_that_a_language_or_a_keyboard_writes_is_a_quotation_with_its_speaker() {
    let expected = [(FIRST, "Grace Adebayo"), (SECOND, "Kofi Mensah")];
    let expected = expected.map(|(words, speaker)| (words.to_owned(), speaker.to_owned()));
    let mut wrong = String::new();
    for (opening, closing) in pairs().filter(|(opening, closing)| opening.is_closed_by(closing)) {
        let found = quoted(opening.written, closing.written);
        if found != expected {
            writeln!(wrong, "{} {}: {found:?}", opening.written, closing.written).unwrap();
        }
    }
    assert_eq!(wrong, "");
}

#[test]
fn words_of_the_reporter_between_two_marks_are_no_quotation() {
    let mut wrong = String::new();
    let rest = ["said Grace", "ferry", "noon", "said Kofi", "apart"];
    for (opening, closing) in pairs() {
        let (article, analysis) = read(opening.written, closing.written);
        for quotation in &analysis.quotations {
            let words = article.words(quotation.content);
            if rest.iter().any(|rest| words.contains(rest)) {
                writeln!(wrong, "{} {}", opening.written, closing.written).unwrap();
                break;
            }
        }
    }
    assert_eq!(wrong, "");
}
